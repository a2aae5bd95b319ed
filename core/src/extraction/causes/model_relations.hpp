#pragma once

#include <array>
#include <string>
#include <vector>

#include "extraction/causes/event_finder.hpp"
#include "extraction/causes/relation_features.hpp"
#include "fabula/extraction/mentions.hpp"

namespace fabula::causes {

/// What the two models say of a sentence: the probability that it tells of a cause, and for every
/// candidate pair those of pair_classes().
struct Opinion {
  float sentence = 0;
  std::vector<EventPair> pairs;
  std::vector<std::array<float, 3>> of_pairs;
};

/// A cause that was decided on.
struct Decision {
  EventIndex from = 0;
  EventIndex to = 0;
  float confidence = 0;
};

/// The causes that a sentence tells of: the likeliest pair where the sentence's score reaches the
/// threshold, and others that are likely enough by themselves.
std::vector<Decision> decide(const Opinion& opinion, const CauseModel& model);

/// Adds to the relations that cues state those that the models find in the sentences.
void add_by_model(const EventFinder& finder, std::vector<std::string>& rules,
                  std::vector<RelationMention>& relations);

}  // namespace fabula::causes
