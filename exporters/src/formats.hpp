#pragma once

#include "fabula/exporters/exporter.hpp"

/// What builtin.cpp lists, one file each.
namespace fabula::exporters {

void write_csv(const Story& story, const ExportOptions& options, std::ostream& out);
void write_dot(const Story& story, const ExportOptions& options, std::ostream& out);
void write_json(const Story& story, const ExportOptions& options, std::ostream& out);
void write_markdown(const Story& story, const ExportOptions& options, std::ostream& out);
void write_table(const Story& story, const ExportOptions& options, std::ostream& out);

void write_conllu(const AnnotatedArticle& annotated, const ExportOptions& options,
                  std::ostream& out);
void write_jsonl(const AnnotatedArticle& annotated, const ExportOptions& options,
                 std::ostream& out);
void write_timeml(const AnnotatedArticle& annotated, const ExportOptions& options,
                  std::ostream& out);

}  // namespace fabula::exporters
