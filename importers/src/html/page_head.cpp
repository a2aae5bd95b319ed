#include "html/page_head.hpp"

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers::html {

std::string collapsed(std::string_view text) {
  std::string result;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_white_space(c.value)) {
      space = !result.empty();
    } else {
      result += space ? " " : "";
      result += text.substr(i, c.bytes);
      space = false;
    }
    i += c.bytes;
  }
  return result;
}

std::string PageHead::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [key, content] : meta) {
      if (key == name && !content.empty()) {
        return content;
      }
    }
  }
  return {};
}

std::vector<std::string> PageHead::all(std::string_view name) const {
  std::vector<std::string> contents;
  for (const auto& [key, content] : meta) {
    if (key == name && !content.empty()) {
      contents.push_back(content);
    }
  }
  return contents;
}

PageHead page_head(const PageTree& page) {
  PageHead head;
  for (NodeIndex i = 1; i < page.size(); ++i) {
    const Tag tag = page[i].tag;
    if (tag == Tag::meta) {
      for (const char* const key : {"property", "name", "itemprop"}) {
        const std::string name = to_lower(collapsed(page.attribute(i, key)));
        if (!name.empty()) {
          head.meta.emplace_back(name, collapsed(page.attribute(i, "content")));
        }
      }
    } else if (tag == Tag::title && head.title.empty()) {
      head.title = collapsed(page.text_below(i));
    } else if (tag == Tag::link && head.canonical.empty() &&
               to_lower(page.attribute(i, "rel")) == "canonical") {
      head.canonical = collapsed(page.attribute(i, "href"));
    } else if (tag == Tag::html && head.language.empty()) {
      head.language = collapsed(page.attribute(i, "lang"));
    }
  }
  return head;
}

}  // namespace fabula::importers::html
