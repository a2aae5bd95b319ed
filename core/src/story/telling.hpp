#pragma once

#include <cstdint>
#include <string>

#include "fabula/story/story.hpp"
#include "story/digest.hpp"

namespace fabula {

/// An event of one article as a member of an event of the story.
struct Telling {
  ArticleId article;
  const ReadArticle* read;
  const ArticleDigest* digest;
  std::uint32_t event;  ///< index into the digest's events
  [[nodiscard]] const LocalEvent& local() const { return digest->events.events[event]; }
  [[nodiscard]] const EventMention& mention(std::uint32_t index) const {
    return read->mentions.events[index];
  }
};

/// How much a mention tells: the one that tells most speaks for its event.
double told(const EventMention& mention);

/// The mention that speaks for the article.
const EventMention& speaker(const Telling& telling);

/// The words of some tokens as the article writes them.
std::string words_of(const ReadArticle& read, TokenRange tokens);

}  // namespace fabula
