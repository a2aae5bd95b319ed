#pragma once

#include <string>

#include "fabula/time/calendar.hpp"

namespace CLI {
class App;
}

/// Days, months and years as the command line has them: "2014-06-27", "2014-06", "2014".
namespace fabula::cli {

/// A filter that takes such a date; what is none is refused while the command line is parsed.
void add_date_option(CLI::App& app, const std::string& name, std::string& date,
                     const std::string& help);

/// The first and the last day that is meant. REQUIRES: the option that read it has checked it.
Date first_day(const std::string& date);
Date last_day(const std::string& date);

}  // namespace fabula::cli
