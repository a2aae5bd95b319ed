#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fabula::cli {

/// Whether a `Host` header names this server by an address or a name that is its own. A page of
/// another site can make its own name point here (DNS rebinding) and would then read the story; the
/// browser sends that name, and it is refused. An address cannot be made to point elsewhere.
bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace fabula::cli
