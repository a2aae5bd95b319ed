#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/pipeline/settings.hpp"
#include "fabula/text/article.hpp"
#include "fabula/text/article_words.hpp"
#include "fabula/text/page_rules.hpp"

namespace fabula::importers {

class Expansion;

/// What a column of CSV or a key of JSON is called that holds a field of the article; with a slash
/// in front it is a JSON Pointer (RFC 6901): "/content/body".
struct FieldName {
  std::string field;  ///< one of article_fields()
  std::string name;
};

/// The fields that can be named: "id", "title", "text", ...
const std::vector<std::string>& article_fields();

/// What is known of the input beside its bytes: what the user says of it, and what holds it.
struct ImportOptions {
  std::string path;                  ///< UTF-8; for diagnostics and file names with dates
  std::optional<Instant> published;  ///< --published: goes before what the input says
  /// Of one article as it stands in the input: a text file, a line, a record. What is longer is
  /// skipped with a diagnostic, and never held in memory whole.
  std::size_t max_article_bytes = InputLimits().input_bytes;
  /// What marks by-lines, captions, links and dates in any language. Never null; must outlive the
  /// importer.
  const ArticleWords* words = &no_article_words;
  const PageRules* pages = &no_page_rules;  ///< how web pages call their parts; the same
  std::string format{};                     ///< by name; empty: by content, then by the path
  std::vector<FieldName> fields{};          ///< they go before the usual names
  std::string url{};      ///< the address it was fetched from, where an archive says so
  std::string charset{};  ///< its character set, where an archive or a mail says so
  std::size_t max_archive_depth = InputLimits().archive_depth;
  std::size_t max_expansion = InputLimits().expansion;
  std::size_t archive_depth = 0;   ///< how many archives, mails or compressions hold it
  Expansion* expansion = nullptr;  ///< of the archives that hold it; null where none does
};

/// Reads one stream as articles, one at a time: a year of news need not fit in memory.
class Importer {
 public:
  virtual ~Importer() = default;
  /// The next article, or nothing at the end. An item that cannot be read is skipped and
  /// reported as an error; what an article lacks (a date) is reported as a warning.
  virtual std::optional<Article> next(Diagnostics& diagnostics) = 0;
};

/// One input format. `recognises` looks at the first bytes of the input (at least 4096 where there
/// are as many) and, where they leave it open, at the name; it says how sure it is.
struct ImportFormat {
  enum class Match { no, maybe, sure };
  std::string name;                     ///< "text", "jsonl", ...
  std::string description;              ///< one line for `fabula formats`
  std::vector<std::string> extensions;  ///< without the dot, lower case
  std::function<Match(std::string_view head, std::string_view path)> recognises;
  /// The stream must outlive the importer.
  std::function<std::unique_ptr<Importer>(std::istream& in, ImportOptions options)> open;
  /// False where the bytes need not be text: such a format is asked first.
  bool is_text = true;
};

/// Every importer that ships with fabula: the one place that lists them.
std::vector<ImportFormat> builtin_importers();

}  // namespace fabula::importers
