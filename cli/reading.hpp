#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "data_folder.hpp"
#include "fabula/config/load.hpp"
#include "fabula/importers/read_input.hpp"
#include "fabula/language/model.hpp"
#include "fabula/pipeline/add.hpp"
#include "fabula/pipeline/read.hpp"
#include "fabula/store/story_file.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// What every command that reads articles is told on the command line.
struct ReadingOptions {
  std::vector<std::string> inputs;
  std::string published;
  std::string input_format;
  std::vector<std::string> fields;  ///< "text=body_html"
  DataOptions data;
  unsigned threads = 0;  ///< 0: as many as there are cores
  bool quiet = false;
  bool repeat_across_files = false;  ///< see importers::ReadOptions
  std::string as_of;                 ///< a day, month or year; what was published later is left out

  [[nodiscard]] unsigned thread_count() const;
};

void add_input_options(CLI::App& app, ReadingOptions& options);
/// Those of commands that also analyse what they read.
void add_analysis_options(CLI::App& app, ReadingOptions& options);
/// The same for commands that ask something of one story: a story file, or articles.
void add_story_options(CLI::App& app, ReadingOptions& options);
void add_as_of_option(CLI::App& app, ReadingOptions& options);
void add_data_options(CLI::App& app, DataOptions& options);
/// Of these, where the rules lie; for commands that read no language.
void add_config_option(CLI::App& app, DataOptions& options);
void add_model_option(CLI::App& app, DataOptions& options);
void add_published_option(CLI::App& app, std::string& published, const std::string& help);

/// The input of one run: hands out articles, prints what is odd about them, and knows at the end
/// how the run went.
class ArticleInput {
 public:
  explicit ArticleInput(const ReadingOptions& options);
  std::optional<Article> next();
  /// The same, or a copy of one that was handed out, which counts no further.
  std::optional<Article> next_or_copy(bool& is_copy);
  /// All that is left, in one article what its copies say of their source and the like.
  std::vector<Article> all();
  /// For articles that came from a story file and were not read here.
  void count_stored(std::size_t articles) noexcept { articles_ += articles; }
  /// For articles that were read, but are not asked for.
  void count_left_out(std::size_t articles) noexcept { articles_ -= articles; }
  /// done, input_skipped, or failed where nothing could be read.
  [[nodiscard]] int exit_code() const;
  [[nodiscard]] std::size_t articles() const noexcept { return articles_; }
  [[nodiscard]] const Settings& settings() const noexcept { return rules_.settings; }
  /// Prints what is odd, errors only where the user wants it quiet.
  void report(const Diagnostics& diagnostics) const;
  /// One line on standard error: articles, then `details`, skipped input, articles a second.
  void summarize(const std::string& details) const;

 private:
  const ReadingOptions& options_;
  config::InputRules rules_;
  importers::ArticleReader reader_;
  std::size_t articles_ = 0;
  std::chrono::steady_clock::time_point start_;
};

/// Throws what the parser reports as wrong usage, where articles are wanted and a story file is
/// given, or a date for articles that a story file has dated already.
void refuse_story_files(const ReadingOptions& options);
void check_story_options(const ReadingOptions& options);

/// The settings alone, for what reads no articles.
Settings load_settings(const DataOptions& options);

/// The language that articles are read with.
struct Language {
  Model model;
  LanguagePack pack;
};
Language open_language(const DataOptions& options);

/// Reads all input and makes one story of it; a story file takes the place of articles.
Story read_story(ArticleInput& input, const ReadingOptions& options);

/// Leaves out what `--as-of` does. Throws Error where nothing is left.
void keep_until(std::vector<ReadArticle>& articles, const ReadingOptions& options);

/// The types of the ontology, in its order.
std::vector<std::string> type_names(const DataOptions& options);

/// PLOVER's code of each type of the ontology that has one.
std::map<std::string, std::string> plover_codes(const DataOptions& options);

/// "12 events, 3 relations"
std::string count_of(const Story& story);

}  // namespace fabula::cli
