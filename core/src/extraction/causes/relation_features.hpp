#pragma once

#include <map>
#include <utility>
#include <vector>

#include "extraction/causes/event_finder.hpp"
#include "fabula/extraction/mentions.hpp"
#include "fabula/language/linear_model.hpp"

namespace fabula::causes {

/// The classes of the two models. Of a sentence: whether it tells of a cause. Of two events in the
/// order of the text: no cause, the first causes the second, the second causes the first.
const std::vector<std::string>& sentence_classes();
const std::vector<std::string>& pair_classes();
constexpr std::size_t forward_class = 1;
constexpr std::size_t backward_class = 2;

/// Two events of one sentence in the order of the text.
struct EventPair {
  EventIndex first = 0;
  EventIndex second = 0;
};

/// The events of every sentence in the order of the text, one a trigger.
std::vector<std::vector<EventIndex>> events_by_sentence(const EventFinder& finder);

/// The pairs of a sentence's events that the model is asked of: those that stand near each other
/// in the order of the text, so that their number grows no faster than that of the events.
std::vector<EventPair> candidate_pairs(const std::vector<EventIndex>& events);

/// Describes sentences and pairs of events to the models that tell causes: by words, tags and the
/// tree, never by what a word means. `by_cue` are the relations that cues have found.
class RelationDescriber {
 public:
  RelationDescriber(const EventFinder& finder, const std::vector<std::string>& rules,
                    const std::vector<RelationMention>& by_cue);

  void describe_sentence(std::uint32_t sentence, const std::vector<EventIndex>& events,
                         Features& features) const;
  void describe_pair(const EventPair& pair, const std::vector<EventIndex>& events,
                     Features& features) const;

 private:
  const EventFinder& f_;
  const std::vector<std::string>& rules_;
  std::multimap<std::pair<EventIndex, EventIndex>, const RelationMention*> by_cue_;
  std::multimap<std::uint32_t, const RelationMention*> cues_of_;  ///< by sentence
};

}  // namespace fabula::causes
