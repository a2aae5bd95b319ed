#include "problem.hpp"

#include <nlohmann/json.hpp>

namespace fabula::cli {

std::string to_json(const Problem& problem) {
  nlohmann::ordered_json json{{"type", "about:blank"},
                              {"title", problem.what},
                              {"status", problem.status},
                              {"detail", problem.remedy},
                              {"code", problem.code}};
  if (!problem.where.empty()) {
    json["instance"] = problem.where;
  }
  if (!problem.parameter.empty()) {
    json["parameter"] = problem.parameter;
  }
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace fabula::cli
