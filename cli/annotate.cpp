#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "export_command.hpp"
#include "fabula/error.hpp"
#include "fabula/exporters/exporter.hpp"
#include "output.hpp"
#include "reading.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

// As many articles are held at once as keep all threads busy.
constexpr std::size_t articles_a_thread = 64;

struct Options {
  ReadingOptions reading;
  std::string format;
  std::string output;
};

exporters::ArticleFormat format_named(const std::string& name) {
  const auto formats = exporters::builtin_article_formats();
  return *std::find_if(formats.begin(), formats.end(),
                       [&name](const auto& format) { return format.name == name; });
}

/// Files named as the inputs, with the format's extension; a number tells apart those that would
/// have one name.
class FileNames {
 public:
  FileNames(std::filesystem::path folder, std::string extension)
      : folder_(std::move(folder)), extension_(std::move(extension)) {}
  std::filesystem::path next(const ArticleMeta& meta) {
    const std::string stem = meta.path.empty() || meta.path == "-"
                                 ? std::string("article")
                                 : std::filesystem::path(meta.path).stem().string();
    std::string name = stem;
    while (!taken_.insert(name).second) {
      name = fmt::format("{}-{}", stem, ++last_number_.emplace(stem, 1).first->second);
    }
    return folder_ / fmt::format("{}.{}", name, extension_);
  }

 private:
  std::filesystem::path folder_;
  std::string extension_;
  std::set<std::string> taken_;
  std::map<std::string, std::size_t> last_number_;  // by stem
};

std::vector<Article> next_articles(ArticleInput& input, std::size_t count) {
  std::vector<Article> articles;
  while (articles.size() < count) {
    auto article = input.next();
    if (!article) {
      break;
    }
    articles.push_back(std::move(*article));
  }
  return articles;
}

/// Calls `visit` with every article that is read, in order.
template <class Visit>
void annotate_all(ArticleInput& input, const ReadingOptions& options, const Visit& visit) {
  const std::size_t at_once = articles_a_thread * options.thread_count();
  std::vector<Article> articles = next_articles(input, at_once);
  if (articles.empty()) {
    throw Error("no article could be read");
  }
  const Language language = open_language(options.data);
  const Reader reader{language.model, language.pack, options.thread_count()};
  for (; !articles.empty(); articles = next_articles(input, at_once)) {
    for (const AnnotatedArticle& annotated : annotate_articles(std::move(articles), reader)) {
      input.report(annotated.mentions.diagnostics);
      visit(annotated);
    }
  }
}

int run(const Options& options) {
  refuse_story_files(options.reading);
  const auto format = format_named(options.format);
  ArticleInput input(options.reading);
  const exporters::ExportOptions export_as = export_options(input.settings(), false);
  if (options.output.empty()) {
    write_output("", [&](std::ostream& out) {
      std::size_t written = 0;
      annotate_all(input, options.reading, [&](const AnnotatedArticle& annotated) {
        if (++written == 2 && !format.can_follow) {
          throw Error(fmt::format("{} holds one article a file; name a folder for them with -o DIR",
                                  format.name));
        }
        format.write(annotated, export_as, out);
      });
    });
  } else {
    make_folder(options.output);
    FileNames names(options.output, format.extension);
    annotate_all(input, options.reading, [&](const AnnotatedArticle& annotated) {
      write_file(names.next(annotated.article.meta()),
                 [&](std::ostream& out) { format.write(annotated, export_as, out); });
    });
  }
  input.summarize("");
  return input.exit_code();
}

}  // namespace

void add_annotate(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand(
      "annotate", "Write what is found in each article, one at a time, without a story");
  const auto options = std::make_shared<Options>();
  add_analysis_options(*sub, options->reading);
  std::vector<std::string> names;
  for (const auto& format : exporters::builtin_article_formats()) {
    names.push_back(format.name);
  }
  sub->add_option("-f,--format", options->format, fmt::format("{}", fmt::join(names, ", ")))
      ->type_name("FORMAT")
      ->required()
      ->check(one_of(names));
  sub->add_option("-o,--output", options->output,
                  "Folder for one file an article, named as the input (default: standard output)")
      ->type_name("DIR");
  sub->footer(
      "Examples:\n"
      "  fabula annotate report.txt -f timeml\n"
      "  fabula annotate news/ -f conllu -o annotated/\n"
      "  fabula annotate news.jsonl -f jsonl > timelines.jsonl");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
