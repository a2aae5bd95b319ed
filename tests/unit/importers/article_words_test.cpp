// The examples of every lang/*/articles.yaml, as the importers read them.
#include <gtest/gtest.h>

#include "boilerplate.hpp"
#include "fabula/config/load.hpp"
#include "fabula/time/when.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

const ArticleWords& shipped() {
  static const ArticleWords words = config::load_input_rules(FABULA_SOURCE_DIR "/config").words;
  return words;
}

TEST(ArticleWords, ReadTheLinesOfTheirExamples) {
  for (const ArticleExample& example : shipped().examples) {
    if (example.kind) {
      EXPECT_EQ(kind_of_line(example.text, shipped()) == *example.kind, example.holds)
          << example.language << ": " << example.text;
    }
  }
}

TEST(ArticleWords, ReadTheDatesOfTheirExamples) {
  for (const ArticleExample& example : shipped().examples) {
    if (!example.kind) {
      const auto date = parse_publication_date(example.text, shipped());
      EXPECT_EQ(date ? to_rfc3339(*date) : "", example.date)
          << example.language << ": " << example.text;
    }
  }
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
  words.dates.push_back({"aa", {{"uno", 1}}, {"le"}, {}, {}, {}, {}});
  words.dates.push_back({"bb", {{"uno", 2}, {"m\u00E4rz", 3}}, {}, {}, {}, {}, {}});
  const auto read = [&words](const char* text) {
    const auto date = parse_publication_date(text, words);
    return date ? to_rfc3339(*date) : "";
  };
  EXPECT_EQ(read("le 5 uno 2011"), "2011-01-05");
  EXPECT_EQ(read("5. M\u00C4RZ 2011"), "2011-03-05");
  EXPECT_EQ(read("le 5 m\u00E4rz 2011"), "");
}

TEST(ArticleWords, AreNoneByDefault) {
  EXPECT_EQ(kind_of_line("Comments (0)", no_article_words), LineKind::story);
  EXPECT_TRUE(parse_publication_date("2011-05-03", no_article_words));
  EXPECT_FALSE(parse_publication_date("May 3, 2011", no_article_words));
}

}  // namespace
}  // namespace fabula::importers
