#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "conllu_analysis.hpp"
#include "fabula/config/load_actors.hpp"
#include "fabula/extraction/actors.hpp"
#include "yaml_reader.hpp"

// tests/corpus/en/actors.yaml, each case against the rules that ship. The analyses stand beside it
// so that no language model is needed.
namespace fabula {
namespace {

/// A phrase in brackets and what must hold of it.
struct Claim {
  Span span;
  std::string words;
  std::vector<std::string> what;
};

struct Case {
  std::string text;
  std::vector<Block> blocks;
  std::vector<Claim> claims;
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
  });
  return text;
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(", ", begin), list.size());
    parts.emplace_back(list.substr(begin, end - begin));
    begin = end + 2;
  }
  return parts;
}

constexpr std::string_view headline_mark = " // ";

Case read_case(const std::string& marked) {
  Case result;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      result.text += marked[i];
      continue;
    }
    const std::size_t close = marked.find("]{", i);
    const std::size_t end = marked.find('}', i);
    Claim claim;
    claim.words = marked.substr(i + 1, close - i - 1);
    claim.span.begin = static_cast<std::uint32_t>(result.text.size());
    claim.what = split(std::string_view(marked).substr(close + 2, end - close - 2));
    result.text += claim.words;
    claim.span.end = static_cast<std::uint32_t>(result.text.size());
    result.claims.push_back(std::move(claim));
    i = end;
  }
  // "Headline // First sentence."
  const auto size = static_cast<std::uint32_t>(result.text.size());
  const std::size_t slashes = result.text.find(headline_mark);
  if (slashes != std::string::npos) {
    const auto end = static_cast<std::uint32_t>(slashes);
    const auto begin = end + static_cast<std::uint32_t>(headline_mark.size());
    result.blocks = {{{0, end}, Block::Kind::headline}, {{begin, size}, Block::Kind::body}};
  } else {
    result.blocks = {{{0, size}, Block::Kind::body}};
  }
  return result;
}

std::string_view kind_name(ActorKind kind) {
  constexpr std::array<std::string_view, 6> names = {"person", "organization", "government",
                                                     "place",  "group",        "other"};
  return names.at(static_cast<std::size_t>(kind));
}

class Checker {
 public:
  Checker(const Case& checked, const Analysis& analysis, const ActorRules& actor_rules)
      : case_(checked), a_(analysis), article_(ArticleMeta{}, checked.text, checked.blocks) {
    std::vector<std::string> rules;
    mentions_ = find_actors(article_, a_, actor_rules, rules);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const auto& before = mentions_[i].antecedent;
      chain_.push_back(before ? chain_[*before] : i);
    }
  }

  void run() const {
    for (const Claim& claim : case_.claims) {
      for (const std::string& what : claim.what) {
        const std::string failure = check(claim, what);
        EXPECT_TRUE(failure.empty())
            << case_.text << "\n  [" << claim.words << "] " << what << ": " << failure;
      }
    }
  }

 private:
  /// The widest mention whose head lies in a span.
  [[nodiscard]] std::optional<std::size_t> mention_in(Span span) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const bool inside = span.contains(a_.span[mentions_[i].head]);
      if (inside && (!found || mentions_[i].tokens.size() > mentions_[*found].tokens.size())) {
        found = i;
      }
    }
    return found;
  }

  /// Whether a mention's chain has one that stands where `words` stand in the text.
  [[nodiscard]] bool is_one_with(std::size_t mention, const std::string& words) const {
    const std::string text = lower(case_.text);
    const std::string sought = lower(words);
    for (std::size_t at = text.find(sought); at != std::string::npos;
         at = text.find(sought, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto other = mention_in({begin, begin + static_cast<std::uint32_t>(words.size())});
      if (other && *other != mention && chain_[*other] == chain_[mention]) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string check(const Claim& claim, const std::string& what) const {
    const auto at = mention_in(claim.span);
    if (what == "none") {
      return at ? fmt::format("is a mention of '{}'", mentions_[*at].name) : "";
    }
    if (!at) {
      return what.starts_with("!= ") ? "" : "is no mention";
    }
    const ActorMention& m = mentions_[*at];
    const auto value = [&what](std::string_view key) {
      return what.substr(std::min(what.size(), key.size()));
    };
    const auto equal = [](const std::string& have, const std::string& want) {
      return have == want ? std::string() : fmt::format("is '{}'", have);
    };
    if (what.starts_with("= ") || what.starts_with("!= ")) {
      const bool same = what[0] == '=';
      const bool one = is_one_with(*at, value(same ? "= " : "!= "));
      return one == same ? "" : fmt::format("is '{}'", m.name);
    }
    if (what == "plural") {
      return m.plural ? "" : "is singular";
    }
    for (const auto& [key, have] : {std::pair<std::string, std::string>{"known ", m.known_as},
                                    {"name ", m.name},
                                    {"title ", m.title},
                                    {"country ", m.country}}) {
      if (what.starts_with(key)) {
        return equal(have, value(key));
      }
    }
    return equal(std::string(kind_name(m.kind)), what);
  }

  const Case& case_;
  const Analysis& a_;
  Article article_;
  std::vector<ActorMention> mentions_;
  std::vector<std::size_t> chain_;
};

/// The analyses by the text that they belong to.
std::map<std::string, std::string> read_analyses(const std::filesystem::path& path) {
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

TEST(ActorsCorpus, EveryCaseIsReadAsItSays) {
  const std::filesystem::path folder =
      std::filesystem::path(FABULA_SOURCE_DIR) / "tests" / "corpus" / "en";
  Diagnostics problems;
  const ActorRules rules =
      config::load_actor_rules(std::filesystem::path(FABULA_SOURCE_DIR) / "config", "en", problems);
  const config::YamlReader reader(folder / "actors.yaml", problems);
  ASSERT_TRUE(problems.empty()) << to_string(problems.front());
  const auto analyses = read_analyses(folder / "actors.conllu");
  for (const std::string& marked : reader.texts(reader.root(), "cases")) {
    const Case checked = read_case(marked);
    const auto found = analyses.find(checked.text);
    ASSERT_NE(found, analyses.end()) << "actors.conllu has no analysis of: " << checked.text;
    const test::ConlluAnalysis read = test::read_conllu(found->second, checked.text);
    Checker(checked, read.analysis, rules).run();
  }
}

}  // namespace
}  // namespace fabula
