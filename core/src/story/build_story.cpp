#include <string>
#include <utility>

#include <fmt/format.h>

#include "fabula/story/story.hpp"

namespace fabula {
namespace {

/// Every chain of mentions of an article is an actor; the result tells which for each mention.
std::vector<ActorId> add_actors(const Mentions& mentions, Story& story) {
  std::vector<ActorId> actor_of;
  for (const ActorMention& mention : mentions.actors) {
    if (mention.antecedent) {
      actor_of.push_back(actor_of[*mention.antecedent]);
    } else {
      actor_of.push_back({static_cast<std::uint32_t>(story.actors.size())});
      Actor actor;
      actor.key = fmt::format("a-{}", story.actors.size() + 1);
      actor.name = mention.name;
      actor.kind = mention.kind;
      actor.country = mention.country;
      story.actors.push_back(std::move(actor));
    }
    ++story.actors[actor_of.back().value].mention_count;
  }
  return actor_of;
}

Event event_of(const EventMention& mention, const ReadArticle& read, ArticleId article,
               const std::vector<ActorId>& actor_of) {
  Event event;
  event.label = mention.label;
  event.type = mention.type;
  event.event_class = mention.event_class;
  event.when = mention.when;
  event.status = mention.status;
  event.salience = mention.salience;
  event.confidence = 0.5;
  if (mention.attributed_to) {
    event.attributed_to = actor_of[*mention.attributed_to];
  }
  for (const Participant& participant : mention.participants) {
    const Span span{read.token_spans[participant.tokens.begin].begin,
                    read.token_spans[participant.tokens.end - 1].end};
    StoryParticipant& added = event.participants.emplace_back();
    added.role = participant.role;
    added.text = read.article.text(span);
    if (participant.actor) {
      added.actor = actor_of[*participant.actor];
    }
  }
  event.mentions.push_back({article, mention.span, read.sentences[mention.sentence],
                            read.mentions.rules.at(mention.rule)});
  return event;
}

}  // namespace

/// Every mention is an event of its own, in the order of the text.
Story build_story(std::vector<ReadArticle> articles) {
  Story story;
  for (ReadArticle& read : articles) {
    const ArticleId article{static_cast<std::uint32_t>(story.articles.size())};
    const std::vector<ActorId> actor_of = add_actors(read.mentions, story);
    for (const EventMention& mention : read.mentions.events) {
      story.events.push_back(event_of(mention, read, article, actor_of));
      story.events.back().key = fmt::format("e-{}", story.events.size());
    }
    story.articles.push_back(std::move(read.article));
  }
  return story;
}

}  // namespace fabula
