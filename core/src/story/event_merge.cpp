#include "story/event_merge.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace fabula {
namespace {

using boost::posix_time::ptime;

constexpr std::size_t role_count = static_cast<std::size_t>(Role::other) + 1;

/// What a group of mentions is known to be.
struct Profile {
  std::array<std::set<std::uint32_t>, role_count> actors;   ///< by role
  std::array<std::set<std::string>, role_count> countries;  ///< of these actors, where known
  std::set<std::string> lemmas;
  std::string type;
  std::optional<TimeRange> when;  ///< as the text names or implies it, not the bounds of an article
  Status status = Status::happened;
  bool has_verb = false;
  bool headline = false;
  std::uint32_t last_article = 0;
  std::uint32_t last_sentence = 0;

  [[nodiscard]] const std::set<std::uint32_t>& of(Role role) const {
    return actors[static_cast<std::size_t>(role)];
  }
};

bool is_dated(const When& when) {
  return when.range && (when.basis == Basis::explicit_ || when.basis == Basis::relative) &&
         !when.range->begin.is_special() && !when.range->end.is_special();
}

Profile profile_of(const EventMention& event, std::uint32_t article, const MergedActors& actors) {
  Profile profile;
  for (const Participant& p : event.participants) {
    if (p.actor) {
      const auto role = static_cast<std::size_t>(p.role);
      const std::uint32_t actor = actors.of[article][*p.actor];
      profile.actors[role].insert(actor);
      if (const std::string& country = actors.actors[actor].country; !country.empty()) {
        profile.countries[role].insert(country);
      }
    }
  }
  profile.lemmas.insert(event.lemma);
  profile.type = event.type;
  if (is_dated(event.when)) {
    profile.when = event.when.range;
  }
  profile.status = event.status;
  profile.has_verb = !event.nominal;
  profile.headline = event.in_headline;
  profile.last_article = article;
  profile.last_sentence = event.sentence;
  return profile;
}

void add(Profile& group, const Profile& mention) {
  for (std::size_t r = 0; r < role_count; ++r) {
    group.actors[r].insert(mention.actors[r].begin(), mention.actors[r].end());
    group.countries[r].insert(mention.countries[r].begin(), mention.countries[r].end());
  }
  group.lemmas.insert(mention.lemmas.begin(), mention.lemmas.end());
  group.type = group.type.empty() ? mention.type : group.type;
  const auto size = [](const TimeRange& r) { return r.end - r.begin; };
  if (mention.when && (!group.when || size(*mention.when) < size(*group.when))) {
    group.when = mention.when;
  }
  group.status = mention.has_verb ? mention.status : group.status;
  group.has_verb = group.has_verb || mention.has_verb;
  group.headline = group.headline && mention.headline;
  group.last_article = mention.last_article;
  group.last_sentence = mention.last_sentence;
}

std::size_t common_letters(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) {
    ++n;
  }
  return n;
}

template <class Set>
bool share(const Set& a, const Set& b) {
  return std::any_of(a.begin(), a.end(), [&b](const auto& x) { return b.contains(x); });
}

/// Somebody is the same in the role, or of one country: a ministry and its country are no two
/// sides.
bool agree(const Profile& a, const Profile& b, Role role) {
  const auto r = static_cast<std::size_t>(role);
  return share(a.actors[r], b.actors[r]) || share(a.countries[r], b.countries[r]);
}

/// Both name somebody in the role, and nobody is the same.
bool conflict(const Profile& a, const Profile& b, Role role) {
  return !a.of(role).empty() && !b.of(role).empty() && !agree(a, b, role);
}

bool dates_agree(const Profile& a, const Profile& b) {
  return !a.when || !b.when || (a.when->begin < b.when->end && b.when->begin < a.when->end);
}

bool status_agrees(const Profile& group, const EventMention& mention) {
  if (group.status == mention.status) {
    return true;
  }
  const auto real = [](Status s) { return s == Status::happened || s == Status::ongoing; };
  return (real(group.status) && real(mention.status)) || (mention.nominal && mention.definite) ||
         !group.has_verb;
}

/// How many of the main roles have somebody in common.
int shared_roles(const Profile& a, const Profile& b) {
  int count = 0;
  for (const Role role : {Role::agent, Role::patient, Role::recipient}) {
    count += agree(a, b, role) ? 1 : 0;
  }
  return count;
}

class Merging {
 public:
  Merging(const std::vector<ReadArticle>& articles, const MergedActors& actors,
          const StoryThresholds& thresholds)
      : articles_(articles), actors_(actors), thresholds_(thresholds) {}

  MergedEvents run() {
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      const auto& events = articles_[a].mentions.events;
      auto& of = merged_.of.emplace_back();
      for (std::uint32_t e = 0; e < events.size(); ++e) {
        of.push_back(place({a, e}, events[e]));
      }
    }
    return std::move(merged_);
  }

 private:
  std::uint32_t place(MentionRef ref, const EventMention& event) {
    const Profile mention = profile_of(event, ref.article, actors_);
    std::uint32_t group = static_cast<std::uint32_t>(merged_.groups.size());
    double best = 0;
    for (const std::string& key : keys_of(event)) {
      const auto block = blocks_.find(key);
      if (block == blocks_.end()) {
        continue;
      }
      const auto& members = block->second;
      const std::size_t looked_at = std::min(members.size(), thresholds_.compared_events);
      for (std::size_t i = members.size() - looked_at; i < members.size(); ++i) {
        if (const double score = fit(profiles_[members[i]], mention, event, ref); score > best) {
          best = score;
          group = members[i];
        }
      }
    }
    if (group == merged_.groups.size()) {
      merged_.groups.emplace_back();
      profiles_.push_back(mention);
    } else {
      add(profiles_[group], mention);
    }
    merged_.groups[group].push_back(ref);
    for (const std::string& key : keys_of(event)) {
      auto& members = blocks_[key];
      if (std::find(members.begin(), members.end(), group) == members.end()) {
        members.push_back(group);
      }
    }
    return group;
  }

  /// Where candidates are looked for: the type, and the first letters of the word.
  [[nodiscard]] std::vector<std::string> keys_of(const EventMention& event) const {
    std::vector<std::string> keys = {"w:" + event.lemma.substr(0, thresholds_.related_letters)};
    if (!event.type.empty()) {
      keys.push_back("t:" + event.type);
    }
    return keys;
  }

  [[nodiscard]] bool related(std::string_view a, std::string_view b) const {
    if (a == b) {
      return true;
    }
    const std::size_t n = common_letters(a, b);
    return n >= thresholds_.related_letters &&
           static_cast<double>(n) >=
               thresholds_.related_share * static_cast<double>(std::min(a.size(), b.size()));
  }
  [[nodiscard]] bool related(const Profile& group, const std::string& lemma) const {
    return std::any_of(group.lemmas.begin(), group.lemmas.end(),
                       [&](const std::string& l) { return related(l, lemma); });
  }

  /// 0 where the mention is no mention of the group's event, else how well it fits.
  [[nodiscard]] double fit(const Profile& group, const Profile& mention, const EventMention& event,
                           MentionRef ref) const {
    const bool word = related(group, event.lemma);
    const bool type = !event.type.empty() && event.type == group.type;
    if ((!word && !type) || !dates_agree(group, mention) || !status_agrees(group, event) ||
        conflict(group, mention, Role::agent) || conflict(group, mention, Role::patient)) {
      return 0;
    }
    const bool here = group.last_article == ref.article;
    const int shared = shared_roles(group, mention);
    const bool dated = group.when && mention.when;
    const bool says = event.event_class == EventClass::reporting ||
                      event.event_class == EventClass::i_state ||
                      event.event_class == EventClass::perception;
    if (says && !(dated && word && shared > 0 && event.nominal)) {
      return 0;  // everybody says many things
    }
    double score = (word ? 1.0 : 0.5) + 0.5 * shared + (dated ? 0.5 : 0);
    if (here) {
      const bool points_back =
          event.nominal && event.definite &&
          event.sentence <= group.last_sentence + thresholds_.anaphora_sentences &&
          (word || shared > 0);
      const bool headline = group.headline && !event.in_headline && (word || (type && shared > 0));
      const bool same = word && shared > 0 && (dated || shared > 1 || !event.nominal);
      return points_back || headline || same || (type && shared > 1) ? score : 0;
    }
    // Across articles: somebody in common, and a date or a second role that says the same.
    const bool tied = shared > 0 && (dated || shared > 1 || (event.nominal && event.definite));
    return tied && (word || shared > 1) ? score : 0;
  }

  const std::vector<ReadArticle>& articles_;
  const MergedActors& actors_;
  const StoryThresholds& thresholds_;
  MergedEvents merged_;
  std::vector<Profile> profiles_;
  std::map<std::string, std::vector<std::uint32_t>> blocks_;
};

}  // namespace

MergedEvents merge_events(const std::vector<ReadArticle>& articles, const MergedActors& actors,
                          const StoryThresholds& thresholds) {
  return Merging(articles, actors, thresholds).run();
}

}  // namespace fabula
