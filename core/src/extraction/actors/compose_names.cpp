#include "extraction/actors/compose_names.hpp"

#include <algorithm>

namespace fabula::actors {
namespace {

constexpr std::size_t longest_composed = 80;  // bytes; a name is no sentence

/// The mention that stands for all of [begin, end) and has a name of its own to say instead.
const Candidate* stand_in(const std::vector<Candidate>& candidates, std::uint32_t outer,
                          TokenIndex begin) {
  for (std::uint32_t k = outer + 1; k < candidates.size(); ++k) {
    const Candidate& c = candidates[k];
    if (c.phrase.begin > begin) {
      break;
    }
    const bool refers = c.form == MentionForm::pronoun || (c.form == MentionForm::description &&
                                                           c.determiner == Determiner::definite);
    if (c.phrase.begin == begin && refers && c.chain != no_chain &&
        candidates[outer].phrase.contains(c.phrase) && c.chain != candidates[outer].chain) {
      return &c;
    }
  }
  return nullptr;
}

bool is_possessive_pronoun(const Reading& r, TokenIndex i) {
  return r.a.dep[i] == Dep::poss && r.a.pos[i] == Pos::pron;
}

std::string compose(const Reading& r, const std::vector<Candidate>& candidates,
                    const std::vector<Chain>& chains, std::uint32_t outer) {
  const Candidate& c = candidates[outer];
  std::string words;
  const bool article = r.a.morph[c.phrase.begin].pron_type == Morph::PronType::article;
  for (TokenIndex i = c.phrase.begin + (article ? 1 : 0); i < c.phrase.end;) {
    const Candidate* inner = stand_in(candidates, outer, i);
    const bool possessive = is_possessive_pronoun(r, i);
    std::string piece;
    if (inner != nullptr && chains[inner->chain].named && !inner->resolved.empty()) {
      piece = inner->resolved + (possessive ? r.rules.possessive_ending : "");
      i = inner->phrase.end;
    } else {
      piece = possessive ? "" : std::string(r.word(i));
      ++i;
    }
    words += piece;
    if (!piece.empty() && r.a.space_after[i - 1] != 0) {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') {
    words.pop_back();
  }
  return words;
}

/// Whether a description holds something that reads better resolved.
bool needs_composing(const Reading& r, const std::vector<Candidate>& candidates,
                     std::uint32_t outer) {
  const Candidate& c = candidates[outer];
  for (TokenIndex i = c.phrase.begin; i < c.phrase.end; ++i) {
    if (is_possessive_pronoun(r, i) || (i > c.head && stand_in(candidates, outer, i) != nullptr)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void compose_names(const Reading& r, std::vector<Candidate>& candidates,
                   const std::vector<Chain>& chains) {
  std::vector<std::string> names(chains.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    Candidate& c = candidates[i];
    if (c.chain == no_chain || chains[c.chain].named) {
      continue;
    }
    std::string& name = names[c.chain];
    if (name.empty() && c.form == MentionForm::description && c.actor &&
        needs_composing(r, candidates, i)) {
      const std::string composed = compose(r, candidates, chains, i);
      name = composed.size() <= longest_composed ? composed : c.words;
    }
    if (!name.empty()) {
      c.resolved = name;
    }
  }
}

}  // namespace fabula::actors
