#include "fabula/story/check.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "fabula/graph/story_graph.hpp"
#include "fabula/time/when.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

using boost::posix_time::ptime;

// An event matters from this salience on, and labels look alike that share so many of their words.
constexpr double salient = 0.6;
constexpr double alike = 0.6;
// What many events share in one month tells none of them apart.
constexpr std::size_t crowd = 30;
constexpr std::size_t shortest_misspelt = 7;

bool has_own_date(const Event& event) {
  return event.when.range && !event.when.range->begin.is_special() &&
         (event.when.basis == Basis::explicit_ || event.when.basis == Basis::relative);
}

bool is_done(const Event& event) {
  return event.status == Status::happened || event.status == Status::ongoing;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = folded_name(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Which part of the shorter text's words the other has.
double shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto in = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  const auto common = std::count_if(few.begin(), few.end(),
                                    [&](const std::string& word) { return in(many, word); });
  return few.empty() ? 0 : static_cast<double>(common) / static_cast<double>(few.size());
}

/// One letter more, less or other.
bool is_misspelt(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) {
    std::swap(a, b);
  }
  if (a.size() < shortest_misspelt || b.size() - a.size() > 1 || a == b) {
    return false;
  }
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) {
    ++same;
  }
  return a.substr(same + (a.size() == b.size() ? 1 : 0)) == b.substr(same + 1);
}

class Checker {
 public:
  explicit Checker(const Story& story) : story_(story) {}

  std::vector<Suspicion> run() {
    for (const AppliedCorrection& applied : story_.corrections) {
      if (!applied.problem.empty()) {
        found_.push_back(
            {Suspicion::Kind::unfit_correction, {}, {}, applied.problem, applied.correction});
      }
    }
    for (std::uint32_t i = 0; i < story_.events.size(); ++i) {
      check_date(EventId{i});
      check_versions(EventId{i});
    }
    check_causes();
    check_circles();
    compare_events();
    compare_actors();
    std::stable_sort(found_.begin(), found_.end(), [](const Suspicion& a, const Suspicion& b) {
      return std::tie(a.kind, a.events, a.actors) < std::tie(b.kind, b.events, b.actors);
    });
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Event& event(EventId id) const { return story_.events[id.value]; }

  [[nodiscard]] Correction correct(Correction::Kind kind,
                                   const std::vector<EventId>& events) const {
    Correction correction;
    correction.kind = kind;
    for (const EventId id : events) {
      correction.ids.push_back(event(id).key);
    }
    return correction;
  }

  void add(Suspicion::Kind kind, const std::vector<EventId>& events, std::string what,
           Correction correction) {
    found_.push_back({kind, events, {}, std::move(what), std::move(correction)});
  }

  void check_date(EventId id) {
    const Event& e = event(id);
    if (!e.when.range && e.salience >= salient) {
      add(Suspicion::Kind::undated_event, {id}, "nobody says when this was",
          correct(Correction::Kind::redate, {id}));
    }
    if (!has_own_date(e) || !is_done(e)) {
      return;
    }
    for (const Mention& mention : e.mentions) {
      const auto& published = story_.articles[mention.article.value].meta().published;
      // A day of grace: the clock of the event may be ahead of that of the article.
      if (!published ||
          e.when.range->begin <= ptime(published->local.date()) + boost::posix_time::hours(24)) {
        return;
      }
    }
    Correction correction = correct(Correction::Kind::redate, {id});
    correction.to = "unknown";
    add(Suspicion::Kind::future_date, {id}, "it is told as done, and dated after the article",
        std::move(correction));
  }

  void check_versions(EventId id) {
    const Event& e = event(id);
    for (std::size_t v = 0; v + 1 < e.versions.size(); ++v) {
      const Version& counts = e.versions[v];
      if (counts.because.empty()) {
        continue;
      }
      std::string what =
          counts.field + ": \"" + counts.value + "\" counts (" + counts.because + ")";
      std::string other;
      for (std::size_t k = v + 1; k < e.versions.size() && e.versions[k].because.empty(); ++k) {
        other = other.empty() ? e.versions[k].value : other;
        what += ", others say \"" + e.versions[k].value + "\"";
      }
      const bool date = counts.field == "when";
      Correction correction =
          correct(date ? Correction::Kind::redate : Correction::Kind::confirm, {id});
      correction.to = date ? other : "";
      add(Suspicion::Kind::contradiction, {id}, std::move(what), std::move(correction));
    }
  }

  void check_causes() {
    for (const Relation& relation : story_.relations) {
      const Event& cause = event(relation.from);
      const Event& effect = event(relation.to);
      const bool asserted = relation.status == RelationStatus::asserted && is_causal(relation);
      if (asserted && has_own_date(cause) && has_own_date(effect) && is_done(cause) &&
          effect.when.range->end <= cause.when.range->begin) {
        add(Suspicion::Kind::effect_before_cause, {relation.from, relation.to},
            "the first is said to have led to the second, which is dated before it",
            correct(Correction::Kind::unlink, {relation.from, relation.to}));
      }
    }
  }

  /// The weakest relation of a circle is the one to look at first.
  void check_circles() {
    for (const std::vector<EventId>& circle : causal_circles(story_, StoryGraph(story_))) {
      const auto in = [&circle](EventId id) {
        return std::binary_search(circle.begin(), circle.end(), id);
      };
      const Relation* weakest = nullptr;
      for (const Relation& relation : story_.relations) {
        if (is_causal(relation) && in(relation.from) && in(relation.to) &&
            (weakest == nullptr || relation.confidence < weakest->confidence)) {
          weakest = &relation;
        }
      }
      add(Suspicion::Kind::circle_of_causes, circle,
          "these are said to have led to each other, in a circle",
          correct(Correction::Kind::unlink, {weakest->from, weakest->to}));
    }
  }

  /// Events of one day or month with somebody in common, whose labels say much the same.
  void compare_events() {
    std::map<std::pair<ptime, std::uint32_t>, std::vector<EventId>> blocks;
    for (std::uint32_t i = 0; i < story_.events.size(); ++i) {
      const Event& e = story_.events[i];
      std::set<std::uint32_t> actors;
      for (const StoryParticipant& participant : e.participants) {
        if (participant.actor && has_own_date(e)) {
          actors.insert(participant.actor->value);
        }
      }
      for (const std::uint32_t actor : actors) {
        blocks[{e.when.range->begin, actor}].push_back(EventId{i});
      }
    }
    std::set<std::pair<EventId, EventId>> related;
    for (const Relation& relation : story_.relations) {
      related.emplace(std::min(relation.from, relation.to), std::max(relation.from, relation.to));
    }
    for (const auto& [key, events] : blocks) {
      for (std::size_t i = 0; i < events.size() && events.size() <= crowd; ++i) {
        for (std::size_t j = i + 1; j < events.size(); ++j) {
          if (look_alike(event(events[i]), event(events[j])) &&
              related.emplace(events[i], events[j]).second) {
            add(Suspicion::Kind::same_event, {events[i], events[j]}, "the two look like one event",
                correct(Correction::Kind::merge, {events[i], events[j]}));
          }
        }
      }
    }
  }

  [[nodiscard]] bool look_alike(const Event& a, const Event& b) const {
    const bool says =
        a.event_class == EventClass::reporting || b.event_class == EventClass::reporting;
    return !says && a.type == b.type && a.status == b.status &&
           (!a.type.empty() || share_word(a, b)) && !share_sentence(a, b) &&
           !have_others(a, b, Role::agent) && !have_others(a, b, Role::patient) &&
           shared_words(words_of(a.label), words_of(b.label)) >= alike;
  }

  /// Some trigger of both is one word, or begins like the other: "close", "closure".
  [[nodiscard]] bool share_word(const Event& a, const Event& b) const {
    const auto trigger = [this](const Mention& m) {
      return folded_name(story_.articles[m.article.value].text(m.span));
    };
    return std::any_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& x) {
      return std::any_of(b.mentions.begin(), b.mentions.end(),
                         [&](const Mention& y) { return begin_alike(trigger(x), trigger(y)); });
    });
  }
  static bool begin_alike(std::string_view a, std::string_view b) {
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto common = static_cast<std::size_t>(end - a.begin());
    constexpr std::size_t least = 4;
    return a == b || (common >= least && 2 * common >= std::max(a.size(), b.size()));
  }

  /// What one sentence tells as two is two.
  static bool share_sentence(const Event& a, const Event& b) {
    return std::any_of(a.mentions.begin(), a.mentions.end(), [&b](const Mention& x) {
      return std::any_of(b.mentions.begin(), b.mentions.end(), [&x](const Mention& y) {
        return x.article == y.article && x.sentence == y.sentence;
      });
    });
  }

  /// Both have actors in the role, and none of them is the same.
  static bool have_others(const Event& a, const Event& b, Role role) {
    const auto actors = [role](const Event& e) {
      std::set<std::uint32_t> found;
      for (const StoryParticipant& p : e.participants) {
        if (p.role == role && p.actor) {
          found.insert(p.actor->value);
        }
      }
      return found;
    };
    const std::set<std::uint32_t> first = actors(a);
    const std::set<std::uint32_t> second = actors(b);
    return !first.empty() && !second.empty() &&
           std::none_of(first.begin(), first.end(),
                        [&second](std::uint32_t actor) { return second.contains(actor); });
  }

  /// Persons of whose names one has all words of the other, names that differ in a letter, and what
  /// is called by a person's surname or by the name of another kind of actor.
  void compare_actors() {
    std::map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < story_.actors.size(); ++i) {
      const auto words = words_of(story_.actors[i].name);
      for (const std::string& word : std::set<std::string>(words.begin(), words.end())) {
        if (story_.actors[i].kind == ActorKind::person || words.size() == 1) {
          blocks["w:" + word].push_back(i);
        }
        constexpr std::size_t begin = 4;
        blocks["b:" + word.substr(0, begin)].push_back(i);
      }
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const auto& [key, actors] : blocks) {
      for (std::size_t i = 0; i < actors.size() && actors.size() <= crowd; ++i) {
        for (std::size_t j = i + 1; j < actors.size(); ++j) {
          if (may_be_one(story_.actors[actors[i]], story_.actors[actors[j]]) &&
              seen.emplace(actors[i], actors[j]).second) {
            add_actors(actors[i], actors[j]);
          }
        }
      }
    }
  }

  static bool may_be_one(const Actor& a, const Actor& b) {
    if (is_surname_of(a, b) || is_surname_of(b, a)) {
      return true;
    }
    if (a.kind != b.kind || a.kind == ActorKind::place || a.kind == ActorKind::group) {
      return false;
    }
    const bool part =
        a.kind == ActorKind::person && shared_words(words_of(a.name), words_of(b.name)) >= 1;
    return part || is_misspelt(folded_name(a.name), folded_name(b.name));
  }

  /// "Lind" that an article takes for a firm, beside "Marta Lind". Towns are called like people, so
  /// of a town the whole name has to be the same.
  static bool is_surname_of(const Actor& name, const Actor& person) {
    const auto words = words_of(name.name);
    const auto whole = words_of(person.name);
    return words.size() == 1 && person.kind == ActorKind::person &&
           name.kind != ActorKind::person && name.kind != ActorKind::group &&
           name.country.empty() && !whole.empty() && words.front() == whole.back() &&
           (name.kind != ActorKind::place || whole.size() == 1);
  }

  void add_actors(std::uint32_t a, std::uint32_t b) {
    Correction correction;
    correction.kind = Correction::Kind::merge;
    correction.ids = {story_.actors[a].key, story_.actors[b].key};
    found_.push_back(
        {Suspicion::Kind::same_actor,
         {},
         {ActorId{a}, ActorId{b}},
         "\"" + story_.actors[a].name + "\" and \"" + story_.actors[b].name + "\" may be one",
         std::move(correction)});
  }

  const Story& story_;
  std::vector<Suspicion> found_;
};

}  // namespace

std::vector<Suspicion> check_story(const Story& story) {
  return Checker(story).run();
}

}  // namespace fabula
