#include "extraction/actors/chains.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "extraction/actors/name_forms.hpp"

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

/// A thing or a place: nobody that a name in apposition could be.
bool is_no_body(const Candidate& c) {
  return !c.actor || c.kind == ActorKind::place || c.kind == ActorKind::government;
}

}  // namespace

NameChains::NameChains(const Reading& reading, std::vector<Candidate>& candidates)
    : r_(reading), candidates_(candidates), parent_(candidates.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  by_head_.assign(r_.a.size(), no_chain);
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    if (by_head_[candidates_[i].head] == no_chain && !candidates_[i].several) {
      by_head_[candidates_[i].head] = i;
    }
  }
  join_appositions();
  join_adjacent();
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].form == MentionForm::name &&
        r_.a.dep[candidates_[i].head] == Dep::npadvmod) {
      join_between_commas(i);
    }
    join_modified_team(i);
  }
  join_brackets();
  join_equal_and_shorter();
  settle();
}

std::uint32_t NameChains::find(std::uint32_t i) {
  while (parent_[i] != i) {
    parent_[i] = parent_[parent_[i]];
    i = parent_[i];
  }
  return i;
}

void NameChains::join(std::uint32_t x, std::uint32_t y) {
  x = find(x);
  y = find(y);
  parent_[std::max(x, y)] = std::min(x, y);
}

std::uint32_t NameChains::at_head(TokenIndex head) const {
  return by_head_[head];
}

/// Two phrases of which one explains the other are one, if they agree; and a description tells what
/// kind of actor the name is.
void NameChains::join_phrases(std::uint32_t x, std::uint32_t y) {
  if (x == no_chain || y == no_chain || x == y) {
    return;
  }
  Candidate& a = candidates_[x];
  Candidate& b = candidates_[y];
  const bool a_name = a.form == MentionForm::name;
  const bool b_name = b.form == MentionForm::name;
  if (a.form == MentionForm::pronoun || b.form == MentionForm::pronoun || a.plural != b.plural ||
      (a_name && b_name) || has(r_.rules.empty_nouns, a.noun) ||
      has(r_.rules.empty_nouns, b.noun)) {
    return;
  }
  Candidate& name = a_name ? a : b;
  const Candidate& described = a_name ? b : a;
  if (!described.actor && (a_name || b_name)) {
    // "the Ever Given, a container ship": the noun says that the name is nobody's.
    if (name.certainty <= 1 && name.known_as.empty()) {
      name.actor = false;
      name.kind = ActorKind::other;
    }
    join(x, y);
    return;
  }
  if (a_name || b_name) {
    // A label alone does not make a place of "Westmark, a chain of bakeries".
    const bool unsure =
        name.certainty <= 3 && name.known_as.empty() && !has(r_.rules.place_nouns, described.noun);
    if (name.kind == ActorKind::government || (name.kind == ActorKind::place && !unsure)) {
      return;
    }
    if (described.either && name.kind != ActorKind::place) {
      join(x, y);
      return;
    }
    const bool sure = name.certainty >= (described.kind == name.kind ? 7 : 5);
    if (!sure && name.known_as.empty() &&
        (described.kind == ActorKind::person || described.kind == ActorKind::organization)) {
      name.kind = described.kind;
      name.certainty = 7;
      name.actor = true;
    } else if (name.kind != described.kind &&
               (described.kind == ActorKind::person ||
                (described.kind == ActorKind::organization && name.kind == ActorKind::person))) {
      return;
    }
    if (name.gender == Gender::none) {
      name.gender = described.gender;
    }
  }
  join(x, y);
}

void NameChains::join_appositions() {
  const Analysis& a = r_.a;
  for (TokenIndex i = 0; i < a.size(); ++i) {
    const std::uint32_t own = at_head(i);
    if (own == no_chain) {
      continue;
    }
    if (a.dep[i] == Dep::appos) {
      TokenIndex noun = a.head[i];
      // "the owner of the ship, Acme Lines": the parser hangs the name from the nearer noun.
      const std::uint32_t nearer = at_head(noun);
      const bool two_names = nearer != no_chain && candidates_[nearer].form == MentionForm::name &&
                             candidates_[own].form == MentionForm::name;
      if (nearer != no_chain && (is_no_body(candidates_[nearer]) || two_names) &&
          !is_no_body(candidates_[own]) && a.dep[noun] == Dep::pobj &&
          a.dep[a.head[noun]] == Dep::prep) {
        const TokenIndex farther = a.head[a.head[noun]];
        if (at_head(farther) != no_chain && candidates_[at_head(farther)].actor) {
          noun = farther;
        }
      }
      join_phrases(at_head(noun), own);
    } else if ((a.dep[i] == Dep::oprd || a.dep[i] == Dep::pobj || a.dep[i] == Dep::dobj) &&
               candidates_[own].form == MentionForm::name) {
      // "a team called X", "an experiment known as X"
      TokenIndex verb = a.head[i];
      if (a.dep[i] == Dep::pobj && has(r_.rules.role_prepositions, r_.lemma(verb))) {
        verb = a.head[verb];
      }
      if (a.dep[verb] == Dep::acl && has(r_.rules.naming_verbs, r_.lemma(verb))) {
        join_phrases(at_head(a.head[verb]), own);
      }
    }
  }
}

/// "the organisation Clean Water Now": a description and the name right after it.
void NameChains::join_adjacent() {
  for (std::uint32_t i = 0; i + 1 < candidates_.size(); ++i) {
    const Candidate& c = candidates_[i];
    if (c.form != MentionForm::description || !c.actor || c.plural ||
        c.determiner == Determiner::indefinite || c.determiner == Determiner::possessive) {
      continue;
    }
    for (std::uint32_t k = i + 1; k < candidates_.size() && k < i + 4; ++k) {
      const Candidate& name = candidates_[k];
      const bool tied = r_.a.head[name.head] == c.head || r_.a.head[c.head] == name.head;
      if (name.form == MentionForm::name && name.phrase.begin == c.phrase.end && tied &&
          r_.a.dep[name.head] != Dep::poss) {
        join_phrases(i, k);
        break;
      }
    }
  }
}

/// "the owner of the ship, Acme Lines, said": a name between commas that the parser hangs
/// elsewhere.
void NameChains::join_between_commas(std::uint32_t name) {
  const TokenRange phrase = candidates_[name].phrase;
  if (phrase.begin < 2 || phrase.end >= r_.a.size() || r_.word(phrase.begin - 1) != "," ||
      (r_.word(phrase.end) != "," && r_.word(phrase.end) != ".")) {
    return;
  }
  for (std::uint32_t k = name; k-- > 0 && k + 6 > name;) {
    const Candidate& c = candidates_[k];
    if (c.form == MentionForm::description && c.actor && c.determiner != Determiner::none &&
        r_.phrase(c.head, true).end == phrase.begin - 1) {
      join_phrases(k, name);
      return;
    }
  }
}

/// "the OPERA team", "the Acme group": the body that the name before it names.
void NameChains::join_modified_team(std::uint32_t described) {
  const Candidate& c = candidates_[described];
  if (c.form != MentionForm::description || c.plural || c.head == 0 ||
      !has(r_.rules.same_as_name_nouns, c.noun) || c.determiner != Determiner::definite) {
    return;
  }
  for (std::uint32_t k = described + 1; k < candidates_.size() && k < described + 4; ++k) {
    const Candidate& name = candidates_[k];
    if (name.form == MentionForm::name && name.kind == ActorKind::organization &&
        name.phrase.end == c.head && c.phrase.contains(name.phrase) &&
        name.phrase.begin <= c.phrase.begin + 1) {
      join(described, k);
      return;
    }
  }
}

/// "European Organization for Nuclear Research (CERN)"
void NameChains::join_brackets() {
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& name = candidates_[i];
    const TokenIndex open = name.phrase.end;
    if (name.form != MentionForm::name || open + 2 >= r_.a.size() || r_.word(open) != "(" ||
        r_.word(open + 2) != ")" || !is_acronym(r_.word(open + 1)) ||
        name.kind == ActorKind::person || name.kind == ActorKind::place) {
      continue;
    }
    const std::uint32_t acronym = at_head(open + 1);
    if (acronym == no_chain || candidates_[acronym].kind == ActorKind::government) {
      continue;
    }
    Candidate& c = candidates_[acronym];
    c.form = MentionForm::name;
    c.actor = true;
    c.words = std::string(r_.word(open + 1));
    if (c.kind != ActorKind::organization) {
      c.kind = ActorKind::organization;
    }
    c.certainty = std::max(c.certainty, 9);
    join(i, acronym);
  }
}

void NameChains::join_equal_and_shorter() {
  std::vector<NameForm> forms;
  std::map<std::string, std::uint32_t> index;
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& c = candidates_[i];
    if (c.form != MentionForm::name) {
      continue;
    }
    // A title that tells the gender keeps "Mr Smith" from "Mrs Smith".
    const bool one_word = c.words.find(' ') == std::string::npos;
    const std::vector<std::string> parts = comparable_words(c.words);
    std::string key = "=" + c.known_as;
    if (c.known_as.empty()) {
      key.clear();
      for (const std::string& part : parts) {
        key += part + " ";
      }
    }
    if (one_word && c.gender != Gender::none && c.known_as.empty()) {
      key += c.gender == Gender::feminine ? "/f" : "/m";
    }
    const auto [at, added] = index.emplace(key, static_cast<std::uint32_t>(forms.size()));
    if (added) {
      forms.push_back({parts, c.words, i, c.kind, c.certainty, c.gender, c.known_as});
    } else {
      join(forms[at->second].first, i);
      NameForm& form = forms[at->second];
      if (c.certainty > form.certainty) {
        form.kind = c.kind;
        form.certainty = c.certainty;
      }
      form.gender = form.gender == Gender::none ? c.gender : form.gender;
    }
  }
  const FormIndex longer(forms);
  for (const NameForm& shorter : forms) {
    int best = 4;
    bool clear = false;
    std::uint32_t match = 0;
    for (const std::uint32_t k : longer.that_may_hold(shorter)) {
      const NameForm& whole = forms[k];
      const int how = fit(r_.rules, shorter, whole);
      if (how == 0 || how > best) {
        continue;
      }
      const bool same = clear && find(match) == find(whole.first);
      // Another way of writing the same fuller name: "Jose Silva" and "Jose Luis Silva".
      clear = how < best || same;
      best = how;
      match = whole.first;
    }
    if (best < 4 && clear) {
      join(shorter.first, match);
    }
  }
}

void NameChains::settle() {
  std::vector<std::uint32_t> size(candidates_.size(), 0);
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    ++size[find(i)];
  }
  std::vector<std::uint32_t> number(candidates_.size(), no_chain);
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    const std::uint32_t root = find(i);
    if (candidates_[i].form == MentionForm::name || size[root] > 1) {
      if (number[root] == no_chain) {
        number[root] = count_++;
      }
      candidates_[i].chain = number[root];
    } else {
      candidates_[i].chain = no_chain;
    }
  }
}

}  // namespace fabula::actors
