#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fabula/error.hpp"

namespace fabula {

/// Takes little-endian values from the front of a small binary file's bytes.
class ByteReader {
 public:
  /// `what` names the file's content in the Error that is thrown where bytes are missing.
  ByteReader(std::string_view bytes, std::string what) : bytes_(bytes), what_(std::move(what)) {}

  template <class Value>
  std::vector<Value> values(std::size_t count) {
    if (bytes_.size() / sizeof(Value) < count) {
      throw Error(what_ + " are cut off; make them again or restore the file");
    }
    std::vector<Value> result(count);
    if (count > 0) {
      std::memcpy(result.data(), bytes_.data(), count * sizeof(Value));
      bytes_.remove_prefix(count * sizeof(Value));
    }
    return result;
  }
  template <class Value>
  Value value() {
    return values<Value>(1).front();
  }
  /// A count, then as many values.
  template <class Value>
  std::vector<Value> vector() {
    return values<Value>(value<std::uint32_t>());
  }
  /// A count, then as many bytes of text that hold one name a line.
  std::vector<std::string> names() {
    std::vector<std::string> result;
    std::string name;
    for (const char c : vector<char>()) {
      if (c == '\n') {
        result.push_back(std::exchange(name, {}));
      } else {
        name += c;
      }
    }
    return result;
  }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  std::string what_;
};

}  // namespace fabula
