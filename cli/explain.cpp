#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/when.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string text;
  std::string published;
  std::string dateline;
  DataOptions data;
};

/// One line of what is known of a finding; nothing where it is empty.
std::string line(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("  {:10} {}\n", name, value);
}

std::string quoted(const AnnotatedArticle& annotated, Span span) {
  return fmt::format("\"{}\"", annotated.article.text(span));
}

std::string_view name_of(TimexType type) {
  static constexpr std::array<std::string_view, 4> names = {"date", "time", "duration", "set"};
  return names[static_cast<std::size_t>(type)];
}

std::string time_named(const AnnotatedArticle& annotated, TimeIndex index) {
  return index == publication ? std::string("publication")
                              : quoted(annotated, annotated.mentions.times[index].span);
}

std::string explain_time(const AnnotatedArticle& annotated, const TimeMention& time) {
  const Mentions& mentions = annotated.mentions;
  std::string text = quoted(annotated, time.span) + "\n";
  text += line("value", fmt::format("{} ({})", time.value, name_of(time.type)));
  text += line("means", to_edtf(time.when));
  text += line("mod", time.mod);
  text += line("quant", time.quant);
  text += line("freq", time.freq);
  text += line("rule", mentions.rules[time.rule]);
  text += line("from", time.anchoring);
  if (time.anchor && *time.anchor != publication) {
    text += line("anchor", time_named(annotated, *time.anchor));
  }
  if (time.begin_point) {
    text += line("begins", time_named(annotated, *time.begin_point));
  }
  if (time.end_point) {
    text += line("ends", time_named(annotated, *time.end_point));
  }
  return text;
}

std::string explain_times(const AnnotatedArticle& annotated) {
  std::string text;
  for (const TimeMention& time : annotated.mentions.times) {
    text += explain_time(annotated, time);
  }
  return text;
}

/// What can be explained: a heading, and the text on all findings of that kind, empty where there
/// are none.
struct Section {
  std::string_view heading;
  std::string (*explain)(const AnnotatedArticle&);
};
constexpr std::array<Section, 1> sections = {{{"time expressions", explain_times}}};

AnnotatedArticle read(const Options& options, const Language& language) {
  if (find_invalid_utf8(options.text)) {
    throw Error("the text is not UTF-8");
  }
  ArticleMeta meta;
  meta.published = parse_instant(options.published);
  meta.dateline = options.dateline;
  std::vector<Article> articles;
  articles.emplace_back(std::move(meta), options.text);
  auto annotated = annotate_articles(std::move(articles), {language.model, language.pack, 1});
  return std::move(annotated.front());
}

int run(const Options& options) {
  const Language language = open_language(options.data);
  const AnnotatedArticle annotated = read(options, language);
  std::string text;
  for (const Section& section : sections) {
    if (const std::string found = section.explain(annotated); !found.empty()) {
      text += fmt::format("{}{}\n\n{}", text.empty() ? "" : "\n", section.heading, found);
    }
  }
  for (const Diagnostic& diagnostic : annotated.mentions.diagnostics) {
    print_message(to_string(diagnostic));
  }
  if (text.empty()) {
    print_message("nothing that can be explained was found in this text");
    return done;
  }
  write_output("", [&text](std::ostream& out) { out << text; });
  return done;
}

}  // namespace

void add_explain(CLI::App& app, int& exit_code) {
  CLI::App* const sub =
      app.add_subcommand("explain", "Tell how a text was read, and by which rules");
  const auto options = std::make_shared<Options>();
  sub->add_option("TEXT", options->text, "The text, in quotes")->required()->type_name("");
  add_published_option(*sub, options->published, "Publication date (default: not known)");
  sub->add_option("--dateline", options->dateline, "Place that it was filed from")
      ->type_name("PLACE");
  add_data_options(*sub, options->data);
  add_model_option(*sub, options->data);
  sub->footer(
      "Examples:\n"
      "  fabula explain \"They met last Friday.\" --published 2013-02-12\n"
      "  fabula explain \"The vote is at 5 p.m. IST on Monday.\" --published 2013-02-12 --dateline "
      "Mumbai");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
