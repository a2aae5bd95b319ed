#include "extraction/causes/occasions.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace fabula::causes {
namespace {

// An occasion ends where nothing has been told of its speaker for so many sentences.
constexpr std::uint32_t pause = 3;
constexpr float strength = 0.5F;

/// The last event of somebody that has a day, and where it was told or spoken on last.
struct Occasion {
  EventIndex event;
  std::uint32_t last_sentence;
};

class OccasionReader {
 public:
  OccasionReader(const EventFinder& finder, const std::vector<ActorMention>& actors)
      : f_(finder), actors_(actors) {}

  [[nodiscard]] std::vector<RelationMention> run(std::vector<std::string>& rules) {
    std::vector<RelationMention> found;
    for (const EventIndex e : in_text_order()) {
      const EventMention& event = f_.events[e];
      const auto who = agent_of(event);
      if (!who || event.in_headline || !is_told(event)) {
        continue;
      }
      const auto known = occasions_.find(*who);
      if (has_day(event)) {
        occasions_.insert_or_assign(*who, Occasion{e, event.sentence});
      } else if (known != occasions_.end() &&
                 event.sentence <= known->second.last_sentence + pause) {
        // What they do meanwhile ("showed a film") is no saying, but the occasion goes on.
        known->second.last_sentence = event.sentence;
        if (is_saying(event)) {
          found.push_back(same_time(known->second.event, e, rules));
        }
      }
    }
    return found;
  }

 private:
  [[nodiscard]] std::vector<EventIndex> in_text_order() const {
    std::vector<EventIndex> order(f_.events.size());
    for (EventIndex e = 0; e < order.size(); ++e) {
      order[e] = e;
    }
    std::stable_sort(order.begin(), order.end(), [this](EventIndex a, EventIndex b) {
      return f_.events[a].trigger < f_.events[b].trigger;
    });
    return order;
  }

  /// The first mention of whoever does it.
  [[nodiscard]] std::optional<ActorIndex> agent_of(const EventMention& event) const {
    for (const Participant& p : event.participants) {
      if (p.role == Role::agent && p.actor) {
        ActorIndex actor = *p.actor;
        while (actors_[actor].antecedent) {
          actor = *actors_[actor].antecedent;
        }
        return actor;
      }
    }
    return std::nullopt;
  }

  /// A verb of the story's own time: "said", not "had said", "says" or "to say".
  [[nodiscard]] static bool is_told(const EventMention& event) {
    return !event.nominal && event.tense == Tense::past && event.aspect == Aspect::none &&
           event.status == Status::happened;
  }

  [[nodiscard]] static bool has_day(const EventMention& event) {
    const bool named = event.when.basis == Basis::explicit_ || event.when.basis == Basis::relative;
    return named && event.when.range &&
           (event.when.range->grain == Grain::day || event.when.range->grain < Grain::day);
  }

  [[nodiscard]] static bool is_saying(const EventMention& event) {
    return event.event_class == EventClass::reporting && !event.time;
  }

  [[nodiscard]] RelationMention same_time(EventIndex from, EventIndex to,
                                          std::vector<std::string>& rules) const {
    RelationMention r;
    r.kind = RelationKind::overlaps;
    r.from = from;
    r.to = to;
    r.cue = f_.events[to].phrase;
    const auto& sentences = f_.a.sentences;
    r.evidence = f_.a.span_of(
        {sentences[f_.events[from].sentence].begin, sentences[f_.events[to].sentence].end});
    r.confidence = strength;
    r.rule = intern_rule(rules, "said on the same occasion");
    return r;
  }

  const EventFinder& f_;
  const std::vector<ActorMention>& actors_;
  std::map<ActorIndex, Occasion> occasions_;
};

}  // namespace

void add_occasions(const EventFinder& finder, const std::vector<ActorMention>& actors,
                   std::vector<std::string>& rules, std::vector<RelationMention>& relations) {
  const auto found = OccasionReader(finder, actors).run(rules);
  relations.insert(relations.end(), found.begin(), found.end());
}

}  // namespace fabula::causes
