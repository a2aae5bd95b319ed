// The examples of pages.yaml.
#include <gtest/gtest.h>

#include "fabula/importers/check_examples.hpp"
#include "read_articles.hpp"

namespace fabula {
namespace {

TEST(PageRules, ReadTheNamesOfTheirExamples) {
  const PageRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config").pages;
  EXPECT_FALSE(rules.examples.empty());
  EXPECT_TRUE(importers::check_examples(rules).empty());
}

TEST(PageRules, ReportTheExampleThatDoesNotHold) {
  PageRules rules;
  rules.names.add("post content", ElementCue::story);
  rules.examples = {{ElementCue::story, "sidebar", true, {"pages.yaml", 7, 3}},
                    {ElementCue::story, "post-content", false, {"pages.yaml", 8, 3}}};
  const Diagnostics problems = importers::check_examples(rules);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.front().where.line, 7U);
}

TEST(PageRules, NamesAreReadByTheirWords) {
  ElementNames names;
  names.add("post content", ElementCue::story);
  names.add("tags$", ElementCue::boilerplate);
  for (const char* const name :
       {"post-content", "postContent", "x post_content__2", "POST-content"}) {
    EXPECT_TRUE(names.cues_of(name).has(ElementCue::story)) << name;
  }
  EXPECT_TRUE(names.cues_of("post-tags").has(ElementCue::boilerplate));
  EXPECT_FALSE(names.cues_of("tags-post").has(ElementCue::boilerplate));
  EXPECT_EQ(names.cues_of("post contents"), ElementCues());
}

TEST(PageRules, WhatAnEntryIsAboutIsNoPartOfThePage) {
  ElementNames names;
  names.add("comments", ElementCue::comments);
  EXPECT_TRUE(names.cues_of("tag-comments").has(ElementCue::comments));
  EXPECT_FALSE(names.cues_of("hentry category-comments tag-comments post_tag-comments")
                   .has(ElementCue::comments));
  EXPECT_TRUE(names.cues_of("hentry comments").has(ElementCue::comments));
}

}  // namespace
}  // namespace fabula
