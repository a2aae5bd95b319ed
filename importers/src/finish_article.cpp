#include "finish_article.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "bounded_input.hpp"
#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

/// Whether there are at least two words: one word is no story.
bool has_story(std::string_view text, const std::vector<Block>& blocks) {
  int words = 0;
  for (const Block& block : blocks) {
    bool inside = false;
    for (std::uint32_t i = block.span.begin; i < block.span.end && words < 2;) {
      const CodePoint c = code_point_at(text, i);
      const bool letter = is_alphabetic(c.value);
      words += letter && !inside ? 1 : 0;
      inside = letter || (inside && !is_white_space(c.value));
      i += c.bytes;
    }
  }
  return words >= 2;
}

}  // namespace

std::optional<Article> finish_article(ArticleMeta meta, std::string text, std::vector<Block> blocks,
                                      const ImportOptions& options, std::uint32_t line,
                                      Diagnostics& diagnostics) {
  const SourceLocation where{options.path, line, 0};
  if (!has_story(text, blocks)) {
    diagnostics.push_back({Severity::error, "article-without-story",
                           "there is no story in it: it holds no sentence of two words or more; "
                           "skipped",
                           where});
    return std::nullopt;
  }
  for (std::string* const value :
       {&meta.id, &meta.title, &meta.subtitle, &meta.source, &meta.author, &meta.url,
        &meta.language, &meta.dateline, &meta.published_from, &meta.modified_from}) {
    *value = well_formed(std::move(*value));
  }
  meta.path = printable_path(options.path);
  if (options.published) {
    meta.published = options.published;
    meta.published_from = "--published";
  } else if (!meta.published) {
    if ((meta.published = date_of_file_name(options.path))) {
      meta.published_from = "file name";
    }
  }
  if (!meta.published) {
    diagnostics.push_back({Severity::warning, "article-undated",
                           "its publication date is unknown, so that dates such as 'on Thursday' "
                           "stay open; give it with --published DATE",
                           where});
  }
  if (meta.id.empty()) {
    meta.id = article_id(meta, text);
  }
  return Article(std::move(meta), std::move(text), std::move(blocks));
}

namespace {

/// A date as the input states it; says so where it cannot be read.
std::optional<Instant> stated(const std::string& date, std::string_view what,
                              const ImportOptions& options, std::uint32_t line,
                              Diagnostics& diagnostics) {
  if (date.empty()) {
    return std::nullopt;
  }
  const std::string readable = well_formed(date);
  auto read = parse_publication_date(readable, *options.words);
  if (!read) {
    diagnostics.push_back({Severity::warning,
                           "article-date-unreadable",
                           fmt::format("its {} '{}' cannot be read; write it as 2014-06-27 or "
                                       "2014-06-27T03:21:00+05:30",
                                       what, readable),
                           {options.path, line, 0}});
  }
  return read;
}

}  // namespace

void set_published(ArticleMeta& meta, const std::string& date, std::string from,
                   const ImportOptions& options, std::uint32_t line, Diagnostics& diagnostics) {
  if (auto read = stated(date, "publication date", options, line, diagnostics)) {
    meta.published = read;
    meta.published_from = std::move(from);
  }
}

void set_modified(ArticleMeta& meta, const std::string& date, std::string from,
                  const ImportOptions& options, std::uint32_t line, Diagnostics& diagnostics) {
  if (auto read = stated(date, "date of the last change", options, line, diagnostics)) {
    meta.modified = read;
    meta.modified_from = std::move(from);
  }
}

Diagnostic too_large_for_an_article(const ImportOptions& options, std::uint32_t line) {
  return {Severity::error,
          "input-too-large",
          fmt::format("it is larger than an article can be ({} bytes); split it into its articles; "
                      "skipped",
                      options.max_article_bytes),
          {options.path, line, 0}};
}

std::optional<std::string> read_text(std::istream& in, const ImportOptions& options,
                                     Diagnostics& diagnostics) {
  auto bytes = read_all(in, options.max_article_bytes);
  if (!bytes) {
    diagnostics.push_back(too_large_for_an_article(options, 0));
    return std::nullopt;
  }
  DecodedText decoded = decode_text(std::move(*bytes));
  report_encoding(decoded, options, diagnostics);
  return std::move(decoded.text);
}

void report_encoding(const DecodedText& decoded, const ImportOptions& options,
                     Diagnostics& diagnostics) {
  if (decoded.encoding != "UTF-8") {
    diagnostics.push_back({Severity::note,
                           "text-not-utf8",
                           fmt::format("is no UTF-8; read as {}", decoded.encoding),
                           {options.path, 0, 0}});
  }
  if (decoded.broken != 0) {
    diagnostics.push_back(
        {Severity::warning,
         decoded.encoding == "UTF-8" ? "text-broken-utf8" : "text-broken-utf16",
         fmt::format(
             "is broken {} in {} place{}, read as U+FFFD or left out; save it as UTF-8 again",
             decoded.encoding, decoded.broken, decoded.broken == 1 ? "" : "s"),
         {options.path, 0, 0}});
  }
}

}  // namespace fabula::importers
