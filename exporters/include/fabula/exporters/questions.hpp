#pragma once

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "fabula/exporters/answers.hpp"
#include "fabula/exporters/exporter.hpp"
#include "fabula/story/story.hpp"

/// Questions about a story by the names that readers give, and their answers. All throw UnknownName
/// and AmbiguousName, see fabula/graph/named.hpp.
namespace fabula::exporters {

/// What is asked of which story, and how the answer is wanted.
struct Asked {
  const Story& story;
  const std::vector<std::string>& names;  ///< events, actors or articles, by id or words
  AnswerForm form;
  ExportOptions options;
  std::size_t most_listed;  ///< of events that a name can mean
  std::ostream& out;
  bool whole = true;  ///< the story is all of it, and no part
};

/// How an answer is found: false where it may be another in the whole story. A part is asked where
/// that may do; the whole story answers whatever it is.
using Answer = std::function<bool(const Asked&)>;

/// Why the event of the one name came, or what came of it.
bool answer_causes(const Asked& asked, Direction direction);

/// How the first of two events leads to the second, or one actor is tied to another: at most so
/// many ways. Throws Error where the two are one.
bool answer_path(const Asked& asked, std::size_t most);
constexpr int most_ways = 100;

/// All that is known of the event, actor or article of the one name.
bool answer_show(const Asked& asked);

/// Who is in the story.
bool answer_actors(const Asked& asked);

/// What in the story deserves a look.
bool answer_check(const Asked& asked);

}  // namespace fabula::exporters
