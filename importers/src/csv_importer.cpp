#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ascii.hpp"
#include "csv_records.hpp"
#include "decode_text.hpp"
#include "fabula/text/utf8.hpp"
#include "field_names.hpp"
#include "finish_article.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);
constexpr const char* blank = " \t\n";

using Columns = std::array<std::size_t, field_count>;

/// Where each field stands; names are compared without regard to case.
Columns columns_of(const std::vector<std::string>& header, const ImportOptions& options) {
  Columns result;
  result.fill(no_column);
  for (std::size_t field = 0; field < field_count; ++field) {
    for (const std::string& name : names_of(static_cast<Field>(field), options)) {
      const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& h) {
        return ascii_lower(h) == ascii_lower(name);
      });
      if (result[field] == no_column && found != header.end()) {
        result[field] = static_cast<std::size_t>(found - header.begin());
      }
    }
  }
  return result;
}

/// Headline and paragraphs (separated by blank lines) as blocks of one text.
class Layout {
 public:
  void add(std::string_view part, Block::Kind kind) {
    const std::size_t first = part.find_first_not_of(blank);
    if (first == std::string_view::npos) {
      return;
    }
    part = part.substr(first, part.find_last_not_of(blank) - first + 1);
    text += text.empty() ? "" : "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += part;
    std::replace(text.begin() + begin, text.end(), '\n', ' ');
    blocks.push_back({{begin, static_cast<std::uint32_t>(text.size())}, kind});
  }

  void add_paragraphs(std::string_view body) {
    std::size_t begin = 0;
    while (begin < body.size()) {
      const std::size_t end = std::min(body.find("\n\n", begin), body.size());
      add(body.substr(begin, end - begin), Block::Kind::body);
      begin = end + 2;
    }
  }

  std::string text;
  std::vector<Block> blocks;
};

/// CSV with a header: one article a record.
class CsvImporter final : public Importer {
 public:
  CsvImporter(std::istream& in, ImportOptions options)
      : records_(in, options.max_article_bytes), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    CsvRecords::Record record;
    if (!std::exchange(started_, true) && !read_header(record, diagnostics)) {
      ended_ = true;
    }
    while (!ended_) {
      const auto status = records_.next(record);
      if (status == CsvRecords::Status::open_quote) {
        problem("csv-open-quote",
                "a quoted field of this record does not end; the rest of the file is skipped",
                record.line, diagnostics);
      }
      ended_ = status == CsvRecords::Status::open_quote || status == CsvRecords::Status::end;
      if (status == CsvRecords::Status::too_large) {
        diagnostics.push_back(too_large_for_an_article(options_, record.line));
        continue;
      }
      if (ended_ || (record.fields.size() == 1 && record.fields.front().empty())) {
        continue;
      }
      if (auto article = read(record, diagnostics)) {
        return article;
      }
    }
    return std::nullopt;
  }

 private:
  void problem(std::string code, std::string message, std::uint32_t line,
               Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {Severity::error, std::move(code), std::move(message), {options_.path, line, 0}});
  }

  bool read_header(CsvRecords::Record& record, Diagnostics& diagnostics) {
    const auto status = records_.next(record);
    if (status == CsvRecords::Status::too_large) {
      problem("csv-missing-column",
              "its first line is too long to name the columns; write their names there", 1,
              diagnostics);
      return false;
    }
    if (status != CsvRecords::Status::record) {
      problem("csv-open-quote", "a quoted field of the header does not end; nothing is read", 1,
              diagnostics);
      return false;
    }
    columns_ = columns_of(record.fields, options_);
    width_ = record.fields.size();
    if (columns_[static_cast<std::size_t>(Field::text)] == no_column) {
      problem("csv-missing-column",
              "the header has no column 'text'; name the column of the articles so, or say "
              "--field text=NAME",
              1, diagnostics);
      return false;
    }
    return true;
  }

  /// Spreadsheets write windows-1252 as readily as UTF-8.
  void decode(CsvRecords::Record& record, Diagnostics& diagnostics) {
    for (std::string& field : record.fields) {
      if (find_invalid_utf8(field)) {
        const DecodedText decoded = decode_text(field);
        if (!std::exchange(decoded_, true)) {
          report_encoding(decoded, options_, diagnostics);
        }
        field = decoded.text;
      }
    }
  }

  std::optional<Article> read(CsvRecords::Record& record, Diagnostics& diagnostics) {
    if (record.fields.size() != width_) {
      problem("csv-wrong-width",
              fmt::format("this record has {} fields and the header {}; skipped",
                          record.fields.size(), width_),
              record.line, diagnostics);
      return std::nullopt;
    }
    decode(record, diagnostics);
    const auto at = [&](Field field) {
      const std::size_t column = columns_[static_cast<std::size_t>(field)];
      return column == no_column ? std::string() : record.fields[column];
    };
    ArticleMeta meta;
    meta.id = at(Field::id);
    meta.title = at(Field::title);
    meta.subtitle = at(Field::subtitle);
    meta.url = at(Field::url);
    meta.source = at(Field::source);
    meta.author = at(Field::author);
    meta.language = at(Field::language);
    meta.dateline = at(Field::dateline);
    set_modified(meta, at(Field::modified), "modified", options_, record.line, diagnostics);
    set_published(meta, at(Field::published), "date", options_, record.line, diagnostics);
    Layout layout;
    layout.add(meta.title, Block::Kind::headline);
    layout.add_paragraphs(at(Field::text));
    return finish_article(std::move(meta), std::move(layout.text), std::move(layout.blocks),
                          options_, record.line, diagnostics);
  }

  CsvRecords records_;
  ImportOptions options_;
  Columns columns_{};
  std::size_t width_ = 0;
  bool started_ = false;
  bool ended_ = false;
  bool decoded_ = false;
};

/// By content where the first line is names alone and one of them that of the text.
ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  if (has_extension(path, {".csv", ".tsv"})) {
    return ImportFormat::Match::sure;
  }
  std::string line = ascii_lower(head.substr(0, head.find_first_of("\r\n")));
  line.erase(std::remove(line.begin(), line.end(), '"'), line.end());
  if (line.find_first_of(" .") != std::string::npos) {
    return ImportFormat::Match::no;
  }
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == ';' || c == '\t'; }, ',');
  const bool several = line.find(',') != std::string::npos;
  const bool has_text = ("," + line + ",").find(",text,") != std::string::npos;
  return several && has_text ? ImportFormat::Match::sure : ImportFormat::Match::no;
}

}  // namespace

ImportFormat csv_format() {
  return {"csv",
          "CSV with a header (RFC 4180): text and any of id, title, url, source, author, date",
          {"csv", "tsv"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<CsvImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
