#pragma once

#include "fabula/importers/importer.hpp"

/// The formats that builtin.cpp lists, one a source file.
namespace fabula::importers {

ImportFormat text_format();
ImportFormat html_format();
ImportFormat feed_format();
ImportFormat newsml_format();
ImportFormat jsonl_format();
ImportFormat csv_format();
ImportFormat timeml_format();
ImportFormat gzip_format();
ImportFormat warc_format();
ImportFormat zip_format();
ImportFormat mail_format();
ImportFormat docx_format();
ImportFormat odt_format();
ImportFormat markdown_format();
ImportFormat mediawiki_format();
ImportFormat pdf_format();

}  // namespace fabula::importers
