#include "value_checks.hpp"

#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fabula/text/utf8.hpp"

namespace fabula::cli {
namespace {

constexpr const char* mark = "one of: ";

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& values) {
  return CLI::Validator(CLI::IsMember(values))
      .description("")
      .name(fmt::format("{}{}", mark, fmt::join(values, " ")));
}

CLI::Validator words(const char* wanted) {
  return {[wanted](const std::string& text) {
            if (find_invalid_utf8(text)) {
              return fmt::format("it is no UTF-8; write {} in this encoding", wanted);
            }
            return text.find_first_not_of(" \t") == std::string::npos
                       ? fmt::format("it is empty; give {}", wanted)
                       : std::string();
          },
          ""};
}

std::vector<std::string> choices_of(CLI::Option& option) {
  std::vector<std::string> values;
  try {
    const std::string name = option.get_validator(0)->get_name();
    if (name.starts_with(mark)) {
      std::istringstream words(name.substr(std::string(mark).size()));
      for (std::string word; words >> word;) {
        values.push_back(word);
      }
    }
  } catch (const CLI::OptionNotFound&) {
    return {};  // it is not checked at all
  }
  return values;
}

}  // namespace fabula::cli
