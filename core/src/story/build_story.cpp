#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "fabula/story/story.hpp"
#include "fabula/time/when.hpp"
#include "story/actor_corrections.hpp"
#include "story/actor_merge.hpp"
#include "story/compose_event.hpp"
#include "story/current_articles.hpp"
#include "story/digest.hpp"
#include "story/event_corrections.hpp"
#include "story/event_join.hpp"
#include "story/order.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

class Builder {
 public:
  Builder(std::vector<ReadArticle> articles, const StoryThresholds& thresholds,
          const std::vector<Correction>& corrections)
      : articles_(std::move(articles)), thresholds_(thresholds) {
    for (const Correction& correction : corrections) {
      story_.corrections.push_back({correction, ""});
    }
    const auto apart = mentions_apart(articles_, corrections);
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      digests_.push_back(digest(articles_[a], thresholds,
                                apart.empty() ? std::vector<std::uint32_t>() : apart[a]));
    }
    std::vector<const LocalActors*> actors;
    for (const ArticleDigest& d : digests_) {
      actors.push_back(&d.actors);
    }
    actors_ = merge_actors(actors);
    events_ = join_events(digests_, thresholds);
  }

  Story run() {
    name_actors();
    rejected_actors_ = correct_actors(articles_, digests_, story_.corrections, actors_);
    EventCorrections corrections(articles_, digests_, story_.corrections);
    corrections.regroup(events_);
    for (const auto& group : events_.groups) {
      add_event(group);
    }
    add_relations();
    drop(corrections.apply(events_, story_.events, story_.relations));
    order();
    add_actors();
    for (ReadArticle& read : articles_) {
      story_.articles.push_back(std::move(read.article));
    }
    return std::move(story_);
  }

 private:
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t article, ActorIndex mention) const {
    return actors_.of[article][digests_[article].actors.of[mention]];
  }
  [[nodiscard]] std::uint32_t event_of(std::uint32_t article, EventIndex mention) const {
    return events_.of[article][digests_[article].events.of[mention]];
  }

  /// Gives the actors who have a name or take part in something their keys, in the order of their
  /// first mention.
  void name_actors() {
    std::vector<bool> used(actors_.actors.size(), false);
    const std::vector<std::string> nameless = marks_of_nameless();
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      const auto use = [&](const std::optional<ActorIndex>& mention) {
        if (mention) {
          used[actor_of(a, *mention)] = true;
        }
      };
      for (const EventMention& event : articles_[a].mentions.events) {
        use(event.attributed_to);
        for (const Participant& participant : event.participants) {
          use(participant.actor);
        }
      }
      for (const RelationMention& relation : articles_[a].mentions.relations) {
        use(relation.attributed_to);
      }
      for (std::size_t i = 0; i < actors_.of[a].size(); ++i) {
        const bool named = digests_[a].actors.actors[i].is_named();
        used[actors_.of[a][i]] = used[actors_.of[a][i]] || named;
      }
    }
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (used[i]) {
        actors_.actors[i].key = unique_key("a-" + slug(actors_.actors[i].name) + nameless[i]);
      }
    }
  }

  /// By actor: nothing for those that have a name; for the others, who are of one article each,
  /// what tells "the team" of one article from that of another, whatever else there is.
  [[nodiscard]] std::vector<std::string> marks_of_nameless() const {
    constexpr std::size_t digits = 4;
    std::vector<std::string> marks(actors_.actors.size());
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      const LocalActors& local = digests_[a].actors;
      for (std::uint32_t m = 0; m < local.of.size(); ++m) {
        std::string& mark = marks[actors_.of[a][local.of[m]]];
        if (!local.actors[local.of[m]].is_named() && mark.empty()) {
          const std::uint32_t begin = articles_[a].mentions.actors[m].span.begin;
          mark = "-" + short_hash(articles_[a].article.meta().id + ":" + std::to_string(begin))
                           .substr(0, digits);
        }
      }
    }
    return marks;
  }

  void add_event(const std::vector<LocalRef>& group) {
    std::vector<Telling> tellings;
    for (const LocalRef ref : group) {
      tellings.push_back(
          {ArticleId{ref.article}, &articles_[ref.article], &digests_[ref.article], ref.event});
    }
    Event event = compose_event(
        tellings,
        [this](ArticleId article, std::uint32_t actor) {
          return ActorId{actors_.of[article.value][actor]};
        },
        thresholds_);
    std::stable_sort(
        event.mentions.begin(), event.mentions.end(), [](const Mention& a, const Mention& b) {
          return std::tuple(a.article, a.span.begin) < std::tuple(b.article, b.span.begin);
        });
    const auto place =
        std::find_if(event.participants.begin(), event.participants.end(),
                     [](const StoryParticipant& p) { return p.role == Role::place; });
    if (place != event.participants.end()) {
      event.place = place->actor ? actors_.actors[place->actor->value].name : place->text;
    }
    const std::uint32_t begin = event.mentions.front().span.begin;
    event.key = unique_key(event_key(articles_[group.front().article].article, begin));
    told_.push_back((static_cast<std::uint64_t>(group.front().article) << 32U) | begin);
    story_.events.push_back(std::move(event));
  }

  std::string unique_key(std::string key) {
    std::string candidate = key;
    for (int n = 2; !keys_.insert(candidate).second; ++n) {
      candidate = key + "-" + std::to_string(n);
    }
    return candidate;
  }

  void add_relations() {
    using Key = std::tuple<std::uint32_t, std::uint32_t, RelationKind, RelationStatus>;
    std::map<Key, Relation> relations;
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      const ReadArticle& read = articles_[a];
      for (const RelationMention& m : read.mentions.relations) {
        const std::uint32_t from = event_of(a, m.from);
        const std::uint32_t to = event_of(a, m.to);
        const bool doubtful =
            !m.cue && static_cast<double>(m.confidence) < thresholds_.uncued_confidence;
        if (from == to || doubtful) {
          continue;
        }
        Relation& relation = relations[{from, to, m.kind, m.status}];
        relation.kind = m.kind;
        relation.from = EventId{from};
        relation.to = EventId{to};
        relation.status = m.status;
        if (m.attributed_to && relation.evidence.empty()) {
          relation.attributed_to = ActorId{actor_of(a, *m.attributed_to)};
        }
        relation.confidence =
            1 - (1 - relation.confidence) * (1 - static_cast<double>(m.confidence));
        relation.evidence.push_back({ArticleId{a}, m.evidence, m.cue ? words_of(read, *m.cue) : "",
                                     read.mentions.rules[m.rule]});
      }
    }
    for (auto& [key, relation] : relations) {
      story_.relations.push_back(std::move(relation));
    }
  }

  /// Drops the events that readers rejected, and what is said of them.
  void drop(const std::vector<bool>& rejected) {
    std::vector<std::uint32_t> new_index(rejected.size(), 0);
    std::vector<Event> kept;
    std::vector<std::uint64_t> told;
    for (std::size_t i = 0; i < rejected.size(); ++i) {
      new_index[i] = static_cast<std::uint32_t>(kept.size());
      if (!rejected[i]) {
        kept.push_back(std::move(story_.events[i]));
        told.push_back(told_[i]);
      }
    }
    story_.events = std::move(kept);
    told_ = std::move(told);
    std::erase_if(story_.relations, [&rejected](const Relation& r) {
      return rejected[r.from.value] || rejected[r.to.value];
    });
    renumber_events(new_index);
  }

  void renumber_events(const std::vector<std::uint32_t>& new_index) {
    for (Relation& r : story_.relations) {
      r.from.value = new_index[r.from.value];
      r.to.value = new_index[r.to.value];
    }
  }

  void order() {
    renumber_events(order_events(story_.events, story_.relations, told_));
    std::sort(story_.relations.begin(), story_.relations.end(),
              [](const Relation& a, const Relation& b) {
                return std::tuple(a.from, a.to, a.kind, a.status) <
                       std::tuple(b.from, b.to, b.kind, b.status);
              });
  }

  /// The actors that have a name or take part in something, by key.
  void add_actors() {
    std::vector<bool> used(actors_.actors.size(), false);
    for_each_actor([&](std::optional<ActorId>& actor) {
      if (actor && rejected_actors_[actor->value]) {
        actor.reset();
      }
      if (actor) {
        used[actor->value] = true;
      }
    });
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      for (std::size_t i = 0; i < actors_.of[a].size(); ++i) {
        const std::uint32_t actor = actors_.of[a][i];
        used[actor] =
            used[actor] || (digests_[a].actors.actors[i].is_named() && !rejected_actors_[actor]);
      }
    }
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (used[i]) {
        kept.push_back(i);
      }
    }
    std::sort(kept.begin(), kept.end(), [this](std::uint32_t a, std::uint32_t b) {
      return actors_.actors[a].key < actors_.actors[b].key;
    });
    std::vector<std::uint32_t> new_index(used.size(), 0);
    for (std::uint32_t k = 0; k < kept.size(); ++k) {
      new_index[kept[k]] = k;
      story_.actors.push_back(std::move(actors_.actors[kept[k]]));
    }
    for_each_actor([&new_index](std::optional<ActorId>& actor) {
      if (actor) {
        actor->value = new_index[actor->value];
      }
    });
  }

  template <class Visit>
  void for_each_actor(const Visit& visit) {
    for (Event& e : story_.events) {
      visit(e.attributed_to);
      for (StoryParticipant& p : e.participants) {
        visit(p.actor);
      }
    }
    for (Relation& r : story_.relations) {
      visit(r.attributed_to);
    }
  }

  std::vector<ReadArticle> articles_;
  const StoryThresholds& thresholds_;
  std::vector<ArticleDigest> digests_;
  MergedActors actors_;
  JoinedEvents events_;
  std::vector<bool> rejected_actors_;
  Story story_;
  std::vector<std::uint64_t> told_;
  std::set<std::string> keys_;
};

}  // namespace

std::string event_key(const Article& article, std::uint32_t begin) {
  return "e-" + short_hash(article.meta().id + ":" + std::to_string(begin));
}

Story build_story(std::vector<ReadArticle> articles, const StoryThresholds& thresholds,
                  const std::vector<Correction>& corrections) {
  return Builder(current_articles(std::move(articles), thresholds), thresholds, corrections).run();
}

}  // namespace fabula
