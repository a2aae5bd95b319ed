#include "reading.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "dates.hpp"
#include "fabula/config/load_settings.hpp"
#include "fabula/error.hpp"
#include "fabula/exporters/answers.hpp"
#include "fabula/story/join_copies.hpp"
#include "fabula/story/select.hpp"
#include "fabula/time/when.hpp"
#include "field_option.hpp"
#include "output.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

importers::ReadOptions read_options(const ReadingOptions& options,
                                    const config::InputRules& rules) {
  importers::ReadOptions result;
  result.format = options.input_format;
  result.fields = field_names(options.fields);
  result.standard_input = &std::cin;
  result.limits = rules.settings.input;
  result.words = &rules.words;
  result.pages = &rules.pages;
  result.repeat_across_files = options.repeat_across_files;
  result.with_copies = true;  // see ArticleInput::all
  if (!options.published.empty()) {
    result.published = parse_instant(options.published);
  }
  return result;
}

std::string check_instant(const std::string& text) {
  return parse_instant(text) ? ""
                             : fmt::format(
                                   "'{}' is no date; write it as 2014-06-27 or "
                                   "2014-06-27T03:21:00+05:30",
                                   text);
}

std::vector<std::string> input_formats() {
  std::vector<std::string> names;
  for (const auto& format : importers::builtin_importers()) {
    names.push_back(format.name);
  }
  return names;
}

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

unsigned ReadingOptions::thread_count() const {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

void add_config_option(CLI::App& app, DataOptions& options) {
  app.add_option("--config", options.config,
                 "Folder of rules (default: $FABULA_CONFIG, else the one that came with fabula)")
      ->type_name("DIR");
}

void add_data_options(CLI::App& app, DataOptions& options) {
  add_config_option(app, options);
  app.add_option("--language", options.language, "Language of the articles")
      ->check(CLI::Validator(
          [](const std::string& name) { return name.empty() ? "name a language, such as en" : ""; },
          ""))
      ->type_name("CODE")
      ->default_str("en")
      ->default_val("en");
}

void add_model_option(CLI::App& app, DataOptions& options) {
  app.add_option("--model", options.model,
                 "Language model (default: the one in the folder of rules)")
      ->type_name("FILE");
}

void add_published_option(CLI::App& app, std::string& published, const std::string& help) {
  app.add_option("--published", published, help)
      ->type_name("DATE")
      ->check(CLI::Validator(check_instant, "", ""));
}

namespace {

void add_common_options(CLI::App& app, ReadingOptions& options) {
  add_published_option(app, options.published,
                       "Publication date, where the articles do not say it or say it wrong");
  app.add_option("--input-format", options.input_format,
                 "Format of the articles (default: by content, then by name)")
      ->type_name("NAME")
      ->check(one_of(input_formats()));
  add_field_option(app, options.fields);
  app.add_flag("-q,--quiet", options.quiet, "Print errors only");
}

void add_language_options(CLI::App& app, ReadingOptions& options) {
  add_data_options(app, options.data);
  add_model_option(app, options.data);
  app.add_option("--threads", options.threads, "Threads (default: as many as there are cores)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));
}

}  // namespace

void add_input_options(CLI::App& app, ReadingOptions& options) {
  app.add_option("ARTICLES", options.inputs,
                 "Files, folders, patterns, or - for standard input; `fabula formats` lists what "
                 "can be read")
      ->required()
      ->type_name("");
  add_common_options(app, options);
}

void add_analysis_options(CLI::App& app, ReadingOptions& options) {
  add_input_options(app, options);
  add_language_options(app, options);
}

void add_story_options(CLI::App& app, ReadingOptions& options) {
  app.add_option_function<std::string>(
         "STORY", [&options](const std::string& path) { options.inputs = {path}; },
         "Story file; or a file, folder or pattern of articles")
      ->required()
      ->type_name("");
  add_common_options(app, options);
  add_language_options(app, options);
  add_as_of_option(app, options);
}

void add_as_of_option(CLI::App& app, ReadingOptions& options) {
  add_date_option(app, "--as-of", options.as_of,
                  "As the articles published by DATE told it; those without a date are left out");
}

ArticleInput::ArticleInput(const ReadingOptions& options)
    : options_(options),
      rules_(config::load_input_rules(find_rules(options.data))),
      reader_(options.inputs, read_options(options, rules_)),
      start_(std::chrono::steady_clock::now()) {}

void ArticleInput::report(const Diagnostics& diagnostics) const {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!options_.quiet || diagnostic.severity == Severity::error) {
      print_message(to_string(diagnostic));
    }
  }
}

std::optional<Article> ArticleInput::next_or_copy(bool& is_copy) {
  Diagnostics diagnostics;
  const std::size_t before = reader_.read();
  std::optional<Article> article = reader_.next(diagnostics);
  is_copy = article && reader_.read() == before;
  report(diagnostics);
  articles_ += article && !is_copy ? 1 : 0;
  return article;
}

std::optional<Article> ArticleInput::next() {
  bool is_copy = false;
  std::optional<Article> article = next_or_copy(is_copy);
  while (is_copy) {
    article = next_or_copy(is_copy);
  }
  return article;
}

std::vector<Article> ArticleInput::all() {
  std::vector<Article> articles;
  bool is_copy = false;
  while (auto article = next_or_copy(is_copy)) {
    articles.push_back(std::move(*article));
  }
  join_copies(articles);
  return articles;
}

int ArticleInput::exit_code() const {
  if (articles_ == 0) {
    return failed;
  }
  return reader_.skipped() == 0 ? done : input_skipped;
}

void ArticleInput::summarize(const std::string& details) const {
  if (options_.quiet) {
    return;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start_;
  print_message(fmt::format("{}{}{}, {} skipped, {:.1f} articles/s", plural(articles_, "article"),
                            details.empty() ? "" : ", ", details, reader_.skipped(),
                            static_cast<double>(articles_) / std::max(seconds.count(), 1e-6)));
}

Settings load_settings(const DataOptions& options) {
  Diagnostics problems;
  Settings settings = config::load_settings(find_rules(options) / "settings.yaml", problems);
  if (!problems.empty()) {
    throw ConfigError(std::move(problems));
  }
  return settings;
}

Language open_language(const DataOptions& options) {
  Model model = Model::open(find_model(options));
  return {std::move(model), config::load_language_pack(find_rules(options), options.language)};
}

namespace {

/// Leaves out what was published after the day, or nobody knows when.
template <class Item, class ArticleOf>
void keep_until(std::vector<Item>& items, const ReadingOptions& options, const ArticleOf& article) {
  if (options.as_of.empty()) {
    return;
  }
  const Date last = last_day(options.as_of);
  const std::size_t before = items.size();
  std::erase_if(items, [&](const Item& item) {
    const auto& published = article(item).meta().published;
    return !published || published->local.date() > last;
  });
  if (items.empty()) {
    throw Error(before == 1 ? fmt::format("the article was not published by {}", options.as_of)
                            : fmt::format("none of {} articles was published by {}", before,
                                          options.as_of));
  }
}

void report_unfit(const Story& story, const ReadingOptions& options) {
  for (const AppliedCorrection& applied : story.corrections) {
    if (!applied.problem.empty() && !options.quiet) {
      print_message(fmt::format("warning: a correction fits nothing: {}: {}",
                                exporters::correction_line(applied.correction), applied.problem));
    }
  }
}

}  // namespace

void keep_until(std::vector<ReadArticle>& articles, const ReadingOptions& options) {
  keep_until(articles, options,
             [](const ReadArticle& read) -> const Article& { return read.article; });
}

Story read_story(ArticleInput& input, const ReadingOptions& options) {
  for (const std::string& name : options.inputs) {
    if (StoryFile::is_one(name)) {
      if (options.inputs.size() > 1) {
        throw Error(
            fmt::format("{}: a story file is read alone; add the articles to it first: "
                        "fabula add {} ARTICLES...",
                        name, name));
      }
      const StoryFile file = StoryFile::open(name);
      std::vector<ReadArticle> stored = file.articles();
      keep_until(stored, options);
      input.count_stored(stored.size());
      Story story = build_story(std::move(stored), input.settings().story, corrections_of(file));
      report_unfit(story, options);
      return story;
    }
  }
  std::vector<Article> articles = input.all();
  if (articles.empty()) {
    throw Error("no article could be read");
  }
  const std::size_t all = articles.size();
  keep_until(articles, options, [](const Article& article) -> const Article& { return article; });
  input.count_left_out(all - articles.size());
  const Language language = open_language(options.data);
  const Reader reader{language.model, language.pack, options.thread_count()};
  std::vector<ReadArticle> read = read_articles(std::move(articles), reader);
  for (const ReadArticle& article : read) {
    input.report(article.mentions.diagnostics);
  }
  return build_story(std::move(read), input.settings().story);
}

void refuse_story_files(const ReadingOptions& options) {
  for (const std::string& name : options.inputs) {
    if (StoryFile::is_one(name)) {
      throw CLI::ValidationError(
          name, fmt::format("it is a story file, which holds what was read in articles; name the "
                            "articles themselves. `fabula timeline {}` tells its story",
                            name));
    }
  }
}

void check_story_options(const ReadingOptions& options) {
  for (const std::string& name : options.inputs) {
    if (!options.published.empty() && StoryFile::is_one(name)) {
      throw CLI::ValidationError(
          "--published", fmt::format("{} is a story file: its articles were dated when they were "
                                     "added; leave the option out",
                                     name));
    }
  }
}

std::vector<std::string> type_names(const DataOptions& options) {
  std::vector<std::string> names;
  for (const EventType& type :
       config::load_language_pack(find_rules(options), options.language).events.types) {
    names.push_back(type.name);
  }
  return names;
}

std::map<std::string, std::string> plover_codes(const DataOptions& options) {
  std::map<std::string, std::string> codes;
  for (const EventType& type :
       config::load_language_pack(find_rules(options), options.language).events.types) {
    if (!type.plover.empty()) {
      codes.emplace(type.name, type.plover);
    }
  }
  return codes;
}

std::string count_of(const Story& story) {
  return plural(story.events.size(), "event") + ", " + plural(story.relations.size(), "relation");
}

}  // namespace fabula::cli
