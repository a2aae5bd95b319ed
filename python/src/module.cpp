// What the package fabula is made of: stories, story files and the language they are read with. All
// that takes time lets other threads of Python run; Ctrl-C is looked for between articles.
#include <memory>
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "account.hpp"
#include "article_source.hpp"
#include "fabula/config/load_corrections.hpp"
#include "fabula/error.hpp"
#include "fabula/exporters/answers.hpp"
#include "fabula/graph/named.hpp"
#include "fabula/pipeline/add.hpp"
#include "fabula/store/remove.hpp"
#include "fabula/store/story_file.hpp"
#include "fabula/time/days.hpp"
#include "language.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace fabula::python {
namespace {

using SharedLanguage = std::shared_ptr<const Language>;

/// Throws what Python has to raise, such as KeyboardInterrupt.
void look_for_signals() {
  const nb::gil_scoped_acquire python;
  if (PyErr_CheckSignals() != 0) {
    throw nb::python_error();
  }
}

/// Leaves out what was published after that day, or nobody knows when.
void keep_until(std::vector<ReadArticle>& articles, const std::string& as_of) {
  if (as_of.empty()) {
    return;
  }
  const auto days = parse_days(as_of);
  if (!days) {
    throw Error("as_of: " + date_problem(as_of));
  }
  const std::size_t before = articles.size();
  std::erase_if(articles, [&](const ReadArticle& read) {
    const auto& published = read.article.meta().published;
    return !published || published->local.date() > days->last;
  });
  if (articles.empty() && before > 0) {
    throw Error(fmt::format("none of {} articles was published by {}", before, as_of));
  }
}

std::shared_ptr<Account> account_of(std::vector<ReadArticle> articles,
                                    const std::vector<Correction>& corrections,
                                    const SharedLanguage& language) {
  return std::make_shared<Account>(
      build_story(std::move(articles), language->settings().story, corrections), language);
}

/// A story file, opened for each thing that is done with it: other programs may change it
/// meanwhile.
class File {
 public:
  File(std::string path, SharedLanguage language)
      : path_(std::move(path)), language_(std::move(language)) {}

  struct Outcome {
    std::size_t added = 0;
    std::size_t known = 0;
    std::size_t skipped = 0;
    std::size_t articles = 0;
    std::optional<StoryChange> change;
    std::vector<std::string> messages;
  };

  [[nodiscard]] Outcome add(const InputOptions& options, unsigned threads) const {
    const nb::gil_scoped_release others;
    ArticleSource source(options, *language_);
    bool is_copy = false;
    std::optional<Article> first = source.next(is_copy);
    Outcome outcome;
    if (first || StoryFile::is_one(path_)) {
      StoryFile file = StoryFile::open_or_create(path_);
      const StoryThresholds& thresholds = language_->settings().story;
      file.complete(thresholds);
      const Added added =
          add_articles(file,
                       {[&](bool& copy) {
                          return first ? std::exchange(first, std::nullopt) : source.next(copy);
                        },
                        [&] { return language_->reader(threads); },
                        [&](const ReadArticle& read) {
                          source.report(read.mentions.diagnostics);
                          look_for_signals();
                        }},
                       thresholds, threads);
      file.note_stories(thresholds);
      outcome = {added.added, added.known, 0, file.size(), change_by(file, added, thresholds), {}};
    }
    outcome.skipped = source.skipped();
    outcome.messages = source.messages();
    return outcome;
  }

  [[nodiscard]] std::size_t remove(const std::vector<std::string>& names) const {
    const nb::gil_scoped_release others;
    StoryFile file = to_change();
    return remove_articles(file, path_, names, language_->settings().story);
  }

  /// How many of the corrections in a YAML file are new.
  [[nodiscard]] std::size_t correct(const std::string& yaml) const {
    const nb::gil_scoped_release others;
    StoryFile file = to_change();
    Diagnostics problems;
    const auto corrections = config::load_corrections(yaml, language_->types(), problems);
    if (!problems.empty()) {
      throw ConfigError(std::move(problems));
    }
    return file.correct(corrections);
  }

  void undo(std::int64_t number) const {
    StoryFile file = to_change();
    if (!file.undo(number)) {
      throw Error(fmt::format("{}: there is no correction {}", path_, number));
    }
  }

  /// Number, line and, where it fits nothing, why.
  [[nodiscard]] std::vector<std::tuple<std::int64_t, std::string, std::string>> corrections()
      const {
    const nb::gil_scoped_release others;
    const StoryFile file = StoryFile::open(path_);
    const auto stored = file.corrections();
    const auto applied =
        build_story(file.articles(), language_->settings().story, corrections_of(file)).corrections;
    std::vector<std::tuple<std::int64_t, std::string, std::string>> result;
    for (std::size_t i = 0; i < stored.size(); ++i) {
      result.emplace_back(stored[i].number, exporters::correction_line(stored[i].correction),
                          applied[i].problem);
    }
    return result;
  }

  [[nodiscard]] std::shared_ptr<Account> account(const std::string& as_of) const {
    const nb::gil_scoped_release others;
    const StoryFile file = StoryFile::open(path_);
    std::vector<ReadArticle> articles = file.articles();
    keep_until(articles, as_of);
    return account_of(std::move(articles), corrections_of(file), language_);
  }

  [[nodiscard]] bool exists() const { return StoryFile::is_one(path_); }
  [[nodiscard]] std::string revision() const { return StoryFile::open(path_).revision(); }
  [[nodiscard]] std::size_t size() const { return StoryFile::open(path_).size(); }
  [[nodiscard]] std::vector<std::string> damage() const {
    const nb::gil_scoped_release others;
    return StoryFile::open(path_).damage();
  }

 private:
  [[nodiscard]] StoryFile to_change() const {
    if (!StoryFile::is_one(path_)) {
      throw Error(fmt::format("{}: there is no story file here; adding articles makes one", path_));
    }
    return StoryFile::open_or_create(path_);
  }

  std::string path_;
  SharedLanguage language_;
};

std::pair<std::shared_ptr<Account>, std::vector<std::string>> read(const InputOptions& options,
                                                                   const std::string& as_of,
                                                                   unsigned threads,
                                                                   const SharedLanguage& language) {
  const nb::gil_scoped_release others;
  ArticleSource source(options, *language);
  std::vector<Article> articles = source.all();
  if (articles.empty()) {
    std::string what = "no article could be read";
    for (const std::string& message : source.messages()) {
      what += "\n" + message;
    }
    throw Error(what);
  }
  look_for_signals();
  std::vector<ReadArticle> read = read_articles(std::move(articles), language->reader(threads));
  for (const ReadArticle& article : read) {
    source.report(article.mentions.diagnostics);
  }
  keep_until(read, as_of);
  return {account_of(std::move(read), {}, language), source.messages()};
}

template <class Exception>
void add_error(nb::module_& m, const char* name, nb::handle base) {
  nb::exception<Exception>(m, name, base);
}

void add_errors(nb::module_& m) {
  const auto error = nb::exception<Error>(m, "Error", PyExc_RuntimeError);
  add_error<ModelError>(m, "ModelError", error);
  add_error<StoreError>(m, "StoreError", error);
  add_error<ConfigError>(m, "ConfigError", error);
  add_error<UnknownName>(m, "UnknownName", error);
  add_error<AmbiguousName>(m, "AmbiguousName", error);
}

void add_accounts(nb::module_& m) {
  nb::class_<Account>(m, "Account")
      .def("write", &Account::write, "kind"_a, "format"_a, "with_text"_a,
           nb::call_guard<nb::gil_scoped_release>())
      .def("ask", &Account::ask, "question"_a, "names"_a, "ways"_a, "as_text"_a,
           nb::call_guard<nb::gil_scoped_release>())
      .def("select", &Account::select, "filter"_a, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("events", &Account::events)
      .def_prop_ro("relations", &Account::relations)
      .def_prop_ro("articles", &Account::articles);
  nb::class_<FilterOptions>(m, "Filter")
      .def(nb::init<>())
      .def_rw("actors", &FilterOptions::actors)
      .def_rw("since", &FilterOptions::from)
      .def_rw("until", &FilterOptions::to)
      .def_rw("types", &FilterOptions::types)
      .def_rw("statuses", &FilterOptions::statuses)
      .def_rw("text", &FilterOptions::text)
      .def_rw("min_confidence", &FilterOptions::min_confidence)
      .def_rw("around", &FilterOptions::around)
      .def_rw("depth", &FilterOptions::depth)
      .def_rw("max_items", &FilterOptions::max_items);
}

void add_files(nb::module_& m) {
  nb::class_<StoryChange>(m, "Change")
      .def_ro("new_events", &StoryChange::new_events)
      .def_ro("told_again", &StoryChange::told_again)
      .def_ro("dated_better", &StoryChange::dated_better)
      .def_ro("new_causes", &StoryChange::new_causes)
      .def_ro("contradicted", &StoryChange::contradicted);
  nb::class_<File::Outcome>(m, "Outcome")
      .def_ro("added", &File::Outcome::added)
      .def_ro("known", &File::Outcome::known)
      .def_ro("skipped", &File::Outcome::skipped)
      .def_ro("articles", &File::Outcome::articles)
      .def_ro("change", &File::Outcome::change)
      .def_ro("messages", &File::Outcome::messages);
  nb::class_<File>(m, "File")
      .def(nb::init<std::string, SharedLanguage>(), "path"_a, "language"_a)
      .def("add", &File::add, "options"_a, "threads"_a)
      .def("remove", &File::remove, "names"_a)
      .def("correct", &File::correct, "yaml"_a)
      .def("undo", &File::undo, "number"_a)
      .def("corrections", &File::corrections)
      .def("account", &File::account, "as_of"_a)
      .def("exists", &File::exists)
      .def("revision", &File::revision)
      .def("size", &File::size)
      .def("damage", &File::damage);
}

}  // namespace

NB_MODULE(_core, m) {
  m.doc() = "The core of fabula; use the package fabula.";
  add_errors(m);
  nb::class_<Language>(m, "Language")
      .def(nb::init<const std::string&, const std::string&, std::string>(), "folder"_a, "code"_a,
           "generator"_a, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("types", &Language::types);
  nb::class_<InputOptions>(m, "Input")
      .def(nb::init<>())
      .def_rw("inputs", &InputOptions::inputs)
      .def_rw("published", &InputOptions::published)
      .def_rw("format", &InputOptions::format);
  add_accounts(m);
  add_files(m);
  m.def("read", &read, "options"_a, "as_of"_a, "threads"_a, "language"_a);
}

}  // namespace fabula::python
