#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.hpp"
#include "fabula/story/check.hpp"
#include "fabula/story/correction.hpp"
#include "fabula/story/select.hpp"
#include "fabula/story/story.hpp"
#include "fabula/time/edtf.hpp"

namespace fabula {
namespace {

using test::ArticleBuilder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = Correction::Kind;

/// Two articles that tell of two events each, none of which are one.
std::vector<ReadArticle> articles() {
  ArticleBuilder first("first", 2020, 5, 14);
  const auto falk = first.actor("Ida Falk");
  const EventIndex closed = first.event("close").agent(falk).on(2020, 5, 13);
  const EventIndex fined = first.event("fine").agent(falk).on(2020, 5, 12);
  first.relation(closed, fined);
  ArticleBuilder second("second", 2020, 6, 20);
  const auto brandt = second.actor("Tomas Brandt");
  second.event("elect").agent(brandt).on(2020, 6, 19);
  second.event("shut").agent(brandt).on(2020, 6, 18);
  return {first.build(), second.build()};
}

Story corrected(const std::vector<Correction>& corrections) {
  return build_story(articles(), {}, corrections);
}

const Event& labelled(const Story& story, const std::string& label) {
  return *std::find_if(story.events.begin(), story.events.end(),
                       [&label](const Event& event) { return event.label == label; });
}

std::string id_of(const std::string& label) {
  return labelled(build_story(articles()), label).key;
}

Correction correction(Kind kind, std::vector<std::string> ids, std::string to = "") {
  return {kind, std::move(ids), {}, std::move(to), std::nullopt, "", ""};
}

TEST(Corrections, MergedEventsAreOneWithAllMentionsAndEitherIdNamesIt) {
  const Story story = corrected({correction(Kind::merge, {id_of("close"), id_of("shut")})});
  EXPECT_THAT(story.events, SizeIs(3));
  const auto event = find_event(story, id_of("shut"));
  ASSERT_TRUE(event);
  EXPECT_THAT(story.events[event->value].mentions, SizeIs(2));
  EXPECT_EQ(find_event(story, id_of("close")), event);
  EXPECT_THAT(story.relations, SizeIs(1));
  EXPECT_THAT(story.events[event->value].corrections, SizeIs(1));
}

TEST(Corrections, ASplitTakesAMentionOutOfWhatAMergeJoined) {
  Correction split = correction(Kind::split, {id_of("close")});
  split.off = {id_of("shut")};
  const Story story = corrected({correction(Kind::merge, {id_of("close"), id_of("shut")}), split});
  EXPECT_THAT(story.events, SizeIs(4));
}

TEST(Corrections, ASplitTakesAMentionOutOfItsOwnArticle) {
  ArticleBuilder article("one");
  const auto falk = article.actor("Ida Falk");
  article.event("close", "closure").agent(falk).on(2020, 5, 13);
  article.next_sentence();
  article.event("close", "closure").agent(falk).on(2020, 5, 13);
  const Story before = build_story({article.build()});
  ASSERT_THAT(before.events, SizeIs(1));
  Correction split = correction(Kind::split, {before.events[0].key});
  split.off = {event_key(before.articles[0], before.events[0].mentions[1].span.begin)};
  const Story story = build_story({article.build()}, {}, {split});
  EXPECT_THAT(story.events, SizeIs(2));
  EXPECT_THAT(story.corrections[0].problem, IsEmpty());
}

TEST(Corrections, LabelsDatesAndTypesAreWhatTheReaderSays) {
  const std::string id = id_of("close");
  const Story story = corrected(
      {correction(Kind::rename, {id}, "Bridge closes"), correction(Kind::redate, {id}, "2020-07"),
       correction(Kind::retype, {id}, "crash"), correction(Kind::confirm, {id})});
  const Event& event = labelled(story, "Bridge closes");
  EXPECT_EQ(to_edtf(event.when), "2020-07");
  EXPECT_EQ(event.type, "crash");
  EXPECT_EQ(event.confidence, 1);
  EXPECT_EQ(story.events.back().key, id) << "it is the last in the order of time";
}

TEST(Corrections, WhatIsRejectedIsGoneWithItsRelations) {
  const Story story = corrected({correction(Kind::reject, {id_of("fine")})});
  EXPECT_THAT(story.events, SizeIs(3));
  EXPECT_THAT(story.relations, IsEmpty());
}

TEST(Corrections, RelationsAreMadeAndTakenAway) {
  Correction link = correction(Kind::link, {id_of("shut"), id_of("elect")});
  link.relation = RelationKind::responds_to;
  EXPECT_THAT(corrected({link}).relations, SizeIs(2));
  const Correction unlink = correction(Kind::unlink, {id_of("close"), id_of("fine")});
  EXPECT_THAT(corrected({unlink}).relations, IsEmpty());
  EXPECT_THAT(corrected({unlink, unlink}).corrections[1].problem, HasSubstr("no such relation"));
}

TEST(Corrections, ActorsAreMergedAndKeepTheOtherName) {
  const Story story = corrected({correction(Kind::merge, {"a-ida-falk", "a-tomas-brandt"})});
  ASSERT_THAT(story.actors, SizeIs(1));
  EXPECT_EQ(story.actors[0].key, "a-ida-falk");
  EXPECT_THAT(story.actors[0].aliases, testing::ElementsAre("Tomas Brandt"));
  EXPECT_THAT(find_actors_named(story, "a-tomas-brandt"), SizeIs(1));
}

TEST(Corrections, TwoPeopleOfOneNameAreSplitByArticle) {
  ArticleBuilder first("first");
  first.event("close").agent(first.actor("Ida Falk"));
  ArticleBuilder second("second", 2020, 6, 20);
  second.event("elect").agent(second.actor("Ida Falk"));
  Correction split = correction(Kind::split, {"a-ida-falk"});
  split.off = {"second"};
  const Story story =
      build_story({first.build(), second.build()}, {},
                  {split, correction(Kind::rename, {"a-ida-falk-2"}, "Ida B. Falk")});
  ASSERT_THAT(story.actors, SizeIs(2));
  EXPECT_EQ(story.actors[1].name, "Ida B. Falk");
}

TEST(Corrections, ARejectedActorTakesPartInNothing) {
  const Story story = corrected({correction(Kind::reject, {"a-ida-falk"})});
  EXPECT_THAT(story.actors, SizeIs(1));
  EXPECT_FALSE(labelled(story, "close").participants[0].actor);
}

TEST(Corrections, OneThatFitsNothingSaysWhyAndIsKept) {
  const Story story = corrected({correction(Kind::merge, {id_of("close"), "e-none"})});
  EXPECT_THAT(story.events, SizeIs(4));
  ASSERT_THAT(story.corrections, SizeIs(1));
  EXPECT_THAT(story.corrections[0].problem, HasSubstr("e-none"));
  EXPECT_THAT(check_story(story), testing::Contains(testing::Field(
                                      &Suspicion::kind, Suspicion::Kind::unfit_correction)));
}

TEST(Corrections, TheyHoldWhateverTheOrderOfTheArticles) {
  const std::vector<Correction> merge = {correction(Kind::merge, {id_of("shut"), id_of("close")})};
  std::vector<ReadArticle> reversed = articles();
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(build_story(reversed, {}, merge).events.front().key,
            build_story(articles(), {}, merge).events.front().key);
}

TEST(CheckStory, FindsWhatIsToldAsDoneAfterItsArticle) {
  ArticleBuilder article("one", 2020, 5, 14);
  article.event("close").on(2020, 8, 1);
  const auto found = check_story(build_story({article.build()}));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, Suspicion::Kind::future_date);
  EXPECT_EQ(found[0].correction->to, "unknown");
}

TEST(CheckStory, FindsAnEffectBeforeItsCause) {
  const auto found = check_story(build_story(articles()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, Suspicion::Kind::effect_before_cause);
  EXPECT_EQ(found[0].correction->kind, Kind::unlink);
}

TEST(CheckStory, FindsACircleOfCauses) {
  ArticleBuilder one("one");
  one.event("close");
  one.event("strike");
  one.relation(0, 1);
  one.relation(1, 0);
  const auto found = check_story(build_story({one.build()}));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, Suspicion::Kind::circle_of_causes);
  EXPECT_THAT(found[0].events, SizeIs(2));
  EXPECT_EQ(found[0].correction->kind, Kind::unlink);
}

TEST(CheckStory, FindsAMisspeltName) {
  ArticleBuilder article("one");
  article.event("close").agent(article.actor("Marta Lindgren"));
  article.event("open").agent(article.actor("Marta Lindgrem"));
  const auto found = check_story(build_story({article.build()}));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, Suspicion::Kind::same_actor);
}

TEST(Edtf, DatesAreReadAsPeopleWriteThem) {
  for (const char* text : {"2014", "2014-05", "2014-05-26", "../2014-05-31", "2014-05-26/..",
                           "2014-05/2014-07", "2014~", "2014-05?"}) {
    const auto when = parse_edtf(text);
    ASSERT_TRUE(when) << text;
    EXPECT_TRUE(when->range) << text;
  }
  EXPECT_EQ(to_edtf(*parse_edtf("2014-05~")), "2014-05~");
  for (const char* text : {"", "May", "2014-02-30", "2014-13", "2014-05-", "20140526", "../..",
                           "2014-05-26/2014-05-01", "2014/05"}) {
    EXPECT_FALSE(parse_edtf(text)) << text;
  }
}

}  // namespace
}  // namespace fabula
