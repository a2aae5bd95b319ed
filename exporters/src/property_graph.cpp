#include "property_graph.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "display.hpp"
#include "json.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

using Type = PropertyType;

namespace node_key {
constexpr auto all = std::to_array<PropertyKey>(
    {{"date", Type::text},       {"display_date", Type::text}, {"earliest", Type::text},
     {"latest", Type::text},     {"precision", Type::text},    {"basis", Type::text},
     {"order", Type::whole},     {"type", Type::text},         {"class", Type::text},
     {"status", Type::text},     {"place", Type::text},        {"confidence", Type::number},
     {"salience", Type::number}, {"sentence", Type::text},     {"articles", Type::list},
     {"urls", Type::list},       {"actor_kind", Type::text},   {"aliases", Type::list},
     {"country", Type::text},    {"mentions", Type::whole}});
}  // namespace node_key

namespace edge_key {
constexpr auto all = std::to_array<PropertyKey>({{"status", Type::text},
                                                 {"confidence", Type::number},
                                                 {"cue", Type::text},
                                                 {"attributed_to", Type::text},
                                                 {"words", Type::text},
                                                 {"sentence", Type::text},
                                                 {"articles", Type::list}});
}  // namespace edge_key

/// Puts properties together; what is empty is left out.
class Properties {
 public:
  explicit Properties(std::span<const PropertyKey> keys) : keys_(keys) {}

  Properties& add(std::string_view name, PropertyValue value) {
    const bool empty = std::visit(
        [](const auto& v) {
          if constexpr (requires { v.empty(); }) {
            return v.empty();
          } else {
            return false;
          }
        },
        value);
    if (!empty) {
      const auto key = std::find_if(keys_.begin(), keys_.end(),
                                    [name](const PropertyKey& k) { return name == k.name; });
      properties_.push_back({&*key, std::move(value)});
    }
    return *this;
  }
  std::vector<Property> take() { return std::move(properties_); }

 private:
  std::span<const PropertyKey> keys_;
  std::vector<Property> properties_;
};

/// Each value once, in the order of first appearance.
void add_once(std::vector<std::string>& values, const std::string& value) {
  if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(value);
  }
}

GraphNode node_of(const Story& story, const Event& event) {
  std::vector<std::string> articles;
  std::vector<std::string> urls;
  for (const Mention& mention : event.mentions) {
    const ArticleMeta& meta = story.articles[mention.article.value].meta();
    add_once(articles, meta.id);
    add_once(urls, meta.url);
  }
  const Mention& first = event.mentions.front();
  const DayBounds bounds = day_bounds(event.when);
  Properties properties(node_keys());
  properties.add("date", to_edtf(event.when))
      .add("display_date", display_date(event.when))
      .add("earliest", bounds.earliest.value_or(""))
      .add("latest", bounds.latest.value_or(""))
      .add("precision", std::string(precision_of(event.when)))
      .add("basis", std::string(name_of(event.when.basis)))
      .add("order", std::int64_t{event.order})
      .add("type", event.type)
      .add("class", std::string(name_of(event.event_class)))
      .add("status", std::string(name_of(event.status)))
      .add("place", display_line(event.place))
      .add("confidence", rounded(event.confidence))
      .add("salience", rounded(event.salience))
      .add("sentence", display_line(story.articles[first.article.value].text(first.sentence)))
      .add("articles", std::move(articles))
      .add("urls", std::move(urls));
  return {event.key, "event", display_line(event.label), properties.take(), &event};
}

GraphNode node_of(const Actor& actor) {
  Properties properties(node_keys());
  properties.add("actor_kind", std::string(name_of(actor.kind)))
      .add("aliases", actor.aliases)
      .add("country", actor.country)
      .add("mentions", std::int64_t{actor.mention_count});
  return {actor.key, "actor", display_line(actor.name), properties.take()};
}

GraphEdge edge_of(const Story& story, const Relation& relation, std::size_t number) {
  std::string cue;
  std::string sentence;
  std::vector<std::string> articles;
  for (const RelationEvidence& evidence : relation.evidence) {
    const Article& article = story.articles[evidence.article.value];
    if (cue.empty()) {
      cue = display_line(evidence.cue);
      sentence = display_line(article.text(evidence.span));
    }
    add_once(articles, article.meta().id);
  }
  Properties properties(edge_keys());
  properties.add("status", std::string(name_of(relation.status)))
      .add("confidence", rounded(relation.confidence))
      .add("cue", std::move(cue))
      .add("attributed_to",
           relation.attributed_to ? story.actors[relation.attributed_to->value].key : "")
      .add("sentence", std::move(sentence))
      .add("articles", std::move(articles));
  return {fmt::format("r{}", number),
          story.events[relation.from.value].key,
          story.events[relation.to.value].key,
          "event",
          "event",
          name_of(relation.kind),
          properties.take()};
}

}  // namespace

std::span<const PropertyKey> node_keys() {
  return node_key::all;
}

std::span<const PropertyKey> edge_keys() {
  return edge_key::all;
}

void visit_nodes(const Story& story, const std::function<void(const GraphNode& node)>& visit) {
  for (const Event& event : story.events) {
    visit(node_of(story, event));
  }
  for (const Actor& actor : story.actors) {
    visit(node_of(actor));
  }
}

void visit_edges(const Story& story, const std::function<void(const GraphEdge& edge)>& visit) {
  for (std::size_t i = 0; i < story.relations.size(); ++i) {
    visit(edge_of(story, story.relations[i], i + 1));
  }
  std::size_t ties = 0;
  const auto tie = [&](GraphEdge edge) {
    edge.id = fmt::format("t{}", ++ties);
    visit(edge);
  };
  for (const Event& event : story.events) {
    for (const StoryParticipant& participant : event.participants) {
      if (participant.actor) {
        Properties words(edge_keys());
        words.add("words", display_line(participant.text));
        tie({"", story.actors[participant.actor->value].key, event.key, "actor", "event",
             name_of(participant.role), words.take()});
      }
    }
    if (event.attributed_to) {
      tie({"",
           event.key,
           story.actors[event.attributed_to->value].key,
           "event",
           "actor",
           "attributed_to",
           {}});
    }
  }
  for (const Actor& actor : story.actors) {
    if (actor.parent) {
      tie({"",
           actor.key,
           story.actors[actor.parent->value].key,
           "actor",
           "actor",
           "belongs_to",
           {}});
    }
  }
}

std::string_view xml_type(PropertyType type) {
  return type == PropertyType::number ? "double" : type == PropertyType::whole ? "long" : "string";
}

std::string to_text(const PropertyValue& value) {
  struct {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(const std::vector<std::string>& list) const {
      return fmt::format("{}", fmt::join(list, "; "));
    }
  } const as_text;
  return std::visit(as_text, value);
}

}  // namespace fabula::exporters
