#pragma once

#include <string_view>

#include "fabula/extraction/names.hpp"
#include "fabula/story/story.hpp"

/// How the exports write what is an enumeration inside: the words of timeline.schema.json.
namespace fabula::exporters {

using fabula::name_of;  // of a status, of a role
std::string_view name_of(ActorKind kind);
std::string_view name_of(EventClass event_class);
std::string_view name_of(RelationKind kind);
std::string_view name_of(RelationStatus status);
std::string_view name_of(Basis basis);
/// "none" for a range that is open on both sides.
std::string_view precision_of(const When& when);

}  // namespace fabula::exporters
