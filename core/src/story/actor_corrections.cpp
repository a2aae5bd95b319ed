#include "story/actor_corrections.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "story/digest.hpp"
#include "story/event_corrections.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

using Kind = Correction::Kind;

void add_alias(Actor& actor, const std::string& name) {
  const auto at = std::lower_bound(actor.aliases.begin(), actor.aliases.end(), name);
  if (name != actor.name && (at == actor.aliases.end() || *at != name)) {
    actor.aliases.insert(at, name);
  }
}

class ActorCorrector {
 public:
  ActorCorrector(const std::vector<ReadArticle>& articles,
                 const std::vector<ArticleDigest>& digests, MergedActors& merged)
      : articles_(articles),
        digests_(digests),
        merged_(merged),
        rejected_(merged.actors.size(), false) {
    for (std::uint32_t i = 0; i < merged.actors.size(); ++i) {
      by_key_.emplace(merged.actors[i].key, i);
    }
    for (std::uint32_t i = 0; i < merged.actors.size(); ++i) {
      // A former name names it still, as long as nobody else is called so.
      for (const std::string& alias : merged.actors[i].aliases) {
        by_key_.emplace("a-" + slug(alias), i);
      }
    }
  }

  void apply(AppliedCorrection& applied, std::uint32_t number) {
    std::vector<std::uint32_t> actors;
    for (const std::string& id : applied.correction.ids) {
      const auto found = by_key_.find(id);
      if (found == by_key_.end()) {
        applied.problem = "no actor has the id " + id;
        return;
      }
      actors.push_back(found->second);
    }
    const std::uint32_t first = actors.front();
    switch (applied.correction.kind) {
      case Kind::merge:
        for (const std::uint32_t actor : actors) {
          merge(actor, first);
        }
        break;
      case Kind::split:
        split(first, applied, number);
        break;
      case Kind::rename:
        rename(merged_.actors[first], applied.correction.to);
        break;
      case Kind::retype:
        merged_.actors[first].kind = *actor_kind_named(applied.correction.to);
        break;
      case Kind::reject:
        rejected_[first] = true;
        break;
      default:
        break;  // confirmed: it is marked as that
    }
    if (applied.problem.empty()) {
      merged_.actors[first].corrections.push_back(number);
    }
  }

  [[nodiscard]] std::vector<bool> rejected() && { return std::move(rejected_); }

 private:
  void merge(std::uint32_t from, std::uint32_t into) {
    if (from == into) {
      return;
    }
    Actor other = std::move(merged_.actors[from]);
    merged_.actors[from] = {};
    Actor& actor = merged_.actors[into];
    add_alias(actor, other.name);
    for (const std::string& alias : other.aliases) {
      add_alias(actor, alias);
    }
    actor.mention_count += other.mention_count;
    actor.country = actor.country.empty() ? other.country : actor.country;
    actor.corrections.insert(actor.corrections.end(), other.corrections.begin(),
                             other.corrections.end());
    for (auto& article : merged_.of) {
      std::replace(article.begin(), article.end(), from, into);
    }
    for (auto& [key, index] : by_key_) {
      index = index == from ? into : index;
    }
  }

  static void rename(Actor& actor, const std::string& name) {
    const std::string former = std::exchange(actor.name, name);
    std::erase(actor.aliases, name);
    add_alias(actor, former);
  }

  /// Of an article, by its id or by a name that it uses.
  [[nodiscard]] bool is_off(const Correction& correction, std::size_t article,
                            const LocalActor& local) const {
    return std::any_of(correction.off.begin(), correction.off.end(), [&](const std::string& off) {
      return off == articles_[article].article.meta().id ||
             std::find(local.names.begin(), local.names.end(), off) != local.names.end();
    });
  }

  void split(std::uint32_t actor, AppliedCorrection& applied, std::uint32_t number) {
    std::vector<const LocalActor*> kept;
    std::vector<const LocalActor*> off;
    const auto fresh = static_cast<std::uint32_t>(merged_.actors.size());
    auto of = merged_.of;
    for (std::size_t a = 0; a < of.size(); ++a) {
      for (std::size_t i = 0; i < of[a].size(); ++i) {
        const LocalActor& local = digests_[a].actors.actors[i];
        if (of[a][i] == actor) {
          const bool goes = is_off(applied.correction, a, local);
          (goes ? off : kept).push_back(&local);
          of[a][i] = goes ? fresh : actor;
        }
      }
    }
    if (kept.empty() || off.empty()) {
      applied.problem = (off.empty() ? "no article of these, or with such a name, tells of "
                                     : "nothing would be left of ") +
                        applied.correction.ids.front();
      return;
    }
    merged_.of = std::move(of);
    Actor rest = sum_of(kept);
    rest.key = std::move(merged_.actors[actor].key);
    rest.corrections = std::move(merged_.actors[actor].corrections);
    merged_.actors[actor] = std::move(rest);
    merged_.actors.push_back(sum_of(off));
    merged_.actors.back().corrections.push_back(number);
    merged_.actors.back().key = free_key(merged_.actors.back().name, fresh);
    rejected_.push_back(false);
  }

  std::string free_key(const std::string& name, std::uint32_t actor) {
    const std::string first = "a-" + slug(name);
    std::string key = first;
    for (int n = 2; !by_key_.emplace(key, actor).second; ++n) {
      key = first + "-" + std::to_string(n);
    }
    return key;
  }

  const std::vector<ReadArticle>& articles_;
  const std::vector<ArticleDigest>& digests_;
  MergedActors& merged_;
  std::vector<bool> rejected_;
  std::map<std::string, std::uint32_t> by_key_;
};

}  // namespace

std::vector<bool> correct_actors(const std::vector<ReadArticle>& articles,
                                 const std::vector<ArticleDigest>& digests,
                                 std::vector<AppliedCorrection>& corrections,
                                 MergedActors& merged) {
  ActorCorrector corrector(articles, digests, merged);
  for (std::uint32_t c = 0; c < corrections.size(); ++c) {
    if (!concerns_events(corrections[c].correction)) {
      corrector.apply(corrections[c], c);
    }
  }
  return std::move(corrector).rejected();
}

std::optional<ActorKind> actor_kind_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ActorKind>, actor_kinds> kinds = {
      {{"person", ActorKind::person},
       {"organization", ActorKind::organization},
       {"government", ActorKind::government},
       {"place", ActorKind::place},
       {"group", ActorKind::group},
       {"other", ActorKind::other}}};
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [name](const auto& kind) { return kind.first == name; });
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace fabula
