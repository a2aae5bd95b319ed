// What happened, in its order, as a folder of articles tells it.
// usage: timeline_of_a_folder DATA ARTICLES     (DATA: where rules and model lie, share/fabula)
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/importers/read_input.hpp"
#include "fabula/language/model.hpp"
#include "fabula/pipeline/read.hpp"
#include "fabula/story/select.hpp"
#include "fabula/time/when.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: timeline_of_a_folder DATA ARTICLES\n";
    return 2;
  }
  const std::string data = argv[1];
  const auto model = fabula::Model::open(data + "/en.model");
  const auto pack = fabula::config::load_language_pack(data, "en");
  const auto rules = fabula::config::load_input_rules(data);

  fabula::importers::ReadOptions options;
  options.words = &rules.words;
  fabula::importers::ArticleReader reader({argv[2]}, options);
  std::vector<fabula::Article> articles;
  fabula::Diagnostics diagnostics;
  while (auto article = reader.next(diagnostics)) {
    articles.push_back(std::move(*article));
  }

  const auto story = fabula::build_story(fabula::read_articles(std::move(articles), {model, pack}));
  fabula::StoryFilter filter;
  filter.max_items = 12;  // the most salient
  for (const fabula::Event& event : fabula::select(story, filter).events) {
    std::cout << fabula::to_edtf(event.when) << "  " << event.label << '\n';
  }
}
