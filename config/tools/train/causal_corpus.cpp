#include "causal_corpus.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "csv_records.hpp"
#include "fabula/error.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::train {
namespace {

constexpr std::size_t shared_words = 8;
constexpr std::size_t max_bytes = std::size_t{1} << 20U;

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The strings of a list as Python prints it: ['it', "isn't"].
class ListReader {
 public:
  explicit ListReader(std::string_view text) : text_(text) {}

  std::vector<std::string> read() {
    std::vector<std::string> items;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\'' || c == '"') {
        items.push_back(string_until(c));
      }
    }
    return items;
  }

 private:
  std::string string_until(char quote) {
    std::string item;
    while (at_ < text_.size() && text_[at_] != quote) {
      const char c = text_[at_++];
      if (c != '\\' || at_ == text_.size()) {
        item += c;
        continue;
      }
      const char kind = text_[at_++];
      if (kind == 'x' || kind == 'u') {
        const std::size_t digits = kind == 'x' ? 2 : 4;
        const std::string hex(text_.substr(at_, digits));
        at_ += digits;
        append_utf8(item, static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
      } else {
        item += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
      }
    }
    ++at_;
    return item;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Where the tags of a marked sentence stand, in bytes that are no white space.
std::optional<GoldCause> read_marks(std::string_view marked) {
  std::map<std::string_view, std::vector<std::uint32_t>> places;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    bool tag = false;
    for (const std::string_view name : {"ARG0", "ARG1", "SIG"}) {
      const std::size_t begin = i + (i + 1 < marked.size() && marked[i + 1] == '/' ? 2 : 1);
      const std::size_t end = marked.find('>', i);
      if (marked[i] == '<' && marked.substr(begin, name.size()) == name &&
          end != std::string_view::npos) {
        places[name].push_back(count);
        i = end;
        tag = true;
        break;
      }
    }
    count += tag || is_blank(marked[i]) ? 0 : 1;
  }
  const auto& cause = places["ARG0"];
  const auto& effect = places["ARG1"];
  if (cause.size() < 2 || effect.size() < 2) {
    return std::nullopt;
  }
  return GoldCause{{cause[0], cause[1]}, {effect[0], effect[1]}};
}

std::vector<std::uint32_t> places_of(std::string_view text) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) {
      places.push_back(i);
    }
  }
  return places;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

CausalSentence read_item(std::string_view text, const std::string& pairs, std::uint32_t number) {
  text = trimmed(text);
  CausalSentence item{Article({}, std::string(text)), {}, number};
  const auto places = places_of(text);
  const auto in_text = [&](Span squeezed) {
    const std::size_t last = places.size() - 1;
    return squeezed.empty() ? Span{}
                            : Span{places[std::min<std::size_t>(squeezed.begin, last)],
                                   places[std::min<std::size_t>(squeezed.end - 1, last)] + 1};
  };
  for (const std::string& marked : ListReader(pairs).read()) {
    if (const auto cause = read_marks(marked)) {
      item.causes.push_back({in_text(cause->cause), in_text(cause->effect)});
    }
  }
  return item;
}

/// Gives items that share eight words in a row one group.
class Groups {
 public:
  std::uint32_t of(std::string_view text, std::uint32_t number) {
    std::vector<std::string> words = {""};
    for (const char c : text) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
      if (letter) {
        words.back() += c;
      } else if (!words.back().empty()) {
        words.emplace_back();
      }
    }
    std::uint32_t group = number;
    std::vector<std::string> runs;
    for (std::size_t i = 0; i + shared_words <= words.size(); ++i) {
      std::string run;
      for (std::size_t k = i; k < i + shared_words; ++k) {
        run += words[k] + ' ';
      }
      if (const auto known = first_.find(run); known != first_.end()) {
        group = std::min(group, known->second);
      }
      runs.push_back(std::move(run));
    }
    for (std::string& run : runs) {
      first_.emplace(std::move(run), group);
    }
    return group;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> first_;
};

std::size_t column(const std::vector<std::string>& header, std::string_view name,
                   const std::filesystem::path& path) {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) {
    throw Error(fmt::format("{}: has no column '{}'", path.string(), name));
  }
  return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

std::vector<CausalSentence> read_causal_news(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  importers::CsvRecords records(in, max_bytes);
  importers::CsvRecords::Record record;
  if (!in || records.next(record) != importers::CsvRecords::Status::record) {
    throw Error(fmt::format("{}: cannot be read", path.string()));
  }
  const std::size_t text = column(record.fields, "text", path);
  const std::size_t pairs = column(record.fields, "causal_text_w_pairs", path);
  std::vector<CausalSentence> items;
  Groups groups;
  while (records.next(record) == importers::CsvRecords::Status::record) {
    if (record.fields.size() > std::max(text, pairs) && !trimmed(record.fields[text]).empty()) {
      const std::uint32_t group =
          groups.of(record.fields[text], static_cast<std::uint32_t>(items.size()));
      items.push_back(read_item(record.fields[text], record.fields[pairs], group));
    }
  }
  return items;
}

}  // namespace fabula::train
