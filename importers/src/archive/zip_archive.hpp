#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "archive/expansion.hpp"
#include "fabula/importers/importer.hpp"

struct zip;
struct zip_file;

namespace fabula::importers {

/// The files in a zip archive, one after the other. An archive that comes through a pipe is kept
/// in a file without a name while it is read.
class ZipArchive {
 public:
  /// What the options say of limits counts. The stream must outlive it.
  ZipArchive(std::istream& in, const ImportOptions& options);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// Why it cannot be read; empty where it can.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::uint64_t size() const;
  /// The name of the file at `index`, which may be any bytes.
  [[nodiscard]] std::string name(std::uint64_t index) const;
  /// Its content as a stream, which becomes bad where the content is broken; nothing where it
  /// cannot be opened (`problem` says why). The archive must outlive it, and one is open at a time.
  std::unique_ptr<std::istream> open(std::uint64_t index, std::string& problem);
  /// The whole content of a file of this name; nothing where there is none, or it is larger than
  /// an article can be, or broken.
  std::optional<std::string> content(const std::string& name);

  /// What was unpacked so far, to be shared with what lies in it.
  [[nodiscard]] Expansion& expansion() { return *expansion_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  void open_archive(std::istream& in);

  std::size_t max_bytes_;
  Expansion own_;
  Expansion* expansion_;
  bool is_outermost_;
  std::string problem_;
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace fabula::importers
