#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>

#include "fabula/error.hpp"
#include "fabula/text/utf8.hpp"

/// Values as bytes and back: one list of fields for both ways. Whole numbers take as few bytes as
/// they need (LEB128), the rest is built of them, so the bytes are the same on every machine.
namespace fabula::store {

/// Which fields there are: 1 has no time zones of events, 2 no subtitle and no last change of an
/// article, 3 is what is written.
inline constexpr int article_form = 3;

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    constexpr std::uint64_t low = 0x7F;
    for (; value > low; value >>= 7U) {
      bytes_ += static_cast<char>((value & low) | 0x80U);
    }
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(next());
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) {
        return value;
      }
    }
    fail();
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size() - at_) {
      fail();
    }
    const std::string_view result = bytes_.substr(at_, static_cast<std::size_t>(size));
    if (find_invalid_utf8(result)) {
      fail();
    }
    at_ += result.size();
    return result;
  }
  /// How many items of at least one byte each can follow.
  std::size_t count() {
    const std::uint64_t items = number();
    if (items > bytes_.size() - at_) {
      fail();
    }
    return static_cast<std::size_t>(items);
  }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[noreturn]] static void fail() {
    throw StoreError("an article in the story file is damaged; remove it and add it again");
  }

 private:
  char next() {
    if (at_ == bytes_.size()) {
      fail();
    }
    return bytes_[at_++];
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// Writes what it is called with.
class Encoder {
 public:
  static constexpr bool reads = false;
  [[nodiscard]] static int form() { return article_form; }
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string take() { return out_.take(); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, float>) {
      out_.number(std::bit_cast<std::uint32_t>(value));
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
      out_.number(static_cast<std::uint64_t>(value));
    } else {
      fields(*this, const_cast<T&>(value));  // NOLINT: the same list of fields serves reading
    }
  }
  void put(const std::string& value) { out_.text(value); }
  template <class T>
  void put(const std::optional<T>& value) {
    out_.number(value ? 1 : 0);
    if (value) {
      put(*value);
    }
  }
  template <class T>
  void put(const std::vector<T>& values) {
    out_.number(values.size());
    for (const T& value : values) {
      put(value);
    }
  }
  void put(const boost::posix_time::ptime& time) {
    if (time.is_special()) {
      out_.number(time.is_neg_infinity() ? 0 : time.is_pos_infinity() ? 1 : 2);
    } else {
      out_.number(3U + static_cast<std::uint64_t>((time - first_moment()).total_microseconds()));
    }
  }
  static boost::posix_time::ptime first_moment() {
    return boost::posix_time::ptime(boost::gregorian::date(1400, 1, 1));
  }
  ByteWriter out_;
};

/// Fills what it is called with.
class Decoder {
 public:
  static constexpr bool reads = true;
  explicit Decoder(std::string_view bytes, int form = article_form) : in_(bytes), form_(form) {}
  [[nodiscard]] int form() const { return form_; }
  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool at_end() const { return in_.at_end(); }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, float>) {
      value = std::bit_cast<float>(narrow<std::uint32_t>(in_.number()));
    } else if constexpr (std::is_integral_v<T>) {
      value = narrow<T>(in_.number());
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(narrow<std::underlying_type_t<T>>(in_.number()));
    } else {
      fields(*this, value);
    }
  }
  void get(std::string& value) { value = in_.text(); }
  template <class T>
  void get(std::optional<T>& value) {
    value.reset();
    if (in_.number() != 0) {
      get(value.emplace());
    }
  }
  template <class T>
  void get(std::vector<T>& values) {
    // One after the other: where there are fewer than are told, the bytes end before the memory.
    values.clear();
    for (std::size_t left = in_.count(); left > 0; --left) {
      get(values.emplace_back());
    }
  }
  void get(boost::posix_time::ptime& time) {
    const std::uint64_t value = in_.number();
    // Boost.DateTime knows the years up to 9999: from 1400 on, so many days.
    constexpr std::uint64_t days = 3'141'085;
    constexpr std::uint64_t microseconds_a_day = 24ULL * 3600 * 1'000'000;
    if (value >= days * microseconds_a_day + 3) {
      ByteReader::fail();
    }
    switch (value) {
      case 0:
        time = boost::posix_time::ptime(boost::posix_time::neg_infin);
        return;
      case 1:
        time = boost::posix_time::ptime(boost::posix_time::pos_infin);
        return;
      case 2:
        time = boost::posix_time::ptime(boost::posix_time::not_a_date_time);
        return;
      default:
        time = boost::posix_time::ptime(boost::gregorian::date(1400, 1, 1)) +
               boost::posix_time::microseconds(static_cast<std::int64_t>(value - 3));
    }
  }
  template <class T>
  static T narrow(std::uint64_t value) {
    const auto result = static_cast<T>(value);
    if (static_cast<std::uint64_t>(result) != value) {
      ByteReader::fail();
    }
    return result;
  }
  ByteReader in_;
  int form_;
};

}  // namespace fabula::store
