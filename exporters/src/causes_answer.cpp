#include <fmt/format.h>

#include "answer.hpp"
#include "display.hpp"
#include "fabula/exporters/answers.hpp"
#include "names.hpp"
#include "outline.hpp"

namespace fabula::exporters {
namespace {

using Vertex = StoryGraph::Vertex;

bool is_event(const Vertex& vertex) {
  return vertex.kind == Vertex::Kind::event;
}

OutlineItem item_of(const Story& story, const Event& event, unsigned depth) {
  const Mention& first = event.mentions.front();
  const Article& article = story.articles[first.article.value];
  return {depth,
          event_line(event),
          {"\"" + display_line(article.text(first.sentence)) + "\""},
          display_citation(article)};
}

void write_causes_text(const Story& story, EventId event, Direction direction,
                       const std::vector<CausalStep>& steps, const ExportOptions& options,
                       std::ostream& out) {
  const bool back = direction == Direction::causes;
  std::vector<OutlineItem> items = {item_of(story, story.events[event.value], 0)};
  for (const CausalStep& step : steps) {
    const Relation& relation = story.relations[step.relation];
    OutlineItem item;
    item.depth = step.depth;
    item.head = fmt::format("{}: {}{}", relation_words(relation, back),
                            event_line(story.events[step.event.value]),
                            step.told_before ? "  (see above)" : "");
    if (!relation.evidence.empty()) {
      item.details.push_back(evidence_words(story, relation));
    }
    item.source = evidence_source(story, relation);
    items.push_back(std::move(item));
  }
  if (steps.empty()) {
    items.front().details.emplace_back(back ? "No article says why."
                                            : "No article says what came of it.");
  }
  write_outline(items, options, out);
}

Json vertex_json(const Story& story, const Vertex& vertex) {
  return is_event(vertex) ? brief(story.events[vertex.index]) : brief(story.actors[vertex.index]);
}

const Event& event_of(const Story& story, const TieStep& step) {
  return story.events[is_event(step.from) ? step.from.index : step.to.index];
}

Json step_json(const Story& story, const TieStep& step, Quotes& quotes) {
  Json json{{"from", vertex_json(story, step.from)}, {"to", vertex_json(story, step.to)}};
  if (step.edge.kind == StoryGraph::Edge::Kind::relation) {
    json["relation"] = quotes.of(story.relations[step.edge.index]);
    return json;
  }
  const Event& event = event_of(story, step);
  const Mention& mention = event.mentions.front();
  json["role"] = name_of(event.participants[step.edge.index].role);
  json["evidence"] = Json::array({quotes.of(mention.article, mention.sentence)});
  return json;
}

OutlineItem step_item(const Story& story, const TieStep& step, unsigned depth) {
  if (step.edge.kind == StoryGraph::Edge::Kind::relation) {
    const Relation& relation = story.relations[step.edge.index];
    OutlineItem item{
        depth,
        relation_words(relation, !step.forward) + ": " + event_line(story.events[step.to.index]),
        {},
        evidence_source(story, relation)};
    if (!relation.evidence.empty()) {
      item.details.push_back(evidence_words(story, relation));
    }
    return item;
  }
  const Event& event = event_of(story, step);
  const std::string_view role = name_of(event.participants[step.edge.index].role);
  if (is_event(step.to)) {
    OutlineItem item = item_of(story, event, depth);
    item.head = fmt::format("{} of: {}", role, item.head);
    return item;
  }
  const Actor& actor = story.actors[step.to.index];
  return {depth, fmt::format("{}: {}  [{}]", role, actor.name, actor.key), {}, {}};
}

Json ways_json(const Story& story, const Vertex& from, const Vertex& to, const Ways& ways) {
  Quotes quotes(story);
  Json json = answer_to("path");
  json["from"] = vertex_json(story, from);
  json["to"] = vertex_json(story, to);
  json["steps"] = Json::array();
  for (std::size_t k = 0; k < ways.found.size(); ++k) {
    Json steps = Json::array();
    for (const TieStep& step : ways.found[k]) {
      steps.push_back(step_json(story, step, quotes));
    }
    const double confidence = rounded(weakest_link(story, ways.found[k]));
    if (k > 0) {
      json["further"].push_back({{"steps", std::move(steps)}, {"confidence", confidence}});
      continue;
    }
    json["steps"] = std::move(steps);
    if (ways.causal) {
      json["confidence"] = confidence;
      json["leads_back"] = ways.leads_back;
    }
  }
  return json;
}

OutlineItem begin_item(const Story& story, const Vertex& from) {
  if (is_event(from)) {
    return item_of(story, story.events[from.index], 0);
  }
  const Actor& actor = story.actors[from.index];
  return {0, fmt::format("{}  [{}]", actor.name, actor.key), {}, {}};
}

}  // namespace

void write_causes(const Story& story, EventId event, Direction direction,
                  const std::vector<CausalStep>& steps, AnswerForm form,
                  const ExportOptions& options, std::ostream& out) {
  if (form == AnswerForm::text) {
    write_causes_text(story, event, direction, steps, options, out);
    return;
  }
  Quotes quotes(story);
  Json json = answer_to(direction == Direction::causes ? "why" : "effects");
  json["event"] = brief(story.events[event.value]);
  json["steps"] = Json::array();
  for (const CausalStep& step : steps) {
    json["steps"].push_back({{"depth", step.depth},
                             {"event", brief(story.events[step.event.value])},
                             {"relation", quotes.of(story.relations[step.relation])},
                             {"told_before", step.told_before}});
  }
  out << to_line(json) << '\n';
}

void write_ways(const Story& story, Vertex from, Vertex to, const Ways& ways, AnswerForm form,
                const ExportOptions& options, std::ostream& out) {
  if (form == AnswerForm::json) {
    out << to_line(ways_json(story, from, to, ways)) << '\n';
    return;
  }
  std::vector<OutlineItem> items = {begin_item(story, from)};
  for (std::size_t k = 0; k < ways.found.size(); ++k) {
    if (k > 0) {
      items.push_back({0, fmt::format("Or, {} steps:", ways.found[k].size()), {}, {}});
    }
    unsigned depth = 0;
    for (const TieStep& step : ways.found[k]) {
      items.push_back(step_item(story, step, ++depth));
    }
    if (ways.causal) {
      items.back().details.push_back(
          fmt::format("Weakest link: {:.2f}", weakest_link(story, ways.found[k])));
    }
  }
  if (ways.found.empty()) {
    items.front().details.emplace_back("Nothing in this story leads on from here to the other.");
  }
  if (ways.leads_back) {
    items.front().details.emplace_back(
        "The articles tell causes that lead the other way round too.");
  }
  write_outline(items, options, out);
}

}  // namespace fabula::exporters
