#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "archive/zip_archive.hpp"
#include "content_reader.hpp"
#include "decode_text.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// What systems put into archives beside the files that were meant.
bool is_hidden(std::string_view name) {
  return name.ends_with('/') || name.starts_with('.') ||
         name.find("/.") != std::string_view::npos || name.starts_with("__MACOSX/");
}

/// An archive of files, each in any format.
class ZipImporter final : public Importer {
 public:
  ZipImporter(std::istream& in, ImportOptions options)
      : archive_(in, options), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (!archive_.problem().empty() && !std::exchange(told_, true)) {
      error("zip-broken", fmt::format("this archive cannot be read: {}", archive_.problem()),
            options_.path, diagnostics);
    }
    while (true) {
      if (content_) {
        if (auto article = content_->next(diagnostics)) {
          return article;
        }
        close(diagnostics);
      }
      if (at_ == archive_.size()) {
        return std::nullopt;
      }
      open(at_++, diagnostics);
    }
  }

 private:
  static void error(std::string code, std::string message, const std::string& path,
                    Diagnostics& diagnostics) {
    diagnostics.push_back({Severity::error, std::move(code), std::move(message), {path, 0, 0}});
  }

  void open(std::uint64_t index, Diagnostics& diagnostics) {
    const std::string name = archive_.name(index);
    if (is_hidden(name)) {
      return;
    }
    path_ = printable_path(options_.path + "/" + name);
    std::string problem;
    file_ = archive_.open(index, problem);
    if (!file_) {
      error("zip-file-unreadable", fmt::format("it cannot be unpacked: {}", well_formed(problem)),
            path_, diagnostics);
      return;
    }
    ImportOptions options = inside(options_, path_);
    options.expansion = &archive_.expansion();
    content_ = std::make_unique<ContentReader>(*file_, std::move(options));
  }

  void close(Diagnostics& diagnostics) {
    content_.reset();
    if (file_->bad()) {
      const bool trap = archive_.expansion().exceeded();
      error(trap ? "zip-unfolds" : "zip-file-unreadable",
            trap ? "unpacks to far more than its size, as if to fill the disk; the rest of the "
                   "archive is skipped"
                 : "it is broken and cannot be unpacked to its end; what came before is kept",
            path_, diagnostics);
      at_ = trap ? archive_.size() : at_;
    }
    file_.reset();
  }

  ZipArchive archive_;
  ImportOptions options_;
  std::uint64_t at_ = 0;
  bool told_ = false;
  std::string path_;
  std::unique_ptr<std::istream> file_;
  std::unique_ptr<ContentReader> content_;
};

}  // namespace

ImportFormat zip_format() {
  return {"zip",
          "archives of files in any of the other formats",
          {"zip"},
          [](std::string_view head, std::string_view) {
            return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")
                       ? ImportFormat::Match::sure
                       : ImportFormat::Match::no;
          },
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<ZipImporter>(in, std::move(options));
          },
          false};
}

}  // namespace fabula::importers
