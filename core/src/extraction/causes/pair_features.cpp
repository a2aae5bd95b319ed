#include "extraction/causes/pair_features.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/causes/feature_words.hpp"

namespace fabula::causes {
namespace {

/// What a cue says of the events that it joins, whatever its words.
std::string_view kind_and_sense(const Cue& cue) {
  if (cue.relation == RelationKind::before || cue.relation == RelationKind::overlaps) {
    return "order";
  }
  return cue.relation == RelationKind::prevents ? "prevents"
         : cue.reversed                         ? "is caused"
                                                : "causes";
}

class PairDescriber {
 public:
  PairDescriber(const EventFinder& finder, const EventPair& pair, Features& features)
      : t_(finder),
        a_(finder.a),
        features_(features),
        first_(finder.events[pair.first]),
        second_(finder.events[pair.second]),
        i_(first_.trigger),
        j_(second_.trigger) {
    find_path();
  }

  void describe() {
    describe_path();
    describe_event(first_, "1");
    describe_event(second_, "2");
    describe_both();
    describe_between();
  }

 private:
  /// The way up from the first trigger to the head that both have, and down to the second.
  void find_path() {
    std::vector<TokenIndex> above = {i_};
    while (!a_.is_root(above.back())) {
      above.push_back(a_.head[above.back()]);
    }
    TokenIndex at = j_;
    auto met = std::find(above.begin(), above.end(), at);
    while (met == above.end() && !a_.is_root(at)) {
      down_.push_back(at);
      at = a_.head[at];
      met = std::find(above.begin(), above.end(), at);
    }
    top_ = at;
    up_.assign(above.begin(), met);
    std::reverse(down_.begin(), down_.end());
  }

  [[nodiscard]] std::string_view step(TokenIndex i) const {
    return is_function_word(a_.pos[i]) ? std::string_view(t_.lemma(i)) : t_.dep(i);
  }

  void describe_path() {
    for (const TokenIndex i : up_) {
      labels_ += t_.dep(i);
      labels_ += '>';
    }
    labels_ += '^';
    for (const TokenIndex i : down_) {
      labels_ += '<';
      labels_ += t_.dep(i);
    }
    for (std::size_t k = 1; k < up_.size(); ++k) {
      words_ += step(up_[k]);
      words_ += '>';
      describe_step(up_[k]);
    }
    words_ += '^';
    for (std::size_t k = 0; k + 1 < down_.size(); ++k) {
      words_ += '<';
      words_ += step(down_[k]);
      describe_step(down_[k]);
    }
    if (top_ != i_ && top_ != j_) {
      describe_step(top_);
    }
    const std::string_view ends = up_.empty() ? "=" : t_.dep(up_.front());
    features_.add("path", labels_);
    features_.add("path words", words_);
    features_.add("path ends", joined({words_, ends}), down_.empty() ? "=" : t_.dep(down_.back()));
    features_.add("steps", digit(up_.size() + down_.size(), 8));
    features_.add("top", top_ == i_ ? "first" : top_ == j_ ? "second" : "other");
  }

  void describe_step(TokenIndex i) {
    features_.add("on", t_.lemma(i));
    features_.add("on", t_.lemma(i), t_.dep(i));
  }

  void describe_event(const EventMention& e, std::string_view which) {
    const TokenIndex i = e.trigger;
    const auto add = [&](std::string_view name, std::string_view value, std::string_view other) {
      features_.add(joined({which, name}), value, other);
    };
    add("lemma", t_.lemma(i), "");
    add("tag", t_.tag(i), "");
    add("dep", t_.dep(i), "");
    add("tag dep", t_.tag(i), t_.dep(i));
    add("type", e.type, "");
    add("class", digit(static_cast<std::size_t>(e.event_class), 9), e.type);
    add("status", digit(static_cast<std::size_t>(e.status), 9), "");
    add("lemma path", t_.lemma(i), words_);
    add("type path", e.type, words_);
    for (const Cue& cue : t_.f.rules.cues) {
      if (cue.kind == Cue::Kind::verb && cue.lemmas.contains(t_.lemma(i)) && brings(cue, i)) {
        const std::string_view sense = kind_and_sense(cue);
        add("cue verb", sense, t_.dep(i));
        add("cue verb path", sense, labels_);
      }
    }
    if (!a_.is_root(i)) {
      const TokenIndex head = a_.head[i];
      add("head", t_.lemma(head), t_.dep(i));
      if (t_.is_object(i) && !a_.is_root(head)) {
        add("governor", t_.lemma(a_.head[head]), t_.lemma(head));
      }
    }
    for (const TokenIndex c : t_.f.children.of(i)) {
      describe_child(c, i, which);
    }
    const TokenRange subtree = t_.f.children.subtree(i);
    add("begin", t_.f.lower[subtree.begin], t_.tag(i));
    add("before", subtree.begin == 0 ? "|" : std::string_view(t_.f.lower[subtree.begin - 1]), "");
  }

  /// Whether a verb has the preposition that a cue wants.
  [[nodiscard]] bool brings(const Cue& cue, TokenIndex verb) const {
    const auto children = t_.f.children.of(verb);
    return cue.preposition.empty() ||
           std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return t_.f.lower[c] == cue.preposition; });
  }

  void describe_child(TokenIndex c, TokenIndex of, std::string_view which) {
    switch (a_.dep[c]) {
      case Dep::mark:
      case Dep::aux:
      case Dep::advmod:
        features_.add(joined({which, "mark", t_.lemma(c)}), t_.tag(of), labels_);
        [[fallthrough]];
      case Dep::prep:
      case Dep::neg:
      case Dep::auxpass:
      case Dep::prt:
      case Dep::agent:
      case Dep::dative:
        features_.add(joined({which, "has"}), t_.dep(c), t_.lemma(c));
        break;
      default:
        break;
    }
  }

  void describe_both() {
    features_.add("lemmas", t_.lemma(i_), t_.lemma(j_));
    features_.add("types", first_.type, second_.type);
    features_.add("types path", joined({first_.type, second_.type}), words_);
    features_.add("tags", t_.tag(i_), t_.tag(j_));
    features_.add("tags path", joined({t_.tag(i_), t_.tag(j_)}), labels_);
  }

  void describe_between() {
    const std::size_t distance = j_ - i_;
    const std::size_t bucket = distance < 3    ? 0
                               : distance < 6  ? 1
                               : distance < 10 ? 2
                               : distance < 16 ? 3
                                               : 4;
    features_.add("distance", digit(bucket, 9));
    bool comma = false;
    for (TokenIndex k = i_ + 1; k < j_; ++k) {
      comma = comma || a_.pos[k] == Pos::punct;
      if (is_function_word(a_.pos[k])) {
        features_.add("between", t_.lemma(k));
      }
      if (distance <= 14) {
        features_.add("word between", t_.f.lower[k]);
        if (k + 1 < j_) {
          features_.add("words between", t_.f.lower[k], t_.f.lower[k + 1]);
        }
      }
    }
    features_.add("comma", comma ? "1" : "0");
    features_.add("before 2", t_.f.lower[j_ - 1]);
    features_.add("after 1", t_.f.lower[i_ + 1]);
    features_.add("before 1", i_ == 0 ? "|" : std::string_view(t_.f.lower[i_ - 1]));
    const TokenRange sentence = a_.sentences[first_.sentence];
    for (TokenIndex k = sentence.begin; k < std::min(i_, sentence.begin + 3); ++k) {
      if (is_function_word(a_.pos[k])) {
        features_.add("at the beginning", t_.lemma(k));
      }
    }
  }

  Tree t_;
  const Analysis& a_;
  Features& features_;
  const EventMention& first_;
  const EventMention& second_;
  TokenIndex i_;
  TokenIndex j_;
  std::vector<TokenIndex> up_;
  std::vector<TokenIndex> down_;
  TokenIndex top_ = 0;
  std::string labels_;
  std::string words_;
};

}  // namespace

void describe_events_of(const EventFinder& finder, const EventPair& pair, Features& features) {
  PairDescriber(finder, pair, features).describe();
}

}  // namespace fabula::causes
