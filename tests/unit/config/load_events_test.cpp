#include "fabula/config/load_events.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scratch_path.hpp"

namespace fabula::config {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Property;
using testing::Truly;

namespace fs = std::filesystem;

/// A copy of the rules that ship, to be spoilt.
class EventRulesFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = scratch_path();
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "lang" / "en");
    const fs::path from = FABULA_SOURCE_DIR "/config";
    fs::copy_file(from / "ontology.yaml", folder_ / "ontology.yaml");
    for (const char* name :
         {"events.yaml", "event_types.yaml", "events.weights", "words.lexicon"}) {
      fs::copy_file(from / "lang" / "en" / name, folder_ / "lang" / "en" / name);
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  void append(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::app) << text;
  }
  [[nodiscard]] Diagnostics problems() const {
    Diagnostics found;
    load_event_rules(folder_, "en", found);
    return found;
  }

  fs::path folder_;
};

testing::Matcher<const Diagnostics&> tells(const std::string& text) {
  return Contains(Truly([text](const Diagnostic& d) {
    return to_string(d).find(text) != std::string::npos && d.where.line > 0;
  }));
}

TEST_F(EventRulesFolder, IsSoundAsItShips) {
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(EventRulesFolder, TellsOfAnUnknownKeyWithItsLineAndTheNearestOne) {
  append("lang/en/events.yaml", "\nsalienc: {}\n");
  EXPECT_THAT(problems(), tells("unknown key 'salienc' (did you mean 'salience'?)"));
}

TEST_F(EventRulesFolder, TellsOfATypeThatTheOntologyLacks) {
  append("lang/en/event_types.yaml", "  teleportation: {verbs: [teleport]}\n");
  EXPECT_THAT(problems(), tells("type 'teleportation' is not in ontology.yaml"));
}

TEST_F(EventRulesFolder, TellsOfALemmaThatMeansTwoTypes) {
  append("ontology.yaml",
         "  - {name: teleportation, field: science, plover: \"\", salience: 0.5}\n");
  append("lang/en/event_types.yaml", "  teleportation: {verbs: [resign]}\n");
  EXPECT_THAT(problems(), tells("'resign' means another type under the same conditions"));
}

TEST_F(EventRulesFolder, TellsOfEveryFileThatIsMissing) {
  fs::remove(folder_ / "ontology.yaml");
  fs::remove(folder_ / "lang" / "en" / "event_types.yaml");
  int missing = 0;
  for (const Diagnostic& d : problems()) {
    missing += d.code == "config-missing-file" ? 1 : 0;
  }
  EXPECT_EQ(missing, 2);
}

TEST_F(EventRulesFolder, DoesWithoutWeightsAndWords) {
  std::ofstream(folder_ / "lang" / "en" / "events.weights").close();
  std::ofstream(folder_ / "lang" / "en" / "words.lexicon").close();
  EXPECT_THAT(problems(), IsEmpty());
  fs::remove(folder_ / "lang" / "en" / "events.weights");
  EXPECT_THAT(problems(), testing::SizeIs(1));
}

TEST_F(EventRulesFolder, RefusesWeightsOfSomethingElse) {
  LinearModel::Weights weights;
  weights.classes = {"none", "cause"};
  weights.bias = {0, 0};
  std::ofstream(folder_ / "lang" / "en" / "events.weights", std::ios::binary)
      << LinearModel(weights).to_bytes();
  EXPECT_THAT(problems(), Contains(Truly([](const Diagnostic& d) {
                return d.code == "config-broken-weights" &&
                       d.where.file.ends_with("events.weights");
              })));
}

}  // namespace
}  // namespace fabula::config
