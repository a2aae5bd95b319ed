#include <algorithm>

#include "extraction/actors/describe.hpp"

namespace fabula::actors {
namespace {

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
        add_coordination(i);
      }
    }
    drop_parts_of_titles();
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& x, const Candidate& y) {
      return x.phrase.begin != y.phrase.begin ? x.phrase.begin < y.phrase.begin
                                              : x.phrase.end > y.phrase.end;
    });
    return std::move(found_);
  }

 private:
  /// "Northgate and Westmark": each is an actor by itself, but both are what "they" means.
  void add_coordination(TokenIndex i) {
    if (!r_.is_nominal(i) || r_.a.dep[i] == Dep::conj || r_.is_modifier(i)) {
      return;
    }
    const TokenIndex second = r_.child(i, Dep::conj);
    if (second == i || second < i || !r_.is_nominal(second)) {
      return;
    }
    Candidate c;
    c.head = i;
    c.phrase = {r_.phrase(i, false).begin, second + 1};
    c.several = true;
    c.plural = true;
    c.rule = "coordination";
    found_.push_back(std::move(c));
  }

  /// "State" in "Secretary of State Mary Hall" is no mention of its own, unless a table knows it.
  void drop_parts_of_titles() {
    std::vector<bool> title(r_.a.size(), false);
    for (const Candidate& c : found_) {
      if (!c.title.empty()) {
        std::fill(title.begin() + c.phrase.begin, title.begin() + c.name.begin, true);
      }
    }
    const auto part = [&title](const Candidate& c) {
      return title[c.head] && c.form == MentionForm::name && c.title.empty() && c.known_as.empty();
    };
    found_.erase(std::remove_if(found_.begin(), found_.end(), part), found_.end());
  }

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
    } else if (counts_people(r_, i)) {
      found_.push_back(counted_at(r_, i));
    } else if (r_.a.pos[i] == Pos::noun && !r_.is_modifier(i)) {
      found_.push_back(description_at(r_, i));
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
      found_.push_back(description_at(r_, root));  // "the Queen"
      return;
    }
    const bool nested = r_.is_modifier(root);
    c.phrase = nested ? tokens : r_.phrase(root, false);
    extend_left(c);
    c.plural = is_plural(r_, root) && label == "NORP";
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
    return c.kind == ActorKind::government || !denotes_actor(r_, noun);
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
    read_modifiers(r_, c);
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
      found_.push_back(description_at(r_, head));
      return;
    }
    if (run.size() == 1 && (denotes_actor(r_, noun) || denotes_actor(r_, r_.lemma(head)))) {
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
      found_.push_back(description_at(r_, head));
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

  const Reading& r_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Reading& r) {
  return Finder(r).run();
}

}  // namespace fabula::actors
