// The examples of pages.yaml.
#include <gtest/gtest.h>

#include "read_articles.hpp"

namespace fabula {
namespace {

TEST(PageRules, ReadTheNamesOfTheirExamples) {
  const PageRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config").pages;
  EXPECT_FALSE(rules.examples.empty());
  for (const ElementExample& example : rules.examples) {
    EXPECT_EQ(rules.names.cues_of(example.name).has(example.cue), example.holds) << example.name;
  }
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

}  // namespace
}  // namespace fabula
