#include "completions.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace fabula::cli {
namespace {

constexpr const char* made_by = "made by `fabula describe` of what --help is made of";

/// Calls with each command below the program, and each below these.
template <class Use>
void for_each_command(const DescribedCommand& command, const Use& use) {
  for (const DescribedCommand& below : command.commands) {
    use(below);
    for_each_command(below, use);
  }
}

/// "model build" of "fabula model build".
std::string words_of(const DescribedCommand& command, const DescribedCommand& root) {
  return command.path == root.path ? "" : command.path.substr(root.path.size() + 1);
}

std::vector<std::string> names_of(const std::vector<DescribedCommand>& commands) {
  std::vector<std::string> names;
  for (const DescribedCommand& command : commands) {
    names.push_back(command.name);
  }
  return names;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// A word between single quotes, in which bash and zsh read nothing.
std::string in_quotes(const std::string& text) {
  return "'" + replaced(text, "'", "'\\''") + "'";
}

bool takes_files(const DescribedCommand& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [](const auto& option) { return option.argument && option.names_file(); });
}

/// The options and commands that can stand behind a command.
std::string bash_words(const DescribedCommand& command) {
  std::vector<std::string> words = names_of(command.commands);
  for (const DescribedOption& option : command.options) {
    if (!option.argument) {
      words.insert(words.end(), option.names.begin(), option.names.end());
    }
  }
  return fmt::format("{}", fmt::join(words, " "));
}

void write_bash_values(const DescribedCommand& command, const DescribedCommand& root,
                       std::ostream& out) {
  for (const DescribedOption& option : command.options) {
    if (option.argument || option.value.empty()) {
      continue;
    }
    std::vector<std::string> places;
    for (const std::string& name : option.names) {
      places.push_back(in_quotes(words_of(command, root) + " " + name));
    }
    out << fmt::format("    {})", fmt::join(places, " | "));
    if (!option.choices.empty()) {
      out << fmt::format(" COMPREPLY=($(compgen -W {} -- \"$cur\"));",
                         in_quotes(fmt::format("{}", fmt::join(option.choices, " "))));
    } else if (option.names_file()) {
      out << " compopt -o default;";
    }
    out << " return ;;\n";
  }
}

std::string zsh_text(const std::string& text) {
  std::string result = replaced(text, "\\", "\\\\");
  for (const char* const mark : {"[", "]", ":"}) {
    result = replaced(std::move(result), mark, std::string("\\") + mark);
  }
  return result;
}

std::string zsh_action(const DescribedOption& option) {
  if (!option.choices.empty()) {
    return fmt::format("({})", fmt::join(option.choices, " "));
  }
  return option.names_file() ? "_files" : " ";
}

/// One argument of zsh's _arguments.
std::string zsh_option(const DescribedOption& option) {
  if (option.argument) {
    return in_quotes(fmt::format("{}:{}:{}",
                                 option.repeats    ? "*"
                                 : option.required ? ""
                                                   : ":",
                                 zsh_text(option.names.front()), zsh_action(option)));
  }
  std::string rest = fmt::format("[{}]", zsh_text(option.description));
  if (!option.value.empty()) {
    rest += fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
  }
  if (option.names.size() == 1) {
    return in_quotes((option.repeats ? "*" : "") + option.names.front() + rest);
  }
  return fmt::format(
      "{}{{{}}}{}",
      option.repeats ? "\\*" : in_quotes(fmt::format("({})", fmt::join(option.names, " "))),
      fmt::join(option.names, ","), in_quotes(rest));
}

void write_zsh_command(const DescribedCommand& command, const std::string& indent,
                       std::ostream& out) {
  if (!command.commands.empty()) {
    out << indent << "if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
        << indent << "  local -a commands=(\n";
    for (const DescribedCommand& below : command.commands) {
      out << indent << "    " << in_quotes(below.name + ":" + below.description) << "\n";
    }
    out << indent << "  )\n"
        << indent << "  _describe command commands\n"
        << indent << "  return\n"
        << indent << "fi\n";
    out << indent << "case $words[2] in\n";
    for (const DescribedCommand& below : command.commands) {
      out << indent << "  " << below.name << ")\n"
          << indent << "    shift words\n"
          << indent << "    (( CURRENT-- ))\n";
      write_zsh_command(below, indent + "    ", out);
      out << indent << "    return ;;\n";
    }
    out << indent << "esac\n";
  }
  if (!command.options.empty()) {
    out << indent << "_arguments -s";
    for (const DescribedOption& option : command.options) {
      out << " \\\n" << indent << "  " << zsh_option(option);
    }
    out << "\n";
  }
}

std::string fish_text(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

void write_fish_options(const DescribedCommand& command, const std::string& condition,
                        std::ostream& out) {
  for (const DescribedOption& option : command.options) {
    if (option.argument) {
      continue;
    }
    out << fmt::format("complete -c fabula -n {}", fish_text(condition));
    for (const std::string& name : option.names) {
      out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
    }
    if (!option.value.empty()) {
      out << (option.names_file() ? " -r -F" : " -x");
    }
    if (!option.choices.empty()) {
      out << " -a " << fish_text(fmt::format("{}", fmt::join(option.choices, " ")));
    }
    out << " -d " << fish_text(option.description) << "\n";
  }
}

void write_fish_commands(const DescribedCommand& command, const std::string& condition,
                         std::ostream& out) {
  const std::string names = fmt::format("{}", fmt::join(names_of(command.commands), " "));
  for (const DescribedCommand& below : command.commands) {
    out << fmt::format(
        "complete -c fabula -n {} -f -a {} -d {}\n",
        fish_text(condition + (condition == "__fish_use_subcommand"
                                   ? ""
                                   : "; and not __fish_seen_subcommand_from " + names)),
        below.name, fish_text(below.description));
    const std::string seen = condition == "__fish_use_subcommand" ? "" : condition + "; and ";
    const std::string here = seen + "__fish_seen_subcommand_from " + below.name;
    write_fish_options(below, here, out);
    if (!takes_files(below)) {
      out << fmt::format("complete -c fabula -n {} -f\n", fish_text(here));
    }
    write_fish_commands(below, here, out);
  }
}

}  // namespace

void write_bash_completion(const DescribedCommand& root, std::ostream& out) {
  out << "# bash completion for fabula, " << made_by << "\n"
      << "_fabula() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' word "
         "words=''\n"
         "  COMPREPLY=()\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"; do\n"
         "    case \"$command $word\" in\n";
  for_each_command(root, [&](const DescribedCommand& command) {
    const std::string words = words_of(command, root);
    const std::size_t blank = words.rfind(' ');
    out << "      " << in_quotes(blank == std::string::npos ? " " + words : words)
        << ") command=" << in_quotes(words) << " ;;\n";
  });
  out << "    esac\n  done\n  case \"$command $prev\" in\n";
  write_bash_values(root, root, out);
  for_each_command(root,
                   [&](const DescribedCommand& command) { write_bash_values(command, root, out); });
  out << "  esac\n  case $command in\n";
  const auto write_words = [&](const DescribedCommand& command) {
    out << "    " << in_quotes(words_of(command, root))
        << ") words=" << in_quotes(bash_words(command))
        << (takes_files(command) ? "; [[ $cur == -* ]] || compopt -o default" : "") << " ;;\n";
  };
  write_words(root);
  for_each_command(root, write_words);
  out << "  esac\n"
         "  if [[ $cur == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -W \"${words//-[^ ]*/}\" -- \"$cur\"))\n"
         "  fi\n"
         "}\n"
         "complete -F _fabula fabula\n";
}

void write_zsh_completion(const DescribedCommand& root, std::ostream& out) {
  out << "#compdef fabula\n# " << made_by << "\n_fabula() {\n";
  write_zsh_command(root, "  ", out);
  out << "}\n_fabula \"$@\"\n";
}

void write_fish_completion(const DescribedCommand& root, std::ostream& out) {
  out << "# fish completion for fabula, " << made_by << "\n";
  write_fish_options(root, "__fish_use_subcommand", out);
  write_fish_commands(root, "__fish_use_subcommand", out);
}

}  // namespace fabula::cli
