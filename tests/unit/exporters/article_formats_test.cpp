#include <cstdint>
#include <initializer_list>
#include <memory>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "fabula/exporters/exporter.hpp"
#include "fabula/time/when.hpp"
#include "formats.hpp"

namespace fabula::exporters {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// An article whose tokens are given one by one, each the next occurrence of its form.
class Annotated {
 public:
  explicit Annotated(std::string text, std::optional<Instant> published = std::nullopt)
      : labels_(std::make_unique<LabelSet>()),
        annotated_{Article(meta(published), std::move(text)), {}, {}} {
    labels_->tag = {"NN"};
    labels_->dep = {"ROOT", "dep"};
    labels_->entity = {"ORG"};
    annotated_.analysis.labels = labels_.get();
  }

  TokenIndex token(std::string_view form, TokenIndex head, Pos pos = Pos::noun) {
    Analysis& a = annotated_.analysis;
    const std::uint32_t after = a.span.empty() ? 0 : a.span.back().end;
    const auto begin = static_cast<std::uint32_t>(annotated_.article.text().find(form, after));
    a.span.push_back({begin, begin + static_cast<std::uint32_t>(form.size())});
    a.space_after.push_back(1);
    a.tag.push_back(0);
    a.pos.push_back(pos);
    a.morph.emplace_back();
    a.lemmas += form;
    a.lemma_end.push_back(static_cast<std::uint32_t>(a.lemmas.size()));
    const TokenIndex i = a.size() - 1;
    a.head.push_back(head);
    a.dep_label.push_back(head == i ? 0 : 1);
    a.dep.push_back(head == i ? Dep::root : Dep::dep);
    return i;
  }
  void sentence(std::uint32_t begin, std::uint32_t end) {
    annotated_.analysis.sentences.push_back({begin, end});
  }
  void time(Span span, std::string value) {
    TimeMention time;
    time.span = span;
    time.value = std::move(value);
    annotated_.mentions.times.push_back(std::move(time));
  }
  EventMention& event(Span span, TokenIndex trigger = 0) {
    EventMention event;
    event.span = span;
    event.trigger = trigger;
    annotated_.mentions.events.push_back(std::move(event));
    return annotated_.mentions.events.back();
  }
  AnnotatedArticle* operator->() { return &annotated_; }
  AnnotatedArticle& operator*() { return annotated_; }

 private:
  static ArticleMeta meta(std::optional<Instant> published) {
    ArticleMeta meta;
    meta.id = "a1";
    meta.published = published;
    return meta;
  }
  std::unique_ptr<LabelSet> labels_;
  AnnotatedArticle annotated_;
};

template <class Write>
std::string written(const Write& write, Annotated& annotated) {
  std::ostringstream out;
  write(*annotated, {}, out);
  return out.str();
}

/// All characters of the element TEXT, as an XML reader that is not ours gives them.
std::string text_of(const std::string& xml) {
  pugi::xml_document document;
  const auto result =
      document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description();
  struct Walker : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& node) override {
      text += node.value();
      return true;
    }
  } walker;
  pugi::xml_node text = document.child("TimeML").child("TEXT");
  text.traverse(walker);
  return walker.text;
}

TEST(Timeml, KeepsTheCharactersOfTheText) {
  const std::string text = "A <b> & \"c\"\r\n\n  d\xE2\x80\x94 'e' ]]> &amp;\n";
  Annotated annotated(text);
  annotated.token("A", 0);
  annotated.event({2, 5});
  annotated.event({6, 7});
  EXPECT_EQ(text_of(written(write_timeml, annotated)), text);
}

TEST(Timeml, WhatXmlCannotHoldIsReplacedOneForOne) {
  Annotated annotated(
      "a\x01"
      "b");
  EXPECT_EQ(text_of(written(write_timeml, annotated)),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Timeml, AnEventInATimeIsNestedAndWhatCrossesIsLeftOut) {
  Annotated annotated("before the 2004 attacks here");
  annotated.token("before", 0);
  annotated.time({0, 23}, "2004");
  annotated.time({11, 28}, "2005");
  annotated.event({16, 23});
  const std::string xml = written(write_timeml, annotated);
  EXPECT_THAT(xml, HasSubstr("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2004\">before the 2004 "
                             "<EVENT eid=\"e1\" class=\"OCCURRENCE\">attacks</EVENT></TIMEX3>"));
  EXPECT_THAT(xml, Not(HasSubstr("2005")));
}

TEST(Timeml, PublicationIsTheCreationTime) {
  Annotated annotated("x", parse_instant("2014-06-27T03:21:00+05:30"));
  EXPECT_THAT(written(write_timeml, annotated),
              HasSubstr("<DCT><TIMEX3 tid=\"t0\" type=\"TIME\" value=\"2014-06-27T03:21\" "
                        "temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">"));
}

TEST(Timeml, CausesGoFromCauseToEffectAndDeniedOnesAreNoFact) {
  Annotated annotated("fire smoke alarm");
  for (const char* form : {"fire", "smoke", "alarm"}) {
    const TokenIndex i = annotated.token(form, 0);
    annotated.event(annotated->analysis.span[i], i);
  }
  RelationMention cause;
  cause.from = 0;
  cause.to = 1;
  cause.cue = TokenRange{0, 1};
  annotated->mentions.relations.push_back(cause);
  cause.to = 2;
  cause.status = RelationStatus::negated;
  annotated->mentions.relations.push_back(cause);
  const std::string xml = written(write_timeml, annotated);
  EXPECT_THAT(xml, HasSubstr("<CLINK id=\"l1\" eventInstanceID=\"ei1\" "
                             "relatedToEventInstance=\"ei2\"/>"));
  EXPECT_THAT(xml, Not(HasSubstr("relatedToEventInstance=\"ei3\"")));
}

TEST(Conllu, LeavesOutWhiteSpaceAndPointsHeadsPastIt) {
  Annotated annotated("Rain \n fell.");
  annotated.token("Rain", 1);
  annotated.token(" \n ", 2, Pos::space);
  annotated.token("fell", 2);
  annotated.token(".", 1);
  annotated.sentence(0, 4);
  annotated->analysis.entities.push_back({{0, 1}, 0});
  EXPECT_EQ(written(write_conllu, annotated),
            "# newdoc id = a1\n"
            "# sent_id = a1-1\n"
            "# text = Rain fell.\n"
            "1\tRain\tRain\tNOUN\tNN\t_\t2\tdep\t_\tNER=B-ORG|TokenRange=0:4\n"
            "2\tfell\tfell\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=7:11\n"
            "3\t.\t.\tNOUN\tNN\t_\t2\tdep\t_\tTokenRange=11:12\n\n");
}

TEST(Conllu, ASentenceOfWhiteSpaceIsLeftOutAndOneWithItAsRootKeepsOneRoot) {
  Annotated annotated("  a b");
  annotated.token(" ", 0, Pos::space);
  annotated.token(" ", 1, Pos::space);
  annotated.token("a", 1);
  annotated.token("b", 1);
  annotated.sentence(0, 1);
  annotated.sentence(1, 4);
  EXPECT_EQ(written(write_conllu, annotated),
            "# newdoc id = a1\n# sent_id = a1-1\n# text = a b\n"
            "1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\tTokenRange=2:3\n"
            "2\tb\tb\tNOUN\tNN\t_\t1\tdep\t_\tTokenRange=4:5\n\n");
}

TEST(ArticleJson, HoldsWhatIsKnownAndBlocksInCodePoints) {
  ArticleMeta meta;
  meta.id = "7";
  meta.title = "\xC3\x9C";
  meta.published = parse_instant("2014-06-27");
  std::ostringstream out;
  write_article(Article(meta, "\xC3\x9C\n\nx", {{{0, 2}, Block::Kind::headline}, {{4, 5}}}), out);
  EXPECT_EQ(nlohmann::json::parse(out.str()),
            nlohmann::json::parse("{\"id\":\"7\",\"title\":\"\xC3\x9C\",\"published\":"
                                  "\"2014-06-27\",\"text\":\"\xC3\x9C\\n\\nx\",\"blocks\":["
                                  "{\"begin\":0,\"end\":1,\"kind\":\"headline\"},"
                                  "{\"begin\":3,\"end\":4,\"kind\":\"body\"}]}"));
}

}  // namespace
}  // namespace fabula::exporters
