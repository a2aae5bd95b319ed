#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_articles.hpp"

namespace fabula::importers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

TEST(FeedImporter, ReadsRss) {
  const Read r = read("feed", sample("feed/rss.xml"));
  ASSERT_THAT(r.articles, SizeIs(2));
  const Article& mill = r.articles[0];
  EXPECT_EQ(mill.meta().title, "Mill closes \u2013 after a century");
  EXPECT_EQ(mill.meta().url, "https://courier.example/2019/mill");
  EXPECT_EQ(mill.meta().author, "Ann Example");
  EXPECT_EQ(mill.meta().source, "The Portvale Courier");
  EXPECT_EQ(published(mill), "2019-03-04T06:30:00+01:00");
  EXPECT_THAT(bodies(mill),
              ElementsAre("The mill closed its doors on Monday.", "Its owner did not say why."));
  const Article& bakery = r.articles[1];
  EXPECT_EQ(bakery.meta().url, "https://courier.example/2019/bakery");
  EXPECT_EQ(bakery.meta().author, "Bob Example");
  EXPECT_EQ(bakery.text(), "Bakery opens on Main Street");
}

TEST(FeedImporter, ExpandsNoEntities) {
  for (const Diagnostic& d : read("feed", sample("feed/rss.xml")).diagnostics) {
    EXPECT_EQ(d.message.find("aaaa"), std::string::npos);
  }
  EXPECT_TRUE(read("feed", sample("feed/rss.xml")).said("article-without-story"));
}

TEST(FeedImporter, ReadsAtom) {
  const Article a = read("feed", sample("feed/atom.xml")).articles.at(0);
  EXPECT_EQ(a.meta().title, "Prices of flour & bread rise");
  EXPECT_EQ(a.meta().url, "https://courier.example/2019/flour");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_EQ(published(a), "2019-03-04T10:00:00Z");
  EXPECT_THAT(bodies(a), ElementsAre("Flour became dearer.", "So did bread, bakers said."));
}

TEST(FeedImporter, ReadsJsonFeed) {
  const Read r = read("feed", sample("feed/feed.json"));
  ASSERT_THAT(r.articles, SizeIs(2));
  EXPECT_EQ(published(r.articles[0]), "2021-05-04T08:00:00+02:00");
  EXPECT_THAT(bodies(r.articles[0]), ElementsAre("The river rose on Monday.", "Nobody was hurt."));
  EXPECT_EQ(r.articles[1].text(), "The water fell on Tuesday.");
}

TEST(FeedImporter, ReadsIllFormedFeeds) {
  const Read r = read("feed",
                      "junk before <rss><channel><item><title>Mill & bakery close</title>"
                      "<description>&lt;p>Both closed on Monday.&lt;/p></description></item>"
                      "<item><title>River floods</title>");
  ASSERT_THAT(r.articles, SizeIs(2));
  EXPECT_EQ(r.articles[0].meta().title, "Mill & bakery close");
  EXPECT_EQ(r.articles[0].text(), "Both closed on Monday.");
}

TEST(FeedImporter, TakesTheNameOfAnAuthorWithAnAddress) {
  for (const char* author :
       {"Ann Example (ann@courier.example)", "ann@courier.example (Ann Example)",
        "Ann Example &lt;ann@courier.example&gt;"}) {
    const Read r = read("feed", std::string("<rss><channel><item><author>") + author +
                                    "</author><author>Bob Example</author><title>Mill "
                                    "closes</title></item></channel></rss>");
    EXPECT_EQ(r.articles.at(0).meta().author, "Ann Example") << author;
  }
}

TEST(FeedImporter, BearsPackedBytesThatAreNoText) {
  const Read r = read("feed",
                      "<feed><entry><title type='image/png'>iVBORw0KGgr/</title>"
                      "<summary>The mill closed.</summary></entry></feed>");
  EXPECT_EQ(r.articles.at(0).text(), "The mill closed.");
}

TEST(FeedImporter, ReadsTheChannelDefinitionFormat) {
  const Read r = read("feed",
                      "<CHANNEL><ITEM HREF='https://courier.example/mill' "
                      "LASTMOD='2019-03-04T06:30:00+01:00'><TITLE>Mill closes</TITLE></ITEM>"
                      "</CHANNEL>");
  EXPECT_EQ(r.articles.at(0).meta().url, "https://courier.example/mill");
  EXPECT_EQ(published(r.articles.at(0)), "2019-03-04T06:30:00+01:00");
}

TEST(FeedImporter, ReadsWindowsCharactersThatWereTakenForControls) {
  const Read r = read("feed",
                      "<rss><channel><item><title>Mill can\xC2\x92"
                      "t close</title><description>It "
                      "isn&amp;#146;t closed &#X41;.</description></item></channel></rss>");
  EXPECT_EQ(r.articles.at(0).meta().title, "Mill can\u2019t close");
  EXPECT_EQ(r.articles.at(0).text(), "It isn\u2019t closed A.");
}

TEST(FeedImporter, SaysSoWhereThereIsNoEntry) {
  EXPECT_TRUE(read("feed", "<rss><channel/></rss>").said("feed-without-entries"));
  EXPECT_TRUE(read("feed", "{\"items\": 1}").said("feed-without-entries"));
}

TEST(NewsMlImporter, ReadsNewsItems) {
  const Read r = read("newsml", sample("newsml/report.xml"));
  const Article& a = r.articles.at(0);
  EXPECT_EQ(a.meta().id, "urn:newsml:agency.example:20190304:mill");
  EXPECT_EQ(a.meta().title, "Mill closes after a century");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_EQ(a.meta().source, "Valley Agency");
  EXPECT_EQ(a.meta().dateline, "Grey Ford");
  EXPECT_EQ(a.meta().language, "en");
  EXPECT_EQ(published(a), "2019-03-04T06:30:00+01:00");
  EXPECT_THAT(bodies(a), ElementsAre("The mill closed its doors on Monday.", "What comes next",
                                     "The town wants to buy it."));
  EXPECT_TRUE(r.said("article-embargoed"));
}

TEST(NewsMlImporter, ReadsNitf) {
  const Article a = read("newsml", sample("newsml/nitf.xml")).articles.at(0);
  EXPECT_EQ(a.meta().title, "River floods lower town");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_EQ(a.meta().dateline, "Portvale");
  EXPECT_EQ(published(a), "2021-05-04T08:00:00+02:00");
  EXPECT_THAT(bodies(a), ElementsAre("The river rose on Monday.", "Nobody was hurt."));
}

TEST(NewsMlImporter, SaysWhatItDoesNotRead) {
  EXPECT_TRUE(read("newsml", "<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>")
                  .said("newsml-without-items"));
  EXPECT_TRUE(read("newsml", "<newsItem><contentMeta>").said("newsml-broken"));
}

}  // namespace
}  // namespace fabula::importers
