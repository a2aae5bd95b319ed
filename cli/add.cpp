#include "fabula/pipeline/add.hpp"

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "folder_watch.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string story;
  ReadingOptions reading;
  std::string watched;  ///< a folder
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

/// "2 new events, 1 new cause, 1 told again"
std::string describe(const StoryChange& change) {
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
    const Added added = add_all(input, std::move(first), reading.thread_count());
    file_->note_stories(thresholds);
    if (!reading.quiet) {
      print_message(fmt::format("{}: {} added, {} there already, {} in all", options_.story,
                                added.added, added.known, file_->size()));
    }
    const auto change =
        reading.quiet ? std::nullopt : change_by(*file_, added, input.settings().story);
    input.summarize(change ? describe(*change) : "");
    return input.exit_code();
  }

 private:
  /// `first` was read before.
  Added add_all(ArticleInput& input, std::optional<Article> first, unsigned threads) {
    const Arrivals arrivals{
        [&](bool& is_copy) {
          return first ? std::exchange(first, std::nullopt) : input.next_or_copy(is_copy);
        },
        [&] {
          if (!language_) {
            language_.emplace(open_language(options_.reading.data));
          }
          return Reader{language_->model, language_->pack, threads};
        },
        [&](const ReadArticle& read) { input.report(read.mentions.diagnostics); }};
    return add_articles(*file_, arrivals, input.settings().story, threads);
  }

  const Options& options_;
  std::optional<StoryFile> file_;
  std::optional<Language> language_;
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
