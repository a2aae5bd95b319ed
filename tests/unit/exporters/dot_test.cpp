#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/exporters/exporter.hpp"
#include "formats.hpp"
#include "sample_story.hpp"
#include "scratch_path.hpp"

namespace fabula::exporters {
namespace {

using test::during;
using test::on;
using test::StoryBuilder;
using ::testing::HasSubstr;
using ::testing::Not;

std::string dot(const Story& story, const ExportOptions& options = {}) {
  std::ostringstream out;
  write_dot(story, options, out);
  return out.str();
}

/// A story of the size that one looks at.
Story river_story() {
  StoryBuilder b;
  const ActorId agency = b.actor("River Agency", ActorKind::government);
  const ActorId mill = b.actor("Tarn Paper Mill");
  const ActorId town = b.actor("Town council of Hallow", ActorKind::government);
  const ActorId anglers = b.actor("Anglers' Club", ActorKind::group);
  const ActorId court = b.actor("Regional court");
  const ActorId owner = b.actor("Ida Quist", ActorKind::person);
  const ActorId press = b.actor("Hallow Gazette");
  const auto e = [&b](const char* label, const When& when, ActorId who, double salience = 0.5) {
    return b.event(label, when, who, salience);
  };
  const auto permit = e("River Agency grants mill a permit to draw water", during(2018, 6), agency);
  const auto growth = e("Tarn Paper Mill doubles its output", during(2018, 9), mill);
  const auto low =
      e("Anglers' Club reports the lowest river level since 1976", on(2019, 5, 2), anglers);
  const auto ask = e("Anglers' Club asks agency to measure the flow", on(2019, 5, 2), anglers);
  const auto measure = e("River Agency measures the flow below the weir", on(2019, 5, 14), agency);
  const auto article = e("Hallow Gazette publishes the figures", on(2019, 5, 16), press);
  const auto protest = e("Anglers' Club blocks the weir", on(2019, 5, 18), anglers, 0.8);
  const auto halt = e("Tarn Paper Mill halts two machines", on(2019, 5, 18), mill, 0.7);
  const auto loss = e("Tarn Paper Mill sends 120 workers home", on(2019, 5, 18), mill);
  const auto suit = e("Ida Quist sues the club for damages", on(2019, 5, 20), owner, 0.7);
  const auto council =
      e("Town council of Hallow calls both sides to a meeting", on(2019, 5, 20), town);
  const auto meet = e("Town council of Hallow meets mill and anglers", on(2019, 5, 23), town);
  const auto fail =
      e("Tarn Paper Mill leaves the meeting without agreement", on(2019, 5, 23), mill);
  const auto deal = e("River Agency may withdraw the permit", during(2019, 6), agency);
  const auto hearing = e("Regional court hears the suit", on(2019, 6, 4), court);
  const auto ruling = e("Regional court rejects the suit", on(2019, 6, 11), court, 0.9);
  const auto appeal = e("Ida Quist announces an appeal", on(2019, 6, 11), owner);
  const auto fish =
      e("Anglers' Club finds 400 dead trout below the weir", on(2019, 7, 1), anglers, 0.8);
  const auto lift = e("River Agency suspends the permit", on(2019, 7, 3), agency, 0.9);
  const auto close = e("Tarn Paper Mill closes for the summer", on(2019, 7, 5), mill, 0.9);
  const auto aid = e("Town council of Hallow promises aid to the workers", on(2019, 7, 5), town);
  const auto plan = e("Ida Quist plans a closed water cycle", on(2019, 7, 12), owner);
  b[deal].status = Status::possible;
  b[plan].status = Status::planned;
  const auto rumour = b.event("Someone opened the sluice at night", {}, std::nullopt, 0.4);
  b.relation(growth, low, "because of");
  b.relation(permit, growth, "allowed");
  b.relation(low, ask, "prompted");
  b.relation(ask, measure, "in response to", RelationKind::responds_to);
  b.relation(measure, article, "after");
  b.relation(article, protest, "led to");
  b.relation(protest, halt, "forced");
  b.relation(halt, loss, "so");
  b.relation(protest, suit, "over");
  b.relation(fail, deal, "could").status = RelationStatus::possible;
  b.relation(council, meet, "");
  b.relation(suit, hearing, "");
  b.relation(hearing, ruling, "");
  b.relation(ruling, appeal, "in response to", RelationKind::responds_to);
  b.relation(fish, lift, "prompted");
  b.relation(lift, close, "as a result of");
  b.relation(close, aid, "after");
  b.relation(rumour, fish, "not because of").status = RelationStatus::negated;
  b.relation(aid, plan, "stopped", RelationKind::prevents);
  return b.story();
}

/// What Graphviz makes of a drawing: an SVG, with the labels as they are shown.
std::string drawn(const std::string& text) {
  const std::string name = scratch_path().string();
  std::ofstream(name + ".dot") << text;
  const std::string command = "dot -Tsvg " + name + ".dot > " + name + ".svg 2> " + name + ".err";
  const int result = std::system(command.c_str());
  std::ifstream errors(name + ".err");
  const std::string complaint{std::istreambuf_iterator<char>(errors), {}};
  EXPECT_EQ(result, 0) << complaint;
  EXPECT_EQ(complaint, "");
  std::ifstream in(name + ".svg");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Dot, IsDrawnByGraphvizWithEveryEvent) {
  const Story story = river_story();
  if (const char* path = std::getenv("FABULA_DRAWING")) {
    std::ofstream(path) << dot(story);
  }
  const std::string svg = drawn(dot(story));
  for (std::size_t i = 0; i < story.events.size(); ++i) {
    EXPECT_THAT(svg, HasSubstr("<title>e" + std::to_string(i) + "</title>"));
  }
}

TEST(Dot, HostileLabelsAreShownAsTheyAre) {
  for (const std::string label :
       {R"(He said "no" \N \"quit\" \\)", "<b>5 < 6 & 7 > 2 &amp; &lt;</b>", "]; evil [label=\"x\"",
        "\xF0\x9F\x94\xA5 fire \xD7\x90\xD7\xA9", "trailing backslash \\", "{a|b}"}) {
    StoryBuilder b;
    const ActorId actor = b.actor(label);
    b.relation(b.event(label, on(2020, 1, 1), actor), b.event("other", on(2020, 1, 2)), label);
    const std::string svg = drawn(dot(b.story()));
    EXPECT_THAT(svg, Not(HasSubstr("<title>evil"))) << label;
    EXPECT_THAT(svg, HasSubstr("<title>e1</title>")) << label;
  }
}

TEST(Dot, AQuoteIsOneQuoteInTheDrawing) {
  StoryBuilder b;
  b.event("A & \"B\" \\ C", on(2020, 1, 1));
  EXPECT_THAT(drawn(dot(b.story())), HasSubstr(R"(>A &amp; &quot;B&quot; \ C</text>)"));
}

TEST(Dot, SaysHowManyEventsItLeavesOut) {
  ExportOptions options;
  options.max_items = 5;
  const std::string text = dot(river_story(), options);
  EXPECT_THAT(text, HasSubstr("5 of 23 events"));
  EXPECT_THAT(text, HasSubstr("River Agency suspends the"));
  EXPECT_THAT(text, Not(HasSubstr("Someone opened")));
}

TEST(Dot, ARelationBringsItsEventsIntoTheDrawing) {
  StoryBuilder b;
  const auto cause = b.event("minor cause", on(2020, 1, 1), std::nullopt, 0.1);
  const auto effect = b.event("minor effect", on(2020, 1, 1), std::nullopt, 0.1);
  for (int i = 0; i < 5; ++i) {
    b.event("major", on(2020, 1, 2), std::nullopt, 0.9);
  }
  b.relation(cause, effect, "so");
  ExportOptions options;
  options.max_items = 3;
  const std::string text = dot(b.story(), options);
  EXPECT_THAT(text, HasSubstr("e0 -> e1"));
  EXPECT_THAT(text, HasSubstr("major"));
}

TEST(Dot, AnEffectOfTheSameDateStandsBelowItsCause) {
  StoryBuilder b;
  const auto effect = b.event("effect", on(2020, 1, 1));
  const auto cause = b.event("cause", on(2020, 1, 1));
  const auto end = b.event("end", on(2020, 1, 1));
  b.relation(cause, end, "so");
  b.relation(effect, end, "so");
  EXPECT_THAT(dot(b.story()), HasSubstr("{ rank=same; t1; e2; }"));
}

TEST(Dot, PossibleRelationsAreDashedAndDeniedOnesDotted) {
  const std::string text = dot(river_story());
  EXPECT_THAT(text, HasSubstr(R"(style=dashed, label=" could")"));
  EXPECT_THAT(text, HasSubstr(R"(style=dotted, label=" not: not because of")"));
}

TEST(Dot, AStoryWithoutEventsIsDrawnToo) {
  drawn(dot({}));
}

}  // namespace
}  // namespace fabula::exporters
