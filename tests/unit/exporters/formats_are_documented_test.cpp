#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/config/load.hpp"
#include "fabula/exporters/exporter.hpp"
#include "fabula/importers/importer.hpp"

namespace fabula::exporters {
namespace {

std::string read(const std::string& path) {
  std::ifstream in(FABULA_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Formats, EachHasASectionInTheDocuments) {
  const std::string page = read("docs/formats.md");
  for (const auto& format : builtin_exporters()) {
    EXPECT_THAT(page, ::testing::HasSubstr("### `" + format.name + "`"));
  }
  for (const auto& format : builtin_article_formats()) {
    EXPECT_THAT(page, ::testing::HasSubstr("### `" + format.name + "`"));
  }
}

TEST(Formats, EachThatIsReadHasASectionThere) {
  const std::string page = read("docs/formats.md");
  const std::size_t begin = page.find("## What is read\n");
  ASSERT_NE(begin, std::string::npos);
  const std::string section = page.substr(begin, page.find("\n## ", begin) - begin);
  for (const auto& format : importers::builtin_importers()) {
    EXPECT_THAT(section, ::testing::HasSubstr("\n### `" + format.name + "`\n"));
  }
}

TEST(Formats, TheDocumentsCountTheLanguages) {
  const ArticleWords words = config::load_input_rules(FABULA_SOURCE_DIR "/config").words;
  std::set<std::string> any_words;
  std::size_t with_months = 0;
  for (const DateWords& dates : words.dates) {
    with_months += dates.months.empty() ? 0 : 1;
  }
  for (const auto* const cues : {&words.beginnings, &words.anywhere}) {
    for (const auto& [text, cue] : *cues) {
      any_words.insert(cue.language);
    }
  }
  any_words.erase("any");
  EXPECT_THAT(read("docs/formats.md"),
              ::testing::HasSubstr("Month names of " + std::to_string(with_months) + " languages"));
  EXPECT_THAT(read("CHANGELOG.md"),
              ::testing::HasSubstr("month names of " + std::to_string(with_months) + " languages"));
  EXPECT_THAT(read("CHANGELOG.md"),
              ::testing::HasSubstr("no story of " + std::to_string(any_words.size())));
}

TEST(Formats, NoTwoOfAKindHaveOneName) {
  const auto formats = builtin_exporters();
  for (std::size_t i = 0; i < formats.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_FALSE(formats[i].name == formats[k].name && formats[i].kind == formats[k].kind);
    }
  }
}

}  // namespace
}  // namespace fabula::exporters
