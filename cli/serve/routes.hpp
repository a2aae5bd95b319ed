#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api_parameters.hpp"
#include "fabula/story/select.hpp"
#include "http_server.hpp"
#include "served_story.hpp"
#include "story_api.hpp"

namespace fabula::cli {

/// One request that was understood: of what it asks, and with what filter.
class Inquiry {
 public:
  /// `copying` lets one at a time copy a whole story.
  Inquiry(ServedStory& served, std::mutex& copying, const ApiSettings& settings,
          std::vector<std::string> names, Parameters parameters)
      : served_(served),
        copying_(copying),
        settings_(settings),
        names_(std::move(names)),
        parameters_(std::move(parameters)) {}

  [[nodiscard]] const ApiSettings& settings() const noexcept { return settings_; }
  [[nodiscard]] const Parameters& parameters() const noexcept { return parameters_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] StoryFilter filter_for(const Story& story) const;

  /// Asks what fits: of the story, or of the part that the names are in.
  void ask_fitting(const ServedStory::Question& question) const;
  /// Asks all of it, whatever fits.
  void ask_whole(const ServedStory::Question& question) const;

 private:
  ServedStory& served_;
  std::mutex& copying_;
  const ApiSettings& settings_;
  std::vector<std::string> names_;
  Parameters parameters_;
};

/// An answer, and of a list how many items there are in all.
struct Found {
  std::string type;
  std::string body;
  std::optional<std::size_t> items = std::nullopt;
};

/// One thing that can be asked. Segments of its path that stand in braces are names.
struct Route {
  std::string path;     ///< "/api/events/{event}/why"
  std::string summary;  ///< what it tells
  Parameters::Kinds parameters;
  std::string schema;  ///< of the answer, in the OpenAPI document
  Found (*respond)(const Inquiry& inquiry);
};

/// All of them, in the order in which they are described.
const std::vector<Route>& routes();

/// The names in a path, where it is one of this route.
std::optional<std::vector<std::string>> names_in(const std::vector<std::string>& path,
                                                 const Route& route);

}  // namespace fabula::cli
