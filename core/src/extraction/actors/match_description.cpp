#include "extraction/actors/match_description.hpp"

#include <algorithm>

#include "extraction/actors/salience.hpp"

namespace fabula::actors {
namespace {

constexpr std::uint32_t description_window = 4;  // sentences, for "the company"
constexpr std::uint32_t weak_window = 2;         // sentences, for "the laboratory", "the unit"
constexpr std::uint32_t unlimited = ~0U;
constexpr std::uint32_t headline_window = 4;  // sentences after a headline

class Matcher {
 public:
  Matcher(const Reading& reading, std::vector<Candidate>& candidates,
          const std::vector<Chain>& chains)
      : r_(reading), candidates_(candidates), chains_(chains) {}

  std::optional<std::uint32_t> match(std::uint32_t at) {
    const Candidate& c = candidates_[at];
    // "the administration of the fund" needs no sentence before it to be understood.
    const TokenIndex of = r_.child(c.head, Dep::prep);
    const bool complete = of != c.head && r_.a.span[of].begin > r_.a.span[c.head].begin &&
                          has(r_.rules.complement_prepositions, r_.lemma(of));
    if (!c.actor) {
      return !complete && c.determiner == Determiner::definite ? find_weak(at) : std::nullopt;
    }
    if (r_.headline[r_.sentence[c.head]] && !c.plural) {
      return find_ahead(at);
    }
    const bool bare_plural = c.plural && c.determiner == Determiner::none && c.modifiers.empty();
    if (c.determiner != Determiner::definite && !bare_plural) {
      return std::nullopt;
    }
    if (complete && !c.plural) {
      return std::nullopt;
    }
    if (const auto chain = find_by_noun(at, unlimited)) {
      return chain;
    }

    if (!c.plural && c.determiner == Determiner::definite &&
        has(r_.rules.generic_organization_nouns, c.noun)) {
      return find_by_kind(at, only_vague_modifiers(c));
    }
    if (!c.plural && c.determiner == Determiner::definite && c.modifiers.empty() &&
        has(r_.rules.state_nouns, c.noun)) {
      return find_state(at);
    }
    return std::nullopt;
  }

 private:
  /// "the laboratory" is somebody where an actor was called so.
  std::optional<std::uint32_t> find_weak(std::uint32_t at) {
    Candidate& c = candidates_[at];
    const bool state = has(r_.rules.state_nouns, c.noun) && c.modifiers.empty() && !c.plural;
    if ((!state && !has(r_.rules.organization_nouns, c.noun)) || is_predicate(c)) {
      return std::nullopt;
    }
    const auto chain = state ? find_state(at) : find_by_noun(at, weak_window);
    c.actor = chain.has_value();
    return chain;
  }

  [[nodiscard]] bool is_predicate(const Candidate& c) const {
    return r_.a.dep[c.head] == Dep::attr || r_.a.dep[c.head] == Dep::oprd;
  }

  /// The last chain that was called so before, or whose name says so: "the authority".
  std::optional<std::uint32_t> find_by_noun(std::uint32_t at, std::uint32_t window) const {
    const Candidate& c = candidates_[at];
    for (std::uint32_t k = at, looked = 0; k-- > 0 && looked < 4 * most_looked_at; ++looked) {
      const Candidate& before = candidates_[k];
      if (r_.sentence[c.head] - r_.sentence[before.head] > window) {
        break;
      }
      if (before.chain == no_chain || before.phrase.overlaps(c.phrase)) {
        continue;
      }
      const Chain& chain = chains_[before.chain];
      if (chain.vague && !chain.named) {
        continue;
      }
      const bool plain = c.determiner == Determiner::definite ||
                         (chain.modifiers.empty() && before.determiner == Determiner::none) ||
                         (c.plural && before.words == c.words);
      const bool place = chain.kind == ActorKind::place && before.kind != ActorKind::government;
      if (chain.actor && chain.plural == c.plural && !place && plain && called(chain, before, c) &&
          modifiers_agree(chain, c)) {
        return before.chain;
      }
    }
    return std::nullopt;
  }

  /// A headline says "Ruritania's ousted president"; the report's first sentences give the name.
  std::optional<std::uint32_t> find_ahead(std::uint32_t at) const {
    const Candidate& c = candidates_[at];
    std::optional<std::uint32_t> chosen;
    for (std::uint32_t k = at + 1; k < candidates_.size(); ++k) {
      const Candidate& later = candidates_[k];
      if (r_.sentence[later.head] > r_.sentence[c.head] + headline_window) {
        break;
      }
      if (later.form != MentionForm::name || later.chain == no_chain || later.chain == chosen) {
        continue;
      }
      const Chain& chain = chains_[later.chain];
      const bool called_so =
          std::find(chain.nouns.begin(), chain.nouns.end(), c.noun) != chain.nouns.end() ||
          same_leader(chain, c);
      if (called_so && chain.actor && !chain.plural &&
          (c.country.empty() || chain.country.empty() || c.country == chain.country)) {
        if (chosen) {
          return std::nullopt;
        }
        chosen = later.chain;
      }
    }
    return chosen;
  }

  [[nodiscard]] bool called(const Chain& chain, const Candidate& before, const Candidate& c) const {
    const std::string& noun = c.noun;
    if (std::find(chain.nouns.begin(), chain.nouns.end(), noun) != chain.nouns.end()) {
      return true;
    }
    if (same_leader(chain, c)) {
      return true;
    }
    if (before.form != MentionForm::name || chain.kind != ActorKind::organization) {
      return false;
    }
    const std::vector<std::string> words = split_words(before.words);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return lower(word) == noun; });
  }

  /// "the Ruritanian leader" is the president of Ruritania spoken of before.
  [[nodiscard]] bool same_leader(const Chain& chain, const Candidate& c) const {
    const auto leads = [this](const std::string& noun) { return has(r_.rules.leader_nouns, noun); };
    return leads(c.noun) && chain.kind == ActorKind::person && !c.country.empty() &&
           c.country == chain.country && std::any_of(chain.nouns.begin(), chain.nouns.end(), leads);
  }

  [[nodiscard]] static bool modifiers_agree(const Chain& chain, const Candidate& c) {
    const std::string name = " " + lower(chain.name) + " ";
    const bool from_there = !c.country.empty() && c.country == chain.country;
    return std::all_of(c.modifiers.begin(), c.modifiers.end(), [&](const std::string& modifier) {
      const std::string word = lower(modifier);
      return (from_there && c.modifiers.size() == 1) ||
             std::any_of(chain.modifiers.begin(), chain.modifiers.end(),
                         [&](const std::string& m) { return lower(m) == word; }) ||
             name.find(" " + word + " ") != std::string::npos;
    });
  }

  /// Of the modifiers only such as any organisation may have: its country, its age.
  [[nodiscard]] bool only_vague_modifiers(const Candidate& c) const {
    for (TokenIndex i = c.phrase.begin; i < c.head; ++i) {
      const bool number = r_.label_of(i) == "DATE" || r_.label_of(i) == "CARDINAL";
      if (r_.a.head[i] == c.head && r_.a.dep[i] != Dep::det && !number &&
          r_.label_of(i) != "NORP" && r_.label_of(i) != "GPE") {
        return false;
      }
    }
    return true;
  }

  /// The state that "the country" means.
  std::optional<std::uint32_t> find_state(std::uint32_t at) {
    Salience salience(r_, candidates_, chains_);
    salience.weigh(at, description_window, [](const Candidate& before, const Chain& chain) {
      const bool state = before.kind == ActorKind::government || before.kind == ActorKind::place;
      return state && !chain.known_as.empty() && chain.actor;
    });
    return salience.best();
  }

  /// The most salient organisation of the last sentences.
  /// With a modifier that tells more ("the computer maker") only where there is but one to mean.
  std::optional<std::uint32_t> find_by_kind(std::uint32_t at, bool bare) {
    const Candidate& c = candidates_[at];
    Salience salience(r_, candidates_, chains_);
    salience.weigh(
        at, bare ? description_window : weak_window, [&](const Candidate&, const Chain& chain) {
          return chain.kind == ActorKind::organization && chain.actor && !chain.plural &&
                 chain.named && !tells_other(chain) &&
                 (c.country.empty() || chain.country.empty() || c.country == chain.country);
        });
    return bare ? salience.best() : salience.only();
  }

  /// A name or table entry that says what the body is, an institute, keeps it from being called
  /// "the group".
  [[nodiscard]] bool tells_other(const Chain& chain) const {
    const bool company =
        std::any_of(chain.nouns.begin(), chain.nouns.end(), [this](const std::string& known) {
          return has(r_.rules.generic_organization_nouns, known);
        });
    return chain.told || (!chain.known_as.empty() && !chain.nouns.empty() && !company);
  }

  const Reading& r_;
  std::vector<Candidate>& candidates_;
  const std::vector<Chain>& chains_;
};

}  // namespace

std::optional<std::uint32_t> match_description(const Reading& r, std::vector<Candidate>& candidates,
                                               const std::vector<Chain>& chains, std::uint32_t at) {
  return Matcher(r, candidates, chains).match(at);
}

}  // namespace fabula::actors
