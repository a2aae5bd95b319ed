#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "csv_record.hpp"
#include "display.hpp"
#include "formats.hpp"
#include "names.hpp"

/// A row an event, for spreadsheets.
namespace fabula::exporters {
namespace {

/// A spreadsheet would run what begins with these; an apostrophe keeps it text.
std::string as_text(std::string field) {
  const bool formula =
      !field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos;
  return formula ? "'" + field : field;
}

void write_row(std::vector<std::string> fields, std::ostream& out) {
  for (std::string& field : fields) {
    field = as_text(std::move(field));
  }
  write_record(fields, out);
}

std::string participants(const Story& story, const Event& event, Role role) {
  return fmt::format("{}", fmt::join(display_role(story, event, role), "; "));
}

}  // namespace

void write_csv(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  write_record({"id",      "order",     "date",   "earliest",      "latest",     "precision",
                "basis",   "label",     "type",   "class",         "status",     "agent",
                "patient", "recipient", "place",  "attributed_to", "confidence", "salience",
                "article", "title",     "source", "published",     "url",        "sentence"},
               out);
  for (const Event& event : story.events) {
    const DayBounds bounds = day_bounds(event.when);
    const Mention& mention = event.mentions.front();
    const Article& article = story.articles[mention.article.value];
    const ArticleMeta& meta = article.meta();
    write_row({event.key,
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
               meta.id,
               display_line(meta.title),
               display_line(meta.source),
               meta.published ? to_rfc3339(*meta.published) : "",
               meta.url,
               display_line(article.text(mention.sentence))},
              out);
  }
}

}  // namespace fabula::exporters
