#include "api_parameters.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "fabula/text/nearest.hpp"
#include "problem.hpp"
#include "question.hpp"

namespace fabula::cli {
namespace {

CLI::Validator number_between(std::size_t least, std::size_t most) {
  return {[least, most](const std::string& text) {
            std::size_t value = 0;
            const char* const end = text.data() + text.size();
            const auto [read, error] = std::from_chars(text.data(), end, value);
            return error == std::errc() && read == end && value >= least && value <= most
                       ? std::string()
                       : fmt::format("'{}' cannot be that; write a number from {} to {}", text,
                                     least, most);
          },
          ""};
}

[[noreturn]] void refuse(const std::string& path, const std::string& parameter, std::string code,
                         std::string what, std::string remedy) {
  throw RequestError({400, std::move(code), std::move(what), std::move(remedy), path, parameter});
}

/// Says of an option's error what concerns the parameter of its name.
[[noreturn]] void refuse(const std::string& path, const CLI::ParseError& error) {
  std::string said = error.what();
  std::string parameter;
  if (const std::size_t colon = said.find(": "); said.starts_with("--") && colon != said.npos) {
    parameter = said.substr(2, colon - 2);
    said.erase(0, colon + 2);
  }
  const std::size_t end = said.find("; ");
  refuse(path, parameter, "bad-value", said.substr(0, end),
         end == std::string::npos ? "correct the value, or leave the parameter out"
                                  : said.substr(end + 2));
}

void check_name(const CLI::App& app, const std::string& name, const std::string& path) {
  std::vector<std::string> names;
  for (const CLI::Option* const option : app.get_options()) {
    names.push_back(option->get_lnames().front());
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) {
    return;
  }
  const auto meant = nearest(name, names);
  refuse(path, name, "unknown-parameter", fmt::format("there is no parameter '{}' here", name),
         meant           ? fmt::format("did you mean '{}'?", *meant)
         : names.empty() ? "leave it out: this takes none"
                         : fmt::format("take one of: {}", fmt::join(names, ", ")));
}

}  // namespace

void Parameters::add_to(CLI::App& app, const Kinds& kinds, const config::ServeLimits& limits) {
  app.set_help_flag();
  if (kinds.words) {
    app.add_option("--q", words, "Words to look for; case and punctuation do not matter")
        ->type_name("WORDS")
        ->required();
  }
  if (kinds.ways) {
    app.add_option("--ways", ways,
                   "So many chains of causes, short and sure ones first (default: 1)")
        ->type_name("N")
        ->check(number_between(1, exporters::most_ways));
  }
  if (kinds.text) {
    app.add_option("--text-of-articles", text, "true: with the articles' texts (default: false)")
        ->type_name("BOOL");
  }
  if (kinds.filters) {
    add_filter_options(app, filter);
    if (!kinds.max_items) {
      app.remove_option(app.get_option("--max-items"));
    }
  }
  if (kinds.story) {
    add_as_of_option(app, reading);
  }
  limit = std::min(limits.list_items, limits.most_list_items);
  if (kinds.part) {
    app.add_option("--limit", limit, fmt::format("At most so many items (default: {})", limit))
        ->type_name("N")
        ->check(number_between(1, limits.most_list_items));
    constexpr std::size_t far = 1'000'000'000;
    app.add_option("--offset", offset, "Without the first N items (default: 0)")
        ->type_name("N")
        ->check(number_between(0, far));
  }
}

Parameters parse_parameters(const std::vector<std::pair<std::string, std::string>>& given,
                            const Parameters::Kinds& kinds, const config::ServeLimits& limits,
                            const std::vector<std::string>& known_types, const std::string& path) {
  Parameters parameters;
  CLI::App app;
  parameters.add_to(app, kinds, limits);
  std::vector<std::string> arguments;  // the last one first, as CLI11 wants it
  for (const auto& [name, value] : given) {
    check_name(app, name, path);
    if (value.find_first_not_of(" \t") == std::string::npos) {
      refuse(path, name, "bad-value", fmt::format("'{}' has no value", name),
             "give it one, or leave it out");
    }
    arguments.push_back(fmt::format("--{}={}", name, value));
  }
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
    check_filter(parameters.filter, known_types);
  } catch (const CLI::RequiredError&) {
    refuse(path, "q", "missing-parameter", "there is nothing to look for",
           "name it: /api/search?q=WORDS");
  } catch (const CLI::RequiresError&) {
    refuse(path, "depth", "bad-value", "there is nothing to count these steps from",
           "name an event with around, or leave depth out");
  } catch (const CLI::ArgumentMismatch&) {
    refuse(path, "", "bad-value", "a parameter is given more often than it can be",
           "give it once; actor, type and status alone may be repeated");
  } catch (const CLI::ParseError& error) {
    refuse(path, error);
  }
  return parameters;
}

}  // namespace fabula::cli
