#include <cstddef>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "archive/header_lines.hpp"
#include "archive/http_answer.hpp"
#include "archive/web_records.hpp"
#include "content_reader.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// The format of a record's content; empty where it is no article. Plain text and data that a
/// server sends (robots.txt, answers to scripts) are none.
std::string format_of(const std::string& type, bool from_server) {
  if (type == "text/html" || type == "application/xhtml+xml") {
    return "html";
  }
  if (type == "application/pdf") {
    return "pdf";
  }
  return type == "text/plain" && !from_server ? "text" : "";
}

bool looks_like_a_page(std::string_view body) {
  return trimmed(body.substr(0, 1000)).starts_with('<');
}

/// A web archive: an article a page that was answered with success.
class WarcImporter final : public Importer {
 public:
  WarcImporter(std::istream& in, ImportOptions options)
      : records_(in, options.max_article_bytes),
        options_(std::move(options)),
        expansion_(options_.max_expansion) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    while (true) {
      if (page_) {
        if (auto article = page_->next(diagnostics)) {
          return article;
        }
        page_.reset();
      }
      const auto record = records_.next();
      report(diagnostics);
      if (!record) {
        tell_others(diagnostics);
        return std::nullopt;
      }
      open(*record, diagnostics);
    }
  }

 private:
  void report(Diagnostics& diagnostics) {
    for (const ArchiveProblem& problem : records_.take_problems()) {
      error("warc-broken-record",
            fmt::format("the record at byte {} {}", problem.offset, problem.what), diagnostics);
    }
  }

  void error(std::string code, std::string message, Diagnostics& diagnostics) const {
    diagnostics.push_back(
        {Severity::error, std::move(code), std::move(message), {options_.path, 0, 0}});
  }

  /// What was passed over, once for all of it.
  void tell_others(Diagnostics& diagnostics) {
    if (std::exchange(told_, true) || others_.empty()) {
      return;
    }
    // An archive can have as many types as records.
    constexpr std::size_t most = 12;
    std::string list;
    std::size_t kinds = 0;
    std::size_t rest = 0;
    for (const auto& [kind, count] : others_) {
      if (++kinds > most) {
        rest += count;
        continue;
      }
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", count, kind);
    }
    if (rest > 0) {
      list += fmt::format(", {} of other kinds", rest);
    }
    diagnostics.push_back({Severity::note,
                           "warc-other-records",
                           fmt::format("these records are no pages: {}", list),
                           {options_.path, 0, 0}});
  }

  void open(const WebRecord& record, Diagnostics& diagnostics) {
    const bool page =
        record.type == "response" || record.type == "resource" || record.type == "conversion";
    if (!page) {
      ++others_[record.type.empty() ? "of no type" : record.type];
    } else if (record.too_large) {
      error("input-too-large",
            fmt::format("the record at byte {} is larger than an article can be ({} bytes); "
                        "skipped",
                        record.offset, options_.max_article_bytes),
            diagnostics);
    } else if (record.type == "response" && !open_answer(record, diagnostics)) {
      open_content(record.block, record.content_type, false, record);
    } else if (record.type != "response") {
      open_content(record.block, record.content_type, false, record);
    }
  }

  /// False where the record holds no answer of a server, but only what it sent.
  bool open_answer(const WebRecord& record, Diagnostics& diagnostics) {
    Expansion& expansion = options_.expansion == nullptr ? expansion_ : *options_.expansion;
    if (options_.expansion == nullptr) {
      expansion.packed(record.block.size());
    }
    const auto answer = http_answer(record.block, options_.max_article_bytes, expansion);
    if (!answer) {
      return false;
    }
    constexpr int success = 200;
    if (answer->status != success) {
      ++others_[fmt::format("answers with status {}", answer->status)];
    } else if (!answer->unknown_coding.empty()) {
      error("warc-unknown-coding",
            fmt::format("the record at byte {} is packed as '{}', which is not known; skipped",
                        record.offset, answer->unknown_coding),
            diagnostics);
    } else {
      if (answer->incomplete) {
        error("warc-broken-record",
              fmt::format("the record at byte {} cannot be unpacked to its end; what comes before "
                          "is read",
                          record.offset),
              diagnostics);
      }
      open_content(answer->body, answer->content_type, true, record);
    }
    return true;
  }

  void open_content(const std::string& bytes, const std::string& content_type, bool from_server,
                    const WebRecord& record) {
    const std::string type = media_type(content_type);
    std::string format = format_of(type, from_server);
    if (type.empty() && looks_like_a_page(bytes)) {
      format = "html";
    }
    // What a crawler writes of itself is no page.
    if (format.empty() || record.url.starts_with("metadata:")) {
      ++others_[type.empty() ? "of no type" : "of " + type];
      return;
    }
    ImportOptions options = inside(options_, options_.path + "#" + record.url);
    options.format = std::move(format);
    options.url = record.url;
    options.charset = media_charset(content_type);
    bytes_ = std::make_unique<std::istringstream>(bytes);
    page_ = std::make_unique<ContentReader>(*bytes_, std::move(options));
  }

  WebRecords records_;
  ImportOptions options_;
  Expansion expansion_;
  std::map<std::string, std::size_t> others_;
  bool told_ = false;
  std::unique_ptr<std::istream> bytes_;
  std::unique_ptr<ContentReader> page_;
};

ImportFormat::Match recognises(std::string_view head, std::string_view /*path*/) {
  return head.starts_with("WARC/") || head.starts_with("filedesc://") ? ImportFormat::Match::sure
                                                                      : ImportFormat::Match::no;
}

}  // namespace

ImportFormat warc_format() {
  return {"warc",
          "web archives (WARC, ARC), an article a page that was answered with success",
          {"warc", "arc"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<WarcImporter>(in, std::move(options));
          },
          false};
}

}  // namespace fabula::importers
