#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fabula::importers::html {

/// What the name of a class or an id says of an element, as a set.
enum Cue : std::uint16_t {
  no_cue = 0,
  story_cue = 1,
  boilerplate_cue = 2,
  comments_cue = 4,
  caption_cue = 8,
  byline_cue = 16,
  date_cue = 32,
  title_cue = 64,
  hidden_cue = 128,
  teaser_cue = 256
};

/// Names that web pages give their parts, by the words they are put together from: "post-content",
/// "postContent" and "post_content" are `post content`.
class NameCues {
 public:
  /// `^` in front: only at the begin of a name, `$` behind: only at its end.
  void add(std::string_view pattern, Cue cue);
  /// Of a class or id attribute with any number of names.
  [[nodiscard]] std::uint16_t of(std::string_view names) const;

 private:
  struct Entry {
    std::uint16_t anywhere = 0;
    std::uint16_t at_begin = 0;
    std::uint16_t at_end = 0;
    std::uint16_t whole = 0;
  };
  [[nodiscard]] std::uint16_t of_name(const std::vector<std::string>& words) const;
  std::unordered_map<std::string, Entry> entries_;
};

const NameCues& name_cues();

}  // namespace fabula::importers::html
