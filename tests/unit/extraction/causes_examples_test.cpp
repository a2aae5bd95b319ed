#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/config/load.hpp"
#include "fabula/language/model.hpp"
#include "fabula/story/thresholds.hpp"
#include "fabula/text/character.hpp"
#include "yaml_reader.hpp"

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
    /// What a story would show of the causes of one status.
    [[nodiscard]] std::vector<std::string> causes(RelationStatus status) const {
      std::vector<std::string> pairs;
      for (const RelationMention& r : mentions.relations) {
        const bool causal = r.kind == RelationKind::causes || r.kind == RelationKind::prevents ||
                            r.kind == RelationKind::responds_to;
        const bool shown =
            r.cue || static_cast<double>(r.confidence) >= StoryThresholds{}.uncued_confidence;
        if (causal && shown && r.status == status) {
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

std::string listed(const std::vector<std::string>& pairs) {
  std::string all;
  for (const std::string& pair : pairs) {
    all += "[" + pair + "] ";
  }
  return all.empty() ? "nothing" : all;
}

/// What tests/corpus/en/causes.yaml says of a sentence.
struct Sentence {
  std::string text;
  std::string pair;  ///< "cause -> effect"
};

std::vector<Sentence> sentences_of(const config::YamlReader& corpus, const char* part) {
  std::vector<Sentence> sentences;
  for (const auto& entry : corpus.root()[part]) {
    sentences.push_back(entry.first.is_defined()
                            ? Sentence{entry.first.scalar(), entry.second.scalar()}
                            : Sentence{entry.scalar(), ""});
  }
  return sentences;
}

TEST_F(CauseExamples, CorpusIsReadAsItSays) {
  Diagnostics problems;
  const config::YamlReader corpus(FABULA_SOURCE_DIR "/tests/corpus/en/causes.yaml", problems);
  ASSERT_TRUE(problems.empty()) << to_string(problems.front());
  std::size_t with_cause = 0;
  for (const auto& [part, status] : {std::pair("causes", RelationStatus::asserted),
                                     std::pair("hedged", RelationStatus::possible),
                                     std::pair("denied", RelationStatus::negated)}) {
    for (const Sentence& sentence : sentences_of(corpus, part)) {
      const auto found = read(sentence.text).causes(status);
      EXPECT_TRUE(std::find(found.begin(), found.end(), sentence.pair) != found.end())
          << part << ": " << sentence.text << "\n  wanted " << sentence.pair << ", found "
          << listed(found);
      ++with_cause;
    }
  }
  std::size_t without = 0;
  for (const Sentence& sentence : sentences_of(corpus, "none")) {
    const Reading reading = read(sentence.text);
    for (const RelationStatus status :
         {RelationStatus::asserted, RelationStatus::possible, RelationStatus::negated}) {
      const auto found = reading.causes(status);
      EXPECT_TRUE(found.empty()) << sentence.text << "\n  found " << listed(found);
    }
    ++without;
  }
  EXPECT_GE(with_cause + without, 400U);
  EXPECT_GE(2 * without, with_cause + without - 20);
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

TEST_F(CauseExamples, OfForwardAndBackwardReadingPointOneWay) {
  const auto of = [](const std::string& text) {
    return read(text).causes(RelationStatus::asserted);
  };
  EXPECT_EQ(of("The school closed because of the flood."),
            of("Because of the flood, the school closed."));
}

TEST_F(CauseExamples, WithFortyConnectivesAreReadToTheEnd) {
  std::string text = "The river rose";
  for (int i = 0; i < 40; ++i) {
    text += i % 2 == 0 ? " because the dam broke" : ", therefore the town flooded";
  }
  const Reading reading = read(text + ".");
  for (const RelationMention& r : reading.mentions.relations) {
    EXPECT_LT(r.from, reading.mentions.events.size());
    EXPECT_LT(r.to, reading.mentions.events.size());
    EXPECT_NE(r.from, r.to);
  }
}

TEST_F(CauseExamples, CutOffBehindTheCueSayNothing) {
  for (const char* text : {"The school closed because.", "The school closed due to",
                           "The storm caused", "As a result", "Because of."}) {
    EXPECT_TRUE(read(text).causes(RelationStatus::asserted).empty()) << text;
  }
}

}  // namespace
}  // namespace fabula
