#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.hpp"
#include "fabula/error.hpp"
#include "fabula/store/story_file.hpp"
#include "fabula/time/calendar.hpp"
#include "scratch_path.hpp"
#include "store/article_codec.hpp"

namespace fabula {
namespace {

using test::ArticleBuilder;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

namespace fs = std::filesystem;

/// "Ida Falk closed the bridge on 12 May": told in as many articles as one likes.
ReadArticle bridge(const std::string& id, int day) {
  ArticleBuilder article(id, 2020, 5, day);
  article.event("close", "closure")
      .agent(article.actor("Ida Falk"))
      .thing(Role::patient, "bridge")
      .on(2020, 5, 12);
  return article.build();
}

/// Another story, of another year.
ReadArticle ferry(const std::string& id) {
  ArticleBuilder article(id, 2022, 8, 17);
  article.event("sink", "accident")
      .agent(article.actor("Brunhild", ActorKind::other))
      .on(2022, 8, 17)
      .salience(0.9F);
  return article.build();
}

std::string key_of(const ReadArticle& article) {
  return event_key(article.article, article.mentions.events.front().span.begin);
}

class StoryPartsTest : public ::testing::Test {
 protected:
  StoryPartsTest() : folder_(scratch_path()) {
    fs::create_directories(folder_);
    file.emplace(StoryFile::open_or_create(folder_ / "story.fabula"));
  }
  ~StoryPartsTest() override {
    file.reset();
    fs::remove_all(folder_);
  }

  void add_all() {
    file->add(bridge("first", 13));
    file->add(ferry("other"));
    file->add(bridge("second", 15));
    file->note_stories(thresholds);
  }
  /// The ids of the articles in the part of an event.
  [[nodiscard]] std::vector<std::string> part_of(const std::string& event) const {
    const auto articles = file->parts({event}, thresholds, 100);
    std::vector<std::string> ids;
    for (const ReadArticle& read : *articles) {
      ids.push_back(read.article.meta().id);
    }
    return ids;
  }
  [[nodiscard]] std::vector<std::string> ids_fitting(const StoryFilter& filter) const {
    std::vector<std::string> ids;
    for (const ReadArticle& read : file->articles_of(*file->fitting_parts(filter, thresholds))) {
      ids.push_back(read.article.meta().id);
    }
    return ids;
  }

  std::optional<StoryFile> file;
  StoryThresholds thresholds;

 private:
  fs::path folder_;
};

TEST_F(StoryPartsTest, ArticlesThatTellOfOneEventAreOnePart) {
  add_all();
  EXPECT_THAT(part_of(key_of(bridge("first", 13))), UnorderedElementsAre("first", "second"));
  EXPECT_THAT(part_of(key_of(ferry("other"))), UnorderedElementsAre("other"));
}

TEST_F(StoryPartsTest, WithoutTheArticleThatTiesThemTheyArePartsOfTheirOwn) {
  add_all();
  file->remove("first");
  EXPECT_THAT(part_of(key_of(bridge("second", 15))), UnorderedElementsAre("second"));
}

TEST_F(StoryPartsTest, APartInWhichNothingFitsIsLeftOut) {
  add_all();
  StoryFilter filter;
  filter.from = make_date(2022, 1, 1);
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("other"));
  filter = {};
  filter.types = {"closure"};
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("first", "second"));
  filter = {};
  filter.text = "Bridge";
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("first", "second"));
  filter = {};
  filter.actors = {"Brunhild"};
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("other"));
  filter.types = {"closure"};
  EXPECT_THAT(ids_fitting(filter), IsEmpty());
}

TEST_F(StoryPartsTest, TheMostSalientPartComesFirst) {
  add_all();
  const auto parts = *file->fitting_parts({}, thresholds);
  ASSERT_THAT(parts, SizeIs(2));
  EXPECT_EQ(parts[0].articles, 1U);
  EXPECT_EQ(parts[1].articles, 2U);
  EXPECT_GT(parts[0].salience, parts[1].salience);
}

TEST_F(StoryPartsTest, WhatIsNotNotedIsNotLeftOut) {
  add_all();
  file->add(ferry("third"));
  StoryFilter filter;
  filter.types = {"closure"};
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("first", "second", "other", "third"));
  EXPECT_FALSE(file->story_size());
  file->note_stories(thresholds);
  EXPECT_THAT(ids_fitting(filter), UnorderedElementsAre("first", "second"));
  EXPECT_EQ(file->story_size()->events, 2U);
}

TEST_F(StoryPartsTest, OtherThresholdsMakeOtherParts) {
  add_all();
  StoryThresholds other;
  other.same_event = 100;
  other.repeated_text = 2;  // nothing is a repetition
  EXPECT_FALSE(file->fitting_parts({}, other));
  file->complete(other);
  EXPECT_THAT(*file->fitting_parts({}, other), SizeIs(3));
}

TEST(ArticleCodec, WhatPointsOutOfTheArticleIsRefused) {
  const auto refused = [](const auto& change) {
    ReadArticle article = bridge("first", 13);
    change(article.mentions);
    EXPECT_THROW(static_cast<void>(store::decode(store::encode(article))), StoreError);
  };
  refused([](Mentions& m) { m.events[0].trigger = 100; });
  refused([](Mentions& m) { m.events[0].phrase = {0, 100}; });
  refused([](Mentions& m) { m.events[0].participants[0].head = 100; });
  refused([](Mentions& m) { m.events[0].tense = static_cast<Tense>(100); });
  refused([](Mentions& m) { m.events[0].when.basis = static_cast<Basis>(100); });
  refused([](Mentions& m) { m.actors[0].head = 100; });
  refused([](Mentions& m) { m.actors[0].form = static_cast<MentionForm>(100); });
}

}  // namespace
}  // namespace fabula
