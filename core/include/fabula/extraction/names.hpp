#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/extraction/mentions.hpp"

/// The words for what is an enumeration inside, as files, the command line and exports have them.
namespace fabula {

std::string_view name_of(Status status);
std::string_view name_of(Role role);
/// The status of a name; nothing where there is none of it.
std::optional<Status> status_named(std::string_view name);
std::vector<std::string> status_names();

}  // namespace fabula
