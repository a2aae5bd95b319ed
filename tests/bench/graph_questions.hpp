#pragma once

namespace fabula {

/// How fast the questions that readers ask of a story's graph are answered where it has 100,000
/// events: one benchmark a question, its time that of one answer.
void register_graph_questions();

}  // namespace fabula
