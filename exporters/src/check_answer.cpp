#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "answer.hpp"
#include "display.hpp"
#include "fabula/exporters/answers.hpp"
#include "outline.hpp"

namespace fabula::exporters {
namespace {

std::string_view title_of(Suspicion::Kind kind) {
  switch (kind) {
    case Suspicion::Kind::unfit_correction:
      return "correction that fits nothing";
    case Suspicion::Kind::future_date:
      return "date in the future of its article";
    case Suspicion::Kind::effect_before_cause:
      return "effect before cause";
    case Suspicion::Kind::circle_of_causes:
      return "circle of causes";
    case Suspicion::Kind::contradiction:
      return "contradiction";
    case Suspicion::Kind::same_event:
      return "events that look the same";
    case Suspicion::Kind::same_actor:
      return "actors that may be one";
    case Suspicion::Kind::undated_event:
      break;
  }
  return "undated event";
}

/// The correction as a line of YAML, to paste into a file; what is still to be said is "DATE".
std::string yaml_line(const Correction& correction) {
  const bool one = correction.ids.size() == 1;
  std::string line = fmt::format("- {{{}: {}{}{}", name_of(correction.kind), one ? "" : "[",
                                 fmt::join(correction.ids, ", "), one ? "" : "]");
  if (correction.kind == Correction::Kind::redate) {
    line += fmt::format(", to: {}", correction.to.empty() ? "DATE" : correction.to);
  }
  return line + "}";
}

bool is_to_paste(const Suspicion& suspicion) {
  return suspicion.correction && suspicion.kind != Suspicion::Kind::unfit_correction;
}

Json json_of(const Story& story, const Suspicion& suspicion) {
  Json json{{"kind", title_of(suspicion.kind)}, {"what", suspicion.what}};
  for (const EventId id : suspicion.events) {
    json["events"].push_back(brief(story.events[id.value]));
  }
  for (const ActorId id : suspicion.actors) {
    json["actors"].push_back(brief(story.actors[id.value]));
  }
  if (is_to_paste(suspicion)) {
    json["correction"] = yaml_line(*suspicion.correction);
  } else if (suspicion.correction) {
    json["unfit"] = as_json({*suspicion.correction, suspicion.what});
  }
  return json;
}

void add_items(const Story& story, const Suspicion& suspicion, std::vector<OutlineItem>& items) {
  items.push_back(
      {0, fmt::format("{}: {}", title_of(suspicion.kind), display_line(suspicion.what)), {}, {}});
  if (is_to_paste(suspicion)) {
    items.back().details.push_back(yaml_line(*suspicion.correction));
  } else if (suspicion.correction) {
    items.back().details.push_back(correction_line(*suspicion.correction));
  }
  for (const EventId id : suspicion.events) {
    const Event& event = story.events[id.value];
    const Mention& first = event.mentions.front();
    const Article& article = story.articles[first.article.value];
    items.push_back({1,
                     event_line(event),
                     {"\"" + display_line(article.text(first.sentence)) + "\""},
                     display_citation(article)});
  }
}

}  // namespace

void write_suspicions(const Story& story, const std::vector<Suspicion>& suspicions, AnswerForm form,
                      const ExportOptions& options, std::ostream& out) {
  const std::size_t shown =
      std::min(suspicions.size(), options.max_items.value_or(suspicions.size()));
  if (form == AnswerForm::json) {
    Json json = answer_to("check");
    json["count"] = suspicions.size();
    json["found"] = Json::array();
    for (std::size_t i = 0; i < shown; ++i) {
      json["found"].push_back(json_of(story, suspicions[i]));
    }
    out << to_line(json) << '\n';
    return;
  }
  std::vector<OutlineItem> items;
  for (std::size_t i = 0; i < shown; ++i) {
    add_items(story, suspicions[i], items);
  }
  write_outline(items, options, out);
  if (suspicions.empty()) {
    out << "Nothing deserves a look.\n";
  } else if (shown < suspicions.size()) {
    out << fmt::format("({} of {}; --max-items N shows more)\n", shown, suspicions.size());
  }
}

}  // namespace fabula::exporters
