#include <array>
#include <cstdint>
#include <istream>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "ascii.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/when.hpp"
#include "field_names.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "json_records.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

using nlohmann::json;

/// The value of a key, or of a JSON Pointer; null where there is none.
const json* value_at(const json& object, const std::string& key) {
  if (!key.starts_with('/')) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
  }
  // Of a list it takes a number that may be none: no place is as good as any other that is missing.
  try {
    const json::json_pointer pointer(key);
    return object.contains(pointer) ? &object.at(pointer) : nullptr;
  } catch (const json::exception&) {
    return nullptr;
  }
}

/// The first of the keys that holds a string or a number.
std::string text_at(const json& object, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    const json* const value = value_at(object, key);
    if (value != nullptr && value->is_string()) {
      return value->get<std::string>();
    }
    if (value != nullptr && value->is_number_integer()) {
      return value->dump();
    }
  }
  return {};
}

/// Byte offsets of code point offsets, walked forward once.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) : text_(text) {}
  std::optional<std::uint32_t> at(std::uint32_t code_points) {
    while (seen_ < code_points && byte_ < text_.size()) {
      byte_ += code_point_at(text_, byte_).bytes;
      ++seen_;
    }
    return seen_ == code_points ? std::optional<std::uint32_t>(byte_) : std::nullopt;
  }

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint32_t seen_ = 0;
};

std::optional<std::uint32_t> offset_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) {
    return std::nullopt;
  }
  const auto value = found->get<std::uint64_t>();
  return value <= std::numeric_limits<std::uint32_t>::max()
             ? std::optional<std::uint32_t>(static_cast<std::uint32_t>(value))
             : std::nullopt;
}

/// "blocks" as `import -f jsonl` writes them; nothing where they do not fit the text.
std::optional<std::vector<Block>> blocks_of(const json& list, std::string_view text) {
  std::vector<Block> blocks;
  ByteOffsets offsets(text);
  std::uint32_t at = 0;
  for (const json& item : list) {
    const auto first = item.is_object() ? offset_at(item, "begin") : std::nullopt;
    const auto last = first ? offset_at(item, "end") : std::nullopt;
    if (!last || *first < at || *last < *first) {
      return std::nullopt;
    }
    const auto begin = offsets.at(*first);
    const auto end = offsets.at(*last);
    if (!begin || !end) {
      return std::nullopt;
    }
    const std::string kind = text_at(item, {"kind"});
    if (*begin < *end) {
      blocks.push_back({{*begin, *end},
                        kind == "headline"   ? Block::Kind::headline
                        : kind == "dateline" ? Block::Kind::dateline
                                             : Block::Kind::body});
    }
    at = *last;
  }
  return blocks;
}

/// JSON Lines: one article a line.
class JsonLinesImporter final : public Importer {
 public:
  JsonLinesImporter(std::istream& in, ImportOptions options)
      : records_(in, options.max_article_bytes), options_(std::move(options)) {
    for (std::size_t field = 0; field < field_count; ++field) {
      names_[field] = names_of(static_cast<Field>(field), options_);
    }
  }

  std::optional<Article> next(Diagnostics& diagnostics) override {
    for (JsonRecords::Record record; records_.next(record);) {
      line_ = record.line;
      if (record.too_large) {
        diagnostics.push_back(too_large_for_an_article(options_, line_));
      } else if (auto article = read(record.json, diagnostics)) {
        return article;
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<Article> skip(std::string code, const std::string& message,
                              Diagnostics& diagnostics) {
    diagnostics.push_back({Severity::error,
                           std::move(code),
                           message + "; the line is skipped",
                           {options_.path, line_, 0}});
    return std::nullopt;
  }

  [[nodiscard]] std::string at(const json& object, Field field) const {
    return text_at(object, names_[static_cast<std::size_t>(field)]);
  }

  ArticleMeta meta_of(const json& object, Diagnostics& diagnostics) const {
    ArticleMeta meta;
    meta.id = at(object, Field::id);
    meta.title = at(object, Field::title);
    meta.subtitle = at(object, Field::subtitle);
    meta.source = at(object, Field::source);
    meta.author = at(object, Field::author);
    meta.url = at(object, Field::url);
    meta.language = at(object, Field::language);
    meta.dateline = at(object, Field::dateline);
    const std::string changed_from = text_at(object, {"modified_from"});
    set_modified(meta, at(object, Field::modified),
                 changed_from.empty() ? "modified" : changed_from, options_, line_, diagnostics);
    const std::string date = at(object, Field::published);
    const std::string from = text_at(object, {"published_from"});
    set_published(meta, date, from.empty() ? "published" : from, options_, line_, diagnostics);
    return meta;
  }

  std::optional<Article> read(const std::string& line, Diagnostics& diagnostics) {
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
      return skip("jsonl-broken-line", "this line is no JSON object", diagnostics);
    }
    std::string text = at(object, Field::text);
    if (text.empty()) {
      return skip("jsonl-without-text",
                  "this object has no 'text' (--field text=NAME tells what it calls it)",
                  diagnostics);
    }
    ArticleMeta meta = meta_of(object, diagnostics);
    std::vector<Block> blocks = {{{0, static_cast<std::uint32_t>(text.size())}, Block::Kind::body}};
    if (object.contains("blocks") && object["blocks"].is_array()) {
      auto given = blocks_of(object["blocks"], text);
      if (!given) {
        return skip("jsonl-broken-blocks", "its 'blocks' do not fit its text", diagnostics);
      }
      blocks = std::move(*given);
    }
    ImportOptions options = options_;
    if (const std::string path = text_at(object, {"path"}); !path.empty()) {
      options.path = path;
    }
    return finish_article(std::move(meta), std::move(text), std::move(blocks), options, line_,
                          diagnostics);
  }

  JsonRecords records_;
  ImportOptions options_;
  std::array<std::vector<std::string>, field_count> names_;
  std::uint32_t line_ = 0;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) {
    return ImportFormat::Match::no;
  }
  const std::size_t second = head.find_first_not_of(" \t\r\n", first + 1);
  const char inner = second == std::string_view::npos ? '\0' : head[second];
  // Rich text begins with a brace, too, and a note in brackets with a bracket.
  const bool object = head[first] == '{' && (inner == '"' || inner == '}');
  const bool array = head[first] == '[' && inner == '{';
  if (has_extension(path, {".jsonl", ".ndjson"}) || object || array) {
    return ImportFormat::Match::sure;
  }
  return ImportFormat::Match::no;
}

}  // namespace

ImportFormat jsonl_format() {
  return {"jsonl",
          "JSON Lines, or an array: text, title, published, ...; what `import -f jsonl` wrote",
          {"jsonl", "ndjson", "json"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<JsonLinesImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
