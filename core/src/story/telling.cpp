#include "story/telling.hpp"

#include <algorithm>
#include <cstddef>

namespace fabula {

double told(const EventMention& mention) {
  double score = named_time(mention.when) ? 2 : 0;
  score += mention.nominal ? 0 : 2;
  for (const Participant& p : mention.participants) {
    const bool core = p.role == Role::agent || p.role == Role::patient;
    score += core ? (p.actor ? 1.5 : 0.75) : 0.25;
  }
  score += mention.in_headline ? -0.5 : 0;
  score -= mention.label.find(' ') == std::string::npos ? 3 : 0;  // "Death": whose?
  return score + 0.01 * static_cast<double>(std::min<std::size_t>(mention.label.size(), 90));
}

const EventMention& speaker(const Telling& telling) {
  const auto& mentions = telling.local().mentions;
  return telling.mention(*std::max_element(
      mentions.begin(), mentions.end(), [&telling](std::uint32_t a, std::uint32_t b) {
        return told(telling.mention(a)) < told(telling.mention(b));
      }));
}

std::string words_of(const ReadArticle& read, TokenRange tokens) {
  return std::string(read.article.text(
      {read.token_spans[tokens.begin].begin, read.token_spans[tokens.end - 1].end}));
}

}  // namespace fabula
