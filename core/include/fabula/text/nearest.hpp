#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// The listed word that a mistyped one was most likely meant to be: the nearest by letters put in,
/// left out, changed or swapped with their neighbour (optimal string alignment distance), the first
/// of several; nothing where none is near enough to be a slip, about one letter in three.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace fabula
