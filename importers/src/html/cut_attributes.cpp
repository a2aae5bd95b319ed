#include "html/cut_attributes.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace fabula::importers::html {
namespace {

constexpr std::string_view blank = " \t\r\n";

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c == '.';
}

bool is_in_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-';
}

/// Walks the tags as libxml2 does (htmlParseStartElement), so that both count the same attributes.
class Cutter {
 public:
  Cutter(std::string& markup, std::size_t most) : markup_(markup), text_(markup), most_(most) {}

  void run() {
    while ((at_ = std::min(text_.find('<', at_), text_.size())) < text_.size()) {
      ++at_;
      if (begins_name(current())) {
        pass_tag();
      } else if (current() == '/' || current() == '!' || current() == '?') {
        at_ = std::min(text_.find('>', at_), text_.size());
      }
    }
    if (kept_until_ > 0) {
      kept_.append(text_.substr(kept_until_));
      markup_ = std::move(kept_);
    }
  }

 private:
  [[nodiscard]] char current() const { return at_ < text_.size() ? text_[at_] : '>'; }
  [[nodiscard]] bool at_end() const {
    return current() == '>' || text_.substr(at_).starts_with("/>");
  }

  void pass_blank() { at_ = std::min(text_.find_first_not_of(blank, at_), text_.size()); }

  /// The parser takes a longer name for several.
  void pass_name() {
    constexpr std::size_t longest = 100;
    const std::size_t end = std::min(at_ + longest, text_.size());
    while (at_ < end && is_in_name(text_[at_])) {
      ++at_;
    }
  }

  void pass_value() {
    const char quote = current();
    if (quote == '"' || quote == '\'') {
      const std::size_t end = text_.find(quote, at_ + 1);
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
    } else {
      at_ = std::min(text_.find_first_of(" \t\r\n>", at_), text_.size());
    }
  }

  /// Whether it is one.
  bool pass_attribute() {
    if (!begins_name(current())) {
      // The parser leaves out all up to the next blank.
      while (!at_end() && blank.find(current()) == std::string_view::npos) {
        ++at_;
      }
      return false;
    }
    pass_name();
    pass_blank();
    if (current() == '=') {
      ++at_;
      pass_blank();
      pass_value();
    }
    return true;
  }

  void pass_tag() {
    pass_name();
    pass_blank();
    std::optional<std::size_t> first_too_many;
    for (std::size_t attributes = 0; !at_end(); pass_blank()) {
      const std::size_t begin = at_;
      if (pass_attribute() && ++attributes == most_ + 1) {
        first_too_many = begin;
      }
    }
    if (first_too_many) {
      kept_ += text_.substr(kept_until_, *first_too_many - kept_until_);
      kept_until_ = at_;
    }
  }

  std::string& markup_;
  std::string_view text_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::string kept_;  // with what lies before kept_until_
  std::size_t kept_until_ = 0;
};

}  // namespace

void cut_attributes(std::string& markup, std::size_t most) {
  Cutter(markup, most).run();
}

}  // namespace fabula::importers::html
