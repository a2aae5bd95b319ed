#include "fabula/extraction/mentions.hpp"

#include <algorithm>

namespace fabula {

RuleIndex intern_rule(std::vector<std::string>& rules, const std::string& name) {
  const auto found = std::find(rules.begin(), rules.end(), name);
  if (found == rules.end()) {
    rules.push_back(name);
    return static_cast<RuleIndex>(rules.size() - 1);
  }
  return static_cast<RuleIndex>(found - rules.begin());
}

}  // namespace fabula
