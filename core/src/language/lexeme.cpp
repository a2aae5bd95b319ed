#include "language/lexeme.hpp"

#include <algorithm>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "language/string_hash.hpp"

namespace fabula {
namespace {

constexpr std::size_t longest_shape = 100;  // characters; longer words have the shape "LONG"
constexpr int longest_run = 4;

std::string_view last_characters(std::string_view text, int count) {
  std::size_t begin = text.size();
  for (int i = 0; i < count && begin > 0; ++i) {
    do {
      --begin;
    } while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U);
  }
  return text.substr(begin);
}

}  // namespace

std::string word_shape(std::string_view text) {
  std::string shape;
  std::size_t characters = 0;
  char32_t last = 0;
  int run = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const CodePoint c = code_point_at(text, i);
    i += c.bytes;
    char32_t kind = c.value;
    if (is_alphabetic(c.value)) {
      kind = is_upper_case(c.value) ? U'X' : U'x';
    } else if (is_digit(c.value)) {
      kind = U'd';
    }
    run = kind == last && characters != 0 ? run + 1 : 0;
    last = kind;
    if (run < longest_run) {
      append_utf8(shape, kind);
    }
  }
  return characters >= longest_shape ? "LONG" : shape;
}

Lexemes::Lexemes(const ModelFile& file)
    : norm_keys_(file.longs("vocab/norm_keys")), norm_values_(file.longs("vocab/norm_values")) {}

std::uint32_t Lexemes::index_of(std::string_view form) {
  const auto [found, is_new] =
      index_.try_emplace(form, static_cast<std::uint32_t>(lexemes_.size()));
  if (is_new) {
    lexemes_.push_back(make(form));
  }
  return found->second;
}

Lexeme Lexemes::make(std::string_view form) const {
  Lexeme lexeme;
  lexeme.lower = to_lower(form);
  const std::uint64_t id = string_hash(form);
  const auto norm = std::lower_bound(norm_keys_.begin(), norm_keys_.end(), id);
  lexeme.norm = norm != norm_keys_.end() && *norm == id
                    ? norm_values_[static_cast<std::size_t>(norm - norm_keys_.begin())]
                    : string_hash(lexeme.lower);
  lexeme.prefix = string_hash(form.substr(0, code_point_at(form, 0).bytes));
  lexeme.suffix = string_hash(last_characters(form, 3));
  lexeme.shape = string_hash(word_shape(form));
  lexeme.is_space = true;
  for (std::size_t i = 0; i < form.size() && lexeme.is_space;) {
    const CodePoint c = code_point_at(form, i);
    lexeme.is_space = is_white_space(c.value);
    i += c.bytes;
  }
  return lexeme;
}

}  // namespace fabula
