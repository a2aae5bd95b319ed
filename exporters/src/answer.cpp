#include "answer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "display.hpp"
#include "fabula/exporters/answers.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

std::string quoted(const std::string& words) {
  return "\"" + words + "\"";
}

}  // namespace

Json answer_to(std::string_view question) {
  return {{"format", "fabula-answer"}, {"version", 1}, {"question", question}};
}

Json brief(const Event& event) {
  Json json{{"id", event.key}, {"label", event.label}, {"when", to_edtf(event.when)}};
  const DayBounds days = day_bounds(event.when);
  put(json, "earliest", days.earliest.value_or(""));
  put(json, "latest", days.latest.value_or(""));
  json["status"] = name_of(event.status);
  put(json, "type", event.type);
  return json;
}

Json brief(const Actor& actor) {
  return {{"id", actor.key}, {"name", actor.name}, {"kind", name_of(actor.kind)}};
}

Json brief(const Article& article) {
  const ArticleMeta& meta = article.meta();
  Json json{{"id", meta.id}};
  put(json, "title", meta.title);
  put(json, "source", meta.source);
  put(json, "url", meta.url);
  put(json, "path", meta.path);
  put(json, "published", meta.published ? to_rfc3339(*meta.published) : "");
  return json;
}

Json Quotes::of(ArticleId article, Span span) {
  const Article& there = story_.articles[article.value];
  const auto points =
      code_points_.try_emplace(article, there.text()).first->second.of(there.text(), span);
  Json json{{"article", brief(there)}, {"begin", points.begin}, {"end", points.end}};
  json["sentence"] = there.text(span);
  return json;
}

Json Quotes::of(const Relation& relation) {
  Json json{{"kind", name_of(relation.kind)},
            {"from", story_.events[relation.from.value].key},
            {"to", story_.events[relation.to.value].key},
            {"status", name_of(relation.status)}};
  if (relation.attributed_to) {
    json["attributed_to"] = brief(story_.actors[relation.attributed_to->value]);
  }
  json["confidence"] = rounded(relation.confidence);
  json["evidence"] = Json::array();
  for (const RelationEvidence& evidence : relation.evidence) {
    Json item = of(evidence.article, evidence.span);
    put(item, "cue", evidence.cue);
    json["evidence"].push_back(std::move(item));
  }
  for (const std::uint32_t c : relation.corrections) {
    json["corrections"].push_back(as_json(story_.corrections[c]));
  }
  return json;
}

std::string event_line(const Event& event) {
  const std::string date = display_date(event.when);
  const std::string status =
      event.status == Status::happened ? "" : fmt::format(" ({})", name_of(event.status));
  return fmt::format("{}  {}{}  [{}]", date.empty() ? "?" : date, event.label, status, event.key);
}

std::string relation_words(const Relation& relation, bool back) {
  std::string words;
  switch (relation.kind) {
    case RelationKind::causes:
      words = back ? "because of" : "led to";
      break;
    case RelationKind::responds_to:
      words = back ? "in response to" : "answered by";
      break;
    case RelationKind::prevents:
      words = back ? "kept off by" : "kept off";
      break;
    case RelationKind::before:
      words = back ? "after" : "before";
      break;
    case RelationKind::overlaps:
      words = "at the time of";
      break;
    case RelationKind::part_of:
      words = back ? "part of" : "has as a part";
      break;
  }
  switch (relation.status) {
    case RelationStatus::possible:
      return "possibly " + words;
    case RelationStatus::negated:
      return "not " + words;
    case RelationStatus::asserted:
      break;
  }
  return words;
}

std::string evidence_words(const Story& story, const Relation& relation) {
  if (relation.evidence.empty()) {
    return {};
  }
  const RelationEvidence& first = relation.evidence.front();
  return quoted(display_line(story.articles[first.article.value].text(first.span)));
}

std::string evidence_source(const Story& story, const Relation& relation) {
  if (relation.evidence.empty()) {
    return relation.corrections.empty()
               ? std::string()
               : "corrected by hand: " +
                     correction_line(story.corrections[relation.corrections.front()].correction);
  }
  const RelationEvidence& first = relation.evidence.front();
  const std::size_t more = relation.evidence.size() - 1;
  return display_citation(story.articles[first.article.value]) +
         (first.cue.empty() ? "" : fmt::format(", by \"{}\"", display_line(first.cue))) +
         (more == 0 ? "" : fmt::format(", and {} more", more));
}

std::string_view name_of(Correction::Kind kind) {
  switch (kind) {
    case Correction::Kind::merge:
      return "merge";
    case Correction::Kind::split:
      return "split";
    case Correction::Kind::rename:
      return "rename";
    case Correction::Kind::redate:
      return "redate";
    case Correction::Kind::retype:
      return "retype";
    case Correction::Kind::reject:
      return "reject";
    case Correction::Kind::confirm:
      return "confirm";
    case Correction::Kind::link:
      return "link";
    case Correction::Kind::unlink:
      break;
  }
  return "unlink";
}

std::string correction_line(const Correction& correction) {
  std::string line =
      fmt::format("{} {}", name_of(correction.kind), fmt::join(correction.ids, ", "));
  if (!correction.off.empty()) {
    line += fmt::format(" off {}", fmt::join(correction.off, ", "));
  }
  if (correction.relation) {
    line += fmt::format(" as {}", name_of(*correction.relation));
  }
  if (!correction.to.empty()) {
    line += fmt::format(" to \"{}\"", display_line(correction.to));
  }
  std::string why = display_line(correction.time);
  if (!correction.comment.empty()) {
    why += (why.empty() ? "" : ": ") + display_line(correction.comment);
  }
  return line + (why.empty() ? "" : " (" + why + ")");
}

Json as_json(const AppliedCorrection& applied) {
  const Correction& correction = applied.correction;
  Json json{{"kind", name_of(correction.kind)}, {"of", correction.ids}};
  if (!correction.off.empty()) {
    json["off"] = correction.off;
  }
  put(json, "to", correction.to);
  if (correction.relation) {
    json["relation"] = name_of(*correction.relation);
  }
  put(json, "comment", correction.comment);
  put(json, "time", correction.time);
  put(json, "problem", applied.problem);
  return json;
}

}  // namespace fabula::exporters
