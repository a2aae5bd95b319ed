#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/text/span.hpp"
#include "fabula/time/time_range.hpp"

namespace fabula {

/// What is known of an article beside its text. An empty string means that it is not known.
struct ArticleMeta {
  std::string id;        ///< as the input gave it; else made from the content, see article_id()
  std::string title;     ///< the headline
  std::string subtitle;  ///< what stands below it
  std::string source;    ///< publisher or agency
  std::string author;
  std::string url;
  std::string path;      ///< as given on import
  std::string language;  ///< BCP 47
  std::string dateline;  ///< the place the report was filed from
  std::optional<Instant> published;
  std::string
      published_from;  ///< where the publication date was found: "dateline", "file name", ...
  std::optional<Instant> modified;  ///< when it was changed last, as the input says
  std::string modified_from;
};

/// A stretch of the text that is read by itself: no sentence runs across its border.
struct Block {
  enum class Kind : std::uint8_t { headline, dateline, body };
  Span span;
  Kind kind = Kind::body;
  friend bool operator==(const Block&, const Block&) = default;
};

/// One news item. Owns its text; whatever is found in it refers to it by Span.
class Article {
 public:
  /// REQUIRES: text is well-formed UTF-8 and shorter than 4 GiB; blocks are in order, do not
  /// overlap and lie in the text. Importers see to that. What lies between blocks (white space,
  /// boilerplate that was kept for its offsets) is not analysed.
  Article(ArticleMeta meta, std::string text, std::vector<Block> blocks);
  /// The whole text as one body block.
  Article(ArticleMeta meta, std::string text);

  [[nodiscard]] const ArticleMeta& meta() const noexcept { return meta_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }
  [[nodiscard]] const std::vector<Block>& blocks() const noexcept { return blocks_; }

 private:
  ArticleMeta meta_;
  std::string text_;
  std::vector<Block> blocks_;
};

/// An id for an article that brought none: the first 16 hex digits of an FNV-1a hash
/// (stable for ever) of its title, publication date and text. Equal content has an equal id.
std::string article_id(const ArticleMeta& meta, std::string_view text);

}  // namespace fabula
