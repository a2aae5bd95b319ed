#pragma once

#include "extraction/events/reading.hpp"
#include "fabula/language/linear_model.hpp"

namespace fabula::events {

/// Whether a token may be an event at all: a word that is a verb, a noun, an adjective or an
/// adverb and no part of a time expression. Of all others the model is never asked.
bool may_be_trigger(const Reading& reading, TokenIndex i);

/// What the model of triggers is told of a token: the word, its neighbours, and what stands above
/// and below it in the tree. Needs the reading's groups and clauses.
void trigger_features(const Reading& reading, TokenIndex i, Features& features);

/// Asks the rules' model of triggers.
class TriggerModel {
 public:
  explicit TriggerModel(const Reading& reading);
  /// TimeML's class of the token as an event, or nothing where it is none or there is no model.
  [[nodiscard]] std::optional<EventClass> class_of(TokenIndex i);

 private:
  const Reading& r_;
  Features features_;
  std::vector<float> probabilities_;
};

}  // namespace fabula::events
