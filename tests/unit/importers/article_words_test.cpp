// The examples of every lang/*/articles.yaml, as the importers read them.
#include <map>

#include <gtest/gtest.h>

#include "boilerplate.hpp"
#include "date_in_text.hpp"
#include "fabula/config/load.hpp"
#include "fabula/importers/check_examples.hpp"
#include "fabula/time/when.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

const ArticleWords& shipped() {
  static const ArticleWords words = config::load_input_rules(FABULA_SOURCE_DIR "/config").words;
  return words;
}

TEST(ArticleWords, ReadTheirExamples) {
  EXPECT_FALSE(shipped().examples.empty());
  for (const Diagnostic& problem : check_examples(shipped())) {
    ADD_FAILURE() << to_string(problem);
  }
}

TEST(ArticleWords, ReportTheExampleThatDoesNotHold) {
  ArticleWords words = shipped();
  words.examples = {
      {"en", "Comments (0)", LineKind::caption, "", true, {"articles.yaml", 4, 1}},
      {"en", "May 3, 2011", std::nullopt, "2011-03-05", true, {"articles.yaml", 5, 1}},
      {"en", "Comments (0)", LineKind::end, "", true, {"articles.yaml", 6, 1}}};
  const Diagnostics problems = check_examples(words);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].where.line, 4U);
  EXPECT_EQ(problems[1].where.line, 5U);
}

TEST(ArticleWords, NameTheAuthorWhereOneIsNamed) {
  EXPECT_EQ(author_of("By Ann Example in Portvale", shipped()), "Ann Example");
  EXPECT_EQ(author_of("(Reporting by Ann Example; Editing by Bob Example)", shipped()),
            "Ann Example");
  EXPECT_EQ(author_of("By our staff", shipped()), "");
  EXPECT_EQ(author_of("(Editing by Bob Example)", shipped()), "");
}

TEST(ArticleWords, AreWholeWords) {
  EXPECT_EQ(kind_of_line("Sharecroppers", shipped()), LineKind::story);
  EXPECT_EQ(kind_of_line("Postediting is a craft", shipped()), LineKind::story);
}

TEST(ArticleWords, OfSeveralLanguagesDoNotMixInOneDate) {
  ArticleWords words;
  words.dates.push_back({"aa", {{"uno", 1}}, {"le"}, {}, {}, {}, {}, {}, {}});
  words.dates.push_back({"bb", {{"uno", 2}, {"m\u00E4rz", 3}}, {}, {}, {}, {}, {}, {}, {}});
  const auto read = [&words](const char* text) {
    const auto date = parse_publication_date(text, words);
    return date ? to_rfc3339(*date) : "";
  };
  EXPECT_EQ(read("le 5 uno 2011"), "2011-01-05");
  EXPECT_EQ(read("5. M\u00C4RZ 2011"), "2011-03-05");
  EXPECT_EQ(read("le 5 m\u00E4rz 2011"), "");
}

TEST(ArticleWords, SayWhereTheMonthGoesFirst) {
  ArticleWords words;
  words.dates.emplace_back();
  words.dates.back().month_first = {"xx", "xx-yy"};
  const auto read = [&words](const char* language) {
    const auto date = stated_date("3/4/2020", words.dates, date_style(language, words.dates));
    return date ? to_rfc3339(*date) : "";
  };
  EXPECT_EQ(read("xx"), "2020-03-04");
  EXPECT_EQ(read("xx_YY"), "2020-03-04");
  EXPECT_EQ(read("xx-ZZ"), "2020-04-03");
  EXPECT_EQ(read("en-US"), "2020-04-03");
  EXPECT_EQ(read(""), "2020-04-03");
  const std::map<const char*, bool> regions = {
      {"en", true}, {"en-us", true}, {"en-GB", false}, {"de", false}, {"", false}};
  for (const auto& [language, month_first] : regions) {
    EXPECT_EQ(date_style(language, shipped().dates).month_first, month_first) << language;
  }
}

TEST(ArticleWords, AreNoneByDefault) {
  EXPECT_EQ(kind_of_line("Comments (0)", no_article_words), LineKind::story);
  EXPECT_TRUE(parse_publication_date("2011-05-03", no_article_words));
  EXPECT_FALSE(parse_publication_date("May 3, 2011", no_article_words));
}

}  // namespace
}  // namespace fabula::importers
