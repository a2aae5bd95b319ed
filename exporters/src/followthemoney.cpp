#include <string>
#include <string_view>

#include "display.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "names.hpp"

/// JSON Lines of FollowTheMoney entities, for Aleph and OpenAleph: articles, actors, events, and
/// links for relations. Every value stands in a list; dates are ISO 8601 prefixes.
namespace fabula::exporters {
namespace {

constexpr std::size_t longest_name =
    250;  // FollowTheMoney refuses longer addresses, and names of more than 384

std::string short_name(std::string_view text) {
  return cut(display_line(text), longest_name);
}

class Entity {
 public:
  Entity(std::string id, const char* schema) : json_{{"id", std::move(id)}, {"schema", schema}} {
    json_["properties"] = Json::object();
  }
  Entity& add(const char* property, std::string_view value) {
    if (!value.empty()) {
      json_["properties"][property].push_back(value);
    }
    return *this;
  }
  void write(std::ostream& out) const { out << to_line(json_) << '\n'; }

 private:
  Json json_;
};

std::string id_of(const Article& article) {
  return "article-" + article.meta().id;
}

void write_item(const Article& article, bool with_text, std::ostream& out) {
  const ArticleMeta& meta = article.meta();
  Entity entity(id_of(article), "Article");
  entity.add("title", display_article(article))
      .add("author", display_line(meta.author))
      .add("publisher", display_line(meta.source))
      .add("sourceUrl", meta.url)
      .add("language", meta.language)
      .add("publishedAt", meta.published ? to_rfc3339(*meta.published).substr(0, 10) : "")
      .add("bodyText", with_text ? article.text() : "");
  entity.write(out);
}

const char* schema_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "Person";
    case ActorKind::organization:
      return "Organization";
    case ActorKind::government:
      return "PublicBody";
    case ActorKind::place:
      return "Address";
    default:
      return "LegalEntity";
  }
}

void write_item(const Actor& actor, std::ostream& out) {
  Entity entity(actor.key, schema_of(actor.kind));
  if (actor.kind == ActorKind::place) {
    entity.add("full", short_name(actor.name));
  }
  entity.add("name", short_name(actor.name));
  for (const std::string& alias : actor.aliases) {
    entity.add("alias", short_name(alias));
  }
  entity.add("country", actor.country);
  entity.write(out);
}

void write_item(const Story& story, const Event& event, std::ostream& out) {
  const DayBounds bounds = day_bounds(event.when);
  Entity entity(event.key, "Event");
  entity.add("name", short_name(event.label));
  if (bounds.earliest && bounds.earliest == bounds.latest) {
    entity.add("date", *bounds.earliest);
  } else {
    entity.add("startDate", bounds.earliest.value_or(""))
        .add("endDate", bounds.latest.value_or(""));
  }
  const std::string date = display_date(event.when);
  entity.add("summary", "Date: " + (date.empty() ? "unknown" : date) +
                            ". Status: " + std::string(name_of(event.status)) + ".");
  entity.add("keywords", event.type).add("location", short_name(event.place));
  for (const StoryParticipant& participant : event.participants) {
    if (participant.actor && story.actors[participant.actor->value].kind != ActorKind::place) {
      entity.add("involved", story.actors[participant.actor->value].key);
    }
  }
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    entity.add("proof", id_of(article))
        .add("sourceUrl", article.meta().url)
        .add("description", display_line(article.text(mention.sentence)));
  }
  entity.write(out);
}

void write_item(const Story& story, const Relation& relation, std::size_t number,
                std::ostream& out) {
  Entity entity("relation-" + std::to_string(number), "UnknownLink");
  entity.add("subject", story.events[relation.from.value].key)
      .add("object", story.events[relation.to.value].key)
      .add("role", name_of(relation.kind))
      .add("status", name_of(relation.status));
  for (const RelationEvidence& evidence : relation.evidence) {
    const Article& article = story.articles[evidence.article.value];
    entity.add("proof", id_of(article)).add("summary", display_line(article.text(evidence.span)));
  }
  entity.write(out);
}

}  // namespace

void write_followthemoney(const Story& story, const ExportOptions& options, std::ostream& out) {
  for (const Article& article : story.articles) {
    write_item(article, options.with_text, out);
  }
  for (const Actor& actor : story.actors) {
    write_item(actor, out);
  }
  for (const Event& event : story.events) {
    write_item(story, event, out);
  }
  for (std::size_t i = 0; i < story.relations.size(); ++i) {
    write_item(story, story.relations[i], i + 1, out);
  }
}

}  // namespace fabula::exporters
