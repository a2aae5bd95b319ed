#include <algorithm>

#include "extraction/events/reading.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula::events {
namespace {

namespace bt = boost::posix_time;

constexpr int longest_climb = 8;

struct Dating {
  TimeIndex time = 0;
  std::optional<TokenIndex> preposition;
  std::uint32_t distance = 0;
};

/// The token of a time expression that hangs on something outside it.
TokenIndex top_of(const Reading& r, TokenRange tokens) {
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (r.a.is_root(i) || !tokens.contains(r.a.head[i])) {
      return i;
    }
  }
  return tokens.begin;
}

bool ranks(const Reading& r, TokenIndex i) {
  return r.a.morph[i].degree == Morph::Degree::superlative || r.is(i, r.rules.clause.rankings);
}

/// "The first since 2019", "the most serious strike since May": it is measured by what has been
/// since then, but was itself at no such time.
bool is_ranked(const Reading& r, TokenIndex i) {
  const auto& children = r.children.of(i);
  return !r.is_verb(i) &&
         (ranks(r, i) || std::any_of(children.begin(), children.end(), [&r](TokenIndex c) {
            const std::optional<TokenIndex> adverb = r.child(c, Dep::advmod);
            return r.a.dep[c] == Dep::amod && (ranks(r, c) || (adverb && ranks(r, *adverb)));
          }));
}

/// Where a time expression hangs: the preposition in between, and what it belongs to.
struct Hook {
  std::optional<TokenIndex> preposition;
  std::optional<TokenIndex> owner;
};

Hook hook_of(const Reading& r, const TimeMention& time) {
  Hook hook;
  TokenIndex i = top_of(r, time.tokens);
  for (int steps = 0; steps < longest_climb && !r.a.is_root(i); ++steps) {
    const TokenIndex above = r.a.head[i];
    if (r.a.pos[above] == Pos::adp || r.a.pos[above] == Pos::sconj) {
      hook.preposition = hook.preposition ? hook.preposition : std::optional(above);
    } else if (hook.preposition && r.a.head[*hook.preposition] == above && is_ranked(r, above) &&
               r.is(*hook.preposition, r.rules.clause.open_begin)) {
      return {};
    }
    if (r.event_at[above] >= 0) {
      hook.owner = above;
      return hook;
    }
    if (r.is_verb(above) && r.a.dep[above] != Dep::aux && r.a.dep[above] != Dep::auxpass) {
      hook.owner = above;
      return hook;
    }
    // "the results for the quarter" does not date what is done with them; "met in Lisbon on
    // Monday", with Monday hung on Lisbon, does.
    if (r.is_nominal(above) && r.time_at[above] < 0 &&
        !(hook.preposition && r.is(*hook.preposition, r.rules.clause.dating))) {
      return hook;
    }
    i = above;
  }
  return hook;
}

bool dates(const TimeMention& time) {
  return time.when.range.has_value() &&
         (time.type == TimexType::date || time.type == TimexType::time);
}

When opened(const Reading& r, When when, std::optional<TokenIndex> preposition) {
  if (!preposition || !when.range) {
    return when;
  }
  if (when.range->grain < Grain::day && !when.range->begin.is_special()) {
    // "before noon on Monday" was still on Monday
    when.range = unit_holding(when.range->begin.date(), Grain::day);
    return when;
  }
  if (r.is(*preposition, r.rules.clause.open_begin)) {
    if (!when.range->begin.is_special()) {
      when.range->end = bt::ptime(boost::date_time::pos_infin);
    }
  } else if (r.is(*preposition, r.rules.clause.open_end)) {
    if (!when.range->end.is_special()) {
      when.range->begin = bt::ptime(boost::date_time::neg_infin);
    }
  }
  return when;
}

/// From the first end of a range to the other: "from Monday to Wednesday".
When whole(const Reading& r, const TimeMention& time) {
  When when = time.when;
  // A length may end at the publication, which is none of the expressions.
  const TimeMention* const last =
      time.end_point && *time.end_point < r.times.size() ? &r.times[*time.end_point] : nullptr;
  if (last != nullptr && when.range && last->when.range && !last->when.range->end.is_special() &&
      when.range->begin < last->when.range->end) {
    when.range->end = last->when.range->end;
    when.range->grain = std::max(when.range->grain, last->when.range->grain);
    if (!when.utc_offset_minutes) {
      when.utc_offset_minutes = last->when.utc_offset_minutes;
    }
  }
  return when;
}

class Dater {
 public:
  Dater(const Reading& reading, std::vector<EventMention>& events) : r_(reading), events_(events) {}

  void run() {
    date_directly();
    inherit();
    link_dates(r_, events_);
    inherit();
    bound_by_publication();
  }

 private:
  EventMention* event_at(TokenIndex i) {
    return r_.event_at[i] < 0 ? nullptr : &events_[static_cast<std::size_t>(r_.event_at[i])];
  }

  void set(EventMention& event, TimeIndex time, std::optional<TokenIndex> preposition) {
    const TimeMention& t = r_.times[time];
    const TokenIndex at = t.tokens.begin;
    const auto far = [&event](TokenIndex x) {
      return x > event.trigger ? x - event.trigger : event.trigger - x;
    };
    if (event.time && far(r_.times[*event.time].tokens.begin) <= far(at)) {
      return;
    }
    event.time = time;
    event.when = opened(r_, whole(r_, t), preposition);
  }

  /// Each expression dates what it hangs on; the nearest one wins.
  void date_directly() {
    for (std::size_t k = 0; k < r_.times.size(); ++k) {
      if (!dates(r_.times[k])) {
        continue;
      }
      const Hook hook = hook_of(r_, r_.times[k]);
      if (!hook.owner) {
        continue;
      }
      if (EventMention* event = event_at(*hook.owner); event != nullptr && !is_new_date(hook)) {
        set(*event, static_cast<TimeIndex>(k), hook.preposition);
      }
      front_time(static_cast<TimeIndex>(k), hook);
      light_object(static_cast<TimeIndex>(k), hook);
    }
  }

  /// "The vote was postponed until June", "extended to 2021"
  [[nodiscard]] bool is_new_date(const Hook& hook) const {
    return hook.preposition && r_.lemma_is(*hook.owner, r_.rules.moving_verbs) &&
           *hook.preposition > *hook.owner && r_.is(*hook.preposition, r_.rules.clause.new_date);
  }

  /// A time in front of its verb holds for the verbs joined to it as well.
  void front_time(TimeIndex k, const Hook& hook) {
    const TokenIndex owner = *hook.owner;
    if (r_.times[k].tokens.begin > owner) {
      return;
    }
    for (const TokenIndex c : r_.coordinated(owner)) {
      EventMention* event = event_at(c);
      if (event != nullptr && c != owner && !event->time && r_.is_verb(c) &&
          !r_.child(c, Dep::nsubj)) {
        set(*event, k, hook.preposition);
      }
    }
  }

  /// "held a vote on Friday": the vote was then too.
  void light_object(TimeIndex k, const Hook& hook) {
    const TokenIndex owner = *hook.owner;
    if (!r_.is_verb(owner) || !r_.lemma_is(owner, r_.rules.light_verbs)) {
      return;
    }
    const Clause& c = r_.clauses[owner];
    const std::optional<TokenIndex> object = c.passive ? c.subject : c.object;
    if (object) {
      EventMention* event = event_at(*object);
      if (event != nullptr && !event->time) {
        set(*event, k, hook.preposition);
      }
    }
  }

  /// An infinitive that came true with its governor, and a participle beside it, share its time.
  void inherit() {
    for (const TokenIndex i : r_.order) {
      EventMention* event = event_at(i);
      if (event == nullptr || event->time || r_.a.is_root(i) || !r_.is_verb(i)) {
        continue;
      }
      const EventMention* above = event_at(r_.a.head[i]);
      if (above != nullptr && above->time && shares_time(i, *event, *above)) {
        event->time = above->time;
        event->when = above->when;
      }
    }
  }

  [[nodiscard]] bool shares_time(TokenIndex i, const EventMention& event,
                                 const EventMention& above) const {
    const bool settled = event.status == Status::happened || event.status == Status::ongoing ||
                         event.status == Status::negated;
    if (!settled) {
      return false;
    }
    switch (r_.a.dep[i]) {
      case Dep::xcomp:
        return true;
      case Dep::ccomp:
        return !r_.child(i, Dep::mark) && event.tense == Tense::infinitive;
      case Dep::advcl:
        return event.tense == Tense::prespart && !r_.child(i, Dep::mark) &&
               above.status != Status::planned;
      default:
        return false;
    }
  }

  /// What is told as done was done by the end of the day of publication.
  void bound_by_publication() {
    const std::optional<Instant>& published = r_.article.meta().published;
    if (!published || published->local.is_special()) {
      return;
    }
    using boost::gregorian::date;
    bt::ptime at = published->local;
    if (at.date() <= date(1400, 1, 2) || at.date() >= date(9999, 12, 30)) {
      return;  // Boost.DateTime knows no day beyond
    }
    if (published->has_time && published->utc_offset_minutes) {
      at -= bt::minutes(*published->utc_offset_minutes);
    }
    const bt::ptime midnight(at.date() + boost::gregorian::days(1));
    for (EventMention& event : events_) {
      const bool done = event.status == Status::happened || event.status == Status::ongoing;
      if (event.when.range || !done) {
        continue;
      }
      event.when.range = TimeRange{bt::ptime(boost::date_time::neg_infin), midnight, Grain::day};
      event.when.basis = Basis::article;
    }
  }

  const Reading& r_;
  std::vector<EventMention>& events_;
};

}  // namespace

void date_events(const Reading& r, std::vector<EventMention>& events) {
  Dater(r, events).run();
}

}  // namespace fabula::events
