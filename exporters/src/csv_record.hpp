#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace fabula::exporters {

/// A record of RFC 4180: CRLF at its end, a field in quotes where it must be.
void write_record(const std::vector<std::string>& fields, std::ostream& out);

}  // namespace fabula::exporters
