#include "extraction/actors/resolve.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "extraction/actors/match_description.hpp"
#include "extraction/actors/pronoun_syntax.hpp"
#include "extraction/actors/salience.hpp"

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

constexpr double of_body_as_many = 0.7;      // "the agency said they had"
constexpr double of_unlikely_object = 0.6;   // bodies are seldom what is done, eaten or found
constexpr double of_place = 0.5;             // a town is told of once, a firm again and again
constexpr int surely_a_body = 3;             // what is surer is no person, whatever follows
constexpr std::uint32_t pronoun_window = 3;  // sentences
constexpr std::size_t most_words = 40;       // that a chain is known by

class Resolver {
 public:
  Resolver(const Reading& reading, std::vector<Candidate>& candidates)
      : r_(reading), candidates_(candidates) {}

  std::vector<Chain> run() {
    chains_.resize(NameChains(r_, candidates_).count());
    describe_named_chains();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      if (!candidates_[i].several) {
        by_head_.emplace(candidates_[i].head, i);
      }
    }
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      Candidate& c = candidates_[i];
      if (c.form == MentionForm::pronoun) {
        resolve_pronoun(i);
      } else if (c.several) {
        c.chain = new_chain();
        chains_[c.chain].several = chains_[c.chain].plural = true;
      } else if (c.chain == no_chain) {
        const auto chain = match_description(r_, candidates_, chains_, i);
        c.chain = chain ? *chain : new_chain();
        add_to_chain(c);
        if (!chain) {
          chains_[c.chain].vague = c.determiner == Determiner::definite && !c.plural &&
                                   has(r_.rules.generic_organization_nouns, c.noun);
        }
      }
      if (c.chain != no_chain) {
        Chain& chain = chains_[c.chain];
        if (c.form == MentionForm::name && chain.kind != ActorKind::person) {
          chain.name = c.words;
        }
        c.resolved = chain.kind == ActorKind::government ? chain.known_as : chain.name;
        if (c.resolved.empty()) {
          c.resolved = chain.name;
        }
      }
    }
    return std::move(chains_);
  }

 private:
  std::uint32_t new_chain() {
    chains_.emplace_back();
    return static_cast<std::uint32_t>(chains_.size() - 1);
  }

  void describe_named_chains() {
    for (const Candidate& c : candidates_) {
      if (c.chain != no_chain) {
        add_to_chain(c);
      }
    }
  }

  void add_to_chain(const Candidate& c) {
    Chain& chain = chains_[c.chain];
    const bool name = c.form == MentionForm::name;
    const int certainty = name ? c.certainty : 0;
    if (certainty > chain.certainty) {
      chain.certainty = certainty;
      chain.kind = c.kind;
      chain.actor = c.actor;
    }
    if ((name && !chain.named) || (!chain.named && chain.name.empty()) ||
        (name && chain.kind == ActorKind::person && c.words.size() > chain.name.size())) {
      chain.name = c.words;
    }
    if (name) {
      const std::vector<std::string> words = split_words(c.words);
      chain.told = chain.told || std::any_of(words.begin(), words.end(), [&](const std::string& w) {
                     return has(r_.rules.telling_name_words, w);
                   });
    }
    chain.named = chain.named || name;
    chain.either = (chain.either || chain.certainty < 0 || !chain.named) && c.either;
    chain.plural = chain.plural || c.plural;
    chain.gender = chain.gender == Gender::none ? c.gender : chain.gender;
    chain.country = chain.country.empty() ? c.country : chain.country;
    chain.known_as = chain.known_as.empty() ? c.known_as : chain.known_as;
    if (!c.noun.empty()) {
      note(c.noun, chain.nouns);
    }
    for (const std::string& modifier : c.modifiers) {
      note(modifier, chain.modifiers);
    }
    if (c.organization) {
      for (const std::string& noun : r_.rules.organizations[*c.organization].is) {
        note(noun, chain.nouns);
      }
    }
    if (!c.title.empty()) {
      note(lower(split_words(c.title).back()), chain.nouns);
    }
  }

  static void note(const std::string& word, std::vector<std::string>& words) {
    if (words.size() < most_words && std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(word);
    }
  }

  void resolve_pronoun(std::uint32_t at) {
    Candidate& c = candidates_[at];
    c.chain = no_chain;
    if (c.pronoun->relative) {
      resolve_relative(at);
      return;
    }
    const bool person = c.gender == Gender::masculine || c.gender == Gender::feminine;
    if (!person && (is_expletive(r_, c.head) || r_.quoted[c.head])) {
      return;
    }
    const bool wants_actor = wants_somebody(r_, c);
    const std::uint32_t speaker = r_.quoted[c.head] ? speaker_of(r_.sentence[c.head]) : no_chain;
    Salience salience(r_, candidates_, chains_);
    salience.weigh(at, pronoun_window, [&](const Candidate& before, const Chain& chain) {
      return agrees(c, before, chain, wants_actor) && !is_bound(r_, c, before) &&
             before.chain != speaker;
    });
    if (c.plural) {
      salience.scale(of_body_as_many, [](const Chain& chain) {
        return chain.kind == ActorKind::organization && !chain.plural;
      });
    } else if (!person && is_unlikely_object(r_, c)) {
      salience.scale(of_unlikely_object, [](const Chain& chain) { return chain.actor; });
    }
    if (!person && !c.plural) {
      salience.scale(of_place, [](const Chain& chain) { return chain.kind == ActorKind::place; });
    }
    const auto chain = salience.best();
    if (chain && !chains_[*chain].several) {
      c.chain = *chain;
      Chain& chosen = chains_[*chain];
      if (person && chosen.gender == Gender::none) {
        chosen.gender = c.gender;
      }
    }
  }

  /// Who is quoted does not speak of himself as "he".
  [[nodiscard]] std::uint32_t speaker_of(std::uint32_t sentence) const {
    const auto found = by_head_.find(r_.speaker[sentence]);
    return found == by_head_.end() ? no_chain : candidates_[found->second].chain;
  }

  void resolve_relative(std::uint32_t at) {
    Candidate& c = candidates_[at];
    const TokenIndex noun = r_.relative_noun(c.head);
    for (std::uint32_t k = at, looked = 0; k-- > 0 && looked < most_looked_at; ++looked) {
      const Candidate& other = candidates_[k];
      if (other.head == noun && other.form != MentionForm::pronoun && other.chain != no_chain) {
        const bool person = chains_[other.chain].kind == ActorKind::person;
        Chain& chain = chains_[other.chain];
        if (c.gender != Gender::neuter || !person || chain.either) {
          c.chain = other.chain;
        }
        // "who" corrects a model that took a person for a firm.
        if (c.pronoun->person && chain.named && chain.known_as.empty() &&
            chain.kind == ActorKind::organization && chain.certainty <= surely_a_body) {
          chain.kind = ActorKind::person;
          chain.certainty = surely_a_body + 1;
        }
        return;
      }
    }
  }

  [[nodiscard]] bool agrees(const Candidate& c, const Candidate& before, const Chain& chain,
                            bool wants_actor) const {
    if (wants_actor && !chain.actor && !chain.several) {
      return false;
    }
    if (c.gender == Gender::masculine || c.gender == Gender::feminine) {
      return chain.kind == ActorKind::person && chain.actor && !chain.plural &&
             (chain.gender == Gender::none || chain.gender == c.gender);
    }
    if (c.plural) {
      const bool body =
          chain.kind == ActorKind::organization && chain.actor && says_of_itself(r_, c, before);
      return chain.plural || (before.actor && chain.kind == ActorKind::group) || body;
    }
    return !chain.plural && (chain.either || !(chain.actor && chain.kind == ActorKind::person)) &&
           chain.gender != Gender::masculine && chain.gender != Gender::feminine;
  }

  const Reading& r_;
  std::vector<Candidate>& candidates_;
  std::vector<Chain> chains_;
  std::map<TokenIndex, std::uint32_t> by_head_;
};

}  // namespace

std::vector<Chain> resolve(const Reading& r, std::vector<Candidate>& candidates) {
  return Resolver(r, candidates).run();
}

}  // namespace fabula::actors
