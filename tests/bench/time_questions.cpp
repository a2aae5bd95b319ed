#include "time_questions.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "plain_analysis.hpp"

namespace fabula {
namespace {

/// Rules for other words: every word and every list of the given ones with an ending of its own.
class OtherWords {
 public:
  OtherWords(const TemporalRules& rules, std::string ending)
      : rules_(rules), ending_(std::move(ending)) {}

  void add_to(TemporalRules& all) const {
    for (const WordList& list : rules_.lists) {
      WordList other{list.name + ending_, {}};
      for (const auto& [words, value] : list.entries) {
        other.entries.emplace_back(words + ending_, value);
      }
      all.lists.push_back(std::move(other));
    }
    for (const PatternPhrase& phrase : rules_.phrases) {
      PatternPhrase other = phrase;
      other.name += ending_;
      change(other.alternatives);
      all.phrases.push_back(std::move(other));
    }
    for (TimeRule rule : rules_.rules) {
      rule.name += ending_;
      for (TokenPattern& pattern : rule.patterns) {
        change(pattern.elements);
      }
      all.rules.push_back(std::move(rule));
    }
  }

 private:
  void change(std::vector<std::vector<PatternElement>>& alternatives) const {
    for (auto& sequence : alternatives) {
      change(sequence);
    }
  }
  void change(std::vector<PatternElement>& elements) const {
    for (PatternElement& e : elements) {
      change(e.alternatives);
      if (e.kind == PatternElement::Kind::words || e.kind == PatternElement::Kind::list ||
          e.kind == PatternElement::Kind::phrase) {
        for (std::string& text : e.texts) {
          text += ending_;
        }
      }
    }
  }

  const TemporalRules& rules_;
  std::string ending_;
};

TemporalGrammar four_times(const TemporalGrammar& grammar) {
  TemporalRules all = grammar.source();
  for (const char* ending : {"xa", "xb", "xc"}) {
    OtherWords(grammar.source(), ending).add_to(all);
  }
  Diagnostics problems;
  return {std::move(all), problems};
}

void report_bytes(benchmark::State& state, double bytes) {
  state.counters["MB/s"] =
      benchmark::Counter(bytes / 1e6, benchmark::Counter::kIsIterationInvariantRate);
}

/// One line of at least so many bytes.
std::string line_of(const char* piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    text += piece;
  }
  return text;
}

void read_line(benchmark::State& state, const char* piece, std::size_t bytes,
               const TemporalGrammar& grammar) {
  ArticleMeta meta;
  meta.published = parse_instant("2013-02-12");
  const Article article(meta, line_of(piece, bytes));
  const test::PlainAnalysis plain = test::plain_analysis(article.text());
  for (auto _ : state) {
    std::vector<std::string> rules;
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(find_times(article, plain.analysis, grammar, rules, diagnostics));
  }
  report_bytes(state, static_cast<double>(article.text().size()));
}

}  // namespace

void register_time_questions(const std::vector<Article>& articles,
                             const std::vector<Analysis>& analyses,
                             const TemporalGrammar& grammar) {
  double bytes = 0;
  for (const Article& article : articles) {
    bytes += static_cast<double>(article.text().size());
  }
  const auto read_all = [&articles, &analyses, bytes](benchmark::State& state,
                                                      const TemporalGrammar& rules_of) {
    for (auto _ : state) {
      for (std::size_t i = 0; i < articles.size(); ++i) {
        std::vector<std::string> rules;
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(
            find_times(articles[i], analyses[i], rules_of, rules, diagnostics));
      }
    }
    report_bytes(state, bytes);
  };
  benchmark::RegisterBenchmark("times", [read_all, &grammar](benchmark::State& state) {
    read_all(state, grammar);
  })->Unit(benchmark::kMillisecond);
  const auto larger = std::make_shared<const TemporalGrammar>(four_times(grammar));
  benchmark::RegisterBenchmark("times, four times the rules", [read_all,
                                                               larger](benchmark::State& state) {
    read_all(state, *larger);
  })->Unit(benchmark::kMillisecond);

  const std::pair<const char*, const char*> lines[] = {
      {"dates", "3/5/2011 "}, {"digits", "20131 "}, {"slashes", "/ "}, {"words", "the last "}};
  for (const auto& [name, piece] : lines) {
    for (const std::size_t megabytes : {1U, 10U}) {
      benchmark::RegisterBenchmark(
          (std::string("one line of ") + name + ", " + std::to_string(megabytes) + " MB").c_str(),
          [piece = piece, megabytes, &grammar](benchmark::State& state) {
            read_line(state, piece, megabytes * 1000000, grammar);
          })
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace fabula
