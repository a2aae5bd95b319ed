#include "manual.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fabula/text/character.hpp"

namespace fabula::cli {
namespace {

/// Names of commands and groups, which are ASCII, in capitals.
std::string to_upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// Text that roff takes for nothing else.
std::string plain(const std::string& text) {
  std::string result = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

/// The same for lines that stay lines.
std::string verbatim(const std::string& text) {
  std::istringstream lines(text);
  std::string result = ".EX\n";
  for (std::string line; std::getline(lines, line);) {
    result += plain(line) + "\n";
  }
  return result + ".EE\n";
}

std::string bold(const std::string& text) {
  return "\\fB" + plain(text) + "\\fR";
}

std::string italic(const std::string& text) {
  return "\\fI" + plain(text) + "\\fR";
}

std::string page_name(const DescribedCommand& command) {
  std::string name = command.path;
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string synopsis(const DescribedCommand& command) {
  std::string line = bold(command.path);
  const bool has_options =
      std::any_of(command.options.begin(), command.options.end(),
                  [](const DescribedOption& option) { return !option.argument; });
  line += has_options ? " [" + italic("OPTIONS") + "]" : "";
  line += command.commands.empty() ? "" : " " + italic("COMMAND");
  for (const DescribedOption& option : command.options) {
    if (option.argument) {
      const std::string name = italic(option.names.front()) + (option.repeats ? "..." : "");
      line += option.required ? " " + name : " [" + name + "]";
    }
  }
  return line;
}

void write_option(const DescribedOption& option, std::ostream& out) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) {
    names.push_back(option.argument ? italic(name) : bold(name));
  }
  out << ".TP\n" << fmt::format("{}", fmt::join(names, ", "));
  if (!option.argument && !option.value.empty()) {
    out << " " << italic(option.value);
  }
  out << "\n" << plain(option.description);
  const bool told = std::all_of(
      option.choices.begin(), option.choices.end(),
      [&](const auto& each) { return option.description.find(each) != std::string::npos; });
  if (!told) {
    out << plain(fmt::format("; one of {}", fmt::join(option.choices, ", ")));
  }
  out << (option.required && !option.argument ? "; required" : "")
      << (option.repeats && !option.argument ? "; may be repeated" : "") << ".\n";
}

/// The options of each group under a heading of their own.
void write_options(const DescribedCommand& command, const char* heading, std::ostream& out) {
  std::vector<std::string> groups;
  for (const DescribedOption& option : command.options) {
    const std::string group = option.argument ? "Arguments" : option.group;
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) {
      groups.push_back(group);
    }
  }
  std::stable_partition(groups.begin(), groups.end(),
                        [](const std::string& group) { return group == "Arguments"; });
  for (const std::string& group : groups) {
    out << heading << " " << to_upper(group) << "\n";
    for (const DescribedOption& option : command.options) {
      if ((option.argument ? "Arguments" : option.group) == group) {
        write_option(option, out);
      }
    }
  }
}

void write_notes(const DescribedCommand& command, std::ostream& out) {
  for (const Note& note : command.notes) {
    out << (note.verbatim ? verbatim(note.text) : ".PP\n" + plain(note.text) + "\n");
  }
}

void write_examples(const DescribedCommand& command, const char* heading, std::ostream& out) {
  if (!command.examples.empty()) {
    out << heading << " EXAMPLES\n"
        << verbatim(fmt::format("{}", fmt::join(command.examples, "\n")));
  }
}

/// What belongs to a command that has commands: of the program a list, of others all of it.
void write_commands(const DescribedCommand& command, bool is_root, std::ostream& out) {
  if (command.commands.empty()) {
    return;
  }
  out << ".SH COMMANDS\n";
  for (const DescribedCommand& below : command.commands) {
    if (is_root) {
      out << ".TP\n\\fB" << plain(page_name(below)) << "\\fR(1)\n"
          << plain(below.description) << ".\n";
      continue;
    }
    out << ".SS " << plain(below.path) << "\n"
        << plain(below.description) << ".\n.PP\n"
        << synopsis(below) << "\n";
    write_notes(below, out);
    for (const DescribedOption& option : below.options) {
      write_option(option, out);
    }
    if (!below.examples.empty()) {
      out << ".PP\nExamples:\n" << verbatim(fmt::format("{}", fmt::join(below.examples, "\n")));
    }
  }
}

std::string lower_first(std::string text) {
  return to_lower(text.substr(0, 1)) + text.substr(std::min<std::size_t>(1, text.size()));
}

}  // namespace

void write_manual(const DescribedCommand& command, const DescribedCommand& root,
                  const ManualMargins& margins, std::ostream& out) {
  const bool is_root = command.path == root.path;
  out << fmt::format(
             ".\\\" Made by `fabula describe man` of what --help is made of.\n"
             ".TH {} 1 \"{}\" \"{}\" \"User commands\"\n",
             plain(to_upper(page_name(command))), margins.date, plain(margins.program))
      << ".SH NAME\n"
      << plain(page_name(command)) << " \\- " << plain(lower_first(command.description)) << "\n"
      << ".SH SYNOPSIS\n"
      << synopsis(command) << "\n"
      << ".SH DESCRIPTION\n"
      << plain(command.description) << ".\n";
  write_notes(command, out);
  write_commands(command, is_root, out);
  write_options(command, ".SH", out);
  write_examples(command, ".SH", out);
  out << ".SH \"SEE ALSO\"\n";
  if (is_root) {
    out << "The documentation of each command, with the formats, rules and limits, stands in the\n"
           "folder of documents of the package.\n";
    return;
  }
  out << bold(root.path) << "(1), which tells the exit codes\n";
}

}  // namespace fabula::cli
