#include "formats.hpp"

namespace fabula::exporters {

std::vector<ExportFormat> builtin_exporters() {
  using Kind = ExportFormat::Kind;
  return {
      {"table", "aligned columns for a terminal", "txt", Kind::timeline, write_table, true, false,
       false, &DisplayLimits::table_events},
      {"json", "all that is known, by timeline.schema.json", "json", Kind::timeline, write_json},
      {"html", "a page to look at: timeline, causes, story, sources", "html", Kind::timeline,
       write_html},
      {"svg", "a picture of the timeline, to print", "svg", Kind::timeline, write_timeline_svg,
       true},
      {"timelinejs", "slides for TimelineJS 3", "json", Kind::timeline, write_timelinejs, true},
      {"vis", "items and groups for vis-timeline", "json", Kind::timeline, write_vis, false, true},
      {"csv", "a row an event, for spreadsheets (RFC 4180)", "csv", Kind::timeline, write_csv},
      {"ics", "iCalendar (RFC 5545)", "ics", Kind::timeline, write_ics},
      {"md", "Markdown, a list of events with their sentences", "md", Kind::timeline,
       write_markdown, true},
      {"timesketch", "JSON Lines for Timesketch", "jsonl", Kind::timeline, write_timesketch, false,
       true},
      {"plover", "JSON Lines in the manner of PLOVER event data", "jsonl", Kind::timeline,
       write_plover, false, false, true},
      {"dot", "a drawing for Graphviz", "dot", Kind::graph, write_dot, true},
      {"svg", "a picture of the graph, to print", "svg", Kind::graph, write_graph_svg, true},
      {"json", "the same as of the timeline", "json", Kind::graph, write_json},
      {"cytoscape", "Cytoscape.js JSON", "cyjs", Kind::graph, write_cytoscape},
      {"graphml", "GraphML, for networkx, igraph, yEd", "graphml", Kind::graph, write_graphml},
      {"gexf", "GEXF 1.3 with time, for Gephi", "gexf", Kind::graph, write_gexf},
      {"node-link", "JSON for networkx and d3", "json", Kind::graph, write_node_link},
      {"jgf", "JSON Graph Format 2", "json", Kind::graph, write_jgf},
      {"cypher", "statements for Neo4j", "cypher", Kind::graph, write_cypher},
      {"neo4j-nodes", "nodes for neo4j-admin import (CSV)", "csv", Kind::graph, write_neo4j_nodes},
      {"neo4j-relationships", "relationships for neo4j-admin import (CSV)", "csv", Kind::graph,
       write_neo4j_relationships},
      {"turtle", "RDF with SEM, PROV-O and schema.org", "ttl", Kind::graph, write_turtle},
      {"jsonld", "the same RDF as JSON-LD", "jsonld", Kind::graph, write_jsonld},
      {"followthemoney", "FollowTheMoney entities, for Aleph", "jsonl", Kind::graph,
       write_followthemoney},
  };
}

std::vector<ArticleFormat> builtin_article_formats() {
  return {
      {"timeml", "TimeML: the text with its times, events and links", "tml", false, write_timeml},
      {"conllu", "CoNLL-U: sentences, tokens, tags, trees, names", "conllu", true, write_conllu},
      {"jsonl", "a timeline of the article alone, one line each", "jsonl", true, write_jsonl},
  };
}

}  // namespace fabula::exporters
