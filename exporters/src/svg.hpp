#pragma once

#include <string>
#include <string_view>

#include "fabula/story/story.hpp"

/// The elements that our SVG pictures are made of. They need no browser and no fonts of ours:
/// widths of text are estimated for Helvetica and its like, with some room.
namespace fabula::exporters {

struct TextStyle {
  double size = 12;
  const char* colour = "#222222";
  const char* anchor = "start";
  bool bold = false;
  bool italic = false;
};

/// The head of a document of this size: paper, markers for the ends of edges.
std::string svg_head(double width, double height, std::string_view title);

std::string svg_text(double x, double y, std::string_view text, const TextStyle& style = {});

/// The path of a relation, from its cause to its effect: colour and head by kind, dashes where it
/// is possible or denied. `path` is the value of the attribute d.
std::string svg_edge(const Relation& relation, std::string_view path);

/// About how wide a text is at a size.
double svg_text_width(std::string_view text, double size);

}  // namespace fabula::exporters
