#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/story/story.hpp"

/// How dates and words are put before a reader, in the formats made to be looked at.
namespace fabula::exporters {

/// "2014-05-26", "spring 2014", "Q2 2014", "1990s", "c. 2010", "until 2014-05-31", "2014-05-01 to
/// 2014-05-10"; empty where nothing is known.
std::string display_date(const When& when);

/// One line without control characters and without what turns the direction of the text.
std::string display_line(std::string_view text);

/// Columns that a text takes on a terminal: East Asian wide characters two, combining marks none.
std::size_t display_width(std::string_view text);

/// The text in lines of at most `width` columns, broken at spaces; a longer word is broken where it
/// must. Never empty. REQUIRES: width >= 2.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The text, or its first columns and an ellipsis. REQUIRES: width >= 2.
std::string cut(std::string_view text, std::size_t width);

/// What a reader knows an article by: its headline, else its file, else its id. One line.
std::string display_article(const Article& article);

/// The headline with source and day of publication, as far as they are known:
/// "Ferries stop (Alder Post, 2024-09-07)".
std::string display_citation(const Article& article);

/// The name of one who takes part, or the article's words for who has none. One line.
std::string display_participant(const Story& story, const StoryParticipant& participant);

/// The names of those who take part in one role, in the order of the event.
std::vector<std::string> display_role(const Story& story, const Event& event, Role role);

/// Who is in an event, first those who do it: names, or the article's words for who has none.
std::string display_actors(const Story& story, const Event& event);

/// Indices of all events, the most salient first; equally salient ones by their place on the
/// timeline.
std::vector<std::uint32_t> by_salience(const Story& story);

/// Indices of the `count` most salient events, in the order of the timeline.
std::vector<std::uint32_t> most_salient(const Story& story, std::size_t count);

}  // namespace fabula::exporters
