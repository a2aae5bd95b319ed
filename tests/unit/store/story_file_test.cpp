#include "fabula/store/story_file.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.hpp"
#include "fabula/error.hpp"
#include "scratch_path.hpp"
#include "store/article_codec.hpp"

namespace fabula {
namespace {

using test::ArticleBuilder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;

ReadArticle sample(const std::string& id = "report") {
  ArticleBuilder article(id, 2020, 5, 14);
  const auto falk = article.actor("Ida Falk");
  const EventIndex closed = article.event("close", "closure")
                                .agent(falk)
                                .thing(Role::patient, "bridges", "two")
                                .during(2020, 5)
                                .about({"river", "crack"});
  const EventIndex said = article.event("say").agent(falk).of_class(EventClass::reporting);
  article.relation(said, closed, RelationKind::responds_to);
  return article.build();
}

class StoryFileTest : public ::testing::Test {
 protected:
  StoryFileTest() : folder_(scratch_path()) { fs::create_directories(folder_); }
  ~StoryFileTest() override { fs::remove_all(folder_); }
  [[nodiscard]] fs::path path() const { return folder_ / "story.fabula"; }

 private:
  fs::path folder_;
};

TEST(ArticleCodec, BytesGiveTheSameBytesAgain) {
  const std::string bytes = store::encode(sample());
  EXPECT_EQ(store::encode(store::decode(bytes)), bytes);
}

TEST(ArticleCodec, TheStoryIsTheSame) {
  const ReadArticle read = store::decode(store::encode(sample()));
  const Story story = build_story({read});
  const Story wanted = build_story({sample()});
  ASSERT_EQ(story.events.size(), wanted.events.size());
  for (std::size_t i = 0; i < story.events.size(); ++i) {
    EXPECT_EQ(story.events[i].key, wanted.events[i].key);
    EXPECT_EQ(story.events[i].when, wanted.events[i].when);
    EXPECT_EQ(story.events[i].mentions, wanted.events[i].mentions);
    EXPECT_EQ(story.events[i].salience, wanted.events[i].salience);
  }
  EXPECT_EQ(story.relations.size(), wanted.relations.size());
}

TEST(ArticleCodec, EveryCutIsNoticed) {
  const std::string bytes = store::encode(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(static_cast<void>(store::decode(std::string_view(bytes).substr(0, size))),
                 StoreError)
        << size;
  }
}

TEST(ArticleCodec, NoChangedByteLeadsOutOfTheArticle) {
  const std::string bytes = store::encode(sample());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char change : {'\x01', '\x40', '\x80', '\xFF'}) {
      std::string other = bytes;
      other[i] = static_cast<char>(other[i] ^ change);
      try {
        static_cast<void>(build_story({store::decode(other)}));
      } catch (const StoreError&) {
        continue;  // refused, as it may be
      }
    }
  }
}

TEST_F(StoryFileTest, AnArticleIsAddedOnce) {
  StoryFile file = StoryFile::open_or_create(path());
  EXPECT_TRUE(file.add(sample()));
  EXPECT_FALSE(file.add(sample()));
  EXPECT_TRUE(file.holds(sample().article));
  EXPECT_EQ(file.size(), 1U);
  EXPECT_THAT(file.damage(), IsEmpty());
}

TEST_F(StoryFileTest, WhatIsAddedIsThereForTheNextWhoOpensIt) {
  StoryFile::open_or_create(path()).add(sample());
  EXPECT_THAT(StoryFile::open(path()).articles(), SizeIs(1));
}

TEST_F(StoryFileTest, AnArticleIsFoundByItsIdAndRemoved) {
  StoryFile file = StoryFile::open_or_create(path());
  file.add(sample("one"));
  file.add(sample("two"));
  EXPECT_THAT(file.find("one"), SizeIs(1));
  EXPECT_TRUE(file.remove("one"));
  EXPECT_FALSE(file.remove("one"));
  EXPECT_EQ(file.size(), 1U);
}

TEST_F(StoryFileTest, ACorrectionIsKeptOnceAndUndoneByItsNumber) {
  StoryFile file = StoryFile::open_or_create(path());
  Correction correction;
  correction.kind = Correction::Kind::link;
  correction.ids = {"e-1", "e-2"};
  correction.relation = RelationKind::prevents;
  correction.comment = "as told by both";
  EXPECT_EQ(file.correct({correction, correction}), 1U);
  const auto stored = StoryFile::open(path()).corrections();
  ASSERT_THAT(stored, SizeIs(1));
  EXPECT_EQ(stored[0].correction, correction);
  EXPECT_TRUE(file.undo(stored[0].number));
  EXPECT_FALSE(file.undo(stored[0].number));
  EXPECT_THAT(file.corrections(), IsEmpty());
}

TEST_F(StoryFileTest, TheZoneOfAClockTimeIsKept) {
  ReadArticle article = sample();
  article.mentions.events[0].when.utc_offset_minutes = -300;
  const ReadArticle read = store::decode(store::encode(article));
  EXPECT_EQ(read.mentions.events[0].when, article.mentions.events[0].when);
}

TEST_F(StoryFileTest, ARevisionIsOfTheContentAndSeenByEveryReader) {
  StoryFile writer = StoryFile::open_or_create(path());
  writer.add(sample());
  const StoryFile reader = StoryFile::open(path());
  const std::string before = reader.revision();
  EXPECT_EQ(reader.revision(), before);
  EXPECT_EQ(StoryFile::open(path()).revision(), before);
  writer.add(sample());  // which is there already
  EXPECT_EQ(reader.revision(), before);
  writer.add(sample("another"));
  const std::string after = reader.revision();
  EXPECT_NE(after, before);
  writer.remove("another");
  EXPECT_NE(reader.revision(), after);
  EXPECT_NE(reader.revision(), before);
}

TEST_F(StoryFileTest, AFileThatWasReplacedIsNotTakenForTheOldOne) {
  StoryFile::open_or_create(path()).add(sample());
  const StoryFile reader = StoryFile::open(path());
  fs::path other = path();
  other += ".other";
  StoryFile::open_or_create(other).add(sample("another"));
  fs::rename(other, path());
  EXPECT_THROW(static_cast<void>(reader.revision()), StoreError);
}

TEST_F(StoryFileTest, AForeignFileIsLeftAsItIs) {
  std::ofstream(path()) << "a letter";
  EXPECT_THROW(StoryFile::open_or_create(path()), StoreError);
  EXPECT_EQ(fs::file_size(path()), 8U);
  EXPECT_FALSE(StoryFile::is_one(path()));
}

TEST_F(StoryFileTest, AMissingFileSaysHowToMakeOne) {
  try {
    static_cast<void>(StoryFile::open(path()));
    FAIL();
  } catch (const StoreError& error) {
    EXPECT_THAT(error.what(), HasSubstr("fabula add"));
  }
}

}  // namespace
}  // namespace fabula
