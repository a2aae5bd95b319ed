#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"
#include "lanes.hpp"

/// What a drawing of a story's graph holds, whoever draws it: which events, which relations, in
/// which rows and colours.
namespace fabula::exporters {

struct Colour {
  const char* fill;
  const char* line;
};

/// The events of one date, or some of them.
struct DrawnRow {
  std::string title;  ///< empty in the further rows of a date
  std::vector<std::uint32_t> events;
};

class DrawnGraph {
 public:
  /// At most so many events: first those of the most salient relations, since a graph is about
  /// these, up to two thirds of the number; then the most salient of the others. The story must
  /// outlive it.
  DrawnGraph(const Story& story, std::size_t max_items);

  [[nodiscard]] const std::vector<std::uint32_t>& events() const { return events_; }
  /// What a reader sees as an edge: stated by a text, and more than the order that rows show.
  [[nodiscard]] const std::vector<const Relation*>& relations() const { return relations_; }
  /// From top to bottom; causes and effects of one date stand in rows of their own.
  [[nodiscard]] const std::vector<DrawnRow>& rows() const { return rows_; }
  [[nodiscard]] const Lanes& lanes() const { return lanes_; }
  [[nodiscard]] const Colour& colour_of(const Event& event) const;

 private:
  [[nodiscard]] std::vector<std::size_t> depths() const;
  void choose_rows();
  void add_rows(const std::string& date, std::vector<std::uint32_t> events,
                const std::vector<std::size_t>& depth);

  const Story& story_;
  std::vector<std::uint32_t> events_;
  Lanes lanes_;
  std::vector<const Relation*> relations_;
  std::vector<DrawnRow> rows_;
};

/// Distinct in hue and in print; beyond the last lane that of the events of all others.
const Colour& lane_colour(std::size_t lane, std::size_t lanes);
const char* relation_colour(RelationKind kind);

/// An event that took place is drawn full, one that is planned, possible or denied dashed.
bool took_place(const Event& event);

/// The words that say so, "not: " in front where it is denied; cut to the width of a box.
std::string drawn_cue(const Relation& relation);

/// A label in the lines of a box; what is too long for it is cut.
std::vector<std::string> drawn_label(const Event& event);

}  // namespace fabula::exporters
