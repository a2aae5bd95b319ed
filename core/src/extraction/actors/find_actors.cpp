#include <optional>

#include "extraction/actors/compose_names.hpp"
#include "extraction/actors/resolve.hpp"
#include "fabula/extraction/actors.hpp"

namespace fabula {
namespace {

using actors::Candidate;
using actors::Chain;

constexpr std::uint32_t none = ~0U;

/// Whether a candidate is worth a mention of its own.
bool is_mention(const Candidate& c, const std::vector<Chain>& chains) {
  if (c.chain == actors::no_chain || c.several) {
    return false;
  }
  const Chain& chain = chains[c.chain];
  return c.form == MentionForm::pronoun ? chain.actor : c.actor && (chain.actor || !chain.named);
}

ActorMention mention_of(const actors::Reading& r, const Candidate& c, const Chain& chain) {
  ActorMention m;
  m.tokens = c.phrase;
  m.head = c.head;
  m.span = r.a.span_of(c.phrase);
  m.form = c.form;
  // Of a state each mention says whether it acts; of all else the chain knows best.
  const bool state = c.kind == ActorKind::government ||
                     (c.kind == ActorKind::place &&
                      (!c.known_as.empty() || !chain.actor || chain.kind == ActorKind::government));
  m.kind = c.form == MentionForm::name && state ? c.kind : chain.kind;
  const bool acting = c.kind == ActorKind::government ||
                      (c.form == MentionForm::pronoun && actors::acts(r, c.head));
  if (m.kind == ActorKind::place && !chain.known_as.empty() && acting) {
    m.kind = ActorKind::government;
  }
  m.name = c.form == MentionForm::name ? c.words : c.resolved;
  m.country = c.country.empty() ? chain.country : c.country;
  m.known_as = c.form == MentionForm::name && state ? c.known_as : chain.known_as;
  m.title = c.title;
  m.plural = c.plural;
  return m;
}

}  // namespace

std::vector<ActorMention> find_actors(const Article& article, const Analysis& analysis,
                                      const ActorRules& actor_rules,
                                      std::vector<std::string>& rules) {
  const actors::Reading reading(article, analysis, actor_rules);
  std::vector<Candidate> candidates = actors::find_candidates(reading);
  const std::vector<Chain> chains = actors::resolve(reading, candidates);
  actors::compose_names(reading, candidates, chains);
  std::vector<ActorIndex> last(chains.size(), none);
  std::vector<ActorMention> mentions;
  for (const Candidate& c : candidates) {
    if (!is_mention(c, chains)) {
      continue;
    }
    ActorMention m = mention_of(reading, c, chains[c.chain]);
    m.rule = intern_rule(rules, std::string("actors/") + c.rule);
    if (last[c.chain] != none) {
      m.antecedent = last[c.chain];
    }
    last[c.chain] = static_cast<ActorIndex>(mentions.size());
    mentions.push_back(std::move(m));
  }
  return mentions;
}

}  // namespace fabula
