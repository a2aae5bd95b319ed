#include "fabula/config/load_article_words.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fabula::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace fs = std::filesystem;

class ArticleWordsFolder : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& language, const std::string& text) const {
    fs::create_directories(folder_ / "lang" / language);
    std::ofstream(folder_ / "lang" / language / "articles.yaml") << text;
  }
  ArticleWords load() { return load_article_words(folder_, problems_); }
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const Diagnostic& problem : problems_) {
      lines.push_back(to_string(problem));
    }
    return lines;
  }

  fs::path folder_ =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  Diagnostics problems_;
};

TEST_F(ArticleWordsFolder, IsSoundAsItShips) {
  EXPECT_THAT(load_article_words(FABULA_SOURCE_DIR "/config", problems_).beginnings,
              testing::Not(IsEmpty()));
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(ArticleWordsFolder, SetsTheLanguagesSideBySide) {
  write("fr", "lines: {end: {words: [Commentaires...], examples: [Commentaires (3)]}}\n");
  write("en", "lines: {end: {words: [comments], examples: [Comments]}}\nname_ends: [in]\n");
  const ArticleWords words = load();
  EXPECT_THAT(told(), IsEmpty());
  ASSERT_THAT(words.beginnings, SizeIs(2));
  EXPECT_TRUE(words.beginnings.find("commentaires")->second.goes_on);
  EXPECT_FALSE(words.beginnings.find("comments")->second.goes_on);
  EXPECT_THAT(words.examples, SizeIs(2));
}

TEST_F(ArticleWordsFolder, ReportsEveryProblemWithItsPlace) {
  write("en",
        "lines:\n"
        "  ending: {words: [comments]}\n"
        "  end: {words: [most read, Most Read, ...], examples: [Most read]}\n"
        "  caption: {words: [\"photo: ...\"]}\n"
        "dates:\n"
        "  months: [january]\n"
        "  zones: {ist: half past five}\n"
        "  month_first: [en, en-US, fr-CA]\n");
  load();
  EXPECT_THAT(told(), SizeIs(8));
  EXPECT_THAT(told(), Contains(HasSubstr(":8:16: error: 'fr-ca' is not of this language")));
  EXPECT_THAT(told(), Contains(HasSubstr("articles.yaml:2:3: error: unknown key 'ending'")));
  EXPECT_THAT(told(), Contains(HasSubstr(":3:16: error: 'Most Read' stands twice")));
  EXPECT_THAT(told(), Contains(HasSubstr(":3:16: error: '...' is no wording")));
  EXPECT_THAT(told(), Contains(HasSubstr(":4:12: error: key 'examples' is missing")));
  EXPECT_THAT(told(), Contains(HasSubstr(":6:11: error: 'months' must be a list of twelve")));
  EXPECT_THAT(told(), Contains(HasSubstr(":7:16: error: a zone is written as its distance")));
}

TEST_F(ArticleWordsFolder, IsMissedWhereNoLanguageHasOne) {
  load();
  EXPECT_THAT(told(), ElementsAre(HasSubstr("no language has a file articles.yaml")));
}

}  // namespace
}  // namespace fabula::config
