#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/importers/read_input.hpp"
#include "fabula/language/model.hpp"
#include "fabula/pipeline/read.hpp"

/// The story of a folder of articles, which most examples begin with; timeline_of_a_folder.cpp
/// shows the same with nothing around it.
inline fabula::Story read_folder(const std::string& data, const std::string& folder) {
  const auto model = fabula::Model::open(data + "/en.model");
  const auto pack = fabula::config::load_language_pack(data, "en");
  const auto rules = fabula::config::load_input_rules(data);
  fabula::importers::ReadOptions options;
  options.words = &rules.words;
  fabula::importers::ArticleReader reader({folder}, options);
  std::vector<fabula::Article> articles;
  fabula::Diagnostics diagnostics;
  while (auto article = reader.next(diagnostics)) {
    articles.push_back(std::move(*article));
  }
  return fabula::build_story(fabula::read_articles(std::move(articles), {model, pack}),
                             rules.settings.story);
}
