#include "fabula/importers/read_input.hpp"

#include <algorithm>
#include <fnmatch.h>
#include <iterator>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "decode_text.hpp"
#include "fabula/error.hpp"

namespace fabula::importers {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_size = 4096;

bool is_pattern(const std::string& input) {
  return input.find_first_of("*?") != std::string::npos;
}

/// The entries of a folder by name, hidden ones left out.
std::vector<fs::path> entries_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> entries;
  fs::directory_iterator it(folder, error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    if (!it->path().filename().string().starts_with('.')) {
      entries.push_back(it->path());
    }
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace

ArticleReader::ArticleReader(std::vector<std::string> inputs, ReadOptions options)
    : formats_(builtin_importers()),
      options_(std::move(options)),
      inputs_(std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end())) {
  if (!options_.format.empty() &&
      std::none_of(formats_.begin(), formats_.end(),
                   [this](const ImportFormat& f) { return f.name == options_.format; })) {
    std::vector<std::string> names;
    for (const ImportFormat& format : formats_) {
      names.push_back(format.name);
    }
    throw Error(fmt::format("there is no input format '{}'; known are: {}", options_.format,
                            fmt::join(names, ", ")));
  }
}

ArticleReader::~ArticleReader() = default;

void ArticleReader::skip(const std::string& path, std::string code, std::string message,
                         Diagnostics& diagnostics) {
  ++skipped_;
  diagnostics.push_back({Severity::error, std::move(code), std::move(message), {path, 0, 0}});
}

void ArticleReader::expand_folder(const fs::path& folder, Diagnostics& diagnostics) {
  // Depth first, by name. Links to folders are not followed, so that no loop can be walked.
  std::vector<fs::path> open = {folder};
  const std::size_t before = files_.size();
  while (!open.empty()) {
    const fs::path path = open.back();
    open.pop_back();
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(path, error)) && path != folder) {
      if (fs::is_regular_file(path, error)) {
        files_.push_back(path.string());
      }
      continue;
    }
    const auto entries = entries_of(path, error);
    if (error) {
      skip(path.string(), "input-unreadable",
           fmt::format("this folder cannot be read ({}); check its permissions", error.message()),
           diagnostics);
    }
    open.insert(open.end(), entries.rbegin(), entries.rend());
  }
  if (files_.size() == before) {
    skip(folder.string(), "input-empty-folder", "there is no file in this folder; name another",
         diagnostics);
  }
}

void ArticleReader::expand(const std::string& input, Diagnostics& diagnostics) {
  std::error_code error;
  if (input == "-") {
    files_.push_back(input);
  } else if (fs::is_directory(input, error)) {
    expand_folder(input, diagnostics);
  } else if (fs::exists(input, error)) {
    files_.push_back(input);
  } else if (is_pattern(input)) {
    const fs::path path(input);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const std::size_t before = files_.size();
    for (const fs::path& entry : entries_of(folder, error)) {
      if (fnmatch(path.filename().c_str(), entry.filename().c_str(), 0) == 0 &&
          fs::is_regular_file(entry, error)) {
        files_.push_back(path.has_parent_path() ? entry.string() : entry.filename().string());
      }
    }
    if (files_.size() == before) {
      skip(input, "input-no-match", "no file fits this pattern; check the folder and the pattern",
           diagnostics);
    }
  } else {
    skip(input, "input-missing", "there is no such file or folder; check the path", diagnostics);
  }
}

const ImportFormat* ArticleReader::choose(std::string_view head, const std::string& path) const {
  const ImportFormat* best = nullptr;
  for (const ImportFormat& format : formats_) {
    if (format.name == options_.format) {
      return &format;
    }
    const ImportFormat::Match match = format.recognises(head, path);
    if (match == ImportFormat::Match::sure) {
      return &format;
    }
    if (match == ImportFormat::Match::maybe && best == nullptr) {
      best = &format;
    }
  }
  return best;
}

bool ArticleReader::open(std::istream& in, const std::string& path, Diagnostics& diagnostics) {
  std::string head(head_size, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  if (head.find_first_not_of(" \t\r\n\f\v") == std::string::npos && in.eof()) {
    skip(path, "input-empty", "it is empty; nothing is read from it", diagnostics);
    return false;
  }
  if (const auto kind = binary_kind(head)) {
    skip(path, "input-not-text",
         fmt::format("it is {}, not an article; save its text as a .txt file", *kind), diagnostics);
    return false;
  }
  const ImportFormat* const format = choose(head, path);
  in.clear();
  std::istream* source = &in;
  in.seekg(0);
  if (!in) {  // a pipe: put what was read in front of the rest
    in.clear();
    std::string all = head;
    all.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    file_ = std::make_unique<std::istringstream>(std::move(all));
    source = file_.get();
  }
  importer_ = format->open(*source, {path, options_.published});
  path_ = path;
  return true;
}

bool ArticleReader::open_next(Diagnostics& diagnostics) {
  while (files_.empty() && !inputs_.empty()) {
    const std::string input = std::move(inputs_.front());
    inputs_.pop_front();
    expand(input, diagnostics);
  }
  if (files_.empty()) {
    return false;
  }
  const std::string path = std::move(files_.front());
  files_.pop_front();
  if (path == "-") {
    if (options_.standard_input != nullptr) {
      open(*options_.standard_input, "-", diagnostics);
    }
    return true;
  }
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  const bool one_article = path.ends_with(".txt") || path.ends_with(".tml");
  if (!error && one_article && size > options_.max_text_bytes) {
    skip(path, "input-too-large",
         fmt::format("it has {} bytes, more than one article can have ({}); split it", size,
                     options_.max_text_bytes),
         diagnostics);
    return true;
  }
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file || (!fs::is_regular_file(path, error) && !fs::is_fifo(path, error))) {
    skip(path, "input-unreadable", "it cannot be read; check that it is a file and may be read",
         diagnostics);
    return true;
  }
  file_ = std::move(file);
  open(*file_, path, diagnostics);
  return true;
}

std::optional<Article> ArticleReader::next(Diagnostics& diagnostics) {
  for (;;) {
    if (!importer_) {
      if (!open_next(diagnostics)) {
        return std::nullopt;
      }
      continue;
    }
    const std::size_t before = diagnostics.size();
    auto article = importer_->next(diagnostics);
    // What an importer skips it reports as an error; what an article lacks is a warning.
    for (std::size_t i = before; i < diagnostics.size(); ++i) {
      skipped_ += diagnostics[i].severity == Severity::error ? 1U : 0U;
    }
    if (!article) {
      importer_.reset();
      file_.reset();
      continue;
    }
    if (seen_.insert(article_id(article->meta(), article->text())).second) {
      return article;
    }
    diagnostics.push_back({Severity::note,
                           "article-twice",
                           "the same article was read before; it counts once",
                           {path_, 0, 0}});
  }
}

}  // namespace fabula::importers
