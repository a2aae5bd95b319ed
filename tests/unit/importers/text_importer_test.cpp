#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_articles.hpp"

namespace fabula::importers {
namespace {

constexpr const char* flood =
    "River floods lower town\n\n"
    "PORTVALE, May 4, 2021 - The river rose on Monday and\nflooded forty houses.\n\n"
    "Nobody was hurt.\n";

TEST(TextImporter, FindsHeadlineDatelineAndParagraphs) {
  const Read r = read("text", flood);
  ASSERT_EQ(r.articles.size(), 1U);
  const Article& a = r.articles[0];
  EXPECT_EQ(a.meta().title, "River floods lower town");
  EXPECT_EQ(a.meta().dateline, "Portvale");
  EXPECT_EQ(published(a), "2021-05-04");
  EXPECT_EQ(a.meta().published_from, "dateline");
  EXPECT_EQ(bodies(a),
            (std::vector<std::string>{"The river rose on Monday and flooded forty houses.",
                                      "Nobody was hurt."}));
}

TEST(TextImporter, ReadsDatelinesOfEveryForm) {
  const auto first = [](const std::string& line) {
    return read("text", "A headline here\n\n" + line + "The mill closed its doors.\n")
        .articles.at(0);
  };
  EXPECT_EQ(first("PORTVALE (Courier) - ").meta().source, "Courier");
  EXPECT_EQ(first("PORTVALE, Westland, June 9, 2012 - ").meta().dateline, "Portvale, Westland");
  EXPECT_EQ(first("NEW PORTVALE - ").meta().dateline, "New Portvale");
  EXPECT_EQ(first("ST. ANN'S, Sept. 3, 2019 \u2014 ").meta().dateline, "St. Ann's");
  EXPECT_EQ(bodies(first("PORTVALE \u2013 ")).at(0), "The mill closed its doors.");
}

TEST(TextImporter, TakesNoWordInCapitalsForADateline) {
  const Article a =
      read("text", "A headline here\n\nNATO ships left the harbour - twice - on Monday.\n")
          .articles.at(0);
  EXPECT_EQ(a.meta().dateline, "");
  EXPECT_EQ(bodies(a).at(0), "NATO ships left the harbour - twice - on Monday.");
}

TEST(TextImporter, ReadsTheDateOfAByLineWithItsZone) {
  const Read r =
      read("text",
           "Mill closes after a century\n\nBy Our Staff\nPublished 30 March 2017, 20:15 JST\n\n"
           "The mill closed on Wednesday.\n\nIts owner did not say why.\n");
  EXPECT_EQ(published(r.articles.at(0)), "2017-03-30T20:15:00+09:00");
  EXPECT_EQ(bodies(r.articles[0]).size(), 2U);
}

TEST(TextImporter, ReadsADateThatIsALineOfTheHead) {
  for (const std::string head :
       {"By Ann Example\nJune 3, 2024\n", "June 3, 2024\nBy Ann Example\n", "June 3, 2024\n",
        "Monday, June 3, 2024\n\n", "2024-06-03\n", "By Ann Example | June 3, 2024\n"}) {
    const Read r = read("text", "Ferry stops after storm\n" + head +
                                    "\nThe ferry stopped on Monday. It was old.\n");
    EXPECT_EQ(published(r.articles.at(0)), "2024-06-03") << head;
    EXPECT_EQ(r.articles[0].meta().title, "Ferry stops after storm") << head;
    EXPECT_EQ(bodies(r.articles[0]).size(), 1U) << head;
  }
}

TEST(TextImporter, ReadsDateLinesOfEveryForm) {
  const auto date_of = [](const std::string& line) {
    const Read r = read("text", "Mill closes after a century\n\nBy Ann Example\n" + line +
                                    "\n\nThe mill closed its doors. Nobody knows why.\n");
    EXPECT_THAT(bodies(r.articles.at(0)),
                testing::ElementsAre("The mill closed its doors. Nobody knows why."))
        << line;
    EXPECT_EQ(r.articles[0].meta().author, "Ann Example") << line;
    return published(r.articles[0]);
  };
  EXPECT_EQ(date_of("12.03.2025"), "2025-03-12");
  EXPECT_EQ(date_of("March 12, 2025 at 6:40 p.m. ET"), "2025-03-12");
  EXPECT_EQ(date_of("Thu 5 June 2025 18.02 BST"), "2025-06-05T18:02:00+01:00");
  EXPECT_EQ(date_of("6:40 PM EDT, Wed Mar 12, 2025"), "2025-03-12T18:40:00-04:00");
  EXPECT_EQ(date_of("Published Mar. 12, 2025 | Updated Mar. 13, 2025 8:04 a.m. ET"), "2025-03-12");
  EXPECT_EQ(date_of("First published on Wed 12 Mar 2025 07.00 GMT"), "2025-03-12T07:00:00Z");
  EXPECT_EQ(date_of("Wed, 12 Mar 2025 18:40:00 +0000"), "2025-03-12T18:40:00Z");
  EXPECT_EQ(date_of("March 12, 2025 / 6:40 PM EDT / The Courier"), "2025-03-12T18:40:00-04:00");
  EXPECT_EQ(date_of("25/03/2025"), "2025-03-25");
  // Nothing tells the month.
  EXPECT_EQ(date_of("Issued on: 12/03/2025 - 18:40"), "unknown");
}

TEST(TextImporter, TakesNoSentenceWithADateForADateLine) {
  EXPECT_THAT(bodies(read("text",
                          "Mill closes\n\nOn 12 March 2025 the mill closed.\n\n"
                          "It opened on May 3, 1911, the owner says.\n")
                         .articles.at(0)),
              testing::ElementsAre("On 12 March 2025 the mill closed.",
                                   "It opened on May 3, 1911, the owner says."));
}

TEST(TextImporter, TellsTheLastChangeFromThePublication) {
  const auto dates = [](const std::string& lines) {
    const ArticleMeta meta =
        read("text", "Mill closes\n\n" + lines + "\n\nThe mill closed its doors.\n")
            .articles.at(0)
            .meta();
    return (meta.published ? to_rfc3339(*meta.published) : "") + " " +
           (meta.modified ? to_rfc3339(*meta.modified) : "");
  };
  EXPECT_EQ(dates("Updated 13 March 2025\nPublished 12 March 2025"), "2025-03-12 2025-03-13");
  EXPECT_EQ(dates("Last updated 13 March 2025"), "2025-03-13 2025-03-13");
  EXPECT_EQ(dates("12 March 2025"), "2025-03-12 ");
}

TEST(TextImporter, LeavesOutWhatIsNoStory) {
  const Read r =
      read("text",
           "Mill closes after a century\n\n"
           "PORTVALE Fri Jun 27, 2014 3:21am IST\n\n"
           "The mill in this May 3, 2014 file picture. COURIER/Staff\n\n"
           "The mill in this May 3, 2014 file picture.\n\n"
           "Credit: Courier/Staff\n\nRelated Topics\n\n"
           "PORTVALE (Courier) - The mill closed on Wednesday.\n\n"
           "Its owner did not say why.\n\n"
           "(Reporting by A. Writer in Portvale; Editing by B. Writer)\n\n"
           "Sign up for our newsletter.\n\nComments (0)\n\nBakery opens on Main Street\n");
  const Article& a = r.articles.at(0);
  EXPECT_EQ(bodies(a), (std::vector<std::string>{"The mill closed on Wednesday.",
                                                 "Its owner did not say why."}));
  EXPECT_EQ(published(a), "2014-06-27T03:21:00+05:30");
  EXPECT_EQ(a.meta().author, "A. Writer");
}

TEST(TextImporter, DropsShortLinesAfterTheStory) {
  const Read r =
      read("text",
           "Mill closes\n\nThe mill closed on Wednesday.\n\nIts owner did not say why.\n\n"
           "Bakery opens on Main Street\n\nTen recipes for spring\n");
  EXPECT_EQ(bodies(r.articles.at(0)).size(), 2U);
}

TEST(TextImporter, TakesTheDateOfTheFileNameWhereTheTextHasNone) {
  ImportOptions options;
  options.path = "news/2014-06-27-mill.txt";
  const Read r = read("text", "The mill closed its doors today, its owner said.\n", options);
  EXPECT_EQ(published(r.articles.at(0)), "2014-06-27");
  EXPECT_EQ(r.articles[0].meta().published_from, "file name");
}

TEST(TextImporter, SaysSoWhereThePublicationDateIsUnknown) {
  const Read r = read("text", "The mill closed its doors today, its owner said.\n");
  EXPECT_EQ(published(r.articles.at(0)), "unknown");
  EXPECT_TRUE(r.said("article-undated"));
}

TEST(TextImporter, TheUsersDateGoesFirst) {
  ImportOptions options;
  options.published = parse_instant("2020-01-02");
  EXPECT_EQ(published(read("text", flood, options).articles.at(0)), "2020-01-02");
}

TEST(TextImporter, ReadsUtf16WithAndWithoutAMark) {
  std::string little;
  for (const char* c = "The mill closed its doors today."; *c != '\0'; ++c) {
    little += *c;
    little += '\0';
  }
  EXPECT_EQ(read("text", "\xFF\xFE" + little).articles.at(0).text(),
            "The mill closed its doors today.");
  EXPECT_EQ(read("text", little).articles.at(0).text(), "The mill closed its doors today.");
  EXPECT_TRUE(read("text", little).said("text-not-utf8"));
}

TEST(TextImporter, SaysWhereUtf16IsBroken) {
  const std::string text("\xFF\xFET\0h\0e\0 \0m\0i\0l\0l\0 \0", 20);
  const std::string pair("\x3D\xD8\x00\xDE", 4);
  const std::string high("\x3D\xD8", 2);
  const std::string low("\x00\xDE", 2);
  EXPECT_FALSE(read("text", text + pair).said("text-broken-utf16"));
  for (const std::string& end : {high, low, high + high, low + high, std::string("x")}) {
    const Read r = read("text", text + end);
    EXPECT_TRUE(r.said("text-broken-utf16"));
    EXPECT_EQ(r.articles.at(0).text(), end == "x"       ? "The mill"
                                       : end.size() > 2 ? "The mill \uFFFD\uFFFD"
                                                        : "The mill \uFFFD");
  }
}

TEST(TextImporter, ReadsWhatIsNoUtf8AsWindows1252) {
  const Read r = read("text", "The caf\xE9 closed \x96 for good \x96 on Monday.\n");
  EXPECT_EQ(r.articles.at(0).text(), "The caf\u00E9 closed \u2013 for good \u2013 on Monday.");
  EXPECT_TRUE(r.said("text-not-utf8"));
}

TEST(TextImporter, TakesNoMarkupForText) {
  const Read r = read("text",
                      "<?xml version='1.0'?>\n<!-- a list -->\n<groupSet root='G1'>\n"
                      "<title>The mill closes</title></groupSet>\n");
  EXPECT_TRUE(r.articles.empty());
  ASSERT_TRUE(r.said("text-is-markup"));
  EXPECT_NE(r.diagnostics.at(0).message.find("<groupSet>"), std::string::npos);
  EXPECT_EQ(read("text", "<3 mills closed on Monday, the union said.").articles.size(), 1U);
  EXPECT_EQ(read("text", "The mill <of old> closed, <so they say>").articles.size(), 1U);
}

TEST(TextImporter, OneWordAndBlankLinesAreNoStory) {
  for (const std::string& bytes : {std::string("word"), std::string(100000, '\n')}) {
    const Read r = read("text", bytes);
    EXPECT_TRUE(r.articles.empty());
    EXPECT_TRUE(r.said("article-without-story"));
  }
}

TEST(FileNames, AreKnownInCapitals) {
  for (const ImportFormat& format : builtin_importers()) {
    const std::string name = format.name == "csv"        ? "NEWS.Csv"
                             : format.name == "jsonl"    ? "NEWS.JSONL"
                             : format.name == "html"     ? "NEWS.HTM"
                             : format.name == "markdown" ? "NEWS.MD"
                                                         : "";
    if (!name.empty()) {
      EXPECT_EQ(format.recognises("Title;Body", name), ImportFormat::Match::sure) << name;
      EXPECT_EQ(format.recognises("Title;Body", name + ".gone"), ImportFormat::Match::no) << name;
    }
  }
}

TEST(Formats, ArePickedByTheFirstElement) {
  const auto picked = [](std::string_view head) {
    for (const ImportFormat& format : builtin_importers()) {
      if (format.recognises(head, "in") == ImportFormat::Match::sure) {
        return format.name;
      }
    }
    return std::string("none");
  };
  EXPECT_EQ(picked("<p class=lead>The mill closed.</p>"), "html");
  EXPECT_EQ(picked("\n<DIV>The mill closed.</DIV>"), "html");
  EXPECT_EQ(picked("<figure><img src=a></figure><p>The mill closed.</p>"), "html");
  EXPECT_EQ(picked("<pages>The mill closed.</pages>"), "none");
  EXPECT_EQ(picked("<newsMessage><header><channel>TVS</channel></header>"), "newsml");
  EXPECT_EQ(picked("<rss><channel><title>Mill</title>"), "feed");
}

TEST(JsonLines, KeepsIdTextAndDate) {
  const Read r = read("jsonl",
                      "{\"id\": \"a7\", \"text\": \"The mill\\n closed.\", \"title\": \"Mill\", "
                      "\"published\": \"2014-06-27T03:21:00+05:30\", \"url\": \"http://x/\"}\n");
  const Article& a = r.articles.at(0);
  EXPECT_EQ(a.meta().id, "a7");
  EXPECT_EQ(a.text(), "The mill\n closed.");
  EXPECT_EQ(a.blocks().size(), 1U);
  EXPECT_EQ(published(a), "2014-06-27T03:21:00+05:30");
}

TEST(JsonLines, ReadsBlocksInCodePoints) {
  const Read r = read(
      "jsonl",
      "{\"text\": \"\u00C4pfel rise\\n\\nPrices rose.\", \"date\": \"2020-01-02\", \"blocks\": "
      "[{\"begin\": 0, \"end\": 10, \"kind\": \"headline\"}, {\"begin\": 12, \"end\": "
      "24, \"kind\": \"body\"}]}\n");
  const Article& a = r.articles.at(0);
  EXPECT_EQ(a.blocks().at(0).kind, Block::Kind::headline);
  EXPECT_EQ(a.text(a.blocks().at(1).span), "Prices rose.");
}

TEST(JsonLines, ReadsFieldsByTheNamesThatTheUserGives) {
  ImportOptions options;
  options.fields = {{"text", "/content/body"}, {"title", "kopf"}, {"text", "body"}};
  const Read r = read("jsonl",
                      "{\"kopf\": \"Mill\", \"content\": {\"body\": \"The mill closed.\"}}\n"
                      "{\"title\": \"Mill\", \"content\": [1], \"body\": \"It opened.\"}\n",
                      options);
  ASSERT_EQ(r.articles.size(), 2U);
  EXPECT_EQ(r.articles.at(0).text(), "The mill closed.");
  EXPECT_EQ(r.articles.at(0).meta().title, "Mill");
  EXPECT_EQ(r.articles.at(1).text(), "It opened.");
  EXPECT_EQ(r.articles.at(1).meta().title, "Mill");
}

TEST(JsonLines, APlaceThatAListCannotHaveIsNone) {
  ImportOptions options;
  options.fields = {{"text", "/parts/99999999999999999999999"}};
  const Read r = read("jsonl", "{\"parts\": [\"The mill closed.\"]}\n", options);
  EXPECT_TRUE(r.said("jsonl-without-text"));
}

TEST(JsonLines, SkipsBrokenLinesAndGoesOn) {
  const Read r =
      read("jsonl", "{\"text\": \n\n{\"title\": \"no text\"}\n{\"text\": \"The mill closed.\"}\n");
  EXPECT_EQ(r.articles.size(), 1U);
  EXPECT_TRUE(r.said("jsonl-broken-line"));
  EXPECT_TRUE(r.said("jsonl-without-text"));
  EXPECT_EQ(r.diagnostics.at(0).where.line, 1U);
  EXPECT_EQ(r.diagnostics.at(1).where.line, 3U);
}

TEST(JsonLines, AnArraysGarbageIsReportedOnce) {
  const Read r = read("jsonl",
                      "[{\"text\": \"The mill closed.\"},\n garbage } \"a, {b}\" 1, [2], null\n"
                      "{\"text\": \"The mill opened.\"}] and more } of, it");
  EXPECT_EQ(r.articles.size(), 2U);
  std::vector<std::uint32_t> broken;
  for (const Diagnostic& diagnostic : r.diagnostics) {
    if (diagnostic.code == "jsonl-broken-line") {
      broken.push_back(diagnostic.where.line);
    }
  }
  EXPECT_EQ(broken, (std::vector<std::uint32_t>{2, 3}));
}

TEST(Csv, ReadsQuotedFieldsOverLines) {
  const Read r =
      read("csv",
           "url,date,title,text\n\"http://x/\",2019-01-04,\"Mill, old, closes\",\"The \"\"old\"\" "
           "mill closed.\n\nNobody came.\"\n");
  const Article& a = r.articles.at(0);
  EXPECT_EQ(a.meta().title, "Mill, old, closes");
  EXPECT_EQ(published(a), "2019-01-04");
  EXPECT_EQ(bodies(a), (std::vector<std::string>{"The \"old\" mill closed.", "Nobody came."}));
}

TEST(Csv, ReadsColumnsByTheNamesThatTheUserGives) {
  ImportOptions options;
  options.fields = {{"text", "Inhalt"}, {"published", "wann"}};
  const Read r = read("csv", "Wann,INHALT\n2019-01-04,The mill closed.\n", options);
  EXPECT_EQ(bodies(r.articles.at(0)), (std::vector<std::string>{"The mill closed."}));
  EXPECT_EQ(published(r.articles.at(0)), "2019-01-04");
}

TEST(Csv, ReadsSubtitleAndLastChange) {
  const Read r = read("csv", "date,updated,subtitle,text\n2019-01-04,2019-01-05,Old,It closed.\n");
  const ArticleMeta& meta = r.articles.at(0).meta();
  EXPECT_EQ(meta.subtitle, "Old");
  ASSERT_TRUE(meta.modified.has_value());
  EXPECT_EQ(to_rfc3339(*meta.modified), "2019-01-05");
  EXPECT_TRUE(read("csv", "updated,text\nnever,It closed.\n").said("article-date-unreadable"));
}

TEST(Csv, NamesTheMissingColumnAndTheOpenQuote) {
  EXPECT_TRUE(read("csv", "title,summary\na,b\n").said("csv-missing-column"));
  EXPECT_TRUE(read("csv", "title,text\na,\"open\n").said("csv-open-quote"));
  EXPECT_TRUE(read("csv", "title,text\nonly one\n").said("csv-wrong-width"));
}

TEST(Csv, ARecordThatIsTooLargeSpoilsNoOther) {
  ImportOptions options;
  options.max_article_bytes = 100;
  const Read r = read("csv",
                      "title,text\nMill,The mill closed.\nBook," + std::string(300, 'x') +
                          ",,\nBook,\"" + std::string(300, '\n') + "\"\nDoor,The door opened.\n",
                      options);
  ASSERT_EQ(r.articles.size(), 2U);
  EXPECT_EQ(r.articles.at(1).meta().title, "Door");
  EXPECT_TRUE(r.said("input-too-large"));
  EXPECT_FALSE(r.said("csv-open-quote"));
  EXPECT_EQ(r.diagnostics.back().where.line, 305U);
  EXPECT_TRUE(read("csv", "text,x" + std::string(300, 'x') + "\nThe mill closed.,x\n", options)
                  .said("csv-missing-column"));
}

TEST(Csv, ReadsAnyLineEnds) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Read r = read("csv", "title,text" + end + "Mill,\"The mill" + end + end +
                                   "closed down.\"" + end + "Door,The door opened." + end);
    ASSERT_EQ(r.articles.size(), 2U);
    EXPECT_EQ(bodies(r.articles.at(0)), (std::vector<std::string>{"The mill", "closed down."}));
    EXPECT_EQ(bodies(r.articles.at(1)), (std::vector<std::string>{"The door opened."}));
  }
}

TEST(TimeMl, TakesTheTextAsItStandsAndTheDctAsDate) {
  const Read r =
      read("timeml",
           "<?xml version=\"1.0\"?><TimeML><DOCID>d1</DOCID><DCT><TIMEX3 tid=\"t0\" "
           "type=\"DATE\" value=\"1998-02-13\">02/13/1998</TIMEX3></DCT><TEXT>\nThe mill "
           "<EVENT eid=\"e1\" class=\"OCCURRENCE\">closed</EVENT> &amp; fell.\n</TEXT></TimeML>");
  const Article& a = r.articles.at(0);
  EXPECT_EQ(a.text(), "\nThe mill closed & fell.\n");
  EXPECT_EQ(published(a), "1998-02-13");
  EXPECT_EQ(a.meta().id, "d1");
}

TEST(TimeMl, RefusesBrokenXml) {
  EXPECT_TRUE(read("timeml", "<TimeML><TEXT>open").said("timeml-broken"));
}

}  // namespace
}  // namespace fabula::importers
