#include "language/wheel.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <zip.h>

#include "fabula/error.hpp"

namespace fabula {
namespace {

/// A pipeline with word vectors takes 600 MB; what claims more is no pipeline.
constexpr zip_uint64_t largest_file = 2ULL << 30U;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Archive open_archive(std::span<const std::byte> bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  Archive archive(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive) {
    if (source != nullptr) {
      zip_source_free(source);
    }
    zip_error_fini(&error);
    throw ModelError("this is no wheel: it is no zip file; give the .whl file of a spaCy pipeline");
  }
  zip_error_fini(&error);
  return archive;
}

std::vector<std::byte> read_entry(zip_t* archive, const zip_stat_t& entry) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, entry.index, 0));
  std::vector<std::byte> bytes(entry.size <= largest_file ? entry.size : 0);
  if (!file || entry.size > largest_file ||
      zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) {
    throw ModelError(std::string("the wheel's file ") + entry.name +
                     " cannot be unpacked; download the wheel again");
  }
  return bytes;
}

}  // namespace

std::span<const std::byte> Wheel::file(const std::string& path) const {
  const auto found = files.find(path);
  return found == files.end() ? std::span<const std::byte>() : found->second;
}

std::string Wheel::text(const std::string& path) const {
  const auto bytes = file(path);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Wheel read_wheel(std::span<const std::byte> bytes) {
  const Archive archive = open_archive(bytes);
  const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
  std::vector<zip_stat_t> stats;
  std::string folder;
  bool found = false;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) == 0) {
      stats.push_back(stat);
      const std::string_view name = stat.name;
      if (name.ends_with("config.cfg") && (!found || name.size() < folder.size() + 10)) {
        folder = std::string(name.substr(0, name.size() - 10));
        found = true;
      }
    }
  }
  if (!found) {
    throw ModelError("this wheel holds no spaCy pipeline: there is no config.cfg in it");
  }
  Wheel wheel;
  for (const zip_stat_t& stat : stats) {
    const std::string_view name = stat.name;
    if (name.starts_with(folder) && !name.ends_with('/')) {
      wheel.files.emplace(name.substr(folder.size()), read_entry(archive.get(), stat));
    }
  }
  return wheel;
}

}  // namespace fabula
