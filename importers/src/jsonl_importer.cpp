#include <array>
#include <istream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "fabula/text/utf8.hpp"
#include "fabula/time/when.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

using nlohmann::json;

/// The first of the keys that holds a string or a number.
std::string text_at(const json& object, std::initializer_list<const char*> keys) {
  for (const char* const key : keys) {
    const auto found = object.find(key);
    if (found == object.end()) {
      continue;
    }
    if (found->is_string()) {
      return found->get<std::string>();
    }
    if (found->is_number_integer()) {
      return found->dump();
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

/// "blocks" as `import -f jsonl` writes them; nothing where they do not fit the text.
std::optional<std::vector<Block>> blocks_of(const json& list, std::string_view text) {
  std::vector<Block> blocks;
  ByteOffsets offsets(text);
  std::uint32_t at = 0;
  for (const json& item : list) {
    if (!item.is_object() || !item.contains("begin") || !item["begin"].is_number_unsigned() ||
        !item.contains("end") || !item["end"].is_number_unsigned()) {
      return std::nullopt;
    }
    const auto first = item["begin"].get<std::uint32_t>();
    const auto last = item["end"].get<std::uint32_t>();
    if (first < at || last < first) {
      return std::nullopt;
    }
    const auto begin = offsets.at(first);
    const auto end = offsets.at(last);
    if (!begin || !end) {
      return std::nullopt;
    }
    const std::string kind = item.value("kind", std::string("body"));
    blocks.push_back({{*begin, *end},
                      kind == "headline"   ? Block::Kind::headline
                      : kind == "dateline" ? Block::Kind::dateline
                                           : Block::Kind::body});
    at = last;
  }
  return blocks;
}

/// JSON Lines: one article a line.
class JsonLinesImporter final : public Importer {
 public:
  JsonLinesImporter(std::istream& in, ImportOptions options)
      : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    for (std::string line; std::getline(in_, line);) {
      ++line_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) {
        continue;
      }
      if (auto article = read(line, diagnostics)) {
        return article;
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<Article> skip(std::string code, std::string message, Diagnostics& diagnostics) {
    diagnostics.push_back({Severity::error,
                           std::move(code),
                           message + "; the line is skipped",
                           {options_.path, line_, 0}});
    return std::nullopt;
  }

  std::optional<Article> read(const std::string& line, Diagnostics& diagnostics) {
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
      return skip("jsonl-broken-line", "this line is no JSON object", diagnostics);
    }
    std::string text = text_at(object, {"text", "body", "content"});
    if (text.empty()) {
      return skip("jsonl-without-text", "this object has no 'text'", diagnostics);
    }
    ArticleMeta meta;
    meta.id = text_at(object, {"id"});
    meta.title = text_at(object, {"title", "headline"});
    meta.source = text_at(object, {"source", "publisher"});
    meta.author = text_at(object, {"author", "byline"});
    meta.url = text_at(object, {"url", "link"});
    meta.language = text_at(object, {"language", "lang"});
    meta.dateline = text_at(object, {"dateline"});
    const std::string date =
        text_at(object, {"published", "date", "published_at", "datePublished"});
    if (!date.empty()) {
      meta.published = parse_publication_date(date);
      meta.published_from = text_at(object, {"published_from"});
      if (meta.published && meta.published_from.empty()) {
        meta.published_from = "published";
      }
      if (!meta.published) {
        diagnostics.push_back({Severity::warning,
                               "article-date-unreadable",
                               fmt::format("its publication date '{}' cannot be read; write it as "
                                           "2014-06-27 or 2014-06-27T03:21:00+05:30",
                                           date),
                               {options_.path, line_, 0}});
      }
    }
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

  std::istream& in_;
  ImportOptions options_;
  std::uint32_t line_ = 0;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '{') {
    return ImportFormat::Match::no;
  }
  return path.ends_with(".jsonl") || path.ends_with(".ndjson") ||
                 head.find("\"text\"") < head.size()
             ? ImportFormat::Match::sure
             : ImportFormat::Match::maybe;
}

}  // namespace

ImportFormat jsonl_format() {
  return {"jsonl",
          "JSON Lines: id, title, text, published, url, source; also what `import -f jsonl` wrote",
          {"jsonl", "ndjson"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<JsonLinesImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
