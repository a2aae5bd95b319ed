#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"

/// A story as RDF: the Simple Event Model (van Hage et al., 2011) for who, what, where and when,
/// PROV-O for where it is said, schema.org for articles and actors. Relations are properties
/// between events (`fab:causes`) where a text asserts them, and statements about such
/// (rdf:Statement) with status, cue and source always.
namespace fabula::exporters {

struct Prefix {
  const char* name;
  const char* iri;
};
std::span<const Prefix> prefixes();

/// The object of a triple.
struct RdfValue {
  enum class Kind : std::uint8_t {
    name,   ///< prefixed: "sem:Event"
    local,  ///< a resource of this document, by its fragment
    text    ///< a literal of the datatype
  };
  Kind kind = Kind::text;
  std::string value;
  const char* datatype = nullptr;  ///< prefixed; nothing for a plain string
};

struct RdfStatement {
  const char* predicate;  ///< prefixed
  RdfValue value;
};

/// A resource of this document with all that is said of it; equal predicates stand together.
struct RdfResource {
  std::string fragment;  ///< fit for an IRI as it stands
  std::vector<RdfStatement> statements;
};

void visit_resources(const Story& story, const std::function<void(const RdfResource&)>& visit);

}  // namespace fabula::exporters
