#include "story_builder.hpp"

#include <cstdint>
#include <utility>

namespace fabula::importers {

void StoryBuilder::headline(const std::string& text) {
  story_.meta.title = text;
  add(text, Block::Kind::headline);
}

void StoryBuilder::date(const std::optional<Instant>& published, const std::string& from) {
  if (published && !story_.meta.published) {
    story_.meta.published = published;
    story_.meta.published_from = from;
  }
}

void StoryBuilder::modified(const std::optional<Instant>& date, const std::string& from) {
  if (date && !story_.meta.modified) {
    story_.meta.modified = date;
    story_.meta.modified_from = from;
  }
}

void StoryBuilder::date_by_last_change() {
  date(story_.meta.modified, story_.meta.modified_from);
}

void StoryBuilder::author(std::string name) {
  if (story_.meta.author.empty()) {
    story_.meta.author = std::move(name);
  }
}

void StoryBuilder::dateline(const Dateline& dateline) {
  if (story_.meta.dateline.empty()) {
    story_.meta.dateline = dateline.place;
  }
  if (story_.meta.source.empty()) {
    story_.meta.source = dateline.source;
  }
  date(dateline.date, "dateline");
}

void StoryBuilder::body(const std::string& text) {
  const auto dateline = bodies_ < 3 ? read_dateline(text, words_) : std::nullopt;
  if (dateline) {
    this->dateline(*dateline);
  }
  if (dateline && dateline->size == text.size()) {
    return;  // a date line alone
  }
  ++bodies_;
  add(text, Block::Kind::body);
  if (dateline) {
    Block& whole = story_.blocks.back();
    const auto split = whole.span.begin + static_cast<std::uint32_t>(dateline->size);
    const Block rest{{split, whole.span.end}, Block::Kind::body};
    whole = {{whole.span.begin, split}, Block::Kind::dateline};
    story_.blocks.push_back(rest);
  }
}

void StoryBuilder::add(const std::string& text, Block::Kind kind) {
  story_.text += story_.text.empty() ? "" : "\n\n";
  const auto begin = static_cast<std::uint32_t>(story_.text.size());
  story_.text += text;
  story_.blocks.push_back({{begin, static_cast<std::uint32_t>(story_.text.size())}, kind});
}

}  // namespace fabula::importers
