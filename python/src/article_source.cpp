#include "article_source.hpp"

#include <utility>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/story/join_copies.hpp"
#include "fabula/time/when.hpp"

namespace fabula::python {
namespace {

importers::ReadOptions options_of(const InputOptions& options, const Language& language) {
  importers::ReadOptions result;
  result.format = options.format;
  result.limits = language.settings().input;
  result.words = &language.input().words;
  result.pages = &language.input().pages;
  result.with_copies = true;
  if (!options.published.empty()) {
    result.published = parse_instant(options.published);
    if (!result.published) {
      throw Error(
          fmt::format("'{}' is no date; write it as 2014-06-27 or 2014-06-27T03:21:00+05:30",
                      options.published));
    }
  }
  return result;
}

}  // namespace

ArticleSource::ArticleSource(const InputOptions& options, const Language& language)
    : reader_(options.inputs, options_of(options, language)) {}

void ArticleSource::report(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    messages_.push_back(to_string(diagnostic));
  }
}

std::optional<Article> ArticleSource::next(bool& is_copy) {
  Diagnostics diagnostics;
  const std::size_t before = reader_.read();
  std::optional<Article> article = reader_.next(diagnostics);
  is_copy = article && reader_.read() == before;
  report(diagnostics);
  return article;
}

std::vector<Article> ArticleSource::all() {
  std::vector<Article> articles;
  bool is_copy = false;
  while (auto article = next(is_copy)) {
    articles.push_back(std::move(*article));
  }
  join_copies(articles);
  return articles;
}

}  // namespace fabula::python
