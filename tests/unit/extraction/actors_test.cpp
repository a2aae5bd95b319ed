#include "fabula/extraction/actors.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/config/load_actors.hpp"
#include "scratch_path.hpp"

namespace fabula {
namespace {

using std::filesystem::path;

const ActorRules& shipped_rules() {
  static const ActorRules rules = [] {
    Diagnostics problems;
    return config::load_actor_rules(path(FABULA_SOURCE_DIR) / "config", "en", problems);
  }();
  return rules;
}

/// An analysis put together by hand, word by word.
class Words {
 public:
  Words& add(const std::string& word, Pos pos, TokenIndex head, Dep dep) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += word + " ";
    a_.span.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    a_.space_after.push_back(1);
    a_.tag.push_back(0);
    a_.pos.push_back(pos);
    a_.morph.emplace_back();
    a_.lemmas += word;
    a_.lemma_end.push_back(static_cast<std::uint32_t>(a_.lemmas.size()));
    a_.head.push_back(head);
    a_.dep_label.push_back(0);
    a_.dep.push_back(dep);
    return *this;
  }
  Words& entity(TokenIndex begin, TokenIndex end, std::uint16_t label) {
    a_.entities.push_back({{begin, end}, label});
    return *this;
  }
  std::vector<ActorMention> find(std::vector<Block> blocks = {}) {
    labels_->tag = labels_->dep = {""};
    labels_->entity = {"PERSON", "ORG", "GPE", "DATE"};
    a_.labels = labels_.get();
    if (a_.size() > 0) {
      a_.sentences = {{0, a_.size()}};
    }
    const Article article = blocks.empty() ? Article(ArticleMeta{}, text_)
                                           : Article(ArticleMeta{}, text_, std::move(blocks));
    std::vector<std::string> rules;
    return find_actors(article, a_, shipped_rules(), rules);
  }

 private:
  std::string text_;
  Analysis a_;
  std::unique_ptr<LabelSet> labels_ = std::make_unique<LabelSet>();
};

constexpr std::uint16_t person = 0;
constexpr std::uint16_t place = 2;

TEST(FindActors, NothingInAnEmptyArticle) {
  EXPECT_TRUE(Words().find().empty());
}

TEST(FindActors, AMentionNamesItsRuleAndItsHead) {
  const auto found = Words()
                         .add("Marlow", Pos::propn, 1, Dep::nsubj)
                         .add("spoke", Pos::verb, 1, Dep::root)
                         .entity(0, 1, person)
                         .find();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "Marlow");
  EXPECT_EQ(found[0].head, 0U);
  EXPECT_EQ(found[0].kind, ActorKind::person);
  EXPECT_EQ(found[0].form, MentionForm::name);
}

TEST(FindActors, ADatelineNamesNoActor) {
  Words words;
  words.add("LIMA", Pos::propn, 0, Dep::root).entity(0, 1, place);
  EXPECT_EQ(words.find().size(), 1U);
  EXPECT_TRUE(words.find({{{0, 4}, Block::Kind::dateline}}).empty());
}

TEST(FindActors, AFixedNameOfACountryThatActsIsItsGovernment) {
  const auto found = Words()
                         .add("Moscow", Pos::propn, 1, Dep::nsubj)
                         .add("deny", Pos::verb, 1, Dep::root)
                         .entity(0, 1, place)
                         .find();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, ActorKind::government);
  EXPECT_EQ(found[0].known_as, "Russia");
  EXPECT_EQ(found[0].country, "RU");
  EXPECT_EQ(found[0].name, "Moscow");
}

TEST(FindActors, ReadsASentenceOfManyThousandNamesAndPronouns) {
  Words words;
  constexpr TokenIndex count = 30000;
  for (TokenIndex i = 0; i < count; ++i) {
    const bool pronoun = i % 3 == 2;
    words.add(pronoun ? "he" : "Name" + std::to_string(i), pronoun ? Pos::pron : Pos::propn,
              i == 0 ? 0 : i - 1, i == 0 ? Dep::root : Dep::conj);
    if (!pronoun) {
      words.entity(i, i + 1, person);
    }
  }
  const auto found = words.find();
  EXPECT_GE(found.size(), 20000U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_TRUE(!found[i].antecedent || *found[i].antecedent < i);
  }
}

TEST(FindActors, AListThatHangsFromOneWordEnds) {
  Words words;
  for (TokenIndex i = 0; i < 20000; ++i) {
    words.add("official", Pos::noun, 0, i == 0 ? Dep::root : Dep::compound);
  }
  EXPECT_LE(words.find().size(), 1U);
}

TEST(LoadActorRules, WhatShipsHasNoProblem) {
  Diagnostics problems;
  const ActorRules rules =
      config::load_actor_rules(path(FABULA_SOURCE_DIR) / "config", "en", problems);
  EXPECT_TRUE(problems.empty()) << to_string(problems.front());
  EXPECT_GE(rules.countries.size(), 190U);
  EXPECT_GE(rules.organizations.size(), 120U);
  EXPECT_EQ(rules.countries.at(rules.demonyms.at("Peruvian")).code, "PE");
}

/// A copy of the shipped tables in which one file is replaced.
class ChangedRules : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = scratch_path();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "lang");
    for (const char* part : {"actors", "lang/en"}) {
      std::filesystem::copy(path(FABULA_SOURCE_DIR) / "config" / part, folder_ / part);
    }
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  Diagnostics problems_with(const char* file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::trunc) << text;
    Diagnostics problems;
    config::load_actor_rules(folder_, "en", problems);
    return problems;
  }
  path folder_;
};

TEST_F(ChangedRules, AnUnknownKeyIsReportedWhereItStands) {
  const Diagnostics problems = problems_with(
      "actors/organizations.yaml", "organizations:\n  - name: Acme\n    nmaes: [Acme Inc]\n");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].where.line, 3U);
  EXPECT_NE(problems[0].message.find("'nmaes'"), std::string::npos);
}

TEST_F(ChangedRules, ANameOfTwoBodiesIsReported) {
  const Diagnostics problems = problems_with(
      "actors/organizations.yaml",
      "organizations:\n  - {name: Acme, names: [AC]}\n  - {name: Access, names: [AC]}\n");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].where.line, 3U);
  EXPECT_NE(problems[0].message.find("Acme"), std::string::npos);
}

TEST_F(ChangedRules, ACountryCodeHasTwoLetters) {
  const Diagnostics problems =
      problems_with("actors/countries.yaml", "countries:\n  - {code: PER, name: Peru}\n");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].message.find("ISO 3166-1"), std::string::npos);
}

TEST_F(ChangedRules, AMissingFileIsReportedByName) {
  std::filesystem::remove(folder_ / "actors/places.yaml");
  Diagnostics problems;
  config::load_actor_rules(folder_, "en", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].where.file.find("places.yaml"), std::string::npos);
}

}  // namespace
}  // namespace fabula
