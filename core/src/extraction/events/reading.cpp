#include "extraction/events/reading.hpp"

#include <algorithm>

namespace fabula::events {
namespace {

constexpr std::uint32_t longest_noun_phrase = 40;

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

/// Behind the noun, or behind the word next to it in "a parting shot", "a face covering", of which
/// the parser made a clause.
TokenIndex end_of_compound(const Reading& r, TokenIndex noun) {
  const TokenIndex next = noun + 1;
  if (next >= r.a.size() || r.a.head[next] != noun || r.a.dep[next] != Dep::acl) {
    return next;
  }
  const bool participle = r.a.morph[next].aspect == Morph::Aspect::progressive &&
                          r.children.of(next).empty() && r.a.pos[noun] == Pos::noun &&
                          r.a.morph[noun].number == Morph::Number::singular;
  return r.a.pos[next] == Pos::noun || participle ? next + 1 : next;
}

std::vector<TokenIndex> heads_first(const Analysis& a, const Children& children) {
  std::vector<TokenIndex> order;
  order.reserve(a.size());
  for (TokenIndex i = 0; i < a.size(); ++i) {
    if (a.is_root(i)) {
      order.push_back(i);
    }
  }
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Children::Range below = children.of(order[k]);
    order.insert(order.end(), below.begin(), below.end());
  }
  return order;
}

}  // namespace

Reading::Reading(const Article& read_article, const Analysis& analysis,
                 const std::vector<TimeMention>& time_mentions,
                 const std::vector<ActorMention>& actor_mentions, const EventRules& event_rules)
    : article(read_article),
      a(analysis),
      times(time_mentions),
      actors(actor_mentions),
      rules(event_rules),
      children(analysis),
      order(heads_first(analysis, children)),
      actor_at(analysis.size(), -1),
      time_at(analysis.size(), -1),
      event_at(analysis.size(), -1),
      clauses(analysis.size()),
      cut(analysis.size(), 0),
      in_headline(analysis.size(), 0),
      in_quotes(analysis.size(), 0),
      headline_verb(analysis.size(), 0) {
  read_words();
  place_mentions();
  read_blocks();
  find_headline_verbs();
}

std::optional<TokenIndex> Reading::child(TokenIndex i, Dep dep) const {
  for (const TokenIndex c : children.of(i)) {
    if (a.dep[c] == dep) {
      return c;
    }
  }
  return std::nullopt;
}

void Reading::read_words() {
  const std::uint32_t n = a.size();
  lower.reserve(n);
  lemma.reserve(n);
  for (TokenIndex i = 0; i < n; ++i) {
    lower.push_back(ascii_lower(text(i)));
    const auto corrected = rules.lemmas.find(lower.back());
    lemma.push_back(corrected == rules.lemmas.end() ? ascii_lower(a.lemma(i)) : corrected->second);
    const Dep dep = a.dep[i];
    if (dep == Dep::relcl || dep == Dep::acl || dep == Dep::appos || dep == Dep::parataxis) {
      cut[children.subtree(i).begin] = 1;
    } else if (dep == Dep::pcomp && a.head[i] < i) {
      cut[a.head[i]] = 1;  // "a man for stealing cars" is a man
    } else if (dep == Dep::pobj && is_amount(i) &&
               !is(a.head[i], rules.clause.patient_prepositions)) {
      cut[a.head[i]] = 1;  // "a rival for two million dollars" is a rival
    }
  }
}

void Reading::place_mentions() {
  const std::uint32_t n = a.size();
  for (std::size_t k = 0; k < actors.size(); ++k) {
    if (actors[k].head < n) {
      actor_at[actors[k].head] = static_cast<std::int32_t>(k);
    }
  }
  for (std::size_t k = 0; k < times.size(); ++k) {
    for (TokenIndex i = times[k].tokens.begin; i < std::min(times[k].tokens.end, n); ++i) {
      time_at[i] = static_cast<std::int32_t>(k);
    }
  }
}

void Reading::read_blocks() {
  const std::uint32_t n = a.size();
  std::size_t block = 0;
  const std::vector<Block>& blocks = article.blocks();
  bool quoted = false;
  for (TokenIndex i = 0; i < n; ++i) {
    while (block < blocks.size() && blocks[block].span.end <= a.span[i].begin) {
      ++block;
      quoted = false;
    }
    in_headline[i] = block < blocks.size() && blocks[block].kind == Block::Kind::headline ? 1 : 0;
    if (is(i, rules.clause.quote_marks)) {
      quoted = !quoted;
    }
    in_quotes[i] = quoted ? 1 : 0;
  }
}

void Reading::find_headline_verbs() {
  for (TokenIndex i = 1; i + 1 < a.size(); ++i) {
    const Pos next = a.pos[i + 1];
    const bool follows = next == Pos::adp || next == Pos::part || next == Pos::sconj;
    if (in_headline[i] == 0 || a.pos[i] != Pos::noun || !a.is_root(i) || !follows ||
        a.morph[i].number != Morph::Number::plural || rules.verb_types.count(lemma[i]) == 0) {
      continue;
    }
    for (const TokenIndex c : children.of(i)) {
      if (c + 1 == i && is_nominal(c)) {
        headline_verb[i] = c + 1;
      }
    }
  }
}

bool Reading::is_amount(TokenIndex i) const {
  const auto after =
      std::upper_bound(a.entities.begin(), a.entities.end(), i,
                       [](TokenIndex t, const Entity& e) { return t < e.tokens.begin; });
  return after != a.entities.begin() && (after - 1)->tokens.contains(i) &&
         rules.clause.amount_entities.count(a.entity_name(*(after - 1))) != 0;
}

TokenIndex Reading::first_conjunct(TokenIndex i) const {
  while (a.dep[i] == Dep::conj && !a.is_root(i)) {
    i = a.head[i];
  }
  return i;
}

std::optional<TokenIndex> Reading::governor(TokenIndex i) const {
  const TokenIndex first = first_conjunct(i);
  if (a.is_root(first)) {
    return std::nullopt;
  }
  return a.head[first];
}

bool Reading::is_listed(TokenIndex i) const {
  const TokenRange whole = children.subtree(i);
  return a.dep[i] == Dep::appos && child(i, Dep::conj) && child(i, Dep::cc) && i > a.head[i] &&
         whole.end < a.size() && a.pos[whole.end] != Pos::punct;
}

bool Reading::is_place_name(TokenIndex i) const {
  const auto after =
      std::upper_bound(a.entities.begin(), a.entities.end(), i,
                       [](TokenIndex t, const Entity& e) { return t < e.tokens.begin; });
  return after != a.entities.begin() && (after - 1)->tokens.contains(i) &&
         rules.clause.place_entities.count(a.entity_name(*(after - 1))) != 0;
}

/// "in Osten, Torland": joined by a comma alone, with nothing behind that would make it a list.
bool Reading::is_region_of(TokenIndex place, TokenIndex region) const {
  if (in_headline[place] != 0 && a.dep[place] == Dep::nsubj) {
    return false;  // "Torland, Ostia sign treaty"
  }
  const bool joined = child(place, Dep::cc) || child(region, Dep::cc) || child(region, Dep::conj);
  return !joined && is_place_name(place) && is_place_name(region);
}

/// "wrestler and actor Jane Poe", "the co-author and fellow Jane Poe": a noun that counts one, with
/// no determiner of its own where the name has none, cannot stand beside the name by itself.
bool Reading::is_title_of(TokenIndex title, TokenIndex name) const {
  const bool bare = a.pos[title] == Pos::noun && a.morph[title].number == Morph::Number::singular &&
                    !child(title, Dep::det) && !child(title, Dep::poss) &&
                    !child(title, Dep::nummod) && !child(title, Dep::prep);
  if (!bare || a.pos[name] != Pos::propn || actor_at[name] < 0 ||
      actors[static_cast<std::size_t>(actor_at[name])].kind != ActorKind::person) {
    return false;
  }
  const auto before = children.of(name);
  return !actors[static_cast<std::size_t>(actor_at[name])].title.empty() ||
         std::any_of(before.begin(), before.end(), [&](TokenIndex c) {
           return c < name && a.dep[c] == Dep::compound && a.pos[c] == Pos::noun;
         });
}

std::vector<TokenIndex> Reading::coordinated(TokenIndex i) const {
  std::vector<TokenIndex> members{i};
  for (std::size_t k = 0; k < members.size() && members.size() < 16; ++k) {
    for (const TokenIndex c : children.of(members[k])) {
      if ((a.dep[c] == Dep::conj && !is_region_of(members[k], c)) || is_listed(c)) {
        members.push_back(c);
      }
    }
  }
  if (members.size() == 2 && is_title_of(members.front(), members.back())) {
    members.erase(members.begin());
  }
  return members;
}

TokenRange Reading::noun_phrase(TokenIndex head) const {
  if (is_verb(head)) {  // a gerund with its object
    const std::optional<TokenIndex> object = child(head, Dep::dobj);
    const bool near = object && *object > head && *object - head < longest_noun_phrase;
    return {head, near ? end_of_compound(*this, *object) : head + 1};
  }
  const TokenRange whole = children.subtree(head);
  TokenIndex begin = head;
  for (const TokenIndex c : children.of(head)) {
    const Dep dep = a.dep[c];
    if (c < head && dep != Dep::punct && dep != Dep::cc && dep != Dep::preconj &&
        dep != Dep::relcl && dep != Dep::prep) {
      begin = std::min(
          begin, std::max(children.subtree(c).begin, head - std::min(head, longest_noun_phrase)));
    }
  }
  TokenIndex end = head + 1;
  const TokenIndex last = std::min(whole.end, head + longest_noun_phrase);
  end = std::min(end_of_compound(*this, head), std::max(end, last));
  while (end < last && cut[end] == 0 && a.head[end] != end &&
         !(a.head[end] == head && (a.dep[end] == Dep::cc || a.dep[end] == Dep::conj ||
                                   a.dep[end] == Dep::punct || a.dep[end] == Dep::advcl))) {
    ++end;
  }
  while (end > head + 1 && (a.pos[end - 1] == Pos::punct || a.pos[end - 1] == Pos::space ||
                            a.pos[end - 1] == Pos::cconj || a.dep[end - 1] == Dep::case_)) {
    --end;
  }
  return {begin, end_of_word(end)};
}

TokenIndex Reading::end_of_word(TokenIndex end) const {
  const auto hyphen = [this](TokenIndex i) { return text(i) == "-" || text(i) == "/"; };
  for (int steps = 0; steps < 6 && end < a.size() && end > 0; ++steps, ++end) {
    const bool touches = a.span[end - 1].end == a.span[end].begin && a.pos[end] != Pos::space;
    if (!touches || (!hyphen(end) && !hyphen(end - 1))) {
      break;
    }
  }
  return end;
}

bool Reading::names_event(TokenIndex noun) const {
  if (rules.event_nouns.count(lemma[noun]) != 0) {
    return true;
  }
  const auto typed = rules.noun_types.find(lemma[noun]);
  return typed != rules.noun_types.end() &&
         std::any_of(typed->second.begin(), typed->second.end(),
                     [](const TypeFrame& frame) { return frame.preposition.empty(); });
}

std::string Reading::particle(TokenIndex verb) const {
  const std::optional<TokenIndex> found = child(verb, Dep::prt);
  return found ? lower[*found] : std::string();
}

std::string Reading::phrasal_word(TokenIndex verb) const {
  if (std::string word = particle(verb); !word.empty()) {
    return word;
  }
  const TokenIndex next = verb + 1;
  const bool adverb = next < a.size() && a.head[next] == verb && a.dep[next] == Dep::advmod &&
                      is(next, rules.clause.particles);
  return adverb ? lower[next] : std::string();
}

}  // namespace fabula::events
