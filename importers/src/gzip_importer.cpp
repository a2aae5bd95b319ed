#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "archive/inflating_input.hpp"
#include "content_reader.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// A compressed file of any other format.
class GzipImporter final : public Importer {
 public:
  GzipImporter(std::istream& in, const ImportOptions& options)
      : path_(options.path),
        expansion_(options.max_expansion),
        unpacked_(in, options.expansion == nullptr ? expansion_ : *options.expansion,
                  options.expansion == nullptr),
        content_(unpacked_, content_options(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    auto article = content_.next(diagnostics);
    for (const ArchiveProblem& problem : unpacked_.take_problems()) {
      diagnostics.push_back({Severity::error,
                             "gzip-broken",
                             fmt::format("what is packed from byte {} on {}; what else can be "
                                         "unpacked is read",
                                         problem.offset, problem.what),
                             {path_, 0, 0}});
    }
    return article;
  }

 private:
  ImportOptions content_options(const ImportOptions& options) {
    ImportOptions content = inside(options, options.path);
    content.format = options.format == "gzip" ? "" : options.format;
    content.url = options.url;
    content.expansion = options.expansion == nullptr ? &expansion_ : options.expansion;
    return content;
  }

  std::string path_;
  Expansion expansion_;
  InflatingInput unpacked_;
  ContentReader content_;
};

}  // namespace

ImportFormat gzip_format() {
  return {"gzip",
          "any of the other formats, compressed",
          {"gz"},
          [](std::string_view head, std::string_view) {
            return head.starts_with("\x1F\x8B\x08") ? ImportFormat::Match::sure
                                                    : ImportFormat::Match::no;
          },
          [](std::istream& in, const ImportOptions& options) {
            return std::make_unique<GzipImporter>(in, options);
          },
          false};
}

}  // namespace fabula::importers
