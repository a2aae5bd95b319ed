#include "pattern_reader.hpp"

#include <charconv>

#include <fmt/format.h>

namespace fabula::config {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + 1);
  }
}

bool number(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::vector<PatternElement> PatternReader::read(const Node& node) const {
  std::vector<PatternElement> elements;
  if (!node.is_scalar()) {
    yaml_.problem(node, "a pattern must be one line of text");
    return elements;
  }
  const std::string& text = node.scalar();
  for (const std::string& part : split(text, ' ')) {
    if (!part.empty()) {
      elements.push_back(element(node, part));
    }
  }
  if (elements.empty()) {
    yaml_.problem(node, "a pattern must not be empty");
  }
  return elements;
}

PatternElement PatternReader::element(const Node& node, std::string_view text) const {
  PatternElement e;
  e.where = yaml_.where(node);
  if (text.size() > 1 && (text.back() == '?' || text.back() == '+' || text.back() == '*')) {
    e.optional = text.back() != '+';
    e.repeat = text.back() != '?';
    text.remove_suffix(1);
  }
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    e.outside = true;
    text = text.substr(1, text.size() - 2);
  }
  if (text.size() > 1 && text.front() == '^') {
    e.capitalized = true;
    text.remove_prefix(1);
  }
  if (const std::size_t slash = text.rfind('/');
      slash != std::string_view::npos && slash + 1 < text.size() && text[0] != '{') {
    e.tags = split(text.substr(slash + 1), '|');
    text = text.substr(0, slash);
  }
  if (text.empty()) {
    e.kind = PatternElement::Kind::tag;
  } else if (text.front() == '<' && text.size() > 2 && text.back() == '>') {
    reference(node, text.substr(1, text.size() - 2), e);
  } else if (text.find('{') != std::string_view::npos) {
    e.kind = PatternElement::Kind::format;
    e.texts = {std::string(text)};
  } else {
    e.texts = text == "|" ? std::vector<std::string>{"|"} : split(text, '|');
  }
  return e;
}

/// "month", "month:first", "number:day:1-31".
void PatternReader::reference(const Node& node, std::string_view text, PatternElement& e) const {
  const std::vector<std::string> parts = split(text, ':');
  const std::string& name = parts[0];
  e.texts = {name};
  e.name = parts.size() > 1 ? parts[1] : name;
  if (name == "number" || name == "ordinal") {
    e.kind = name == "number" ? PatternElement::Kind::number : PatternElement::Kind::ordinal;
    if (parts.size() > 2) {
      const std::vector<std::string> range = split(parts[2], '-');
      if (range.size() != 2 || !number(range[0], e.min) || !number(range[1], e.max)) {
        yaml_.problem(node, fmt::format("'{}' must be a range such as 1-31", parts[2]));
      }
    }
  } else if (lists_.count(name) != 0) {
    e.kind = PatternElement::Kind::list;
  } else {
    e.kind = PatternElement::Kind::phrase;
    e.name.clear();
  }
}

}  // namespace fabula::config
