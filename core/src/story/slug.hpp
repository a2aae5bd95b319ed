#pragma once

#include <string>
#include <string_view>

namespace fabula {

/// Lower-case words joined by hyphens, for ids: "Justice Department" is "justice-department".
/// Letters beyond ASCII stay; at most 40 bytes, cut between characters.
std::string slug(std::string_view name);

/// The same words, all of them, with spaces between: what equal names have in common.
std::string folded_name(std::string_view name);

/// The words of a text in lower case, each with one space in front and behind: " fox news ". What
/// is neither letter nor digit parts words, unlike in names.
std::string spaced_words(std::string_view text);

/// 8 hex digits of FNV-1a.
std::string short_hash(std::string_view text);

}  // namespace fabula
