#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/exporters/exporter.hpp"

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
