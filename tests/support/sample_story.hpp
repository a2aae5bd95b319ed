#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fabula/story/story.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula::test {

/// Builds small stories: one article a call of `add`, whose text is the label of the event.
class StoryBuilder {
 public:
  ActorId actor(std::string name, ActorKind kind = ActorKind::organization) {
    Actor actor;
    actor.key = "a-" + std::to_string(story_.actors.size());
    actor.name = std::move(name);
    actor.kind = kind;
    story_.actors.push_back(std::move(actor));
    return {static_cast<std::uint32_t>(story_.actors.size() - 1)};
  }

  EventId event(std::string label, const When& when, std::optional<ActorId> agent = std::nullopt,
                double salience = 0.5) {
    const ArticleId article{static_cast<std::uint32_t>(story_.articles.size())};
    ArticleMeta meta;
    meta.id = "article-" + std::to_string(article.value);
    meta.path = "news/" + meta.id + ".txt";
    const auto size = static_cast<std::uint32_t>(label.size());
    story_.articles.emplace_back(meta, label);
    Event event;
    event.key = "e-" + std::to_string(story_.events.size());
    event.label = std::move(label);
    event.when = when;
    event.order = static_cast<std::uint32_t>(story_.events.size() + 1);
    event.salience = salience;
    event.confidence = 0.8;
    event.mentions.push_back({article, {0, size}, {0, size}, "test rule"});
    if (agent) {
      event.participants.push_back({Role::agent, agent, story_.actors[agent->value].name});
    }
    story_.events.push_back(std::move(event));
    return {static_cast<std::uint32_t>(story_.events.size() - 1)};
  }

  Relation& relation(EventId from, EventId to, std::string cue,
                     RelationKind kind = RelationKind::causes) {
    Relation relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    relation.confidence = 0.7;
    const Mention& mention = story_.events[from.value].mentions.front();
    relation.evidence.push_back({mention.article, mention.span, std::move(cue), "test rule"});
    story_.relations.push_back(std::move(relation));
    return story_.relations.back();
  }

  Event& operator[](EventId id) { return story_.events[id.value]; }
  [[nodiscard]] const Story& story() const { return story_; }

 private:
  Story story_;
};

inline When on(int year, int month, int day) {
  When when;
  when.range = unit_holding(*make_date(year, month, day), Grain::day);
  when.basis = Basis::explicit_;
  return when;
}

inline When during(int year, int month) {
  When when;
  when.range = unit_of_year(year, Grain::month, month);
  when.basis = Basis::explicit_;
  return when;
}

}  // namespace fabula::test
