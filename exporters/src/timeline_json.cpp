#include "timeline_json.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "fabula/text/utf8.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

/// The items of a story as JSON.
class ItemWriter {
 public:
  explicit ItemWriter(const Story& story) : story_(story) {
    for (const Article& article : story.articles) {
      code_points_.emplace_back(article.text());
    }
  }

  [[nodiscard]] static Json of(const Article& article, bool with_text) {
    const ArticleMeta& meta = article.meta();
    Json json;
    json["id"] = meta.id;
    put(json, "title", meta.title);
    put(json, "source", meta.source);
    put(json, "author", meta.author);
    put(json, "url", meta.url);
    put(json, "path", meta.path);
    if (meta.published) {
      json["published"] = to_rfc3339(*meta.published);
    }
    put(json, "language", meta.language);
    put(json, "dateline", meta.dateline);
    if (with_text) {
      json["text"] = article.text();
    }
    return json;
  }

  [[nodiscard]] Json of(const Actor& actor) const {
    Json json{{"id", actor.key}, {"name", actor.name}, {"kind", name_of(actor.kind)}};
    if (!actor.aliases.empty()) {
      json["aliases"] = actor.aliases;
    }
    put(json, "country", actor.country);
    put_actor(json, "parent", actor.parent);
    return json;
  }

  [[nodiscard]] Json of(const Event& event) const {
    Json json{{"id", event.key}, {"label", event.label}};
    put(json, "type", event.type);
    json["class"] = name_of(event.event_class);
    json["when"] = of(event.when);
    json["order"] = event.order;
    put(json, "place", event.place);
    json["status"] = name_of(event.status);
    put_actor(json, "attributed_to", event.attributed_to);
    json["participants"] = Json::array();
    for (const StoryParticipant& participant : event.participants) {
      Json item{{"role", name_of(participant.role)}};
      put_actor(item, "actor", participant.actor);
      item["text"] = participant.text;
      json["participants"].push_back(std::move(item));
    }
    json["mentions"] = Json::array();
    for (const Mention& mention : event.mentions) {
      json["mentions"].push_back(of(mention));
    }
    for (const Version& version : event.versions) {
      json["versions"].push_back(of(version));
    }
    json["confidence"] = rounded(event.confidence);
    json["salience"] = rounded(event.salience);
    return json;
  }

  [[nodiscard]] Json of(const Relation& relation) const {
    Json json{{"kind", name_of(relation.kind)},
              {"from", story_.events[relation.from.value].key},
              {"to", story_.events[relation.to.value].key}};
    if (relation.status != RelationStatus::asserted) {
      json["status"] = name_of(relation.status);
    }
    put_actor(json, "attributed_to", relation.attributed_to);
    json["confidence"] = rounded(relation.confidence);
    json["evidence"] = Json::array();
    for (const RelationEvidence& evidence : relation.evidence) {
      Json item = place_of(evidence.article, evidence.span);
      put(item, "cue", evidence.cue);
      json["evidence"].push_back(std::move(item));
    }
    return json;
  }

 private:
  [[nodiscard]] static Json of(const When& when) {
    Json json{{"edtf", to_edtf(when)}};
    const DayBounds bounds = day_bounds(when);
    if (bounds.earliest) {
      json["earliest"] = *bounds.earliest;
    }
    if (bounds.latest) {
      json["latest"] = *bounds.latest;
    }
    json["precision"] = precision_of(when);
    json["basis"] = name_of(when.basis);
    return json;
  }
  [[nodiscard]] Json of(const Mention& mention) const {
    Json json = place_of(mention.article, mention.span);
    json["text"] = story_.articles[mention.article.value].text(mention.span);
    const Span sentence = in_code_points(mention.article, mention.sentence);
    json["sentence"] = {{"begin", sentence.begin}, {"end", sentence.end}};
    return json;
  }
  [[nodiscard]] Json of(const Version& version) const {
    Json json{{"field", version.field}, {"value", version.value}, {"articles", Json::array()}};
    for (const ArticleId id : version.articles) {
      json["articles"].push_back(story_.articles[id.value].meta().id);
    }
    put(json, "because", version.because);
    return json;
  }
  [[nodiscard]] Json place_of(ArticleId article, Span span) const {
    const Span points = in_code_points(article, span);
    return {{"article", story_.articles[article.value].meta().id},
            {"begin", points.begin},
            {"end", points.end}};
  }
  [[nodiscard]] Span in_code_points(ArticleId article, Span span) const {
    return code_points_[article.value].of(story_.articles[article.value].text(), span);
  }
  void put_actor(Json& json, const char* key, std::optional<ActorId> actor) const {
    if (actor) {
      json[key] = story_.actors[actor->value].key;
    }
  }

  const Story& story_;
  std::vector<CodePoints> code_points_;
};

/// Writes the items of one list as they come, so that no more than one is held as JSON.
template <class Items, class Of>
void write_list(std::string_view key, const Items& items, const Of& of, JsonLayout layout,
                std::ostream& out) {
  const bool lines = layout == JsonLayout::item_a_line;
  out << (lines ? ",\n " : ",") << '"' << key << (lines ? "\": [" : "\":[");
  const char* separator = lines ? "\n  " : "";
  for (const auto& item : items) {
    out << separator << to_line(of(item));
    separator = lines ? ",\n  " : ",";
  }
  out << (lines && !items.empty() ? "\n ]" : "]");
}

}  // namespace

void write_timeline_json(const Story& story, const ExportOptions& options, JsonLayout layout,
                         std::ostream& out) {
  const ItemWriter writer(story);
  const bool lines = layout == JsonLayout::item_a_line;
  out << (lines ? "{\"format\": \"fabula-timeline\",\n \"version\": 1"
                : R"({"format":"fabula-timeline","version":1)");
  if (!options.generator.empty()) {
    out << (lines ? ",\n \"generator\": " : R"(,"generator":)") << to_line(options.generator);
  }
  const auto article = [&options](const Article& item) {
    return ItemWriter::of(item, options.with_text);
  };
  const auto other = [&writer](const auto& item) { return writer.of(item); };
  write_list("articles", story.articles, article, layout, out);
  write_list("actors", story.actors, other, layout, out);
  write_list("events", story.events, other, layout, out);
  write_list("relations", story.relations, other, layout, out);
  out << (lines ? "\n}\n" : "}\n");
}

void write_json(const Story& story, const ExportOptions& options, std::ostream& out) {
  write_timeline_json(story, options, JsonLayout::item_a_line, out);
}

}  // namespace fabula::exporters
