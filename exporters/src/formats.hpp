#pragma once

#include "fabula/exporters/exporter.hpp"

/// What builtin.cpp lists, one file each.
namespace fabula::exporters {

void write_csv(const Story& story, const ExportOptions& options, std::ostream& out);
void write_cypher(const Story& story, const ExportOptions& options, std::ostream& out);
void write_cytoscape(const Story& story, const ExportOptions& options, std::ostream& out);
void write_dot(const Story& story, const ExportOptions& options, std::ostream& out);
void write_followthemoney(const Story& story, const ExportOptions& options, std::ostream& out);
void write_gexf(const Story& story, const ExportOptions& options, std::ostream& out);
void write_graph_svg(const Story& story, const ExportOptions& options, std::ostream& out);
void write_graphml(const Story& story, const ExportOptions& options, std::ostream& out);
void write_html(const Story& story, const ExportOptions& options, std::ostream& out);
void write_ics(const Story& story, const ExportOptions& options, std::ostream& out);
void write_jgf(const Story& story, const ExportOptions& options, std::ostream& out);
void write_json(const Story& story, const ExportOptions& options, std::ostream& out);
void write_jsonld(const Story& story, const ExportOptions& options, std::ostream& out);
void write_markdown(const Story& story, const ExportOptions& options, std::ostream& out);
void write_neo4j_nodes(const Story& story, const ExportOptions& options, std::ostream& out);
void write_neo4j_relationships(const Story& story, const ExportOptions& options, std::ostream& out);
void write_node_link(const Story& story, const ExportOptions& options, std::ostream& out);
void write_plover(const Story& story, const ExportOptions& options, std::ostream& out);
void write_table(const Story& story, const ExportOptions& options, std::ostream& out);
void write_timeline_svg(const Story& story, const ExportOptions& options, std::ostream& out);
void write_timelinejs(const Story& story, const ExportOptions& options, std::ostream& out);
void write_timesketch(const Story& story, const ExportOptions& options, std::ostream& out);
void write_turtle(const Story& story, const ExportOptions& options, std::ostream& out);
void write_vis(const Story& story, const ExportOptions& options, std::ostream& out);

void write_conllu(const AnnotatedArticle& annotated, const ExportOptions& options,
                  std::ostream& out);
void write_jsonl(const AnnotatedArticle& annotated, const ExportOptions& options,
                 std::ostream& out);
void write_timeml(const AnnotatedArticle& annotated, const ExportOptions& options,
                  std::ostream& out);

}  // namespace fabula::exporters
