// What a user asks of the program's speed, each as one benchmark. Run by ./dev bench, which puts
// spaCy's figures beside them.
//
// usage: fabula_bench [benchmark options] ARTICLES.csv ...

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "export_questions.hpp"
#include "fabula/config/load.hpp"
#include "fabula/importers/importer.hpp"
#include "fabula/language/model.hpp"
#include "fabula/story/story.hpp"
#include "graph_questions.hpp"
#include "time_questions.hpp"

namespace fabula {
namespace {

constexpr std::size_t batch = 32;

std::vector<Article> read_csv(const std::string& path, const ArticleWords& words) {
  std::vector<Article> articles;
  std::ifstream in(path, std::ios::binary);
  const auto formats = importers::builtin_importers();
  const auto csv = std::find_if(formats.begin(), formats.end(),
                                [](const auto& format) { return format.name == "csv"; });
  Diagnostics diagnostics;
  importers::ImportOptions options;
  options.path = path;
  options.words = &words;
  const auto importer = csv->open(in, options);
  while (auto article = importer->next(diagnostics)) {
    articles.push_back(std::move(*article));
  }
  return articles;
}

double count_words(const std::vector<Article>& articles) {
  double words = 0;
  for (const Article& article : articles) {
    bool inside = false;
    for (const char c : article.text()) {
      const bool space = c == ' ' || (c >= '\t' && c <= '\r');
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
  }
  return words;
}

std::vector<Analysis> analyze(const Model& model, const std::vector<Article>& articles) {
  std::vector<Analysis> analyses;
  const std::span<const Article> all(articles);
  for (std::size_t i = 0; i < articles.size(); i += batch) {
    auto part = model.analyze(all.subspan(i, std::min(batch, articles.size() - i)));
    std::move(part.begin(), part.end(), std::back_inserter(analyses));
  }
  return analyses;
}

void report(benchmark::State& state, double words) {
  state.counters["words/s"] =
      benchmark::Counter(words, benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const auto data = std::filesystem::path(argv[0]).parent_path() / ".." / "share" / "fabula";
  const config::InputRules rules = config::load_input_rules(data);
  std::vector<Article> articles;
  for (int i = 1; i < argc; ++i) {
    auto part = read_csv(argv[i], rules.words);
    std::move(part.begin(), part.end(), std::back_inserter(articles));
  }
  if (articles.empty()) {
    std::cerr << "fabula_bench: name at least one CSV file of articles\n";
    return 2;
  }
  const Model model = Model::open(data / "en.model");
  const LanguagePack pack = config::load_language_pack(data, "en");
  const double words = count_words(articles);

  benchmark::RegisterBenchmark("analysis", [&](benchmark::State& state) {
    for (auto _ : state) {
      benchmark::DoNotOptimize(analyze(model, articles));
    }
    report(state, words);
  })->Unit(benchmark::kMillisecond);

  const std::vector<Analysis> analyses = analyze(model, articles);
  benchmark::RegisterBenchmark("extraction", [&](benchmark::State& state) {
    for (auto _ : state) {
      for (std::size_t i = 0; i < articles.size(); ++i) {
        benchmark::DoNotOptimize(extract(articles[i], analyses[i], pack));
      }
    }
    report(state, words);
  })->Unit(benchmark::kMillisecond);

  register_time_questions(articles, analyses, pack.times);
  register_graph_questions();
  register_export_questions();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace fabula

int main(int argc, char** argv) {
  return fabula::run(argc, argv);
}
