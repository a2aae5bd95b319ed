#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/expansion.hpp"
#include "archive/http_answer.hpp"
#include "archive/mail_box.hpp"
#include "archive/web_records.hpp"
#include "fabula/importers/read_input.hpp"
#include "read_articles.hpp"

namespace fabula::importers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<std::string> titles(const Read& read) {
  std::vector<std::string> result;
  for (const Article& article : read.articles) {
    result.push_back(article.meta().title);
  }
  return result;
}

std::string message_of(const Read& read, const std::string& code) {
  for (const Diagnostic& d : read.diagnostics) {
    if (d.code == code) {
      return d.message;
    }
  }
  return {};
}

constexpr const char* ferry = "Ferry stops after storm";
constexpr const char* mill = "Mill closes after a century";
constexpr const char* cafe = "Bridge caf\u00E9 opens";

TEST(WarcImporter, ReadsEachPageThatWasAnswered) {
  const Read r = read("warc", sample("warc/pages.warc"), {"news.warc", {}});
  EXPECT_THAT(titles(r), ElementsAre(ferry, mill, cafe));
  EXPECT_EQ(r.articles.at(1).meta().url, "https://courier.example/mill");
  EXPECT_EQ(r.articles.at(1).meta().path, "news.warc#https://courier.example/mill");
  EXPECT_EQ(published(r.articles.at(1)), "2019-03-04T06:30:00+01:00");
  EXPECT_THAT(message_of(r, "warc-other-records"), HasSubstr("1 answers with status 404"));
}

TEST(WarcImporter, ReadsOneMemberARecord) {
  const Read r = read("gzip", sample("warc/pages.warc.gz"));
  EXPECT_THAT(titles(r), ElementsAre(ferry, mill, cafe));
}

TEST(WarcImporter, ReadsArc) {
  const Read r = read("warc", sample("warc/pages.arc"));
  EXPECT_THAT(titles(r), ElementsAre(ferry, mill));
  EXPECT_EQ(r.articles.at(0).meta().url, "https://courier.example/ferry?a%20b");
}

TEST(WarcImporter, GoesOnBehindABrokenRecord) {
  const Read r = read("warc", sample("warc/broken.warc"));
  EXPECT_THAT(titles(r), ElementsAre(mill, cafe));
  std::vector<std::string> messages;
  for (const Diagnostic& d : r.diagnostics) {
    if (d.code == "warc-broken-record") {
      messages.push_back(d.message);
    }
  }
  EXPECT_THAT(messages, ElementsAre("the record at byte 213 says more bytes than it has; skipped",
                                    "the record at byte 1758 does not end where it says; skipped",
                                    "the record at byte 2540 does not say its length; skipped"));
}

TEST(WarcImporter, GoesOnBehindABrokenMember) {
  const Read r = read("gzip", sample("warc/broken_member.warc.gz"));
  EXPECT_THAT(titles(r), ElementsAre(mill));
  EXPECT_THAT(message_of(r, "gzip-broken"), HasSubstr("from byte 169"));
}

TEST(WarcImporter, HoldsNoRecordThatIsTooLarge) {
  ImportOptions options{"file", {}};
  options.max_article_bytes = 300;
  const Read r = read("warc", sample("warc/pages.warc"), options);
  EXPECT_TRUE(r.articles.empty());
  EXPECT_TRUE(r.said("input-too-large"));
}

TEST(HttpAnswer, TakesABodyAsItStandsWhereItIsNotPackedAsItSays) {
  Expansion expansion(10);
  const auto answer = http_answer(
      "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n<p>Text</p>",
      1000, expansion);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "<p>Text</p>");
}

TEST(HttpAnswer, KnowsBrotli) {
  Expansion expansion(10);
  const auto answer =
      http_answer(std::string("HTTP/1.1 200 OK\nContent-Encoding: br\n\n\x0b\x02\x80hello\x03"),
                  1000, expansion);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello");
}

TEST(HttpAnswer, SaysWhatPackingItDoesNotKnow) {
  Expansion expansion(10);
  const auto answer =
      http_answer("HTTP/1.1 200 OK\nContent-Encoding: rot13\n\nabc", 1000, expansion);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->unknown_coding, "rot13");
  EXPECT_FALSE(http_answer("<html></html>", 1000, expansion));
}

TEST(GzipImporter, ReadsWhatIsPacked) {
  const Read r = read("gzip", sample("gzip/article.txt.gz"), {"article.txt.gz", {}});
  ASSERT_THAT(r.articles, SizeIs(1));
  EXPECT_EQ(r.articles[0].meta().dateline, "Portvale");
}

TEST(GzipImporter, KeepsWhatComesBeforeABreak) {
  const Read r = read("gzip", sample("gzip/cut_off.txt.gz"));
  EXPECT_THAT(r.articles, SizeIs(1));
  EXPECT_THAT(message_of(r, "gzip-broken"), HasSubstr("cut off"));
}

TEST(GzipImporter, TellsOfAFileTooShortToHoldAnything) {
  for (const char* bytes : {"\x1F", "\x1F\x8B"}) {
    const Read r = read("gzip", bytes);
    EXPECT_THAT(r.articles, SizeIs(0));
    EXPECT_THAT(message_of(r, "gzip-broken"), HasSubstr("is no gzip file"));
  }
}

TEST(GzipImporter, GivesUpWhereAFileUnfoldsWithoutEnd) {
  const Read r = read("gzip", sample("gzip/bomb.txt.gz"));
  EXPECT_THAT(message_of(r, "gzip-broken"), HasSubstr("far more than its size"));
}

TEST(ZipImporter, ReadsEachFileByItsOwnFormat) {
  const Read r = read("zip", sample("zip/articles.zip"), {"all.zip", {}});
  EXPECT_THAT(titles(r), ElementsAre(ferry, "Mill closes", cafe));
  EXPECT_EQ(r.articles.at(1).meta().path, "all.zip/2019-03-04-mill.txt");
  EXPECT_EQ(published(r.articles.at(1)), "2019-03-04");
  EXPECT_EQ(r.articles.at(2).meta().path, "all.zip/more.zip/bridge.html");
  EXPECT_TRUE(r.said("input-not-text"));
}

TEST(ZipImporter, SkipsABrokenFile) {
  const Read r = read("zip", sample("zip/broken_entry.zip"));
  EXPECT_THAT(titles(r), ElementsAre(mill));
  EXPECT_TRUE(r.said("zip-file-unreadable"));
  EXPECT_TRUE(read("zip", sample("zip/cut_off.zip")).said("zip-broken"));
}

TEST(ZipImporter, ReadsArchivesInArchivesToADepth) {
  ImportOptions options{"all.zip", {}};
  options.max_archive_depth = 1;
  const Read r = read("zip", sample("zip/articles.zip"), options);
  EXPECT_THAT(r.articles, SizeIs(2));
  EXPECT_TRUE(r.said("input-too-deep"));
}

TEST(ZipImporter, GivesUpWhereAnArchiveUnfoldsWithoutEnd) {
  ImportOptions options{"bomb.zip", {}};
  options.max_expansion = 1;
  const Read r = read("zip", sample("zip/bomb.zip"), options);
  EXPECT_TRUE(r.articles.empty());
  EXPECT_TRUE(r.said("zip-unfolds"));
}

TEST(MailImporter, ReadsANewsletterAndTheMailInIt) {
  const Read r = read("mail", sample("mail/newsletter.eml"));
  ASSERT_THAT(r.articles, SizeIs(2));
  const Article& news = r.articles[0];
  EXPECT_EQ(news.meta().title, cafe);
  EXPECT_EQ(news.meta().source, "The Portvale Couri\u00E9r");
  EXPECT_EQ(news.meta().id, "42@courier.example");
  EXPECT_EQ(published(news), "2020-06-05T09:00:00+02:00");
  EXPECT_THAT(bodies(news),
              ElementsAre("The caf\u00E9 under the old bridge opened its doors on Friday.",
                          "Its owner said that the walls had been damp."));
  EXPECT_THAT(bodies(r.articles[1]),
              ElementsAre("The mill at Grey Ford closed its doors on Monday.",
                          "Its owner did not say why."));
}

TEST(MailImporter, ReadsAMailbox) {
  const Read r = read("mail", sample("mail/two.mbox"));
  EXPECT_THAT(titles(r), ElementsAre("Mill closes", "Ferry stops"));
  EXPECT_EQ(bodies(r.articles.at(0)).back(), "From now on the town has no mill.");
  EXPECT_EQ(bodies(r.articles.at(1)).back(), "From today on, small boats go instead.");
}

TEST(MailImporter, ReadsAPageThatABrowserSaved) {
  const Read r = read("mail", sample("mail/saved_page.mhtml"));
  EXPECT_THAT(titles(r), ElementsAre(ferry));
  EXPECT_EQ(r.articles.at(0).meta().url, "https://courier.example/ferry");
}

TEST(MailImporter, SaysWhereAMailIsTooLarge) {
  ImportOptions options{"file", {}};
  options.max_article_bytes = 220;
  const Read r = read("mail", sample("mail/two.mbox"), options);
  EXPECT_THAT(r.articles, SizeIs(1));
  EXPECT_TRUE(r.said("input-too-large"));
}

TEST(ArticleReader, TellsArchivesByTheirContent) {
  for (const char* name :
       {"warc/pages.warc", "warc/pages.warc.gz", "warc/pages.arc", "gzip/article.txt.gz",
        "zip/articles.zip", "mail/newsletter.eml", "mail/two.mbox", "docx/article.docx",
        "odt/article.odt", "markdown/article.md", "mediawiki/dump.xml"}) {
    std::istringstream in(sample(name));
    static const config::InputRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config");
    ReadOptions options;
    options.words = &rules.words;
    options.pages = &rules.pages;
    options.standard_input = &in;
    ArticleReader reader({"-"}, options);
    Diagnostics diagnostics;
    const auto article = reader.next(diagnostics);
    ASSERT_TRUE(article) << name;
    EXPECT_FALSE(article->meta().title.empty()) << name;
  }
}

}  // namespace
}  // namespace fabula::importers
