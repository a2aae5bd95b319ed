#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "node.hpp"

namespace fabula::config {

/// Reads one YAML file and collects every problem in it with line and column, so that one run shows
/// them all. The loaders of this folder are written on it.
///
/// Scalars are read as the text that stands there: `NO` is Norway and 2014-05 is a string.
/// A text of a file and where it stands there.
struct PlacedText {
  std::string text;
  SourceLocation where;
};

class YamlReader {
 public:
  /// Parses the file, or takes what was parsed when the program was built; a missing or ill-formed
  /// file is a problem and root() is then undefined.
  YamlReader(std::filesystem::path path, Diagnostics& problems);

  [[nodiscard]] bool ok() const noexcept { return ok_; }
  [[nodiscard]] Node root() const { return ok_ ? Node(*document_, 0) : Node(); }

  void problem(const Node& node, std::string message) const;
  /// Reports every key of a map that is not listed, with the nearest listed one. False where the
  /// node is no map.
  bool allow_keys(const Node& map, std::initializer_list<std::string_view> keys) const;

  /// The scalar's text; a missing or wrong node is a problem and gives "".
  [[nodiscard]] std::string text(const Node& map, const char* key) const;
  [[nodiscard]] std::string text_or(const Node& map, const char* key, std::string fallback) const;
  [[nodiscard]] double number_or(const Node& map, const char* key, double fallback) const;
  [[nodiscard]] int integer_or(const Node& map, const char* key, int fallback) const;
  /// The same, refusing what lies outside of [least, most].
  [[nodiscard]] double number_between(const Node& map, const char* key, double least, double most,
                                      double fallback) const;
  [[nodiscard]] int integer_between(const Node& map, const char* key, int least, int most,
                                    int fallback) const;
  [[nodiscard]] bool flag_or(const Node& map, const char* key, bool fallback) const;
  /// A list of scalars, or one scalar for a list of one; empty where the key is absent.
  [[nodiscard]] std::vector<std::string> texts(const Node& map, const char* key) const;
  /// The same, each with its place in the file.
  [[nodiscard]] std::vector<PlacedText> placed_texts(const Node& map, const char* key) const;
  /// The index of the scalar's text in `names`; a problem that lists them where it is none of them.
  [[nodiscard]] std::optional<std::size_t> one_of(
      const Node& node, std::initializer_list<std::string_view> names) const;
  [[nodiscard]] SourceLocation where(const Node& node) const;

 private:
  void report_unreadable();
  template <class Number>
  [[nodiscard]] Number between(const Node& map, const char* key, Number least, Number most,
                               Number value, Number fallback) const;

  std::filesystem::path path_;
  Diagnostics& problems_;
  std::unique_ptr<const Document> document_;
  bool ok_ = false;
};

}  // namespace fabula::config
