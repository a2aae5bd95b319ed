#include <algorithm>

#include "extraction/events/reading.hpp"

namespace fabula::events {

bool has_event_argument(const Reading& r, TokenIndex i, EventTest is_event) {
  for (const TokenIndex c : r.children.of(i)) {
    switch (r.a.dep[c]) {
      case Dep::xcomp:
      case Dep::ccomp:
      case Dep::acl:
        return true;
      case Dep::dobj:
      case Dep::nsubjpass:
        if (is_event(r, c)) {
          return true;
        }
        break;
      case Dep::prep:
        for (const TokenIndex d : r.children.of(c)) {
          if (r.a.dep[d] == Dep::pcomp || (r.a.dep[d] == Dep::pobj && is_event(r, d))) {
            return true;
          }
        }
        break;
      default:
        break;
    }
  }
  return false;
}

namespace {

bool is_found(const Reading& r, TokenIndex i) {
  return r.event_at[i] >= 0;
}

/// TimeML's intensional classes hold only where an event is meant: "refused to go" is an I_ACTION,
/// "refused the gift" an OCCURRENCE. The model knows that.
EventClass refined(const Reading& r, const EventMention& event) {
  if (event.timeml && !r.rules.triggers.empty()) {
    return event.event_class;
  }
  const TokenIndex i = event.trigger;
  switch (event.event_class) {
    case EventClass::i_action:
      return has_event_argument(r, i, is_found) ? EventClass::i_action : EventClass::occurrence;
    default:
      return event.event_class;
  }
}

}  // namespace

void refine_classes(const Reading& r, std::vector<EventMention>& events) {
  std::vector<EventClass> classes;
  classes.reserve(events.size());
  for (const EventMention& event : events) {
    classes.push_back(refined(r, event));
  }
  for (std::size_t k = 0; k < events.size(); ++k) {
    events[k].event_class = classes[k];
  }
}

}  // namespace fabula::events
