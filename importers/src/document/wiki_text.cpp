#include "document/wiki_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "archive/header_lines.hpp"
#include "ascii.hpp"
#include "fabula/text/character.hpp"

namespace fabula::importers {
namespace {

/// Elements whose content is no text of the story.
constexpr std::array<std::string_view, 8> left_out = {
    "ref", "gallery", "math", "syntaxhighlight", "source", "timeline", "score", "templatedata"};

bool begins_tag(std::string_view text, std::string_view name) {
  if (!text.starts_with('<') || text.size() < name.size() + 2 ||
      ascii_lower(text.substr(1, name.size())) != name) {
    return false;
  }
  const char next = text[name.size() + 1];
  return next == ' ' || next == '>' || next == '/' || next == '\n' || next == '\t';
}

/// Passes over comments and elements that are left out. One that is never closed is its tag alone.
class LeftOut {
 public:
  explicit LeftOut(std::string_view text) : text_(text) {}

  /// The text without them.
  std::string rest() && {
    std::string kept;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t next = std::min(text_.find('<', at), text_.size());
      kept += text_.substr(at, next - at);
      at = next;
      if (at < text_.size()) {
        const std::size_t passed = bytes_at(at);
        kept += passed == 0 ? "<" : "";
        at += std::max<std::size_t>(passed, 1);
      }
    }
    return kept;
  }

 private:
  /// The bytes of what begins here; 0 where it is something else.
  std::size_t bytes_at(std::size_t at) {
    const std::string_view text = text_.substr(at);
    if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->");
      return end == std::string_view::npos ? text.size() : end + 3;
    }
    for (std::size_t i = 0; i < left_out.size(); ++i) {
      if (begins_tag(text, left_out[i])) {
        return bytes_of_element(text, i);
      }
    }
    return 0;
  }

  std::size_t bytes_of_element(std::string_view text, std::size_t name) {
    const std::size_t close = text.find('>');
    if (close == std::string_view::npos) {
      return 0;
    }
    const std::string end = "</" + std::string(left_out[name]);
    // Where none of a kind is closed any more, that need not be looked for again.
    const std::size_t last =
        text[close - 1] == '/' || unclosed_[name] ? std::string_view::npos : text.find(end);
    if (last == std::string_view::npos) {
      unclosed_[name] = unclosed_[name] || text[close - 1] != '/';
      return close + 1;
    }
    return std::min(text.find('>', last), text.size() - 1) + 1;
  }

  std::string_view text_;
  std::array<bool, left_out.size()> unclosed_{};
};

/// The parts of a template or link between its bars, not those of what is nested in it.
std::vector<std::string_view> parts_of(std::string_view inner) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const std::string_view two = inner.substr(i, 2);
    if (two == "{{" || two == "[[") {
      ++depth;
      ++i;
    } else if (two == "}}" || two == "]]") {
      --depth;
      ++i;
    } else if (inner[i] == '|' && depth == 0) {
      parts.push_back(inner.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  parts.push_back(inner.substr(begin));
  return parts;
}

/// The arguments of a template that have no name.
std::vector<std::string> unnamed(std::string_view inner) {
  const auto parts = parts_of(inner);
  std::vector<std::string> arguments;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].find('=') == std::string_view::npos && !trimmed(parts[i]).empty()) {
      arguments.emplace_back(trimmed(parts[i]));
    }
  }
  return arguments;
}

/// Where what stands between marks that nest (templates, tables, links) ends, for each place at
/// which it begins. What is never closed goes to the end of its paragraph.
class Nested {
 public:
  Nested(std::string_view text, std::string_view open, std::string_view close) : text_(text) {
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i + 1 < text.size();) {
      if (text.substr(i).starts_with(open)) {
        begins.push_back(i);
        i += open.size();
      } else if (text.substr(i).starts_with(close)) {
        i += close.size();
        if (!begins.empty()) {
          ends_[begins.back()] = i;
          begins.pop_back();
        }
      } else {
        ++i;
      }
    }
  }

  /// Behind the last mark of what begins at `at`.
  [[nodiscard]] std::size_t end(std::size_t at) const {
    const auto found = ends_.find(at);
    return found != ends_.end() ? found->second : std::min(text_.find("\n\n", at), text_.size());
  }

 private:
  std::string_view text_;
  std::map<std::size_t, std::size_t> ends_;
};

bool at_line_begin(std::string_view text, std::size_t at) {
  const std::size_t last = text.substr(0, at).find_last_not_of(" \t*#:;");
  return last == std::string_view::npos || text[last] == '\n';
}

bool at_line_end(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(" \t", at);
  return next == std::string_view::npos || text[next] == '\n';
}

/// Templates: those on lines of their own say something of the page, those in a sentence stand for
/// their last argument ({{w|Bern|the city}}).
std::string without_templates(std::string_view text, std::vector<std::string>& said) {
  const Nested marks(text, "{{", "}}");
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find("{{", at), text.size());
    kept += text.substr(at, next - at);
    if (next == text.size()) {
      break;
    }
    const std::size_t end = marks.end(next);
    const std::size_t inside = std::min(end, next + 2);
    const std::size_t length = end - inside >= 2 ? end - inside - 2 : 0;
    const auto arguments = unnamed(text.substr(inside, length));
    if (at_line_begin(kept, kept.size()) && at_line_end(text, end)) {
      said.insert(said.end(), arguments.begin(), arguments.end());
    } else if (!arguments.empty() && arguments.back().find("{{") == std::string::npos) {
      kept += arguments.back();
    }
    at = end;
  }
  return kept;
}

std::string without_tables(std::string_view text) {
  const Nested marks(text, "{|", "|}");
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find("{|", at), text.size());
    kept += text.substr(at, next - at);
    at = next == text.size() ? next : marks.end(next);
  }
  return kept;
}

/// Links as their words; those to pictures and categories, and to the page in other languages, are
/// left out.
class Links {
 public:
  explicit Links(const std::set<std::string>& namespaces) : namespaces_(namespaces) {}

  [[nodiscard]] std::string words(std::string_view line) const {
    const Nested marks(line, "[[", "]]");
    std::string kept;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t next = std::min(line.find('[', at), line.size());
      kept += line.substr(at, next - at);
      at = next;
      if (at == line.size()) {
        break;
      }
      if (line.substr(at).starts_with("[[")) {
        const std::size_t end = marks.end(at);
        const std::size_t inside = std::min(at + 2, end);
        kept += inner(line.substr(inside, end - inside >= 2 ? end - inside - 2 : 0));
        at = end;
      } else {
        at = outer(line, at, kept);
      }
    }
    return kept;
  }

 private:
  [[nodiscard]] std::string inner(std::string_view link) const {
    const auto parts = parts_of(link);
    const std::string_view target = trimmed(parts.front());
    const std::size_t colon = target.find(':');
    const bool led = target.starts_with(':');  // a link to a picture's or category's own page
    if (colon != std::string_view::npos && !led) {
      const std::string prefix = to_lower(trimmed(target.substr(0, colon)));
      const bool other_language = parts.size() == 1 && prefix.size() <= 3;
      if (namespaces_.contains(prefix) || other_language) {
        return {};
      }
    }
    return std::string(parts.size() > 1 ? parts.back() : target.substr(led ? 1 : 0));
  }

  /// "[https://example.org its words]"; any other bracket is text. Where to go on.
  static std::size_t outer(std::string_view line, std::size_t at, std::string& kept) {
    const std::size_t end = line.find(']', at);
    const std::string_view link =
        end == std::string_view::npos ? std::string_view() : line.substr(at + 1, end - at - 1);
    if (link.find("://") == std::string_view::npos && !link.starts_with("//")) {
      kept += '[';
      return at + 1;
    }
    const std::size_t blank = link.find(' ');
    kept += blank == std::string_view::npos ? std::string_view() : link.substr(blank + 1);
    return end + 1;
  }

  const std::set<std::string>& namespaces_;
};

std::string without_quotes(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of('\'', i), text.size());
    if (end - i >= 2) {
      i = end;
    } else {
      kept += text[i++];
    }
  }
  return kept;
}

/// Puts lines together as elements. A list of nothing but links and a heading with nothing below
/// it are no story.
class Elements {
 public:
  explicit Elements(const Links& links) : links_(links) {}

  void line(std::string_view line) {
    line = trimmed(line);
    const std::string words = without_quotes(links_.words(line));
    if (trimmed(words).empty() || line.starts_with("----")) {
      close();
    } else if (line.starts_with('=') && line.ends_with('=')) {
      close();
      heading_ = words.substr(std::min(words.find_first_not_of("= "), words.size()));
      heading_.resize(heading_.find_last_not_of("= ") + 1);
    } else if (const std::size_t item = std::min(line.find_first_not_of("*#:; "), line.size());
               item != 0) {
      close();
      const bool link_only = line.substr(item).starts_with('[') && line.ends_with(']');
      const std::string own =
          words.substr(std::min(words.find_first_not_of("*#:; "), words.size()));
      if (!link_only && !own.empty()) {
        open("li", own);
      }
      close();
    } else if (element_.empty()) {
      open("p", words);
    } else {
      html_ += "\n" + words;
    }
  }

  std::string html() {
    close();
    return std::move(html_);
  }

 private:
  void open(const char* element, const std::string& words) {
    if (!heading_.empty()) {
      html_ += "<h2>" + std::exchange(heading_, {}) + "</h2>\n";
    }
    element_ = element;
    html_ += "<" + element_ + ">" + words;
  }
  void close() {
    if (!element_.empty()) {
      html_ += "</" + std::exchange(element_, {}) + ">\n";
    }
  }

  const Links& links_;
  std::string html_;
  std::string heading_;
  std::string element_;
};

}  // namespace

WikiText read_wiki_text(std::string_view markup, const std::set<std::string>& namespaces) {
  WikiText result;
  const std::string text = without_tables(without_templates(LeftOut(markup).rest(), result.said));
  const Links links(namespaces);
  Elements elements(links);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    elements.line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  result.html = elements.html();
  return result;
}

}  // namespace fabula::importers
