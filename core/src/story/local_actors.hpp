#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/extraction/mentions.hpp"

namespace fabula {

constexpr std::size_t actor_kinds = static_cast<std::size_t>(ActorKind::other) + 1;

/// An actor as one article knows it.
struct LocalActor {
  std::string canonical;           ///< as the tables of config/actors call it, else empty
  std::vector<std::string> names;  ///< ascending; `canonical` among them
  std::string description;         ///< what stands for it where it has no name
  std::string country;
  std::array<std::uint32_t, actor_kinds> kinds{};  ///< mentions that say so
  std::uint32_t mentions = 0;
  bool is_person = false;

  /// What it is recognised by in other articles: names in lower case without punctuation, with
  /// their kind ("p:helen oakes"), ascending. Empty for what has no name.
  std::vector<std::string> keys;

  [[nodiscard]] bool is_named() const { return !keys.empty(); }
  [[nodiscard]] ActorKind kind() const;
};

/// The actors of one article, and which of them each mention is.
struct LocalActors {
  std::vector<LocalActor> actors;  ///< in the order of their first mention
  std::vector<std::uint32_t> of;   ///< by mention: index into actors
};

/// Whether two articles mean the same: by a name in common, or a person's short name that ends the
/// other's longer one.
bool same_actor(const LocalActor& a, const LocalActor& b);

/// Unites mentions: the chains that the article itself ties together, then chains of one name, then
/// a short name of a person with the only longer one that it fits.
LocalActors local_actors(const std::vector<ActorMention>& mentions);

/// The longest names among `names` that end with the words of another: from a key without its kind
/// to that longest one, for those that have exactly one. "oakes" and "helen oakes" give
/// oakes -> helen oakes; a short name that fits two people stays what it is.
class ShortNames {
 public:
  void add(const std::string& name);
  /// The only longer name, or nothing.
  [[nodiscard]] const std::string* longer(const std::string& name) const;
  /// Whether no longer name ends with it.
  [[nodiscard]] bool is_maximal(const std::string& name) const;

 private:
  std::map<std::string, std::set<std::string>, std::less<>> longer_;  // by what they end with
};

}  // namespace fabula
