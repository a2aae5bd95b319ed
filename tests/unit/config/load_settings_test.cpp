#include "fabula/config/load_settings.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scratch_path.hpp"

namespace fabula::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SettingsFile : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(file_); }

  Settings load(const std::string& text) {
    std::ofstream(file_) << text;
    return load_settings(file_, problems_);
  }
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const Diagnostic& problem : problems_) {
      lines.push_back(to_string(problem).substr(file_.string().size()));
    }
    return lines;
  }

  std::filesystem::path file_ = scratch_path(".yaml");
  Diagnostics problems_;
};

TEST_F(SettingsFile, ShipsWithTheDefaultsOfTheStruct) {
  EXPECT_EQ(load_settings(FABULA_SOURCE_DIR "/config/settings.yaml", problems_), Settings());
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(SettingsFile, ChangesWhatItNamesAndNothingElse) {
  const Settings settings = load(
      "input: {input_bytes: 1000, article_bytes: 900, archive_depth: 2, expansion: 50}\n"
      "display: {table_events: 7, graph_events: 8, listed_candidates: 9}\n"
      "story: {related_letters: 5, related_share: 0.25, anaphora_sentences: 0, compared_events: "
      "3}\n");
  EXPECT_EQ(settings, (Settings{{1000, 900, 2, 50}, {7, 8, 9}, {5, 0.25, 0, 3}}));
  Settings only_one;
  only_one.display.graph_events = 5;
  EXPECT_EQ(load("display:\n  graph_events: 5\nstory:\n"), only_one);
  EXPECT_EQ(load("# all as it ships\n"), Settings());
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(SettingsFile, LimitsServersAsItShipsOrAsItSays) {
  EXPECT_EQ(load_serve_limits(FABULA_SOURCE_DIR "/config/settings.yaml", problems_), ServeLimits());
  load("serve: {threads: 2, connections: 9}\n");
  ServeLimits changed;
  changed.threads = 2;
  changed.connections = 9;
  EXPECT_EQ(load_serve_limits(file_, problems_), changed);
  EXPECT_THAT(told(), IsEmpty());
  load("serve: {threads: 0, conections: 9}\n");
  EXPECT_THAT(told(), ElementsAre(HasSubstr("unknown key 'conections'"),
                                  HasSubstr("'threads' must be from 1 to 256")));
}

TEST_F(SettingsFile, ReportsEveryProblemWithItsPlaceAndKeepsTheDefaults) {
  const Settings settings = load(
      "display:\n  table_event: 5\n  graph_events: 0\n  listed_candidates: many\n"
      "story: {related_share: 1.5}\ncolour: blue\n");
  EXPECT_EQ(settings, Settings());
  EXPECT_THAT(told(),
              ElementsAre(HasSubstr(":6:1: error: unknown key 'colour'"),
                          HasSubstr(":2:3: error: unknown key 'table_event' (did you mean "
                                    "'table_events'?)"),
                          HasSubstr(":3:17: error: 'graph_events' must be from 1 to 1000000"),
                          HasSubstr(":4:22: error: 'listed_candidates' must be a whole number"),
                          HasSubstr(":5:24: error: 'related_share' must be from 0 to 1")));
}

TEST_F(SettingsFile, IsMissedWhereThereIsNone) {
  load_settings(file_, problems_);
  EXPECT_THAT(told(), ElementsAre(HasSubstr("cannot read this file")));
}

}  // namespace
}  // namespace fabula::config
