#include <istream>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "document/office_text.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// Office Open XML (ISO/IEC 29500), WordprocessingML.
const OfficeNames& names() {
  static const OfficeNames names = {
      "word/document.xml",
      "docProps/core.xml",
      "w:body",
      {"w:p"},
      {"w:tab", "w:br", "w:cr"},
      // Deleted text, field codes, and what is there twice for older programs.
      {"w:delText", "w:instrText", "mc:Fallback", "w:pPr", "w:rPr", "w:sdtPr"},
      "dc:title",
      "dc:creator"};
  return names;
}

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const bool office = head.find("[Content_Types].xml") != std::string_view::npos ||
                      head.find("_rels/.rels") != std::string_view::npos ||
                      head.find("word/") != std::string_view::npos ||
                      has_extension(path, {".docx"});
  return head.starts_with("PK\x03\x04") && office ? ImportFormat::Match::sure
                                                  : ImportFormat::Match::no;
}

}  // namespace

ImportFormat docx_format() {
  return {"docx",
          "Word documents, one article a document",
          {"docx"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return open_office_document(in, std::move(options), names());
          },
          false};
}

}  // namespace fabula::importers
