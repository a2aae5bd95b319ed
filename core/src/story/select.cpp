#include "fabula/story/select.hpp"

#include <algorithm>
#include <utility>

#include "fabula/graph/story_graph.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

bool holds_all_words(const std::string& text, const std::string& words) {
  for (std::size_t begin = 0; begin + 1 < words.size();) {
    const std::size_t end = words.find(' ', begin + 1);
    if (text.find(words.substr(begin, end + 1 - begin)) == std::string::npos) {
      return false;
    }
    begin = end;
  }
  return true;
}

bool bears(const Actor& actor, std::string_view given, const std::string& name) {
  return actor.key == given || spaced_words(actor.name) == name ||
         std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) {
           return spaced_words(alias) == name || "a-" + slug(alias) == given;
         });
}

/// Whether an event can have been on a day from `from` to `to`.
bool can_have_been(const When& when, const std::optional<Date>& from,
                   const std::optional<Date>& to) {
  if (!from && !to) {
    return true;
  }
  if (!when.range) {
    return false;
  }
  using boost::posix_time::ptime;
  const ptime& begin = when.range->begin;
  const ptime& end = when.range->end;
  // What only the publication or other events bound was not at just any time on the open side.
  const bool bounded = when.basis == Basis::article || when.basis == Basis::order;
  if (bounded && ((to && begin.is_neg_infinity() && end > ptime(*to + boost::gregorian::days(1))) ||
                  (from && end.is_pos_infinity() && begin < ptime(*from)))) {
    return false;
  }
  if (to && begin >= ptime(*to + boost::gregorian::days(1))) {
    return false;
  }
  const ptime first = from ? ptime(*from) : ptime(boost::posix_time::neg_infin);
  return end > first || (begin == end && end >= first);
}

/// A filter made ready for many events of one story.
class Sieve {
 public:
  Sieve(const Story& story, const StoryFilter& filter)
      : filter_(filter), words_(spaced_words(filter.text)), wanted_(story.actors.size(), false) {
    for (const std::string& name : filter.actors) {
      for (const ActorId id : find_actors_named(story, name)) {
        wanted_[id.value] = true;
      }
      names_.push_back(spaced_words(name));
    }
    if (filter.around) {
      near_.assign(story.events.size(), false);
      for (const EventId id :
           neighbourhood(story, StoryGraph(story), *filter.around, filter.depth)) {
        near_[id.value] = true;
      }
    }
  }

  [[nodiscard]] bool passes(std::uint32_t index, const Event& event) const {
    const auto is_one_of = [](const auto& list, const auto& value) {
      return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return (near_.empty() || near_[index]) && event.confidence >= filter_.min_confidence &&
           is_one_of(filter_.types, event.type) && is_one_of(filter_.statuses, event.status) &&
           can_have_been(event.when, filter_.from, filter_.to) && takes_part(event) &&
           has_words(event);
  }

 private:
  [[nodiscard]] bool takes_part(const Event& event) const {
    return names_.empty() || std::any_of(event.participants.begin(), event.participants.end(),
                                         [this](const StoryParticipant& p) {
                                           return p.actor ? wanted_[p.actor->value]
                                                          : is_named_in(p.text);
                                         });
  }
  /// For what takes part without being an actor: a product, a law.
  [[nodiscard]] bool is_named_in(const std::string& text) const {
    const std::string words = spaced_words(text);
    return std::any_of(names_.begin(), names_.end(), [&words](const std::string& name) {
      return name.size() > 1 && words.find(name) != std::string::npos;
    });
  }
  [[nodiscard]] bool has_words(const Event& event) const {
    if (words_.size() <= 1) {
      return true;
    }
    std::string text = event.label;
    for (const StoryParticipant& participant : event.participants) {
      text += ' ';
      text += participant.text;
    }
    return holds_all_words(spaced_words(text), words_);
  }

  const StoryFilter& filter_;
  std::string words_;
  std::vector<bool> wanted_;
  std::vector<bool> near_;  // empty: all
  std::vector<std::string> names_;
};

/// Of the chosen events, the most salient; equally salient ones by their place on the timeline.
void keep_most_salient(const std::vector<Event>& events, std::size_t count,
                       std::vector<EventId>& chosen) {
  if (chosen.size() <= count) {
    return;
  }
  std::stable_sort(chosen.begin(), chosen.end(), [&events](EventId a, EventId b) {
    return events[a.value].salience > events[b.value].salience;
  });
  chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(count), chosen.end());
  std::sort(chosen.begin(), chosen.end());
}

/// New indices for those of a list of items that are kept.
class Renumbering {
 public:
  explicit Renumbering(std::size_t size) : kept_(size, 0), index_(size, 0) {}
  void keep(std::uint32_t i) { kept_[i] = 1; }
  [[nodiscard]] bool keeps(std::uint32_t i) const { return kept_[i] != 0; }
  [[nodiscard]] std::uint32_t of(std::uint32_t i) const { return index_[i]; }
  template <class Item>
  void apply(std::vector<Item>& items) {
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (kept_[i] != 0) {
        index_[i] = next;
        if (next != i) {
          items[next] = std::move(items[i]);
        }
        ++next;
      }
    }
    items.erase(items.begin() + next, items.end());
  }

 private:
  std::vector<std::uint8_t> kept_;
  std::vector<std::uint32_t> index_;
};

/// Drops the actors that nothing mentions and their parents are not.
void keep_actors(Story& story) {
  Renumbering actors(story.actors.size());
  const auto keep = [&](std::optional<ActorId> id) {
    // Parents are few and their chain is short; a cycle ends at the first that is kept already.
    for (; id && !actors.keeps(id->value); id = story.actors[id->value].parent) {
      actors.keep(id->value);
    }
  };
  for (const Event& event : story.events) {
    keep(event.attributed_to);
    for (const StoryParticipant& participant : event.participants) {
      keep(participant.actor);
    }
  }
  for (const Relation& relation : story.relations) {
    keep(relation.attributed_to);
  }
  actors.apply(story.actors);
  const auto renumber = [&actors](std::optional<ActorId>& id) {
    if (id) {
      id->value = actors.of(id->value);
    }
  };
  for (Actor& actor : story.actors) {
    renumber(actor.parent);
  }
  for (Event& event : story.events) {
    renumber(event.attributed_to);
    for (StoryParticipant& participant : event.participants) {
      renumber(participant.actor);
    }
  }
  for (Relation& relation : story.relations) {
    renumber(relation.attributed_to);
  }
}

void keep_articles(Story& story) {
  Renumbering articles(story.articles.size());
  const auto for_each_article = [&story](const auto& visit) {
    for (Event& event : story.events) {
      for (Mention& mention : event.mentions) {
        visit(mention.article);
      }
      for (Version& version : event.versions) {
        std::for_each(version.articles.begin(), version.articles.end(), visit);
      }
    }
    for (Relation& relation : story.relations) {
      for (RelationEvidence& evidence : relation.evidence) {
        visit(evidence.article);
      }
    }
  };
  for_each_article([&articles](ArticleId& id) { articles.keep(id.value); });
  articles.apply(story.articles);
  for_each_article([&articles](ArticleId& id) { id.value = articles.of(id.value); });
}

}  // namespace

std::vector<ActorId> find_actors_named(const Story& story, std::string_view name) {
  const std::string words = spaced_words(name);
  std::vector<ActorId> found;
  const auto collect = [&](const auto& fits) {
    for (std::uint32_t i = 0; i < story.actors.size(); ++i) {
      if (fits(story.actors[i])) {
        found.push_back({i});
      }
    }
  };
  collect([&](const Actor& actor) { return bears(actor, name, words); });
  if (found.empty() && words.size() > 1) {
    collect([&](const Actor& actor) { return holds_all_words(spaced_words(actor.name), words); });
  }
  return found;
}

std::vector<EventId> find_events_named(const Story& story, std::string_view name) {
  if (const auto event = find_event(story, name)) {
    return {*event};
  }
  const std::string words = spaced_words(name);
  std::vector<EventId> found;
  std::vector<EventId> exact;  // of these words and no others
  for (std::uint32_t i = 0; i < story.events.size() && words.size() > 1; ++i) {
    const std::string label = spaced_words(story.events[i].label);
    if (holds_all_words(label, words)) {
      found.push_back({i});
      if (label == words) {
        exact.push_back({i});
      }
    }
  }
  return exact.empty() ? found : exact;
}

std::optional<EventId> find_event(const Story& story, std::string_view key) {
  std::optional<EventId> by_mention;
  const bool can_be_mention = key.starts_with("e-");
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    const Event& event = story.events[i];
    if (event.key == key) {
      return EventId{i};
    }
    if (can_be_mention && !by_mention &&
        std::any_of(event.mentions.begin(), event.mentions.end(), [&](const Mention& m) {
          return event_key(story.articles[m.article.value], m.span.begin) == key;
        })) {
      by_mention = EventId{i};
    }
  }
  return by_mention;
}

std::vector<EventId> events_that_fit(const Story& story, const StoryFilter& filter) {
  const Sieve sieve(story, filter);
  std::vector<EventId> chosen;
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    if (sieve.passes(i, story.events[i])) {
      chosen.push_back({i});
    }
  }
  if (filter.max_items) {
    keep_most_salient(story.events, *filter.max_items, chosen);
  }
  return chosen;
}

FoundByWords find_by_words(const Story& story, std::string_view words) {
  const std::string wanted = spaced_words(words);
  if (wanted.size() <= 1) {
    return {};  // nothing but punctuation
  }
  const auto holds = [&wanted](const std::string& text) {
    return holds_all_words(spaced_words(text), wanted);
  };
  FoundByWords found;
  StoryFilter filter;
  filter.text = words;
  found.events = events_that_fit(story, filter);
  std::stable_sort(found.events.begin(), found.events.end(), [&story](EventId a, EventId b) {
    return story.events[a.value].salience > story.events[b.value].salience;
  });
  for (std::uint32_t i = 0; i < story.actors.size(); ++i) {
    const Actor& actor = story.actors[i];
    if (holds(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), holds)) {
      found.actors.push_back({i});
    }
  }
  std::stable_sort(found.actors.begin(), found.actors.end(), [&story](ActorId a, ActorId b) {
    return story.actors[a.value].mention_count > story.actors[b.value].mention_count;
  });
  for (std::uint32_t i = 0; i < story.articles.size(); ++i) {
    if (holds(story.articles[i].meta().title)) {
      found.articles.push_back({i});
    }
  }
  return found;
}

Story select(Story story, const StoryFilter& filter) {
  if (filter.is_open()) {
    return story;
  }
  Renumbering events(story.events.size());
  for (const EventId id : events_that_fit(story, filter)) {
    events.keep(id.value);
  }
  story.relations.erase(std::remove_if(story.relations.begin(), story.relations.end(),
                                       [&events](const Relation& relation) {
                                         return !events.keeps(relation.from.value) ||
                                                !events.keeps(relation.to.value);
                                       }),
                        story.relations.end());
  events.apply(story.events);
  for (Relation& relation : story.relations) {
    relation.from.value = events.of(relation.from.value);
    relation.to.value = events.of(relation.to.value);
  }
  keep_actors(story);
  keep_articles(story);
  return story;
}

}  // namespace fabula
