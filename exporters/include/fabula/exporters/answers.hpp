#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "fabula/exporters/exporter.hpp"
#include "fabula/graph/questions.hpp"
#include "fabula/story/check.hpp"
#include "fabula/story/select.hpp"
#include "fabula/story/story.hpp"

/// Answers to questions about a story, for a reader at a terminal or, as JSON, for a program. Each
/// step comes with the sentence that says so, its article and its date. JSON answers are one line:
/// `{"format": "fabula-answer", "version": 1, "question": "why", ...}`; docs/formats.md has them.
namespace fabula::exporters {

enum class AnswerForm : std::uint8_t { text, json };

/// Why an event came, or what came of it.
void write_causes(const Story& story, EventId event, Direction direction,
                  const std::vector<CausalStep>& steps, AnswerForm form,
                  const ExportOptions& options, std::ostream& out);

/// How the first of these leads to the second, or is tied to it.
void write_ways(const Story& story, StoryGraph::Vertex from, StoryGraph::Vertex to,
                const Ways& ways, AnswerForm form, const ExportOptions& options, std::ostream& out);

/// All that is known of an event, an actor, an article.
void write_event(const Story& story, EventId event, AnswerForm form, const ExportOptions& options,
                 std::ostream& out);
void write_actor(const Story& story, ActorId actor, AnswerForm form, const ExportOptions& options,
                 std::ostream& out);
void write_article(const Story& story, ArticleId article, AnswerForm form,
                   const ExportOptions& options, std::ostream& out);

/// Who is in a story, those first who are in most events; `options.max_items` of them, or all,
/// after the first `skipped`.
void write_actors(const Story& story, AnswerForm form, const ExportOptions& options,
                  std::ostream& out, std::size_t skipped = 0);

/// Which part of a long list to write: at most so many items, after so many.
struct ListPart {
  std::size_t skipped = 0;
  std::size_t most = 0;
};

/// Of some events of a story those in the part asked for, as JSON.
void write_events(const Story& story, const std::vector<EventId>& events, ListPart part,
                  std::ostream& out);

/// What words find, as JSON: of events, actors and articles how many there are, and those in the
/// part asked for.
void write_found(const Story& story, const FoundByWords& found, ListPart part, std::ostream& out);

/// What deserves a look, each with the correction to paste into a file for `fabula correct`;
/// `options.max_items` of them, or all.
void write_suspicions(const Story& story, const std::vector<Suspicion>& suspicions, AnswerForm form,
                      const ExportOptions& options, std::ostream& out);

/// "merge e-1, e-2 (2024-09-10: told twice)", for a line of a list.
std::string correction_line(const Correction& correction);

}  // namespace fabula::exporters
