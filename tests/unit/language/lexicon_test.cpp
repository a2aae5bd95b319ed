#include "fabula/language/lexicon.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/error.hpp"

namespace fabula {
namespace {

const std::string& bytes() {
  static const std::string read = [] {
    std::ifstream in(FABULA_SOURCE_DIR "/config/lang/en/words.lexicon", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }();
  return read;
}

std::vector<std::string> kinds(Pos pos, std::string_view lemma) {
  const Lexicon lexicon = Lexicon::from_bytes(bytes());
  const Lexicon::Word word = lexicon.find(pos, lemma);
  std::vector<std::string> names;
  for (std::size_t k = 0; k < word.kind_count; ++k) {
    names.push_back(lexicon.kind_name(word.kinds.at(k)));
  }
  return names;
}

TEST(Lexicon, KnowsTheKindsOfAWordTheMostUsualFirst) {
  ASSERT_FALSE(kinds(Pos::noun, "attack").empty());
  EXPECT_EQ(kinds(Pos::noun, "attack").front(), "noun.act");
  EXPECT_EQ(kinds(Pos::verb, "say").front(), "verb.communication");
}

TEST(Lexicon, TellsANounThatAVerbIsBehind) {
  const Lexicon lexicon = Lexicon::from_bytes(bytes());
  EXPECT_EQ(lexicon.find(Pos::noun, "statement").from_verb, Lexicon::Derivation::most);
  EXPECT_EQ(lexicon.find(Pos::noun, "ocean").from_verb, Lexicon::Derivation::none);
}

TEST(Lexicon, KnowsNothingOfAWordThatItLacks) {
  EXPECT_TRUE(kinds(Pos::noun, "zzyzx").empty());
  EXPECT_TRUE(kinds(Pos::punct, "attack").empty());
  EXPECT_EQ(Lexicon().find(Pos::noun, "attack").kind_count, 0);
}

TEST(Lexicon, RefusesBytesThatAreCutOffOrForeign) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{17}, std::size_t{40},
                                 std::size_t{5000}, bytes().size() - 1}) {
    EXPECT_THROW(Lexicon::from_bytes(bytes().substr(0, size)), Error) << size;
  }
  EXPECT_THROW(Lexicon::from_bytes(bytes() + "x"), Error);
  std::string spoilt = bytes();
  spoilt[spoilt.size() - 1] = '\x7f';
  EXPECT_THROW(Lexicon::from_bytes(spoilt), Error);
}

}  // namespace
}  // namespace fabula
