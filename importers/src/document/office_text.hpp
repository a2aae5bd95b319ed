#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "fabula/importers/importer.hpp"

namespace fabula::importers {

/// How a word processor's format names its parts.
struct OfficeNames {
  const char* content;                  ///< the file that holds the text: "word/document.xml"
  const char* about;                    ///< the file that holds title and author
  const char* body;                     ///< the element around the text
  std::vector<std::string> paragraphs;  ///< elements that are a paragraph
  std::vector<std::string> blanks;      ///< elements that stand for white space
  std::vector<std::string> left_out;    ///< elements whose text is not the document's
  const char* title;                    ///< elements of `about`
  const char* author;
};

/// What a word processor's document holds.
struct OfficeText {
  std::string text;  ///< a blank line between two paragraphs
  std::string title;
  std::string author;
};

/// Reads a document as plain text; nothing where it is broken or another kind of document, and then
/// a diagnostic says so.
std::optional<OfficeText> read_office_text(std::istream& in, const ImportOptions& options,
                                           const OfficeNames& names, Diagnostics& diagnostics);

/// An importer of such documents, an article a document. `names` must outlive it.
std::unique_ptr<Importer> open_office_document(std::istream& in, ImportOptions options,
                                               const OfficeNames& names);

}  // namespace fabula::importers
