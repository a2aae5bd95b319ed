#pragma once

#include <string>

#include "story_api.hpp"

namespace fabula::cli {

/// The API in the form of OpenAPI 3.1: made of the routes, and of the options that read their
/// parameters.
std::string openapi_document(const ApiSettings& settings);

}  // namespace fabula::cli
