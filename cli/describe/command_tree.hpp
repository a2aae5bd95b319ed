#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace fabula::cli {

/// An option or argument, as help, manual and completions tell it.
struct DescribedOption {
  std::vector<std::string> names;  ///< "-o", "--output"; of an argument, "STORY"
  std::string value;               ///< "FILE"; empty for a flag
  std::string description;
  std::string group;
  bool argument = false;  ///< it stands without a name
  bool required = false;
  bool repeats = false;
  std::vector<std::string> choices;
  [[nodiscard]] bool names_file() const;
};

/// A stretch of a command's notes: words to be set as lines need, or lines to be left as they are.
struct Note {
  std::string text;
  bool verbatim = false;
};

/// A command with what belongs to it.
struct DescribedCommand {
  std::string name;  ///< "build"
  std::string path;  ///< "fabula model build"
  std::string description;
  std::vector<Note> notes;
  std::vector<std::string> examples;
  std::vector<DescribedOption> options;
  std::vector<DescribedCommand> commands;
};

/// What an app and its commands say of themselves. What is hidden from help is not in it.
DescribedCommand describe(CLI::App& app);

}  // namespace fabula::cli
