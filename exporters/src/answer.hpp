#pragma once

#include <map>
#include <string>
#include <string_view>

#include "fabula/graph/questions.hpp"
#include "fabula/story/story.hpp"
#include "fabula/text/utf8.hpp"
#include "json.hpp"

/// What the answers to several questions are put together from.
namespace fabula::exporters {

/// The frame of a JSON answer.
Json answer_to(std::string_view question);

/// What a reader needs to know an event, actor or article by.
Json brief(const Event& event);
Json brief(const Actor& actor);
Json brief(const Article& article);

/// Sentences of a story as JSON: where they stand, counted in code points, and their words.
class Quotes {
 public:
  explicit Quotes(const Story& story) : story_(story) {}
  Json of(ArticleId article, Span span);
  Json of(const Relation& relation);

 private:
  const Story& story_;
  std::map<ArticleId, CodePoints> code_points_;
};

/// "2023-03-09  Tomas Reed orders evacuation  [e-51a2b3c4]", with what keeps it from having
/// happened.
std::string event_line(const Event& event);

/// What stands in front of the other end of a relation: "because of", "led to", "possibly led to".
/// `back`: the other end is the one that it comes from.
std::string relation_words(const Relation& relation, bool back);

/// The words of a relation's first evidence, and where they stand; empty for what no text states.
std::string evidence_words(const Story& story, const Relation& relation);
std::string evidence_source(const Story& story, const Relation& relation);

std::string_view name_of(Correction::Kind kind);
Json as_json(const AppliedCorrection& applied);

}  // namespace fabula::exporters
