#include "extraction/actors/resolve.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

// Weights of Lappin & Leass (1994), table 1.
constexpr double of_sentence = 100;
constexpr double of_subject = 80;
constexpr double of_object = 50;
constexpr double of_indirect_object = 40;
constexpr double of_oblique = 30;
constexpr double of_possessor = 30;
constexpr double of_modifier = 10;
constexpr double of_parallel_role = 35;
constexpr double of_pronoun = 10;  // what was a pronoun's antecedent is in the reader's mind
constexpr double of_main_clause = 30;
constexpr double of_name = 25;
constexpr double of_indefinite = -30;
constexpr double of_headline = 0.3;
constexpr double of_bare_noun = 0.5;        // "took office"
constexpr double of_body_as_many = 0.7;     // "the agency said they had"
constexpr double of_unlikely_object = 0.6;  // bodies are seldom what is done, eaten or found

constexpr std::uint32_t pronoun_window = 3;      // sentences
constexpr std::uint32_t description_window = 4;  // sentences, for "the company"
constexpr std::size_t most_words = 40;           // that a chain is known by
constexpr std::uint32_t most_looked_at = 150;    // candidates; keeps endless sentences linear

class Resolver {
 public:
  Resolver(const Reading& reading, std::vector<Candidate>& candidates)
      : r_(reading), candidates_(candidates) {}

  std::vector<Chain> run() {
    chains_.resize(NameChains(r_, candidates_).count());
    describe_named_chains();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      by_head_.emplace(candidates_[i].head, i);
    }
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      Candidate& c = candidates_[i];
      if (c.form == MentionForm::pronoun) {
        resolve_pronoun(i);
      } else if (c.chain == no_chain) {
        const auto chain = resolve_description(i);
        c.chain = chain ? *chain : new_chain();
        add_to_chain(c);
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

  // ---- descriptions -----------------------------------------------------------------------

  std::optional<std::uint32_t> resolve_description(std::uint32_t at) {
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
    if (const auto chain = find_by_noun(at)) {
      return chain;
    }

    if (!c.plural && c.determiner == Determiner::definite &&
        has(r_.rules.generic_organization_nouns, c.noun) && only_vague_modifiers(c)) {
      return find_by_kind(at);
    }
    if (!c.plural && c.determiner == Determiner::definite && has(r_.rules.place_nouns, c.noun) &&
        c.modifiers.empty()) {
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// "the laboratory" is somebody where an actor was called so.
  std::optional<std::uint32_t> find_weak(std::uint32_t at) {
    Candidate& c = candidates_[at];
    if (!has(r_.rules.organization_nouns, c.noun) || is_predicate(c)) {
      return std::nullopt;
    }
    const auto chain = find_by_noun(at);
    c.actor = chain.has_value();
    return chain;
  }

  [[nodiscard]] bool is_predicate(const Candidate& c) const {
    return r_.a.dep[c.head] == Dep::attr || r_.a.dep[c.head] == Dep::oprd;
  }

  /// The last chain that was called so before, or whose name says so: "the authority".
  std::optional<std::uint32_t> find_by_noun(std::uint32_t at) const {
    const Candidate& c = candidates_[at];
    for (std::uint32_t k = at, looked = 0; k-- > 0 && looked < 4 * most_looked_at; ++looked) {
      const Candidate& before = candidates_[k];
      if (before.chain == no_chain || before.phrase.overlaps(c.phrase)) {
        continue;
      }
      const Chain& chain = chains_[before.chain];
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
      if (r_.sentence[later.head] > r_.sentence[c.head] + 4) {
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

  /// The most salient organisation of the last sentences.
  std::optional<std::uint32_t> find_by_kind(std::uint32_t at) {
    const Candidate& c = candidates_[at];
    weigh(at, description_window, [&](const Candidate&, const Chain& chain) {
      return chain.kind == ActorKind::organization && chain.actor && !chain.plural && chain.named &&
             !tells_other(chain, c.noun) &&
             (c.country.empty() || chain.country.empty() || c.country == chain.country);
    });
    return best();
  }

  /// A name or table entry that says what the body is, an institute, keeps it from being called
  /// "the group".
  [[nodiscard]] bool tells_other(const Chain& chain, const std::string& noun) const {
    return chain.told ||
           (!chain.known_as.empty() && !chain.nouns.empty() &&
            std::find(chain.nouns.begin(), chain.nouns.end(), noun) == chain.nouns.end());
  }

  // ---- pronouns ---------------------------------------------------------------------------

  void resolve_pronoun(std::uint32_t at) {
    Candidate& c = candidates_[at];
    c.chain = no_chain;
    if (c.pronoun->relative) {
      resolve_relative(at);
      return;
    }
    const bool person = c.gender == Gender::masculine || c.gender == Gender::feminine;
    if (!person && (is_expletive(c.head) || r_.quoted[c.head])) {
      return;
    }
    const bool wants_actor = wants_somebody(c);
    const std::uint32_t speaker = r_.quoted[c.head] ? speaker_of(r_.sentence[c.head]) : no_chain;
    weigh(at, pronoun_window, [&](const Candidate& before, const Chain& chain) {
      return agrees(c, before, chain, wants_actor) && !bound(c, before) && before.chain != speaker;
    });
    if (c.plural) {
      for (auto& [chain, sum] : weighed_) {
        sum *= chains_[chain].kind == ActorKind::organization && !chains_[chain].plural
                   ? of_body_as_many
                   : 1;
      }
    }
    if (!person && !c.plural && is_unlikely_object(c)) {
      for (auto& [chain, sum] : weighed_) {
        sum *= chains_[chain].actor ? of_unlikely_object : 1;
      }
    }
    if (const auto chain = best()) {
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
        if (c.gender != Gender::neuter || !person || chains_[other.chain].either) {
          c.chain = other.chain;
        }
        return;
      }
    }
  }

  /// "it" as object is somebody only of some verbs: "helped it", "sued it".
  [[nodiscard]] bool is_unlikely_object(const Candidate& c) const {
    const Dep dep = r_.a.dep[c.head];
    return ((dep == Dep::dobj || dep == Dep::nsubjpass) &&
            !has(r_.rules.address_verbs, r_.lemma(r_.a.head[c.head]))) ||
           (dep == Dep::pobj && r_.a.dep[r_.a.head[c.head]] != Dep::agent);
  }

  /// What says, plans or has a chairman is somebody.
  [[nodiscard]] bool wants_somebody(const Candidate& c) const {
    const TokenIndex above = r_.a.head[c.head];
    if (c.pronoun->possessive || r_.a.dep[c.head] == Dep::poss) {
      const std::string noun = r_.lemma(above);
      return has(r_.rules.person_nouns, noun) || has(r_.rules.organization_nouns, noun) ||
             has(r_.rules.possessions, noun);
    }
    return r_.a.dep[c.head] == Dep::nsubj && has(r_.rules.agent_verbs, r_.lemma(above));
  }

  [[nodiscard]] bool agrees(const Candidate& c, const Candidate& before, const Chain& chain,
                            bool wants_actor) const {
    if (wants_actor && !chain.actor) {
      return false;
    }
    if (c.gender == Gender::masculine || c.gender == Gender::feminine) {
      return chain.kind == ActorKind::person && chain.actor && !chain.plural &&
             (chain.gender == Gender::none || chain.gender == c.gender);
    }
    if (c.plural) {
      const bool body =
          chain.kind == ActorKind::organization && chain.actor && says_of_itself(c, before);
      return chain.plural || (before.actor && chain.kind == ActorKind::group) || body;
    }
    return !chain.plural && (chain.either || !(chain.actor && chain.kind == ActorKind::person)) &&
           chain.gender != Gender::masculine && chain.gender != Gender::feminine;
  }

  /// "The agency said they had no plans."
  [[nodiscard]] bool says_of_itself(const Candidate& c, const Candidate& before) const {
    const TokenIndex verb = r_.a.head[c.head];
    return r_.a.dep[c.head] == Dep::nsubj && r_.a.dep[verb] == Dep::ccomp &&
           r_.a.dep[before.head] == Dep::nsubj && r_.a.head[before.head] == r_.a.head[verb];
  }

  /// Binding: a pronoun is not another argument of its own verb, nor within the phrase it names.
  [[nodiscard]] bool bound(const Candidate& c, const Candidate& before) const {
    if (before.phrase.contains(c.head)) {
      return true;
    }
    if (r_.sentence[before.head] != r_.sentence[c.head] || c.pronoun->reflexive ||
        r_.a.dep[c.head] == Dep::poss) {
      return false;
    }
    const TokenIndex verb = r_.governor(c.head);
    if (verb == c.head) {
      return false;
    }
    if (r_.governor(before.head) == verb && before.head != verb) {
      return true;
    }
    const bool subject = r_.a.dep[c.head] == Dep::nsubj || r_.a.dep[c.head] == Dep::nsubjpass;
    if (subject) {
      // "Speaking to Smith, he said": he is who speaks.
      const TokenIndex other = r_.governor(before.head);
      return other != before.head && r_.a.dep[other] == Dep::advcl && r_.a.head[other] == verb &&
             r_.child(other, Dep::nsubj, Dep::nsubjpass) == other;
    }
    return is_understood_subject(verb, before.head);
  }

  /// Whether `noun` is the unexpressed subject of a verb: of "help" in "X agreed to help it" and of
  /// "sued" in "X left and sued it".
  [[nodiscard]] bool is_understood_subject(TokenIndex verb, TokenIndex noun) const {
    for (int step = 0; step < 3; ++step) {
      if (r_.child(verb, Dep::nsubj, Dep::nsubjpass) != verb || r_.a.is_root(verb) ||
          (r_.a.dep[verb] != Dep::xcomp && r_.a.dep[verb] != Dep::conj &&
           r_.a.dep[verb] != Dep::advcl && r_.a.dep[verb] != Dep::pcomp)) {
        return false;
      }
      verb = r_.a.head[verb];
      if (r_.a.dep[verb] == Dep::prep && !r_.a.is_root(verb)) {
        verb = r_.a.head[verb];
      }
      if (r_.child(verb, Dep::nsubj, Dep::nsubjpass) == noun) {
        return true;
      }
    }
    return false;
  }

  /// "it is clear that", "it rained", "it is early to say", and "it is the second crisis", which
  /// speaks of no actor.
  [[nodiscard]] bool is_expletive(TokenIndex i) const {
    if (r_.a.dep[i] == Dep::expl) {
      return true;
    }
    if (r_.a.dep[i] != Dep::nsubj && r_.a.dep[i] != Dep::nsubjpass) {
      return false;
    }
    const TokenIndex verb = r_.a.head[i];
    const std::string lemma = r_.lemma(verb);
    bool clause = false;
    bool predicate = false;
    bool noun_predicate = false;
    std::uint32_t looked = 0;
    for (const TokenIndex child : r_.children.of(verb)) {
      if (++looked == most_looked_at) {
        break;
      }
      const Dep dep = r_.a.dep[child];
      clause =
          clause || (child > i && (dep == Dep::ccomp || dep == Dep::xcomp || dep == Dep::csubj));
      predicate = predicate || dep == Dep::acomp || dep == Dep::attr;
      if (dep == Dep::attr && r_.is_nominal(child)) {
        noun_predicate = !has(r_.rules.organization_nouns, r_.lemma(child)) &&
                         !has(r_.rules.place_nouns, r_.lemma(child));
      }
      if (dep == Dep::acomp) {
        clause = clause || r_.child(child, Dep::xcomp, Dep::ccomp) != child;
      }
    }
    if (noun_predicate && r_.low(i) == r_.lemma(i) && has(r_.rules.role_verbs, lemma)) {
      return true;
    }
    const bool passive = r_.a.dep[i] == Dep::nsubjpass;
    return (clause && (predicate || passive) && has_that_or_to(verb)) ||
           (has(r_.rules.expletive_verbs, lemma) && (clause || r_.children.of(verb).empty()));
  }

  [[nodiscard]] bool has_that_or_to(TokenIndex verb) const {
    const TokenRange whole = r_.children.subtree(verb);
    for (TokenIndex i = verb + 1; i < std::min(whole.end, verb + 12); ++i) {
      if (r_.a.dep[i] == Dep::mark || (r_.a.pos[i] == Pos::part && r_.a.dep[i] == Dep::aux)) {
        return true;
      }
    }
    return false;
  }

  // ---- salience ---------------------------------------------------------------------------

  [[nodiscard]] double weight(const Candidate& c) const {
    const TokenIndex head = r_.first_conjunct(c.head);
    switch (r_.a.dep[head]) {
      case Dep::nsubj:
      case Dep::nsubjpass:
        return of_subject + (r_.a.is_root(r_.a.head[head]) ? of_main_clause : 0);
      case Dep::dobj:
        return of_object;
      case Dep::dative:
        return of_indirect_object;
      case Dep::pobj:
        return r_.a.dep[r_.a.head[head]] == Dep::agent ? of_object : of_oblique;
      case Dep::poss:
        return of_possessor;
      case Dep::root:
        return of_subject;
      default:
        return of_modifier;
    }
  }

  /// Adds up, chain by chain, what the mentions before `at` weigh. `fits` says which may count.
  template <class Fits>
  void weigh(std::uint32_t at, std::uint32_t window, Fits fits) {
    weighed_.clear();
    const Candidate& c = candidates_[at];
    const std::uint32_t sentence = r_.sentence[c.head];
    const bool subject = r_.a.dep[c.head] == Dep::nsubj || r_.a.dep[c.head] == Dep::nsubjpass;
    for (std::uint32_t k = at, looked = 0; k-- > 0 && looked < most_looked_at; ++looked) {
      const Candidate& before = candidates_[k];
      const std::uint32_t distance = sentence - r_.sentence[before.head];
      if (distance > window) {
        break;
      }
      if (before.chain == no_chain || !fits(before, chains_[before.chain])) {
        continue;
      }
      double w = of_sentence + weight(before);
      if (before.form == MentionForm::pronoun) {
        w += of_pronoun;
      }
      const bool same_role = subject == (weight(before) >= of_subject);
      w += same_role ? of_parallel_role : 0;
      w += before.form == MentionForm::name && before.actor ? of_name : 0;
      w += before.determiner == Determiner::indefinite ? of_indefinite : 0;
      if (before.form == MentionForm::description && before.determiner == Determiner::none &&
          !before.plural && before.modifiers.empty()) {
        w *= of_bare_noun;
      }
      w *= std::pow(0.5, distance);
      if (r_.headline[r_.sentence[before.head]]) {
        w *= of_headline;
      }
      add_weight(before.chain, w);
    }
  }

  void add_weight(std::uint32_t chain, double w) {
    for (auto& [known, sum] : weighed_) {
      if (known == chain) {
        sum = std::max(sum, w) + 0.15 * std::min(sum, w);
        return;
      }
    }
    weighed_.emplace_back(chain, w);
  }

  [[nodiscard]] std::optional<std::uint32_t> best() const {
    std::optional<std::uint32_t> chain;
    double most = 0;
    for (const auto& [candidate, sum] : weighed_) {
      if (sum > most) {
        most = sum;
        chain = candidate;
      }
    }
    return chain;
  }

  const Reading& r_;
  std::vector<Candidate>& candidates_;
  std::vector<Chain> chains_;
  std::map<TokenIndex, std::uint32_t> by_head_;
  std::vector<std::pair<std::uint32_t, double>> weighed_;
};

}  // namespace

std::vector<Chain> resolve(const Reading& r, std::vector<Candidate>& candidates) {
  return Resolver(r, candidates).run();
}

}  // namespace fabula::actors
