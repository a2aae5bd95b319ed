#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// Universal part of speech (universaldependencies.org/u/pos), and spaCy's tag for white space.
enum class Pos : std::uint8_t {
  none,
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
  space
};

/// Dependency relations that the stages ask for. The names are those of ClearNLP's scheme, which
/// the English models use, and of Universal Dependencies; a model's label that is in neither is
/// `other`.
enum class Dep : std::uint8_t {
  none,
  root,
  acl,
  acomp,
  advcl,
  advmod,
  agent,
  amod,
  appos,
  attr,
  aux,
  auxpass,
  case_,
  cc,
  ccomp,
  compound,
  conj,
  csubj,
  csubjpass,
  dative,
  dep,
  det,
  dobj,
  expl,
  intj,
  mark,
  meta,
  neg,
  nmod,
  npadvmod,
  nsubj,
  nsubjpass,
  nummod,
  oprd,
  parataxis,
  pcomp,
  pobj,
  poss,
  preconj,
  predet,
  prep,
  prt,
  punct,
  quantmod,
  relcl,
  xcomp,
  // Universal Dependencies where ClearNLP has no label of that name
  clf,
  cop,
  discourse,
  dislocated,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  obj,
  obl,
  orphan,
  reparandum,
  vocative,
  other
};

/// The universal features that the stages ask for, packed; each is `none` where the model says
/// nothing.
struct Morph {
  enum class Tense : std::uint8_t { none, past, present, future };
  enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
  enum class Aspect : std::uint8_t { none, perfect, progressive };
  enum class Number : std::uint8_t { none, singular, plural };
  enum class Mood : std::uint8_t { none, indicative, imperative };
  enum class Degree : std::uint8_t { none, positive, comparative, superlative };
  enum class Gender : std::uint8_t { none, masculine, feminine, neuter };
  enum class PronType : std::uint8_t {
    none,
    personal,
    relative,
    demonstrative,
    interrogative,
    article,
    indefinite
  };

  Tense tense = Tense::none;
  VerbForm verb_form = VerbForm::none;
  Aspect aspect = Aspect::none;
  Number number = Number::none;
  Mood mood = Mood::none;
  Degree degree = Degree::none;
  Gender gender = Gender::none;
  PronType pron_type = PronType::none;
  std::uint8_t person = 0;  ///< 1, 2, 3; 0 where not said
  bool possessive = false;
  bool modal = false;  ///< VerbType=Mod
  bool reflexive = false;
  friend bool operator==(const Morph&, const Morph&) = default;
};

/// The label names of one model, in the model's order.
struct LabelSet {
  std::vector<std::string> tag;
  std::vector<std::string> dep;
  std::vector<std::string> entity;
};

/// "NOUN", "PUNCT", ...; empty for Pos::none.
std::string_view to_string(Pos pos);
/// Pos::none for an unknown name.
Pos parse_pos(std::string_view name);
/// The scheme's own name: "nsubj", "case"; "root" for Dep::root, empty for none and other.
std::string_view to_string(Dep dep);
/// "ROOT" and "root" are Dep::root; an unknown name is Dep::other.
Dep parse_dep(std::string_view name);
/// Reads "Tense=Past|VerbForm=Fin"; unknown features are passed over.
Morph parse_morph(std::string_view features);

}  // namespace fabula
