#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fabula/importers/importer.hpp"

/// The fields of an article in data: what columns of CSV and keys of JSON hold them.
namespace fabula::importers {

enum class Field : std::uint8_t {
  id,
  title,
  subtitle,
  text,
  url,
  source,
  author,
  language,
  dateline,
  published,
  modified
};
constexpr std::size_t field_count = 11;

/// The names that hold a field, the first that is there counts: those that the options give, then
/// the usual ones, in lower case but for those of JSON that have capitals.
std::vector<std::string> names_of(Field field, const ImportOptions& options);

}  // namespace fabula::importers
