#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fabula/language/analysis.hpp"

namespace fabula::test {

/// An analysis without a model: words and single punctuation marks, one sentence, no tags and no
/// tree. Enough for what is read from words alone, and for very many short texts.
struct PlainAnalysis {
  std::unique_ptr<LabelSet> labels = std::make_unique<LabelSet>();
  Analysis analysis;
};

inline PlainAnalysis plain_analysis(std::string_view text) {
  PlainAnalysis result;
  result.labels->tag.emplace_back("X");
  result.labels->dep.emplace_back("dep");
  Analysis& a = result.analysis;
  a.labels = result.labels.get();
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const auto add = [&](std::size_t begin, std::size_t end) {
    const std::uint32_t i = a.size();
    a.span.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    a.space_after.push_back(end < text.size() && text[end] == ' ' ? 1 : 0);
    a.tag.push_back(0);
    a.pos.push_back(Pos::none);
    a.morph.emplace_back();
    a.lemma_end.push_back(0);
    a.head.push_back(i);
    a.dep_label.push_back(0);
    a.dep.push_back(Dep::none);
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (is_word(text[i]) && end < text.size() &&
           (is_word(text[end]) || ((text[end] == '/' || text[end] == ':' || text[end] == '.') &&
                                   end + 1 < text.size() && is_word(text[end + 1])))) {
      ++end;
    }
    add(i, end);
    i = end;
  }
  if (a.size() > 0) {
    a.sentences.push_back({0, a.size()});
  }
  return result;
}

}  // namespace fabula::test
