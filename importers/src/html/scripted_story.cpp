#include "html/scripted_story.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "html/linked_data.hpp"
#include "html/markup.hpp"
#include "html/page_tree.hpp"
#include "html/script_json.hpp"
#include "html/text_blocks.hpp"

namespace fabula::importers::html {
namespace {

using Json = nlohmann::json;
using Paragraphs = std::vector<std::string>;

/// Bytes of prose: what is shorter may be any message of the program.
constexpr std::size_t shortest_story = 400;
/// A page that shows more of its story than one part in so many is read as it is seen.
constexpr std::size_t most_hidden = 3;

std::size_t size_of(const Paragraphs& paragraphs) {
  return std::accumulate(
      paragraphs.begin(), paragraphs.end(), std::size_t{0},
      [](std::size_t sum, const std::string& text) { return sum + text.size(); });
}

/// A story as markup, or as plain text with a paragraph on every line.
Paragraphs paragraphs_of(std::string text) {
  constexpr std::size_t deepest_markup = 64;
  Paragraphs paragraphs;
  if (text.find("&lt;p") != std::string::npos) {
    text = plain_text(text, false);
  }
  if (text.find('<') == std::string::npos) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      paragraphs.push_back(plain_text(text.substr(at, end - at)));
      at = end + 1;
    }
  } else {
    const TextBlocks blocks = text_blocks(PageTree(without_scripts(text).text, deepest_markup));
    for (const TextBlock& block : blocks.blocks) {
      paragraphs.emplace_back(blocks.of(block));
    }
  }
  std::erase_if(paragraphs, [](const std::string& paragraph) { return paragraph.empty(); });
  return paragraphs;
}

/// Whether a string of a program's state is text that somebody wrote: words and ends of sentences.
bool is_prose(std::string_view text) {
  constexpr std::size_t shortest = 60;
  constexpr std::ptrdiff_t longest_word = 15;
  const auto size = static_cast<std::ptrdiff_t>(text.size());
  return text.size() >= shortest &&
         std::count(text.begin(), text.end(), ' ') * longest_word > size &&
         text.find_first_of(".!?") != std::string_view::npos &&
         text.find_first_of("{}") == std::string_view::npos;
}

/// Finds the longest prose in a program's state: one string, or the strings of one list, as
/// editors keep a story that is made of blocks.
class ProseFinder {
 public:
  Paragraphs find(const Json& state) && {
    visit(state, 0);
    return std::move(best_);
  }

 private:
  static constexpr int deepest = 40;

  void offer(Paragraphs paragraphs, std::size_t size) {
    if (size > most_) {
      most_ = size;
      best_ = std::move(paragraphs);
    }
  }

  void visit(const Json& value, int depth) {
    if (depth > deepest) {
      return;
    }
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (text.size() > most_ && is_prose(text)) {
        Paragraphs paragraphs = paragraphs_of(text);
        const std::size_t size = size_of(paragraphs);
        offer(std::move(paragraphs), size);
      }
    } else if (value.is_structured()) {
      if (value.is_array()) {
        Paragraphs blocks;
        for (const Json& block : value) {
          add_block(block, blocks);
        }
        const std::size_t size = size_of(blocks);
        offer(std::move(blocks), size);
      }
      for (const Json& below : value) {
        visit(below, depth + 1);
      }
    }
  }

  /// A block's text: itself, or the one member that is prose. Blocks that hold several texts are
  /// entries of a list of articles.
  static void add_block(const Json& block, Paragraphs& blocks) {
    const std::string* text = nullptr;
    if (block.is_string()) {
      text = block.get_ptr<const std::string*>();
    } else if (block.is_object()) {
      for (const Json& member : block) {
        if (member.is_string() && is_prose(member.get_ref<const std::string&>())) {
          if (text != nullptr) {
            return;
          }
          text = member.get_ptr<const std::string*>();
        }
      }
    }
    if (text != nullptr && is_prose(*text)) {
      Paragraphs more = paragraphs_of(*text);
      std::move(more.begin(), more.end(), std::back_inserter(blocks));
    }
  }

  Paragraphs best_;
  std::size_t most_ = 0;
};

}  // namespace

std::vector<std::string> scripted_story(const Page& page, std::size_t shown) {
  const std::size_t least = std::max(shortest_story, shown * most_hidden);
  for (const LinkedArticle& article : page.linked) {
    if (article.body.size() > least) {
      Paragraphs told = paragraphs_of(article.body);
      if (size_of(told) > least) {
        return told;
      }
    }
  }
  Paragraphs longest;
  for (const std::string& script : page.data) {
    // What shows a story has no need of its program's state, which is large.
    if (shown < shortest_story && script.size() > least) {
      Paragraphs told = ProseFinder().find(parse_script(script));
      if (size_of(told) > std::max(least, size_of(longest))) {
        longest = std::move(told);
      }
    }
  }
  return longest;
}

}  // namespace fabula::importers::html
