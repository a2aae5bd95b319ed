#include "html/text_blocks.hpp"

#include <algorithm>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers::html {
namespace {

/// Elements whose text is never a story's: what a page is operated with.
bool is_control(Tag tag) {
  switch (tag) {
    case Tag::head:
    case Tag::button:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::video:
    case Tag::noscript:
    case Tag::svg:
    case Tag::label:
      return true;
    default:
      return false;
  }
}

bool is_wide(char32_t c) {
  return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) ||
         (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0x20000 && c < 0x30000);
}

bool ends_sentences(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U';':
    case U':':
    case U',':
    case U'\u2026':
    case U'\u3002':
    case U'\u3001':
    case U'\uFF0C':
    case U'\uFF01':
    case U'\uFF1F':
    case U'\u0964':
    case U'\u060C':
    case U'\u061F':
    case U'\u06D4':
      return true;
    default:
      return false;
  }
}

/// Characters that are not seen: soft hyphens, joiners that only separate, marks.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

class Collector {
 public:
  explicit Collector(const PageTree& page) : page_(page) {}

  TextBlocks collect() && {
    result_.text.reserve(std::size_t{page_.size()} * 8U);
    for (NodeIndex i = 0; i < page_.size();) {
      i = visit(i);
    }
    end_block();
    return std::move(result_);
  }

 private:
  NodeIndex visit(NodeIndex i) {
    // Elements that end before this node: a block element's end ends a line as its begin does.
    while (!open_.empty() && page_[open_.back()].end <= i) {
      leave(open_.back());
      open_.pop_back();
    }
    const PageTree::Node& node = page_[i];
    if (node.tag == Tag::text) {
      add(i);
      return i + 1;
    }
    if (is_control(node.tag)) {
      pending_space_ = true;
      return std::max(node.end, i + 1);
    }
    enter(i);
    open_.push_back(i);
    return i + 1;
  }

  void enter(NodeIndex i) {
    const Tag tag = page_[i].tag;
    if (tag == Tag::br) {
      line_break(i);
    } else if (tag == Tag::a) {
      ++links_;
    } else if (tag == Tag::pre) {
      ++verbatim_;
      end_block();
    } else if (tag == Tag::tr && row_ == 0 && is_simple_row(i)) {
      end_block();
      row_ = i;
    } else if (row_ != 0 && is_block(tag)) {
      pending_space_ = true;
    } else if (is_block(tag)) {
      end_block();
    }
    breaks_ = tag == Tag::br ? breaks_ : 0;
  }

  void leave(NodeIndex i) {
    const Tag tag = page_[i].tag;
    if (tag == Tag::a) {
      --links_;
    } else if (tag == Tag::pre) {
      --verbatim_;
    }
    if (row_ == i) {
      if (open()) {
        result_.blocks.back().row = true;
      }
      end_block();
      row_ = 0;
    } else if (row_ != 0 && is_block(tag)) {
      pending_space_ = true;
    } else if (is_block(tag) && tag != Tag::br) {
      end_block();
    }
  }

  /// Two line breaks are what ends a paragraph; one only ends a line.
  void line_break(NodeIndex /*i*/) {
    if (++breaks_ >= 2) {
      if (row_ == 0) {
        end_block();
      }
    } else {
      pending_break_ = true;
    }
    pending_space_ = true;
  }

  /// A row of a table of data: cells with a few words each, in no blocks of their own.
  [[nodiscard]] bool is_simple_row(NodeIndex row) const {
    std::size_t characters = 0;
    std::size_t cells = 0;
    constexpr std::size_t longest_row = 600;
    for (NodeIndex i = row + 1; i < page_[row].end; ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::text) {
        characters += page_[i].size;
      } else if (tag == Tag::td || tag == Tag::th) {
        ++cells;
      } else if (is_block(tag) && tag != Tag::p && tag != Tag::div) {
        return false;
      }
    }
    return cells > 1 && characters < longest_row;
  }

  [[nodiscard]] bool open() const { return open_block_; }

  void begin_block(NodeIndex text) {
    NodeIndex holder = page_[text].parent;
    while (holder != 0 && !is_block(page_[holder].tag)) {
      holder = page_[holder].parent;
    }
    TextBlock block;
    block.node = row_ != 0 ? row_ : holder;
    block.first = text;
    const auto at = static_cast<std::uint32_t>(result_.text.size());
    block.text = {at, at};
    result_.blocks.push_back(block);
    open_block_ = true;
  }

  void end_block() {
    if (open_block_) {
      result_.blocks.back().text.end = static_cast<std::uint32_t>(result_.text.size());
      result_.text += '\n';
    }
    open_block_ = false;
    pending_space_ = false;
    pending_break_ = false;
    breaks_ = 0;
  }

  void add(NodeIndex node) {
    const std::string_view characters = page_.characters(node);
    for (std::size_t i = 0; i < characters.size();) {
      const auto byte = static_cast<unsigned char>(characters[i]);
      if (byte < 0x80) {
        add_character(node, byte, characters.substr(i, 1));
        ++i;
      } else {
        const CodePoint c = code_point_at(characters, i);
        add_character(node, c.value, characters.substr(i, c.bytes));
        i += c.bytes;
      }
    }
  }

  void add_character(NodeIndex node, char32_t c, std::string_view bytes) {
    if (c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
        c == 0x202F || c == 0x2028 || c == 0x2029 || c == 0x85) {
      pending_space_ = true;
      pending_break_ = pending_break_ || (verbatim_ > 0 && c == U'\n');
      return;
    }
    if (is_unseen(c)) {
      return;
    }
    breaks_ = 0;
    if (!open_block_) {
      begin_block(node);
    } else if (pending_space_) {
      result_.text += pending_break_ ? '\n' : ' ';
    }
    pending_space_ = false;
    pending_break_ = false;
    TextBlock& block = result_.blocks.back();
    const std::uint32_t width = is_wide(c) ? 3 : 1;
    block.length += width;
    block.link_length += links_ > 0 ? width : 0;
    block.sentence = block.sentence || ends_sentences(c);
    result_.text += bytes;
  }

  const PageTree& page_;
  TextBlocks result_;
  std::vector<NodeIndex> open_;
  NodeIndex row_ = 0;
  int links_ = 0;
  int verbatim_ = 0;
  int breaks_ = 0;
  bool open_block_ = false;
  bool pending_space_ = false;
  bool pending_break_ = false;
};

}  // namespace

TextBlocks text_blocks(const PageTree& page) {
  return Collector(page).collect();
}

}  // namespace fabula::importers::html
