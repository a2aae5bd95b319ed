#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/event_join.hpp"

namespace fabula {

/// Whether a correction is of events. Ids of events begin with "e-", those of actors with "a-".
bool concerns_events(const Correction& correction);

/// The mentions that corrections take out of their events: by article and mention, the number of
/// the correction from 1; empty where there is none.
std::vector<std::vector<std::uint32_t>> mentions_apart(const std::vector<ReadArticle>& articles,
                                                       const std::vector<Correction>& corrections);

/// What readers changed of events: first which mentions are one, then what is told of them.
/// Problems are written into the corrections.
class EventCorrections {
 public:
  /// REQUIRES: all outlive it.
  EventCorrections(const std::vector<ReadArticle>& articles,
                   const std::vector<ArticleDigest>& digests,
                   std::vector<AppliedCorrection>& corrections);

  /// Merges and splits, one after the other.
  void regroup(JoinedEvents& joined);
  /// The rest: on events in the order of the groups, before they are put in the order of time.
  /// Rejected events are marked in what it returns, and are to be dropped with their relations.
  std::vector<bool> apply(const JoinedEvents& joined, std::vector<Event>& events,
                          std::vector<Relation>& relations);

 private:
  [[nodiscard]] std::optional<LocalRef> find(const std::string& id) const;
  bool find_all(AppliedCorrection& applied, const std::vector<std::string>& ids,
                std::vector<LocalRef>& found) const;
  void merge(AppliedCorrection& applied, JoinedEvents& joined);
  void split(AppliedCorrection& applied, JoinedEvents& joined);
  void change(AppliedCorrection& applied, std::uint32_t number, Event& event, bool& rejected);
  void change_relations(AppliedCorrection& applied, std::uint32_t number, std::uint32_t from,
                        std::uint32_t to, std::vector<Relation>& relations);

  std::vector<AppliedCorrection>& corrections_;
  std::map<std::string, LocalRef> by_id_;  ///< of every mention
};

}  // namespace fabula
