#include "dates.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "fabula/time/days.hpp"

namespace fabula::cli {
namespace {

std::string check_days(const std::string& text) {
  return parse_days(text)
             ? ""
             : fmt::format("'{}' is no date; write it as 2014-06-27, 2014-06 or 2014", text);
}

}  // namespace

void add_date_option(CLI::App& app, const std::string& name, std::string& date,
                     const std::string& help) {
  app.add_option(name, date, help)
      ->type_name("DATE")
      ->group("Filters")
      ->check(CLI::Validator(check_days, "", ""));
}

Date first_day(const std::string& date) {
  return parse_days(date)->first;
}

Date last_day(const std::string& date) {
  return parse_days(date)->last;
}

}  // namespace fabula::cli
