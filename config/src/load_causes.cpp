#include "fabula/config/load_causes.hpp"

#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "load_weights.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

using Words = std::set<std::string, std::less<>>;

Words word_set(const YamlReader& reader, const Node& map, const char* key) {
  Words words;
  for (std::string& word : reader.texts(map, key)) {
    if (!words.insert(word).second) {
      reader.problem(map[key], fmt::format("'{}' stands twice in '{}'", word, key));
    }
  }
  return words;
}

std::vector<std::string> split(const std::string& phrase) {
  std::istringstream in(phrase);
  std::vector<std::string> words;
  for (std::string word; in >> word;) {
    words.push_back(word);
  }
  return words;
}

/// "The [flood] closed the school because of [rain]" would need a parser of its own; examples map
/// a sentence to "flood -> close", the words of the two triggers.
void read_examples(const YamlReader& reader, const Node& node, const std::string& cue,
                   CauseRules& rules) {
  const Node examples = node["examples"];
  if (!examples.is_defined() || !examples.is_map() || examples.size() == 0) {
    reader.problem(
        node, fmt::format("cue '{}' needs 'examples:', a sentence and 'cause -> effect'", cue));
    return;
  }
  for (const auto& entry : examples) {
    const std::string pair = entry.second.is_scalar() ? entry.second.scalar() : std::string();
    const std::size_t arrow = pair.find(" -> ");
    if (arrow == std::string::npos) {
      reader.problem(entry.second,
                     "an example's value is 'cause -> effect', a word of each trigger");
      continue;
    }
    rules.examples.push_back({cue, entry.first.scalar(), pair.substr(0, arrow),
                              pair.substr(arrow + 4), true, reader.where(entry.first)});
  }
  for (const auto& [text, where] : reader.placed_texts(node, "not")) {
    rules.examples.push_back({cue, text, "", "", false, where});
  }
}

void read_cue(const YamlReader& reader, const Node& node, std::set<std::string>& names,
              CauseRules& rules) {
  if (!reader.allow_keys(node, {"name", "kind", "relation", "lemmas", "words", "preposition",
                                "reversed", "strength", "governors", "clause", "noun_phrase",
                                "perfect", "itself", "theme", "anaphoric", "examples", "not"})) {
    return;
  }
  Cue cue;
  cue.name = reader.text(node, "name");
  if (!names.insert(cue.name).second) {
    reader.problem(node["name"], fmt::format("there are two cues '{}'", cue.name));
  }
  const auto kind = reader.one_of(node["kind"], {"verb", "phrase", "noun", "adverb", "discourse"});
  const auto relation = reader.one_of(
      node["relation"], {"causes", "prevents", "responds_to", "before", "overlaps", "part_of"});
  cue.kind = static_cast<Cue::Kind>(kind.value_or(0));
  cue.relation = static_cast<RelationKind>(relation.value_or(0));
  cue.lemmas = word_set(reader, node, "lemmas");
  cue.preposition = reader.text_or(node, "preposition", "");
  cue.reversed = reader.flag_or(node, "reversed", false);
  cue.strength = static_cast<float>(reader.number_or(node, "strength", 0.5));
  cue.governors = word_set(reader, node, "governors");
  cue.clause = reader.flag_or(node, "clause", true);
  cue.noun_phrase = reader.flag_or(node, "noun_phrase", true);
  cue.itself = reader.flag_or(node, "itself", false);
  cue.theme = reader.flag_or(node, "theme", false);
  cue.anaphoric = reader.flag_or(node, "anaphoric", false);
  cue.perfect = reader.flag_or(node, "perfect", false);
  if (cue.strength <= 0 || cue.strength > 1) {
    reader.problem(node["strength"], "'strength' lies above 0 and is at most 1");
  }
  read_examples(reader, node, cue.name, rules);
  const bool by_words = cue.kind != Cue::Kind::verb && cue.kind != Cue::Kind::noun;
  if (by_words) {
    // One entry of `words` a wording; each becomes a cue of the same name.
    for (const std::string& phrase : reader.texts(node, "words")) {
      cue.words = split(phrase);
      if (!cue.words.empty()) {
        rules.cues.push_back(cue);
      }
    }
  } else if (!cue.lemmas.empty()) {
    rules.cues.push_back(cue);
  }
  if (cue.lemmas.empty() && cue.words.empty()) {
    reader.problem(node, by_words ? "a phrase needs 'words'" : "a verb or noun needs 'lemmas'");
  }
}

void read_model(const YamlReader& reader, const Node& node, CauseModel& model) {
  if (!reader.allow_keys(node, {"name", "sentence_weight", "threshold", "further_pair"})) {
    return;
  }
  model.name = reader.text(node, "name");
  model.sentence_weight = static_cast<float>(reader.number_or(node, "sentence_weight", 1));
  model.threshold = static_cast<float>(reader.number_or(node, "threshold", 0));
  model.further_pair = static_cast<float>(reader.number_or(node, "further_pair", 1));
}

}  // namespace

CauseRules load_cause_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems) {
  CauseRules rules;
  const std::filesystem::path folder = config_dir / "lang" / language;
  const YamlReader reader(folder / "causes.yaml", problems);
  if (!reader.ok() || !reader.allow_keys(reader.root(), {"negations", "hedges", "pronouns",
                                                         "noun_pronouns", "anaphors", "determiners",
                                                         "containers", "model", "cues"})) {
    return rules;
  }
  rules.model.sentences = load_weights(folder / "causal_sentences.weights", problems);
  rules.model.pairs = load_weights(folder / "causal_pairs.weights", problems);
  if (reader.root()["model"].is_defined()) {
    read_model(reader, reader.root()["model"], rules.model);
  }
  rules.negations = word_set(reader, reader.root(), "negations");
  rules.hedges = word_set(reader, reader.root(), "hedges");
  rules.pronouns = word_set(reader, reader.root(), "pronouns");
  rules.noun_pronouns = word_set(reader, reader.root(), "noun_pronouns");
  rules.determiners = word_set(reader, reader.root(), "determiners");
  rules.containers = word_set(reader, reader.root(), "containers");
  rules.anaphors = word_set(reader, reader.root(), "anaphors");
  const Node cues = reader.root()["cues"];
  if (!cues.is_defined() || !cues.is_sequence()) {
    reader.problem(reader.root(), "'cues' must be a list");
    return rules;
  }
  std::set<std::string> names;
  for (const Node& cue : cues) {
    read_cue(reader, cue, names, rules);
  }
  return rules;
}

}  // namespace fabula::config
