// Reads any text with the language model and the rules that ship: analysis, times, actors, events,
// causes, story.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/importers/read_input.hpp"
#include "fabula/pipeline/read.hpp"

namespace {

using namespace fabula;

constexpr int skipped = 77;

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

Model open_model() {
  if (!std::filesystem::exists(FABULA_MODEL_FILE)) {
    std::puts("there is no language model: configure with -DFABULA_MODEL=WHEEL");
    std::exit(skipped);
  }
  return Model::open(FABULA_MODEL_FILE);
}

/// The text as an article, the first bytes telling whether it has a date to count from.
std::vector<Article> articles_of(const std::string& bytes, const ArticleWords& words) {
  std::istringstream in(bytes);
  importers::ReadOptions options;
  options.words = &words;
  options.format = "text";
  options.standard_input = &in;
  if (bytes.size() % 2 == 0) {
    options.published =
        Instant{boost::posix_time::ptime(boost::gregorian::date(2014, 6, 27)), false, {}};
  }
  importers::ArticleReader reader({"-"}, options);
  std::vector<Article> articles;
  Diagnostics diagnostics;
  while (auto article = reader.next(diagnostics)) {
    articles.push_back(std::move(*article));
  }
  return articles;
}

bool lies_in(Span span, std::string_view text) {
  const auto is_boundary = [text](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
  };
  return span.begin <= span.end && span.end <= text.size() && is_boundary(span.begin) &&
         is_boundary(span.end);
}

/// What every export takes for granted.
void check(const AnnotatedArticle& read) {
  const std::string_view text = read.article.text();
  const Mentions& m = read.mentions;
  for (const TimeMention& time : m.times) {
    expect(lies_in(time.span, text));
  }
  for (const ActorMention& actor : m.actors) {
    expect(lies_in(actor.span, text) && actor.rule < m.rules.size());
  }
  for (const EventMention& event : m.events) {
    expect(lies_in(event.span, text) && event.rule < m.rules.size());
  }
  for (const RelationMention& relation : m.relations) {
    expect(relation.from < m.events.size() && relation.to < m.events.size());
    expect(lies_in(relation.evidence, text) && relation.rule < m.rules.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Model model = open_model();
  static const LanguagePack pack = config::load_language_pack(FABULA_SOURCE_DIR "/config", "en");
  static const config::InputRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config");
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto articles = articles_of(bytes, rules.words);
  std::vector<ReadArticle> read;
  for (AnnotatedArticle& annotated : annotate_articles(std::move(articles), {model, pack, 1})) {
    check(annotated);
    read.push_back(to_read_article(std::move(annotated)));
  }
  for (const Event& event : build_story(std::move(read)).events) {
    expect(!event.mentions.empty() && !event.label.empty());
  }
  return 0;
}
