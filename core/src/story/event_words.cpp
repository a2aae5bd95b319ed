#include "story/event_words.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "fabula/text/character.hpp"
#include "story/name_hash.hpp"

namespace fabula {
namespace {

class WordReader {
 public:
  WordReader(const Analysis& analysis, const Mentions& mentions)
      : a_(analysis), children_(analysis), dates_(analysis.size(), false) {
    for (const TimeMention& time : mentions.times) {
      std::fill(dates_.begin() + time.tokens.begin, dates_.begin() + time.tokens.end, true);
    }
  }

  [[nodiscard]] EventWords of(const EventMention& event) const {
    EventWords words;
    collect(event.trigger, words.content);
    std::sort(words.content.begin(), words.content.end());
    words.content.erase(std::unique(words.content.begin(), words.content.end()),
                        words.content.end());
    for (const Participant& p : event.participants) {
      words.parties.push_back({is_noun(p.head) ? hash_of(p.head) : 0, number_in(p)});
    }
    return words;
  }

 private:
  [[nodiscard]] std::uint32_t hash_of(TokenIndex i) const {
    return word_hash(to_lower(a_.lemma(i)));
  }

  [[nodiscard]] bool is_noun(TokenIndex i) const {
    return a_.pos[i] == Pos::noun || a_.pos[i] == Pos::propn;
  }

  [[nodiscard]] bool is_content(TokenIndex i) const {
    switch (a_.pos[i]) {
      case Pos::noun:
      case Pos::propn:
      case Pos::verb:
      case Pos::adj:
      case Pos::num:
        return !dates_[i];
      default:
        return false;
    }
  }

  /// Walks down from a token. The depth of a tree is bounded by its sentence, but a list of words
  /// without a full stop can be long, so the way is kept on the heap.
  void collect(TokenIndex trigger, std::vector<std::uint32_t>& content) const {
    std::vector<TokenIndex> open = {trigger};
    while (!open.empty()) {
      const TokenIndex at = open.back();
      open.pop_back();
      if (is_content(at)) {
        content.push_back(hash_of(at));
      }
      for (const TokenIndex child : children_.of(at)) {
        if (!tells_something_else(child, at == trigger)) {
          open.push_back(child);
        }
      }
    }
  }

  [[nodiscard]] bool tells_something_else(TokenIndex i, bool of_trigger) const {
    const Dep dep = a_.dep[i];
    return dep == Dep::relcl || dep == Dep::advcl || dep == Dep::parataxis ||
           (dep == Dep::conj && of_trigger);
  }

  [[nodiscard]] std::string number_in(const Participant& participant) const {
    for (const TokenIndex child : children_.of(participant.head)) {
      if (a_.dep[child] == Dep::nummod && participant.tokens.contains(child) && !dates_[child]) {
        return text_of(children_.subtree(child));
      }
    }
    return {};
  }

  /// "3.5 million"
  [[nodiscard]] std::string text_of(TokenRange tokens) const {
    std::string text;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      text += (text.empty() ? "" : " ") + to_lower(a_.lemma(i));
    }
    return text;
  }

  const Analysis& a_;
  Children children_;
  std::vector<bool> dates_;
};

}  // namespace

std::vector<EventWords> event_words(const Analysis& analysis, const Mentions& mentions) {
  const WordReader reader(analysis, mentions);
  std::vector<EventWords> words;
  words.reserve(mentions.events.size());
  for (const EventMention& event : mentions.events) {
    words.push_back(reader.of(event));
  }
  return words;
}

}  // namespace fabula
