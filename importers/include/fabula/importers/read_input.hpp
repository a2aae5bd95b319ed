#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/importers/importer.hpp"
#include "fabula/text/article.hpp"
#include "fabula/text/article_words.hpp"

namespace fabula::importers {

/// How input is read.
struct ReadOptions {
  std::string format;                      ///< by name; empty: by content, then by file name
  std::optional<Instant> published;        ///< --published
  std::vector<FieldName> fields;           ///< --field
  std::istream* standard_input = nullptr;  ///< what "-" reads
  InputLimits limits;
  const ArticleWords* words = &no_article_words;  ///< as in ImportOptions
  const PageRules* pages = &no_page_rules;        ///< the same
  /// An article that another file holds as well comes again, with the same id: for a list of what
  /// each file holds. In a story it counts once.
  bool repeat_across_files = false;
  /// Every copy comes again, with what it says of its source, url and path: for a story, which
  /// joins them (join_copies), so that the order of the input does not matter.
  bool with_copies = false;
};

/// Reads files, folders (all files below, by name), patterns (*, ?, [a-z]) and "-" as articles, one
/// at a time. Whatever cannot be read is one diagnostic that says which file, why, and what to do,
/// and the rest is still read. An article whose content was seen before in the same input comes
/// once, unless the options say otherwise; that several bring one id is said and left as it is.
class ArticleReader {
 public:
  /// Throws Error for a format that does not exist. What the options point to must outlive the
  /// reader.
  ArticleReader(std::vector<std::string> inputs, ReadOptions options);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  /// The next article, or nothing at the end.
  std::optional<Article> next(Diagnostics& diagnostics);
  /// Articles that were given out, so far, copies not counted.
  [[nodiscard]] std::size_t read() const noexcept { return read_; }
  /// Files, lines and articles that were not read, so far.
  [[nodiscard]] std::size_t skipped() const noexcept { return skipped_; }

 private:
  void expand(const std::string& input, Diagnostics& diagnostics);
  void expand_folder(const std::filesystem::path& folder, Diagnostics& diagnostics);
  void expand_pattern(const std::string& pattern, Diagnostics& diagnostics);
  bool open_next(Diagnostics& diagnostics);
  void open_file(const std::string& path, Diagnostics& diagnostics);
  void open(std::istream& in, const std::string& path);
  void close(Diagnostics& diagnostics);
  std::optional<Article> unique(Article article, Diagnostics& diagnostics);
  /// Says that an article has more text than it can, and that it is left out.
  bool drop_too_long(const Article& article, Diagnostics& diagnostics);
  void skip(const std::string& path, std::string code, std::string message,
            Diagnostics& diagnostics);

  ReadOptions options_;
  std::deque<std::string> inputs_;
  std::deque<std::string> files_;
  std::set<std::string> contents_;       // of all files
  std::set<std::string> file_contents_;  // of the one that is open
  std::set<std::string> too_long_;
  std::map<std::string, std::string> ids_;  // with the content that brought them first
  std::unique_ptr<std::istream> file_;
  std::istream* source_ = nullptr;  // file_ or standard input
  std::unique_ptr<Importer> importer_;
  std::string path_;
  bool silent_ = false;  // nothing came of this file so far, no diagnostic either
  std::size_t read_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace fabula::importers
