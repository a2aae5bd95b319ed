#include "display.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula::exporters {
namespace {

struct CharacterRange {
  char32_t first;
  char32_t last;
};

bool is_in(char32_t c, std::span<const CharacterRange> ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [c](const CharacterRange& range) {
    return range.first <= c && c <= range.last;
  });
}

std::size_t columns_of(char32_t c) {
  static constexpr std::array<CharacterRange, 15> none = {{{0x300, 0x36F},
                                                           {0x483, 0x489},
                                                           {0x591, 0x5BD},
                                                           {0x610, 0x61A},
                                                           {0x64B, 0x65F},
                                                           {0x6D6, 0x6DC},
                                                           {0x1AB0, 0x1AFF},
                                                           {0x1DC0, 0x1DFF},
                                                           {0x200B, 0x200F},
                                                           {0x2060, 0x2064},
                                                           {0x20D0, 0x20FF},
                                                           {0xFE00, 0xFE0F},
                                                           {0xFE20, 0xFE2F},
                                                           {0xFEFF, 0xFEFF},
                                                           {0xE0100, 0xE01EF}}};
  static constexpr std::array<CharacterRange, 14> wide = {{{0x1100, 0x115F},
                                                           {0x2E80, 0x303E},
                                                           {0x3041, 0x4DBF},
                                                           {0x4E00, 0xA4CF},
                                                           {0xA960, 0xA97C},
                                                           {0xAC00, 0xD7A3},
                                                           {0xF900, 0xFAFF},
                                                           {0xFE30, 0xFE6F},
                                                           {0xFF00, 0xFF60},
                                                           {0xFFE0, 0xFFE6},
                                                           {0x1F300, 0x1F64F},
                                                           {0x1F680, 0x1F6FF},
                                                           {0x1F900, 0x1FAFF},
                                                           {0x20000, 0x3FFFD}}};
  if (c < 0x300) {
    return 1;
  }
  return is_in(c, none) ? 0 : is_in(c, wide) ? 2 : 1;
}

bool is_control(char32_t c) {
  static constexpr std::array<CharacterRange, 6> controls = {{{0, 0x1F},
                                                              {0x7F, 0x9F},
                                                              {0x2028, 0x202E},
                                                              {0x2066, 0x2069},
                                                              {0xFEFF, 0xFEFF},
                                                              {0xFFFE, 0xFFFF}}};
  return is_in(c, controls);
}

/// The first bytes of a text that take at most `width` columns.
std::size_t bytes_in(std::string_view text, std::size_t width) {
  std::size_t columns = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const CodePoint c = code_point_at(text, i);
    columns += columns_of(c.value);
    if (columns > width) {
      break;
    }
    i += c.bytes;
  }
  return i;
}

std::string unit_name(const When& when) {
  const TimeRange& range = *when.range;
  const Date first = range.begin.date();
  const int year = static_cast<int>(first.year());
  switch (range.grain) {
    case Grain::season: {
      static constexpr std::array seasons = {"spring", "summer", "autumn", "winter"};
      return fmt::format("{} {}", seasons.at(static_cast<std::size_t>(season_of(first)) - 1), year);
    }
    case Grain::quarter:
      return fmt::format("Q{} {}", quarter_of(first), year);
    case Grain::decade:
      return fmt::format("{}s", year);
    case Grain::century:
      return fmt::format("{}-{}", year, year + 99);
    default:
      return to_edtf({range, false, false, when.basis});
  }
}

}  // namespace

std::string display_date(const When& when) {
  if (!when.range) {
    return {};
  }
  const TimeRange& range = *when.range;
  const bool open_begin = range.begin.is_special();
  const bool open_end = range.end.is_special();
  if (open_begin && open_end) {
    return {};
  }
  const std::string edtf = to_edtf({range, false, false, when.basis});
  const std::size_t slash = edtf.find('/');
  std::string text;
  if (open_begin) {
    text = "until " + edtf.substr(slash + 1);
  } else if (open_end) {
    text = "from " + edtf.substr(0, slash);
  } else if (slash != std::string::npos) {
    text = edtf.substr(0, slash) + " to " + edtf.substr(slash + 1);
  } else {
    text = unit_name(when);
  }
  std::replace(text.begin(), text.end(), 'T', ' ');
  return (when.approximate ? "c. " : "") + text + (when.uncertain ? "?" : "");
}

std::string display_line(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!is_control(c.value) && !is_white_space(c.value)) {
      result.append(text, i, c.bytes);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    i += c.bytes;
  }
  while (!result.empty() && result.back() == ' ') {
    result.pop_back();
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    columns += columns_of(c.value);
    i += c.bytes;
  }
  return columns;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    std::string_view word = text.substr(i, end - i);
    i = end + 1;
    if (!lines.back().empty()) {
      if (display_width(lines.back()) + 1 + display_width(word) <= width) {
        lines.back() += ' ';
      } else {
        lines.emplace_back();
      }
    }
    while (lines.back().empty() && display_width(word) > width) {
      const std::size_t fits = bytes_in(word, width);
      lines.back() = word.substr(0, fits);
      lines.emplace_back();
      word.remove_prefix(fits);
    }
    lines.back() += word;
  }
  return lines;
}

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) {
    return std::string(text);
  }
  std::string result(text.substr(0, bytes_in(text, width - 1)));
  while (!result.empty() && result.back() == ' ') {
    result.pop_back();
  }
  return result + "\u2026";
}

std::string display_article(const Article& article) {
  const ArticleMeta& meta = article.meta();
  return display_line(!meta.title.empty() ? meta.title : !meta.path.empty() ? meta.path : meta.id);
}

std::string display_citation(const Article& article) {
  const ArticleMeta& meta = article.meta();
  std::string details = display_line(meta.source);
  if (meta.published) {
    details += (details.empty() ? "" : ", ") + to_rfc3339(*meta.published).substr(0, 10);
  }
  const std::string name = display_article(article);
  return details.empty() ? name : fmt::format("{} ({})", name, details);
}

std::string display_participant(const Story& story, const StoryParticipant& participant) {
  return display_line(participant.actor ? story.actors[participant.actor->value].name
                                        : participant.text);
}

std::vector<std::string> display_role(const Story& story, const Event& event, Role role) {
  std::vector<std::string> names;
  for (const StoryParticipant& participant : event.participants) {
    if (participant.role == role) {
      names.push_back(display_participant(story, participant));
    }
  }
  return names;
}

std::string display_actors(const Story& story, const Event& event) {
  std::vector<std::string> names;
  for (const Role role : {Role::agent, Role::patient, Role::recipient}) {
    for (const StoryParticipant& participant : event.participants) {
      if (participant.role != role || (role != Role::agent && !participant.actor)) {
        continue;
      }
      std::string name = display_participant(story, participant);
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::uint32_t> by_salience(const Story& story) {
  std::vector<std::uint32_t> events(story.events.size());
  std::iota(events.begin(), events.end(), 0U);
  std::stable_sort(events.begin(), events.end(), [&story](std::uint32_t a, std::uint32_t b) {
    return story.events[a].salience > story.events[b].salience;
  });
  return events;
}

std::vector<std::uint32_t> most_salient(const Story& story, std::size_t count) {
  std::vector<std::uint32_t> events = by_salience(story);
  events.resize(std::min(events.size(), count));
  std::sort(events.begin(), events.end());
  return events;
}

}  // namespace fabula::exporters
