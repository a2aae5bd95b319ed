#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "fabula/language/labels.hpp"
#include "fabula/language/model_file.hpp"

namespace fabula {

/// What the networks see of a token: the lexical attributes of spaCy's that can be embedded, each
/// the 64-bit hash of its string (0 for the empty string), and two flags that are 1 or 0. A model
/// uses those of them that its configuration names.
struct TokenFeatures {
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  std::uint64_t spacy = 0;     ///< whether one space follows
  std::uint64_t is_space = 0;  ///< whether the token is white space only
};

/// Documents laid out one after the other: document d is tokens[begin[d], begin[d + 1]).
struct NetworkInput {
  std::vector<TokenFeatures> tokens;
  std::vector<std::uint32_t> begin = {0};  ///< one more than there are documents

  [[nodiscard]] std::uint32_t documents() const {
    return static_cast<std::uint32_t>(begin.size()) - 1;
  }
};

/// What the networks say, one entry a token in the order of the input.
struct NetworkOutput {
  enum class Iob : std::uint8_t { outside, begin, inside };

  std::vector<std::uint16_t> tag;   ///< index into LabelSet::tag
  std::vector<std::uint32_t> head;  ///< counted within the document; a root is its own head
  std::vector<std::uint16_t> dep;   ///< index into LabelSet::dep
  std::vector<std::uint8_t> sentence_start;  ///< 1 where a sentence begins
  std::vector<Iob> entity_iob;
  std::vector<std::uint16_t> entity_label;  ///< index into LabelSet::entity; 0 where outside
};

/// The trained networks of a pipeline: tok2vec, tagger, dependency parser and entity recogniser as
/// spaCy 3 computes them. Read-only once made; many threads may use one.
class Network {
 public:
  /// The file must outlive the network, which points into it. Throws ModelError for sections that
  /// are missing or do not fit each other.
  explicit Network(const ModelFile& file);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  /// The model's labels in the model's order.
  [[nodiscard]] const LabelSet& labels() const noexcept;

  /// Documents of a batch are computed together; none influences another.
  [[nodiscard]] NetworkOutput run(const NetworkInput& input) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fabula
