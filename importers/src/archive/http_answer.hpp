#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "archive/expansion.hpp"

namespace fabula::importers {

/// What a server answered: the content as a browser would see it.
struct HttpAnswer {
  int status = 0;
  std::string content_type;
  std::string body;            ///< without chunks, unpacked
  bool incomplete = false;     ///< the content could not be unpacked to its end
  std::string unknown_coding;  ///< a way of packing that is not known; the body is as it came
};

/// Reads an answer with its status line and header; nothing where there is no status line. A body
/// that says it is chunked or packed and is not is taken as it stands: many archives hold unpacked
/// bodies under the old header. Packings known: gzip, deflate, br.
std::optional<HttpAnswer> http_answer(std::string_view bytes, std::size_t max_bytes,
                                      Expansion& expansion);

}  // namespace fabula::importers
