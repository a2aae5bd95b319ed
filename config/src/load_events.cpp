#include "fabula/config/load_events.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "fabula/text/utf8.hpp"
#include "load_weights.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

WordSet word_set(const YamlReader& reader, const Node& map, const char* key) {
  const std::vector<std::string> words = reader.texts(map, key);
  return {words.begin(), words.end()};
}

constexpr auto class_names =
    std::to_array<std::pair<const char*, EventClass>>({{"occurrence", EventClass::occurrence},
                                                       {"state", EventClass::state},
                                                       {"reporting", EventClass::reporting},
                                                       {"i_action", EventClass::i_action},
                                                       {"i_state", EventClass::i_state},
                                                       {"perception", EventClass::perception},
                                                       {"aspectual", EventClass::aspectual}});

void read_classes(const YamlReader& reader, const Node& map, WordMap<EventClass>& classes) {
  if (!map.is_defined() || !reader.allow_keys(map, {"occurrence", "state", "reporting", "i_action",
                                                    "i_state", "perception", "aspectual"})) {
    return;
  }
  for (const auto& [name, event_class] : class_names) {
    for (const std::string& word : reader.texts(map, name)) {
      if (!classes.emplace(word, event_class).second) {
        reader.problem(map[name], fmt::format("'{}' has two classes here", word));
      }
    }
  }
}

void read_clause_words(const YamlReader& reader, const Node& map, ClauseWords& words) {
  const auto lists = std::to_array<std::pair<const char*, WordSet*>>(
      {{"copulas", &words.copulas},
       {"perfects", &words.perfects},
       {"modals", &words.modals},
       {"future_modals", &words.future_modals},
       {"conditional_modals", &words.conditional_modals},
       {"negating", &words.negating},
       {"negating_determiners", &words.negating_determiners},
       {"definite", &words.definite},
       {"conditions", &words.conditions},
       {"absence", &words.absence},
       {"particles", &words.particles},
       {"pending", &words.pending},
       {"intended", &words.intended},
       {"hedges", &words.hedges},
       {"untrue", &words.untrue},
       {"undoing", &words.undoing},
       {"relatives", &words.relatives},
       {"agent_prepositions", &words.agent_prepositions},
       {"patient_prepositions", &words.patient_prepositions},
       {"recipient_prepositions", &words.recipient_prepositions},
       {"place_prepositions", &words.place_prepositions},
       {"place_entities", &words.place_entities},
       {"amount_entities", &words.amount_entities},
       {"instrument_prepositions", &words.instrument_prepositions},
       {"object_prepositions", &words.object_prepositions},
       {"source_words", &words.source_words},
       {"later", &words.later},
       {"earlier", &words.earlier},
       {"after", &words.after},
       {"before", &words.before},
       {"when", &words.when},
       {"dating", &words.dating},
       {"open_begin", &words.open_begin},
       {"rankings", &words.rankings},
       {"open_end", &words.open_end},
       {"new_date", &words.new_date},
       {"infinitive_marks", &words.infinitive_marks},
       {"quote_marks", &words.quote_marks},
       {"question_marks", &words.question_marks},
       {"first_person", &words.first_person},
       {"unnamed", &words.unnamed}});
  if (!reader.allow_keys(map, {"copulas",
                               "perfects",
                               "modals",
                               "future_modals",
                               "conditional_modals",
                               "negating",
                               "negating_determiners",
                               "definite",
                               "conditions",
                               "absence",
                               "particles",
                               "pending",
                               "intended",
                               "hedges",
                               "untrue",
                               "undoing",
                               "relatives",
                               "agent_prepositions",
                               "patient_prepositions",
                               "recipient_prepositions",
                               "place_prepositions",
                               "place_entities",
                               "amount_entities",
                               "instrument_prepositions",
                               "object_prepositions",
                               "source_words",
                               "later",
                               "earlier",
                               "after",
                               "before",
                               "when",
                               "dating",
                               "open_begin",
                               "rankings",
                               "open_end",
                               "new_date",
                               "infinitive_marks",
                               "quote_marks",
                               "question_marks",
                               "last_letter",
                               "first_person",
                               "unnamed"})) {
    return;
  }
  for (const auto& [key, set] : lists) {
    if (!map[key].is_defined()) {
      reader.problem(map, fmt::format("key '{}' is missing", key));
    }
    *set = word_set(reader, map, key);
  }
}

void read_alphabet(const YamlReader& reader, const Node& map, ClauseWords& words) {
  if (!map.is_defined() || !map.is_map()) {
    return;  // which was reported
  }
  const std::string letter = reader.text(map, "last_letter");
  if (letter.empty() || find_invalid_utf8(letter)) {
    reader.problem(map, "'last_letter' must be a letter");
    return;
  }
  words.last_letter = code_point_at(letter, 0).value;
}

constexpr auto outlook_names =
    std::to_array<std::pair<const char*, Outlook>>({{"content", Outlook::content},
                                                    {"same", Outlook::same},
                                                    {"happened", Outlook::happened},
                                                    {"ongoing", Outlook::ongoing},
                                                    {"planned", Outlook::planned},
                                                    {"possible", Outlook::possible},
                                                    {"negated", Outlook::negated}});

void read_governor(const YamlReader& reader, const Node& node, EventRules& rules) {
  if (!reader.allow_keys(node, {"name", "outlook", "verbs", "nouns", "adjectives", "objects",
                                "examples", "not"})) {
    return;
  }
  for (const char* key : {"examples", "not"}) {
    if (!node[key].is_defined()) {
      reader.problem(node, fmt::format("key '{}' is missing", key));
    }
  }
  const std::string outlook = reader.text(node, "outlook");
  const auto* const named =
      std::find_if(outlook_names.begin(), outlook_names.end(),
                   [&outlook](const auto& entry) { return outlook == entry.first; });
  if (named == outlook_names.end()) {
    reader.problem(node["outlook"], fmt::format("'{}' is no outlook", outlook));
    return;
  }
  const Governor governor{named->second, reader.text(node, "name")};
  const auto lists = std::to_array<std::pair<const char*, WordMap<Governor>*>>(
      {{"verbs", &rules.verb_governors},
       {"nouns", &rules.noun_governors},
       {"adjectives", &rules.adjective_governors},
       {"objects", &rules.object_governors}});
  for (const auto& [key, map] : lists) {
    for (const std::string& word : reader.texts(node, key)) {
      const auto [at, added] = map->emplace(word, governor);
      if (!added) {
        reader.problem(node[key], fmt::format("'{}' stands under '{}' too", word, at->second.rule));
      }
    }
  }
}

void read_phrases(const YamlReader& reader, const Node& list, EventRules& rules) {
  for (const Node& node : list) {
    if (!reader.allow_keys(node, {"text", "meaning"})) {
      continue;
    }
    PhraseRule phrase;
    std::istringstream in(reader.text(node, "text"));
    in >> phrase.verb;
    for (std::string word; in >> word;) {
      phrase.words.push_back(word);
    }
    phrase.meaning = reader.text(node, "meaning");
    if (phrase.words.empty()) {
      reader.problem(node, "a phrase has at least two words");
    }
    rules.phrases.push_back(std::move(phrase));
  }
  std::sort(rules.phrases.begin(), rules.phrases.end(),
            [](const PhraseRule& x, const PhraseRule& y) {
              return std::tie(x.verb, x.words) < std::tie(y.verb, y.words);
            });
}

std::vector<std::vector<std::string>> word_lists(const YamlReader& reader, const Node& map,
                                                 const char* key) {
  std::vector<std::vector<std::string>> lists;
  for (const std::string& text : reader.texts(map, key)) {
    std::istringstream in(text);
    std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    if (words.empty()) {
      reader.problem(map[key], "expected words");
      continue;
    }
    lists.push_back(std::move(words));
  }
  return lists;
}

std::pair<std::string, std::string> pair_of(const YamlReader& reader, const Node& node) {
  if (!node.is_sequence() || node.size() != 2) {
    reader.problem(node, "expected a list of two");
    return {};
  }
  return {node[0].scalar(), node[1].scalar()};
}

void read_label_words(const YamlReader& reader, const Node& map, LabelWords& words) {
  if (!reader.allow_keys(map, {"present",
                               "endings",
                               "ending",
                               "copula",
                               "support",
                               "negation",
                               "infinitive",
                               "may",
                               "by",
                               "conjunction",
                               "none",
                               "possible",
                               "planned",
                               "people",
                               "someone",
                               "possessive",
                               "plural_possessive",
                               "dropped",
                               "directions",
                               "complements",
                               "plural_pronouns",
                               "quantities",
                               "single",
                               "counts",
                               "counting_one",
                               "singular_verbs",
                               "plural_verbs",
                               "empty_nouns",
                               "length_prepositions",
                               "joining",
                               "pairing",
                               "leaning_verbs",
                               "quote",
                               "clipped",
                               "max_length"})) {
    return;
  }
  for (const auto& entry : map["present"]) {
    words.present[entry.first.scalar()] = pair_of(reader, entry.second);
  }
  for (const Node& entry : map["endings"]) {
    words.endings.push_back(pair_of(reader, entry));
  }
  const auto single = std::to_array<std::pair<const char*, std::string*>>(
      {{"ending", &words.ending},
       {"copula", &words.copula},
       {"support", &words.support},
       {"negation", &words.negation},
       {"infinitive", &words.infinitive},
       {"may", &words.may},
       {"by", &words.by},
       {"conjunction", &words.conjunction},
       {"none", &words.none},
       {"possible", &words.possible},
       {"planned", &words.planned},
       {"people", &words.people},
       {"someone", &words.someone},
       {"plural_possessive", &words.plural_possessive},
       {"possessive", &words.possessive},
       {"quote", &words.quote},
       {"clipped", &words.clipped}});
  for (const auto& [key, value] : single) {
    *value = reader.text(map, key);
  }
  words.dropped = word_set(reader, map, "dropped");
  words.directions = word_set(reader, map, "directions");
  words.complements = word_set(reader, map, "complements");
  words.plural_pronouns = word_set(reader, map, "plural_pronouns");
  words.quantities = word_set(reader, map, "quantities");
  words.single = word_set(reader, map, "single");
  words.counts = word_set(reader, map, "counts");
  words.counting_one = word_set(reader, map, "counting_one");
  words.singular_verbs = word_set(reader, map, "singular_verbs");
  words.plural_verbs = word_set(reader, map, "plural_verbs");
  words.empty_nouns = word_set(reader, map, "empty_nouns");
  words.length_prepositions = word_set(reader, map, "length_prepositions");
  words.joining = word_set(reader, map, "joining");
  words.pairing = word_set(reader, map, "pairing");
  words.leaning_verbs = word_set(reader, map, "leaning_verbs");
  words.max_length =
      static_cast<std::size_t>(std::max(20, reader.integer_or(map, "max_length", 90)));
}

void read_salience(const YamlReader& reader, const Node& map, SalienceWeights& weights) {
  if (!reader.allow_keys(
          map, {"base",     "headline",    "lead",     "position",   "participant", "named",
                "dated",    "type",        "happened", "possible",   "planned",     "negated",
                "untyped",  "subordinate", "nominal",  "generic",    "unlisted",    "doubtful",
                "question", "modifier",    "quoted",   "background", "classes"})) {
    return;
  }
  const auto numbers = std::to_array<std::pair<const char*, double*>>(
      {{"base", &weights.base},         {"headline", &weights.headline},
       {"lead", &weights.lead},         {"position", &weights.position},
       {"named", &weights.named},       {"participant", &weights.participant},
       {"dated", &weights.dated},       {"type", &weights.type},
       {"happened", &weights.happened}, {"possible", &weights.possible},
       {"planned", &weights.planned},   {"negated", &weights.negated},
       {"untyped", &weights.untyped},   {"subordinate", &weights.subordinate},
       {"nominal", &weights.nominal},   {"generic", &weights.generic},
       {"unlisted", &weights.unlisted}, {"doubtful", &weights.doubtful},
       {"question", &weights.question}, {"modifier", &weights.modifier},
       {"quoted", &weights.quoted},     {"background", &weights.background}});
  for (const auto& [key, value] : numbers) {
    *value = reader.number_or(map, key, *value);
  }
  const Node classes = map["classes"];
  if (classes.is_defined()) {
    for (const auto& [name, event_class] : class_names) {
      weights.by_class[name] = reader.number_or(classes, name, 0);
    }
  }
}

void read_events(const YamlReader& reader, EventRules& rules) {
  const Node& root = reader.root();
  if (!reader.allow_keys(root, {"clause", "classes", "verbs", "nouns", "governors", "phrases",
                                "lemmas", "label", "salience", "model", "address"})) {
    return;
  }
  read_clause_words(reader, root["clause"], rules.clause);
  read_alphabet(reader, root["clause"], rules.clause);
  if (const Node classes = root["classes"];
      reader.allow_keys(classes, {"verbs", "nouns", "adjectives"})) {
    read_classes(reader, classes["verbs"], rules.verb_class);
    read_classes(reader, classes["nouns"], rules.noun_class);
    read_classes(reader, classes["adjectives"], rules.adjective_class);
  }
  if (const Node verbs = root["verbs"];
      reader.allow_keys(verbs, {"never", "light", "subject_control", "saying", "naming", "charge",
                                "caused_by_clause", "answering", "objectless", "addressing", "bare",
                                "matter", "moving"})) {
    rules.bare_verbs = word_set(reader, verbs, "bare");
    rules.matter_verbs = word_set(reader, verbs, "matter");
    rules.moving_verbs = word_set(reader, verbs, "moving");
    rules.never_verbs = word_set(reader, verbs, "never");
    rules.light_verbs = word_set(reader, verbs, "light");
    rules.subject_control = word_set(reader, verbs, "subject_control");
    rules.naming_verbs = word_set(reader, verbs, "naming");
    rules.charge_verbs = word_set(reader, verbs, "charge");
    rules.saying_verbs = word_set(reader, verbs, "saying");
    rules.caused_by_clause = word_set(reader, verbs, "caused_by_clause");
    rules.answering_verbs = word_set(reader, verbs, "answering");
    rules.addressing_verbs = word_set(reader, verbs, "addressing");
    rules.objectless_verbs = word_set(reader, verbs, "objectless");
  }
  if (const Node address = root["address"]; reader.allow_keys(address, {"begins", "holds"})) {
    rules.address_begins = word_lists(reader, address, "begins");
    rules.address_holds = word_lists(reader, address, "holds");
  }
  if (const Node nouns = root["nouns"];
      reader.allow_keys(nouns, {"always", "never", "patient_possessors", "agent_complements"})) {
    rules.event_nouns = word_set(reader, nouns, "always");
    rules.never_nouns = word_set(reader, nouns, "never");
    rules.patient_possessors = word_set(reader, nouns, "patient_possessors");
    rules.agent_complements = word_set(reader, nouns, "agent_complements");
  }
  for (const Node& node : root["governors"]) {
    read_governor(reader, node, rules);
  }
  if (const Node model = root["model"];
      model.is_defined() && reader.allow_keys(model, {"threshold"})) {
    rules.trigger_threshold = static_cast<float>(reader.number_or(model, "threshold", 0.5));
  }
  for (const auto& entry : root["lemmas"]) {
    rules.lemmas[entry.first.scalar()] = entry.second.scalar();
  }
  read_phrases(reader, root["phrases"], rules);
  read_label_words(reader, root["label"], rules.label);
  read_salience(reader, root["salience"], rules.salience);
}

void read_ontology(const YamlReader& reader, EventRules& rules) {
  if (!reader.allow_keys(reader.root(), {"types"})) {
    return;
  }
  for (const Node& node : reader.root()["types"]) {
    if (!reader.allow_keys(node, {"name", "field", "plover", "salience", "roles"})) {
      continue;
    }
    EventType type;
    type.name = reader.text(node, "name");
    type.field = reader.text(node, "field");
    type.plover = reader.text(node, "plover");
    type.salience = reader.number_or(node, "salience", 0.5);
    if (const Node roles = node["roles"];
        roles.is_defined() &&
        reader.allow_keys(roles, {"agent", "patient", "recipient", "place", "instrument"})) {
      for (const auto& entry : roles) {
        type.roles[entry.first.scalar()] = entry.second.scalar();
      }
    }
    const bool twice = std::any_of(rules.types.begin(), rules.types.end(),
                                   [&type](const EventType& t) { return t.name == type.name; });
    if (twice) {
      reader.problem(node, fmt::format("type '{}' stands twice", type.name));
    }
    rules.types.push_back(std::move(type));
  }
}

void add_frame(const YamlReader& reader, const Node& node, WordMap<std::vector<TypeFrame>>& frames,
               const std::string& lemma, TypeFrame frame) {
  std::vector<TypeFrame>& of_lemma = frames[lemma];
  const bool twice = std::any_of(of_lemma.begin(), of_lemma.end(), [&frame](const TypeFrame& f) {
    return f.conditions() == frame.conditions() && f.particle == frame.particle &&
           f.preposition == frame.preposition && f.no_object == frame.no_object &&
           f.with_object == frame.with_object && f.objects == frame.objects &&
           f.subjects == frame.subjects;
  });
  if (twice) {
    reader.problem(node, fmt::format("'{}' means another type under the same conditions", lemma));
  }
  of_lemma.push_back(std::move(frame));
}

void read_frame(const YamlReader& reader, const Node& node, const std::string& type,
                EventRules& rules) {
  if (!reader.allow_keys(node, {"verb", "noun", "particle", "prep", "object", "subject",
                                "no_object", "with_object"})) {
    return;
  }
  TypeFrame frame;
  frame.type = type;
  frame.particle = reader.text_or(node, "particle", "");
  frame.preposition = reader.text_or(node, "prep", "");
  frame.objects = word_set(reader, node, "object");
  frame.subjects = word_set(reader, node, "subject");
  frame.no_object = reader.flag_or(node, "no_object", false);
  frame.with_object = reader.flag_or(node, "with_object", false);
  const std::string verb = reader.text_or(node, "verb", "");
  const std::string noun = reader.text_or(node, "noun", "");
  if (verb.empty() == noun.empty()) {
    reader.problem(node, "a frame has either 'verb' or 'noun'");
    return;
  }
  add_frame(reader, node, verb.empty() ? rules.noun_types : rules.verb_types,
            verb.empty() ? noun : verb, std::move(frame));
}

void read_types(const YamlReader& reader, EventRules& rules) {
  if (!reader.allow_keys(reader.root(), {"types"})) {
    return;
  }
  for (const auto& entry : reader.root()["types"]) {
    const std::string type = entry.first.scalar();
    const bool known = std::any_of(rules.types.begin(), rules.types.end(),
                                   [&type](const EventType& t) { return t.name == type; });
    if (!known) {
      reader.problem(entry.first, fmt::format("type '{}' is not in ontology.yaml", type));
    }
    if (!reader.allow_keys(entry.second, {"verbs", "nouns", "frames"})) {
      continue;
    }
    TypeFrame plain;
    plain.type = type;
    for (const std::string& verb : reader.texts(entry.second, "verbs")) {
      add_frame(reader, entry.second["verbs"], rules.verb_types, verb, plain);
    }
    for (const std::string& noun : reader.texts(entry.second, "nouns")) {
      add_frame(reader, entry.second["nouns"], rules.noun_types, noun, plain);
    }
    for (const Node& frame : entry.second["frames"]) {
      read_frame(reader, frame, type, rules);
    }
  }
}

}  // namespace

EventRules load_event_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems) {
  EventRules rules;
  const std::filesystem::path folder = config_dir / "lang" / language;
  if (const YamlReader reader(folder / "events.yaml", problems); reader.ok()) {
    read_events(reader, rules);
  }
  rules.lexicon = load_lexicon(folder / "words.lexicon", problems);
  rules.triggers = load_weights(folder / "events.weights", problems);
  if (!rules.triggers.empty() && rules.triggers.classes() != trigger_classes()) {
    problems.push_back({Severity::error,
                        "config-broken-weights",
                        "these are weights of something else than events; train them again",
                        {(folder / "events.weights").string(), 0, 0}});
  }
  if (const YamlReader reader(config_dir / "ontology.yaml", problems); reader.ok()) {
    read_ontology(reader, rules);
  }
  if (const YamlReader reader(folder / "event_types.yaml", problems); reader.ok()) {
    read_types(reader, rules);
  }
  return rules;
}

}  // namespace fabula::config
