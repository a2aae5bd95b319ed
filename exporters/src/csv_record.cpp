#include "csv_record.hpp"

#include <string_view>

namespace fabula::exporters {
namespace {

void write_field(std::string_view text, std::ostream& out) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out << text;
    return;
  }
  out << '"';
  for (const char c : text) {
    out << c;
    if (c == '"') {
      out << c;
    }
  }
  out << '"';
}

}  // namespace

void write_record(const std::vector<std::string>& fields, std::ostream& out) {
  const char* separator = "";
  for (const std::string& field : fields) {
    out << separator;
    write_field(field, out);
    separator = ",";
  }
  out << "\r\n";
}

}  // namespace fabula::exporters
