#include <algorithm>
#include <array>
#include <istream>
#include <utility>

#include <fmt/format.h>

#include "fabula/text/utf8.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);
/// A record that grows past this has lost its closing quote.
constexpr std::size_t longest_record = 32U << 20U;

/// One record of RFC 4180: quoted fields may hold commas, quotes ("") and line ends.
class CsvRecords {
 public:
  explicit CsvRecords(std::istream& in) : in_(in) {}

  /// False at the end. `line` is where the record begins; `broken` where its quotes do not close.
  bool next(std::vector<std::string>& fields, std::uint32_t& line, bool& broken) {
    fields.assign(1, {});
    broken = false;
    line = line_;
    bool quoted = false;
    bool any = false;
    std::size_t size = 0;
    for (int c = in_.get(); c != std::istream::traits_type::eof(); c = in_.get()) {
      any = true;
      line_ += c == '\n' ? 1 : 0;
      if (++size > longest_record) {
        broken = true;
        return true;
      }
      if (quoted) {
        if (c == '"' && in_.peek() == '"') {
          in_.get();
          fields.back() += '"';
        } else if (c == '"') {
          quoted = false;
        } else {
          fields.back() += static_cast<char>(c);
        }
      } else if (c == '"' && fields.back().empty()) {
        quoted = true;
      } else if (c == ',') {
        fields.emplace_back();
      } else if (c == '\n') {
        return true;
      } else if (c != '\r') {
        fields.back() += static_cast<char>(c);
      }
    }
    broken = quoted;
    return any;
  }

 private:
  std::istream& in_;
  std::uint32_t line_ = 1;
};

/// Headline and paragraphs (separated by blank lines) as blocks of one text.
std::pair<std::string, std::vector<Block>> lay_out(const std::string& title,
                                                   std::string_view body) {
  std::string text;
  std::vector<Block> blocks;
  const auto add = [&](std::string_view part, Block::Kind kind) {
    const std::size_t first = part.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
      return;
    }
    part = part.substr(first, part.find_last_not_of(" \t\r\n") - first + 1);
    text += text.empty() ? "" : "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (const char c : part) {
      text += c == '\n' || c == '\r' ? ' ' : c;
    }
    blocks.push_back({{begin, static_cast<std::uint32_t>(text.size())}, kind});
  };
  add(title, Block::Kind::headline);
  while (!body.empty()) {
    std::size_t end = body.find("\n\n");
    const std::size_t windows = body.find("\r\n\r\n");
    end = std::min(end, windows);
    add(body.substr(0, end), Block::Kind::body);
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 2);
  }
  return {std::move(text), std::move(blocks)};
}

/// CSV with a header: one article a record.
class CsvImporter final : public Importer {
 public:
  CsvImporter(std::istream& in, ImportOptions options)
      : records_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (!std::exchange(started_, true) && !read_header(diagnostics)) {
      ended_ = true;
    }
    std::vector<std::string> fields;
    std::uint32_t line = 0;
    bool broken = false;
    while (!ended_ && records_.next(fields, line, broken)) {
      if (broken) {
        ended_ = true;
        problem("csv-open-quote",
                "a quoted field begins here and does not end; the rest of the file "
                "is skipped",
                line, diagnostics);
        break;
      }
      if (fields.size() == 1 && fields.front().empty()) {
        continue;
      }
      if (auto article = read(fields, line, diagnostics)) {
        return article;
      }
    }
    return std::nullopt;
  }

 private:
  struct Column {
    std::string_view name;
    std::size_t index = no_column;
  };

  void problem(std::string code, std::string message, std::uint32_t line,
               Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {Severity::error, std::move(code), std::move(message), {options_.path, line, 0}});
  }

  bool read_header(Diagnostics& diagnostics) {
    std::uint32_t line = 0;
    bool broken = false;
    std::vector<std::string> names;
    if (!records_.next(names, line, broken) || broken) {
      return false;
    }
    if (names.front().starts_with("\xEF\xBB\xBF")) {
      names.front().erase(0, 3);
    }
    for (Column& column : columns_) {
      const auto found = std::find(names.begin(), names.end(), column.name);
      if (found != names.end()) {
        column.index = static_cast<std::size_t>(found - names.begin());
      }
    }
    width_ = names.size();
    if (index_of("text") == no_column) {
      problem("csv-missing-column", "the header has no column 'text'; nothing is read", 1,
              diagnostics);
      return false;
    }
    return true;
  }

  [[nodiscard]] std::size_t index_of(std::string_view name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [name](const Column& c) { return c.name == name; });
    return found->index;
  }

  std::optional<Article> read(const std::vector<std::string>& fields, std::uint32_t line,
                              Diagnostics& diagnostics) {
    if (fields.size() != width_) {
      problem("csv-wrong-width",
              fmt::format("this record has {} fields and the header {}; skipped", fields.size(),
                          width_),
              line, diagnostics);
      return std::nullopt;
    }
    for (const std::string& field : fields) {
      if (find_invalid_utf8(field)) {
        problem("text-not-utf8", "this record is no UTF-8; save the file as UTF-8; skipped", line,
                diagnostics);
        return std::nullopt;
      }
    }
    const auto at = [&](std::string_view name) {
      const std::size_t index = index_of(name);
      return index == no_column ? std::string() : fields[index];
    };
    ArticleMeta meta;
    meta.id = at("id");
    meta.title = at("title");
    meta.url = at("url");
    meta.source = at("source");
    meta.author = at("author");
    meta.language = at("language");
    std::string date = at("published");
    date = date.empty() ? at("date") : date;
    meta.published = parse_publication_date(date);
    meta.published_from = meta.published ? "date" : "";
    auto [text, blocks] = lay_out(meta.title, at("text"));
    return finish_article(std::move(meta), std::move(text), std::move(blocks), options_, line,
                          diagnostics);
  }

  CsvRecords records_;
  ImportOptions options_;
  std::array<Column, 9> columns_ = {{{"id"},
                                     {"title"},
                                     {"text"},
                                     {"url"},
                                     {"source"},
                                     {"author"},
                                     {"language"},
                                     {"published"},
                                     {"date"}}};
  std::size_t width_ = 0;
  bool started_ = false;
  bool ended_ = false;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  const bool header = (line.find("text,") != std::string_view::npos || line.ends_with(",text") ||
                       line.find(",text,") != std::string_view::npos) &&
                      line.find(' ') == std::string_view::npos;
  if (path.ends_with(".csv")) {
    return ImportFormat::Match::sure;
  }
  return header ? ImportFormat::Match::sure : ImportFormat::Match::no;
}

}  // namespace

ImportFormat csv_format() {
  return {"csv",
          "CSV with a header (RFC 4180): text and any of id, title, url, source, author, date",
          {"csv"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<CsvImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
