#include <string>
#include <string_view>

#include "formats.hpp"
#include "json.hpp"
#include "linked_data.hpp"

namespace fabula::exporters {
namespace {

Json term(const RdfValue& value) {
  switch (value.kind) {
    case RdfValue::Kind::name:
      return {{"@id", value.value}};
    case RdfValue::Kind::local:
      return {{"@id", "#" + value.value}};
    case RdfValue::Kind::text:
      break;
  }
  if (value.datatype != nullptr) {
    return {{"@value", value.value}, {"@type", value.datatype}};
  }
  return value.value;
}

Json object_of(const RdfResource& resource) {
  Json object{{"@id", "#" + resource.fragment}, {"@type", Json::array()}};
  for (const RdfStatement& statement : resource.statements) {
    if (std::string_view(statement.predicate) == "rdf:type") {
      object["@type"].push_back(statement.value.value);
    } else {
      object[statement.predicate].push_back(term(statement.value));
    }
  }
  return object;
}

}  // namespace

void write_jsonld(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  Json context = Json::object();
  for (const Prefix& prefix : prefixes()) {
    context[prefix.name] = prefix.iri;
  }
  out << R"({"@context": )" << to_line(context) << ",\n \"@graph\": [";
  const char* separator = "\n  ";
  visit_resources(story, [&](const RdfResource& resource) {
    out << separator << to_line(object_of(resource));
    separator = ",\n  ";
  });
  out << "\n ]}\n";
}

}  // namespace fabula::exporters
