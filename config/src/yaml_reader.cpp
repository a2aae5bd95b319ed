#include "yaml_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "document_cache.hpp"
#include "fabula/text/nearest.hpp"
#include "file_content.hpp"

namespace fabula::config {
YamlReader::YamlReader(std::filesystem::path path, Diagnostics& problems)
    : path_(std::move(path)), problems_(problems) {
  const auto yaml = file_content(path_);
  if (!yaml) {
    report_unreadable();
    return;
  }
  try {
    auto known = cached_document(path_, *yaml);
    document_ =
        std::make_unique<const Document>(known ? std::move(*known) : Document::parse(*yaml));
    ok_ = true;
  } catch (const YamlError& error) {
    problems_.push_back({Severity::error,
                         "config-not-yaml",
                         error.what(),
                         {path_.string(), error.mark.line, error.mark.column}});
  }
}

void YamlReader::report_unreadable() {
  problems_.push_back({Severity::error,
                       "config-missing-file",
                       "cannot read this file; it belongs to the rules that ship with fabula",
                       {path_.string(), 0, 0}});
}

SourceLocation YamlReader::where(const Node& node) const {
  SourceLocation location{path_.string(), 0, 0};
  if (const auto mark = node.mark()) {
    location.line = mark->line;
    location.column = mark->column;
  }
  return location;
}

void YamlReader::problem(const Node& node, std::string message) const {
  problems_.push_back({Severity::error, "config-invalid", std::move(message), where(node)});
}

bool YamlReader::allow_keys(const Node& map, std::initializer_list<std::string_view> keys) const {
  if (!map.is_defined() || !map.is_map()) {
    problem(map, map.is_defined() ? "expected keys and values here"
                                  : "a part that this file must have is missing");
    return false;
  }
  const std::vector<std::string> known(keys.begin(), keys.end());
  std::vector<std::string> seen;
  for (const auto& entry : map) {
    const std::string key = entry.first.is_scalar() ? entry.first.scalar() : std::string();
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      const auto near = nearest(key, known);
      problem(entry.first,
              near ? fmt::format("unknown key '{}' (did you mean '{}'?)", key, *near)
                   : fmt::format("unknown key '{}'; known here: {}", key, fmt::join(known, ", ")));
    }
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      problem(entry.first, fmt::format("key '{}' stands twice", key));
    }
    seen.push_back(key);
  }
  return true;
}

std::string YamlReader::text(const Node& map, const char* key) const {
  if (!map[key].is_defined()) {
    problem(map, fmt::format("key '{}' is missing", key));
    return {};
  }
  return text_or(map, key, {});
}

std::string YamlReader::text_or(const Node& map, const char* key, std::string fallback) const {
  const Node node = map[key];
  if (!node.is_defined()) {
    return fallback;
  }
  if (!node.is_scalar()) {
    problem(node, fmt::format("'{}' must be a single value", key));
    return fallback;
  }
  return node.scalar();
}

double YamlReader::number_or(const Node& map, const char* key, double fallback) const {
  const Node node = map[key];
  if (!node.is_defined()) {
    return fallback;
  }
  double value = 0;
  // A stream in the classic locale: no decimal comma, whatever the user's locale is.
  std::istringstream in(node.is_scalar() ? node.scalar() : std::string());
  in.imbue(std::locale::classic());
  if (!(in >> value) || in.peek() != std::istringstream::traits_type::eof() ||
      !std::isfinite(value)) {
    problem(node, fmt::format("'{}' must be a number", key));
    return fallback;
  }
  return value;
}

int YamlReader::integer_or(const Node& map, const char* key, int fallback) const {
  const Node node = map[key];
  if (!node.is_defined()) {
    return fallback;
  }
  int value = 0;
  const std::string scalar = node.is_scalar() ? node.scalar() : std::string();
  const auto [end, error] = std::from_chars(scalar.data(), scalar.data() + scalar.size(), value);
  if (error != std::errc() || end != scalar.data() + scalar.size()) {
    problem(node, fmt::format("'{}' must be a whole number", key));
    return fallback;
  }
  return value;
}

template <class Number>
Number YamlReader::between(const Node& map, const char* key, Number least, Number most,
                           Number value, Number fallback) const {
  if (value < least || value > most) {
    problem(map[key], fmt::format("'{}' must be from {} to {}", key, least, most));
    return fallback;
  }
  return value;
}

double YamlReader::number_between(const Node& map, const char* key, double least, double most,
                                  double fallback) const {
  return between(map, key, least, most, number_or(map, key, fallback), fallback);
}

int YamlReader::integer_between(const Node& map, const char* key, int least, int most,
                                int fallback) const {
  return between(map, key, least, most, integer_or(map, key, fallback), fallback);
}

bool YamlReader::flag_or(const Node& map, const char* key, bool fallback) const {
  const Node node = map[key];
  if (!node.is_defined()) {
    return fallback;
  }
  if (!node.is_scalar() || (node.scalar() != "true" && node.scalar() != "false")) {
    problem(node, fmt::format("'{}' must be true or false", key));
    return fallback;
  }
  return node.scalar() == "true";
}

std::vector<std::string> YamlReader::texts(const Node& map, const char* key) const {
  std::vector<std::string> values;
  for (PlacedText& item : placed_texts(map, key)) {
    values.push_back(std::move(item.text));
  }
  return values;
}

std::vector<PlacedText> YamlReader::placed_texts(const Node& map, const char* key) const {
  const Node node = map[key];
  if (!node.is_defined()) {
    return {};
  }
  if (node.is_scalar()) {
    return {{node.scalar(), where(node)}};
  }
  std::vector<PlacedText> values;
  if (!node.is_sequence()) {
    problem(node, fmt::format("'{}' must be a list", key));
    return values;
  }
  for (const Node& item : node) {
    if (item.is_scalar()) {
      values.push_back({item.scalar(), where(item)});
    } else {
      problem(item, fmt::format("every entry of '{}' must be a single value", key));
    }
  }
  return values;
}

std::optional<std::size_t> YamlReader::one_of(const Node& node,
                                              std::initializer_list<std::string_view> names) const {
  const std::string scalar = node.is_scalar() ? node.scalar() : std::string();
  const auto found = std::find(names.begin(), names.end(), scalar);
  if (found == names.end()) {
    problem(node, fmt::format("'{}' is none of: {}", scalar, fmt::join(names, ", ")));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace fabula::config
