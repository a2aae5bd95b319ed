#include "language/tokenizer.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "fabula/error.hpp"
#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "language/string_hash.hpp"

namespace fabula {
namespace {

/// A chunk without white space that is longer than this is no word of any text, and the affix rules
/// would take time in the square of its length: it stays one token.
constexpr std::uint32_t longest_chunk = 4096;

Span sub(Span s, std::uint32_t from_begin, std::uint32_t from_end) {
  return {s.begin + from_begin, s.end - from_end};
}

}  // namespace

Tokenizer::Tokenizer(const ModelFile& file)
    : prefix_(file.text("tokenizer/prefix")),
      suffix_(file.text("tokenizer/suffix")),
      infix_(file.text("tokenizer/infix")),
      token_(file.text("tokenizer/token")),
      url_(file.text("tokenizer/url")) {
  const auto texts = file.strings("tokenizer/exceptions");
  const auto ends = file.words("tokenizer/exception_ends");
  const auto forms = file.strings("tokenizer/exception_forms");
  const auto norms = file.strings("tokenizer/exception_norms");
  if (ends.size() != texts.size() || norms.size() != forms.size() ||
      (!ends.empty() && ends.back() != forms.size())) {
    throw ModelError(
        "the model's tokenizer exceptions do not fit each other; make it again with "
        "`fabula model build WHEEL -o FILE`");
  }
  exceptions_.reserve(texts.size());
  std::uint32_t piece = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Pieces pieces;
    for (std::uint32_t at = 0; piece < ends[i]; ++piece) {
      const auto size = static_cast<std::uint32_t>(forms[piece].size());
      pieces.push_back({at, at + size, string_hash(norms[piece])});
      at += size;
    }
    exceptions_.emplace(texts[i], std::move(pieces));
  }
  for (const std::uint32_t i : file.words("tokenizer/divisible_exceptions")) {
    if (i >= texts.size()) {
      throw ModelError("the model's divisible exceptions are none of its exceptions");
    }
    const std::string_view text = texts[i];
    std::vector<std::string> left;
    for (const Piece& p : split(text, false)) {
      left.emplace_back(text.substr(p.begin, p.end - p.begin));
    }
    if (!left.empty()) {
      broken_exceptions_[left.front()].push_back(std::move(left));
    }
  }
}

std::uint32_t Tokenizer::prefix_size(std::string_view text) const {
  const auto match = prefix_.search(text);
  return match ? static_cast<std::uint32_t>(match->second - match->first) : 0;
}

std::uint32_t Tokenizer::suffix_size(std::string_view text) const {
  const auto match = suffix_.search(text);
  return match ? static_cast<std::uint32_t>(match->second - match->first) : 0;
}

const Tokenizer::Pieces* Tokenizer::exception(std::string_view text) const {
  const auto found = exceptions_.find(text);
  return found == exceptions_.end() ? nullptr : &found->second;
}

Tokenizer::Pieces Tokenizer::split(std::string_view chunk, bool with_exceptions) const {
  const auto text = [chunk](Span s) { return chunk.substr(s.begin, s.size()); };
  const auto is_exception = [&](Span s) {
    return with_exceptions && !s.empty() && exception(text(s)) != nullptr;
  };
  Pieces pieces;
  Pieces suffixes;
  Span middle{0, static_cast<std::uint32_t>(chunk.size())};
  std::uint32_t last_size = 0;
  while (!middle.empty() && middle.size() != last_size) {
    if (token_.matches_start(text(middle)) || is_exception(middle)) {
      break;
    }
    last_size = middle.size();
    const std::uint32_t prefix = prefix_size(text(middle));
    const Span without_prefix = sub(middle, prefix, 0);
    if (prefix != 0 && is_exception(without_prefix)) {
      pieces.push_back({middle.begin, middle.begin + prefix, 0});
      middle = without_prefix;
      break;
    }
    const std::uint32_t suffix = suffix_size(text(without_prefix));
    const Span without_suffix = sub(middle, 0, suffix);
    if (suffix != 0 && is_exception(without_suffix)) {
      suffixes.push_back({middle.end - suffix, middle.end, 0});
      middle = without_suffix;
      break;
    }
    if (prefix != 0) {
      pieces.push_back({middle.begin, middle.begin + prefix, 0});
    }
    const bool both = prefix != 0 && suffix != 0 && prefix + suffix <= middle.size();
    if (suffix != 0 && (both || prefix == 0)) {
      suffixes.push_back({middle.end - suffix, middle.end, 0});
    }
    middle = both ? sub(middle, prefix, suffix) : prefix != 0 ? without_prefix : without_suffix;
  }
  if (!middle.empty()) {
    split_middle(chunk, middle, with_exceptions, pieces);
  }
  pieces.insert(pieces.end(), suffixes.rbegin(), suffixes.rend());
  return pieces;
}

void Tokenizer::split_middle(std::string_view chunk, Span middle, bool with_exceptions,
                             Pieces& pieces) const {
  const std::string_view text = chunk.substr(middle.begin, middle.size());
  if (const Pieces* const special = with_exceptions ? exception(text) : nullptr) {
    for (const Piece& p : *special) {
      pieces.push_back({middle.begin + p.begin, middle.begin + p.end, p.norm});
    }
  } else if (token_.matches_start(text) || url_.matches_start(text)) {
    pieces.push_back({middle.begin, middle.end, 0});
  } else {
    split_infixes(chunk, middle, pieces);
  }
}

void Tokenizer::split_infixes(std::string_view chunk, Span middle, Pieces& pieces) const {
  const std::string_view text = chunk.substr(middle.begin, middle.size());
  std::uint32_t start = 0;
  std::size_t from = 0;
  const auto push = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin != end) {
      pieces.push_back({middle.begin + begin, middle.begin + end, 0});
    }
  };
  while (from < text.size()) {
    const auto match = infix_.search(text, from);
    if (!match) {
      break;
    }
    const auto begin = static_cast<std::uint32_t>(match->first);
    const auto end = static_cast<std::uint32_t>(match->second);
    from = end > begin ? end : end + code_point_at(text, end).bytes;
    if (begin == 0) {  // an infix that begins the word does not split it
      continue;
    }
    push(start, begin);
    push(begin, end);
    start = end;
  }
  push(start, static_cast<std::uint32_t>(text.size()));
}

void Tokenizer::add_chunk(std::string_view text, Span chunk, Cache& cache,
                          std::vector<RawToken>& tokens) const {
  const std::string_view word = text.substr(chunk.begin, chunk.size());
  if (chunk.size() > longest_chunk) {
    tokens.push_back({chunk, 0, false});
    return;
  }
  auto found = cache.find(word);
  if (found == cache.end()) {
    const Pieces* const special = exception(word);
    found = cache.emplace(word, special != nullptr ? *special : split(word, true)).first;
  }
  for (const Piece& p : found->second) {
    tokens.push_back({{chunk.begin + p.begin, chunk.begin + p.end}, p.norm, false});
  }
}

std::vector<RawToken> Tokenizer::tokenize(std::string_view text, Span span) const {
  std::vector<RawToken> tokens;
  if (span.empty()) {
    return tokens;
  }
  Cache cache;
  std::uint32_t start = span.begin;
  bool in_space = is_white_space(code_point_at(text, span.begin).value);
  // Runs of white space and of other characters take turns; one space after a run belongs to no
  // token, the rest of its run is one.
  for (std::uint32_t i = span.begin; i < span.end;) {
    const CodePoint c = code_point_at(text, i);
    if (is_white_space(c.value) != in_space) {
      if (start < i) {
        add_chunk(text, {start, i}, cache, tokens);
      }
      const bool single = c.value == U' ';
      if (single && !tokens.empty()) {
        tokens.back().space_after = true;
      }
      start = single ? i + 1 : i;
      in_space = !in_space;
    }
    i += c.bytes;
  }
  if (start < span.end) {
    add_chunk(text, {start, span.end}, cache, tokens);
    tokens.back().space_after = text[span.end - 1] == ' ' && !in_space;
  }
  join_exceptions(text, tokens);
  return tokens;
}

std::size_t Tokenizer::exception_at(std::string_view text, const std::vector<RawToken>& tokens,
                                    std::size_t at) const {
  const auto form = [&](std::size_t i) {
    return text.substr(tokens[i].span.begin, tokens[i].span.size());
  };
  const auto candidates = broken_exceptions_.find(std::string(form(at)));
  if (candidates == broken_exceptions_.end()) {
    return 0;
  }
  std::size_t longest = 0;
  for (const auto& forms : candidates->second) {
    bool equal = at + forms.size() <= tokens.size() && forms.size() > longest;
    for (std::size_t k = 1; equal && k < forms.size(); ++k) {
      equal = form(at + k) == forms[k];
    }
    longest = equal ? forms.size() : longest;
  }
  return longest;
}

void Tokenizer::join_exceptions(std::string_view text, std::vector<RawToken>& tokens) const {
  struct Match {
    std::size_t begin;
    std::size_t size;
  };
  std::vector<Match> matches;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const std::size_t size = exception_at(text, tokens, i); size != 0) {
      matches.push_back({i, size});
    }
  }
  if (matches.empty()) {
    return;
  }
  // The longest first, then the earliest; what overlaps one that was taken falls away.
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.size > b.size; });
  std::set<std::size_t> seen;
  std::map<std::size_t, std::size_t> taken;
  for (const Match& m : matches) {
    if (!seen.contains(m.begin) && !seen.contains(m.begin + m.size - 1)) {
      taken.emplace(m.begin, m.size);
    }
    for (std::size_t i = m.begin; i < m.begin + m.size; ++i) {
      seen.insert(i);
    }
  }
  std::vector<RawToken> joined;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto match = taken.find(i);
    const std::size_t size = match == taken.end() ? 1 : match->second;
    const Span whole{tokens[i].span.begin, tokens[i + size - 1].span.end};
    const Pieces* const special =
        match == taken.end() ? nullptr : exception(text.substr(whole.begin, whole.size()));
    if (special != nullptr) {
      for (const Piece& p : *special) {
        joined.push_back({{whole.begin + p.begin, whole.begin + p.end}, p.norm, false});
      }
      joined.back().space_after = tokens[i + size - 1].space_after;
    } else {
      joined.insert(joined.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                    tokens.begin() + static_cast<std::ptrdiff_t>(i + size));
    }
    i += size;
  }
  tokens = std::move(joined);
}

}  // namespace fabula
