#include "xml_text.hpp"

#include <algorithm>
#include <cstddef>
#include <libxml/HTMLparser.h>

#include "decode_text.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t longest_name = 32;

class Mending {
 public:
  explicit Mending(std::string_view text) : text_(text) { result_.reserve(text.size()); }

  std::string mend() && {
    at_ = std::min(text_.find('<'), text_.size());
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with("<![CDATA[")) {
        copy_through("]]>");
      } else if (text_.substr(at_).starts_with("<!--")) {
        copy_through("-->");
      } else if (text_.substr(at_).starts_with("<!")) {
        pass_declaration();
      } else if (text_[at_] == '&') {
        reference();
      } else {
        append(text_[at_++]);
      }
    }
    return std::move(result_);
  }

 private:
  void append(char c) {
    const auto byte = static_cast<unsigned char>(c);
    result_ += byte < 0x20 && c != '\t' && c != '\n' && c != '\r' ? ' ' : c;
  }

  void copy_through(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    const std::size_t stop = found == std::string_view::npos ? text_.size() : found + end.size();
    for (; at_ < stop; ++at_) {
      append(text_[at_]);
    }
  }

  /// <!DOCTYPE ... [ ... ]>
  void pass_declaration() {
    int brackets = 0;
    for (; at_ < text_.size(); ++at_) {
      brackets += text_[at_] == '[' ? 1 : text_[at_] == ']' ? -1 : 0;
      if (text_[at_] == '>' && brackets <= 0) {
        ++at_;
        return;
      }
    }
  }

  void reference() {
    const std::size_t end = text_.find(';', at_);
    if (end == std::string_view::npos || end - at_ > longest_name || end == at_ + 1) {
      result_ += "&amp;";
      ++at_;
      return;
    }
    const std::string name(text_.substr(at_ + 1, end - at_ - 1));
    if (name.starts_with("#X")) {
      result_ += "&#x" + name.substr(2) + ";";
      at_ = end + 1;
      return;
    }
    const bool ours = name.front() == '#' || name == "amp" || name == "lt" || name == "gt" ||
                      name == "quot" || name == "apos";
    if (ours) {
      result_ += text_.substr(at_, end + 1 - at_);
      at_ = end + 1;
      return;
    }
    const htmlEntityDesc* const entity =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity == nullptr) {
      result_ += "&amp;";
      ++at_;
      return;
    }
    append_utf8(result_, static_cast<char32_t>(entity->value));
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string result_;
};

}  // namespace

std::string mended_xml(std::string_view text) {
  const std::string readable = without_c1_controls(std::string(text));
  return Mending(readable).mend();
}

}  // namespace fabula::importers
