#include "names.hpp"

namespace fabula::exporters {

std::string_view name_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "person";
    case ActorKind::organization:
      return "organization";
    case ActorKind::government:
      return "government";
    case ActorKind::place:
      return "place";
    case ActorKind::group:
      return "group";
    case ActorKind::other:
      break;
  }
  return "other";
}

std::string_view name_of(EventClass event_class) {
  switch (event_class) {
    case EventClass::state:
    case EventClass::i_state:
      return "state";
    case EventClass::reporting:
      return "reporting";
    case EventClass::i_action:
      return "action";
    case EventClass::perception:
      return "perception";
    case EventClass::aspectual:
      return "aspectual";
    case EventClass::occurrence:
      break;
  }
  return "occurrence";
}

std::string_view name_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::causes:
      return "causes";
    case RelationKind::prevents:
      return "prevents";
    case RelationKind::responds_to:
      return "responds_to";
    case RelationKind::before:
      return "before";
    case RelationKind::overlaps:
      return "overlaps";
    case RelationKind::part_of:
      break;
  }
  return "part_of";
}

std::string_view name_of(RelationStatus status) {
  switch (status) {
    case RelationStatus::possible:
      return "possible";
    case RelationStatus::negated:
      return "negated";
    case RelationStatus::asserted:
      break;
  }
  return "asserted";
}

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::explicit_:
      return "explicit";
    case Basis::relative:
      return "relative";
    case Basis::article:
      return "article";
    case Basis::order:
      return "order";
    case Basis::none:
      break;
  }
  return "none";
}

std::string_view precision_of(const When& when) {
  if (!when.range || (when.range->begin.is_special() && when.range->end.is_special())) {
    return "none";
  }
  switch (when.range->grain) {
    case Grain::second:
    case Grain::minute:
      return "minute";
    case Grain::hour:
      return "hour";
    case Grain::day:
      return "day";
    case Grain::week:
      return "week";
    case Grain::month:
    case Grain::half:  // written as an interval of months
      return "month";
    case Grain::season:
      return "season";
    case Grain::quarter:
      return "quarter";
    case Grain::year:
      return "year";
    case Grain::decade:
      return "decade";
    case Grain::century:
      break;
  }
  return "century";
}

}  // namespace fabula::exporters
