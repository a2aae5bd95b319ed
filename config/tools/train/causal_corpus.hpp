#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "fabula/text/article.hpp"

namespace fabula::train {

/// A cause and its effect, in bytes of the sentence.
struct GoldCause {
  Span cause;
  Span effect;
};

/// An item of the Causal News Corpus (Tan et al. 2022): mostly one sentence.
struct CausalSentence {
  Article article;
  std::vector<GoldCause> causes;
  std::uint32_t group = 0;  ///< items that share a long run of words have one
};

/// The file of its second task, grouped by sentence. Throws Error where it is no such file.
std::vector<CausalSentence> read_causal_news(const std::filesystem::path& path);

}  // namespace fabula::train
