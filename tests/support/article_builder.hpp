#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fabula/extraction/mentions.hpp"
#include "fabula/story/story.hpp"
#include "fabula/time/calendar.hpp"
#include "fabula/time/when.hpp"
#include "story/name_hash.hpp"

namespace fabula::test {

/// Builds an article with what was read in it, without a language model: each actor and each event
/// adds a word to the text. All of an article is one sentence unless `sentence` begins another.
class ArticleBuilder {
 public:
  /// One event, while it is described.
  class Told {
   public:
    Told(ArticleBuilder& article, EventIndex index) : article_(article), index_(index) {}
    Told& agent(ActorIndex actor) { return takes_part(Role::agent, actor); }
    Told& patient(ActorIndex actor) { return takes_part(Role::patient, actor); }
    Told& place(ActorIndex actor) { return takes_part(Role::place, actor); }
    /// A participant that is no actor: "the shorts", with the number that counts it.
    Told& thing(Role role, const std::string& noun, const std::string& number = "") {
      const std::uint32_t begin = article_.word(number.empty() ? noun : number);
      const std::uint32_t head = number.empty() ? begin : article_.word(noun);
      event().participants.push_back({role, {begin, head + 1}, head, std::nullopt});
      words().parties.push_back({word_hash(noun), number});
      return *this;
    }
    /// "The strike began": of what another event tells, by its noun.
    Told& of(EventIndex noun) {
      const EventMention& other = article_.read_.mentions.events[noun];
      event().participants.push_back({Role::agent, other.phrase, other.trigger, std::nullopt});
      words().parties.push_back({word_hash(other.lemma), ""});
      return *this;
    }
    Told& on(int year, int month, int day) {
      return when(unit_holding(*make_date(year, month, day), Grain::day));
    }
    Told& during(int year, int month) { return when(unit_of_year(year, Grain::month, month)); }
    Told& status(Status status) {
      event().status = status;
      return *this;
    }
    Told& of_class(EventClass event_class) {
      event().event_class = event_class;
      return *this;
    }
    /// "the filing", "its refusal"
    Told& noun(bool definite = true) {
      event().nominal = true;
      event().definite = definite;
      return *this;
    }
    Told& headline() {
      event().in_headline = true;
      return *this;
    }
    Told& known() {  // a past before the past
      event().tense = Tense::past;
      event().aspect = Aspect::perfective;
      return *this;
    }
    Told& salience(float value) {
      event().salience = value;
      return *this;
    }
    /// Other words of its clause.
    Told& about(std::initializer_list<const char*> others) {
      for (const char* other : others) {
        words().content.push_back(word_hash(other));
      }
      std::sort(words().content.begin(), words().content.end());
      return *this;
    }
    operator EventIndex() const { return index_; }  // NOLINT: an event is its index

   private:
    EventMention& event() { return article_.read_.mentions.events[index_]; }
    EventWords& words() { return article_.read_.event_words[index_]; }
    Told& when(std::optional<TimeRange> range) {
      event().when = {range, false, false, Basis::explicit_};
      return *this;
    }
    Told& takes_part(Role role, ActorIndex actor) {
      const ActorMention& mention = article_.read_.mentions.actors[actor];
      event().participants.push_back({role, mention.tokens, mention.head, actor});
      words().parties.push_back({word_hash(mention.name), ""});
      return *this;
    }
    ArticleBuilder& article_;
    EventIndex index_;
  };

  explicit ArticleBuilder(std::string id, int year = 2020, int month = 5, int day = 14)
      : id_(std::move(id)), published_(*make_date(year, month, day)) {
    read_.mentions.rules.emplace_back("test rule");
  }

  ActorIndex actor(const std::string& name, ActorKind kind = ActorKind::person,
                   MentionForm form = MentionForm::name) {
    const std::uint32_t token = word(name);
    ActorMention mention;
    mention.tokens = {token, token + 1};
    mention.head = token;
    mention.span = read_.token_spans[token];
    mention.name = name;
    mention.kind = kind;
    mention.form = form;
    read_.mentions.actors.push_back(std::move(mention));
    return static_cast<ActorIndex>(read_.mentions.actors.size() - 1);
  }

  Told event(const std::string& lemma, const std::string& type = "") {
    const std::uint32_t token = word(lemma);
    EventMention mention;
    mention.trigger = token;
    mention.phrase = {token, token + 1};
    mention.span = read_.token_spans[token];
    mention.lemma = lemma;
    mention.type = type;
    mention.label = lemma;
    mention.sentence = sentence_;
    mention.salience = 0.5F;
    read_.mentions.events.push_back(std::move(mention));
    read_.event_words.emplace_back();
    return {*this, static_cast<EventIndex>(read_.mentions.events.size() - 1)};
  }

  void relation(EventIndex from, EventIndex to, RelationKind kind = RelationKind::causes) {
    RelationMention relation;
    relation.kind = kind;
    relation.from = from;
    relation.to = to;
    relation.evidence = read_.token_spans.front();
    relation.cue = TokenRange{0, 1};
    read_.mentions.relations.push_back(relation);
  }

  /// What follows stands in the next sentence.
  void next_sentence() { ++sentence_; }

  [[nodiscard]] ReadArticle build() const {
    ReadArticle read{
        Article(meta(), text_), {}, read_.mentions, read_.token_spans, read_.event_words};
    read.sentences.assign(sentence_ + 1, {0, static_cast<std::uint32_t>(text_.size())});
    return read;
  }

 private:
  [[nodiscard]] ArticleMeta meta() const {
    ArticleMeta meta;
    meta.id = id_;
    meta.published = Instant{boost::posix_time::ptime(published_), false, std::nullopt};
    return meta;
  }
  std::uint32_t word(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    read_.token_spans.push_back({begin, static_cast<std::uint32_t>(text_.size())});
    text_ += ' ';
    return static_cast<std::uint32_t>(read_.token_spans.size() - 1);
  }

  std::string id_;
  Date published_;
  std::string text_;
  ReadArticle read_{Article({}, ""), {}, {}, {}, {}};
  std::uint32_t sentence_ = 0;
};

}  // namespace fabula::test
