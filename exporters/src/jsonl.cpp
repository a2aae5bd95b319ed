#include <utility>
#include <vector>

#include "formats.hpp"
#include "timeline_json.hpp"

namespace fabula::exporters {

void write_jsonl(const AnnotatedArticle& annotated, const ExportOptions& options,
                 std::ostream& out) {
  std::vector<ReadArticle> alone;
  alone.push_back(to_read_article(annotated));
  StoryThresholds all_causes = options.story;
  all_causes.uncued_confidence = 0;
  write_timeline_json(build_story(std::move(alone), all_causes), options, JsonLayout::one_line,
                      out);
}

}  // namespace fabula::exporters
