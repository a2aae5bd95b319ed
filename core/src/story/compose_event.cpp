#include "story/compose_event.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "story/versions.hpp"

namespace fabula {
namespace {

bool own_date(const When& when) {
  return when.basis == Basis::explicit_ || when.basis == Basis::relative;
}

/// Whether `a` says more of the date than `b`: a date of its own, then the shorter range.
bool dates_better(const When& a, const When& b) {
  if (!a.range || !b.range) {
    return a.range.has_value() && !b.range;
  }
  if (own_date(a) != own_date(b)) {
    return own_date(a);
  }
  const bool a_open = a.range->begin.is_special() || a.range->end.is_special();
  const bool b_open = b.range->begin.is_special() || b.range->end.is_special();
  if (a_open || b_open) {
    return !a_open && b_open;
  }
  return a.range->end - a.range->begin < b.range->end - b.range->begin;
}

class Composer {
 public:
  Composer(const std::vector<Telling>& tellings, const ActorLookup& actor_of,
           const StoryThresholds& thresholds)
      : tellings_(tellings), actor_of_(actor_of), versions_(find_versions(tellings, thresholds)) {}

  Event run() {
    choose_speaker();
    add_participants(*speaker_, *spoken_);
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      for (const std::uint32_t m : tellings_[i].local().mentions) {
        add_mention(i, tellings_[i].mention(m));
      }
    }
    weigh();
    event_.versions = versions_.versions;
    return std::move(event_);
  }

 private:
  /// Of the mentions that have the status that counts, the one that tells most.
  void choose_speaker() {
    double best = -1000;
    for (const Telling& t : tellings_) {
      for (const std::uint32_t m : t.local().mentions) {
        const EventMention& mention = t.mention(m);
        // More than any mention tells.
        const double fits = mention.status == versions_.status ? 100 : 0;
        const double outdated = tells_superseded(t, mention) ? 50 : 0;
        if (const double score = fits - outdated + told(mention); score > best) {
          best = score;
          speaker_ = &t;
          spoken_ = &mention;
        }
      }
    }
    event_.label = spoken_->label;
    event_.event_class = spoken_->event_class;
    event_.status = versions_.status;
    event_.type = spoken_->type;
    if (spoken_->attributed_to) {
      event_.attributed_to =
          actor_of_(speaker_->article, speaker_->digest->actors.of[*spoken_->attributed_to]);
    }
  }

  [[nodiscard]] bool tells_superseded(const Telling& t, const EventMention& m) const {
    return std::any_of(m.participants.begin(), m.participants.end(), [&](const Participant& p) {
      return versions_.superseded.contains({p.role, words_of(*t.read, p.tokens)});
    });
  }

  void add_mention(std::size_t telling, const EventMention& m) {
    const Telling& t = tellings_[telling];
    add_participants(t, m);
    event_.type = event_.type.empty() ? m.type : event_.type;
    event_.salience = std::max(event_.salience, static_cast<double>(m.salience));
    if (!versions_.other_dates.contains(telling) && dates_better(m.when, event_.when)) {
      event_.when = m.when;
    }
    event_.mentions.push_back(
        {t.article, m.span, t.read->sentences[m.sentence], t.read->mentions.rules[m.rule]});
  }

  void add_participants(const Telling& t, const EventMention& m) {
    for (const Participant& p : m.participants) {
      StoryParticipant participant;
      participant.role = p.role;
      participant.text = words_of(*t.read, p.tokens);
      if (versions_.superseded.contains({participant.role, participant.text})) {
        continue;
      }
      if (p.actor) {
        participant.actor = actor_of_(t.article, t.digest->actors.of[*p.actor]);
      }
      const bool known = std::any_of(event_.participants.begin(), event_.participants.end(),
                                     [&](const StoryParticipant& other) {
                                       return other.role == participant.role &&
                                              (participant.actor && other.actor
                                                   ? *other.actor == *participant.actor
                                                   : other.text == participant.text);
                                     });
      if (!known) {
        event_.participants.push_back(std::move(participant));
      }
    }
  }

  void weigh() {
    const auto more = static_cast<double>(event_.mentions.size() - 1);
    const auto others = static_cast<double>(tellings_.size() - 1);
    const auto sources = static_cast<double>(versions_.sources - 1);
    event_.salience =
        std::min(1.0, event_.salience + 0.03 * std::min(more, 5.0) + 0.05 * std::min(others, 4.0));
    event_.confidence =
        std::min(0.95, 0.6 + 0.1 * (own_date(event_.when) ? 1 : 0) + 0.05 * std::min(more, 3.0) +
                           0.1 * std::min(sources, 2.0));
  }

  const std::vector<Telling>& tellings_;
  const ActorLookup& actor_of_;
  FoundVersions versions_;
  const Telling* speaker_ = nullptr;
  const EventMention* spoken_ = nullptr;
  Event event_;
};

}  // namespace

Event compose_event(const std::vector<Telling>& tellings, const ActorLookup& actor_of,
                    const StoryThresholds& thresholds) {
  return Composer(tellings, actor_of, thresholds).run();
}

}  // namespace fabula
