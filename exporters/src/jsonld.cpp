#include <string>
#include <string_view>

#include "formats.hpp"
#include "json.hpp"
#include "json_line.hpp"
#include "linked_data.hpp"

namespace fabula::exporters {
namespace {

void put(const RdfValue& value, JsonLine& line) {
  switch (value.kind) {
    case RdfValue::Kind::name:
      line.begin_object().put("@id", value.value).end_object();
      return;
    case RdfValue::Kind::local:
      line.begin_object().put("@id", "#" + value.value).end_object();
      return;
    case RdfValue::Kind::text:
      break;
  }
  if (value.datatype != nullptr) {
    line.begin_object().put("@value", value.value).put("@type", value.datatype).end_object();
  } else {
    line.value(value.value);
  }
}

bool is_type(const RdfStatement& statement) {
  return std::string_view(statement.predicate) == "rdf:type";
}

void put(const RdfResource& resource, JsonLine& line) {
  line.begin_object().put("@id", "#" + resource.fragment).key("@type").begin_list();
  for (const RdfStatement& statement : resource.statements) {
    if (is_type(statement)) {
      line.value(statement.value.value);
    }
  }
  line.end_list();
  std::string_view open;
  for (const RdfStatement& statement : resource.statements) {
    if (is_type(statement)) {
      continue;
    }
    if (statement.predicate != open) {
      if (!open.empty()) {
        line.end_list();
      }
      open = statement.predicate;
      line.key(open).begin_list();
    }
    put(statement.value, line);
  }
  if (!open.empty()) {
    line.end_list();
  }
  line.end_object();
}

}  // namespace

void write_jsonld(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  Json context = Json::object();
  for (const Prefix& prefix : prefixes()) {
    context[prefix.name] = prefix.iri;
  }
  out << R"({"@context": )" << to_line(context) << ",\n \"@graph\": [";
  const char* separator = "\n  ";
  JsonLine line;
  visit_resources(story, [&](const RdfResource& resource) {
    line.clear();
    put(resource, line);
    out << separator << line.text();
    separator = ",\n  ";
  });
  out << "\n ]}\n";
}

}  // namespace fabula::exporters
