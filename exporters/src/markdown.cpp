#include <string>
#include <string_view>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "names.hpp"

namespace fabula::exporters {
namespace {

/// Text that Markdown, in any of its kinds, reads as text. Some know a backslash before these few
/// only; the others are character references.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : display_line(text)) {
    if (std::string_view("<>&|~").find(c) != std::string_view::npos) {
      result += fmt::format("&#{};", static_cast<int>(c));
      continue;
    }
    if (std::string_view("\\`*_{}[]#").find(c) != std::string_view::npos) {
      result += '\\';
    }
    result += c;
  }
  return result;
}

void write_event(const Story& story, const Event& event, std::ostream& out) {
  const std::string date = display_date(event.when);
  out << fmt::format("- **{}** {}", date.empty() ? "undated" : escaped(date), escaped(event.label));
  if (event.status != Status::happened) {
    out << fmt::format(" *({})*", name_of(event.status));
  }
  out << '\n';
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    out << fmt::format("  > {} ({})\n  >\n", escaped(article.text(mention.sentence)),
                       escaped(display_article(article)));
  }
}

}  // namespace

void write_markdown(const Story& story, const ExportOptions& options, std::ostream& out) {
  const auto events = most_salient(story, options.max_items.value_or(story.events.size()));
  out << "# Timeline\n\n";
  for (const std::uint32_t i : events) {
    write_event(story, story.events[i], out);
  }
  if (events.size() < story.events.size()) {
    out << fmt::format("\n{} of {} events, the most salient.\n", events.size(),
                       story.events.size());
  }
}

}  // namespace fabula::exporters
