#include "extraction/events/reading.hpp"

namespace fabula {

const std::vector<std::string>& trigger_classes() {
  static const std::vector<std::string> classes = {
      "none", "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL"};
  return classes;
}

std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const std::vector<TimeMention>& times,
                                      const std::vector<ActorMention>& actors,
                                      const EventRules& event_rules,
                                      std::vector<std::string>& rules) {
  events::Reading reading(article, analysis, times, actors, event_rules);
  events::resolve_clauses(reading);
  events::read_verb_groups(reading);
  std::vector<EventMention> found = events::find_triggers(reading, rules);
  for (std::size_t k = 0; k < found.size(); ++k) {
    reading.event_at[found[k].trigger] = static_cast<std::int32_t>(k);
    const events::VerbGroup& group = reading.groups[found[k].trigger];
    found[k].tense = group.tense;
    found[k].aspect = group.aspect;
    found[k].polarity = group.polarity;
    found[k].modality = group.modality;
  }
  events::refine_classes(reading, found);
  events::find_participants(reading, found);
  events::assign_types(reading, found);
  events::drop_unlikely(reading, found);
  events::assign_status(reading, found);
  events::attribute_events(reading, found);
  events::date_events(reading, found);
  events::write_labels(reading, found);
  events::weigh_events(reading, found);
  return found;
}

}  // namespace fabula
