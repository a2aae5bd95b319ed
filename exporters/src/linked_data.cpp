#include "linked_data.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "display.hpp"
#include "json.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

constexpr auto all_prefixes = std::to_array<Prefix>({
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"schema", "https://schema.org/"},
    {"edtf", "http://id.loc.gov/datatypes/edtf/"},
    {"fab", "urn:fabula:"},
});

/// A part of an IRI: what is neither a letter, a digit, nor one of "-._" becomes %XX.
std::string iri_part(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return result;
}

class Resource {
 public:
  explicit Resource(std::string fragment) { resource_.fragment = std::move(fragment); }

  Resource& name(const char* predicate, const char* value) {
    return add(predicate, {RdfValue::Kind::name, value});
  }
  Resource& local(const char* predicate, std::string fragment) {
    return add(predicate, {RdfValue::Kind::local, std::move(fragment)});
  }
  Resource& text(const char* predicate, std::string_view value, const char* datatype = nullptr) {
    return value.empty() ? *this
                         : add(predicate, {RdfValue::Kind::text, std::string(value), datatype});
  }
  Resource& number(const char* predicate, double value) {
    return text(predicate, fmt::format("{:.3f}", rounded(value)), "xsd:decimal");
  }
  [[nodiscard]] const RdfResource& get() const { return resource_; }

 private:
  Resource& add(const char* predicate, RdfValue value) {
    resource_.statements.push_back({predicate, std::move(value)});
    return *this;
  }
  RdfResource resource_;
};

std::string fragment_of(const Article& article) {
  return "article-" + iri_part(article.meta().id);
}
std::string fragment_of(const Event& event) {
  return iri_part(event.key);
}
std::string fragment_of(const Actor& actor) {
  return iri_part(actor.key);
}

RdfResource resource_of(const Article& article) {
  const ArticleMeta& meta = article.meta();
  Resource resource(fragment_of(article));
  resource.name("rdf:type", "schema:NewsArticle").name("rdf:type", "prov:Entity");
  resource.text("schema:headline", display_line(meta.title))
      .text("schema:author", display_line(meta.author))
      .text("schema:publisher", display_line(meta.source))
      .text("schema:url", display_line(meta.url), "xsd:anyURI")
      .text("schema:inLanguage", meta.language)
      .text("schema:identifier", meta.id);
  if (meta.published) {
    const std::string date = to_rfc3339(*meta.published);
    resource.text("schema:datePublished", date, date.size() > 10 ? "xsd:dateTime" : "xsd:date");
  }
  return resource.get();
}

const char* type_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "schema:Person";
    case ActorKind::organization:
      return "schema:Organization";
    case ActorKind::government:
      return "schema:GovernmentOrganization";
    case ActorKind::place:
      return "schema:Place";
    default:
      return "schema:Thing";
  }
}

RdfResource resource_of(const Story& story, const Actor& actor) {
  Resource resource(fragment_of(actor));
  resource.name("rdf:type", "sem:Actor").name("rdf:type", type_of(actor.kind));
  resource.text("rdfs:label", display_line(actor.name));
  for (const std::string& alias : actor.aliases) {
    resource.text("schema:alternateName", display_line(alias));
  }
  resource.text("schema:addressCountry", actor.country);
  if (actor.parent) {
    resource.local("schema:parentOrganization", fragment_of(story.actors[actor.parent->value]));
  }
  return resource.get();
}

const char* property_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::causes:
      return "fab:causes";
    case RelationKind::prevents:
      return "fab:prevents";
    case RelationKind::responds_to:
      return "fab:isAnsweredBy";
    case RelationKind::before:
      return "fab:before";
    case RelationKind::overlaps:
      return "fab:overlaps";
    case RelationKind::part_of:
      break;
  }
  return "sem:hasSubEvent";
}

void add_dates(Resource& resource, const When& when) {
  const DayBounds bounds = day_bounds(when);
  resource.text("sem:hasTimeStamp", to_edtf(when), "edtf:EDTF-level1")
      .text("sem:hasEarliestBeginTimeStamp", bounds.earliest.value_or(""), "xsd:date")
      .text("sem:hasLatestEndTimeStamp", bounds.latest.value_or(""), "xsd:date")
      .text("fab:dateRestsOn", name_of(when.basis));
}

void add_sources(Resource& resource, const Story& story, const Event& event) {
  for (const Mention& mention : event.mentions) {
    resource.local("prov:wasDerivedFrom", fragment_of(story.articles[mention.article.value]));
  }
  for (const Mention& mention : event.mentions) {
    resource.text("prov:value",
                  display_line(story.articles[mention.article.value].text(mention.sentence)));
  }
}

/// The event itself; `effects` are the relations that begin at it.
RdfResource resource_of(const Story& story, const Event& event, std::span<const Relation> effects) {
  Resource resource(fragment_of(event));
  resource.name("rdf:type", "sem:Event").name("rdf:type", "prov:Entity");
  resource.text("rdfs:label", display_line(event.label)).text("sem:eventType", event.type);
  add_dates(resource, event.when);
  for (std::size_t i = 0; i < event.participants.size(); ++i) {
    resource.local("sem:hasActor", fmt::format("{}-role-{}", fragment_of(event), i + 1));
  }
  resource.text("sem:hasPlace", display_line(event.place));
  resource.text("fab:status", name_of(event.status));
  if (event.attributed_to) {
    resource.local("sem:accordingTo", fragment_of(story.actors[event.attributed_to->value]));
  }
  resource.number("fab:confidence", event.confidence).number("fab:salience", event.salience);
  add_sources(resource, story, event);
  for (const RelationKind kind :
       {RelationKind::causes, RelationKind::prevents, RelationKind::responds_to,
        RelationKind::before, RelationKind::overlaps, RelationKind::part_of}) {
    for (const Relation& relation : effects) {
      if (relation.kind == kind && relation.status == RelationStatus::asserted) {
        resource.local(property_of(kind), fragment_of(story.events[relation.to.value]));
      }
    }
  }
  return resource.get();
}

RdfResource role_of(const Story& story, const Event& event, std::size_t i) {
  const StoryParticipant& participant = event.participants[i];
  Resource resource(fmt::format("{}-role-{}", fragment_of(event), i + 1));
  resource.name("rdf:type", "sem:Role").text("sem:roleType", name_of(participant.role));
  if (participant.actor) {
    resource.local("rdf:value", fragment_of(story.actors[participant.actor->value]));
  }
  resource.text("rdfs:label", display_line(participant.text));
  return resource.get();
}

RdfResource statement_of(const Story& story, const Relation& relation, std::size_t number) {
  Resource resource(fmt::format("r{}", number));
  resource.name("rdf:type", "rdf:Statement")
      .local("rdf:subject", fragment_of(story.events[relation.from.value]))
      .name("rdf:predicate", property_of(relation.kind))
      .local("rdf:object", fragment_of(story.events[relation.to.value]))
      .text("fab:status", name_of(relation.status));
  if (relation.attributed_to) {
    resource.local("sem:accordingTo", fragment_of(story.actors[relation.attributed_to->value]));
  }
  resource.number("fab:confidence", relation.confidence);
  for (const RelationEvidence& evidence : relation.evidence) {
    resource.text("fab:cue", display_line(evidence.cue));
  }
  for (const RelationEvidence& evidence : relation.evidence) {
    resource.local("prov:wasDerivedFrom", fragment_of(story.articles[evidence.article.value]));
  }
  for (const RelationEvidence& evidence : relation.evidence) {
    resource.text("prov:value",
                  display_line(story.articles[evidence.article.value].text(evidence.span)));
  }
  return resource.get();
}

}  // namespace

std::span<const Prefix> prefixes() {
  return all_prefixes;
}

void visit_resources(const Story& story, const std::function<void(const RdfResource&)>& visit) {
  for (const Article& article : story.articles) {
    visit(resource_of(article));
  }
  for (const Actor& actor : story.actors) {
    visit(resource_of(story, actor));
  }
  auto relation = story.relations.begin();  // sorted by the event they begin at
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    const auto first = relation;
    while (relation != story.relations.end() && relation->from.value == i) {
      ++relation;
    }
    const Event& event = story.events[i];
    visit(resource_of(story, event, {first, relation}));
    for (std::size_t k = 0; k < event.participants.size(); ++k) {
      visit(role_of(story, event, k));
    }
  }
  for (std::size_t i = 0; i < story.relations.size(); ++i) {
    visit(statement_of(story, story.relations[i], i + 1));
  }
}

}  // namespace fabula::exporters
