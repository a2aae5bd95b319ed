#include <algorithm>

#include "extraction/actors/candidate.hpp"

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

bool names_actor(std::string_view label) {
  return label == "PERSON" || label == "ORG" || label == "GPE" || label == "LOC" ||
         label == "FAC" || label == "NORP";
}

bool is_quantity(std::string_view label) {
  return label == "DATE" || label == "TIME" || label == "MONEY" || label == "PERCENT" ||
         label == "QUANTITY" || label == "ORDINAL";
}

/// A name of something that is nobody: a law, a work, an event, a language.
bool names_thing(std::string_view label) {
  return !label.empty() && !names_actor(label) && !is_quantity(label) && label != "CARDINAL";
}

/// The token of an entity that the rest of the sentence hangs it from.
TokenIndex entity_root(const Analysis& a, TokenRange tokens) {
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (a.is_root(i) || !tokens.contains(a.head[i])) {
      if (a.dep[i] != Dep::det && a.dep[i] != Dep::case_ && a.dep[i] != Dep::punct) {
        return i;
      }
    }
  }
  return tokens.end - 1;
}

/// Names are runs of proper nouns: the one that ends with `head`, which no entity covers.
TokenRange proper_run(const Reading& r, TokenIndex head) {
  TokenRange run{head, head + 1};
  while (run.begin > 0 && !r.skipped[run.begin - 1]) {
    const TokenIndex i = run.begin - 1;
    const bool joined = r.word(i) == "&" || r.word(i) == "-";
    if (r.sentence[i] != r.sentence[head] || is_quantity(r.label_of(i)) ||
        (!joined && (r.a.pos[i] != Pos::propn || !r.is_modifier(i) || r.a.head[i] > head))) {
      break;
    }
    run.begin = i;
  }
  return run;
}

class Finder {
 public:
  explicit Finder(const Reading& reading) : r_(reading) {}

  std::vector<Candidate> run() {
    for (TokenIndex i = 0; i < r_.a.size(); ++i) {
      if (!r_.skipped[i]) {
        look_at(i);
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& x, const Candidate& y) {
      return x.phrase.begin != y.phrase.begin ? x.phrase.begin < y.phrase.begin
                                              : x.phrase.end > y.phrase.end;
    });
    return std::move(found_);
  }

 private:
  void look_at(TokenIndex i) {
    if (const auto p = r_.rules.pronouns.find(r_.low(i)); p != r_.rules.pronouns.end()) {
      add_pronoun(i, p->second);
      return;
    }
    const std::string_view label = r_.label_of(i);
    if (names_actor(label)) {
      const Entity& entity = r_.a.entities[r_.entity_of[i]];
      if (entity_root(r_.a, entity.tokens) == i) {
        add_entity(i, entity.tokens);
      }
      return;
    }
    if (is_quantity(label) || names_thing(label)) {
      return;
    }
    const bool mistagged = r_.a.pos[i] == Pos::noun && is_upper(r_.word(i)) &&
                           has(r_.name_words, r_.word(i)) && !has(r_.common, r_.low(i));
    if ((r_.a.pos[i] == Pos::propn || mistagged) && !r_.is_modifier(i)) {
      add_proper_run(i);
    } else if (counts_people(i)) {
      add_counted(i);
    } else if (r_.a.pos[i] == Pos::noun && !r_.is_modifier(i)) {
      add_description(i);
    }
  }

  void add_pronoun(TokenIndex i, const ActorRules::Pronoun& pronoun) {
    const Pos pos = r_.a.pos[i];
    const bool determiner = r_.a.dep[i] == Dep::det || r_.a.dep[i] == Dep::mark;
    if ((pos != Pos::pron && pos != Pos::det && pos != Pos::sconj) || determiner ||
        (pronoun.relative && !is_relative(i))) {
      return;
    }
    Candidate c;
    c.phrase = c.name = {i, i + 1};
    c.head = i;
    c.form = MentionForm::pronoun;
    c.pronoun = &pronoun;
    c.plural = pronoun.plural;
    c.gender = pronoun.gender;
    c.words = std::string(r_.word(i));
    c.rule = pronoun.relative ? "relative" : "pronoun";
    found_.push_back(std::move(c));
  }

  /// Whether a relative clause hangs the pronoun's verb from a noun.
  [[nodiscard]] bool is_relative(TokenIndex i) const {
    if (r_.a.morph[i].pron_type == Morph::PronType::demonstrative) {
      return false;
    }
    return r_.relative_noun(i) != i;
  }

  void add_entity(TokenIndex root, TokenRange tokens) {
    const TokenIndex above = r_.a.head[root];
    const std::string_view label = r_.a.entity_name(r_.a.entities[r_.entity_of[root]]);
    if (r_.is_modifier(root) && r_.a.dep[root] == Dep::compound && above >= tokens.end &&
        r_.a.pos[above] == Pos::propn && r_.entity_of[above] == no_entity && label != "NORP" &&
        above <= tokens.end + 2) {
      return;  // the run of proper nouns that ends with `above` is the name
    }
    Candidate c;
    c.head = root;
    c.name = tokens;
    if (root + 1 == tokens.end && !r_.is_modifier(root) && is_title_only({root, root + 1}) &&
        tokens.size() <= 2) {
      add_description(root);  // "the Queen"
      return;
    }
    const bool nested = r_.is_modifier(root);
    c.phrase = nested ? tokens : r_.phrase(root, false);
    extend_left(c);
    c.plural = is_plural(root) && label == "NORP";
    classify_name(r_, c);
    if (c.words.empty() || !is_upper(c.words) || is_no_name(c)) {
      return;
    }
    if (nested && !keep_nested(c)) {
      return;
    }
    if ((label == "NORP" || (label == "ORG" && is_people(c))) && !read_people(c)) {
      return;
    }
    c.rule = "entity";
    found_.push_back(std::move(c));
  }

  /// Takes proper nouns before an entity into the name: "Gran [Sasso]".
  void extend_left(Candidate& c) const {
    while (c.name.begin > 0) {
      const TokenIndex i = c.name.begin - 1;
      if (r_.a.pos[i] != Pos::propn || r_.a.dep[i] != Dep::compound ||
          !c.name.contains(r_.a.head[i]) || r_.entity_of[i] != no_entity || !is_upper(r_.word(i)) ||
          has(r_.rules.titles, r_.word(i)) || has(r_.rules.person_nouns, r_.low(i))) {
        break;
      }
      c.name.begin = i;
    }
  }

  /// A name that only modifies another noun is a mention of its own, unless it says where a
  /// person or body is from: "U.S. companies".
  bool keep_nested(Candidate& c) {
    const std::string noun = r_.lemma(r_.a.head[c.head]);
    // "the Gran Sasso mountain"
    if (has(r_.rules.feature_nouns, noun) && c.known_as.empty()) {
      c.kind = ActorKind::place;
      c.certainty = std::max(c.certainty, 7);
    }
    const bool state = c.kind == ActorKind::government || c.kind == ActorKind::place;
    if (!state) {
      return true;
    }
    return c.kind == ActorKind::government || !denotes_actor(noun);
  }

  /// "Samoans", whatever the model calls them.
  [[nodiscard]] bool is_people(Candidate& c) const {
    std::string words = c.words;
    if (words.back() != 's' || c.organization) {
      return false;
    }
    words.pop_back();
    c.plural = has(r_.rules.demonyms, words);
    return c.plural;
  }

  /// People named for their country, party or faith. As an adjective only where their government
  /// does something: "Chinese espionage".
  bool read_people(Candidate& c) {
    std::string words = c.words;
    auto country = r_.rules.demonyms.find(words);
    if (country == r_.rules.demonyms.end() && words.back() == 's') {
      words.pop_back();
      country = r_.rules.demonyms.find(words);
    }
    if (country == r_.rules.demonyms.end() && c.name.size() > 1) {
      const std::vector<std::string> parts = split_words(words);
      country = r_.rules.demonyms.find(parts.back());
    }
    const bool known = country != r_.rules.demonyms.end();
    if (known) {
      c.country = r_.rules.countries[country->second].code;
    }
    if (r_.is_modifier(c.head)) {
      if (!known || !acts(r_, c.head)) {
        return false;
      }
      c.kind = ActorKind::government;
      c.known_as = r_.rules.countries[country->second].name;
      c.certainty = 10;
      return true;
    }
    if (c.organization) {
      return true;
    }
    c.kind = c.plural ? ActorKind::group : ActorKind::person;
    read_modifiers(c);
    if (c.determiner == Determiner::indefinite ||
        (!c.plural && c.determiner == Determiner::definite)) {
      c.form = MentionForm::description;  // "an American", "three Samoans": some of them
      c.actor = r_.a.dep[c.head] != Dep::attr;
    }
    return r_.is_nominal(c.head) || r_.a.dep[c.head] == Dep::nsubj;
  }

  void add_proper_run(TokenIndex head) {
    const TokenRange run = proper_run(r_, head);
    const std::string noun = r_.low(head);
    if (is_title_only(run)) {
      add_description(head);
      return;
    }
    if (run.size() == 1 && (denotes_actor(noun) || denotes_actor(r_.lemma(head)))) {
      if (!has(r_.rules.organization_names, r_.word(head))) {
        if (has(r_.rules.organization_nouns, noun) || has(r_.rules.person_nouns, noun)) {
          add_capital_noun(head, noun);
          return;
        }
      }
    }
    Candidate c;
    c.head = head;
    c.name = run;
    c.phrase = r_.phrase(head, false);
    c.plural = false;
    classify_name(r_, c);
    if (c.words.empty() || !is_upper(c.words) || is_no_name(c)) {
      return;
    }
    if (c.certainty == 0) {
      guess_kind(c);
    }
    c.rule = "proper-noun";
    found_.push_back(std::move(c));
  }

  /// "the Indian Prime Minister" is a description, however it is written.
  [[nodiscard]] bool is_title_only(TokenRange run) const {
    for (TokenIndex begin = run.begin; begin < run.end; ++begin) {
      if (has(r_.rules.titles, r_.text({begin, run.end}))) {
        return true;
      }
    }
    return false;
  }

  /// "Congress", "Parliament": the noun is the name; "the President" is a description.
  void add_capital_noun(TokenIndex head, const std::string& noun) {
    if (has(r_.rules.person_nouns, noun) || r_.low(head) == r_.word(head)) {
      add_description(head);
      return;
    }
    Candidate c;
    c.head = head;
    c.name = {head, head + 1};
    c.phrase = r_.phrase(head, false);
    c.form = MentionForm::name;
    c.words = std::string(r_.word(head));
    c.kind = ActorKind::organization;
    c.certainty = 6;
    c.actor = true;
    c.noun = noun;
    c.rule = "capital-noun";
    found_.push_back(std::move(c));
  }

  [[nodiscard]] bool is_no_name(const Candidate& c) const {
    const std::vector<std::string> words = split_words(c.words);
    if (c.words.find_first_of("[](){}\"\\/|<>") != std::string::npos) {
      return true;  // brackets and markup that the model took into a name
    }
    const bool marked = has(r_.rules.thing_name_words, words.back()) ||
                        (has(r_.rules.thing_name_words, words.front()) && c.certainty < 6);
    const bool thing = words.size() > 1 && marked && !c.organization &&
                       (c.kind != ActorKind::person || c.name.begin > c.phrase.begin);
    const bool none =
        thing || std::all_of(words.begin(), words.end(), [this](const std::string& word) {
          return has(r_.rules.not_names, word);
        });
    // A word that only begins the sentence is no name if the article also writes it small.
    const TokenIndex first = r_.a.sentences[r_.sentence[c.head]].begin;
    const bool common = c.name.size() == 1 && c.name.begin <= first + 1 && c.known_as.empty() &&
                        has(r_.common, lower(c.words));
    return none || common || (c.certainty == 0 && has(r_.rules.not_names, words.back()));
  }

  /// An unknown name is somebody where it does something or stands among those who do.
  void guess_kind(Candidate& c) const {
    for (const TokenIndex other : {r_.first_conjunct(c.head), r_.a.head[c.head]}) {
      const std::string_view label = other == c.head ? std::string_view() : r_.label_of(other);
      if (r_.a.dep[c.head] == Dep::conj && (label == "ORG" || label == "PERSON")) {
        c.kind = label == "ORG" ? ActorKind::organization : ActorKind::person;
        c.certainty = 1;
        c.actor = true;
        return;
      }
    }
    const Dep dep = r_.a.dep[c.head];
    const std::string verb = r_.lemma(r_.a.head[c.head]);
    if ((dep == Dep::nsubj && !has(r_.rules.role_verbs, verb)) || dep == Dep::agent ||
        (dep == Dep::dobj && has(r_.rules.address_verbs, verb))) {
      c.actor = true;
      c.certainty = 1;
      c.kind = has(r_.rules.agent_verbs, verb) ? ActorKind::organization : ActorKind::other;
    }
  }

  [[nodiscard]] bool denotes_actor(const std::string& noun) const {
    const ActorRules& rules = r_.rules;
    return has(rules.person_nouns, noun) || has(rules.people_nouns, noun) ||
           has(rules.organization_nouns, noun) || has(rules.group_nouns, noun);
  }

  /// "hundreds of supporters", "some members of the team": the head only counts.
  [[nodiscard]] bool counts_people(TokenIndex i) const {
    if (!has(r_.rules.quantity_nouns, r_.lemma(i)) && !has(r_.rules.quantity_nouns, r_.low(i))) {
      return false;
    }
    const TokenIndex of = r_.child(i, Dep::prep);
    if (of == i || r_.lemma(of) != "of" || of > i + 1 || r_.is_modifier(i)) {
      return false;
    }
    const TokenIndex object = r_.child(of, Dep::pobj);
    const TokenIndex det = r_.child(i, Dep::det);
    return object != of && r_.a.pos[object] == Pos::noun && denotes_actor(r_.lemma(object)) &&
           (det == i || !has(r_.rules.definite, r_.low(det)));
  }

  void add_counted(TokenIndex i) {
    Candidate c;
    c.head = i;
    c.phrase = r_.phrase(i, true);
    c.words = without_article(c.phrase);
    const TokenIndex object = r_.child(r_.child(i, Dep::prep), Dep::pobj);
    c.noun = r_.lemma(object);
    const bool one = !is_plural(i) && r_.a.pos[i] == Pos::num;
    c.plural = !one || r_.low(i) != "one";
    c.kind = c.plural ? ActorKind::group : kind_of_noun(c.noun, false);
    c.determiner = Determiner::indefinite;
    c.actor = true;
    c.rule = "counted";
    found_.push_back(std::move(c));
  }

  [[nodiscard]] bool is_plural(TokenIndex i) const {
    return r_.a.morph[i].number == Morph::Number::plural ||
           (r_.a.pos[i] == Pos::noun && has(r_.rules.people_nouns, r_.low(i)));
  }

  [[nodiscard]] ActorKind kind_of_noun(const std::string& noun, bool plural) const {
    if (plural) {
      return ActorKind::group;
    }
    if (has(r_.rules.organization_nouns, noun) && !has(r_.rules.person_nouns, noun)) {
      return has(r_.rules.government_nouns, noun) ? ActorKind::government : ActorKind::organization;
    }
    if (has(r_.rules.person_nouns, noun)) {
      return ActorKind::person;
    }
    return ActorKind::group;
  }

  void read_modifiers(Candidate& c) const {
    const bool bare = r_.children.of(c.head).empty();
    bool two = false;
    c.determiner = Determiner::none;
    for (TokenIndex i = c.phrase.begin; i < c.head && !bare; ++i) {
      const std::string word = r_.low(i);
      if (r_.a.head[i] == c.head && r_.a.dep[i] == Dep::poss) {
        c.determiner = Determiner::possessive;
      } else if (r_.a.head[i] == c.head && has(r_.rules.definite, word)) {
        c.determiner = Determiner::definite;
      } else if (r_.a.head[i] == c.head &&
                 (has(r_.rules.indefinite, word) || r_.a.dep[i] == Dep::nummod)) {
        if (c.determiner == Determiner::none) {
          c.determiner = Determiner::indefinite;
        }
      } else if (r_.a.pos[i] != Pos::punct && r_.a.pos[i] != Pos::det &&
                 !has(r_.rules.former, word)) {
        c.modifiers.push_back(r_.lemma(i));
      }
      read_country(c, i, two);
    }
    if (two) {
      c.country.clear();
    }
  }

  /// The country before a noun; none where there are two ("U.S. and Chinese officials").
  void read_country(Candidate& c, TokenIndex i, bool& two) const {
    for (const auto* table : {&r_.rules.country_names, &r_.rules.demonyms}) {
      for (const TokenRange range : {TokenRange{i, i + 1}, TokenRange{i, i + 2}}) {
        if (range.end <= c.head) {
          if (const auto found = table->find(r_.text(range)); found != table->end()) {
            const std::string& code = r_.rules.countries[found->second].code;
            two = two || (!c.country.empty() && c.country != code);
            c.country = code;
          }
        }
      }
    }
  }

  /// "the president of Ruritania"
  void read_country_after(Candidate& c) const {
    for (const TokenIndex of : r_.children.of(c.head)) {
      const TokenIndex object = r_.child(of, Dep::pobj);
      if (r_.a.dep[of] == Dep::prep && of > c.head && object != of &&
          has(r_.rules.complement_prepositions, r_.lemma(of))) {
        const TokenRange place = r_.phrase(object, false);
        for (TokenIndex i = place.begin; i < place.end && c.country.empty(); ++i) {
          const auto found = r_.rules.country_names.find(r_.text({i, place.end}));
          if (found != r_.rules.country_names.end()) {
            c.country = r_.rules.countries[found->second].code;
          }
        }
      }
    }
  }

  void add_description(TokenIndex head) {
    Candidate c;
    c.head = head;
    c.noun = r_.lemma(head);
    c.plural = is_plural(head);
    if (c.plural && has(r_.rules.people_nouns, r_.low(head))) {
      c.noun = r_.low(head);
    }
    c.actor = denotes_actor(c.noun) || (c.plural && has(r_.rules.people_nouns, r_.low(head)));
    c.phrase = r_.phrase(head, has(r_.rules.member_nouns, c.noun));
    read_modifiers(c);
    c.words = without_article(c.phrase);
    c.kind = c.actor ? kind_of_noun(c.noun, c.plural) : ActorKind::other;
    c.either = has(r_.rules.either_nouns, c.noun);
    if (c.country.empty()) {
      read_country_after(c);
    }
    if (c.actor && c.kind == ActorKind::government && !c.country.empty()) {
      for (const ActorRules::Country& country : r_.rules.countries) {
        if (country.code == c.country) {
          c.known_as = country.name;
          c.form = MentionForm::name;
        }
      }
    }
    if (const auto g = r_.rules.gendered_nouns.find(c.noun); g != r_.rules.gendered_nouns.end()) {
      c.gender = g->second;
    }
    if (c.actor && (is_role_only(c) || is_only_thing(c))) {
      c.actor = false;
    }
    c.rule = "noun";
    found_.push_back(std::move(c));
  }

  /// A predicate or "as" phrase says what somebody is and is no further actor.
  [[nodiscard]] bool is_role_only(const Candidate& c) const {
    const Dep dep = r_.a.dep[c.head];
    if (dep == Dep::attr || dep == Dep::oprd) {
      return true;
    }
    return dep == Dep::pobj && has(r_.rules.role_prepositions, r_.lemma(r_.a.head[c.head])) &&
           !c.plural && c.determiner != Determiner::definite &&
           r_.a.dep[r_.a.head[c.head]] == Dep::prep && r_.governor(c.head) != c.head;
  }

  /// A body's noun that as often means a thing ("network"), or stands bare ("took office"), is an
  /// actor only where it does what somebody does.
  [[nodiscard]] bool is_only_thing(const Candidate& c) const {
    const bool bare = !c.plural && c.determiner == Determiner::none && c.country.empty() &&
                      !r_.headline[r_.sentence[c.head]] && !has(r_.rules.people_nouns, c.noun);
    if (has(r_.rules.person_nouns, c.noun)) {
      const Dep dep = r_.a.dep[c.head];
      const bool standing =
          dep == Dep::appos || dep == Dep::root || (dep == Dep::nsubj && !c.modifiers.empty());
      return bare && !standing;
    }
    if (!bare && !has(r_.rules.weak_organization_nouns, c.noun)) {
      return false;
    }
    const TokenIndex head = r_.first_conjunct(c.head);
    const TokenIndex above = r_.a.head[head];
    switch (r_.a.dep[head]) {
      case Dep::nsubj:
        return !has(r_.rules.agent_verbs, r_.lemma(above));
      case Dep::dobj:
        return !has(r_.rules.address_verbs, r_.lemma(above));
      case Dep::pobj:
        return r_.a.dep[above] != Dep::agent;
      case Dep::appos:
        return r_.a.pos[above] != Pos::propn;
      default:
        return true;
    }
  }

  [[nodiscard]] std::string without_article(TokenRange range) const {
    while (range.size() > 1 && r_.a.pos[range.begin] == Pos::det &&
           (r_.a.morph[range.begin].pron_type == Morph::PronType::article ||
            has(r_.rules.definite, r_.low(range.begin)))) {
      ++range.begin;
    }
    std::string words = r_.text(range);
    // A sentence's first word is written small where it is no name.
    if (range.begin == r_.a.sentences[r_.sentence[range.begin]].begin &&
        r_.a.pos[range.begin] != Pos::propn && !words.empty() && r_.label_of(range.begin).empty()) {
      words[0] = lower(words.substr(0, 1))[0];
    }
    return words;
  }

  const Reading& r_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Reading& r) {
  return Finder(r).run();
}

}  // namespace fabula::actors
