#include "content_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "ascii.hpp"
#include "bounded_input.hpp"
#include "decode_text.hpp"
#include "finish_article.hpp"
#include "own_output.hpp"

namespace fabula::importers {
namespace {

using Match = ImportFormat::Match;

constexpr std::size_t head_size = 4096;

const ImportFormat* named(const std::vector<ImportFormat>& formats, const std::string& name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const ImportFormat& f) { return f.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

/// The first format that is sure of these bytes, else the first that may be.
const ImportFormat* choose(const std::vector<ImportFormat>& formats, bool of_text,
                           std::string_view head, std::string_view path) {
  const ImportFormat* best = nullptr;
  if (has_extension(path, {".gz"})) {
    path.remove_suffix(3);  // the name of what was in it
  }
  for (const ImportFormat& format : formats) {
    if (format.is_text != of_text) {
      continue;
    }
    const Match match = format.recognises(head, path);
    if (match == Match::sure) {
      return &format;
    }
    if (match == Match::maybe && best == nullptr) {
      best = &format;
    }
  }
  return best;
}

}  // namespace

void ContentReader::skip(std::string code, std::string message, Diagnostics& diagnostics) const {
  diagnostics.push_back(
      {Severity::error, std::move(code), std::move(message), {options_.path, 0, 0}});
}

bool ContentReader::widen(std::string& head, Diagnostics& diagnostics) {
  if (!is_utf16(head)) {
    return true;
  }
  auto bytes = read_all(*input_, options_.max_article_bytes);
  if (!bytes) {
    skip("input-too-large",
         fmt::format("it is UTF-16 and has more than {} bytes; save it as UTF-8",
                     options_.max_article_bytes),
         diagnostics);
    return false;
  }
  DecodedText decoded = decode_text(std::move(*bytes));
  report_encoding(decoded, options_, diagnostics);
  head = decoded.text.substr(0, head_size);
  input_ = std::make_unique<std::istringstream>(std::move(decoded.text));
  return true;
}

void ContentReader::open_text(std::string head, const std::vector<ImportFormat>& formats,
                              Diagnostics& diagnostics) {
  if (const auto kind = binary_kind(head)) {
    skip("input-not-text",
         fmt::format("it is {}, not an article; save its text as a .txt file", *kind), diagnostics);
    return;
  }
  if (!widen(head, diagnostics)) {
    return;
  }
  if (const auto kind = own_output(head)) {
    skip("input-own-output",
         fmt::format("it is {} that fabula wrote, not an article; name the articles that it was "
                     "made of",
                     *kind),
         diagnostics);
    return;
  }
  const ImportFormat* format = named(formats, options_.format);
  if (format == nullptr) {
    format = choose(formats, true, head, options_.path);  // plain text is what anything may be
    const auto kind = markup_kind(head);
    if (kind && format->name == "text") {
      skip("input-not-text",
           fmt::format("it is {}, not plain text; save its text as a .txt file", *kind),
           diagnostics);
      return;
    }
  }
  importer_ = format->open(*input_, options_);
}

void ContentReader::open(Diagnostics& diagnostics) {
  std::string head(head_size, '\0');
  in_.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in_.gcount()));
  if (in_.bad()) {
    return;
  }
  if (head.find_first_not_of(" \t\r\n\f\v") == std::string::npos && in_.eof()) {
    skip("input-empty", "it is empty; nothing is read from it", diagnostics);
    return;
  }
  if (options_.archive_depth > options_.max_archive_depth) {
    skip("input-too-deep",
         fmt::format("it lies in more than {} archives, one in the other; unpack it first",
                     options_.max_archive_depth),
         diagnostics);
    return;
  }
  const std::vector<ImportFormat> formats = builtin_importers();
  const ImportFormat* wanted = named(formats, options_.format);
  const ImportFormat* format = choose(formats, false, head, options_.path);
  // A compressed file is unpacked first, whatever it is to be read as.
  if (wanted != nullptr && (format == nullptr || format->name != "gzip")) {
    format = wanted->is_text ? nullptr : wanted;
  }
  input_ = std::make_unique<ContinuedInput>(head, in_);
  if (format != nullptr) {
    importer_ = format->open(*input_, options_);
  } else {
    open_text(std::move(head), formats, diagnostics);
  }
}

std::optional<Article> ContentReader::next(Diagnostics& diagnostics) {
  if (!std::exchange(opened_, true)) {
    open(diagnostics);
  }
  return importer_ ? importer_->next(diagnostics) : std::nullopt;
}

ImportOptions inside(const ImportOptions& archive, const std::string& path) {
  ImportOptions options = archive;
  options.path = printable_path(path);
  options.format.clear();
  options.url.clear();
  options.charset.clear();
  ++options.archive_depth;
  return options;
}

}  // namespace fabula::importers
