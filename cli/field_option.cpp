#include "field_option.hpp"

#include <algorithm>
#include <cstddef>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace fabula::cli {
namespace {

std::string check_field(const std::string& text) {
  const std::size_t equals = text.find('=');
  const auto& fields = importers::article_fields();
  const bool known =
      std::find(fields.begin(), fields.end(), text.substr(0, equals)) != fields.end();
  const std::string name = equals == std::string::npos ? "" : text.substr(equals + 1);
  if (!known || name.empty()) {
    return fmt::format(
        "'{}' names no field; write FIELD=NAME, the field one of {}, the name a column or key",
        text, fmt::join(fields, ", "));
  }
  for (std::size_t at = name.find('~'); name.starts_with('/') && at != std::string::npos;
       at = name.find('~', at + 1)) {
    if (name.compare(at + 1, 1, "0") != 0 && name.compare(at + 1, 1, "1") != 0) {
      return fmt::format("'{}' is no JSON Pointer; write ~0 for a ~ in it, ~1 for a slash", name);
    }
  }
  return "";
}

}  // namespace

void add_field_option(CLI::App& app, std::vector<std::string>& fields) {
  app.add_option("--field", fields,
                 "What a column of CSV or a key of JSON is called that holds the text, the title, "
                 "...: text=body_html, or text=/content/body; may be repeated")
      ->type_name("FIELD=NAME")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(CLI::Validator(check_field, "", ""));
}

std::vector<importers::FieldName> field_names(const std::vector<std::string>& fields) {
  std::vector<importers::FieldName> names;
  for (const std::string& field : fields) {
    const std::size_t equals = field.find('=');
    names.push_back({field.substr(0, equals), field.substr(equals + 1)});
  }
  return names;
}

}  // namespace fabula::cli
