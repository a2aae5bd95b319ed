#include "document/pdf_objects.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace fabula::importers {
namespace {

constexpr std::string_view blank{" \t\r\n\f\0[", 7};
constexpr auto highest = std::numeric_limits<std::uint64_t>::max() / 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes a number, and the blanks before it, off the front.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end == text.data()) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() ? std::min(value, highest) : highest;
}

/// Takes a number, and the blanks behind it, off the end.
std::optional<std::uint64_t> take_last_number(std::string_view& text) {
  text = text.substr(0, text.find_last_not_of(blank) + 1);
  std::size_t begin = text.size();
  while (begin > 0 && is_digit(text[begin - 1])) {
    --begin;
  }
  std::string_view digits = text.substr(begin);
  text = text.substr(0, begin);
  return take_number(digits);
}

/// "0 9": a first number, and how many follow it.
std::uint64_t end_of_range(std::string_view text) {
  const auto first = take_number(text);
  const auto count = first ? take_number(text) : std::nullopt;
  return count ? *first + *count : 0;
}

/// What `read` finds behind each of these words, the most of it.
template <class Read>
std::uint64_t most_behind(std::string_view pdf, std::string_view word, const Read& read) {
  std::uint64_t most = 0;
  for (std::size_t at = pdf.find(word); at != std::string_view::npos;
       at = pdf.find(word, at + word.size())) {
    most = std::max(most, read(at, pdf.substr(at + word.size())));
  }
  return most;
}

/// Of a table: lines of just two numbers stand before its entries ("0000000009 00000 n").
std::uint64_t end_of_table(std::string_view table) {
  std::uint64_t most = 0;
  table.remove_prefix(std::min(table.find_first_not_of(blank), table.size()));
  while (!table.empty() && is_digit(table.front())) {
    const std::string_view line = table.substr(0, table.find_first_of("\r\n"));
    std::string_view rest = line;
    if (take_number(rest) && take_number(rest) &&
        rest.find_first_not_of(blank) == std::string_view::npos) {
      most = std::max(most, end_of_range(line));
    }
    table.remove_prefix(line.size());
    table.remove_prefix(std::min(table.find_first_not_of(blank), table.size()));
  }
  return most;
}

/// "7 0 obj"
std::uint64_t number_before(std::string_view text) {
  const auto generation = take_last_number(text);
  return generation ? take_last_number(text).value_or(0) : 0;
}

}  // namespace

std::uint64_t claimed_objects(std::string_view pdf) {
  const auto sizes = most_behind(pdf, "/Size", [](std::size_t, std::string_view behind) {
    return take_number(behind).value_or(0);
  });
  const auto ranges = most_behind(pdf, "/Index", [](std::size_t, std::string_view behind) {
    std::uint64_t most = 0;
    for (auto first = take_number(behind); first; first = take_number(behind)) {
      most = std::max(most, *first + take_number(behind).value_or(0));
    }
    return most;
  });
  const auto tables = most_behind(
      pdf, "xref", [](std::size_t, std::string_view behind) { return end_of_table(behind); });
  const auto objects = most_behind(pdf, "obj", [pdf](std::size_t at, std::string_view) {
    return number_before(pdf.substr(0, at));
  });
  return std::max({sizes, ranges, tables, objects});
}

}  // namespace fabula::importers
