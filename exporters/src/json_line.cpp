#include "json_line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "json.hpp"

namespace fabula::exporters {
namespace {

// Text that stands in JSON as it is.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

}  // namespace

void JsonLine::separate() {
  if (follows_) {
    text_ += ',';
  }
  follows_ = true;
}

void JsonLine::append(std::string_view text) {
  if (is_plain(text)) {
    text_ += '"';
    text_ += text;
    text_ += '"';
  } else {
    text_ += to_line(Json(text));
  }
}

JsonLine& JsonLine::begin_object() {
  separate();
  text_ += '{';
  follows_ = false;
  return *this;
}

JsonLine& JsonLine::end_object() {
  text_ += '}';
  follows_ = true;
  return *this;
}

JsonLine& JsonLine::begin_list() {
  separate();
  text_ += '[';
  follows_ = false;
  return *this;
}

JsonLine& JsonLine::end_list() {
  text_ += ']';
  follows_ = true;
  return *this;
}

JsonLine& JsonLine::key(std::string_view name) {
  separate();
  append(name);
  text_ += ':';
  follows_ = false;
  return *this;
}

JsonLine& JsonLine::value(std::string_view text) {
  separate();
  append(text);
  return *this;
}

JsonLine& JsonLine::value(double number) {
  separate();
  text_ += to_line(Json(number));
  return *this;
}

JsonLine& JsonLine::value(std::int64_t number) {
  separate();
  fmt::format_to(std::back_inserter(text_), "{}", number);
  return *this;
}

JsonLine& JsonLine::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
  return *this;
}

JsonLine& JsonLine::value(const std::vector<std::string>& list) {
  begin_list();
  for (const std::string& item : list) {
    value(item);
  }
  return end_list();
}

void JsonLine::clear() {
  text_.clear();
  follows_ = false;
}

}  // namespace fabula::exporters
