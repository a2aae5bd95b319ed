#pragma once

#include <cstddef>
#include <span>

#include "fabula/language/model_file.hpp"

namespace fabula {

/// The files of a spaCy pipeline's folder that its networks are made of.
struct NetworkSource {
  std::span<const std::byte> tok2vec_model;  ///< tok2vec/model
  std::span<const std::byte> tagger_model;   ///< tagger/model
  std::span<const std::byte> tagger_cfg;     ///< tagger/cfg
  std::span<const std::byte> parser_model;   ///< parser/model
  std::span<const std::byte> parser_moves;   ///< parser/moves
  std::span<const std::byte> parser_cfg;     ///< parser/cfg
  std::span<const std::byte> ner_model;      ///< ner/model
  std::span<const std::byte> ner_moves;      ///< ner/moves
  std::span<const std::byte> ner_cfg;        ///< ner/cfg
};

/// Writes the sections that Network reads. Throws ModelError for a part that is damaged or of an
/// architecture that Network does not run; the message names the part and the architecture.
void compile_network(const NetworkSource& source, ModelWriter& writer);

}  // namespace fabula
