#include "extraction/events/trigger_features.hpp"

#include <algorithm>
#include <array>

namespace fabula::events {
namespace {

std::string_view entity_at(const Reading& r, TokenIndex i) {
  const auto after =
      std::upper_bound(r.a.entities.begin(), r.a.entities.end(), i,
                       [](TokenIndex t, const Entity& e) { return t < e.tokens.begin; });
  if (after == r.a.entities.begin() || !(after - 1)->tokens.contains(i)) {
    return {};
  }
  return r.a.entity_name(*(after - 1));
}

std::string_view digit(std::uint8_t value) {
  static constexpr std::string_view digits = "0123456789";
  return digits.substr(std::min<std::uint8_t>(value, 9), 1);
}

constexpr std::string_view unlisted = "-";

/// The class that the rules list for a word that stands where an event is meant.
std::string_view listed_class(const Reading& r, TokenIndex i) {
  const WordMap<EventClass>* list = nullptr;
  if (r.is_verb(i)) {
    list = &r.rules.verb_class;
  } else if (r.a.pos[i] == Pos::noun || r.a.pos[i] == Pos::propn) {
    list = &r.rules.noun_class;
  } else if (r.a.pos[i] == Pos::adj) {
    list = &r.rules.adjective_class;
  } else {
    return unlisted;
  }
  const auto found = list->find(r.lemma[i]);
  return found == list->end()
             ? unlisted
             : std::string_view(trigger_classes()[1 + static_cast<std::size_t>(found->second)]);
}

std::string_view yes_or_no(bool holds) {
  return holds ? "1" : "0";
}

/// Describes a token as one that may be an event: the word, its neighbours, what stands above and
/// below it in the tree, its place, and the kinds of meaning that it and those around it have.
class Describer {
 public:
  Describer(const Reading& reading, TokenIndex token, Features& features)
      : r_(reading), i_(token), f_(features), sentence_(r_.a.sentences[r_.a.sentence_of(token)]) {}

  void describe() {
    describe_word();
    describe_neighbours();
    describe_above();
    describe_below();
    describe_place();
    describe_meaning();
    describe_meanings_around();
    describe_listing();
  }

 private:
  [[nodiscard]] std::string_view dep(TokenIndex t) const {
    return r_.a.is_root(t) ? "ROOT" : r_.a.dep_name(t);
  }

  void describe_word() {
    const std::string& lemma = r_.lemma[i_];
    const std::string_view tag = r_.a.tag_name(i_);
    f_.add("lemma", lemma);
    f_.add("form", r_.lower[i_]);
    f_.add("tag", tag);
    f_.add("lemma+tag", lemma, tag);
    f_.add("dep", dep(i_));
    f_.add("lemma+dep", lemma, dep(i_));
    f_.add("tag+dep", tag, dep(i_));
    for (const std::size_t length : {2U, 3U, 4U}) {
      if (lemma.size() > length + 1) {
        f_.add("ends", std::string_view(lemma).substr(lemma.size() - length));
      }
    }
    f_.add("entity", entity_at(r_, i_));
    f_.add("entity+tag", entity_at(r_, i_), tag);
    const VerbGroup& group = r_.groups[i_];
    if (r_.is_verb(i_)) {
      f_.add("tense", digit(static_cast<std::uint8_t>(group.tense)));
      f_.add("aspect", digit(static_cast<std::uint8_t>(group.aspect)));
      f_.add("modal", group.modality);
      f_.add("passive", yes_or_no(r_.clauses[i_].passive));
    }
  }

  void describe_neighbours() {
    static constexpr std::array<std::pair<int, std::string_view>, 4> places{
        {{-2, "-2"}, {-1, "-1"}, {1, "+1"}, {2, "+2"}}};
    for (const auto& [offset, name] : places) {
      const auto at = static_cast<std::int64_t>(i_) + offset;
      const bool inside = at >= sentence_.begin && at < sentence_.end;
      const auto t = static_cast<TokenIndex>(inside ? at : 0);
      f_.add("word", name, inside ? std::string_view(r_.lower[t]) : "|");
      f_.add("tag at", name, inside ? r_.a.tag_name(t) : "|");
      if (offset == -1 || offset == 1) {
        f_.add(name, r_.lemma[i_], inside ? r_.a.tag_name(t) : "|");
      }
    }
  }

  void describe_above() {
    const TokenIndex above = r_.a.head[i_];
    if (above == i_) {
      return;
    }
    f_.add("head", r_.lemma[above]);
    f_.add("head+dep", r_.lemma[above], dep(i_));
    f_.add("head tag", r_.a.tag_name(above), dep(i_));
    f_.add("head+lemma", r_.lemma[above], r_.lemma[i_]);
    f_.add("chain", dep(i_), dep(above));
    f_.add("side", dep(i_), above < i_ ? "right" : "left");
    const TokenIndex second = r_.a.head[above];
    if (second != above) {
      f_.add("second", r_.lemma[second], dep(above));
      f_.add("second tag", r_.a.tag_name(second), dep(above));
    }
  }

  void describe_below() {
    bool object = false;
    bool clause = false;
    unsigned count = 0;
    for (const TokenIndex c : r_.children.of(i_)) {
      const Dep of = r_.a.dep[c];
      if (of == Dep::punct) {
        continue;
      }
      ++count;
      f_.add("has", dep(c));
      f_.add("has+lemma", dep(c), r_.lemma[i_]);
      f_.add("has tag", dep(c), r_.a.tag_name(c));
      f_.add("child", dep(c), r_.lemma[c]);
      object = object || of == Dep::dobj;
      clause = clause || of == Dep::ccomp || of == Dep::xcomp;
      if (of == Dep::prep || of == Dep::agent) {
        for (const TokenIndex d : r_.children.of(c)) {
          f_.add("below", r_.lower[c], dep(d));
          f_.add("below tag", r_.lower[c], r_.a.tag_name(d));
        }
      }
      if (r_.time_at[c] >= 0) {
        f_.add("has time");
      }
      if (r_.actor_at[c] >= 0) {
        f_.add("has actor", dep(c));
      }
    }
    f_.add("children", digit(static_cast<std::uint8_t>(std::min(count, 6U))));
    f_.add("object", r_.lemma[i_], yes_or_no(object));
    f_.add("clause", r_.lemma[i_], yes_or_no(clause));
  }

  void describe_place() {
    f_.add("quoted", yes_or_no(r_.in_quotes[i_] != 0));
    f_.add("headline", yes_or_no(r_.in_headline[i_] != 0));
    const bool capital = r_.text(i_).front() >= 'A' && r_.text(i_).front() <= 'Z';
    f_.add("capital", yes_or_no(capital), i_ == sentence_.begin ? "first" : "later");
    f_.add("plural", yes_or_no(is_plural()), r_.lemma[i_]);
  }

  [[nodiscard]] bool is_plural() const { return r_.a.morph[i_].number == Morph::Number::plural; }
  [[nodiscard]] Lexicon::Word word(TokenIndex t) const {
    return r_.rules.lexicon.find(r_.a.pos[t], r_.lemma[t]);
  }
  /// The kind that covers most of a word's use.
  [[nodiscard]] std::string_view kind(TokenIndex t) const {
    const Lexicon::Word known = word(t);
    return known.kind_count > 0 ? std::string_view(r_.rules.lexicon.kind_name(known.kinds[0]))
                                : std::string_view("?");
  }

  void describe_meaning() {
    const Lexicon::Word known = word(i_);
    const std::string_view tag = r_.a.tag_name(i_);
    for (std::size_t k = 0; k < known.kind_count; ++k) {
      const Lexicon::Kind of = known.kinds[k];
      const std::string& name = r_.rules.lexicon.kind_name(of);
      f_.add("kind share", name, digit(of.share));
      if (of.share > 0) {
        f_.add("kind", name);
        f_.add("kind+dep", name, dep(i_));
      }
    }
    const std::string_view first = kind(i_);
    const auto from_verb = digit(static_cast<std::uint8_t>(known.from_verb));
    f_.add("first kind", first, dep(i_));
    f_.add("first kind+tag", first, tag);
    f_.add("from verb", from_verb);
    f_.add("from verb+kind", from_verb, first);
    f_.add("plural+kind", yes_or_no(is_plural()), first);
    const std::string_view determiner = determiner_of(i_);
    f_.add("determiner", determiner, r_.lemma[i_]);
    f_.add("determiner+kind", determiner, first);
  }

  /// The article's form, "poss" for a possessor, or nothing.
  [[nodiscard]] std::string_view determiner_of(TokenIndex noun) const {
    std::string_view found;
    for (const TokenIndex c : r_.children.of(noun)) {
      if (r_.a.dep[c] == Dep::det) {
        found = r_.lower[c];
      } else if (r_.a.dep[c] == Dep::poss) {
        found = "poss";
      }
    }
    return found;
  }

  void describe_meanings_around() {
    const std::string_view own = kind(i_);
    if (const TokenIndex above = r_.a.head[i_]; above != i_) {
      f_.add("head kind", kind(above), dep(i_));
      f_.add("head kind+kind", kind(above), own);
      if (r_.a.dep[i_] == Dep::pobj && r_.a.head[above] != above) {
        f_.add("second kind", kind(r_.a.head[above]), r_.lower[above]);
      }
    }
    for (const TokenIndex c : r_.children.of(i_)) {
      if (r_.a.dep[c] == Dep::punct) {
        continue;
      }
      const std::string_view below = kind(c);
      f_.add("child kind", dep(c), below);
      f_.add("child kind+kind", below, own);
      for (const TokenIndex d : r_.children.of(c)) {
        if (r_.a.dep[d] == Dep::pobj) {
          f_.add("below kind", r_.lower[c], kind(d));
        }
      }
    }
  }

  [[nodiscard]] bool has_argument() const {
    return has_event_argument(
        r_, i_, [](const Reading& r, TokenIndex t) { return r.is_nominal(t) && r.names_event(t); });
  }

  /// What the rules' lists say of the word and of those beside it in the tree: they hold for words
  /// that the corpora lack.
  void describe_listing() {
    const std::string_view listed = listed_class(r_, i_);
    f_.add("listed", listed, r_.a.tag_name(i_).substr(0, 1));
    f_.add("listed+dep", listed, dep(i_));
    f_.add("listed+argument", listed, yes_or_no(has_argument()));
    f_.add("listed+tag", listed, r_.a.tag_name(i_));
    if (r_.is_verb(i_)) {
      f_.add("never", yes_or_no(r_.lemma_is(i_, r_.rules.never_verbs)));
    } else if (r_.is_nominal(i_)) {
      f_.add("always", yes_or_no(r_.names_event(i_)));
      f_.add("never", yes_or_no(r_.lemma_is(i_, r_.rules.never_nouns)));
    }
    if (const TokenIndex above = r_.a.head[i_]; above != i_) {
      f_.add("head listed", listed_class(r_, above), dep(i_));
    }
    for (const TokenIndex c : r_.children.of(i_)) {
      if (r_.a.dep[c] != Dep::punct) {
        f_.add("child listed", listed_class(r_, c), dep(c));
      }
    }
  }

  const Reading& r_;
  TokenIndex i_;
  Features& f_;
  TokenRange sentence_;
};

}  // namespace

bool may_be_trigger(const Reading& r, TokenIndex i) {
  switch (r.a.pos[i]) {
    case Pos::verb:
    case Pos::aux:
    case Pos::noun:
    case Pos::propn:
    case Pos::adj:
    case Pos::adv:
      return r.time_at[i] < 0;
    default:
      return false;
  }
}

void trigger_features(const Reading& r, TokenIndex i, Features& features) {
  features.clear();
  Describer(r, i, features).describe();
}

TriggerModel::TriggerModel(const Reading& reading)
    : r_(reading), probabilities_(reading.rules.triggers.classes().size()) {}

std::optional<EventClass> TriggerModel::class_of(TokenIndex i) {
  if (r_.rules.triggers.empty() || !may_be_trigger(r_, i)) {
    return std::nullopt;
  }
  trigger_features(r_, i, features_);
  r_.rules.triggers.predict(features_, probabilities_);
  if (1 - probabilities_[0] < r_.rules.trigger_threshold) {
    return std::nullopt;
  }
  const auto best = std::max_element(probabilities_.begin() + 1, probabilities_.end());
  return static_cast<EventClass>(best - probabilities_.begin() - 1);
}

}  // namespace fabula::events
