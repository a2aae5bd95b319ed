#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats.hpp"
#include "linked_data.hpp"

namespace fabula::exporters {
namespace {

std::string literal(std::string_view text) {
  std::string result = R"(")";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string term(const RdfValue& value) {
  switch (value.kind) {
    case RdfValue::Kind::name:
      return value.value;
    case RdfValue::Kind::local:
      return "<#" + value.value + ">";
    case RdfValue::Kind::text:
      break;
  }
  return literal(value.value) +
         (value.datatype != nullptr ? fmt::format("^^{}", value.datatype) : "");
}

}  // namespace

void write_turtle(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  for (const Prefix& prefix : prefixes()) {
    out << fmt::format("@prefix {}: <{}> .\n", prefix.name, prefix.iri);
  }
  visit_resources(story, [&out](const RdfResource& resource) {
    out << fmt::format("\n<#{}>", resource.fragment);
    std::string_view last;
    for (const RdfStatement& statement : resource.statements) {
      if (last == statement.predicate) {
        out << ", " << term(statement.value);
      } else {
        out << (last.empty() ? " " : " ;\n    ") << statement.predicate << ' '
            << term(statement.value);
      }
      last = statement.predicate;
    }
    out << " .\n";
  });
}

}  // namespace fabula::exporters
