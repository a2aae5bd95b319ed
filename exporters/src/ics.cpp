#include <string>
#include <string_view>

#include <fmt/format.h>

#include "display.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/calendar.hpp"
#include "formats.hpp"
#include "names.hpp"
#include "placement.hpp"

/// iCalendar (RFC 5545). An event without a date is a journal entry, which needs none.
namespace fabula::exporters {
namespace {

using boost::posix_time::ptime;

/// A value of type TEXT.
std::string text_value(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') {
      result += '\\';
    }
    result += c;
  }
  return result;
}

/// A content line, folded so that no line has more than 75 bytes and no character is cut.
void write_line(std::string_view name, std::string_view value, std::ostream& out) {
  const std::string line = fmt::format("{}:{}", name, value);
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t bytes = code_point_at(line, i).bytes;
    if (column + bytes > 75) {
      out << "\r\n ";
      column = 1;
    }
    out << std::string_view(line).substr(i, bytes);
    column += bytes;
    i += bytes;
  }
  out << "\r\n";
}

std::string date_value(ptime moment) {
  const auto date = moment.date();
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), date.month().as_number(),
                     date.day().as_number());
}

std::string time_value(ptime moment) {
  const auto clock = moment.time_of_day();
  return fmt::format("{}T{:02}{:02}{:02}", date_value(moment), clock.hours(), clock.minutes(),
                     clock.seconds());
}

/// When the entry was made: no clock tells that, so the publication of its article stands for it.
std::string stamp_of(const Article& article) {
  const auto& published = article.meta().published;
  if (!published || published->local.is_special()) {
    return "19700101T000000Z";
  }
  // In the first and the last hours that are known, the local clock must do.
  return time_value(in_utc(*published).value_or(published->local)) + "Z";
}

std::string description_of(const Story& story, const Event& event) {
  const std::string date = display_date(event.when);
  std::string text = "Date: " + (date.empty() ? "unknown" : date);
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    text += fmt::format("\n\n{}\n{}", display_line(article.text(mention.sentence)),
                        display_citation(article));
  }
  return text;
}

void write_dates(const Placement& at, std::ostream& out) {
  if (at.grain < Grain::day) {
    write_line("DTSTART", time_value(at.begin), out);
    if (at.begin < at.end) {
      write_line("DTEND", time_value(at.end), out);
    }
  } else {
    write_line("DTSTART;VALUE=DATE", date_value(at.begin), out);
    // The end is the day after, as RFC 5545 wants it.
    write_line("DTEND;VALUE=DATE", date_value(at.end), out);
  }
}

const char* status_of(Status status) {
  switch (status) {
    case Status::planned:
    case Status::possible:
      return "TENTATIVE";
    case Status::negated:
      return "CANCELLED";
    default:
      return "CONFIRMED";
  }
}

void write_entry(const Story& story, const Event& event, std::ostream& out) {
  const auto at = place(story, event);
  const bool dated = at && at->source != Placement::Source::publication;
  const Article& article = story.articles[event.mentions.front().article.value];
  write_line("BEGIN", dated ? "VEVENT" : "VJOURNAL", out);
  write_line("UID", text_value(event.key + "@fabula"), out);
  write_line("DTSTAMP", stamp_of(article), out);
  if (dated) {
    write_dates(*at, out);
    write_line("STATUS", status_of(event.status), out);
    write_line("TRANSP", "TRANSPARENT", out);
    if (!event.place.empty()) {
      write_line("LOCATION", text_value(display_line(event.place)), out);
    }
  }
  write_line("SUMMARY", text_value(display_line(event.label)), out);
  write_line("DESCRIPTION", text_value(description_of(story, event)), out);
  if (!event.type.empty()) {
    write_line("CATEGORIES", text_value(display_line(event.type)), out);
  }
  write_line("X-FABULA-DATE", text_value(to_edtf(event.when)), out);
  write_line("X-FABULA-STATUS", name_of(event.status), out);
  write_line("END", dated ? "VEVENT" : "VJOURNAL", out);
}

}  // namespace

void write_ics(const Story& story, const ExportOptions& options, std::ostream& out) {
  write_line("BEGIN", "VCALENDAR", out);
  write_line("VERSION", "2.0", out);
  write_line("PRODID", text_value("-//" + options.generator + "//EN"), out);
  for (const Event& event : story.events) {
    write_entry(story, event, out);
  }
  write_line("END", "VCALENDAR", out);
}

}  // namespace fabula::exporters
