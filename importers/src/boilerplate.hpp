#pragma once

#include <string_view>

namespace fabula::importers {

/// What a line or paragraph of a news page is, apart from the story.
enum class LineKind {
  story,
  by_line,     ///< "By ...", "Reporting by ...": names the author
  date_line,   ///< "Published ...": a date
  credit,      ///< "(Reporting by ...; Editing by ...)"
  caption,     ///< of a picture
  navigation,  ///< share bars, newsletters, pointers to other articles
  end          ///< "Comments (0)": nothing after it is story
};

/// Looks at the words that such lines begin with; English.
LineKind kind_of_line(std::string_view line);

/// Whether it ends as a sentence does.
bool ends_sentence(std::string_view line);

/// Case-insensitive, ASCII.
bool starts_with_words(std::string_view line, std::string_view words);

}  // namespace fabula::importers
