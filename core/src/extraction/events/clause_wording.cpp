#include <algorithm>
#include <string_view>

#include "extraction/events/labels.hpp"

namespace fabula::events {

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
      take(phrase, words(phrase, !text.empty()));
    } else if (c < verb &&
               (dep == Dep::expl || dep == Dep::aux || dep == Dep::auxpass || dep == Dep::neg)) {
      add(c);
    }
  }
  add(verb);
  for (const TokenIndex c : r_.children.of(verb)) {
    if (c > verb && (r_.a.dep[c] == Dep::prt || r_.a.dep[c] == Dep::neg)) {
      add(c);
    } else if (c > verb && r_.a.dep[c] == Dep::acomp) {
      take(r_.noun_phrase(c), words(r_.noun_phrase(c), true));
    } else if (c > verb && (r_.a.dep[c] == Dep::dobj || r_.a.dep[c] == Dep::attr)) {
      take({r_.noun_phrase(c).begin, c + 1},
           words({r_.noun_phrase(c).begin, c + 1}, !text.empty()));
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
    if (const std::string part = words({i, end}, !joined.empty()); !part.empty()) {
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

/// "it might be for the trade ...": a copula that has nothing but a preposition.
bool Phrasing::links_to_nothing(TokenIndex verb) const {
  return r_.lemma_is(verb, r_.rules.clause.copulas) && !r_.child(verb, Dep::acomp) &&
         !r_.child(verb, Dep::attr);
}

/// "the sale was not a matter for the court", "it was driven by greed": what would be left without
/// the prepositions says something else, or nothing.
bool Phrasing::ends_bare(TokenIndex verb) const {
  const auto children = r_.children.of(verb);
  const bool negative = r_.child(verb, Dep::neg).has_value();
  const auto complete = [&](TokenIndex c) {
    const Dep dep = r_.a.dep[c];
    return c > verb && (dep == Dep::prt || dep == Dep::acomp || dep == Dep::dobj ||
                        dep == Dep::oprd || (dep == Dep::attr && !negative));
  };
  return std::none_of(children.begin(), children.end(), complete) &&
         std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           const bool dates = r_.child(c, Dep::pobj) && r_.time_at[*r_.child(c, Dep::pobj)] >= 0;
           return c > verb && !dates && (r_.a.dep[c] == Dep::prep || r_.a.dep[c] == Dep::agent);
         });
}

/// "to hold two ministers...", where "in contempt" had no room.
std::string Phrasing::marked_as_cut(TokenIndex verb, const std::string& text,
                                    std::size_t room) const {
  const auto children = r_.children.of(verb);
  const bool lost =
      r_.lemma_is(verb, r_.rules.label.leaning_verbs) &&
      std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        const std::optional<TokenIndex> below = r_.child(c, Dep::pobj);
        return c > verb && r_.a.dep[c] == Dep::prep && !(below && r_.time_at[*below] >= 0);
      });
  const std::string& mark = r_.rules.label.clipped;
  return lost && text.size() + mark.size() <= room ? text + mark : text;
}

std::string Phrasing::clause(TokenIndex verb, std::size_t room) const {
  constexpr std::uint32_t longest = 80;
  const TokenRange whole = r_.children.subtree(verb);
  if (whole.size() > longest) {
    return {};
  }
  // What can be spared goes, the most dispensable first, until the rest fits.
  const std::vector<std::vector<Dep>> spared = {
      {Dep::mark, Dep::punct, Dep::meta, Dep::intj, Dep::parataxis},
      {Dep::advcl, Dep::conj, Dep::cc, Dep::npadvmod},
      {Dep::prep},
      {Dep::advmod}};
  std::vector<TokenRange> left_out;
  for (const std::vector<Dep>& group : spared) {
    if (group.front() == Dep::prep && links_to_nothing(verb)) {
      return {};
    }
    if (group.front() == Dep::prep && ends_bare(verb)) {
      std::string text = clipped(verb, room);
      if (text.find(r_.text(verb)) != std::string::npos) {
        return text;  // else a long subject stands before the verb
      }
    }
    for (const TokenIndex c : r_.children.of(verb)) {
      const bool opens = r_.a.dep[c] == Dep::cc && c < verb;  // "and that it had"
      if (r_.a.dep[c] == Dep::npadvmod && c > verb && r_.time_at[c] < 0 &&
          !r_.child(verb, Dep::dobj)) {
        continue;  // "take a longer way round"
      }
      if (opens || std::find(group.begin(), group.end(), r_.a.dep[c]) != group.end()) {
        left_out.push_back(r_.children.subtree(c));
      }
    }
    if (std::string text = without(whole, left_out); text.size() <= room) {
      const bool told = group.front() != Dep::prep && group.front() != Dep::advmod;
      return told ? text : marked_as_cut(verb, text, room);
    }
  }
  if (r_.child(verb, Dep::xcomp) || r_.child(verb, Dep::ccomp)) {
    return clipped(verb, room);  // "trying" alone would say nothing
  }
  if (r_.child(verb, Dep::csubj)) {
    return clipped(verb, room);  // "not letting them marry is unlawful"
  }
  std::string text = core_of(verb);
  return text.size() <= room ? text : std::string();
}

std::string Phrasing::quoted(TokenIndex verb, std::size_t room) const {
  const TokenRange whole = r_.children.subtree(verb);
  TokenIndex begin = verb;
  TokenIndex end = verb + 1;
  const auto spoken = [this](TokenIndex i) {
    return r_.in_quotes[i] != 0 && !r_.is(i, r_.rules.clause.quote_marks);
  };
  if (!spoken(verb)) {
    return {};
  }
  while (begin > whole.begin && spoken(begin - 1)) {
    --begin;
  }
  while (end < whole.end && spoken(end)) {
    ++end;
  }
  const std::string& mark = r_.rules.label.quote;
  if (room < 2 * mark.size()) {
    return {};
  }
  const std::string text = cut_to({begin, end}, room - 2 * mark.size(), true);
  return text.empty() ? text : mark + text + mark;
}

std::string Phrasing::clipped(TokenIndex verb, std::size_t room) const {
  TokenRange whole = r_.children.subtree(verb);
  while (whole.begin < verb &&
         (r_.a.dep[whole.begin] == Dep::mark || r_.a.pos[whole.begin] == Pos::punct)) {
    ++whole.begin;
  }
  return cut_to(whole, room, false);
}

/// Whether what hangs on the words before it can be missed there: "[to the press] on Monday", "[the
/// plan] which failed", but not "[plan] to go", "[number] of", "[holds him] in contempt".
bool Phrasing::can_be_spared(TokenIndex i) const {
  const TokenIndex above = r_.a.head[i];
  const auto infinitive = [this](TokenIndex verb) {
    const std::optional<TokenIndex> mark = r_.child(verb, Dep::aux);
    return mark && r_.is(*mark, r_.rules.clause.infinitive_marks);
  };
  switch (r_.a.dep[i]) {
    case Dep::acl:
      return !infinitive(i);
    case Dep::relcl:
    case Dep::advcl:
    case Dep::npadvmod:
    case Dep::appos:
    case Dep::punct:
    case Dep::cc:
    case Dep::advmod:
    case Dep::parataxis:
      return true;
    case Dep::conj: {  // "between Marlow [and Poe]"
      const TokenIndex over = r_.a.head[above];
      return r_.a.dep[above] != Dep::pobj || !r_.is(over, r_.rules.label.pairing);
    }
    case Dep::prep:
      if (r_.is(i, r_.rules.clause.patient_prepositions)) {
        return false;
      }
      return r_.is_verb(above)
                 ? !r_.lemma_is(above, r_.rules.label.leaning_verbs) &&
                       (r_.clauses[above].passive || (r_.child(above, Dep::dobj) && i > above))
                 : r_.is_nominal(above);
    default:
      return false;
  }
}

/// The most of the words in `range` that says something whole, as what follows in `whole` can be
/// spared; nothing where that is much less.
std::string Phrasing::whole_part(TokenRange range, TokenRange whole) const {
  const auto complete = [&](TokenIndex end) {
    for (TokenIndex i = whole.begin; i < whole.end; ++i) {
      const TokenIndex head = r_.a.head[i];
      const bool inside = head != i && whole.contains(head);
      if ((i < end && inside && head >= end) ||
          (i >= end && (!inside || (head < end && !can_be_spared(i))))) {
        return false;
      }
    }
    return true;
  };
  const std::size_t most = words(range, true).size();
  for (TokenIndex end = range.end; end > range.begin; --end) {
    const Pos last = r_.a.pos[end - 1];
    if (last == Pos::punct || last == Pos::cconj || last == Pos::space || !complete(end)) {
      continue;
    }
    std::string text = words({range.begin, end}, true);
    return 2 * text.size() > most ? text : std::string();
  }
  return {};
}

std::string Phrasing::cut_to(TokenRange range, std::size_t room, bool as_it_stands) const {
  constexpr TokenIndex longest = 60;
  constexpr std::size_t shortest = 24;  // less tells nothing
  range.end = std::min(range.end, range.begin + longest);
  while (range.end > range.begin && r_.a.pos[range.end - 1] == Pos::punct) {
    --range.end;
  }
  const TokenRange whole = range;
  const auto wording = [&] { return as_it_stands ? verbatim(range) : words(range, true); };
  std::string text = wording();
  if (text.size() <= room) {
    return text;
  }
  const std::string& mark = r_.rules.label.clipped;
  if (room < shortest) {
    return {};
  }
  while (text.size() + mark.size() > room) {
    --range.end;
    // No cut behind what leans on the next word.
    const auto leans = [this](TokenIndex i) {
      const Pos pos = r_.a.pos[i];
      return pos == Pos::det || pos == Pos::adp || pos == Pos::cconj || pos == Pos::punct ||
             pos == Pos::part || pos == Pos::sconj || pos == Pos::space;
    };
    while (range.end > range.begin && leans(range.end - 1)) {
      --range.end;
    }
    text = wording();
  }
  if (std::string brief = as_it_stands ? std::string() : whole_part(range, whole); !brief.empty()) {
    return brief;
  }
  return text.size() < shortest / 2 ? std::string() : text + mark;
}

std::string Phrasing::verbatim(TokenRange range) const {
  std::string text;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (r_.a.pos[i] == Pos::space) {
      continue;
    }
    const bool space = i > 0 && r_.a.span[i - 1].end != r_.a.span[i].begin;
    text += (space && !text.empty() ? " " : "") + std::string(r_.text(i));
  }
  return text;
}

}  // namespace fabula::events
