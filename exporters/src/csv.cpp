#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "names.hpp"

/// RFC 4180: CRLF, a field in quotes where it must be.
namespace fabula::exporters {
namespace {

std::string csv_field(std::string_view text) {
  std::string result;
  // A spreadsheet would run what begins with these; an apostrophe keeps it text.
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    result = "'";
  }
  result += text;
  if (result.find_first_of(",\"\r\n") == std::string::npos) {
    return result;
  }
  std::string doubled = "\"";
  for (const char c : result) {
    doubled += c;
    if (c == '"') {
      doubled += c;
    }
  }
  return doubled + '"';
}

void write_record(const std::vector<std::string>& fields, std::ostream& out) {
  const char* separator = "";
  for (const std::string& field : fields) {
    out << separator << csv_field(field);
    separator = ",";
  }
  out << "\r\n";
}

std::string participants(const Story& story, const Event& event, Role role) {
  std::vector<std::string> names;
  for (const StoryParticipant& participant : event.participants) {
    if (participant.role == role) {
      names.push_back(display_line(participant.actor ? story.actors[participant.actor->value].name
                                                     : participant.text));
    }
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

}  // namespace

void write_csv(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  write_record(
      {"id",    "order",         "date",       "earliest", "latest",  "precision", "basis",
       "label", "type",          "class",      "status",   "agent",   "patient",   "recipient",
       "place", "attributed_to", "confidence", "salience", "article", "sentence"},
      out);
  for (const Event& event : story.events) {
    const DayBounds bounds = day_bounds(event.when);
    const Mention& mention = event.mentions.front();
    const Article& article = story.articles[mention.article.value];
    write_record({event.key,
                  std::to_string(event.order),
                  to_edtf(event.when),
                  bounds.earliest.value_or(""),
                  bounds.latest.value_or(""),
                  std::string(precision_of(event.when)),
                  std::string(name_of(event.when.basis)),
                  event.label,
                  event.type,
                  std::string(name_of(event.event_class)),
                  std::string(name_of(event.status)),
                  participants(story, event, Role::agent),
                  participants(story, event, Role::patient),
                  participants(story, event, Role::recipient),
                  event.place,
                  event.attributed_to ? story.actors[event.attributed_to->value].name : "",
                  fmt::format("{:.3f}", event.confidence),
                  fmt::format("{:.3f}", event.salience),
                  article.meta().id,
                  display_line(article.text(mention.sentence))},
                 out);
  }
}

}  // namespace fabula::exporters
