#include "openapi.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api_parameters.hpp"
#include "commands.hpp"
#include "fabula/extraction/names.hpp"
#include "routes.hpp"

namespace fabula::cli {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view schema) {
  return {{"$ref", fmt::format("#/components/schemas/{}", schema)}};
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

Json text() {
  return {{"type", "string"}};
}

Json number() {
  return {{"type", "integer"}, {"minimum", 0}};
}

Json share() {
  return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
}

/// An object in which all of these are known, and these may be.
Json object(const Json& required, const Json& optional = Json::object()) {
  Json schema{{"type", "object"}, {"required", Json::array()}, {"properties", required}};
  for (const auto& [name, of] : required.items()) {
    schema["required"].push_back(name);
  }
  schema["properties"].update(optional);
  return schema;
}

/// An answer to a question, with what it holds.
Json answer(const Json& question, Json required, const Json& optional = Json::object()) {
  Json frame{{"format", {{"const", "fabula-answer"}}},
             {"version", {{"const", 1}}},
             {"question", question}};
  frame.update(required);
  return object(frame, optional);
}

Json counted(std::string_view schema) {
  return object({{"count", number()}, {"items", list_of(reference(schema))}});
}

/// What a reader knows an event, actor or article by, extended where more is told.
Json more_than(std::string_view schema, const Json& required, const Json& optional) {
  return {{"allOf", Json::array({reference(schema), object(required, optional)})}};
}

Json things() {
  return {
      {"Event",
       object({{"id", text()},
               {"label", text()},
               {"when", {{"type", "string"}, {"description", "EDTF; empty where it is unknown"}}},
               {"status", {{"enum", status_names()}}}},
              {{"earliest", {{"type", "string"}, {"format", "date"}}},
               {"latest", {{"type", "string"}, {"format", "date"}}},
               {"type", text()}})},
      {"Actor", object({{"id", text()}, {"name", text()}, {"kind", text()}})},
      {"Article", object({{"id", text()}}, {{"title", text()},
                                            {"source", text()},
                                            {"url", text()},
                                            {"path", text()},
                                            {"published", text()}})},
      {"Place",
       object({{"article", reference("Article")},
               {"begin", {{"type", "integer"}, {"description", "in code points of its text"}}},
               {"end", number()},
               {"sentence", text()}},
              {{"cue", text()}})},
      {"Relation",
       object({{"kind", text()},
               {"from", text()},
               {"to", text()},
               {"status", text()},
               {"confidence", share()},
               {"evidence", list_of(reference("Place"))}},
              {{"attributed_to", reference("Actor")}, {"corrections", list_of(Json::object())}})},
      {"Step", object({{"from", Json::object()}, {"to", Json::object()}},
                      {{"relation", reference("Relation")},
                       {"role", text()},
                       {"evidence", list_of(reference("Place"))}})},
      {"Problem", object({{"type", text()},
                          {"title", {{"type", "string"}, {"description", "what is wrong"}}},
                          {"status", {{"type", "integer"}}},
                          {"detail", {{"type", "string"}, {"description", "what to do"}}},
                          {"code", text()}},
                         {{"instance", text()}, {"parameter", text()}})},
  };
}

Json answers() {
  const Json show{{"const", "show"}};
  return {
      {"Events", answer({{"const", "events"}},
                        {{"count", number()}, {"events", list_of(reference("Event"))}})},
      {"Actors",
       answer({{"const", "actors"}}, {{"count", number()},
                                      {"actors", list_of(more_than("Actor",
                                                                   {{"aliases", list_of(text())},
                                                                    {"mentions", number()},
                                                                    {"events", number()}},
                                                                   {{"country", text()}}))}})},
      {"EventAnswer",
       answer(show, {{"event", more_than("Event",
                                         {{"basis", text()},
                                          {"class", text()},
                                          {"participants",
                                           list_of(object({{"role", text()}, {"text", text()}},
                                                          {{"actor", reference("Actor")}}))},
                                          {"confidence", share()},
                                          {"salience", share()},
                                          {"mentions", list_of(reference("Place"))},
                                          {"relations", list_of(reference("Relation"))}},
                                         {{"place", text()},
                                          {"attributed_to", reference("Actor")},
                                          {"versions", list_of(Json::object())},
                                          {"corrections", list_of(Json::object())}})}})},
      {"ActorAnswer", answer(show, {{"actor", more_than("Actor",
                                                        {{"aliases", list_of(text())},
                                                         {"mentions", number()},
                                                         {"events", list_of(reference("Event"))}},
                                                        {{"country", text()}})}})},
      {"ArticleAnswer",
       answer(show,
              {{"article",
                more_than("Article", {{"text", text()}, {"events", list_of(reference("Event"))}},
                          {{"author", text()}, {"dateline", text()}, {"language", text()}})}})},
      {"CausesAnswer",
       answer({{"enum", {"why", "effects"}}},
              {{"event", reference("Event")},
               {"steps", list_of(object({{"depth", number()},
                                         {"event", reference("Event")},
                                         {"relation", reference("Relation")}},
                                        {{"told_before", {{"type", "boolean"}}}}))}})},
      {"PathAnswer", answer({{"const", "path"}},
                            {{"from", Json::object()},
                             {"to", Json::object()},
                             {"steps", list_of(reference("Step"))}},
                            {{"confidence", share()},
                             {"leads_back", {{"type", "boolean"}}},
                             {"further", list_of(object({{"steps", list_of(reference("Step"))},
                                                         {"confidence", share()}}))}})},
      {"SearchAnswer", answer({{"const", "search"}}, {{"events", counted("Event")},
                                                      {"actors", counted("Actor")},
                                                      {"articles", counted("Article")}})},
      {"Timeline",
       {{"description", "docs/timeline.schema.json of Fabula has it in full"},
        {"type", "object"},
        {"required", {"format", "version", "articles", "actors", "events", "relations"}},
        {"properties", {{"format", {{"const", "fabula-timeline"}}}}}}},
  };
}

Json schema_of(const CLI::Option& option, const std::vector<std::string>& types) {
  const std::string type = option.get_type_name();
  Json schema = type == "N"      ? number()
                : type == "X"    ? share()
                : type == "BOOL" ? Json{{"type", "boolean"}}
                                 : text();
  if (option.get_lnames().front() == "status") {
    schema["enum"] = status_names();
  } else if (option.get_lnames().front() == "type") {
    schema["enum"] = types;
  }
  const bool repeats = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  return repeats ? list_of(std::move(schema)) : schema;
}

Json parameters_of(const Route& route, const ApiSettings& settings) {
  Json list = Json::array();
  for (std::string_view rest = route.path; rest.find('{') != std::string_view::npos;) {
    rest.remove_prefix(rest.find('{') + 1);
    list.push_back({{"name", rest.substr(0, rest.find('}'))},
                    {"in", "path"},
                    {"required", true},
                    {"description", "An id, or words that mean one alone"},
                    {"schema", text()}});
  }
  Parameters parameters;
  CLI::App app;
  parameters.add_to(app, route.parameters, settings.limits);
  for (const CLI::Option* const option : app.get_options()) {
    list.push_back({{"name", option->get_lnames().front()},
                    {"in", "query"},
                    {"required", option->get_required()},
                    {"description", option->get_description()},
                    {"schema", schema_of(*option, settings.types)}});
  }
  return list;
}

Json operation_of(const Route& route, const ApiSettings& settings) {
  const Json headers{
      {"ETag", {{"description", "Another whenever the story may be"}, {"schema", text()}}},
      {"Link",
       {{"description", "Of a list the parts before and behind this one"}, {"schema", text()}}}};
  const Json content = route.path == "/"
                           ? Json{{"text/html", {{"schema", text()}}}}
                           : Json{{"application/json",
                                   {{"schema", route.schema.empty() ? Json{{"type", "object"}}
                                                                    : reference(route.schema)}}}};
  const Json problem{
      {"description", "What is wrong, where, and what to do (RFC 9457)"},
      {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  return {{"summary", route.summary},
          {"parameters", parameters_of(route, settings)},
          {"responses",
           {{"200", {{"description", route.summary}, {"headers", headers}, {"content", content}}},
            {"304", {{"description", "Nothing has changed since the ETag of If-None-Match"}}},
            {"default", problem}}}};
}

}  // namespace

std::string openapi_document(const ApiSettings& settings) {
  Json document{{"openapi", "3.1.0"},
                {"info",
                 {{"title", "A story told by Fabula"},
                  {"version", program_and_version().substr(program_and_version().find(' ') + 1)},
                  {"description", "What happened, when, who did it and why; read-only"}}},
                {"paths", Json::object()}};
  for (const Route& route : routes()) {
    document["paths"][route.path]["get"] = operation_of(route, settings);
  }
  Json schemas = things();
  schemas.update(answers());
  document["components"]["schemas"] = std::move(schemas);
  return document.dump() + '\n';
}

}  // namespace fabula::cli
