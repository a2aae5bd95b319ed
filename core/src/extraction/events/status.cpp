#include <algorithm>

#include "extraction/events/outlooks.hpp"

namespace fabula::events {
namespace {

class StatusReader {
 public:
  explicit StatusReader(const Reading& reading)
      : r_(reading), status_(reading.a.size(), Status::happened) {}

  std::vector<Status> read() {
    for (const TokenIndex i : r_.order) {
      status_[i] = status_of(i);
    }
    return std::move(status_);
  }

 private:
  [[nodiscard]] bool has_modifier(TokenIndex i, Dep dep, const WordSet& words) const {
    for (const TokenIndex c : r_.children.of(i)) {
      if (r_.a.dep[c] == dep && r_.is(c, words)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool hedged(TokenIndex i) const {
    return has_modifier(i, Dep::advmod, r_.rules.clause.hedges) ||
           has_modifier(i, Dep::amod, r_.rules.clause.hedges);
  }

  [[nodiscard]] bool has_marker(TokenIndex i, const WordSet& words) const {
    for (const TokenIndex c : r_.children.of(i)) {
      if (c < i && (r_.a.dep[c] == Dep::mark || r_.a.dep[c] == Dep::advmod) && r_.is(c, words)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool has_condition(TokenIndex verb) const {
    for (const TokenIndex c : r_.children.of(verb)) {
      if (r_.a.dep[c] == Dep::advcl && has_marker(c, r_.rules.clause.conditions)) {
        return true;
      }
    }
    return false;
  }

  /// By its own words alone. Nothing where they leave it to the governor.
  [[nodiscard]] std::optional<Status> own(TokenIndex verb, bool told) const {
    const VerbGroup& group = r_.groups[verb];
    const bool negative = group.polarity == Polarity::negative && !comes_late(verb);
    if (!group.modality.empty()) {
      if (negative) {
        return Status::negated;
      }
      const bool conditional = r_.rules.clause.conditional_modals.count(group.modality) != 0;
      const bool perfect = group.aspect == Aspect::perfective;
      return conditional && told && !perfect && !has_condition(verb) ? Status::planned
                                                                     : Status::possible;
    }
    if (group.tense == Tense::future) {
      return negative ? Status::negated : Status::planned;
    }
    if (group.tense == Tense::infinitive || group.tense == Tense::prespart ||
        group.tense == Tense::pastpart || group.tense == Tense::none) {
      return std::nullopt;
    }
    if (negative) {
      return Status::negated;
    }
    const bool present = group.tense == Tense::present && group.aspect != Aspect::perfective;
    return present && !r_.in_headline[verb] && continues(verb) ? Status::ongoing : Status::happened;
  }

  /// "did not open until Monday": on Monday it did. "Not before Monday" leaves that open.
  [[nodiscard]] bool comes_late(TokenIndex verb) const {
    const auto children = r_.children.of(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      const std::optional<TokenIndex> date = r_.child(c, Dep::pobj);
      return c > verb && r_.a.dep[c] == Dep::prep && r_.is(c, r_.rules.clause.before) &&
             !r_.is(c, r_.rules.clause.earlier) && date && r_.time_at[*date] >= 0;
    });
  }

  /// A verb in the present tells what goes on, but "says" and "denies" have been done.
  [[nodiscard]] bool continues(TokenIndex verb) const {
    const auto found = r_.rules.verb_class.find(r_.lemma[verb]);
    return found == r_.rules.verb_class.end() || found->second != EventClass::reporting;
  }

  /// What a verb hangs on, and how; "to go" in "ordered the firm to go" hangs on the order even
  /// where the parser hung it on the firm.
  struct Link {
    TokenIndex above;
    Dep dep;
  };
  [[nodiscard]] Link link_of(TokenIndex i) const {
    const Link link{r_.a.head[i], r_.a.dep[i]};
    if ((link.dep == Dep::acl || link.dep == Dep::relcl) && is_infinitive(i)) {
      if (const std::optional<TokenIndex> verb = ordering_verb(r_, link.above)) {
        return {*verb, Dep::xcomp};
      }
    }
    return link;
  }

  [[nodiscard]] Status verb_status(TokenIndex i) const {
    const bool root = r_.a.is_root(i);
    if (has_marker(i, r_.rules.clause.conditions) || hedged(i) || is_inverted(i) ||
        (root && is_question(i))) {
      return Status::possible;
    }
    if (root) {
      return own(i, false).value_or(r_.in_headline[i] ? headline_status(i) : Status::happened);
    }
    const Link link = link_of(i);
    const bool negative = r_.groups[i].polarity == Polarity::negative;
    if (link.dep == Dep::conj && r_.is_verb(link.above)) {
      const Status shared = status_[link.above];
      return own(i, told(r_.first_conjunct(i))).value_or(negative ? negate(shared) : shared);
    }
    if (link.dep == Dep::xcomp && r_.is_verb(link.above) &&
        has_modifier(link.above, Dep::advmod, r_.rules.clause.pending)) {
      return Status::negated;  // "has yet to come"
    }
    if (const std::optional<Status> by_itself = own(i, told(i))) {
      return unless_doubted(*by_itself, link);
    }
    const Status status = governed_status(i, link);
    const bool came = status == Status::negated;  // "refused not to go"
    return !negative ? status : came ? Status::happened : Status::negated;
  }

  /// "Had he slept, ...": a condition that only the order of its words tells.
  [[nodiscard]] bool is_inverted(TokenIndex i) const {
    if (r_.a.is_root(i) || r_.a.dep[i] != Dep::advcl) {
      return false;
    }
    const std::optional<TokenIndex> subject = r_.child(i, Dep::nsubj);
    const std::optional<TokenIndex> auxiliary = r_.child(i, Dep::aux);
    return subject && auxiliary && *auxiliary < *subject && i < r_.a.head[i] &&
           *auxiliary == r_.children.subtree(i).begin;
  }

  /// "denied that it went": a clause with a tense of its own, under a governor that doubts it.
  [[nodiscard]] Status unless_doubted(Status by_itself, Link link) const {
    const Governor* rule = clause_rule(r_, link.above);
    // "could not confirm that it went"
    if (rule == nullptr && link.dep == Dep::ccomp && status_[link.above] == Status::negated &&
        r_.is_verb(link.above) && !continues(link.above)) {
      return Status::possible;
    }
    // "said incorrectly that it went"
    if (link.dep == Dep::ccomp && r_.is_verb(link.above) &&
        has_modifier(link.above, Dep::advmod, r_.rules.clause.untrue)) {
      return negate(by_itself);
    }
    // "no evidence that it went", "it is not true that it went"
    const bool untrue =
        rule != nullptr && rule->outlook == Outlook::same && status_[link.above] == Status::negated;
    const bool doubted =
        rule != nullptr && (link.dep == Dep::ccomp || link.dep == Dep::acl) &&
        (rule->outlook == Outlook::possible || rule->outlook == Outlook::negated || untrue);
    return doubted ? impose(rule->outlook, status_[link.above]) : by_itself;
  }

  /// Of infinitives, gerunds and participles, which have no tense to say it.
  [[nodiscard]] Status governed_status(TokenIndex i, Link link) const {
    const auto [above, dep] = link;
    if (dep == Dep::pcomp || dep == Dep::pobj) {
      return gerund_status(i, above);
    }
    const Governor* rule = clause_rule(r_, above);
    if (rule != nullptr && rule->outlook == Outlook::planned && dep == Dep::xcomp &&
        is_undone(above)) {
      return Status::negated;
    }
    // "used force to clear the square": a purpose
    const bool purpose = dep == Dep::xcomp && is_infinitive(i) &&
                         r_.lemma_is(above, r_.rules.light_verbs) && r_.child(above, Dep::dobj);
    // "a call made by the mayor": not what was called for
    const bool reduced =
        dep == Dep::acl && r_.is_nominal(above) && r_.clauses[i].passive && !is_infinitive(i);
    const bool complement = dep == Dep::xcomp || dep == Dep::ccomp || dep == Dep::acl ||
                            dep == Dep::csubj || dep == Dep::advcl;
    if (complement && !reduced && !purpose && rule != nullptr &&
        rule->outlook != Outlook::content &&
        !(rule->outlook == Outlook::planned && is_perfect(i)) &&
        !(dep == Dep::advcl && (!is_infinitive(i) || is_purpose(above, *rule)))) {
      return impose(rule->outlook, status_[above]);
    }
    if (is_infinitive(i) && dep == Dep::xcomp && r_.is_verb(above) && r_.clauses[above].passive &&
        !continues(above)) {
      return Status::possible;  // "is said to have gone"
    }
    if (is_infinitive(i)) {  // "are known to have gone"
      return is_perfect(i) ? Status::happened : bare_infinitive(i, above, dep);
    }
    return r_.is_verb(above) ? status_[above] : Status::happened;
  }

  /// "planned to visit the town but cancelled the trip"
  [[nodiscard]] bool is_undone(TokenIndex plan) const {
    const auto children = r_.children.of(plan);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      const std::optional<TokenIndex> object = r_.child(c, Dep::dobj);
      return c > plan && r_.a.dep[c] == Dep::conj && r_.lemma_is(c, r_.rules.clause.undoing) &&
             object && definite(*object) && r_.groups[c].polarity == Polarity::positive &&
             r_.groups[c].modality.empty() && r_.groups[c].tense == r_.groups[plan].tense;
    });
  }

  /// "went to the village to arrest him"; but "went on to win"
  [[nodiscard]] bool is_purpose(TokenIndex above, const Governor& rule) const {
    return rule.outlook == Outlook::same && !(r_.is_verb(above) && r_.child(above, Dep::prt));
  }

  /// In a headline "to" announces and a lone participle tells what was done.
  [[nodiscard]] Status headline_status(TokenIndex i) const {
    return is_infinitive(i) ? Status::planned : Status::happened;
  }

  /// "to steal secrets", without a governor that says what came of it.
  [[nodiscard]] Status bare_infinitive(TokenIndex i, TokenIndex above, Dep dep) const {
    const Status outer = status_[above];
    if (outer == Status::negated || outer == Status::possible) {
      return dep == Dep::xcomp ? outer : Status::possible;
    }
    if (dep == Dep::xcomp && r_.is_verb(above)) {
      return Status::planned;
    }
    if (dep == Dep::acl && r_.clauses[i].passive) {
      return Status::planned;  // "an election to be held"
    }
    const bool announced = r_.in_headline[i] != 0 && r_.is_nominal(above) && r_.a.is_root(above);
    return dep == Dep::advcl || announced ? Status::planned : Status::possible;
  }

  [[nodiscard]] Status gerund_status(TokenIndex gerund, TokenIndex preposition) const {
    if (r_.is(preposition, r_.rules.clause.absence)) {
      return Status::negated;
    }
    const TokenIndex above = r_.a.head[preposition];
    for (const TokenIndex c : r_.children.of(preposition)) {
      if (r_.is(c, r_.rules.clause.absence)) {  // "instead of"
        return Status::negated;
      }
    }
    const Governor* rule = r_.is_verb(above) ? object_rule(r_, gerund, above) : nullptr;
    rule = rule != nullptr ? rule : clause_rule(r_, above);
    if (rule != nullptr && rule->outlook != Outlook::content) {
      return impose(rule->outlook, status_[above]);
    }
    return r_.is_verb(above) ? status_[above] : Status::happened;
  }

  [[nodiscard]] bool is_question(TokenIndex i) const {
    const TokenRange sentence = r_.a.sentences[r_.a.sentence_of(i)];
    for (TokenIndex t = sentence.end; t > sentence.begin && sentence.end - t < 3; --t) {
      if (r_.is(t - 1, r_.rules.clause.question_marks)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_perfect(TokenIndex verb) const {
    return r_.groups[verb].aspect == Aspect::perfective;
  }

  [[nodiscard]] bool is_infinitive(TokenIndex verb) const {
    for (const TokenIndex c : r_.children.of(r_.first_conjunct(verb))) {
      if (r_.a.dep[c] == Dep::aux && r_.is(c, r_.rules.clause.infinitive_marks)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the clause tells what somebody said, where "would" is a future.
  [[nodiscard]] bool told(TokenIndex i) const {
    for (int steps = 0; steps < 4 && !r_.a.is_root(i); ++steps) {
      const Dep dep = r_.a.dep[i];
      const TokenIndex above = r_.a.head[i];
      if (dep == Dep::ccomp && r_.is_verb(above)) {
        return true;
      }
      i = above;
    }
    return false;
  }

  [[nodiscard]] bool definite(TokenIndex noun) const {
    if (r_.child(noun, Dep::poss)) {
      return true;
    }
    const std::optional<TokenIndex> det = r_.child(noun, Dep::det);
    return det && r_.is(*det, r_.rules.clause.definite);
  }

  [[nodiscard]] Status noun_status(TokenIndex i) const {
    for (const TokenIndex c : r_.children.of(i)) {
      if (r_.a.dep[c] == Dep::det && r_.is(c, r_.rules.clause.negating_determiners)) {
        return Status::negated;
      }
    }
    if (hedged(i)) {
      return Status::possible;
    }
    const bool intended = has_modifier(i, Dep::amod, r_.rules.clause.intended);
    if (r_.a.is_root(i)) {
      return intended ? Status::planned : Status::happened;
    }
    if (intended) {
      const Status status = noun_in_context(i);
      return status == Status::happened && !has_begun(i) ? Status::planned : status;
    }
    return noun_in_context(i);
  }

  /// "the planned outages began"
  [[nodiscard]] bool has_begun(TokenIndex noun) const {
    const TokenIndex verb = r_.a.head[noun];
    const auto found = r_.rules.verb_class.find(r_.lemma[verb]);
    return r_.a.dep[noun] == Dep::nsubj && r_.is_verb(verb) && found != r_.rules.verb_class.end() &&
           found->second == EventClass::aspectual && status_[verb] == Status::happened;
  }

  [[nodiscard]] Status noun_in_context(TokenIndex i) const {
    const TokenIndex first = r_.first_conjunct(i);
    if (first != i) {
      return r_.is_verb(first) ? Status::happened : status_[r_.a.head[i]];
    }
    TokenIndex above = r_.a.head[i];
    if (r_.a.dep[i] == Dep::pobj) {
      if (r_.is(above, r_.rules.clause.absence)) {
        return Status::negated;
      }
      above = r_.a.head[above];
    }
    if (r_.is_verb(above)) {
      return object_status(i, above);
    }
    const Governor* rule = clause_rule(r_, above);
    if (rule != nullptr && rule->outlook != Outlook::content && r_.a.dep[i] == Dep::pobj) {
      return impose(rule->outlook, status_[above]);
    }
    return definite(i) ? Status::happened : status_[above];
  }

  /// "planned an attack", "did not hold a vote", "denied the attack".
  [[nodiscard]] Status object_status(TokenIndex i, TokenIndex verb) const {
    const Dep dep = r_.a.dep[i];
    const bool known = definite(i);
    const Governor* rule = object_rule(r_, i, verb);
    const bool object = dep == Dep::dobj || dep == Dep::pobj || dep == Dep::attr ||
                        (dep == Dep::nsubjpass && r_.clauses[verb].passive);
    const bool refuted = known && rule != nullptr && rule->outlook == Outlook::negated &&
                         !continues(verb);  // "denied the charges": there are charges
    const bool given = known && rule != nullptr && rule->outlook == Outlook::same &&
                       !r_.lemma_is(verb, r_.rules.light_verbs);  // "may have led to the accident"
    if (object && rule != nullptr && rule->outlook != Outlook::content) {
      return refuted || given ? Status::happened : impose(rule->outlook, status_[verb]);
    }
    const Status above = status_[verb];
    const bool open = above == Status::possible || above == Status::planned;
    if (known || above == Status::ongoing || (dep == Dep::pobj && !open)) {
      return Status::happened;
    }
    return object || open ? above : Status::happened;
  }

  [[nodiscard]] Status status_of(TokenIndex i) const {
    if (r_.is_verb(i)) {
      return verb_status(i);
    }
    if (r_.a.pos[i] == Pos::adj || r_.a.pos[i] == Pos::adv) {
      if (r_.a.is_root(i)) {
        return Status::happened;
      }
      const TokenIndex above = r_.a.head[i];
      return r_.is_verb(above) ? status_[above] : Status::happened;
    }
    if (r_.is_nominal(i)) {
      return noun_status(i);
    }
    return r_.a.is_root(i) ? Status::happened : status_[r_.a.head[i]];
  }

  const Reading& r_;
  std::vector<Status> status_;
};

/// "rejected an offer": there was one, whatever becomes of what it offers.
bool is_answered(const Reading& r, TokenIndex noun) {
  const TokenIndex verb = r.a.head[noun];
  return r.is_nominal(noun) && r.a.dep[noun] == Dep::dobj && r.is_verb(verb) &&
         r.lemma_is(verb, r.rules.answering_verbs) &&
         r.rules.noun_governors.count(r.lemma[noun]) != 0;
}

}  // namespace

void assign_status(const Reading& r, std::vector<EventMention>& events) {
  const std::vector<Status> status = StatusReader(r).read();
  for (EventMention& event : events) {
    const TokenIndex t = event.trigger;
    const bool there = status[t] == Status::negated && is_answered(r, t) &&
                       status[r.a.head[t]] == Status::happened;
    event.status = there ? Status::happened : status[t];
  }
}

}  // namespace fabula::events
