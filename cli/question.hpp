#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fabula/exporters/questions.hpp"
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

using exporters::Answer;
using exporters::Asked;

/// Makes a command that asks, with STORY, an argument for each of `names`, filters, form and file.
CLI::App* add_asking(CLI::App& app, const char* name, const char* description,
                     const std::vector<const char*>& names, const char* footer, Question& question);

/// Reads the story and answers. Returns the exit code.
int ask(const Question& question, const Answer& answer);

/// A command that does no more than that.
void add_question(CLI::App& app, int& exit_code, const char* name, const char* description,
                  const std::vector<const char*>& names, const char* footer, const Answer& answer);

}  // namespace fabula::cli
