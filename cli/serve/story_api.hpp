#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "fabula/config/load_settings.hpp"
#include "fabula/exporters/exporter.hpp"
#include "http_server.hpp"
#include "served_story.hpp"
#include "target.hpp"

namespace fabula::cli {

/// What the answers depend on besides the story.
struct ApiSettings {
  config::ServeLimits limits;
  exporters::ExportOptions options;
  std::vector<std::string> types;    ///< of the ontology
  std::vector<std::string> hosts;    ///< names of this server, besides localhost
  std::vector<std::string> origins;  ///< sites whose pages may read the answers
  std::string version;               ///< of the program and its rules: others may answer otherwise
};

/// The page and the API of a served story: finds out what a request asks, and asks it.
class StoryApi {
 public:
  StoryApi(ServedStory& served, ApiSettings settings)
      : served_(served), settings_(std::move(settings)) {}
  /// Throws RequestError where it cannot be answered.
  HttpAnswer answer(const HttpRequest& request);

 private:
  void check_sender(const HttpRequest& request) const;
  HttpAnswer respond(const HttpRequest& request, const std::string& path, const Target& target);
  /// What the answers to one request are told apart by.
  [[nodiscard]] std::string tag();

  ServedStory& served_;
  ApiSettings settings_;
  std::mutex copying_;  // of whole stories, for a filter: one at a time
};

}  // namespace fabula::cli
