#include "extraction/actors/reading.hpp"

#include <algorithm>

#include "fabula/text/utf8.hpp"

namespace fabula::actors {
namespace {

constexpr std::uint32_t longest_phrase = 40;  // tokens before the head
constexpr std::uint32_t most_children = 64;   // looked at; a verb with more is a list
constexpr int deepest_of = 3;        // "members of a team of physicists of ..." ends somewhere
constexpr int deepest_relative = 6;  // "the plan whose authors' names ..."
constexpr int most_conjuncts = 60;   // a list of more is no sentence

bool is_left_modifier(Dep dep) {
  switch (dep) {
    case Dep::det:
    case Dep::amod:
    case Dep::compound:
    case Dep::nummod:
    case Dep::poss:
    case Dep::nmod:
    case Dep::predet:
    case Dep::quantmod:
    case Dep::advmod:
    case Dep::flat:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return result;
}

bool is_upper(std::string_view word) {
  if (word.empty()) {
    return false;
  }
  if (word[0] >= 'A' && word[0] <= 'Z') {
    return true;
  }
  // Latin-1 capitals: names such as Élysée, Özil.
  const char32_t first = code_point_at(word, 0).value;
  return first >= 0xC0 && first <= 0xDE && first != 0xD7;
}

bool is_acronym(std::string_view word) {
  int capitals = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      ++capitals;
    } else if ((c < '0' || c > '9') && c != '.' && c != '&' && c != '-') {
      return false;
    }
  }
  return capitals >= 2;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      words.emplace_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

std::string without_accents(std::string_view text) {
  // U+00C0 to U+017F, letter by letter; '?' keeps what is no letter or has no plain form.
  static constexpr std::string_view plain =
      "AAAAAAACEEEEIIIIDNOOOOO?OUUUUY?saaaaaaaceeeeiiiidnooooo?ouuuuy?y"
      "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLl"
      "NnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const bool known = point.value >= 0xC0 && point.value - 0xC0 < plain.size();
    if (known && plain[point.value - 0xC0] != '?') {
      result += plain[point.value - 0xC0];
    } else {
      result += text.substr(i, point.bytes);
    }
    i += point.bytes;
  }
  return result;
}

Reading::Reading(const Article& article_read, const Analysis& analysis,
                 const ActorRules& actor_rules)
    : article(article_read), a(analysis), rules(actor_rules), children(analysis) {
  const std::uint32_t n = a.size();
  entity_of.assign(n, no_entity);
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    std::fill(entity_of.begin() + a.entities[e].tokens.begin,
              entity_of.begin() + a.entities[e].tokens.end, e);
  }
  sentence.assign(n, 0);
  shouted.assign(a.sentences.size(), false);
  for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
    int capitals = 0;
    int small = 0;
    for (TokenIndex i = a.sentences[s].begin; i < a.sentences[s].end; ++i) {
      sentence[i] = s;
      if (is_nominal(i) && !is_upper(word(i))) {
        common.insert(std::string(word(i)));
      }
      for (const char c : word(i)) {
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
        small += c >= 'a' && c <= 'z' ? 1 : 0;
      }
    }
    shouted[s] = capitals > 2 * small && a.sentences[s].size() > 3;
  }
  mark_blocks();
  mark_quotes();
  collect_names();
  collect_countries();
  find_speakers();
}

void Reading::collect_countries() {
  for (TokenIndex i = 0; i < a.size(); ++i) {
    if (!is_upper(word(i))) {
      continue;
    }
    for (const auto* table : {&rules.demonyms, &rules.capitals}) {
      if (const auto found = table->find(word(i)); found != table->end()) {
        evident_countries.insert(found->second);
      }
    }
  }
}

void Reading::collect_names() {
  for (const Entity& entity : a.entities) {
    const std::string_view label = a.entity_name(entity);
    if (label != "PERSON" && label != "ORG") {
      continue;
    }
    for (TokenIndex i = entity.tokens.begin; i < entity.tokens.end; ++i) {
      if (a.pos[i] == Pos::propn && i != a.sentences[sentence[i]].begin && !headline[sentence[i]] &&
          is_upper(word(i))) {
        name_words.insert(std::string(word(i)));
      }
    }
    TokenIndex last = entity.tokens.end - 1;
    if (a.dep[last] == Dep::case_ && last > entity.tokens.begin) {
      --last;
    }
    if (label == "PERSON" && last > entity.tokens.begin) {
      surnames.insert(std::string(word(last)));
    }
  }
}

void Reading::find_speakers() {
  speaker.assign(a.sentences.size(), a.size());
  for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
    const TokenRange tokens = a.sentences[s];
    bool quote = false;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      quote = quote || quoted[i];
      if (!quoted[i] && (a.dep[i] == Dep::nsubj || a.dep[i] == Dep::nsubjpass) &&
          !quoted[a.head[i]] && has(rules.agent_verbs, lemma(a.head[i]))) {
        speaker[s] = i;
      }
    }
    if (!quote) {
      speaker[s] = a.size();
    } else if (speaker[s] == a.size() && s > 0 && quoted[tokens.begin]) {
      speaker[s] = speaker[s - 1];
    }
  }
}

void Reading::mark_blocks() {
  skipped.assign(a.size(), false);
  headline.assign(a.sentences.size(), false);
  std::size_t block = 0;
  const std::vector<Block>& blocks = article.blocks();
  for (TokenIndex i = 0; i < a.size(); ++i) {
    while (block < blocks.size() && blocks[block].span.end <= a.span[i].begin) {
      ++block;
    }
    const bool inside = block < blocks.size() && blocks[block].span.begin <= a.span[i].begin;
    skipped[i] = a.pos[i] == Pos::space || (inside && blocks[block].kind == Block::Kind::dateline);
    if (inside && blocks[block].kind == Block::Kind::headline) {
      headline[sentence[i]] = true;
    }
  }
}

void Reading::mark_quotes() {
  quoted.assign(a.size(), false);
  bool open = false;
  for (TokenIndex i = 0; i < a.size(); ++i) {
    const std::string_view w = word(i);
    if (w == "\u201C" || w == "``") {
      open = true;
    } else if (w == "\u201D" || w == "''") {
      open = false;
    } else if (w == "\"") {
      open = !open;
    } else {
      quoted[i] = open;
    }
    // A straight quote that is never closed must not quote the rest of the article.
    if (a.pos[i] == Pos::space && w.find('\n') != std::string_view::npos) {
      open = false;
    }
  }
}

std::string Reading::text(TokenRange range) const {
  if (range.empty()) {
    return {};
  }
  std::string result;
  bool gap = false;
  for (const char c : article.text(a.span_of(range))) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      gap = !result.empty();
    } else {
      if (gap) {
        result += ' ';
        gap = false;
      }
      result += c;
    }
  }
  return result;
}

std::string_view Reading::label_of(TokenIndex i) const {
  return entity_of[i] == no_entity ? std::string_view() : a.entity_name(a.entities[entity_of[i]]);
}

bool Reading::is_modifier(TokenIndex i) const {
  switch (a.dep[i]) {
    case Dep::compound:
    case Dep::nmod:
    case Dep::amod:
    case Dep::nummod:
    case Dep::quantmod:
    case Dep::flat:
      return true;
    default:
      return false;
  }
}

TokenRange Reading::phrase(TokenIndex head, bool with_of) const {
  TokenRange range{head, head + 1};
  TokenIndex inner = head;
  for (int depth = 0; depth <= deepest_of; ++depth) {
    TokenIndex next = inner;
    for (const TokenIndex c : children.of(inner)) {
      if (c < inner && is_left_modifier(a.dep[c]) && depth == 0) {
        range.begin = std::min(range.begin, children.subtree(c).begin);
      } else if (c > inner && with_of && a.dep[c] == Dep::prep &&
                 has(rules.complement_prepositions, lemma(c)) && c <= range.end + 1) {
        const TokenIndex object = child(c, Dep::pobj);
        if (object != c) {
          next = object;
          range.end = std::max(range.end, object + 1);
        }
      }
    }
    if (next == inner) {
      break;
    }
    inner = next;
  }
  range.begin = std::max(range.begin, head - std::min(head, longest_phrase));
  // What stands before a quotation mark, or a comma at the front, is no part of the phrase.
  for (TokenIndex i = range.begin; i < head; ++i) {
    if (quoted[i] != quoted[head] || (i == range.begin && a.pos[i] == Pos::punct)) {
      range.begin = i + 1;
    }
  }
  return range;
}

TokenIndex Reading::first_conjunct(TokenIndex i) const {
  for (int step = 0; step < most_conjuncts && a.dep[i] == Dep::conj && !a.is_root(i); ++step) {
    if (!is_nominal(a.head[i]) && a.pos[a.head[i]] != Pos::pron) {
      break;
    }
    i = a.head[i];
  }
  return i;
}

TokenIndex Reading::governor(TokenIndex head) const {
  TokenIndex i = first_conjunct(head);
  for (int step = 0; step < 4 && !a.is_root(i); ++step) {
    i = a.head[i];
    if (a.pos[i] == Pos::verb || a.pos[i] == Pos::aux) {
      return i;
    }
    if (a.dep[i] != Dep::prep && a.dep[i] != Dep::agent && a.dep[i] != Dep::dative) {
      break;
    }
  }
  return head;
}

TokenIndex Reading::relative_noun(TokenIndex i) const {
  TokenIndex at = i;
  for (int step = 0; step < deepest_relative && !a.is_root(at); ++step) {
    const TokenIndex above = a.head[at];
    if (a.dep[at] == Dep::relcl) {
      return above < i ? above : i;
    }
    at = above;
  }
  return i;
}

TokenIndex Reading::child(TokenIndex i, Dep first, Dep second) const {
  std::uint32_t looked = 0;
  for (const TokenIndex c : children.of(i)) {
    if (a.dep[c] == first || (second != Dep::none && a.dep[c] == second)) {
      return c;
    }
    if (++looked == most_children) {
      break;
    }
  }
  return i;
}

}  // namespace fabula::actors
