// The time expressions of a text and what they mean, counted from the day it was published.
// usage: dates_in_a_text DATA PUBLISHED TEXT     (PUBLISHED: 2021-05-04)
#include <array>
#include <iostream>
#include <string>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/language/model.hpp"
#include "fabula/time/when.hpp"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: dates_in_a_text DATA PUBLISHED TEXT\n";
    return 2;
  }
  const std::string data = argv[1];
  const auto model = fabula::Model::open(data + "/en.model");
  const auto pack = fabula::config::load_language_pack(data, "en");

  fabula::ArticleMeta meta;
  meta.published = fabula::parse_instant(argv[2]);
  const std::array articles = {fabula::Article(meta, argv[3])};
  const fabula::Article& article = articles.front();
  const fabula::Analysis analysis = model.analyze(articles).front();

  std::vector<std::string> rules;   // the names of those that read something
  fabula::Diagnostics diagnostics;  // dates that do not exist
  for (const auto& time : fabula::find_times(article, analysis, pack.times, rules, diagnostics)) {
    std::cout << article.text(time.span) << ": " << time.value << " (" << fabula::to_edtf(time.when)
              << "), by the rule '" << rules[time.rule] << "'\n";
  }
}
