#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fabula/importers/importer.hpp"

namespace fabula::importers {

/// The articles of one stream, whatever format it has: of a file, or of what lies in an archive.
/// The format is told by content, then by name. Where nothing can be read, next() says why.
class ContentReader final : public Importer {
 public:
  /// The stream must outlive the reader.
  ContentReader(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override;

 private:
  void open(Diagnostics& diagnostics);
  void open_text(std::string head, const std::vector<ImportFormat>& formats,
                 Diagnostics& diagnostics);
  bool widen(std::string& head, Diagnostics& diagnostics);
  void skip(std::string code, std::string message, Diagnostics& diagnostics) const;

  std::istream& in_;
  ImportOptions options_;
  bool opened_ = false;
  std::unique_ptr<std::istream> input_;
  std::unique_ptr<Importer> importer_;
};

/// What is told of a part of an archive: as for the archive, one deeper, and its path behind it.
ImportOptions inside(const ImportOptions& archive, const std::string& path);

}  // namespace fabula::importers
