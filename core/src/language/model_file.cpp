#include "fabula/language/model_file.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "fabula/error.hpp"

// Layout: header; sections, each at a multiple of 64 bytes; table. The header says where the table
// is, how long the file is, and a checksum of the table; numbers are little-endian.
namespace fabula {
namespace {

constexpr std::array<char, 8> magic = {'F', 'A', 'B', 'U', 'L', 'A', 'M', '\n'};
constexpr std::size_t alignment = 64;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t table_begin;
  std::uint64_t file_size;
  std::uint64_t checksum;  ///< of the table
};
static_assert(sizeof(Header) == 40);

/// In the table: this, then the name's bytes.
struct Entry {
  std::uint64_t begin;
  std::uint64_t size;
  std::uint64_t name_size;
};

std::uint64_t fnv1a(std::span<const std::byte> bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const std::byte b : bytes) {
    hash = (hash ^ static_cast<std::uint64_t>(b)) * 0x100000001b3ULL;
  }
  return hash;
}

void append(std::vector<std::byte>& bytes, const void* data, std::size_t size) {
  const auto* const first = static_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + size);
}

std::size_t aligned(std::size_t n) {
  return (n + alignment - 1) / alignment * alignment;
}

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view reason) {
  throw ModelError(fmt::format("{}: {}; make a model with `fabula model build WHEEL -o FILE`",
                               path.string(), reason));
}

}  // namespace

void ModelWriter::add_bytes(std::string name, std::span<const std::byte> bytes) {
  assert(std::none_of(sections_.begin(), sections_.end(),
                      [&name](const Section& s) { return s.name == name; }));
  sections_.push_back({std::move(name), {bytes.begin(), bytes.end()}});
}

void ModelWriter::add_floats(std::string name, std::span<const float> values) {
  add_bytes(std::move(name), std::as_bytes(values));
}

void ModelWriter::add_words(std::string name, std::span<const std::uint32_t> values) {
  add_bytes(std::move(name), std::as_bytes(values));
}

void ModelWriter::add_longs(std::string name, std::span<const std::uint64_t> values) {
  add_bytes(std::move(name), std::as_bytes(values));
}

void ModelWriter::add_text(std::string name, std::string_view text) {
  add_bytes(std::move(name), std::as_bytes(std::span(text.data(), text.size())));
}

void ModelWriter::add_strings(std::string name, std::span<const std::string> strings) {
  // The count, the end of each string, then all of them.
  std::vector<std::uint32_t> ends = {static_cast<std::uint32_t>(strings.size())};
  std::string all;
  for (const std::string& s : strings) {
    all += s;
    ends.push_back(static_cast<std::uint32_t>(all.size()));
  }
  std::vector<std::byte> bytes;
  append(bytes, ends.data(), ends.size() * sizeof(std::uint32_t));
  append(bytes, all.data(), all.size());
  add_bytes(std::move(name), bytes);
}

std::vector<std::byte> ModelWriter::finish() && {
  std::vector<std::byte> file(aligned(sizeof(Header)));
  std::vector<std::byte> table;
  for (const Section& section : sections_) {
    const Entry entry{file.size(), section.bytes.size(), section.name.size()};
    append(table, &entry, sizeof(entry));
    append(table, section.name.data(), section.name.size());
    append(file, section.bytes.data(), section.bytes.size());
    file.resize(aligned(file.size()));
  }
  const Header header{magic,
                      model_version,
                      static_cast<std::uint32_t>(sections_.size()),
                      file.size(),
                      file.size() + table.size(),
                      fnv1a(table)};
  std::memcpy(file.data(), &header, sizeof(header));
  append(file, table.data(), table.size());
  return file;
}

struct ModelFile::Mapping {
  std::filesystem::path path;
  const std::byte* data = nullptr;
  std::size_t size = 0;
  std::map<std::string, std::span<const std::byte>, std::less<>> sections;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  Mapping(Mapping&&) = delete;
  Mapping& operator=(Mapping&&) = delete;
  ~Mapping() {
    if (data != nullptr) {
      munmap(const_cast<std::byte*>(data), size);
    }
  }

  void map() {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
      refuse(path, errno == ENOENT ? std::string("there is no such file")
                                   : std::string("cannot be read: ") + std::strerror(errno));
    }
    struct stat status = {};
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
      close(file);
      refuse(path, "is no file that can be mapped");
    }
    size = static_cast<std::size_t>(status.st_size);
    if (size >= sizeof(Header)) {
      void* const mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
      data = mapped == MAP_FAILED ? nullptr : static_cast<const std::byte*>(mapped);
    }
    close(file);
    if (data == nullptr) {
      refuse(path, "is no fabula model");
    }
  }

  void read_table() {
    Header header = {};
    std::memcpy(&header, data, sizeof(header));
    if (header.magic != magic) {
      refuse(path, "is no fabula model");
    }
    if (header.version != model_version) {
      refuse(path, fmt::format("is a model of version {}, and this program reads version {}",
                               header.version, model_version));
    }
    if (header.file_size != size || header.table_begin > size) {
      refuse(path, "is cut off or has grown: its size is not the one it was written with");
    }
    const auto table = std::span(data, size).subspan(header.table_begin);
    if (fnv1a(table) != header.checksum) {
      refuse(path, "is damaged: its table does not have the checksum it was written with");
    }
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < header.sections; ++i) {
      Entry entry = {};
      std::memcpy(&entry, table.data() + at, sizeof(entry));
      at += sizeof(entry);
      std::string name(reinterpret_cast<const char*>(table.data() + at), entry.name_size);
      at += entry.name_size;
      sections.emplace(std::move(name), std::span(data + entry.begin, entry.size));
    }
  }
};

ModelFile::ModelFile(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

ModelFile ModelFile::open(const std::filesystem::path& path) {
  auto mapping = std::make_unique<Mapping>();
  mapping->path = path;
  mapping->map();
  mapping->read_table();
  return ModelFile(std::move(mapping));
}

bool ModelFile::has(std::string_view name) const {
  return mapping_->sections.find(name) != mapping_->sections.end();
}

std::span<const std::byte> ModelFile::bytes(std::string_view name) const {
  const auto found = mapping_->sections.find(name);
  if (found == mapping_->sections.end()) {
    refuse(mapping_->path, fmt::format("has no section '{}'", name));
  }
  return found->second;
}

namespace {

/// Sections are aligned to 64 bytes in the file, and the mapping to a page.
template <class T>
std::span<const T> view(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

std::span<const float> ModelFile::floats(std::string_view name) const {
  return view<float>(bytes(name));
}

std::span<const std::uint32_t> ModelFile::words(std::string_view name) const {
  return view<std::uint32_t>(bytes(name));
}

std::span<const std::uint64_t> ModelFile::longs(std::string_view name) const {
  return view<std::uint64_t>(bytes(name));
}

std::string_view ModelFile::text(std::string_view name) const {
  const auto all = bytes(name);
  return {reinterpret_cast<const char*>(all.data()), all.size()};
}

std::vector<std::string_view> ModelFile::strings(std::string_view name) const {
  const auto all = bytes(name);
  const auto numbers = view<std::uint32_t>(all);
  if (numbers.empty() || numbers.size() <= numbers[0]) {
    refuse(mapping_->path, fmt::format("its section '{}' is no list of strings", name));
  }
  const std::size_t count = numbers[0];
  const std::string_view chars = text(name).substr((count + 1) * sizeof(std::uint32_t));
  std::vector<std::string_view> strings;
  strings.reserve(count);
  std::uint32_t begin = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    if (numbers[i] < begin || numbers[i] > chars.size()) {
      refuse(mapping_->path, fmt::format("its section '{}' is no list of strings", name));
    }
    strings.push_back(chars.substr(begin, numbers[i] - begin));
    begin = numbers[i];
  }
  return strings;
}

}  // namespace fabula
