#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fabula/diagnostic.hpp"

/// How web pages call their parts. config fills this from pages.yaml.
namespace fabula {

/// What the name of a class or an id says of the element that has it.
enum class ElementCue : std::uint8_t {
  story,
  boilerplate,  ///< menus, teasers, share bars, advertising, forms, bars of metadata
  comments,
  caption,
  byline,
  date,
  title,
  hidden,
  teaser  ///< the lines between headline and story
};

/// A set of cues.
class ElementCues {
 public:
  constexpr ElementCues() = default;
  constexpr ElementCues(std::initializer_list<ElementCue> cues) {
    for (const ElementCue cue : cues) {
      add(cue);
    }
  }
  constexpr void add(ElementCue cue) {
    bits_ = static_cast<std::uint16_t>(bits_ | (1U << static_cast<unsigned>(cue)));
  }
  constexpr void add(ElementCues cues) { bits_ = static_cast<std::uint16_t>(bits_ | cues.bits_); }
  [[nodiscard]] constexpr bool has(ElementCue cue) const {
    return (bits_ >> static_cast<unsigned>(cue) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool has_any(ElementCues cues) const { return (bits_ & cues.bits_) != 0; }
  friend constexpr bool operator==(const ElementCues&, const ElementCues&) = default;

 private:
  std::uint16_t bits_ = 0;
};

/// Names of classes and ids by the words that they are put together from: "post-content",
/// "postContent" and "post_content" are all `post content`.
class ElementNames {
 public:
  /// Words with blanks between; `^` in front: only at the begin of a name, `$` behind: only at its
  /// end. At most three words.
  void add(std::string_view pattern, ElementCue cue);
  /// What a class or id attribute says, with any number of names in it.
  [[nodiscard]] ElementCues cues_of(std::string_view attribute) const;

 private:
  struct Entry {
    ElementCues anywhere;
    ElementCues at_begin;
    ElementCues at_end;
    ElementCues whole;
  };
  [[nodiscard]] ElementCues cues_of_name(const std::vector<std::string>& words) const;
  std::unordered_map<std::string, Entry> entries_;
};

/// A name in the file of rules that shows what it reads.
struct ElementExample {
  ElementCue cue = ElementCue::story;
  std::string name;
  bool holds = true;  ///< false: of `not:`
  SourceLocation where;
};

struct PageRules {
  ElementNames names;
  std::vector<ElementExample> examples;
};

/// For input without web pages: no name says anything.
inline const PageRules no_page_rules;

}  // namespace fabula
