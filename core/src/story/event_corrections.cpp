#include "story/event_corrections.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "fabula/time/edtf.hpp"

namespace fabula {
namespace {

using Kind = Correction::Kind;

bool regroups(const Correction& correction) {
  return correction.kind == Kind::merge || correction.kind == Kind::split;
}

/// Drops groups that have become empty and puts the others in the order of their first member.
void put_in_order(JoinedEvents& joined) {
  std::erase_if(joined.groups, [](const auto& group) { return group.empty(); });
  for (auto& group : joined.groups) {
    std::sort(group.begin(), group.end());
  }
  std::sort(joined.groups.begin(), joined.groups.end());
  for (std::uint32_t g = 0; g < joined.groups.size(); ++g) {
    for (const LocalRef ref : joined.groups[g]) {
      joined.of[ref.article][ref.event] = g;
    }
  }
}

void move_to(JoinedEvents& joined, LocalRef ref, std::uint32_t group) {
  std::erase(joined.groups[joined.of[ref.article][ref.event]], ref);
  joined.groups[group].push_back(ref);
  joined.of[ref.article][ref.event] = group;
}

}  // namespace

bool concerns_events(const Correction& correction) {
  return !correction.ids.empty() && correction.ids.front().starts_with("e-");
}

std::vector<std::vector<std::uint32_t>> mentions_apart(const std::vector<ReadArticle>& articles,
                                                       const std::vector<Correction>& corrections) {
  std::map<std::string, std::uint32_t> number_of;
  for (std::uint32_t c = 0; c < corrections.size(); ++c) {
    if (corrections[c].kind == Kind::split && concerns_events(corrections[c])) {
      for (const std::string& id : corrections[c].off) {
        number_of[id] = c + 1;
      }
    }
  }
  std::vector<std::vector<std::uint32_t>> apart(number_of.empty() ? 0 : articles.size());
  for (std::size_t a = 0; a < apart.size(); ++a) {
    for (const EventMention& mention : articles[a].mentions.events) {
      const auto found = number_of.find(event_key(articles[a].article, mention.span.begin));
      apart[a].push_back(found == number_of.end() ? 0 : found->second);
    }
  }
  return apart;
}

EventCorrections::EventCorrections(const std::vector<ReadArticle>& articles,
                                   const std::vector<ArticleDigest>& digests,
                                   std::vector<AppliedCorrection>& corrections)
    : corrections_(corrections) {
  const bool concerned = std::any_of(
      corrections.begin(), corrections.end(),
      [](const AppliedCorrection& applied) { return concerns_events(applied.correction); });
  for (std::uint32_t a = 0; concerned && a < articles.size(); ++a) {
    const auto& mentions = articles[a].mentions.events;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      by_id_.emplace(event_key(articles[a].article, mentions[m].span.begin),
                     LocalRef{a, digests[a].events.of[m]});
    }
  }
}

std::optional<LocalRef> EventCorrections::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

bool EventCorrections::find_all(AppliedCorrection& applied, const std::vector<std::string>& ids,
                                std::vector<LocalRef>& found) const {
  for (const std::string& id : ids) {
    const auto ref = find(id);
    if (!ref) {
      applied.problem = "no event has the id " + id;
      return false;
    }
    found.push_back(*ref);
  }
  return true;
}

void EventCorrections::regroup(JoinedEvents& joined) {
  bool changed = false;
  for (AppliedCorrection& applied : corrections_) {
    if (concerns_events(applied.correction) && regroups(applied.correction)) {
      changed = true;
      applied.correction.kind == Kind::merge ? merge(applied, joined) : split(applied, joined);
    }
  }
  if (changed) {
    put_in_order(joined);
  }
}

void EventCorrections::merge(AppliedCorrection& applied, JoinedEvents& joined) {
  std::vector<LocalRef> refs;
  if (!find_all(applied, applied.correction.ids, refs)) {
    return;
  }
  const std::uint32_t into = joined.of[refs.front().article][refs.front().event];
  for (const LocalRef ref : refs) {
    const auto group = joined.groups[joined.of[ref.article][ref.event]];
    if (joined.of[ref.article][ref.event] != into) {
      for (const LocalRef member : group) {
        move_to(joined, member, into);
      }
    }
  }
}

void EventCorrections::split(AppliedCorrection& applied, JoinedEvents& joined) {
  std::vector<LocalRef> kept;
  std::vector<LocalRef> off;
  if (!find_all(applied, applied.correction.ids, kept) ||
      !find_all(applied, applied.correction.off, off)) {
    return;
  }
  if (std::find(off.begin(), off.end(), kept.front()) != off.end()) {
    applied.problem = "nothing of " + applied.correction.ids.front() + " would be left";
    return;
  }
  joined.groups.emplace_back();
  const auto group = static_cast<std::uint32_t>(joined.groups.size() - 1);
  for (const LocalRef ref : off) {
    if (joined.of[ref.article][ref.event] != group) {
      move_to(joined, ref, group);
    }
  }
}

std::vector<bool> EventCorrections::apply(const JoinedEvents& joined, std::vector<Event>& events,
                                          std::vector<Relation>& relations) {
  std::vector<bool> rejected(events.size(), false);
  for (std::uint32_t c = 0; c < corrections_.size(); ++c) {
    AppliedCorrection& applied = corrections_[c];
    const Correction& correction = applied.correction;
    std::vector<LocalRef> refs;
    if (!concerns_events(correction) || !applied.problem.empty() ||
        !find_all(applied, correction.ids, refs)) {
      continue;
    }
    if (correction.kind == Kind::split) {
      find_all(applied, correction.off, refs);
    }
    std::vector<std::uint32_t> named;
    for (const LocalRef ref : refs) {
      named.push_back(joined.of[ref.article][ref.event]);
    }
    if (correction.kind == Kind::link || correction.kind == Kind::unlink) {
      change_relations(applied, c, named.front(), named.back(), relations);
      continue;
    }
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (const std::uint32_t event : named) {
      bool reject = rejected[event];
      change(applied, c, events[event], reject);
      rejected[event] = reject;
    }
  }
  return rejected;
}

void EventCorrections::change(AppliedCorrection& applied, std::uint32_t number, Event& event,
                              bool& rejected) {
  const Correction& correction = applied.correction;
  event.corrections.push_back(number);
  switch (correction.kind) {
    case Kind::rename:
      event.label = correction.to;
      break;
    case Kind::redate:
      event.when = parse_edtf(correction.to).value_or(When{});
      break;
    case Kind::retype:
      event.type = correction.to;
      break;
    case Kind::reject:
      rejected = true;
      break;
    case Kind::confirm:
      event.confidence = 1;
      break;
    default:
      break;  // is done already
  }
}

void EventCorrections::change_relations(AppliedCorrection& applied, std::uint32_t number,
                                        std::uint32_t from, std::uint32_t to,
                                        std::vector<Relation>& relations) {
  const Correction& correction = applied.correction;
  if (from == to) {
    applied.problem = "both ids mean one event";
    return;
  }
  const auto fits = [&](const Relation& relation) {
    return relation.from.value == from && relation.to.value == to &&
           (!correction.relation || relation.kind == *correction.relation);
  };
  if (correction.kind == Kind::unlink) {
    if (std::erase_if(relations, fits) == 0) {
      applied.problem = "there is no such relation";
    }
    return;
  }
  // Whatever else the articles say of it, denied or doubted, the reader knows.
  Relation linked;
  linked.kind = *correction.relation;
  linked.from = EventId{from};
  linked.to = EventId{to};
  linked.confidence = 1;
  linked.corrections = {number};
  for (Relation& relation : relations) {
    if (fits(relation)) {
      linked.evidence.insert(linked.evidence.end(), relation.evidence.begin(),
                             relation.evidence.end());
    }
  }
  std::erase_if(relations, fits);
  relations.push_back(std::move(linked));
}

}  // namespace fabula
