#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "fabula/store/story_file.hpp"
#include "fabula/story/change.hpp"
#include "fabula/story/join_copies.hpp"
#include "folder_watch.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

// As many articles are read at once as keep all threads busy; each is written by itself.
constexpr std::size_t articles_a_thread = 16;

struct Options {
  std::string story;
  ReadingOptions reading;
  std::string watched;  ///< a folder
};

struct Limits {
  std::size_t articles;  ///< that are read at once
  const StoryThresholds& thresholds;
};

extern "C" void say_interrupted(int signal) {
  // Only what a signal handler may do. An unfinished article is taken back by SQLite when the file
  // is opened next.
  static constexpr char message[] =
      "\nfabula: interrupted; the story file holds the articles that were finished\n";
  if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
    std::_Exit(128 + signal);
  }
  std::_Exit(128 + signal);
}

/// The next articles that the file does not hold yet, with all that their copies say of their
/// source and the like; so does the file then of those that it holds. `known` counts these. `first`
/// was read before.
std::vector<Article> next_new(ArticleInput& input, StoryFile& file, std::optional<Article>& first,
                              const Limits& limits, std::size_t& known) {
  std::vector<Article> articles;
  bool is_copy = false;
  while (articles.size() < limits.articles) {
    std::optional<Article> article =
        first ? std::exchange(first, std::nullopt) : input.next_or_copy(is_copy);
    if (!article) {
      break;
    }
    if (file.holds(*article)) {
      file.join_copy(*article, limits.thresholds);
      known += is_copy ? 0 : 1;
    } else {
      articles.push_back(std::move(*article));
    }
  }
  join_copies(articles);
  return articles;
}

/// What the articles of these ids changed, where that can be told by a look at few others.
std::string change_by(const StoryFile& file, const std::vector<std::string>& events,
                      const std::set<std::string>& added, const StoryThresholds& thresholds) {
  // More than these are no news in a story, but a story of their own.
  constexpr std::size_t most = 300;
  auto articles = added.size() > most ? std::nullopt : file.parts(events, thresholds, most);
  if (!articles) {
    return {};
  }
  const std::vector<Correction> corrections = corrections_of(file);
  const Story after = build_story(*articles, thresholds, corrections);
  std::erase_if(*articles, [&added](const ReadArticle& read) {
    return added.contains(read.article.meta().id);
  });
  const StoryChange change =
      change_between(build_story(std::move(*articles), thresholds, corrections), after);
  const auto plural = [](std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
  };
  std::string text = plural(change.new_events, "new event", "new events") + ", " +
                     plural(change.new_causes, "new cause", "new causes");
  if (change.told_again > 0) {
    text += fmt::format(", {} told again", change.told_again);
  }
  if (change.dated_better > 0) {
    text += fmt::format(", {} dated better", change.dated_better);
  }
  if (change.contradicted > 0) {
    text += fmt::format(", {} contradicted", change.contradicted);
  }
  return text;
}

/// Reads articles into one story file, with the language loaded once. A file that is not there yet
/// is made with its first article.
class Adding {
 public:
  explicit Adding(const Options& options) : options_(options) {
    std::error_code error;
    if (std::filesystem::exists(options.story, error)) {
      file_ = StoryFile::open_or_create(options.story);  // or refuse it, before articles are read
    }
  }

  /// The exit code of reading these.
  int add(const ReadingOptions& reading) {
    ArticleInput input(reading);
    std::optional<Article> first = input.next();
    if (!file_ && !first) {
      input.summarize("");
      return input.exit_code();  // nothing to make a file of
    }
    if (!file_) {
      file_ = StoryFile::open_or_create(options_.story);
    }
    const StoryThresholds& thresholds = input.settings().story;
    file_->complete(thresholds);
    events_.clear();
    new_ids_.clear();
    const std::string counts = add_all(input, std::move(first), reading);
    file_->note_stories(thresholds);
    if (!reading.quiet) {
      print_message(fmt::format("{}: {}, {} in all", options_.story, counts, file_->size()));
    }
    input.summarize(
        reading.quiet || events_.empty() ? "" : change_by(*file_, events_, new_ids_, thresholds));
    return input.exit_code();
  }

 private:
  /// "3 added, 1 there already"
  std::string add_all(ArticleInput& input, std::optional<Article> first,
                      const ReadingOptions& reading) {
    const Limits limits{articles_a_thread * reading.thread_count(), input.settings().story};
    std::size_t known = 0;
    std::size_t added = 0;
    for (auto articles = next_new(input, *file_, first, limits, known); !articles.empty();
         articles = next_new(input, *file_, first, limits, known)) {
      const std::size_t count = articles.size();
      const std::size_t now = add(std::move(articles), input);
      added += now;
      known += count - now;
    }
    return fmt::format("{} added, {} there already", added, known);
  }

  /// How many of them were new.
  std::size_t add(std::vector<Article> articles, const ArticleInput& input) {
    if (!language_) {
      language_.emplace(open_language(options_.reading.data));
    }
    std::size_t added = 0;
    const Reader reader{language_->model, language_->pack, options_.reading.thread_count()};
    for (const ReadArticle& read : read_articles(std::move(articles), reader)) {
      input.report(read.mentions.diagnostics);
      const bool is_new = file_->add(read, input.settings().story);
      added += is_new ? 1 : 0;
      if (is_new && !read.mentions.events.empty()) {
        events_.push_back(event_key(read.article, read.mentions.events.front().span.begin));
        new_ids_.insert(read.article.meta().id);
      }
    }
    return added;
  }

  const Options& options_;
  std::optional<StoryFile> file_;
  std::optional<Language> language_;
  std::vector<std::string> events_;  // one of each new article of an input
  std::set<std::string> new_ids_;
};

int run(const Options& options) {
  refuse_story_files(options.reading);
  std::optional<FolderWatch> watch;
  if (!options.watched.empty()) {
    watch.emplace(options.watched, options.story);
  }
  Adding adding(options);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    std::signal(signal, say_interrupted);
  }
  int code = done;
  if (!options.reading.inputs.empty()) {
    code = adding.add(options.reading);
  }
  while (watch) {
    ReadingOptions came = options.reading;
    came.inputs = watch->next();
    adding.add(came);
  }
  return code;
}

}  // namespace

void add_add(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand("add", "Add articles to a story file");
  const auto options = std::make_shared<Options>();
  sub->add_option("STORY", options->story, "Story file; made where there is none")
      ->required()
      ->type_name("");
  add_analysis_options(*sub, options->reading);
  CLI::Option* const articles = sub->get_option("ARTICLES")->required(false);
  CLI::Option* const watch =
      sub->add_option("--watch", options->watched,
                      "Add what lies in this folder and whatever comes into it, until interrupted")
          ->type_name("DIR");
  sub->footer(
      "An article that is there already is not added again, and an article that changed replaces "
      "its\n"
      "older version in the story.\n"
      "Examples:\n"
      "  fabula add strike.fabula news/*.txt\n"
      "  fabula timeline strike.fabula\n"
      "  fabula add strike.fabula --watch incoming/");
  sub->callback([options, articles, watch, &exit_code] {
    if (articles->empty() && watch->empty()) {
      throw CLI::RequiredError("ARTICLES or --watch DIR");
    }
    exit_code = run(*options);
  });
}

}  // namespace fabula::cli
