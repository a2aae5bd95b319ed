#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "answer.hpp"
#include "display.hpp"
#include "fabula/exporters/answers.hpp"
#include "names.hpp"
#include "outline.hpp"

namespace fabula::exporters {
namespace {

std::string quote(const Story& story, ArticleId article, Span span) {
  return "\"" + display_line(story.articles[article.value].text(span)) + "\"";
}

void add_corrections(const Story& story, const std::vector<std::uint32_t>& corrections,
                     std::vector<std::string>& details) {
  for (const std::uint32_t c : corrections) {
    details.push_back("corrected by hand: " + correction_line(story.corrections[c].correction));
  }
}

std::vector<std::string> facts_of(const Story& story, const Event& event) {
  std::vector<std::string> facts;
  const std::string date = to_edtf(event.when);
  facts.push_back(
      fmt::format("when: {} ({})", date.empty() ? "unknown" : date, name_of(event.when.basis)));
  facts.push_back(fmt::format("status: {}", name_of(event.status)));
  if (!event.type.empty()) {
    facts.push_back("type: " + event.type);
  }
  facts.push_back(fmt::format("class: {}", name_of(event.event_class)));
  if (!event.place.empty()) {
    facts.push_back("place: " + display_line(event.place));
  }
  for (const StoryParticipant& p : event.participants) {
    facts.push_back(fmt::format("{}: {}{}", name_of(p.role), display_participant(story, p),
                                p.actor ? "  [" + story.actors[p.actor->value].key + "]" : ""));
  }
  if (event.attributed_to) {
    const Actor& actor = story.actors[event.attributed_to->value];
    facts.push_back(fmt::format("told by: {}  [{}]", display_line(actor.name), actor.key));
  }
  facts.push_back(
      fmt::format("confidence: {:.2f}, salience: {:.2f}", event.confidence, event.salience));
  add_corrections(story, event.corrections, facts);
  return facts;
}

OutlineItem version_item(const Story& story, const Version& version) {
  std::vector<std::string> sources;
  for (const ArticleId id : version.articles) {
    sources.push_back(display_citation(story.articles[id.value]));
  }
  return {2,
          fmt::format("{}: {}{}", version.field, display_line(version.value),
                      version.because.empty() ? "" : ", which counts: " + version.because),
          {},
          fmt::format("{}", fmt::join(sources, "; "))};
}

/// The relations of an event, from those that led to it.
void add_relations(const Story& story, EventId event, std::vector<OutlineItem>& items) {
  for (const bool back : {true, false}) {
    for (const Relation& relation : story.relations) {
      if ((back ? relation.to : relation.from) != event) {
        continue;
      }
      const EventId other = back ? relation.from : relation.to;
      items.push_back({1,
                       fmt::format("{}: {}", relation_words(relation, back),
                                   event_line(story.events[other.value])),
                       {},
                       evidence_source(story, relation)});
      if (!relation.evidence.empty()) {
        items.back().details.push_back(evidence_words(story, relation));
      }
    }
  }
}

Json event_json(const Story& story, EventId id, Quotes& quotes) {
  const Event& event = story.events[id.value];
  Json json = brief(event);
  json["basis"] = name_of(event.when.basis);
  json["class"] = name_of(event.event_class);
  put(json, "place", event.place);
  json["participants"] = Json::array();
  for (const StoryParticipant& p : event.participants) {
    Json item{{"role", name_of(p.role)}, {"text", p.text}};
    if (p.actor) {
      item["actor"] = brief(story.actors[p.actor->value]);
    }
    json["participants"].push_back(std::move(item));
  }
  if (event.attributed_to) {
    json["attributed_to"] = brief(story.actors[event.attributed_to->value]);
  }
  json["confidence"] = rounded(event.confidence);
  json["salience"] = rounded(event.salience);
  json["mentions"] = Json::array();
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    Json item = quotes.of(mention.article, mention.sentence);
    item["id"] = event_key(article, mention.span.begin);
    item["text"] = article.text(mention.span);
    item["rule"] = mention.rule;
    json["mentions"].push_back(std::move(item));
  }
  for (const Version& version : event.versions) {
    Json item{{"field", version.field}, {"value", version.value}};
    put(item, "because", version.because);
    for (const ArticleId article : version.articles) {
      item["articles"].push_back(brief(story.articles[article.value]));
    }
    json["versions"].push_back(std::move(item));
  }
  for (const std::uint32_t c : event.corrections) {
    json["corrections"].push_back(as_json(story.corrections[c]));
  }
  json["relations"] = Json::array();
  for (const Relation& relation : story.relations) {
    if (relation.from == id || relation.to == id) {
      json["relations"].push_back(quotes.of(relation));
    }
  }
  return json;
}

bool takes_part(const Event& event, ActorId actor) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [actor](const StoryParticipant& p) { return p.actor == actor; });
}

bool is_told_in(const Event& event, ArticleId article) {
  return std::any_of(event.mentions.begin(), event.mentions.end(),
                     [article](const Mention& m) { return m.article == article; });
}

template <class Fits>
void add_events(const Story& story, const Fits& fits, std::vector<OutlineItem>& items) {
  for (const Event& event : story.events) {
    if (fits(event)) {
      items.push_back({1, event_line(event), {}, {}});
    }
  }
}

template <class Fits>
Json events_json(const Story& story, const Fits& fits) {
  Json list = Json::array();
  for (const Event& event : story.events) {
    if (fits(event)) {
      list.push_back(brief(event));
    }
  }
  return list;
}

std::vector<std::string> facts_of(const Story& story, const Actor& actor) {
  std::vector<std::string> facts = {fmt::format("kind: {}", name_of(actor.kind))};
  if (!actor.aliases.empty()) {
    facts.push_back(fmt::format("also: {}", fmt::join(actor.aliases, "; ")));
  }
  if (!actor.country.empty()) {
    facts.push_back("country: " + actor.country);
  }
  facts.push_back(fmt::format("mentions: {}", actor.mention_count));
  add_corrections(story, actor.corrections, facts);
  return facts;
}

}  // namespace

void write_event(const Story& story, EventId id, AnswerForm form, const ExportOptions& options,
                 std::ostream& out) {
  if (form == AnswerForm::json) {
    Quotes quotes(story);
    Json json = answer_to("show");
    json["event"] = event_json(story, id, quotes);
    out << to_line(json) << '\n';
    return;
  }
  const Event& event = story.events[id.value];
  std::vector<OutlineItem> items = {{0, event_line(event), facts_of(story, event), {}}};
  if (!event.versions.empty()) {
    items.push_back({1, "the articles say different things", {}, {}});
    for (const Version& version : event.versions) {
      items.push_back(version_item(story, version));
    }
  }
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    items.push_back({1,
                     fmt::format("told as \"{}\"  [{}]", display_line(article.text(mention.span)),
                                 event_key(article, mention.span.begin)),
                     {quote(story, mention.article, mention.sentence)},
                     fmt::format("{}; read by {}", display_citation(article), mention.rule)});
  }
  add_relations(story, id, items);
  write_outline(items, options, out);
}

void write_actor(const Story& story, ActorId id, AnswerForm form, const ExportOptions& options,
                 std::ostream& out) {
  const Actor& actor = story.actors[id.value];
  const auto fits = [id](const Event& event) { return takes_part(event, id); };
  if (form == AnswerForm::json) {
    Json json = answer_to("show");
    Json item = brief(actor);
    item["aliases"] = actor.aliases;
    put(item, "country", actor.country);
    item["mentions"] = actor.mention_count;
    for (const std::uint32_t c : actor.corrections) {
      item["corrections"].push_back(as_json(story.corrections[c]));
    }
    item["events"] = events_json(story, fits);
    json["actor"] = std::move(item);
    out << to_line(json) << '\n';
    return;
  }
  std::vector<OutlineItem> items = {{0,
                                     fmt::format("{}  [{}]", display_line(actor.name), actor.key),
                                     facts_of(story, actor),
                                     {}}};
  add_events(story, fits, items);
  write_outline(items, options, out);
}

void write_article(const Story& story, ArticleId id, AnswerForm form, const ExportOptions& options,
                   std::ostream& out) {
  const Article& article = story.articles[id.value];
  const ArticleMeta& meta = article.meta();
  const auto fits = [id](const Event& event) { return is_told_in(event, id); };
  if (form == AnswerForm::json) {
    Json json = answer_to("show");
    Json item = brief(article);
    put(item, "author", meta.author);
    put(item, "dateline", meta.dateline);
    put(item, "language", meta.language);
    item["text"] = article.text();
    item["events"] = events_json(story, fits);
    json["article"] = std::move(item);
    out << to_line(json) << '\n';
    return;
  }
  std::vector<std::string> facts;
  const auto add = [&facts](const char* name, const std::string& value) {
    if (!value.empty()) {
      facts.push_back(fmt::format("{}: {}", name, display_line(value)));
    }
  };
  add("subtitle", meta.subtitle);
  add("source", meta.source);
  add("author", meta.author);
  add("published", meta.published ? to_rfc3339(*meta.published) : "unknown");
  add("published as said by", meta.published_from);
  add("changed last", meta.modified ? to_rfc3339(*meta.modified) : "");
  add("changed last as said by", meta.modified_from);
  add("dateline", meta.dateline);
  add("url", meta.url);
  add("path", meta.path);
  std::vector<OutlineItem> items = {
      {0, fmt::format("{}  [{}]", display_article(article), meta.id), std::move(facts), {}}};
  add_events(story, fits, items);
  write_outline(items, options, out);
}

}  // namespace fabula::exporters
