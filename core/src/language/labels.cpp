#include "fabula/language/labels.hpp"

#include <algorithm>
#include <array>

namespace fabula {
namespace {

constexpr std::array<std::string_view, 19> pos_names = {
    "",     "ADJ",  "ADP",   "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "X",    "SPACE"};

constexpr std::array<std::string_view, 60> dep_names = {
    "",           "root",     "acl",        "acomp",     "advcl",     "advmod", "agent",
    "amod",       "appos",    "attr",       "aux",       "auxpass",   "case",   "cc",
    "ccomp",      "compound", "conj",       "csubj",     "csubjpass", "dative", "dep",
    "det",        "dobj",     "expl",       "intj",      "mark",      "meta",   "neg",
    "nmod",       "npadvmod", "nsubj",      "nsubjpass", "nummod",    "oprd",   "parataxis",
    "pcomp",      "pobj",     "poss",       "preconj",   "predet",    "prep",   "prt",
    "punct",      "quantmod", "relcl",      "xcomp",     "clf",       "cop",    "discourse",
    "dislocated", "fixed",    "flat",       "goeswith",  "iobj",      "list",   "obj",
    "obl",        "orphan",   "reparandum", "vocative"};

static_assert(pos_names.size() == static_cast<std::size_t>(Pos::space) + 1);
static_assert(dep_names.size() == static_cast<std::size_t>(Dep::vocative) + 1);

/// The value of one name among a feature's known ones, the first being `none`.
template <class Enum, std::size_t N>
Enum value_of(std::string_view value, const std::array<std::string_view, N>& names) {
  const auto found = std::find(names.begin(), names.end(), value);
  return found == names.end() ? Enum{} : static_cast<Enum>(found - names.begin() + 1);
}

void set_feature(Morph& morph, std::string_view name, std::string_view value) {
  using Names3 = std::array<std::string_view, 3>;
  using Names2 = std::array<std::string_view, 2>;
  if (name == "Tense") {
    morph.tense = value_of<Morph::Tense>(value, Names3{"Past", "Pres", "Fut"});
  } else if (name == "VerbForm") {
    morph.verb_form = value_of<Morph::VerbForm>(
        value, std::array<std::string_view, 4>{"Fin", "Inf", "Part", "Ger"});
  } else if (name == "Aspect") {
    morph.aspect = value_of<Morph::Aspect>(value, Names2{"Perf", "Prog"});
  } else if (name == "Number") {
    morph.number = value_of<Morph::Number>(value, Names2{"Sing", "Plur"});
  } else if (name == "Mood") {
    morph.mood = value_of<Morph::Mood>(value, Names2{"Ind", "Imp"});
  } else if (name == "Degree") {
    morph.degree = value_of<Morph::Degree>(value, Names3{"Pos", "Cmp", "Sup"});
  } else if (name == "Gender") {
    morph.gender = value_of<Morph::Gender>(value, Names3{"Masc", "Fem", "Neut"});
  } else if (name == "PronType") {
    morph.pron_type = value_of<Morph::PronType>(
        value, std::array<std::string_view, 6>{"Prs", "Rel", "Dem", "Int", "Art", "Ind"});
  } else if (name == "Person") {
    morph.person = value.size() == 1 && value[0] >= '1' && value[0] <= '3'
                       ? static_cast<std::uint8_t>(value[0] - '0')
                       : std::uint8_t{0};
  } else if (name == "Poss") {
    morph.possessive = value == "Yes";
  } else if (name == "VerbType") {
    morph.modal = value == "Mod";
  } else if (name == "Reflex") {
    morph.reflexive = value == "Yes";
  }
}

}  // namespace

std::string_view to_string(Pos pos) {
  return pos_names[static_cast<std::size_t>(pos)];
}

Pos parse_pos(std::string_view name) {
  const auto found = std::find(pos_names.begin(), pos_names.end(), name);
  return found == pos_names.end() ? Pos::none : static_cast<Pos>(found - pos_names.begin());
}

std::string_view to_string(Dep dep) {
  return dep == Dep::other ? std::string_view() : dep_names[static_cast<std::size_t>(dep)];
}

Dep parse_dep(std::string_view name) {
  if (name == "ROOT") {
    return Dep::root;
  }
  const auto found = std::find(dep_names.begin(), dep_names.end(), name);
  return found == dep_names.end() ? Dep::other : static_cast<Dep>(found - dep_names.begin());
}

Morph parse_morph(std::string_view features) {
  Morph morph;
  while (!features.empty()) {
    const std::size_t bar = features.find('|');
    const std::string_view feature = features.substr(0, bar);
    if (const std::size_t equals = feature.find('='); equals != std::string_view::npos) {
      set_feature(morph, feature.substr(0, equals), feature.substr(equals + 1));
    }
    features = bar == std::string_view::npos ? std::string_view() : features.substr(bar + 1);
  }
  return morph;
}

}  // namespace fabula
