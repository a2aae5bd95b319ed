#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "fabula/exporters/exporter.hpp"
#include "fabula/importers/read_input.hpp"
#include "sample_story.hpp"

/// What fabula wrote of a story is no article.
namespace fabula::importers {
namespace {

struct Refusal {
  std::size_t articles = 0;
  Diagnostics diagnostics;
};

Refusal read_as_news(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadOptions options;
  options.standard_input = &in;
  ArticleReader reader({"-"}, options);
  Refusal result;
  while (reader.next(result.diagnostics)) {
    ++result.articles;
  }
  return result;
}

TEST(OwnOutput, IsRefusedInEveryFormatWithOneDiagnostic) {
  test::StoryBuilder builder;
  const ActorId mill = builder.actor("The mill");
  builder.event("The mill closes after the flood", test::on(2021, 3, 1), mill);
  builder.event("The owner leaves the town", test::on(2021, 3, 2), mill);
  const Story story = builder.story();
  exporters::ExportOptions options;
  options.generator = "fabula 0.1.0";
  options.plover_codes = {{"", "NONE"}};
  for (const exporters::ExportFormat& format : exporters::builtin_exporters()) {
    std::ostringstream out;
    format.write(story, options, out);
    const Refusal refusal = read_as_news(out.str());
    EXPECT_EQ(refusal.articles, 0U) << format.name << '\n' << out.str().substr(0, 300);
    // PLOVER leaves out events without a code.
    if (!out.str().empty()) {
      EXPECT_EQ(refusal.diagnostics.size(), 1U) << format.name << '\n' << out.str().substr(0, 300);
    }
  }
}

TEST(OwnOutput, IsNamedWithWhatToDo) {
  const Refusal refusal = read_as_news("{\"format\": \"fabula-timeline\",\n \"version\": 1}\n");
  ASSERT_EQ(refusal.diagnostics.size(), 1U);
  EXPECT_EQ(refusal.diagnostics[0].code, "input-own-output");
  EXPECT_EQ(refusal.diagnostics[0].message,
            "it is a timeline in JSON that fabula wrote, not an article; name the articles that it "
            "was made of");
}

TEST(OwnOutput, IsNotTakenForOneByAnArticleThatNamesIt) {
  EXPECT_EQ(
      read_as_news("Mill closes\n\nThe town drew a \"fabula-timeline\" of the mill.\n").articles,
      1U);
}

}  // namespace
}  // namespace fabula::importers
