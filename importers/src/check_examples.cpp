#include "fabula/importers/check_examples.hpp"

#include <string>

#include <fmt/format.h>

#include "boilerplate.hpp"
#include "fabula/time/when.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

void report(std::string message, const SourceLocation& where, Diagnostics& problems) {
  problems.push_back({Severity::error, "config-example", std::move(message), where});
}

const char* verdict(bool holds) {
  return holds ? "is of this kind, but it is not read so"
               : "is not of this kind, but it is read so";
}

}  // namespace

Diagnostics check_examples(const ArticleWords& words) {
  Diagnostics problems;
  for (const ArticleExample& example : words.examples) {
    if (example.kind) {
      if ((kind_of_line(example.text, words) == *example.kind) != example.holds) {
        report(fmt::format("this says that the line '{}' {}", example.text, verdict(example.holds)),
               example.where, problems);
      }
      continue;
    }
    const auto date = parse_publication_date(example.text, words);
    const std::string found = date ? to_rfc3339(*date) : "";
    if (found != example.date) {
      report(fmt::format("this says that '{}' is {}, but it is read as {}", example.text,
                         example.date.empty() ? "no date" : example.date,
                         found.empty() ? "none" : found),
             example.where, problems);
    }
  }
  return problems;
}

Diagnostics check_examples(const PageRules& pages) {
  Diagnostics problems;
  for (const ElementExample& example : pages.examples) {
    if (pages.names.cues_of(example.name).has(example.cue) != example.holds) {
      report(fmt::format("this says that the name '{}' {}", example.name, verdict(example.holds)),
             example.where, problems);
    }
  }
  return problems;
}

}  // namespace fabula::importers
