#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "document_cache.hpp"
#include "node.hpp"
#include "scratch_path.hpp"

namespace fabula::config {
namespace {

TEST(Document, HoldsMapsListsAndTextsAsTheyStand) {
  const Document document = Document::parse(
      "country: NO\nwhen: 2014-05\nempty:\nlist: [a, 'b c']\nmap:\n  one: {x: 1}\n  two: []\n");
  const Node root(document, 0);
  EXPECT_EQ(root["country"].scalar(), "NO");
  EXPECT_EQ(root["when"].scalar(), "2014-05");
  EXPECT_TRUE(root["empty"].is_null());
  EXPECT_FALSE(root["none"].is_defined());
  EXPECT_EQ(root["list"].size(), 2U);
  EXPECT_EQ(root["list"][1].scalar(), "b c");
  EXPECT_EQ(root["map"]["one"]["x"].scalar(), "1");
  std::vector<std::string> keys;
  for (const auto& entry : root["map"]) {
    keys.push_back(entry.first.scalar());
  }
  EXPECT_EQ(keys, (std::vector<std::string>{"one", "two"}));
  ASSERT_TRUE(root["list"][1].mark().has_value());
  EXPECT_EQ(root["list"][1].mark()->line, 4U);
  EXPECT_EQ(root["list"][1].mark()->column, 11U);
}

TEST(Document, RepeatsWhatANameStandsFor) {
  const Document document = Document::parse("a: &words [x, y]\nb: *words\n");
  const Node root(document, 0);
  EXPECT_EQ(root["b"][1].scalar(), "y");
  EXPECT_TRUE(document.well_formed());
}

TEST(Document, SaysWhereItIsNoYamlOrOfAnotherForm) {
  try {
    Document::parse("a: 1\nb: [c\n");
    FAIL();
  } catch (const YamlError& error) {
    EXPECT_GE(error.mark.line, 2U);
  }
  std::string doubling = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string n = std::to_string(i);
    const std::string before = std::to_string(i - 1);
    doubling += "a" + n + ": &a" + n + " [*a" + before + ", *a" + before + "]\n";
  }
  EXPECT_THROW(Document::parse(doubling), YamlError);
  EXPECT_THROW(Document::parse("a: &self [*self]\n"), YamlError);
  const Document text = Document::parse("words");
  EXPECT_THROW(Node(text, 0)["key"], YamlError);
  EXPECT_TRUE(Node(Document::parse(""), 0).is_null());
}

class DocumentCache : public testing::Test {
 protected:
  void write(const std::string& bytes) {
    std::filesystem::create_directories(folder / "lang/en");
    std::ofstream(folder / document_cache_name, std::ios::binary) << bytes;
  }
  bool knows(const std::string& content) const {
    const auto document = cached_document(folder / "lang/en/../../lang/en/times.yaml", content);
    return document && Node(*document, 0)["a"].scalar() == "1";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  const std::filesystem::path folder = scratch_path();
};

TEST_F(DocumentCache, GivesADocumentForTheBytesItWasMadeOfAlone) {
  EXPECT_FALSE(knows("a: 1\n"));
  write(document_cache({"b: 2\n", "a: 1\n"}));
  EXPECT_TRUE(knows("a: 1\n"));
  EXPECT_FALSE(knows("a: 1 \n"));
  EXPECT_FALSE(knows(""));
}

TEST_F(DocumentCache, IsPassedOverWhereItIsBroken) {
  const std::string bytes = document_cache({"a: 1\n"});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write(bytes.substr(0, size));
    EXPECT_FALSE(knows("a: 1\n")) << size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(0xFF);
    write(changed);
    knows("a: 1\n");  // whatever it holds, nothing is read beyond it
  }
}

}  // namespace
}  // namespace fabula::config
