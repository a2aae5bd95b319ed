#include <string>
#include <string_view>

#include "display.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "names.hpp"

/// JSON Lines with the fields of event data sets that are coded by PLOVER (POLECAT).
namespace fabula::exporters {
namespace {

/// "COERCE-arrest" is the type COERCE with the mode arrest.
void put_type(Json& line, std::string_view code) {
  const std::size_t hyphen = code.find('-');
  line["event_type"] = code.substr(0, hyphen);
  if (hyphen != std::string_view::npos) {
    line["event_mode"] = Json::array({code.substr(hyphen + 1)});
  }
}

Json actors_of(const Story& story, const Event& event, Role role) {
  Json actors = Json::array();
  for (const StoryParticipant& participant : event.participants) {
    if (participant.role != role) {
      continue;
    }
    Json item{{"name", display_participant(story, participant)}};
    if (participant.actor) {
      const Actor& actor = story.actors[participant.actor->value];
      item["id"] = actor.key;
      item["kind"] = name_of(actor.kind);
      put(item, "country", actor.country);
    }
    actors.push_back(std::move(item));
  }
  return actors;
}

Json line_of(const Story& story, const Event& event, std::string_view code) {
  const Mention& mention = event.mentions.front();
  const Article& article = story.articles[mention.article.value];
  const ArticleMeta& meta = article.meta();
  const DayBounds bounds = day_bounds(event.when);
  Json line{{"event_id", event.key}};
  line["event_date"] =
      bounds.earliest && bounds.earliest == bounds.latest ? Json(*bounds.earliest) : Json(nullptr);
  put(line, "event_date_edtf", to_edtf(event.when));
  put_type(line, code);
  put(line, "fabula_type", event.type);
  line["status"] = name_of(event.status);
  line["actor"] = actors_of(story, event, Role::agent);
  line["recipient"] = actors_of(story, event, Role::recipient);
  for (Json& patient : actors_of(story, event, Role::patient)) {
    line["recipient"].push_back(std::move(patient));
  }
  put(line, "location", event.place);
  line["event_text"] = display_line(event.label);
  line["sentence"] = display_line(article.text(mention.sentence));
  line["source"] = {{"id", meta.id}};
  put(line["source"], "publisher", meta.source);
  put(line["source"], "headline", meta.title);
  put(line["source"], "url", meta.url);
  if (meta.published) {
    line["source"]["publication_date"] = to_rfc3339(*meta.published).substr(0, 10);
  }
  line["confidence"] = rounded(event.confidence);
  return line;
}

}  // namespace

void write_plover(const Story& story, const ExportOptions& options, std::ostream& out) {
  for (const Event& event : story.events) {
    const auto code = options.plover_codes.find(event.type);
    if (code != options.plover_codes.end()) {
      out << to_line(line_of(story, event, code->second)) << '\n';
    }
  }
}

}  // namespace fabula::exporters
