#pragma once

#include <cstddef>

#include "fabula/story/thresholds.hpp"

/// What may be set without being knowledge of a language. The defaults are those of the file that
/// ships, config/settings.yaml.
namespace fabula {

struct InputLimits {
  /// Of one article as it stands in the input, markup included. What is longer is not held in
  /// memory whole.
  std::size_t input_bytes = std::size_t{32} << 20U;
  /// Of the text of one article. A novel has less; what is longer is an archive in one file, and
  /// its analysis would need more than a gigabyte for each of its megabytes.
  std::size_t article_bytes = std::size_t{1} << 20U;
  /// Archives in archives, mails in mails, compressed or not.
  std::size_t archive_depth = 4;
  /// How many times its size may come out of a compressed file. Text is seldom packed closer than
  /// thirty to one; what unfolds further is made to fill memory or disk.
  std::size_t expansion = 200;
  friend bool operator==(const InputLimits&, const InputLimits&) = default;
};

/// How much is shown where it is looked at, and nobody asked for a number.
struct DisplayLimits {
  std::size_t table_events = 30;
  std::size_t graph_events = 30;
  std::size_t listed_candidates = 10;  ///< where words fit several events
  friend bool operator==(const DisplayLimits&, const DisplayLimits&) = default;
};

struct Settings {
  InputLimits input;
  DisplayLimits display;
  StoryThresholds story;
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace fabula
