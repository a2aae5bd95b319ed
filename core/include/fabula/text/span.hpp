#pragma once

#include <compare>
#include <cstdint>

namespace fabula {

/// A half-open range of byte offsets, [begin, end), into an article's UTF-8 text.
/// Exports give Unicode code points instead; see CodePoints in text/utf8.hpp.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A half-open range of token indices, [begin, end), into an Analysis.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t token) const noexcept {
    return begin <= token && token < end;
  }
  [[nodiscard]] constexpr bool contains(TokenRange other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(TokenRange other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

}  // namespace fabula
