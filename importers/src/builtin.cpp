#include "formats.hpp"

namespace fabula::importers {

std::vector<ImportFormat> builtin_importers() {
  return {text_format(),  html_format(), feed_format(),  newsml_format(),
          jsonl_format(), csv_format(),  timeml_format()};
}

}  // namespace fabula::importers
