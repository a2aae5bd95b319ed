#include <algorithm>

#include "extraction/events/labels.hpp"

namespace fabula::events {
namespace {

bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

void Wording::add(const std::string& piece, bool space_before) {
  if (piece.empty()) {
    return;
  }
  if (space_before && !text_.empty()) {
    text_ += ' ';
  }
  text_ += piece;
}

bool Phrasing::unresolved(TokenIndex head) const {
  if (r_.a.pos[head] != Pos::pron) {
    return false;
  }
  if (r_.actor_at[head] < 0) {
    return r_.is(head, r_.rules.clause.unnamed) || r_.is(head, r_.rules.clause.relatives);
  }
  const ActorMention& mention = r_.actors[static_cast<std::size_t>(r_.actor_at[head])];
  std::string name = mention.name;
  for (char& c : name) {
    c = ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name.empty() || name == r_.lower[head] || r_.rules.clause.unnamed.count(name) != 0;
}

ActorIndex Phrasing::first_mention(ActorIndex mention) const {
  for (int steps = 0; r_.actors[mention].antecedent && steps < 200; ++steps) {
    mention = *r_.actors[mention].antecedent;
  }
  return mention;
}

void Phrasing::speak_of(std::optional<ActorIndex> actor) {
  subject_ = actor ? std::optional(first_mention(*actor)) : std::nullopt;
}

std::string Phrasing::possessor(TokenIndex pronoun) const {
  if (unresolved(pronoun) || r_.actor_at[pronoun] < 0) {
    return {};
  }
  std::string name = actor(r_.actors[static_cast<std::size_t>(r_.actor_at[pronoun])]);
  if (name.empty()) {
    return name;
  }
  if (subject_ == first_mention(static_cast<ActorIndex>(r_.actor_at[pronoun]))) {
    return r_.lower[pronoun];
  }
  return name + (name.back() == r_.rules.label.ending.back() ? r_.rules.label.plural_possessive
                                                             : r_.rules.label.possessive);
}

std::string Phrasing::actor(const ActorMention& mention) const {
  std::string name = mention.name;
  // A description that resolves to nothing keeps its own words, less the determiner.
  for (const std::string& determiner : r_.rules.label.dropped) {
    if (name.size() > determiner.size() + 1 && name[determiner.size()] == ' ' &&
        std::equal(determiner.begin(), determiner.end(), name.begin(), [](char d, char c) {
          return d == (ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
        })) {
      return name.substr(determiner.size() + 1);
    }
  }
  return name;
}

std::string Phrasing::words(TokenRange range) const {
  std::string text;
  bool skipped = true;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (r_.a.pos[i] == Pos::space || r_.is(i, r_.rules.clause.quote_marks)) {
      skipped = true;
      continue;
    }
    if (text.empty() && r_.is(i, r_.rules.label.dropped)) {
      continue;
    }
    const bool pronoun = r_.a.pos[i] == Pos::pron && r_.a.span[i].size() > 1;
    std::string piece = pronoun ? r_.lower[i] : std::string(r_.text(i));
    if (r_.a.dep[i] == Dep::poss &&
        (r_.a.pos[i] == Pos::pron || r_.is(i, r_.rules.clause.relatives))) {
      piece = possessor(i);
      if (piece.empty()) {
        skipped = true;
        continue;
      }
    }
    const bool sentence_start = i == r_.a.sentences[r_.a.sentence_of(i)].begin;
    if (sentence_start && r_.a.pos[i] != Pos::propn && piece.size() > 1 && !ascii_upper(piece[1])) {
      const auto entity =
          std::lower_bound(r_.a.entities.begin(), r_.a.entities.end(), i,
                           [](const Entity& e, TokenIndex t) { return e.tokens.begin < t; });
      const bool in_name = entity != r_.a.entities.end() && entity->tokens.begin == i;
      piece = in_name ? piece : r_.lower[i];
    }
    const bool space = skipped || (i > 0 && r_.a.span[i - 1].end != r_.a.span[i].begin);
    if (!text.empty() && space) {
      text += ' ';
    }
    text += piece;
    skipped = false;
  }
  return text;
}

std::string Phrasing::noun(TokenIndex head, bool brief) const {
  if (r_.a.pos[head] == Pos::pron) {
    if (unresolved(head)) {
      return {};
    }
    if (r_.actor_at[head] >= 0) {
      return actor(r_.actors[static_cast<std::size_t>(r_.actor_at[head])]);
    }
    return r_.lower[head];
  }
  if (r_.actor_at[head] >= 0) {
    const ActorMention& mention = r_.actors[static_cast<std::size_t>(r_.actor_at[head])];
    if (mention.form == MentionForm::name || (mention.antecedent && !mention.plural)) {
      return actor(mention);
    }
  }
  TokenRange range = r_.noun_phrase(head);
  if (brief) {
    range.end = head + 1;
  }
  return words(range);
}

std::string Phrasing::participant(const Participant& participant, bool brief) const {
  if (participant.actor &&
      r_.actor_at[participant.head] != static_cast<std::int32_t>(*participant.actor)) {
    return actor(r_.actors[*participant.actor]);
  }
  return noun(participant.head, brief);
}

bool Phrasing::touches(TokenIndex end, TokenIndex begin) const {
  return end == begin && end > 0 && r_.a.span[end - 1].end == r_.a.span[begin].begin;
}

std::string Phrasing::core_of(TokenIndex verb) const {
  std::string text;
  TokenIndex after = 0;
  const auto take = [&](TokenRange range, const std::string& piece) {
    text += text.empty() || piece.empty() || touches(after, range.begin) ? piece : " " + piece;
    after = range.end;
  };
  const auto add = [&](TokenIndex i) { take({i, i + 1}, r_.lower[i]); };
  for (const TokenIndex c : r_.children.of(verb)) {
    const Dep dep = r_.a.dep[c];
    if (c < verb && (dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::csubj)) {
      const TokenRange phrase =
          r_.is_verb(c) ? r_.noun_phrase(c) : TokenRange{r_.noun_phrase(c).begin, c + 1};
      take(phrase, words(phrase));
    } else if (c < verb &&
               (dep == Dep::expl || dep == Dep::aux || dep == Dep::auxpass || dep == Dep::neg)) {
      add(c);
    }
  }
  add(verb);
  for (const TokenIndex c : r_.children.of(verb)) {
    if (c > verb && r_.a.dep[c] == Dep::prt) {
      add(c);
    } else if (c > verb && (r_.a.dep[c] == Dep::dobj || r_.a.dep[c] == Dep::attr)) {
      take({r_.noun_phrase(c).begin, c + 1}, words({r_.noun_phrase(c).begin, c + 1}));
    }
  }
  return text;
}

std::string Phrasing::without(TokenRange whole, const std::vector<TokenRange>& left_out) const {
  std::string joined;
  TokenIndex after = whole.begin;  // what was taken last ends here
  for (TokenIndex i = whole.begin; i < whole.end;) {
    TokenIndex end = whole.end;
    TokenIndex skip_to = i;
    for (const TokenRange& out : left_out) {
      skip_to = out.contains(i) ? std::max(skip_to, out.end) : skip_to;
      end = out.begin > i ? std::min(end, out.begin) : end;
    }
    if (skip_to > i) {
      i = skip_to;
      continue;
    }
    if (const std::string part = words({i, end}); !part.empty()) {
      joined += joined.empty() || touches(after, i) ? part : " " + part;
      after = end;
    }
    i = end;
  }
  constexpr std::string_view dangling = ",;:. ";
  while (!joined.empty() && dangling.find(joined.back()) != std::string_view::npos) {
    joined.pop_back();
  }
  return joined;
}

std::string Phrasing::clause(TokenIndex verb, std::size_t room) const {
  constexpr std::uint32_t longest = 80;
  const TokenRange whole = r_.children.subtree(verb);
  if (whole.size() > longest) {
    return {};
  }
  // What can be spared goes, the most dispensable first, until the rest fits.
  const std::vector<std::vector<Dep>> spared = {
      {Dep::mark, Dep::punct, Dep::cc, Dep::meta, Dep::intj, Dep::parataxis},
      {Dep::advcl, Dep::conj, Dep::npadvmod},
      {Dep::prep},
      {Dep::advmod}};
  std::vector<TokenRange> left_out;
  for (const std::vector<Dep>& group : spared) {
    for (const TokenIndex c : r_.children.of(verb)) {
      if (std::find(group.begin(), group.end(), r_.a.dep[c]) != group.end()) {
        left_out.push_back(r_.children.subtree(c));
      }
    }
    if (std::string text = without(whole, left_out); text.size() <= room) {
      return text;
    }
  }
  std::string text = core_of(verb);
  return text.size() <= room ? text : std::string();
}

}  // namespace fabula::events
