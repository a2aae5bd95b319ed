#pragma once

#include <string>

#include <nlohmann/json.hpp>

/// What the formats made of JSON share.
namespace fabula::exporters {

/// Keys stay in the order in which they are put.
using Json = nlohmann::ordered_json;

/// One line. Bytes that are no UTF-8 become U+FFFD.
std::string to_line(const Json& json);

/// Adds what is known: nothing for an empty text.
void put(Json& object, const char* key, const std::string& value);

/// Three decimals, which are more than any confidence means and the same everywhere.
/// Cut to 0..1.
double rounded(double value);

}  // namespace fabula::exporters
