#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "fabula/language/analysis.hpp"
#include "fabula/language/labels.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// A compiled language pipeline: tokenizer, tagger, attribute ruler, lemmatizer, dependency parser
/// and entity recogniser (see docs/architecture.md; the architecture is spaCy's tok2vec CNN with
/// transition-based parser and ner). Read-only once opened; many threads may use one Model.
class Model {
 public:
  /// Maps the file. Throws ModelError, see ModelFile::open.
  static Model open(const std::filesystem::path& path);

  [[nodiscard]] const LabelSet& labels() const noexcept;
  /// What the pipeline says of itself: "en", "core_web_sm", "3.8.0".
  [[nodiscard]] std::string_view language() const noexcept;
  [[nodiscard]] std::string_view name() const noexcept;
  [[nodiscard]] std::string_view version() const noexcept;

  /// The analyses of a batch of articles, in their order. Articles are read together so that small
  /// matrix products become large ones, but no article's result depends on its neighbours.
  /// Every block of an article is analysed by itself.
  /// The result refers to this model's labels.
  [[nodiscard]] std::vector<Analysis> analyze(std::span<const Article> articles) const;
  [[nodiscard]] Analysis analyze(const Article& article) const;

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

 private:
  struct Parts;
  explicit Model(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Compiles a spaCy pipeline, given as the bytes of its wheel (a zip file), to the bytes of a model
/// file. Throws ModelError that names every part of the pipeline that cannot be run.
std::vector<std::byte> compile_model(std::span<const std::byte> wheel);

}  // namespace fabula
