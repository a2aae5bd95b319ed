#include <string>

#include <gtest/gtest.h>

#include "fabula/config/load.hpp"
#include "fabula/language/model.hpp"

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
  };

  static Reading read(const std::string& text) {
    Reading reading{Article({}, text), {}};
    reading.mentions = extract(reading.article, model_->analyze(reading.article), *pack_);
    return reading;
  }

  static Model* model_;
  static LanguagePack* pack_;
};

Model* CauseExamples::model_ = nullptr;
LanguagePack* CauseExamples::pack_ = nullptr;

TEST_F(CauseExamples, OfEveryCueHold) {
  EXPECT_FALSE(pack_->causes.examples.empty());
  for (const Diagnostic& problem : check_cause_examples(*pack_, *model_)) {
    ADD_FAILURE() << to_string(problem);
  }
}

TEST_F(CauseExamples, ThatDoNotHoldAreReported) {
  LanguagePack pack = *pack_;
  const CueExample first = pack.causes.examples.front();
  pack.causes.examples = {{first.cue, first.text, first.to, first.from, true, {"rules", 3, 5}},
                          {first.cue, first.text, "", "", false, {"rules", 4, 5}}};
  const Diagnostics problems = check_cause_examples(pack, *model_);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, "config-example");
  EXPECT_EQ(problems[0].where.line, 3U);
  EXPECT_NE(problems[1].message.find("nothing"), std::string::npos);
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
