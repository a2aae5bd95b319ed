#include "html/page_parts.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <string_view>
#include <unordered_map>

#include "boilerplate.hpp"

namespace fabula::importers::html {
namespace {

constexpr double good_length = 25;

/// Text that is likely some story's: a paragraph of sentences that are not mostly links.
double good(const TextBlock& b) {
  const double length = b.length;
  if (length < good_length || b.link_length * 2.0 > length || (!b.sentence && length < 80)) {
    return 0;
  }
  return length - 2.0 * b.link_length > 0 ? length - b.link_length : 0;
}

bool is_dropped_element(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::figcaption:
    case Tag::caption:
    case Tag::figure:
    case Tag::menu:
    case Tag::dialog:
    case Tag::fieldset:
      return true;
    default:
      return false;
  }
}

/// A figure may be no picture but a table, a listing or a quotation, which is text.
bool holds_text(const PageTree& page, NodeIndex figure) {
  for (NodeIndex i = figure + 1; i < page[figure].end; ++i) {
    const Tag tag = page[i].tag;
    if (tag == Tag::table || tag == Tag::pre || tag == Tag::blockquote) {
      return true;
    }
  }
  return false;
}

bool is_hidden(const PageTree& page, NodeIndex i) {
  if (page.has_attribute(i, "hidden") || page.attribute(i, "aria-hidden") == "true") {
    return true;
  }
  const std::string_view style = page.attribute(i, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos ||
         style.find("visibility:hidden") != std::string_view::npos ||
         style.find("visibility: hidden") != std::string_view::npos;
}

bool is_dropped_role(std::string_view role) {
  return role == "navigation" || role == "banner" || role == "complementary" ||
         role == "contentinfo" || role == "search" || role == "menu" || role == "dialog" ||
         role == "alertdialog" || role == "menubar" || role == "toolbar" || role == "tablist" ||
         role == "alert";
}

}  // namespace

BlockSums::BlockSums(const PageTree& page, const TextBlocks& text,
                     const std::vector<double>& values)
    : page_(page), first_(page.size() + 1, 0), sums_(values.size() + 1, 0.0) {
  std::uint32_t block = 0;
  for (NodeIndex i = 0; i <= page.size(); ++i) {
    while (block < text.blocks.size() && text.blocks[block].first < i) {
      ++block;
    }
    first_[i] = block;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    sums_[i + 1] = sums_[i] + values[i];
  }
}

std::vector<ElementCues> page_cues(const PageTree& page, const ElementNames& names) {
  std::vector<ElementCues> cues(page.size());
  std::unordered_map<std::string_view, ElementCues> known;
  for (NodeIndex i = 0; i < page.size(); ++i) {
    if (page[i].tag == Tag::text) {
      continue;
    }
    for (const char* const name : {"class", "id"}) {
      const std::string_view value = page.attribute(i, name);
      if (value.empty()) {
        continue;
      }
      const auto [at, is_new] = known.try_emplace(value);
      if (is_new) {
        at->second = names.cues_of(value);
      }
      cues[i].add(at->second);
    }
    const std::string_view item = page.attribute(i, "itemprop");
    if (item == "articleBody" || item == "articlebody" ||
        item.find("articleBody") != std::string_view::npos) {
      cues[i].add(ElementCue::story);
    }
  }
  return cues;
}

namespace {

/// What lays a page out may be called after what it has beside the story ("with-sidebar").
bool holds_headline(const PageTree& page, NodeIndex node) {
  for (NodeIndex i = node + 1; i < page[node].end; ++i) {
    const Tag tag = page[i].tag;
    if (tag == Tag::h1 || tag == Tag::main || tag == Tag::article) {
      return true;
    }
  }
  return false;
}

}  // namespace

namespace {

std::vector<bool> dropped_nodes(const PageTree& page, const std::vector<ElementCues>& cues,
                                const BlockSums& sums, double most, double most_with_headline) {
  const double all = std::max(sums.below(0), 1.0);
  std::vector<bool> dropped(page.size(), false);
  constexpr ElementCues drop = {ElementCue::boilerplate, ElementCue::comments, ElementCue::caption,
                                ElementCue::byline,      ElementCue::date,     ElementCue::hidden};
  for (NodeIndex i = 1; i < page.size(); ++i) {
    const auto& node = page[i];
    if (dropped[node.parent]) {
      dropped[i] = true;
      continue;
    }
    if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html) {
      continue;
    }
    const bool picture = node.tag != Tag::figure || !holds_text(page, i);
    const bool element = (is_dropped_element(node.tag) && picture) || is_hidden(page, i) ||
                         is_dropped_role(page.attribute(i, "role"));
    const bool named = cues[i].has_any(drop) && node.tag != Tag::main && node.tag != Tag::article &&
                       !cues[i].has(ElementCue::story) && node.tag != Tag::p;
    if (!element && !named) {
      continue;
    }
    const double share = sums.below(i) / all;
    const bool whole_page = share >= (holds_headline(page, i) ? most_with_headline : most);
    dropped[i] = !whole_page || cues[i].has(ElementCue::comments);
  }
  return dropped;
}

}  // namespace

std::vector<bool> page_boilerplate(const PageTree& page, const TextBlocks& text,
                                   const std::vector<ElementCues>& cues) {
  std::vector<double> values(text.blocks.size());
  std::transform(text.blocks.begin(), text.blocks.end(), values.begin(), good);
  const BlockSums sums(page, text, values);
  constexpr double most = 0.4;
  constexpr double most_with_headline = 0.1;
  std::vector<bool> dropped = dropped_nodes(page, cues, sums, most, most_with_headline);
  double kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    kept += dropped[text.blocks[i].first] ? 0 : values[i];
  }
  // Where hardly anything is left, names mean something else on this page.
  constexpr double too_little = 250;
  constexpr double too_small = 0.05;
  if (kept < too_little || kept < too_small * sums.below(0)) {
    return dropped_nodes(page, cues, sums, most_with_headline, most_with_headline);
  }
  return dropped;
}

namespace {

class StoryFinder {
 public:
  StoryFinder(const Page& page, const ArticleWords& words)
      : page_(page.tree),
        text_(page.text),
        words_(words),
        cues_(page.cues),
        dropped_(page.boilerplate),
        language_(page.language) {}

  std::vector<std::uint32_t> find() {
    const NodeIndex region = find_region();
    find_prose(region);
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < text_.blocks.size(); ++i) {
      const TextBlock& b = text_.blocks[i];
      const bool inside = b.first >= region && b.first < page_[region].end;
      if (inside && !dropped_[b.first] && (keeps(b, region) || is_heading_within(b, kept))) {
        kept.push_back(i);
      }
    }
    trim(kept);
    return kept;
  }

 private:
  /// How much a block speaks for (or against) that what holds it is the story.
  [[nodiscard]] double weight(const TextBlock& b) const {
    if (dropped_[b.first]) {
      return 0;
    }
    const double g = good(b);
    if (g > 0) {
      return g;
    }
    if (b.link_length * 2 > b.length) {
      return -20 - std::min(30.0, b.link_length / 3.0);
    }
    if (is_heading(page_[b.node].tag)) {
      return 0;
    }
    return b.sentence ? 0 : -8;
  }

  [[nodiscard]] NodeIndex find_region() const {
    std::vector<double> values(text_.blocks.size());
    std::transform(text_.blocks.begin(), text_.blocks.end(), values.begin(),
                   [this](const TextBlock& b) { return weight(b); });
    const BlockSums sums(page_, text_, values);
    NodeIndex best = 0;
    double most = -1e300;
    for (NodeIndex i = 0; i < page_.size(); ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::text || dropped_[i] || (!is_block(tag) && tag != Tag::other)) {
        continue;
      }
      double value = sums.below(i);
      if (cues_[i].has(ElementCue::story)) {
        value *= 1.4;
      } else if (tag == Tag::article) {
        value *= 1.2;
      } else if (tag == Tag::main) {
        value *= 1.1;
      }
      if (value >= most) {
        most = value;
        best = i;
      }
    }
    return best;
  }

  /// Elements that hold paragraphs have the same holder, the same tag and the same class.
  struct Likeness {
    NodeIndex holder = 0;
    Tag tag = Tag::other;
    std::string_view name;
    auto operator<=>(const Likeness&) const = default;
  };
  [[nodiscard]] Likeness likeness(const TextBlock& b) const {
    return {page_[b.node].parent, page_[b.node].tag, page_.attribute(b.node, "class")};
  }

  void find_prose(NodeIndex region) {
    for (const TextBlock& b : text_.blocks) {
      if (b.first >= region && b.first < page_[region].end && !dropped_[b.first] && good(b) > 0) {
        ++prose_within_[b.node];
        ++prose_alike_[likeness(b)];
      }
    }
  }

  /// A short line is a heading, an item, an answer where it stands as the paragraphs around it do:
  /// directly in the same element, or in an element like theirs.
  [[nodiscard]] bool stands_among_prose(const TextBlock& b) const {
    if (b.link_length * 2 > b.length) {
      return false;
    }
    constexpr int enough_within = 2;
    constexpr int enough_alike = 3;
    const auto within = prose_within_.find(b.node);
    const auto alike = prose_alike_.find(likeness(b));
    return (within != prose_within_.end() && within->second >= enough_within) ||
           (alike != prose_alike_.end() && alike->second >= enough_alike);
  }

  /// The first heading of the highest rank is the headline; what comes after paragraphs divides
  /// them.
  [[nodiscard]] bool is_heading_within(const TextBlock& b,
                                       const std::vector<std::uint32_t>& before) const {
    return page_[b.node].tag == Tag::h1 && b.link_length * 2 <= b.length &&
           std::any_of(before.begin(), before.end(),
                       [this](std::uint32_t i) { return good(text_.blocks[i]) > 0; }) &&
           std::any_of(text_.blocks.begin(), text_.blocks.end(), [&](const TextBlock& other) {
             return other.first < b.first && page_[other.node].tag == Tag::h1;
           });
  }

  [[nodiscard]] bool keeps(const TextBlock& b, NodeIndex region) const {
    const std::string_view t = text_.of(b);
    const Tag tag = page_[b.node].tag;
    const LineKind kind = kind_of_line(t, words_, language_);
    if (kind != LineKind::story && b.length < 300) {
      return false;
    }
    if (tag == Tag::h1) {
      return false;
    }
    if (b.link_length * 10 > b.length * 8 && (b.length < 200 || tag == Tag::li)) {
      return false;
    }
    if (is_heading(tag)) {
      return true;
    }
    // A list, or what else holds it, that is mostly links.
    for (NodeIndex n = b.node; n > region; n = page_[n].parent) {
      const Tag holder = page_[n].tag;
      if (holder == Tag::ul || holder == Tag::ol) {
        double length = 0;
        double links = 0;
        for (const TextBlock& other : text_.blocks) {
          if (other.first >= n && other.first < page_[n].end) {
            length += other.length;
            links += other.link_length;
          }
        }
        if (links > 0.6 * length) {
          return false;
        }
      }
    }
    if (tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::pre || b.row ||
        tag == Tag::td || tag == Tag::dd || tag == Tag::dt || tag == Tag::summary) {
      return true;
    }
    return b.sentence || b.length > 60 || stands_among_prose(b);
  }

  void trim(std::vector<std::uint32_t>& kept) const {
    while (!kept.empty() && is_heading(page_[text_.blocks[kept.back()].node].tag)) {
      kept.pop_back();
    }
  }

  const PageTree& page_;
  const TextBlocks& text_;
  const ArticleWords& words_;
  const std::vector<ElementCues>& cues_;
  const std::vector<bool>& dropped_;
  const std::string& language_;
  std::unordered_map<NodeIndex, int> prose_within_;  // paragraphs, by the element around each
  std::map<Likeness, int> prose_alike_;
};

}  // namespace

std::vector<std::uint32_t> story_blocks(const Page& page, const ArticleWords& words) {
  return StoryFinder(page, words).find();
}

}  // namespace fabula::importers::html
