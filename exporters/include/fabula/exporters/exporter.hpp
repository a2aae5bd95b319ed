#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "fabula/pipeline/read.hpp"
#include "fabula/pipeline/settings.hpp"
#include "fabula/story/story.hpp"

namespace fabula::exporters {

/// What every format may be asked for.
struct ExportOptions {
  bool with_text = true;  ///< articles' texts in formats that carry them
  unsigned width = 100;   ///< columns, for formats made for a terminal
  bool colour = false;    ///< the same
  /// The most events to show, by salience, in formats made to be looked at; each says how many it
  /// left out. Nothing: as many as `display` says, or all. The others carry what they are given.
  std::optional<std::size_t> max_items;
  /// Events that fit, and are no more salient than those of the story given, are not in it.
  bool more_fit = false;
  DisplayLimits display;
  StoryThresholds story;  ///< for formats that make a story of one article
  std::string generator;  ///< program and version, for formats that name it
  /// PLOVER's code of each event type of the ontology that has one: "COERCE-arrest" of "arrest".
  std::map<std::string, std::string> plover_codes;
};

/// One output format. The bytes depend on the story and the options alone.
struct ExportFormat {
  enum class Kind { timeline, graph };
  std::string name;         ///< "json", "dot", ...
  std::string description;  ///< one line for `fabula formats`
  std::string extension;    ///< without the dot
  Kind kind;
  std::function<void(const Story& story, const ExportOptions& options, std::ostream& out)> write;
  /// Made to be looked at: it chooses `max_items` events itself and says how many it leaves out.
  bool chooses_events = false;
  /// It has no room for events without a place in time, see events_without_place().
  bool needs_dates = false;
  /// It asks for ExportOptions::plover_codes.
  bool needs_plover_codes = false;
  /// How many events it chooses where nobody says: the most salient, and nothing else counts.
  std::size_t DisplayLimits::*shows = nullptr;
};

/// How many events have neither a date nor an article with one.
std::size_t events_without_place(const Story& story);

/// Every exporter that ships with fabula: the one place that lists them.
std::vector<ExportFormat> builtin_exporters();

/// A format for what was read in one article, without a story. Articles written one after the other
/// to one stream are a valid file where `can_follow` says so.
struct ArticleFormat {
  std::string name;
  std::string description;
  std::string extension;
  bool can_follow = true;
  std::function<void(const AnnotatedArticle& annotated, const ExportOptions& options,
                     std::ostream& out)>
      write;
};

/// Every format for single articles: the one place that lists them.
std::vector<ArticleFormat> builtin_article_formats();

/// What an importer made of one article, as a line of JSON that the jsonl importer reads back.
void write_article(const Article& article, std::ostream& out);

}  // namespace fabula::exporters
