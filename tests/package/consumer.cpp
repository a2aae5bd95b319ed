// A stranger's first program: reads one article from memory and prints its timeline.
#include <exception>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/exporters/exporter.hpp"
#include "fabula/importers/read_input.hpp"
#include "fabula/language/model.hpp"
#include "fabula/pipeline/read.hpp"
#include "fabula/story/story.hpp"

namespace {

constexpr const char* article =
    "Bridge over the river closes\n\n"
    "PORTVALE, May 4, 2021 - The council closed the bridge on Monday because the river had "
    "flooded it.\n";

fabula::Story read_story(const std::string& data) {
  const fabula::Model model = fabula::Model::open(data + "/en.model");
  const fabula::LanguagePack pack = fabula::config::load_language_pack(data, "en");

  const fabula::config::InputRules rules = fabula::config::load_input_rules(data);
  std::istringstream text(article);
  fabula::importers::ReadOptions options;
  options.standard_input = &text;
  options.words = &rules.words;
  fabula::importers::ArticleReader reader({"-"}, options);
  std::vector<fabula::Article> articles;
  fabula::Diagnostics diagnostics;
  while (auto next = reader.next(diagnostics)) {
    articles.push_back(std::move(*next));
  }
  for (const fabula::Diagnostic& diagnostic : diagnostics) {
    std::cerr << fabula::to_string(diagnostic) << '\n';
  }
  return fabula::build_story(fabula::read_articles(std::move(articles), {model, pack}),
                             rules.settings.story);
}

}  // namespace

int main() {
  try {
    const fabula::Story story = read_story(FABULA_DATA_DIR);
    for (const auto& format : fabula::exporters::builtin_exporters()) {
      if (format.name == "table") {
        format.write(story, {}, std::cout);
      }
    }
    return story.events.empty() || story.relations.empty() ? 1 : 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
