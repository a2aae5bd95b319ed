#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "fabula/config/load.hpp"
#include "fabula/language/model.hpp"
#include "fabula/text/character.hpp"

namespace fabula {
namespace {

/// Every cue's examples, read with the whole chain: the model, the rules that ship, all stages.
class CauseExamples : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    model_ = new Model(Model::open(FABULA_BINARY_DIR "/en.model"));
    pack_ = new LanguagePack(config::load_language_pack(FABULA_SOURCE_DIR "/config", "en"));
  }
  static void TearDownTestSuite() {
    delete model_;
    delete pack_;
  }

  struct Reading {
    Article article;
    Mentions mentions;

    [[nodiscard]] std::string trigger(EventIndex e) const {
      return to_lower(article.text(mentions.events[e].span));
    }
    /// The relations of one cue, as "from -> to".
    [[nodiscard]] std::vector<std::string> of(const std::string& cue) const {
      std::vector<std::string> pairs;
      for (const RelationMention& r : mentions.relations) {
        if (mentions.rules[r.rule] == cue) {
          pairs.push_back(trigger(r.from) + " -> " + trigger(r.to));
        }
      }
      return pairs;
    }
  };

  static Reading read(const std::string& text) {
    Reading reading{Article({}, text), {}};
    reading.mentions = extract(reading.article, model_->analyze(reading.article), *pack_);
    return reading;
  }

  static std::string listed(const std::vector<std::string>& pairs) {
    std::string all;
    for (const std::string& pair : pairs) {
      all += "[" + pair + "] ";
    }
    return all.empty() ? "nothing" : all;
  }

  static Model* model_;
  static LanguagePack* pack_;
};

Model* CauseExamples::model_ = nullptr;
LanguagePack* CauseExamples::pack_ = nullptr;

TEST_F(CauseExamples, OfEveryCueHold) {
  for (const CueExample& example : pack_->causes.examples) {
    const auto pairs = read(example.text).of(example.cue);
    if (example.holds) {
      EXPECT_NE(std::find(pairs.begin(), pairs.end(), example.from + " -> " + example.to),
                pairs.end())
          << example.cue << ": " << example.text << "\n  wanted " << example.from << " -> "
          << example.to << ", found " << listed(pairs);
    } else {
      EXPECT_TRUE(pairs.empty()) << example.cue << ": " << example.text
                                 << "\n  wanted nothing, found " << listed(pairs);
    }
  }
}

TEST_F(CauseExamples, KeepNegationAndHedgesAsAMark) {
  const auto status = [](const std::string& text) {
    const Reading r = read(text);
    return r.mentions.relations.empty()                                 ? std::string("none")
           : r.mentions.relations[0].status == RelationStatus::negated  ? "negated"
           : r.mentions.relations[0].status == RelationStatus::possible ? "possible"
                                                                        : "asserted";
  };
  EXPECT_EQ(status("The storm caused a power failure."), "asserted");
  EXPECT_EQ(status("The storm did not cause a power failure."), "negated");
  EXPECT_EQ(status("The storm may have caused a power failure."), "possible");
}

}  // namespace
}  // namespace fabula
