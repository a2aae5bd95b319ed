#include "store/article_codec.hpp"

#include <utility>

#include "store/byte_archive.hpp"

namespace fabula {

// By argument-dependent lookup from the archives: the fields of each type, for both ways.

template <class Archive>
void fields(Archive& archive, Span& v) {
  archive(v.begin, v.end);
}
template <class Archive>
void fields(Archive& archive, TokenRange& v) {
  archive(v.begin, v.end);
}
template <class Archive>
void fields(Archive& archive, TimeRange& v) {
  archive(v.begin, v.end, v.grain);
}
template <class Archive>
void fields(Archive& archive, When& v) {
  archive(v.range, v.approximate, v.uncertain, v.basis);
  if (archive.form() > 1) {
    archive(v.utc_offset_minutes);
  }
}
template <class Archive>
void fields(Archive& archive, Instant& v) {
  // Behind UTC as well as ahead of it: shifted, so that no number is below zero. 0 is none.
  constexpr int shift = 100'000;
  std::uint32_t offset =
      v.utc_offset_minutes ? static_cast<std::uint32_t>(*v.utc_offset_minutes + shift) : 0;
  archive(v.local, v.has_time, offset);
  if constexpr (Archive::reads) {
    v.utc_offset_minutes =
        offset == 0 ? std::nullopt : std::optional(static_cast<int>(offset) - shift);
  }
}
template <class Archive>
void fields(Archive& archive, Block& v) {
  archive(v.span, v.kind);
}
template <class Archive>
void fields(Archive& archive, ArticleMeta& v) {
  archive(v.id, v.title, v.source, v.author, v.url, v.path, v.language, v.dateline, v.published,
          v.published_from);
  if (archive.form() > 2) {
    archive(v.subtitle, v.modified, v.modified_from);
  }
}
template <class Archive>
void fields(Archive& archive, ActorMention& v) {
  archive(v.tokens, v.head, v.span, v.name, v.form, v.kind, v.antecedent, v.country, v.known_as,
          v.title, v.plural, v.rule);
}
template <class Archive>
void fields(Archive& archive, Participant& v) {
  archive(v.role, v.tokens, v.head, v.actor);
}
template <class Archive>
void fields(Archive& archive, EventMention& v) {
  archive(v.trigger, v.phrase, v.span, v.lemma, v.nominal, v.definite, v.event_class, v.tense,
          v.aspect, v.polarity, v.modality, v.type, v.status, v.reported_by, v.attributed_to,
          v.participants, v.when, v.label, v.salience, v.in_headline, v.sentence, v.rule);
}
template <class Archive>
void fields(Archive& archive, RelationMention& v) {
  archive(v.kind, v.from, v.to, v.status, v.cue, v.evidence, v.confidence, v.attributed_to, v.rule);
}
template <class Archive>
void fields(Archive& archive, EventWords::Party& v) {
  archive(v.head, v.number);
}
template <class Archive>
void fields(Archive& archive, EventWords& v) {
  archive(v.content, v.parties);
}

template <class Archive>
void fields(Archive& archive, LocalActor& v) {
  archive(v.canonical, v.names, v.description, v.country, v.mentions, v.is_person, v.keys);
  for (std::uint32_t& kind : v.kinds) {
    archive(kind);
  }
}
template <class Archive>
void fields(Archive& archive, Party& v) {
  archive(v.role, v.actor, v.head, v.number, v.named);
}
template <class Archive>
void fields(Archive& archive, LocalEvent& v) {
  archive(v.mentions, v.parties, v.lemmas, v.content, v.type, v.event_class, v.when, v.status,
          v.has_verb, v.headline, v.leads, v.points_back, v.last_sentence);
}
template <class Archive>
void fields(Archive& archive, ArticleDigest& v) {
  archive(v.actors.actors, v.actors.of, v.events.events, v.events.of, v.subjects, v.main_subjects,
          v.published, v.instant, v.print.size);
  for (std::uint32_t& least : v.print.least) {
    archive(least);
  }
}

template <class Archive>
void fields(Archive& archive, Correction& v) {
  archive(v.kind, v.ids, v.off, v.to, v.relation);
}

namespace store {
namespace {

void require(bool holds) {
  if (!holds) {
    ByteReader::fail();
  }
}

/// Every index and span is within what it points into and cuts no character, so that nothing later
/// needs to ask.
class Checker {
 public:
  explicit Checker(const ReadArticle& read)
      : read_(read), text_(static_cast<std::uint32_t>(read.article.text().size())) {}

  void run() const {
    for (const auto* const spans : {&read_.sentences, &read_.token_spans}) {
      Span before;
      for (const Span span : *spans) {
        check(span);
        // In the order of the text, so that a range of them is a span.
        require(before.begin <= span.begin && before.end <= span.end);
        before = span;
      }
    }
    const Mentions& m = read_.mentions;
    require(read_.event_words.size() == m.events.size());
    for (const ActorMention& actor : m.actors) {
      check(actor.tokens);
      check(actor.span);
      require(actor.rule < m.rules.size());
      require(!actor.antecedent || *actor.antecedent < m.actors.size());
      require(actor.kind <= ActorKind::other && actor.form <= MentionForm::pronoun);
      check_token(actor.head);
    }
    for (std::size_t i = 0; i < m.events.size(); ++i) {
      check(m.events[i]);
      require(read_.event_words[i].parties.size() == m.events[i].participants.size());
    }
    for (const RelationMention& relation : m.relations) {
      require(relation.from < m.events.size() && relation.to < m.events.size());
      require(relation.rule < m.rules.size());
      require(relation.kind <= RelationKind::part_of && relation.status <= RelationStatus::negated);
      check(relation.evidence);
      check_actor(relation.attributed_to);
      if (relation.cue) {
        check(*relation.cue);
      }
    }
  }

 private:
  void check(Span span) const {
    require(span.begin <= span.end && span.end <= text_);
    require(starts_character(span.begin) && starts_character(span.end));
  }
  bool starts_character(std::uint32_t at) const {
    constexpr unsigned mark = 0xC0;
    constexpr unsigned continuation = 0x80;
    return at == text_ ||
           (static_cast<unsigned char>(read_.article.text()[at]) & mark) != continuation;
  }
  void check(TokenRange tokens) const {
    require(tokens.begin < tokens.end && tokens.end <= read_.token_spans.size());
  }
  void check_token(std::uint32_t token) const { require(token < read_.token_spans.size()); }
  static void check(const When& when) {
    require(when.basis <= Basis::order);
    require(!when.range || when.range->grain <= Grain::century);
  }
  void check_actor(const std::optional<ActorIndex>& actor) const {
    require(!actor || *actor < read_.mentions.actors.size());
  }
  void check(const EventMention& event) const {
    check(event.span);
    check(event.phrase);
    check(event.when);
    check_token(event.trigger);
    require(event.tense <= Tense::pastpart && event.aspect <= Aspect::perfective_progressive &&
            event.polarity <= Polarity::negative);
    require(event.sentence < read_.sentences.size());
    require(event.rule < read_.mentions.rules.size());
    require(event.status <= Status::negated && event.event_class <= EventClass::aspectual);
    require(!event.reported_by || *event.reported_by < read_.mentions.events.size());
    check_actor(event.attributed_to);
    for (const Participant& participant : event.participants) {
      check(participant.tokens);
      check_token(participant.head);
      check_actor(participant.actor);
      require(participant.role <= Role::other);
    }
  }

  const ReadArticle& read_;
  std::uint32_t text_;
};

template <class Value>
std::string encoded(const Value& value) {
  Encoder out;
  out(value);
  return out.take();
}

/// What is nothing but the bytes of one such value.
template <class Value>
Value decoded(std::string_view bytes) {
  Decoder in(bytes);
  Value value;
  in(value);
  require(in.at_end());
  return value;
}

void check_blocks(const std::string& text, const std::vector<Block>& blocks) {
  std::uint32_t at = 0;
  for (const Block& block : blocks) {
    require(at <= block.span.begin && block.span.begin <= block.span.end &&
            block.span.end <= text.size() && block.kind <= Block::Kind::body);
    at = block.span.end;
  }
}

}  // namespace

std::string encode(const ReadArticle& article) {
  Encoder out;
  const Mentions& m = article.mentions;
  out(article.article.meta(), std::string(article.article.text()), article.article.blocks(),
      article.sentences, article.token_spans, m.actors, m.events, m.relations, m.rules,
      article.event_words);
  return out.take();
}

ReadArticle decode(std::string_view bytes, int form) {
  Decoder in(bytes, form);
  ArticleMeta meta;
  std::string text;
  std::vector<Block> blocks;
  in(meta, text, blocks);
  check_blocks(text, blocks);
  ReadArticle read{Article(std::move(meta), std::move(text), std::move(blocks)), {}, {}, {}, {}};
  Mentions& m = read.mentions;
  in(read.sentences, read.token_spans, m.actors, m.events, m.relations, m.rules, read.event_words);
  require(in.at_end());
  Checker(read).run();
  return read;
}

std::string encode_digest(const ArticleDigest& digest) {
  return encoded(digest);
}

ArticleDigest decode_digest(std::string_view bytes) {
  auto digest = decoded<ArticleDigest>(bytes);
  for (const LocalActor& actor : digest.actors.actors) {
    for (const std::string& key : actor.keys) {
      require(key.size() > 2);
    }
  }
  for (const LocalEvent& event : digest.events.events) {
    require(!event.lemmas.empty() && !event.mentions.empty() && event.status <= Status::negated);
    for (const Party& party : event.parties) {
      require(!party.actor || *party.actor < digest.actors.actors.size());
    }
  }
  return digest;
}

std::string encode_change(const Correction& correction) {
  return encoded(correction);
}

Correction decode_change(std::string_view bytes) {
  auto correction = decoded<Correction>(bytes);
  require(correction.kind <= Correction::Kind::unlink && !correction.ids.empty());
  require(!correction.relation || *correction.relation <= RelationKind::part_of);
  return correction;
}

}  // namespace store
}  // namespace fabula
