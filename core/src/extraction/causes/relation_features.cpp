#include "extraction/causes/relation_features.hpp"

#include <algorithm>

#include "extraction/causes/feature_words.hpp"
#include "extraction/causes/pair_features.hpp"

namespace fabula::causes {
namespace {

// Events farther apart than this are joined by no sentence that a reader understands.
constexpr std::size_t reach = 7;
// Of a sentence as long as a page only the first events are looked at.
constexpr std::size_t most_events = 40;

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
  describe_events_of(f_, pair, features);
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
