#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "fabula/exporters/answers.hpp"
#include "filter_options.hpp"
#include "reading.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// What is asked of a story, as the command line has it.
struct Question {
  ReadingOptions reading;
  FilterOptions filter;
  std::vector<std::string> names;  ///< events, actors or articles, by id or words
  std::string format;
  std::string output;
};

/// How a question is answered, once the story is there and filtered.
struct Asked {
  const Story& story;
  const std::vector<std::string>& names;  ///< see Question
  exporters::AnswerForm form;
  exporters::ExportOptions options;
  std::size_t most_listed;  ///< of events that a name can mean
  std::ostream& out;
  bool whole = true;  ///< the story is all of it, and no part
};

/// Makes a command that asks, with STORY, an argument for each of `names`, filters, form and file.
CLI::App* add_asking(CLI::App& app, const char* name, const char* description,
                     const std::vector<const char*>& names, const char* footer, Question& question);

/// How an answer is found: false where it may be another in the whole story. A part is asked where
/// that may do; the whole story answers whatever it is.
using Answer = std::function<bool(const Asked&)>;

/// Why an event came, or what came of it.
bool answer_causes(const Asked& asked, Direction direction);
/// How one event leads to another, or one actor is tied to another: at most so many ways.
bool answer_path(const Asked& asked, std::size_t most);
constexpr int most_ways = 100;

/// Reads the story and answers. Returns the exit code.
int ask(const Question& question, const Answer& answer);

/// A command that does no more than that.
void add_question(CLI::App& app, int& exit_code, const char* name, const char* description,
                  const std::vector<const char*>& names, const char* footer, const Answer& answer);

}  // namespace fabula::cli
