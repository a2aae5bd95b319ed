#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "fabula/exporters/exporter.hpp"
#include "formats.hpp"
#include "sample_story.hpp"
#include "timeline_json.hpp"

namespace fabula::exporters {
namespace {

using test::during;
using test::on;
using test::StoryBuilder;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

template <class Write>
std::string written(const Write& write, const Story& story, const ExportOptions& options = {}) {
  std::ostringstream out;
  write(story, options, out);
  return out.str();
}

TEST(Json, OffsetsAreCodePoints) {
  StoryBuilder b;
  b.event(
      "\xC3\x9C"
      "ber",
      on(2020, 1, 2));
  const auto json = nlohmann::json::parse(written(write_json, b.story()));
  EXPECT_EQ(json["events"][0]["mentions"][0]["end"], 4);
  EXPECT_EQ(json["events"][0]["mentions"][0]["sentence"]["end"], 4);
  EXPECT_EQ(json["events"][0]["mentions"][0]["text"],
            "\xC3\x9C"
            "ber");
}

TEST(Json, SaysWhatTheDateIsAndWhatItRestsOn) {
  StoryBuilder b;
  b.event("x", during(2020, 2));
  b.event("y", {});
  const auto json = nlohmann::json::parse(written(write_json, b.story()));
  EXPECT_EQ(json["events"][0]["when"],
            nlohmann::json::parse(R"({"edtf": "2020-02", "earliest": "2020-02-01",
              "latest": "2020-02-29", "precision": "month", "basis": "explicit"})"));
  EXPECT_EQ(json["events"][1]["when"],
            nlohmann::json::parse(R"({"edtf": "", "precision": "none", "basis": "none"})"));
}

TEST(Json, RelationsNameTheirEventsAndCue) {
  StoryBuilder b;
  const auto from = b.event("x", on(2020, 1, 1));
  const auto to = b.event("y", on(2020, 1, 2));
  b.relation(from, to, "led to").status = RelationStatus::possible;
  const auto json = nlohmann::json::parse(written(write_json, b.story()));
  EXPECT_EQ(json["relations"][0],
            nlohmann::json::parse(R"({"kind": "causes", "from": "e-0", "to": "e-1",
              "status": "possible", "confidence": 0.7, "evidence":
              [{"article": "article-0", "begin": 0, "end": 1, "cue": "led to"}]})"));
}

TEST(Json, ConfidenceHasThreeDecimalsWithoutTail) {
  StoryBuilder b;
  b[b.event("x", {})].confidence = 0.1 + 0.2;
  EXPECT_THAT(written(write_json, b.story()), HasSubstr(R"("confidence":0.3,)"));
}

TEST(Json, TextIsLeftOutOnRequest) {
  StoryBuilder b;
  b.event("words", {});
  ExportOptions options;
  options.with_text = false;
  const auto json = nlohmann::json::parse(written(write_json, b.story(), options));
  EXPECT_FALSE(json["articles"][0].contains("text"));
}

TEST(Json, AnEmptyStoryIsValidAndOneLineIsOneLine) {
  std::ostringstream out;
  write_timeline_json({}, {}, JsonLayout::one_line, out);
  EXPECT_EQ(out.str(),
            "{\"format\":\"fabula-timeline\",\"version\":1,\"articles\":[],\"actors\":[],"
            "\"events\":[],\"relations\":[]}\n");
  EXPECT_EQ(nlohmann::json::parse(written(write_json, {})), nlohmann::json::parse(out.str()));
}

TEST(Table, WrapsLabelsAndKeepsColumnsStraight) {
  StoryBuilder b;
  const ActorId actor = b.actor("\xE5\x8C\x97\xE4\xBA\xAC");
  b.event("A label that is much too long for a table of sixty columns", on(2020, 1, 1), actor);
  b.event("Short", {}, actor);
  ExportOptions options;
  options.width = 60;
  EXPECT_EQ(written(write_table, b.story(), options),
            "DATE        EVENT                             WHO   STATUS\n"
            "2020-01-01  A label that is much too long     \xE5\x8C\x97\xE4\xBA\xAC  happened\n"
            "            for a table of sixty columns\n"
            "?           Short                             \xE5\x8C\x97\xE4\xBA\xAC  happened\n");
}

TEST(Table, SaysHowManyEventsItLeavesOut) {
  StoryBuilder b;
  b.event("minor", {}, std::nullopt, 0.1);
  b.event("major", {}, std::nullopt, 0.9);
  ExportOptions options;
  options.max_items = 1;
  const std::string text = written(write_table, b.story(), options);
  EXPECT_THAT(text, HasSubstr("major"));
  EXPECT_THAT(text, Not(HasSubstr("minor")));
  EXPECT_THAT(text, HasSubstr("(1 of 2 events"));
}

TEST(Table, AStoryWithoutEventsSaysSo) {
  EXPECT_EQ(written(write_table, {}), "No events.\n");
}

TEST(Csv, QuotesWhatMustBeQuotedAndEndsLinesWithCrLf) {
  StoryBuilder b;
  b.event("He said \"no\", twice\nand left", on(2020, 1, 1));
  const std::string text = written(write_csv, b.story());
  EXPECT_THAT(text, StartsWith("id,order,date,"));
  EXPECT_THAT(text, HasSubstr("\r\ne-0,1,2020-01-01,2020-01-01,2020-01-01,day,explicit,"
                              "\"He said \"\"no\"\", twice\nand left\","));
}

TEST(Csv, ASpreadsheetRunsNoLabel) {
  StoryBuilder b;
  b.event("=cmd()", {});
  EXPECT_THAT(written(write_csv, b.story()), HasSubstr(",'=cmd(),"));
}

TEST(Markdown, TextStaysText) {
  StoryBuilder b;
  b.event("*5* <b> [x](y) `z`", on(2020, 1, 1));
  EXPECT_THAT(written(write_markdown, b.story()),
              HasSubstr(R"(- **2020-01-01** \*5\* &#60;b&#62; \[x\](y) \`z\`)"));
}

}  // namespace
}  // namespace fabula::exporters
