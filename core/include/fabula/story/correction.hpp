#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"

namespace fabula {

/// What a reader changes of a story by hand. It names events and actors by their ids; as all
/// mentions of an event give ids of it, a correction holds on when other articles come.
struct Correction {
  enum class Kind : std::uint8_t {
    merge,    ///< `ids` are one
    split,    ///< `off` is taken out of ids[0] and becomes one of its own
    rename,   ///< the label, or the name, is `to`
    redate,   ///< the date is `to`, as EDTF; nothing known where that is empty
    retype,   ///< the type of an event, or the kind of an actor, is `to`
    reject,   ///< there is none
    confirm,  ///< it is as it is told
    link,     ///< ids[0] stands in `relation` to ids[1]
    unlink    ///< it does not; without `relation`, in none
  };
  Kind kind = Kind::confirm;
  std::vector<std::string> ids;
  /// Ids of mentions; of an actor, names, or ids of articles.
  std::vector<std::string> off;
  std::string to;
  std::optional<RelationKind> relation;
  std::string comment;  ///< why, in a reader's words
  std::string time;     ///< when it was made, as the file says it
  friend bool operator==(const Correction&, const Correction&) = default;
};

/// A correction, and what came of it.
struct AppliedCorrection {
  Correction correction;
  std::string problem;  ///< why it fits nothing; empty where it was applied
};

}  // namespace fabula
