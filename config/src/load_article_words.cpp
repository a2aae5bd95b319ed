#include "fabula/config/load_article_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "fabula/text/character.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

constexpr std::string_view dots = "...";

constexpr std::array<std::pair<const char*, LineKind>, 6> kinds = {{
    {"by_line", LineKind::by_line},
    {"date_line", LineKind::date_line},
    {"credit", LineKind::credit},
    {"caption", LineKind::caption},
    {"navigation", LineKind::navigation},
    {"end", LineKind::end},
}};

/// "related: ..." as its words and where they may stand.
struct Wording {
  std::string words;
  bool anywhere = false;
  bool goes_on = false;
};

Wording parse_wording(std::string_view text) {
  Wording wording;
  if (text.starts_with(dots)) {
    wording.anywhere = true;
    text.remove_prefix(dots.size());
  }
  if (text.ends_with(dots)) {
    wording.goes_on = true;
    text.remove_suffix(dots.size());
  }
  while (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
  wording.words = to_lower(text);
  return wording;
}

/// "+05:30" in minutes.
std::optional<int> parse_offset(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return std::nullopt;
  }
  const auto two_digits = [](std::string_view digits) -> std::optional<int> {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + 2, value);
    return error == std::errc() && end == digits.data() + 2 && value >= 0 ? std::optional(value)
                                                                          : std::nullopt;
  };
  const auto hours = two_digits(text.substr(1, 2));
  const auto minutes = two_digits(text.substr(4, 2));
  if (!hours || !minutes || *hours > 14 || *minutes > 59) {
    return std::nullopt;
  }
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

class Loader {
 public:
  Loader(const YamlReader& yaml, std::string language, ArticleWords& words)
      : yaml_(yaml), language_(std::move(language)), words_(words) {}

  void run() {
    const Node& root = yaml_.root();
    if (!yaml_.allow_keys(root, {"lines", "name_ends", "frequent", "dates"})) {
      return;
    }
    if (const Node lines = root["lines"]; lines.is_defined()) {
      read_lines(lines);
    }
    for (std::string& word : lower_texts(root, "name_ends")) {
      words_.name_ends.insert(std::move(word));
    }
    for (std::string& word : lower_texts(root, "frequent")) {
      words_.frequent.emplace(std::move(word), language_);
    }
    if (const Node dates = root["dates"]; dates.is_defined()) {
      read_dates(dates);
    }
  }

 private:
  std::vector<std::string> lower_texts(const Node& map, const char* key) const {
    std::vector<std::string> texts = yaml_.texts(map, key);
    std::transform(texts.begin(), texts.end(), texts.begin(),
                   [](const std::string& text) { return to_lower(text); });
    return texts;
  }

  void read_lines(const Node& lines) {
    if (!yaml_.allow_keys(lines,
                          {"by_line", "date_line", "credit", "caption", "navigation", "end"})) {
      return;
    }
    for (const auto& [name, kind] : kinds) {
      const Node node = lines[name];
      if (!node.is_defined() ||
          !yaml_.allow_keys(node, {"words", "author", "modified", "examples", "not"})) {
        continue;
      }
      read_cues(node, "words", {kind, false, false, false, {}});
      read_cues(node, "author", {kind, false, true, false, {}});
      read_cues(node, "modified", {kind, false, false, true, {}});
      read_examples(node, kind);
    }
  }

  /// `cue` says all of them but their words, whether they go on and their language.
  void read_cues(const Node& node, const char* key, const LineCue& cue) {
    for (const std::string& text : yaml_.texts(node, key)) {
      Wording wording = parse_wording(text);
      if (wording.words.empty() || (wording.anywhere && !wording.goes_on) ||
          (cue.names_author && (wording.anywhere || !wording.goes_on))) {
        yaml_.problem(node[key], fmt::format("'{}' is no wording: write 'words', 'words...' or "
                                             "'...words...', for authors 'words...'",
                                             text));
      } else if (!seen_.insert((wording.goes_on ? "+" : "=") + wording.words).second) {
        yaml_.problem(node[key], fmt::format("'{}' stands twice", text));
      } else if (wording.anywhere) {
        words_.anywhere.emplace(std::move(wording.words),
                                LineCue{cue.kind, true, false, cue.tells_change, language_});
      } else {
        words_.beginnings.emplace(
            std::move(wording.words),
            LineCue{cue.kind, wording.goes_on, cue.names_author, cue.tells_change, language_});
      }
    }
  }

  void read_examples(const Node& node, LineKind kind) {
    const auto examples = yaml_.placed_texts(node, "examples");
    if (examples.empty()) {
      yaml_.problem(node, "key 'examples' is missing: lines that are of this kind");
    }
    for (const auto& [text, where] : examples) {
      words_.examples.push_back({language_, text, kind, "", true, where});
    }
    for (const auto& [text, where] : yaml_.placed_texts(node, "not")) {
      words_.examples.push_back({language_, text, kind, "", false, where});
    }
  }

  void read_dates(const Node& node) {
    if (!yaml_.allow_keys(node, {"months", "skipped", "morning", "afternoon", "day_endings",
                                 "zones", "local_zones", "month_first", "examples", "not"})) {
      return;
    }
    DateWords dates;
    dates.language = language_;
    read_months(node, dates);
    fill(node, "skipped", dates.skipped);
    fill(node, "morning", dates.morning);
    fill(node, "afternoon", dates.afternoon);
    fill(node, "day_endings", dates.day_endings);
    read_zones(node, dates);
    fill(node, "local_zones", dates.local_zones);
    read_month_first(node, dates);
    words_.dates.push_back(std::move(dates));
    read_date_examples(node);
  }

  void fill(const Node& node, const char* key, std::set<std::string, std::less<>>& set) {
    for (std::string& word : lower_texts(node, key)) {
      if (!set.insert(word).second) {
        yaml_.problem(node[key], fmt::format("'{}' stands twice", word));
      }
    }
  }

  void read_months(const Node& node, DateWords& dates) {
    const Node months = node["months"];
    if (!months.is_defined() || !months.is_sequence() || months.size() != 12) {
      yaml_.problem(months.is_defined() ? months : node,
                    "'months' must be a list of twelve, each a list of names");
      return;
    }
    for (int month = 0; month < 12; ++month) {
      const Node names = months[month];
      if (!names.is_sequence() || names.size() == 0) {
        yaml_.problem(names, "a month must be a list of names");
        continue;
      }
      for (const Node& name : names) {
        if (!name.is_scalar() || !dates.months.emplace(to_lower(name.scalar()), month + 1).second) {
          yaml_.problem(name, "a month's name must be a single value that no other month has");
        }
      }
    }
  }

  void read_zones(const Node& node, DateWords& dates) {
    const Node zones = node["zones"];
    if (!zones.is_defined()) {
      return;
    }
    if (!zones.is_map()) {
      yaml_.problem(zones, "'zones' must be names with their distance from UTC");
      return;
    }
    for (const auto& zone : zones) {
      const auto offset =
          zone.second.is_scalar() ? parse_offset(zone.second.scalar()) : std::nullopt;
      if (!offset) {
        yaml_.problem(zone.second, "a zone is written as its distance from UTC, such as +05:30");
      } else if (!dates.zones.emplace(to_lower(zone.first.scalar()), *offset).second) {
        yaml_.problem(zone.first, fmt::format("'{}' stands twice", zone.first.scalar()));
      }
    }
  }

  void read_month_first(const Node& node, DateWords& dates) {
    fill(node, "month_first", dates.month_first);
    for (const std::string& tag : dates.month_first) {
      if (tag != language_ && !tag.starts_with(language_ + "-")) {
        yaml_.problem(node["month_first"],
                      fmt::format("'{0}' is not of this language; write '{1}' or '{1}-REGION'", tag,
                                  language_));
      }
    }
  }

  void read_date_examples(const Node& node) {
    const Node examples = node["examples"];
    if (!examples.is_defined() || !examples.is_map() || examples.size() == 0) {
      yaml_.problem(examples.is_defined() ? examples : node,
                    "'examples' must be dates with their value, such as 2014-06-27");
      return;
    }
    for (const auto& entry : examples) {
      words_.examples.push_back({language_, entry.first.scalar(), std::nullopt,
                                 entry.second.is_scalar() ? entry.second.scalar() : "", true,
                                 yaml_.where(entry.first)});
    }
    for (const auto& [text, where] : yaml_.placed_texts(node, "not")) {
      words_.examples.push_back({language_, text, std::nullopt, "", false, where});
    }
  }

  const YamlReader& yaml_;
  std::string language_;
  ArticleWords& words_;
  std::set<std::string> seen_;
};

/// The languages that have such a file, by code.
std::vector<std::string> languages_in(const std::filesystem::path& folder) {
  std::vector<std::string> languages;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (std::filesystem::exists(it->path() / "articles.yaml")) {
      languages.push_back(it->path().filename().string());
    }
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

}  // namespace

ArticleWords load_article_words(const std::filesystem::path& config_dir, Diagnostics& problems) {
  ArticleWords words;
  const auto folder = config_dir / "lang";
  const auto languages = languages_in(folder);
  if (languages.empty()) {
    problems.push_back(
        {Severity::error,
         "config-missing-file",
         "no language has a file articles.yaml here; it tells what is story and what "
         "is not",
         {folder.string(), 0, 0}});
  }
  for (const std::string& language : languages) {
    const YamlReader yaml(folder / language / "articles.yaml", problems);
    if (yaml.ok()) {
      Loader(yaml, language, words).run();
    }
  }
  return words;
}

}  // namespace fabula::config
