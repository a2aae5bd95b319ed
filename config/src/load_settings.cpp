#include "fabula/config/load_settings.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

/// The map under a key; an empty one where it is absent, empty or none.
Node section(const YamlReader& yaml, const char* key,
             std::initializer_list<std::string_view> keys) {
  const Node node = yaml.root()[key];
  return node.is_defined() && !node.is_null() && yaml.allow_keys(node, keys) ? node
                                                                             : Node::empty_map();
}

std::size_t count(const YamlReader& yaml, const Node& map, const char* key, int least, int most,
                  std::size_t fallback) {
  return static_cast<std::size_t>(
      yaml.integer_between(map, key, least, most, static_cast<int>(fallback)));
}

InputLimits read_input(const YamlReader& yaml) {
  const Node map =
      section(yaml, "input", {"input_bytes", "article_bytes", "archive_depth", "expansion"});
  constexpr int a_gigabyte = 1 << 30;
  InputLimits input;
  input.input_bytes = count(yaml, map, "input_bytes", 1, a_gigabyte, input.input_bytes);
  input.article_bytes = count(yaml, map, "article_bytes", 1, a_gigabyte, input.article_bytes);
  input.archive_depth = count(yaml, map, "archive_depth", 0, 100, input.archive_depth);
  input.expansion = count(yaml, map, "expansion", 1, 1'000'000, input.expansion);
  return input;
}

DisplayLimits read_display(const YamlReader& yaml) {
  const Node map = section(yaml, "display", {"table_events", "graph_events", "listed_candidates"});
  constexpr int a_million = 1'000'000;
  DisplayLimits display;
  display.table_events = count(yaml, map, "table_events", 1, a_million, display.table_events);
  display.graph_events = count(yaml, map, "graph_events", 1, a_million, display.graph_events);
  display.listed_candidates =
      count(yaml, map, "listed_candidates", 1, a_million, display.listed_candidates);
  return display;
}

StoryThresholds read_story(const YamlReader& yaml) {
  const Node map =
      section(yaml, "story",
              {"related_letters", "related_share", "anaphora_sentences", "compared_events",
               "same_event", "news_days", "repeated_text", "revised_text", "uncued_confidence"});
  StoryThresholds story;
  story.related_letters = count(yaml, map, "related_letters", 1, 20, story.related_letters);
  story.related_share = yaml.number_between(map, "related_share", 0, 1, story.related_share);
  story.anaphora_sentences = static_cast<std::uint32_t>(
      count(yaml, map, "anaphora_sentences", 0, 1000, story.anaphora_sentences));
  story.compared_events = count(yaml, map, "compared_events", 1, 100'000, story.compared_events);
  story.same_event = yaml.number_between(map, "same_event", 0, 10, story.same_event);
  story.news_days = yaml.integer_between(map, "news_days", 0, 365, story.news_days);
  story.repeated_text = yaml.number_between(map, "repeated_text", 0, 1, story.repeated_text);
  story.revised_text = yaml.number_between(map, "revised_text", 0, 1, story.revised_text);
  story.uncued_confidence =
      yaml.number_between(map, "uncued_confidence", 0, 1, story.uncued_confidence);
  return story;
}

ServeLimits read_serve(const YamlReader& yaml) {
  const Node map = section(yaml, "serve",
                           {"threads", "connections", "request_bytes", "request_seconds",
                            "idle_seconds", "answer_seconds", "list_items", "most_list_items"});
  constexpr int an_hour = 3600;
  constexpr int a_million = 1'000'000;
  ServeLimits serve;
  serve.threads = count(yaml, map, "threads", 1, 256, serve.threads);
  serve.connections = count(yaml, map, "connections", 1, 60'000, serve.connections);
  serve.request_bytes = count(yaml, map, "request_bytes", 256, a_million, serve.request_bytes);
  serve.request_seconds = count(yaml, map, "request_seconds", 1, an_hour, serve.request_seconds);
  serve.idle_seconds = count(yaml, map, "idle_seconds", 1, an_hour, serve.idle_seconds);
  serve.answer_seconds = count(yaml, map, "answer_seconds", 1, an_hour, serve.answer_seconds);
  serve.list_items = count(yaml, map, "list_items", 1, a_million, serve.list_items);
  serve.most_list_items = count(yaml, map, "most_list_items", 1, a_million, serve.most_list_items);
  return serve;
}

}  // namespace

Settings load_settings(const std::filesystem::path& file, Diagnostics& problems) {
  const YamlReader yaml(file, problems);
  if (!yaml.ok() || yaml.root().is_null() ||
      !yaml.allow_keys(yaml.root(), {"input", "display", "story", "serve"})) {
    return {};
  }
  read_serve(yaml);
  return {read_input(yaml), read_display(yaml), read_story(yaml)};
}

ServeLimits load_serve_limits(const std::filesystem::path& file, Diagnostics& problems) {
  const YamlReader yaml(file, problems);
  return yaml.ok() && !yaml.root().is_null() ? read_serve(yaml) : ServeLimits();
}

}  // namespace fabula::config
