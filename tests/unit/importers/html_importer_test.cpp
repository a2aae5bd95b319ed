#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_articles.hpp"

namespace fabula::importers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// A page with so much story that it is one.
std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body><article>" + body +
         "<p>The mill on the river closed its doors on Monday, and forty people lost their "
         "work.</p>"
         "<p>The town wants to buy the building, as its council said, and to make it a museum.</p>"
         "</article></body></html>";
}

Article only(const std::string& html) {
  return read("html", html).articles.at(0);
}

TEST(HtmlImporter, TakesTheStoryAndNothingElse) {
  const Article a = only(sample("html/news_page.html"));
  EXPECT_THAT(bodies(a),
              ElementsAre("The mill on the Lenne closed its doors on Monday, its owner said. Forty "
                          "people lose their work there.",
                          "\u201CWe tried everything,\u201D said Karl Brandt, who has run the mill "
                          "since 1988.",
                          "What comes next",
                          "The town wants to buy the building. Its council named three plans:",
                          "a museum of milling", "flats for students", "a school",
                          "The mill was the heart of this town, the mayor wrote."));
}

TEST(HtmlImporter, TakesTablesListingsAndQuotationsThatStandInFigures) {
  const Article a = only(page(
      "",
      "<figure class=wp-block-table><table><tr><th>Year</th><th>Tons</th></tr></table></figure>"
      "<figure><pre>grind --fine</pre></figure>"
      "<figure><blockquote>We tried all</blockquote><figcaption>A mill</figcaption></figure>"
      "<figure><img src=a><p>A wheel</p></figure>"));
  EXPECT_THAT(bodies(a), ElementsAre("Year Tons", "grind --fine", "We tried all",
                                     HasSubstr("The mill on"), HasSubstr("The town wants")));
}

TEST(HtmlImporter, TakesShortLinesThatStandAsParagraphsDo) {
  const std::string paragraph = "The mill on the river closed its doors on Monday, and all left.";
  const std::string body = "<div>" + paragraph + "</div>";
  const Article alike =
      only("<body><div>" + body + body + "<div>- one wheel</div>" + body + "</div>");
  EXPECT_THAT(bodies(alike), ElementsAre(paragraph, paragraph, "- one wheel", paragraph));
  const Article within = only("<body><div>" + paragraph + "<br><br><b>The wheel</b><br><br>" +
                              paragraph + "<br><br><a href=/a>Another mill</a></div>");
  EXPECT_THAT(bodies(within), ElementsAre(paragraph, "The wheel", paragraph));
}

TEST(HtmlImporter, TakesHeadingsOfTheHighestRankThatDivideTheStory) {
  const std::string paragraph =
      "<p>The mill on the river closed its doors on Monday, and all left.</p>";
  const Article a = only("<article><h1>Mill closes</h1>" + paragraph + "<h1>A wheel stands</h1>" +
                         paragraph + "</article>");
  EXPECT_THAT(bodies(a),
              ElementsAre(HasSubstr("The mill"), "A wheel stands", HasSubstr("The mill")));
}

TEST(HtmlImporter, ReadsTheStoryThatOnlyLinkedDataHold) {
  const std::string paragraph(300, 'w');
  const std::string story = "The mill closed. " + paragraph;
  const Article a = only(
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill closes",)"
      R"("articleBody":")" +
      story + R"(\n\n)" + story +
      R"("}</script><body><div id=app>Loading</div><footer>We use cookies, as you know.</footer>)");
  EXPECT_THAT(bodies(a), ElementsAre(story, story));
  EXPECT_EQ(a.meta().title, "Mill closes");
}

TEST(HtmlImporter, ReadsTheStoryThatOnlyTheStateOfItsProgramHolds) {
  std::string story = "The mill on the river closed its doors on Monday, and all left. ";
  for (int i = 0; i < 3; ++i) {
    story += story;
  }
  story.pop_back();
  const auto page_of = [](const std::string& state) {
    return R"(<title>Mill closes</title><script type="application/json">)" + state +
           "</script><body><div id=root></div>";
  };
  const std::string teaser =
      R"({"title":"Other","text":"Another mill, of which much is known, burns."})";
  EXPECT_THAT(bodies(only(page_of(R"({"more":[)" + teaser + R"(],"body":"<p>)" + story + "</p><p>" +
                                  story + R"(</p>"})"))),
              ElementsAre(story, story));
  EXPECT_THAT(bodies(only(page_of(R"({"blocks":[{"type":"p","text":")" + story +
                                  R"("},{"type":"p","text":")" + story + R"("}],"more":[)" +
                                  teaser + "]}"))),
              ElementsAre(story, story));
}

TEST(HtmlImporter, ReadsWhatThePageSaysOfItself) {
  const ArticleMeta meta = only(sample("html/news_page.html")).meta();
  EXPECT_EQ(meta.title, "Mill on the Lenne closes after a century");
  EXPECT_EQ(meta.author, "Ann Example, Bob Example");
  EXPECT_EQ(meta.source, "The Portvale Courier");
  EXPECT_EQ(meta.url, "https://courier.example/2019/03/04/mill-closes");
  EXPECT_EQ(meta.language, "en-GB");
  EXPECT_EQ(meta.dateline, "Grey Ford");
  EXPECT_EQ(meta.published_from, "JSON-LD");
}

TEST(HtmlImporter, DatesAPageByADateThatStandsAloneInIt) {
  const std::string box = "<aside><dl><dt>Day</dt><dd>04.03.2019</dd></dl></aside>";
  EXPECT_EQ(published(only(page("", box))), "2019-03-04");
  EXPECT_EQ(published(only(page("", box + "<aside><p>05.03.2019</p></aside>"))), "unknown");
  EXPECT_EQ(published(only(page("", "<div class=comments><p>04.03.2019</p></div>"))), "unknown");
}

TEST(HtmlImporter, DatesAPageByTheParagraphThatBeginsWithADate) {
  const std::string long_report(500, 'x');
  EXPECT_EQ(published(only(page(
                "", "<p>04.03.2019 The mill closed, its owner said. " + long_report + "</p>"))),
            "2019-03-04");
}

TEST(HtmlImporter, ReadsWindowsCharactersThatWereTakenForControls) {
  const Article a =
      only(page("", "<p>The owner said that he &#147;cannot go on&#148; with it.</p>"));
  EXPECT_EQ(bodies(a).front(), "The owner said that he \u201Ccannot go on\u201D with it.");
}

TEST(HtmlImporter, DatesAPageByWhatItHas) {
  const auto dated = [](const std::string& head, const std::string& body) {
    return published(only(page(head, body)));
  };
  EXPECT_EQ(
      dated("<meta property='article:published_time' content='2019-03-04T06:30:00+01:00'>", ""),
      "2019-03-04T06:30:00+01:00");
  EXPECT_EQ(dated("<link rel=canonical href='https://a.example/2019/3/4/mill'>", ""), "2019-03-04");
  EXPECT_EQ(dated("", "<h1>Mill closes</h1><time datetime='2019-03-04'>Monday</time>"),
            "2019-03-04");
  EXPECT_EQ(dated("", "<h1>Mill closes</h1><div class='post-date'>4. M\u00E4rz 2019</div>"),
            "2019-03-04");
  EXPECT_EQ(dated("", "<abbr class=published title='2019-03-04T06:30:00Z'>last Monday</abbr>"),
            "2019-03-04T06:30:00Z");
  EXPECT_EQ(dated("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": "
                  "\"a \"quote\"\", \"datePublished\": \"2019-03-04\"}</script>",
                  ""),
            "2019-03-04");
  EXPECT_EQ(dated("<link rel=canonical href='https://a.example/9999/12/31/mill'>", ""),
            "9999-12-31");
  EXPECT_EQ(dated("", ""), "unknown");
}

TEST(HtmlImporter, TakesTheDayOnThePapersOwnClock) {
  EXPECT_EQ(
      published(only(page("<meta property='article:published_time' content='2019-03-05T04:30:00Z'>"
                          "<link rel=canonical href='https://a.example/2019/03/04/mill'>",
                          ""))),
      "2019-03-04");
}

TEST(HtmlImporter, BelievesTheDateLineWhereMetadataAreVagueOrContradictOneAnother) {
  const std::string line = "<time datetime='2019-03-08'>8 March 2019</time>";
  EXPECT_EQ(published(only(page("<meta name='date' content='2019-03-04'>", line))), "2019-03-08");
  EXPECT_EQ(
      published(only(page("<meta property='article:published_time' content='2019-03-04'>", line))),
      "2019-03-04");
  const std::string linked =
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": "
      "\"2019-03-04\"}</script>";
  const std::string meta = "<meta property='article:published_time' content='2019-03-08'>";
  EXPECT_EQ(published(only(page(linked + meta, line))), "2019-03-08");
  EXPECT_EQ(published(only(page(linked + meta, ""))), "2019-03-04");
  EXPECT_EQ(published(only(page(linked, line))), "2019-03-04");
}

TEST(HtmlImporter, ReadsThePostsOfALiveBlog) {
  const std::string head =
      "<html><head><script type='application/ld+json'>{\"@type\": \"LiveBlogPosting\", "
      "\"headline\": \"Floods: live\", \"datePublished\": \"2021-05-04T06:00:00+02:00\", "
      "\"liveBlogUpdate\": [{\"@type\": \"BlogPosting\", \"headline\": \"Bridge closes\", "
      "\"datePublished\": \"2021-05-04T09:30:00+02:00\", \"articleBody\": \"<p>The city closed the "
      "bridge.</p>\"}, {\"@type\": \"BlogPosting\", \"datePublished\": "
      "\"2021-05-04T08:00:00+02:00\", \"articleBody\": \"The river rose by a metre.\"}, "
      "{\"@type\": \"BlogPosting\", \"headline\": \"A picture\"}]}</script></head><body>";
  const Read r = read("html", head + "<p>The river rose by a metre.</p></body></html>");
  ASSERT_EQ(r.articles.size(), 2U);
  EXPECT_EQ(r.articles.at(0).text(), "The river rose by a metre.");
  EXPECT_EQ(r.articles.at(0).meta().title, "Floods: live");
  EXPECT_EQ(published(r.articles.at(0)), "2021-05-04T08:00:00+02:00");
  EXPECT_EQ(r.articles.at(1).text(), "The city closed the bridge.");
  EXPECT_EQ(r.articles.at(1).meta().title, "Bridge closes");
  // Each has an address of its own, since articles of one address are versions of one.
  const Read named = read("html", "<html><head><link rel=canonical href='https://a.example/live'>" +
                                      head.substr(head.find("<script")) + "</body></html>");
  ASSERT_EQ(named.articles.size(), 2U);
  EXPECT_TRUE(named.articles.at(0).meta().url.starts_with("https://a.example/live#"));
  EXPECT_NE(named.articles.at(0).meta().url, named.articles.at(1).meta().url);
  // Where the page shows more than the last posts, it is read as a whole.
  std::string body;
  for (int i = 0; i < 8; ++i) {
    body += "<p>The river rose by a metre in the night, the mayor said on Tuesday morning.</p>";
  }
  EXPECT_EQ(read("html", head + body + "</body></html>").articles.size(), 1U);
}

TEST(HtmlImporter, ReadsThePageWhereALiveBlogHasPicturesAlone) {
  const Article a = only(page(
      "<script type='application/ld+json'>{\"@type\": \"LiveBlogPosting\", \"liveBlogUpdate\": "
      "[{\"@type\": \"BlogPosting\", \"articleBody\": \"<img src='a.jpg' alt=''>\"}]}</script>",
      ""));
  EXPECT_FALSE(bodies(a).empty());
}

TEST(HtmlImporter, ReadsTheSubtitleAndTheLastChange) {
  const ArticleMeta meta =
      only(page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": "
                "\"Mill closes\", \"alternativeHeadline\": \"Forty lose their work\", "
                "\"datePublished\": \"2019-03-04T06:30:00Z\", \"dateModified\": "
                "\"2019-03-05T07:00:00Z\"}</script>",
                ""))
          .meta();
  EXPECT_EQ(meta.subtitle, "Forty lose their work");
  ASSERT_TRUE(meta.modified.has_value());
  EXPECT_EQ(to_rfc3339(*meta.modified), "2019-03-05T07:00:00Z");
  EXPECT_EQ(meta.modified_from, "JSON-LD");
  const ArticleMeta plain = only(page("", "<h2 itemprop=alternativeHeadline>Forty go</h2>")).meta();
  EXPECT_EQ(plain.subtitle, "Forty go");
  EXPECT_FALSE(plain.modified.has_value());
}

TEST(HtmlImporter, SaysSoWhereTheStoryIsForSubscribers) {
  const auto with = [](const std::string& free) {
    return read("html", page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
                             "\"isAccessibleForFree\": " +
                                 free + "}</script>",
                             ""));
  };
  EXPECT_TRUE(with("false").said("article-paywalled"));
  EXPECT_FALSE(with("true").said("article-paywalled"));
  // A teaser of another article says nothing of this one.
  EXPECT_FALSE(read("html", page("<script type='application/ld+json'>[{\"@type\": \"NewsArticle\", "
                                 "\"headline\": \"Mill closes\"}, {\"@type\": \"NewsArticle\", "
                                 "\"isAccessibleForFree\": false}]</script>",
                                 ""))
                   .said("article-paywalled"));
}

TEST(HtmlImporter, TakesNoDateOfAnotherArticleOrComment) {
  EXPECT_EQ(
      published(only(page("",
                          "<aside><time datetime='2018-01-02'>then</time></aside>"
                          "<div class='comments'><time datetime='2018-01-02'></time></div>"))),
      "unknown");
}

TEST(HtmlImporter, FindsTheAuthorOfAByLine) {
  EXPECT_EQ(only(page("", "<div class='byline'>By Ann Example | 4 March 2019</div>")).meta().author,
            "Ann Example");
}

TEST(HtmlImporter, TakesNoSentenceAboutAnAuthorForTheName) {
  EXPECT_EQ(only(page("",
                      "<div class=author-name>She has written about mills for years.</div>"
                      "<div class=author>Posted by Ann Example @annexample</div>"))
                .meta()
                .author,
            "Ann Example");
}

TEST(HtmlImporter, TakesAHeadingThatIsCalledATitleWhereTheSiteHasTheHighestRank) {
  EXPECT_EQ(only(page("<title>Notes from a mill: The wheel turns</title>",
                      "<h1><a href='https://mill.example/'>Notes from a mill</a></h1>"
                      "<h3 class=post-title>The wheel turns</h3>"))
                .meta()
                .title,
            "The wheel turns");
}

TEST(HtmlImporter, TakesThePartOfAWindowsTitleThatThePageShows) {
  EXPECT_EQ(only(page("<title>Courier Online - Mill to reopen soon</title>",
                      "<b>Mill to reopen soon</b><br>"))
                .meta()
                .title,
            "Mill to reopen soon");
}

TEST(HtmlImporter, CutsTheSiteOffTheTitle) {
  EXPECT_EQ(only(page("<meta property='og:site_name' content='The Courier'>"
                      "<title>Mill closes | The Courier</title>",
                      ""))
                .meta()
                .title,
            "Mill closes");
}

TEST(HtmlImporter, ReadsPagesInTheirCharacterSets) {
  const std::string body =
      "<p>Die M\xFChle schlo\xDF am Montag, sagte der M\xFCller, nach hundert Jahren.</p>";
  const std::string latin =
      "<html><head><meta charset='iso-8859-1'></head><body>" + body + "</body></html>";
  EXPECT_THAT(std::string(only(latin).text()), HasSubstr("M\u00FChle schlo\u00DF"));
  // Russian in windows-1251, without a label.
  std::string russian = "<html><body><p>";
  for (int i = 0; i < 4; ++i) {
    russian +=
        "\xCC\xE5\xEB\xFC\xED\xE8\xF6\xE0 \xE7\xE0\xEA\xF0\xFB\xEB\xE0\xF1\xFC \xE2 "
        "\xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA, \xF1\xEA\xE0\xE7\xE0\xEB "
        "\xE2\xEB\xE0\xE4\xE5\xEB\xE5\xF6. ";
  }
  EXPECT_THAT(std::string(only(russian + "</p></body></html>").text()),
              HasSubstr("\u041C\u0435\u043B\u044C\u043D\u0438\u0446\u0430"));
}

TEST(HtmlImporter, SurvivesBrokenMarkup) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) {
    deep += "<div>";
  }
  EXPECT_THAT(read("html", deep + "The mill on the river closed its doors on Monday.").articles,
              SizeIs(1));
  EXPECT_THAT(read("html", "<html><!-- <p>The mill closed, its owner said, on Monday.").articles,
              SizeIs(1));
  EXPECT_THAT(read("html", "<html><script>var a = '<p>").articles, IsEmpty());
}

TEST(HtmlImporter, SaysSoWhereThePageHasNoStory) {
  EXPECT_TRUE(read("html", "<html><nav>Home</nav></html>").said("article-without-story"));
}

}  // namespace
}  // namespace fabula::importers
