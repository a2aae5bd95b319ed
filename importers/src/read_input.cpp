#include "fabula/importers/read_input.hpp"

#include <algorithm>
#include <fstream>
#include <glob.h>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "content_reader.hpp"
#include "decode_text.hpp"
#include "fabula/error.hpp"
#include "finish_article.hpp"

namespace fabula::importers {
namespace {

namespace fs = std::filesystem;

bool is_pattern(const std::string& input) {
  return input.find_first_of("*?[") != std::string::npos;
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

std::vector<std::string> matches_of(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

ArticleReader::ArticleReader(std::vector<std::string> inputs, ReadOptions options)
    : options_(std::move(options)),
      inputs_(std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end())) {
  const std::vector<ImportFormat> formats = builtin_importers();
  if (!options_.format.empty() &&
      std::none_of(formats.begin(), formats.end(),
                   [this](const ImportFormat& f) { return f.name == options_.format; })) {
    std::vector<std::string> names;
    for (const ImportFormat& format : formats) {
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
  diagnostics.push_back(
      {Severity::error, std::move(code), std::move(message), {printable_path(path), 0, 0}});
}

void ArticleReader::expand_folder(const fs::path& folder, Diagnostics& diagnostics) {
  // Depth first, by name. Links to folders are not followed, so that no loop can be walked.
  std::vector<fs::path> open = {folder};
  bool any = false;
  while (!open.empty()) {
    const fs::path path = open.back();
    open.pop_back();
    std::error_code error;
    if (path == folder || fs::is_directory(fs::symlink_status(path, error))) {
      const auto entries = entries_of(path, error);
      if (error) {
        any = true;
        skip(path.string(), "input-unreadable",
             fmt::format("this folder cannot be read ({}); check its permissions", error.message()),
             diagnostics);
      }
      open.insert(open.end(), entries.rbegin(), entries.rend());
    } else if (fs::is_regular_file(path, error)) {
      any = true;
      files_.push_back(path.string());
    } else if (fs::is_directory(path, error)) {
      diagnostics.push_back({Severity::note,
                             "input-link",
                             "a link to a folder is not followed; name that folder to read it",
                             {printable_path(path.string()), 0, 0}});
    } else {
      any = true;
      skip(path.string(), "input-unreadable", "it is no file that can be read, or leads to none",
           diagnostics);
    }
  }
  if (!any) {
    skip(folder.string(), "input-empty-folder", "there is no file in this folder; name another",
         diagnostics);
  }
}

void ArticleReader::expand_pattern(const std::string& pattern, Diagnostics& diagnostics) {
  const auto matches = matches_of(pattern);
  if (matches.empty()) {
    skip(pattern, "input-no-match", "no file fits this pattern; check the folder and the pattern",
         diagnostics);
  }
  for (const std::string& match : matches) {
    std::error_code error;
    if (fs::is_directory(match, error)) {
      expand_folder(match, diagnostics);
    } else {
      files_.push_back(match);
    }
  }
}

void ArticleReader::expand(const std::string& input, Diagnostics& diagnostics) {
  std::error_code error;
  if (fs::is_directory(input, error)) {
    expand_folder(input, diagnostics);
  } else if (input == "-" || fs::exists(input, error)) {
    files_.push_back(input);
  } else if (is_pattern(input)) {
    expand_pattern(input, diagnostics);
  } else if (error) {
    skip(input, "input-unreadable", fmt::format("it cannot be read: {}", error.message()),
         diagnostics);
  } else {
    skip(input, "input-missing", "there is no such file or folder; check the path", diagnostics);
  }
}

void ArticleReader::open(std::istream& in, const std::string& path) {
  path_ = printable_path(path);
  file_contents_.clear();
  source_ = &in;
  silent_ = true;
  ImportOptions options;
  options.path = path_;
  options.published = options_.published;
  options.fields = options_.fields;
  options.max_article_bytes = options_.limits.input_bytes;
  options.words = options_.words;
  options.pages = options_.pages;
  options.format = options_.format;
  options.max_archive_depth = options_.limits.archive_depth;
  options.max_expansion = options_.limits.expansion;
  importer_ = std::make_unique<ContentReader>(in, std::move(options));
}

void ArticleReader::open_file(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (fs::is_regular_file(path, error) || fs::is_fifo(path, error)) {
    file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (*file_) {
      open(*file_, path);
      return;
    }
  }
  skip(path, "input-unreadable", "it cannot be read; check that it is a file and may be read",
       diagnostics);
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
  if (path != "-") {
    open_file(path, diagnostics);
  } else if (options_.standard_input != nullptr) {
    open(*options_.standard_input, path);
  }
  return true;
}

void ArticleReader::close(Diagnostics& diagnostics) {
  importer_.reset();
  if (source_ != nullptr && source_->bad()) {
    skip(path_, "input-unreadable", "reading it broke off; what came before is kept", diagnostics);
    silent_ = false;
  }
  if (std::exchange(silent_, false)) {
    skip(path_, "input-without-articles", "there is no article in it", diagnostics);
  }
  source_ = nullptr;
  file_.reset();
}

std::optional<Article> ArticleReader::unique(Article article, Diagnostics& diagnostics) {
  const std::string content = article_id(article.meta(), article.text());
  const bool new_here = file_contents_.insert(content).second;
  const bool is_new = contents_.insert(content).second;
  if (!new_here || (!is_new && !options_.repeat_across_files)) {
    diagnostics.push_back({Severity::note,
                           "article-twice",
                           "the same article was read before; it counts once",
                           {path_, 0, 0}});
    return options_.with_copies ? std::optional(std::move(article)) : std::nullopt;
  }
  ++read_;
  const auto [bearer, is_new_id] = ids_.emplace(article.meta().id, content);
  if (!is_new_id && bearer->second != content) {
    diagnostics.push_back({Severity::warning,
                           "article-id-taken",
                           fmt::format("another article has the id '{}'; if they are not versions "
                                       "of one, a story gives each an id of its own",
                                       article.meta().id),
                           {path_, 0, 0}});
  }
  return article;
}

bool ArticleReader::drop_too_long(const Article& article, Diagnostics& diagnostics) {
  const std::size_t most = options_.limits.article_bytes;
  if (article.text().size() <= most) {
    return false;
  }
  if (!too_long_.insert(article_id(article.meta(), article.text())).second) {
    return true;  // a copy
  }
  // What else there is to say of it counts no longer; what was skipped before it does.
  std::erase_if(diagnostics, [&article](const Diagnostic& d) {
    return d.severity != Severity::error && d.where.file == article.meta().path;
  });
  diagnostics.push_back(
      {Severity::error,
       "article-too-long",
       fmt::format("it has {} bytes of text, more than an article can have ({}); split it into "
                   "its articles; skipped",
                   article.text().size(), most),
       {article.meta().path, 0, 0}});
  ++skipped_;
  --read_;
  return true;
}

std::optional<Article> ArticleReader::next(Diagnostics& diagnostics) {
  while (importer_ || open_next(diagnostics)) {
    const std::size_t before = diagnostics.size();
    auto article = importer_ ? importer_->next(diagnostics) : std::nullopt;
    // What an importer skips it reports as an error; what an article lacks is a warning. What it
    // quotes of the input may be no text.
    for (std::size_t i = before; i < diagnostics.size(); ++i) {
      diagnostics[i].message = well_formed(std::move(diagnostics[i].message));
      skipped_ += diagnostics[i].severity == Severity::error ? 1U : 0U;
      silent_ = silent_ && diagnostics[i].severity != Severity::error;
    }
    silent_ = silent_ && !article;
    if (!article) {
      close(diagnostics);
    } else if (auto first = unique(std::move(*article), diagnostics);
               first && !drop_too_long(*first, diagnostics)) {
      return first;
    }
  }
  return std::nullopt;
}

}  // namespace fabula::importers
