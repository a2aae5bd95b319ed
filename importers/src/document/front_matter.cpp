#include "document/front_matter.hpp"

#include <algorithm>
#include <initializer_list>

#include "archive/header_lines.hpp"
#include "fabula/text/character.hpp"

namespace fabula::importers {
namespace {

/// One value without its quotes.
std::string unquoted(std::string_view value) {
  value = trimmed(value);
  const char quote = value.empty() ? '\0' : value.front();
  if ((quote != '"' && quote != '\'') || value.size() < 2) {
    return std::string(trimmed(value.substr(0, value.find(" #"))));  // a comment behind it
  }
  std::string text;
  for (std::size_t i = 1; i < value.size() && value[i] != quote; ++i) {
    i += quote == '"' && value[i] == '\\' && i + 1 < value.size() ? 1U : 0U;
    text += value[i];
  }
  return text;
}

void append(std::string& list, const std::string& value) {
  if (!value.empty()) {
    list += list.empty() ? "" : ", ";
    list += value;
  }
}

/// A value, or a list in brackets.
std::string value_of(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('|') || text.starts_with('>')) {
    return {};  // text over the next lines
  }
  if (!text.starts_with('[') || !text.ends_with(']')) {
    return unquoted(text);
  }
  text = text.substr(1, text.size() - 2);
  std::string list;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    append(list, unquoted(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return list;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

class Reader {
 public:
  explicit Reader(char separator) : separator_(separator) {}

  void line(std::string_view line) {
    const bool indented = line.starts_with(' ') || line.starts_with('\t');
    const std::string_view text = trimmed(line);
    if (text.starts_with("- ") || indented) {
      nested(text);
      return;
    }
    const std::size_t at = text.find(separator_);
    if (at == std::string_view::npos || text.starts_with('#')) {
      key_.clear();
      return;
    }
    key_ = to_lower(trimmed(text.substr(0, at)));
    values[key_] = value_of(text.substr(at + 1));
  }

  std::map<std::string, std::string> values;

 private:
  /// An item of a list, a line of a folded text, or of what a key has in parts: its name.
  void nested(std::string_view text) {
    const bool item = text.starts_with("- ");
    text = item ? text.substr(2) : text;
    if (key_.empty()) {
      return;
    }
    const std::size_t at = text.find(separator_);
    const bool part = at != std::string_view::npos && text.find(' ') > at;
    if (!part) {
      append(values[key_], unquoted(text));
    } else if (trimmed(text.substr(0, at)) == "name") {
      append(values[key_], unquoted(text.substr(at + 1)));
    }
  }

  char separator_;
  std::string key_;
};

}  // namespace

std::string FrontMatter::first(std::initializer_list<const char*> keys) const {
  for (const char* const key : keys) {
    const auto found = values.find(key);
    if (found != values.end() && !found->second.empty()) {
      return found->second;
    }
  }
  return {};
}

FrontMatter front_matter(std::string_view text) {
  std::string_view rest = text;
  const std::string_view border = take_line(rest);
  if (border != "---" && border != "+++") {
    return {};
  }
  Reader reader(border == "---" ? ':' : '=');
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line == border || (border == "---" && line == "...")) {
      return {std::move(reader.values), text.size() - rest.size()};
    }
    reader.line(line);
  }
  return {};
}

}  // namespace fabula::importers
