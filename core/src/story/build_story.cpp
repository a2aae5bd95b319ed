#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "fabula/story/story.hpp"
#include "fabula/time/when.hpp"
#include "story/actor_merge.hpp"
#include "story/compose_event.hpp"
#include "story/current_articles.hpp"
#include "story/digest.hpp"
#include "story/event_join.hpp"
#include "story/order.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

class Builder {
 public:
  Builder(std::vector<ReadArticle> articles, const StoryThresholds& thresholds)
      : articles_(std::move(articles)), thresholds_(thresholds) {
    for (const ReadArticle& article : articles_) {
      digests_.push_back(digest(article, thresholds));
    }
    std::vector<const LocalActors*> actors;
    for (const ArticleDigest& d : digests_) {
      actors.push_back(&d.actors);
    }
    actors_ = merge_actors(actors);
    events_ = join_events(digests_, thresholds);
  }

  Story run() {
    for (const auto& group : events_.groups) {
      add_event(group);
    }
    add_relations();
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
    const auto place =
        std::find_if(event.participants.begin(), event.participants.end(),
                     [](const StoryParticipant& p) { return p.role == Role::place; });
    if (place != event.participants.end()) {
      event.place = place->actor ? actors_.actors[place->actor->value].name : place->text;
    }
    const std::uint32_t begin = event.mentions.front().span.begin;
    event.key = unique_key("e-" + short_hash(articles_[group.front().article].article.meta().id +
                                             ":" + std::to_string(begin)));
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

  void order() {
    const auto new_index = order_events(story_.events, story_.relations, told_);
    for (Relation& r : story_.relations) {
      r.from.value = new_index[r.from.value];
      r.to.value = new_index[r.to.value];
    }
    std::sort(story_.relations.begin(), story_.relations.end(),
              [](const Relation& a, const Relation& b) {
                return std::tuple(a.from, a.to, a.kind, a.status) <
                       std::tuple(b.from, b.to, b.kind, b.status);
              });
  }

  /// Of the actors those that have a name or take part in something, by key.
  void add_actors() {
    std::vector<bool> used(actors_.actors.size(), false);
    for (const Event& e : story_.events) {
      for (const StoryParticipant& p : e.participants) {
        if (p.actor) {
          used[p.actor->value] = true;
        }
      }
      if (e.attributed_to) {
        used[e.attributed_to->value] = true;
      }
    }
    for (const Relation& r : story_.relations) {
      if (r.attributed_to) {
        used[r.attributed_to->value] = true;
      }
    }
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      for (std::size_t i = 0; i < actors_.of[a].size(); ++i) {
        used[actors_.of[a][i]] = used[actors_.of[a][i]] || digests_[a].actors.actors[i].is_named();
      }
    }
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (used[i]) {
        actors_.actors[i].key = unique_key("a-" + slug(actors_.actors[i].name));
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
    const auto renumber = [&new_index](std::optional<ActorId>& actor) {
      if (actor) {
        actor->value = new_index[actor->value];
      }
    };
    for (Event& e : story_.events) {
      renumber(e.attributed_to);
      for (StoryParticipant& p : e.participants) {
        renumber(p.actor);
      }
    }
    for (Relation& r : story_.relations) {
      renumber(r.attributed_to);
    }
  }

  std::vector<ReadArticle> articles_;
  const StoryThresholds& thresholds_;
  std::vector<ArticleDigest> digests_;
  MergedActors actors_;
  JoinedEvents events_;
  Story story_;
  std::vector<std::uint64_t> told_;
  std::set<std::string> keys_;
};

}  // namespace

Story build_story(std::vector<ReadArticle> articles, const StoryThresholds& thresholds) {
  return Builder(current_articles(std::move(articles), thresholds), thresholds).run();
}

}  // namespace fabula
