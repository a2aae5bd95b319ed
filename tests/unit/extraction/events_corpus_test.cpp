#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "conllu_analysis.hpp"
#include "fabula/config/load_actors.hpp"
#include "fabula/config/load_events.hpp"
#include "fabula/extraction/actors.hpp"
#include "fabula/extraction/events.hpp"
#include "yaml_reader.hpp"

// The corpora of events, each case against the rules that ship. The analyses stand beside them in
// events.conllu so that no language model is needed: per case "# text = " with its text, then what
// `fabula annotate -f conllu` writes.
namespace fabula {
namespace {

namespace fs = std::filesystem;

/// A word in brackets and, where braces follow it, what must hold of the event that it triggers.
struct Marked {
  Span span;
  std::string expected;
};

struct Case {
  std::string text;
  std::vector<Marked> marks;
  std::map<std::string, std::string> expected;  ///< field of the event, what it must be
};

Case read_marked(const std::string& marked) {
  Case result;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      result.text += marked[i];
      continue;
    }
    const std::size_t close = marked.find(']', i);
    Marked mark;
    mark.span.begin = static_cast<std::uint32_t>(result.text.size());
    result.text += marked.substr(i + 1, close - i - 1);
    mark.span.end = static_cast<std::uint32_t>(result.text.size());
    i = close;
    if (i + 1 < marked.size() && marked[i + 1] == '{') {
      const std::size_t end = marked.find('}', i);
      mark.expected = marked.substr(i + 2, end - i - 2);
      i = end;
    }
    result.marks.push_back(std::move(mark));
  }
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += text.empty() ? part : "; " + part;
  }
  return text;
}

std::vector<Case> read_cases(const fs::path& path) {
  Diagnostics problems;
  const config::YamlReader reader(path, problems);
  EXPECT_TRUE(problems.empty()) << to_string(problems.front());
  std::vector<Case> cases;
  for (const config::Node& node : reader.root()["cases"]) {
    if (node.is_scalar()) {
      cases.push_back(read_marked(node.scalar()));
      continue;
    }
    reader.allow_keys(node, {"text", "agent", "patient", "recipient", "place", "instrument",
                             "label", "said_by", "time"});
    cases.push_back(read_marked(reader.text(node, "text")));
    for (const auto& entry : node) {
      if (const std::string key = entry.first.scalar(); key != "text") {
        cases.back().expected[key] = joined(reader.texts(node, key.c_str()));
      }
    }
  }
  EXPECT_TRUE(problems.empty()) << to_string(problems.front());
  return cases;
}

/// The analyses by the text that they belong to.
std::map<std::string, std::string> read_analyses(const fs::path& path) {
  std::map<std::string, std::string> analyses;
  std::ifstream in(path);
  std::string* current = nullptr;
  constexpr std::string_view head = "# text = ";
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(head)) {
      current = &analyses[line.substr(head.size())];
    } else if (current != nullptr && !line.starts_with("#")) {
      *current += line + "\n";
    }
  }
  return analyses;
}

struct Rules {
  ActorRules actors;
  EventRules events;
};

const Rules& english() {
  static const Rules rules = [] {
    Diagnostics problems;
    const fs::path folder = fs::path(FABULA_SOURCE_DIR) / "config";
    Rules read{config::load_actor_rules(folder, "en", problems),
               config::load_event_rules(folder, "en", problems)};
    for (const Diagnostic& problem : problems) {
      ADD_FAILURE() << to_string(problem);
    }
    return read;
  }();
  return rules;
}

/// One case, read.
class Reader {
 public:
  Reader(const Case& checked, const Analysis& analysis)
      : a_(analysis), article_(ArticleMeta{}, checked.text, blocks(checked.text)) {
    // Expressions of time as the model's entities mark them, so that the rules of times may change.
    for (const Entity& e : a_.entities) {
      if (a_.entity_name(e) == "DATE" || a_.entity_name(e) == "TIME") {
        TimeMention time;
        time.tokens = e.tokens;
        time.span = a_.span_of(e.tokens);
        time.when.range = TimeRange{};
        const bool counted = e.tokens.size() > 1 && a_.pos[e.tokens.begin] == Pos::num;
        time.type = counted ? TimexType::duration : TimexType::date;  // "two months"
        times_.push_back(time);
      }
    }
    std::vector<std::string> names;
    actors_ = find_actors(article_, a_, english().actors, names);
    events_ = find_events(article_, a_, times_, actors_, english().events, names);
  }

  [[nodiscard]] const EventMention* event_at(Span span) const {
    const auto found = std::find_if(events_.begin(), events_.end(), [span](const EventMention& e) {
      return e.span.overlaps(span);
    });
    return found == events_.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string field(const EventMention* event, const std::string& key) const {
    if (event == nullptr) {
      return "(no event)";
    }
    if (key == "label") {
      return event->label;
    }
    if (key == "said_by") {
      return event->attributed_to ? actors_[*event->attributed_to].name : "nobody";
    }
    if (key == "time") {
      return event->time ? std::string(article_.text(times_[*event->time].span)) : "nobody";
    }
    constexpr std::string_view roles[] = {"agent", "patient",    "recipient",
                                          "place", "instrument", "other"};
    std::vector<std::string> found;
    for (const Participant& p : event->participants) {
      if (roles[static_cast<std::size_t>(p.role)] == key) {
        found.emplace_back(article_.text(a_.span_of(p.tokens)));
      }
    }
    return found.empty() ? "nobody" : joined(found);
  }

 private:
  /// A text without a full stop is a headline.
  static std::vector<Block> blocks(const std::string& text) {
    const bool headline = text.back() != '.' && text.back() != '"';
    return {{{0, static_cast<std::uint32_t>(text.size())},
             headline ? Block::Kind::headline : Block::Kind::body}};
  }

  const Analysis& a_;
  Article article_;
  std::vector<TimeMention> times_;
  std::vector<ActorMention> actors_;
  std::vector<EventMention> events_;
};

std::string status_of(const EventMention* event) {
  constexpr std::string_view names[] = {"happened", "ongoing", "planned", "possible", "negated"};
  return event == nullptr ? "none" : std::string(names[static_cast<std::size_t>(event->status)]);
}

std::string type_of(const EventMention* event) {
  return event == nullptr || event->type.empty() ? "none" : event->type;
}

class EventsCorpus : public testing::TestWithParam<const char*> {};

TEST_P(EventsCorpus, EveryCaseIsReadAsItSays) {
  const std::string name = GetParam();
  const fs::path folder = fs::path(FABULA_SOURCE_DIR) / "tests" / "corpus" / "en";
  const auto analyses = read_analyses(folder / "events.conllu");
  for (const Case& checked : read_cases(folder / (name + ".yaml"))) {
    const auto found = analyses.find(checked.text);
    ASSERT_NE(found, analyses.end()) << "events.conllu has no analysis of: " << checked.text;
    const test::ConlluAnalysis read = test::read_conllu(found->second, checked.text);
    const Reader reader(checked, read.analysis);
    for (const Marked& mark : checked.marks) {
      const EventMention* event = reader.event_at(mark.span);
      if (!mark.expected.empty()) {
        EXPECT_EQ(name == "types" ? type_of(event) : status_of(event), mark.expected)
            << checked.text << "\n  at " << mark.span.begin;
      }
      for (const auto& [key, expected] : checked.expected) {
        EXPECT_EQ(reader.field(event, key), expected) << checked.text << "\n  " << key;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(English, EventsCorpus,
                         testing::Values("status", "participants", "labels", "attribution", "types",
                                         "dating"),
                         [](const auto& parameter) { return std::string(parameter.param); });

}  // namespace
}  // namespace fabula
