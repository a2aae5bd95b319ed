#include "dates.hpp"

#include <CLI/CLI.hpp>

#include "fabula/graph/filter_options.hpp"
#include "fabula/time/days.hpp"

namespace fabula::cli {
void add_date_option(CLI::App& app, const std::string& name, std::string& date,
                     const std::string& help) {
  app.add_option(name, date, help)
      ->type_name("DATE")
      ->group("Filters")
      ->check(CLI::Validator(date_problem, "", ""));
}

Date first_day(const std::string& date) {
  return parse_days(date)->first;
}

Date last_day(const std::string& date) {
  return parse_days(date)->last;
}

}  // namespace fabula::cli
