#include "extraction/causes/relation_features.hpp"

#include <algorithm>
#include <array>

namespace fabula::causes {
namespace {

// Events farther apart than this are joined by no sentence that a reader understands.
constexpr std::size_t reach = 7;
// Of a sentence as long as a page only the first events are looked at.
constexpr std::size_t most_events = 40;

std::string_view digit(std::size_t value, std::size_t most) {
  static constexpr std::string_view digits = "0123456789";
  return digits.substr(std::min({value, most, std::size_t{9}}), 1);
}

bool is_function_word(Pos pos) {
  return pos == Pos::adp || pos == Pos::sconj || pos == Pos::part || pos == Pos::cconj ||
         pos == Pos::adv || pos == Pos::aux;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += part;
    all += ' ';
  }
  return all;
}

/// What a describer of either kind asks of the tree.
class Tree {
 public:
  explicit Tree(const EventFinder& finder) : f(finder), a(finder.a) {}

  [[nodiscard]] std::string_view dep(TokenIndex i) const {
    return a.is_root(i) ? "ROOT" : a.dep_name(i);
  }
  [[nodiscard]] std::string_view tag(TokenIndex i) const { return a.tag_name(i); }
  [[nodiscard]] const std::string& lemma(TokenIndex i) const { return f.lemma[i]; }
  /// The function word that a clause begins with, if any: its mark, its auxiliary.
  [[nodiscard]] std::string_view mark_of(TokenIndex clause) const {
    for (const TokenIndex c : f.children.of(clause)) {
      if (a.dep[c] == Dep::mark || a.dep[c] == Dep::aux || a.dep[c] == Dep::advmod) {
        return f.lemma[c];
      }
    }
    return "-";
  }
  [[nodiscard]] bool is_object(TokenIndex i) const {
    return a.dep[i] == Dep::pobj || a.dep[i] == Dep::pcomp;
  }

  const EventFinder& f;
  const Analysis& a;
};

bool is_clause(Dep dep) {
  return dep == Dep::advcl || dep == Dep::acl || dep == Dep::xcomp || dep == Dep::relcl ||
         dep == Dep::ccomp || dep == Dep::pcomp;
}

std::string_view pos_letter(Pos pos) {
  static constexpr std::string_view letters = "-apvxcdinmtrPusbyVz?";
  return letters.substr(static_cast<std::size_t>(pos), 1);
}

class SentenceDescriber {
 public:
  SentenceDescriber(const EventFinder& finder, Features& features)
      : t_(finder), a_(finder.a), features_(features) {}

  void describe(TokenRange sentence) {
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      describe_token(i, i == sentence.begin);
    }
    features_.add("length", digit(sentence.size() / 6, 9));
  }

  void describe_events(const std::vector<EventIndex>& events) {
    features_.add("events", digit(events.size(), 8));
    for (std::size_t k = 0; k < events.size(); ++k) {
      const EventMention& e = t_.f.events[events[k]];
      features_.add("type", e.type, t_.dep(e.trigger));
      features_.add("status", digit(static_cast<std::size_t>(e.status), 9),
                    digit(static_cast<std::size_t>(e.event_class), 9));
      if (k > 0) {
        features_.add("types", t_.f.events[events[k - 1]].type, e.type);
      }
    }
  }

 private:
  void describe_token(TokenIndex i, bool first) {
    const std::string& lemma = t_.lemma(i);
    features_.add("lemma", lemma);
    if (!first) {
      features_.add("two", t_.f.lower[i - 1], t_.f.lower[i]);
    }
    if (a_.is_root(i)) {
      return;
    }
    const TokenIndex head = a_.head[i];
    const std::string_view dep = t_.dep(i);
    features_.add("arc", joined({t_.lemma(head), dep}), lemma);
    features_.add("arc down", joined({pos_letter(a_.pos[head]), dep}), lemma);
    features_.add("arc up", joined({t_.lemma(head), dep}), pos_letter(a_.pos[i]));
    features_.add("arc tags", joined({t_.tag(head), dep}), t_.tag(i));
    if (t_.is_object(i) && !a_.is_root(head)) {
      const TokenIndex above = a_.head[head];
      features_.add("prep", joined({t_.lemma(above), t_.lemma(head)}), lemma);
      features_.add("prep up", t_.lemma(above), t_.lemma(head));
      features_.add("prep down", t_.lemma(head), lemma);
      features_.add("prep tags", joined({pos_letter(a_.pos[above]), t_.lemma(head)}), t_.tag(i));
    }
    if (is_clause(a_.dep[i])) {
      const std::string_view mark = t_.mark_of(i);
      features_.add("clause", joined({dep, t_.tag(i)}), mark);
      features_.add("clause word", joined({dep, lemma}), mark);
      features_.add("clause under", joined({pos_letter(a_.pos[head]), dep, t_.tag(i)}), mark);
      features_.add("clause head", joined({dep, t_.tag(i)}), t_.lemma(head));
    }
  }

  Tree t_;
  const Analysis& a_;
  Features& features_;
};

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

const std::vector<std::string>& sentence_classes() {
  static const std::vector<std::string> classes = {"none", "cause"};
  return classes;
}

const std::vector<std::string>& pair_classes() {
  static const std::vector<std::string> classes = {"none", "forward", "backward"};
  return classes;
}

std::vector<std::vector<EventIndex>> events_by_sentence(const EventFinder& finder) {
  std::vector<std::vector<EventIndex>> found(finder.a.sentences.size());
  for (EventIndex e = 0; e < finder.events.size(); ++e) {
    found[finder.events[e].sentence].push_back(e);
  }
  const auto trigger = [&finder](EventIndex e) { return finder.events[e].trigger; };
  for (auto& events : found) {
    std::stable_sort(events.begin(), events.end(),
                     [&](EventIndex a, EventIndex b) { return trigger(a) < trigger(b); });
    events.erase(std::unique(events.begin(), events.end(),
                             [&](EventIndex a, EventIndex b) { return trigger(a) == trigger(b); }),
                 events.end());
  }
  return found;
}

std::vector<EventPair> candidate_pairs(const std::vector<EventIndex>& events) {
  std::vector<EventPair> pairs;
  const std::size_t count = std::min(events.size(), most_events);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < std::min(count, i + 1 + reach); ++j) {
      pairs.push_back({events[i], events[j]});
    }
  }
  return pairs;
}

RelationDescriber::RelationDescriber(const EventFinder& finder,
                                     const std::vector<std::string>& rules,
                                     const std::vector<RelationMention>& by_cue)
    : f_(finder), rules_(rules) {
  for (const RelationMention& r : by_cue) {
    by_cue_.emplace(std::pair(r.from, r.to), &r);
    cues_of_.emplace(f_.events[r.to].sentence, &r);
  }
}

void RelationDescriber::describe_sentence(std::uint32_t sentence,
                                          const std::vector<EventIndex>& events,
                                          Features& features) const {
  SentenceDescriber describer(f_, features);
  describer.describe(f_.a.sentences[sentence]);
  describer.describe_events(events);
  const auto [begin, end] = cues_of_.equal_range(sentence);
  for (auto it = begin; it != end; ++it) {
    features.add("cue", rules_[it->second->rule]);
  }
}

void RelationDescriber::describe_pair(const EventPair& pair, const std::vector<EventIndex>& events,
                                      Features& features) const {
  PairDescriber(f_, pair, features).describe();
  const auto place = [&events](EventIndex e) {
    return static_cast<std::size_t>(std::find(events.begin(), events.end(), e) - events.begin());
  };
  features.add("events between", digit(place(pair.second) - place(pair.first), 5));
  features.add("events", digit(events.size(), 8));
  for (const bool forward : {true, false}) {
    const auto key =
        forward ? std::pair(pair.first, pair.second) : std::pair(pair.second, pair.first);
    const auto [begin, end] = by_cue_.equal_range(key);
    for (auto it = begin; it != end; ++it) {
      features.add("cue", rules_[it->second->rule], forward ? "forward" : "backward");
      features.add(forward ? "cue forward" : "cue backward");
    }
  }
}

}  // namespace fabula::causes
