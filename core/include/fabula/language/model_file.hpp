#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// Raises when the layout of a section changes, so that an old file is refused with a clear word.
inline constexpr std::uint32_t model_version = 3;

/// Writes a model file: named sections, each aligned to 64 bytes, a table at the end, a checksum.
/// The format is little-endian throughout and is meant to be mapped, not parsed.
class ModelWriter {
 public:
  void add_bytes(std::string name, std::span<const std::byte> bytes);
  void add_floats(std::string name, std::span<const float> values);
  void add_words(std::string name, std::span<const std::uint32_t> values);
  void add_longs(std::string name, std::span<const std::uint64_t> values);
  void add_text(std::string name, std::string_view text);
  /// A list of strings; read back by ModelFile::strings.
  void add_strings(std::string name, std::span<const std::string> strings);
  /// The bytes of the whole file. Equal sections in equal order give equal bytes.
  [[nodiscard]] std::vector<std::byte> finish() &&;

 private:
  struct Section {
    std::string name;
    std::vector<std::byte> bytes;
  };
  std::vector<Section> sections_;
};

/// A model file, memory-mapped and read-only. Everything it returns points into the mapping and is
/// valid as long as the ModelFile.
class ModelFile {
 public:
  /// Throws ModelError for a file that is missing, truncated, damaged, no model, or of another
  /// version; the message names the file and says how to make one.
  static ModelFile open(const std::filesystem::path& path);

  [[nodiscard]] bool has(std::string_view name) const;
  /// Each throws ModelError where the section is missing or not of a size that fits.
  [[nodiscard]] std::span<const std::byte> bytes(std::string_view name) const;
  [[nodiscard]] std::span<const float> floats(std::string_view name) const;
  [[nodiscard]] std::span<const std::uint32_t> words(std::string_view name) const;
  [[nodiscard]] std::span<const std::uint64_t> longs(std::string_view name) const;
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> strings(std::string_view name) const;

  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

 private:
  struct Mapping;
  explicit ModelFile(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

}  // namespace fabula
