#pragma once

#include <string>
#include <utility>

#include "fabula/error.hpp"

namespace fabula::cli {

/// What is wrong with a request, as its sender is told: a problem of RFC 9457.
struct Problem {
  int status = 400;
  std::string code;       ///< stable, such as "unknown-parameter"
  std::string what;       ///< is wrong
  std::string remedy;     ///< what to do
  std::string where;      ///< the path asked for; empty where it is not known
  std::string parameter;  ///< of it, that is wrong; empty where it is none
};

/// One line of JSON. Bytes that are no UTF-8 become U+FFFD.
std::string to_json(const Problem& problem);

/// A request that cannot be answered.
class RequestError : public Error {
 public:
  explicit RequestError(Problem problem) : Error(problem.what), problem_(std::move(problem)) {}
  [[nodiscard]] const Problem& problem() const noexcept { return problem_; }

 private:
  Problem problem_;
};

}  // namespace fabula::cli
