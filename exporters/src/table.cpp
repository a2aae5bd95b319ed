#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

constexpr std::size_t gap = 2;

struct Row {
  std::string date;
  std::string label;
  std::string who;
  std::string status;
};

struct Widths {
  std::size_t date = 4;
  std::size_t label = 5;
  std::size_t who = 3;
  std::size_t status = 6;
};

Row row_of(const Story& story, const Event& event) {
  std::string date = display_date(event.when);
  return {date.empty() ? "?" : std::move(date), display_line(event.label),
          display_actors(story, event), std::string(name_of(event.status))};
}

/// The label has what the other columns leave of the width, and is wrapped to it.
Widths widths_of(const std::vector<Row>& rows, std::size_t total) {
  Widths widths;
  std::size_t label = widths.label;
  for (const Row& row : rows) {
    widths.date = std::max(widths.date, display_width(row.date));
    widths.who = std::max(widths.who, display_width(row.who));
    widths.status = std::max(widths.status, display_width(row.status));
    label = std::max(label, display_width(row.label));
  }
  widths.who = std::min(widths.who, std::max<std::size_t>(12, total / 4));
  const std::size_t others = widths.date + widths.who + widths.status + 3 * gap;
  widths.label = std::min(label, std::max<std::size_t>(20, total > others ? total - others : 0));
  return widths;
}

void pad(std::string& line, std::size_t columns) {
  const std::size_t width = display_width(line);
  line.append(columns > width ? columns - width : 0, ' ');
}

/// One line of a row; a column that has no text there is left empty.
void write_line(const Row& row, const Widths& widths, std::ostream& out) {
  std::string line = row.date;
  std::size_t column = widths.date + gap;
  pad(line, column);
  line += row.label;
  column += widths.label + gap;
  pad(line, column);
  line += row.who;
  column += widths.who + gap;
  pad(line, column);
  line += row.status;
  line.erase(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

void write_row(const Row& row, const Widths& widths, std::ostream& out) {
  const std::vector<std::string> lines = wrap(row.label, widths.label);
  write_line({row.date, lines.front(), cut(row.who, widths.who), row.status}, widths, out);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    write_line({"", lines[i], "", ""}, widths, out);
  }
}

}  // namespace

void write_table(const Story& story, const ExportOptions& options, std::ostream& out) {
  const std::vector<std::uint32_t> events =
      most_salient(story, options.max_items.value_or(options.display.table_events));
  std::vector<Row> rows;
  rows.reserve(events.size());
  for (const std::uint32_t i : events) {
    rows.push_back(row_of(story, story.events[i]));
  }
  if (rows.empty()) {
    out << "No events.\n";
    return;
  }
  const Widths widths = widths_of(rows, options.width);
  if (options.colour) {
    out << "\x1b[1m";
  }
  write_line({"DATE", "EVENT", "WHO", "STATUS"}, widths, out);
  if (options.colour) {
    out << "\x1b[0m";
  }
  for (const Row& row : rows) {
    write_row(row, widths, out);
  }
  if (options.more_fit) {
    out << fmt::format("(the {} most salient events; --max-items N shows more)\n", events.size());
  } else if (events.size() < story.events.size()) {
    out << fmt::format("({} of {} events, the most salient; --max-items N shows more)\n",
                       events.size(), story.events.size());
  }
}

}  // namespace fabula::exporters
