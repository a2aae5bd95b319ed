#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fabula/extraction/extract.hpp"
#include "fabula/language/linear_model.hpp"
#include "fabula/language/model.hpp"

namespace fabula::train {

/// What every lesson is taught with.
struct Material {
  const Model& model;
  const LanguagePack& pack;
  std::filesystem::path corpora;  ///< the folder that holds timeml/, causal/, ...
};

/// Something that a LinearModel learns from a corpus. A lesson prints what cross-validation says of
/// it and returns the model that has learnt from everything.
struct Lesson {
  std::string name;  ///< also of the file of weights: "events"
  LinearModel (*teach)(const Material& material);
};

LinearModel teach_events(const Material& material);
LinearModel teach_causal_sentences(const Material& material);
LinearModel teach_causal_pairs(const Material& material);

/// The one place that lists them.
inline std::vector<Lesson> lessons() {
  return {{"events", teach_events},
          {"causal_sentences", teach_causal_sentences},
          {"causal_pairs", teach_causal_pairs}};
}

}  // namespace fabula::train
