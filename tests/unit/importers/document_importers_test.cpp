#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/front_matter.hpp"
#include "document/pdf_objects.hpp"
#include "document/printed_pages.hpp"
#include "document/wiki_text.hpp"
#include "read_articles.hpp"

namespace fabula::importers {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(MarkdownImporter, ReadsFrontMatterAndText) {
  const Article a = read("markdown", sample("markdown/article.md")).articles.at(0);
  EXPECT_EQ(a.meta().title, "Ferry stops: a storm");
  EXPECT_EQ(a.meta().author, "Ann Example, Bob Example");
  EXPECT_EQ(a.meta().url, "https://courier.example/ferry");
  EXPECT_EQ(published(a), "2021-05-04T08:00:00+02:00");
  EXPECT_EQ(a.text(a.blocks().at(0).span), "Ferry stops after storm");
  EXPECT_EQ(a.blocks().at(0).kind, Block::Kind::headline);
  EXPECT_THAT(bodies(a),
              ElementsAre("The ferry between Portvale and the island stopped running on Monday.",
                          "What comes next", "A new engine was ordered.",
                          "It arrives on Friday & will be tried on Sunday."));
}

TEST(MarkdownImporter, ReadsByLinesAndDateLinesBelowTheHeadline) {
  const Article a = read("markdown",
                         "# Mill closes\n\nBy Ann Example\n*March 12, 2025 at 6:40 p.m. EDT*\n\n"
                         "Updated 13 March 2025\n\nThe mill closed its doors on 12 March 2025.\n")
                        .articles.at(0);
  EXPECT_EQ(published(a), "2025-03-12T18:40:00-04:00");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_EQ(a.meta().published_from, "date line");
  EXPECT_EQ(to_rfc3339(*a.meta().modified), "2025-03-13");
  EXPECT_EQ(bodies(a), std::vector<std::string>{"The mill closed its doors on 12 March 2025."});
}

TEST(MarkdownImporter, SaysWhereADateCannotBeRead) {
  EXPECT_TRUE(read("markdown", "---\ndate: soon\n---\nThe mill closed on Monday.\n")
                  .said("article-date-unreadable"));
}

TEST(FrontMatter, ReadsToml) {
  const FrontMatter about =
      front_matter("+++\nTitle = \"A \\\"b\\\"\"\nlist = ['x', 'y']\n+++\nText");
  EXPECT_EQ(about.first({"title"}), "A \"b\"");
  EXPECT_EQ(about.first({"none", "list"}), "x, y");
}

TEST(FrontMatter, IsNoneWhereItDoesNotEnd) {
  EXPECT_EQ(front_matter("---\ntitle: a\n").size, 0U);
  EXPECT_EQ(front_matter("title: a\n---\n").size, 0U);
}

TEST(MediaWikiImporter, ReadsTheArticlesOfADump) {
  const Read r = read("mediawiki", sample("mediawiki/dump.xml"));
  ASSERT_THAT(r.articles, SizeIs(2));
  const Article& ferry = r.articles[0];
  EXPECT_EQ(ferry.meta().title, "Ferry stops after storm");
  EXPECT_EQ(ferry.meta().source, "Valley News");
  EXPECT_EQ(ferry.meta().url, "https://valley.example/wiki/Ferry_stops_after_storm");
  EXPECT_EQ(published(ferry), "2021-05-04");
  EXPECT_THAT(bodies(ferry),
              ElementsAre("The ferry between the port and the island stopped running on Monday. It "
                          "was a storm that damaged its engine.",
                          "Nobody was hurt, the company said.", "What comes next",
                          "A new engine was ordered."));
  EXPECT_EQ(published(r.articles[1]), "2019-03-04T06:30:00Z");
  EXPECT_THAT(bodies(r.articles[1]), ElementsAre("The mill closed its doors on Monday."));
}

TEST(MediaWikiImporter, KeepsWhatComesBeforeABreak) {
  const Read r = read("mediawiki", sample("mediawiki/broken.xml"));
  EXPECT_THAT(r.articles, SizeIs(1));
  EXPECT_TRUE(r.said("mediawiki-broken"));
}

TEST(WikiText, BearsMarksThatAreNeverClosed) {
  for (const char* text : {"{{", "a {{b", "[[", "a [[b|c", "{|", "<ref", "<ref>", "<!--", "[", "''",
                           "*", "==", "=", "{{a|{{b}}", "[http://"}) {
    EXPECT_LE(read_wiki_text(text, {}).html.size(), 40U) << text;
  }
}

#ifdef FABULA_PDF
TEST(PdfImporter, ReadsColumnsAcrossPagesWithoutRunningHeads) {
  const Article a = read("pdf", sample("pdf/columns.pdf")).articles.at(0);
  EXPECT_EQ(a.meta().title, "Ferry stops after storm");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_THAT(bodies(a),
              ElementsAre("The ferry between Portvale and the island stopped running on Monday "
                          "after a storm damaged its engine.",
                          "Nobody was hurt. The well-known boat is fifty years old, and its pier "
                          "is older than that, the company said on Tuesday.",
                          "A new engine was ordered. A well-known firm builds it, and it will "
                          "arrive next week.",
                          "Until then the islanders take small boats."));
}

TEST(PdfImporter, SaysWhatItCannotRead) {
  EXPECT_TRUE(read("pdf", sample("pdf/broken.pdf")).said("pdf-unreadable"));
}

TEST(PdfImporter, MakesNoRoomForObjectsThatAFileCannotHold) {
  const std::string columns = sample("pdf/columns.pdf");
  for (const char* claim : {"\n20040000 0 obj\n", "\nxref\n0 20040000\n", " /Size 20040000 "}) {
    EXPECT_TRUE(read("pdf", columns + claim).said("pdf-unreadable")) << claim;
  }
}

TEST(ClaimedObjects, AreTheHighestNumberOfAnyTable) {
  EXPECT_EQ(claimed_objects("xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n7 3\n"), 10U);
  EXPECT_EQ(claimed_objects("<< /Size 12 /Index [0 4 20 5] >>"), 25U);
  EXPECT_EQ(claimed_objects("17 0 obj << >> endobj"), 17U);
  EXPECT_EQ(claimed_objects("an object of no number"), 0U);
}
#endif

TEST(PrintedPages, JoinsWordsThatWerePartedByAnyHyphen) {
  const auto text = [](const char* first, const char* second) {
    return running_text({{{first, 0, 0, 10, 10}, {second, 0, 12, 22, 10}}});
  };
  EXPECT_EQ(text("a con-", "tract"), "a contract");
  EXPECT_EQ(text("a con\u00AD\u2010", "tract"), "a contract");
  EXPECT_EQ(text("the Anglo-", "Dutch"), "the Anglo-Dutch");
  EXPECT_EQ(text("a well-known well-", "known"), "a well-known well-known");
}

TEST(DocxImporter, ReadsParagraphs) {
  const Article a = read("docx", sample("docx/article.docx")).articles.at(0);
  EXPECT_EQ(a.meta().title, "Ferry stops after storm");
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_EQ(bodies(a).back(), "Nobody was hurt & a new engine was ordered.");
  EXPECT_EQ(std::string(a.text()).find("Tuesday"), std::string::npos);
  EXPECT_EQ(std::string(a.text()).find("twice"), std::string::npos);
}

TEST(DocxImporter, SaysWhereThereIsNoText) {
  EXPECT_TRUE(read("docx", sample("docx/sheet.docx")).said("document-broken"));
  EXPECT_TRUE(read("docx", "PK\x03\x04 word/").said("document-broken"));
}

TEST(OdtImporter, ReadsParagraphsWithoutRemarks) {
  const Article a = read("odt", sample("odt/article.odt")).articles.at(0);
  EXPECT_EQ(a.meta().author, "Ann Example");
  EXPECT_THAT(bodies(a), ElementsAre("The ferry stopped running on Monday.",
                                     "Nobody was hurt, the company said."));
}

}  // namespace
}  // namespace fabula::importers
