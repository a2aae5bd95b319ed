#include "formats.hpp"

namespace fabula::importers {

std::vector<ImportFormat> builtin_importers() {
  return {text_format(),  html_format(), feed_format(),   newsml_format(),   mediawiki_format(),
          jsonl_format(), csv_format(),  timeml_format(), markdown_format(),
#ifdef FABULA_PDF
          pdf_format(),
#endif
          docx_format(),  odt_format(),  gzip_format(),   zip_format(),      warc_format(),
          mail_format()};
}

}  // namespace fabula::importers
