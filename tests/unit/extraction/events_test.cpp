#include "fabula/extraction/events.hpp"

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/config/load_events.hpp"

namespace fabula {
namespace {

using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

struct Word {
  std::string text;
  std::string lemma;
  Pos pos = Pos::noun;
  Dep dep = Dep::root;
  TokenIndex head = 0;
  std::string features;
};

/// One sentence with its tree, one space between words.
struct Sentence {
  LabelSet labels{{"T"}, {"D"}, {"GPE"}};
  Analysis analysis;
  std::string text;

  explicit Sentence(const std::vector<Word>& words) {
    analysis.labels = &labels;
    for (const Word& w : words) {
      text += text.empty() ? "" : " ";
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += w.text;
      analysis.span.push_back({begin, static_cast<std::uint32_t>(text.size())});
      analysis.space_after.push_back(1);
      analysis.tag.push_back(0);
      analysis.pos.push_back(w.pos);
      analysis.morph.push_back(parse_morph(w.features));
      analysis.lemmas += w.lemma;
      analysis.lemma_end.push_back(static_cast<std::uint32_t>(analysis.lemmas.size()));
      analysis.head.push_back(w.head);
      analysis.dep_label.push_back(0);
      analysis.dep.push_back(w.dep);
    }
    if (!words.empty()) {
      analysis.sentences.push_back({0, analysis.size()});
    }
  }
};

const EventRules& english() {
  static const EventRules rules = [] {
    Diagnostics problems;
    EventRules read = config::load_event_rules(FABULA_SOURCE_DIR "/config", "en", problems);
    for (const Diagnostic& problem : problems) {
      ADD_FAILURE() << to_string(problem);
    }
    return read;
  }();
  return rules;
}

std::vector<EventMention> events_of(const Sentence& sentence, ArticleMeta meta = {}) {
  std::vector<std::string> names;
  const Article article(std::move(meta), sentence.text);
  return find_events(article, sentence.analysis, {}, {}, english(), names);
}

ArticleMeta published_on(int year, int month, int day) {
  ArticleMeta meta;
  const boost::gregorian::date date(static_cast<unsigned short>(year),
                                    static_cast<unsigned short>(month),
                                    static_cast<unsigned short>(day));
  meta.published = Instant{boost::posix_time::ptime(date), false, {}};
  return meta;
}

const char* const past = "Tense=Past|VerbForm=Fin";

Sentence mine_closed() {
  return Sentence({{"The", "the", Pos::det, Dep::det, 1, ""},
                   {"mine", "mine", Pos::noun, Dep::nsubj, 2, "Number=Sing"},
                   {"closed", "close", Pos::verb, Dep::root, 2, past}});
}

TEST(PresentTense, FollowsTheEndingOfTheVerb) {
  const LabelWords& words = english().label;
  EXPECT_EQ(present_tense("file", false, words), "files");
  EXPECT_EQ(present_tense("watch", false, words), "watches");
  EXPECT_EQ(present_tense("carry", false, words), "carries");
  EXPECT_EQ(present_tense("destroy", false, words), "destroys");
  EXPECT_EQ(present_tense("go", false, words), "goes");
  EXPECT_EQ(present_tense("have", false, words), "has");
  EXPECT_EQ(present_tense("be", true, words), "are");
  EXPECT_EQ(present_tense("file", true, words), "file");
}

TEST(FindEvents, FindsNothingInNoWords) {
  EXPECT_THAT(events_of(Sentence({})), IsEmpty());
}

TEST(FindEvents, ReadsTheSubjectOfAVerbAsItsAgent) {
  const std::vector<EventMention> events = events_of(mine_closed());
  ASSERT_THAT(events, SizeIs(1));
  ASSERT_THAT(events[0].participants, SizeIs(1));
  EXPECT_EQ(events[0].participants[0].role, Role::agent);
  EXPECT_EQ(events[0].participants[0].tokens, (TokenRange{0, 2}));
  EXPECT_EQ(events[0].type, "closure");
  EXPECT_EQ(events[0].label, "Mine closes");
}

TEST(FindEvents, BoundsWhatWasDoneByTheDayOfPublication) {
  const std::vector<EventMention> events = events_of(mine_closed(), published_on(2014, 5, 6));
  ASSERT_THAT(events, SizeIs(1));
  ASSERT_TRUE(events[0].when.range);
  EXPECT_TRUE(events[0].when.range->begin.is_neg_infinity());
  EXPECT_EQ(events[0].when.range->end,
            boost::posix_time::ptime(boost::gregorian::date(2014, 5, 7)));
  EXPECT_EQ(events[0].when.basis, Basis::article);
}

TEST(FindEvents, LeavesTheDateOfWhatIsToComeOpen) {
  const Sentence sentence({{"The", "the", Pos::det, Dep::det, 1, ""},
                           {"mine", "mine", Pos::noun, Dep::nsubj, 3, "Number=Sing"},
                           {"will", "will", Pos::aux, Dep::aux, 3, "VerbForm=Fin"},
                           {"close", "close", Pos::verb, Dep::root, 3, "VerbForm=Inf"}});
  const std::vector<EventMention> events = events_of(sentence, published_on(2014, 5, 6));
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].status, Status::planned);
  EXPECT_EQ(events[0].tense, Tense::future);
  EXPECT_FALSE(events[0].when.range);
}

TEST(FindEvents, BoundsNothingBeyondTheYearsThatADateCanHave) {
  const std::vector<EventMention> events = events_of(mine_closed(), published_on(9999, 12, 31));
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_FALSE(events[0].when.range);
}

/// A tree as deep as its sentence is long: no recursion, no quadratic walk.
TEST(FindEvents, ReadsSentencesOfManyThousandWords) {
  std::vector<Word> words;
  for (TokenIndex i = 0; i < 60000; ++i) {
    const bool verb = i % 3 == 1;
    words.push_back({verb ? "closed" : "mine", verb ? "close" : "mine",
                     verb ? Pos::verb : Pos::noun,
                     i == 0       ? Dep::root
                     : verb       ? Dep::conj
                     : i % 2 == 0 ? Dep::conj
                                  : Dep::dobj,
                     i == 0 ? 0 : i - 1, verb ? past : "Number=Sing"});
  }
  const std::vector<EventMention> events = events_of(Sentence(words));
  EXPECT_THAT(events, SizeIs(20000));
  for (const EventMention& event : events) {
    ASSERT_THAT(event.label.size(), Le(english().label.max_length));
  }
}

TEST(FindEvents, ReadsAListThatHangsOnOneVerb) {
  std::vector<Word> words{{"closed", "close", Pos::verb, Dep::root, 0, past}};
  for (TokenIndex i = 1; i < 5000; ++i) {
    words.push_back({"attack", "attack", Pos::noun, Dep::dobj, 0, "Number=Sing"});
  }
  EXPECT_THAT(events_of(Sentence(words)), SizeIs(5000));
}

TEST(FindEvents, NamesNoEventInSymbolsThatWereTaggedAsVerbs) {
  const Sentence sentence(
      {{"•", "•", Pos::verb, Dep::root, 0, past}, {"3:1", "3:1", Pos::verb, Dep::conj, 0, past}});
  EXPECT_THAT(events_of(sentence), IsEmpty());
}

boost::posix_time::ptime midnight(int day) {
  return boost::posix_time::ptime(
      boost::gregorian::date(2011, 3, static_cast<unsigned short>(day)));
}

TimeMention day_in_march(TokenRange tokens, int day) {
  TimeMention time;
  time.tokens = tokens;
  time.when = {TimeRange{midnight(day), midnight(day + 1), Grain::day}, false, false,
               Basis::explicit_};
  return time;
}

TimeMention duration(TokenRange tokens, std::string value) {
  TimeMention time;
  time.tokens = tokens;
  time.type = TimexType::duration;
  time.value = std::move(value);
  return time;
}

std::vector<EventMention> dated(const Sentence& sentence, const std::vector<TimeMention>& times) {
  std::vector<std::string> names;
  return find_events(Article({}, sentence.text), sentence.analysis, times, {}, english(), names);
}

/// "Owners resigned Friday two days after mine closed"
Sentence resigned_after(const std::string& link) {
  return Sentence({{"Owners", "owner", Pos::noun, Dep::nsubj, 1, "Number=Plur"},
                   {"resigned", "resign", Pos::verb, Dep::root, 1, past},
                   {"Friday", "Friday", Pos::propn, Dep::npadvmod, 1, ""},
                   {"two", "two", Pos::num, Dep::nummod, 4, ""},
                   {"days", "day", Pos::noun, Dep::npadvmod, 7, "Number=Plur"},
                   {link, link, Pos::sconj, Dep::mark, 7, ""},
                   {"mine", "mine", Pos::noun, Dep::nsubj, 7, "Number=Sing"},
                   {"closed", "close", Pos::verb, Dep::advcl, 1, past}});
}

TEST(FindEvents, CountsFromTheEventThatADurationStandsBeside) {
  const std::vector<TimeMention> times = {day_in_march({2, 3}, 18), duration({3, 5}, "P2D")};
  const std::vector<EventMention> after = dated(resigned_after("after"), times);
  ASSERT_THAT(after, SizeIs(2));
  ASSERT_TRUE(after[1].when.range);
  EXPECT_EQ(after[1].when.range->begin, midnight(16));
  const std::vector<EventMention> before = dated(resigned_after("before"), times);
  ASSERT_TRUE(before[1].when.range);
  EXPECT_EQ(before[1].when.range->begin, midnight(20));
}

TEST(FindEvents, TakesHoursAfterAnEventForTheSameDay) {
  const std::vector<EventMention> events =
      dated(resigned_after("after"), {day_in_march({2, 3}, 18), duration({3, 5}, "PTXH")});
  ASSERT_THAT(events, SizeIs(2));
  ASSERT_TRUE(events[1].when.range);
  EXPECT_EQ(events[1].when.range->begin, midnight(18));
  EXPECT_TRUE(events[1].when.approximate);
}

TEST(FindEvents, GivesTheWholeOfARangeToWhatItDates) {
  const Sentence sentence({{"Mine", "mine", Pos::noun, Dep::nsubj, 1, "Number=Sing"},
                           {"closed", "close", Pos::verb, Dep::root, 1, past},
                           {"from", "from", Pos::adp, Dep::prep, 1, ""},
                           {"Monday", "Monday", Pos::propn, Dep::pobj, 2, ""},
                           {"to", "to", Pos::adp, Dep::prep, 2, ""},
                           {"Wednesday", "Wednesday", Pos::propn, Dep::pobj, 4, ""}});
  std::vector<TimeMention> times = {day_in_march({3, 4}, 14), day_in_march({5, 6}, 16)};
  times[0].end_point = 1;
  times[1].begin_point = 0;
  const std::vector<EventMention> events = dated(sentence, times);
  ASSERT_THAT(events, SizeIs(1));
  ASSERT_TRUE(events[0].when.range);
  EXPECT_EQ(events[0].when.range->begin, midnight(14));
  EXPECT_EQ(events[0].when.range->end, midnight(17));
}

TEST(FindEvents, BoundsWhatCameBeforeADatedEvent) {
  const std::vector<EventMention> events =
      dated(resigned_after("after"), {day_in_march({2, 3}, 18)});
  ASSERT_THAT(events, SizeIs(2));
  ASSERT_TRUE(events[1].when.range);
  EXPECT_TRUE(events[1].when.range->begin.is_neg_infinity());
  EXPECT_EQ(events[1].when.range->end, midnight(19));
  EXPECT_EQ(events[1].when.basis, Basis::order);
}

TEST(FindEvents, SharesTheTimeOfAClauseWithWhen) {
  const std::vector<EventMention> events =
      dated(resigned_after("when"), {day_in_march({2, 3}, 18)});
  ASSERT_THAT(events, SizeIs(2));
  ASSERT_TRUE(events[1].when.range);
  EXPECT_EQ(events[1].when.range->begin, midnight(18));
}

TEST(FindEvents, DatesNothingBeyondTheYearsThatADateCanHave) {
  const std::vector<TimeMention> times = {day_in_march({2, 3}, 18), duration({3, 5}, "P9000Y")};
  const std::vector<EventMention> events = dated(resigned_after("before"), times);
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_FALSE(events[1].time);
}

TEST(FindEvents, PassesOverSentencesInAnotherAlphabet) {
  const Sentence sentence({{"шахта", "шахта", Pos::noun, Dep::nsubj, 1, "Number=Sing"},
                           {"closed", "close", Pos::verb, Dep::root, 1, past},
                           {"вчера", "вчера", Pos::adv, Dep::advmod, 1, ""}});
  EXPECT_THAT(events_of(sentence), IsEmpty());
}

}  // namespace
}  // namespace fabula
