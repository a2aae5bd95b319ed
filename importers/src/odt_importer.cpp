#include <istream>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "document/office_text.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// OpenDocument (ISO/IEC 26300).
const OfficeNames& names() {
  static const OfficeNames names = {
      "content.xml",
      "meta.xml",
      "office:text",
      {"text:p", "text:h"},
      {"text:s", "text:tab", "text:line-break"},
      // Notes, remarks at the edge, deleted text.
      {"text:note", "office:annotation", "text:tracked-changes", "text:sequence-decls"},
      "dc:title",
      "meta:initial-creator"};
  return names;
}

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  constexpr std::string_view type = "mimetypeapplication/vnd.oasis.opendocument.";
  const bool document = head.find(type) != std::string_view::npos || has_extension(path, {".odt"});
  return head.starts_with("PK\x03\x04") && document ? ImportFormat::Match::sure
                                                    : ImportFormat::Match::no;
}

}  // namespace

ImportFormat odt_format() {
  return {"odt",
          "OpenDocument texts, one article a document",
          {"odt"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return open_office_document(in, std::move(options), names());
          },
          false};
}

}  // namespace fabula::importers
