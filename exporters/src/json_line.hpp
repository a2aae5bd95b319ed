#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fabula::exporters {

/// One line of JSON, written piece by piece as to_line() writes the whole; many times as fast where
/// a story has a hundred thousand of them. The caller sees to it that what is begun is ended, and
/// that no key comes twice.
class JsonLine {
 public:
  JsonLine& begin_object();
  JsonLine& end_object();
  JsonLine& begin_list();
  JsonLine& end_list();
  JsonLine& key(std::string_view name);
  JsonLine& value(std::string_view text);
  JsonLine& value(const char* text) { return value(std::string_view(text)); }
  JsonLine& value(const std::string& text) { return value(std::string_view(text)); }
  JsonLine& value(double number);
  JsonLine& value(std::int64_t number);
  JsonLine& value(bool truth);
  JsonLine& value(const std::vector<std::string>& list);
  /// A key and what it holds.
  template <class Value>
  JsonLine& put(std::string_view name, const Value& what) {
    return key(name).value(what);
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  void clear();

 private:
  void separate();
  void append(std::string_view text);

  std::string text_;
  bool follows_ = false;  ///< something that a comma must separate from what comes next
};

}  // namespace fabula::exporters
