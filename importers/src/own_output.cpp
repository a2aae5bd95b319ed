#include "own_output.hpp"

#include <algorithm>
#include <array>

namespace fabula::importers {
namespace {

struct Mark {
  std::string_view begin;  ///< with which the file begins, white space aside
  std::string_view holds;  ///< which stands in its first bytes
  std::string_view kind;
};

// As exporters write them; what they leave no mark in is told by its columns or its first words.
constexpr std::array marks = {
    Mark{"{", "\"fabula-timeline\"", "a timeline in JSON"},
    Mark{"{", "\"generator\": \"fabula ", "a graph in JSON"},
    Mark{"{", "\"generated_by\": \"fabula ", "a graph in JSON"},
    Mark{"{", "\"urn:fabula:\"", "a graph in JSON-LD"},
    Mark{"{", "\"data_type\":\"fabula:event\"", "a timeline for Timesketch"},
    Mark{"{\"event_id\":", "\"event_date_edtf\":", "a list of events in JSON Lines"},
    Mark{"{\"events\": [", "\"unique_id\":\"e-", "a timeline for TimelineJS"},
    Mark{"{\"items\": [", "{\"id\":\"e-", "a timeline for vis-timeline"},
    Mark{"<!doctype html>", "<meta name=\"generator\" content=\"fabula\">", "a timeline's page"},
    Mark{"<?xml", "<creator>fabula ", "a graph in GEXF"},
    Mark{"{\"id\":\"article-", "\"schema\":\"Article\"", "entities for FollowTheMoney"},
    Mark{"DATE  ", "  STATUS\n", "a timeline as a table"},
    Mark{"BEGIN:VCALENDAR", "PRODID:-//fabula ", "a timeline as a calendar"},
    Mark{"id,order,date,earliest,latest,precision,basis,label,", "", "a timeline in CSV"},
    Mark{"id:ID,:LABEL,", "", "nodes of a graph for Neo4j"},
    Mark{":START_ID,:END_ID,:TYPE,", "", "relations of a graph for Neo4j"},
    Mark{"CREATE CONSTRAINT fabula_", "", "a graph in Cypher"},
    Mark{"digraph story {", "", "a graph's drawing for Graphviz"},
    Mark{"@prefix ", "<urn:fabula:>", "a graph in Turtle"},
    Mark{"# Timeline\n\n- **", "", "a timeline in Markdown"},
};

}  // namespace

std::optional<std::string_view> own_output(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  const auto found = std::find_if(marks.begin(), marks.end(), [head](const Mark& mark) {
    return head.starts_with(mark.begin) && head.find(mark.holds) != std::string_view::npos;
  });
  return found == marks.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace fabula::importers
