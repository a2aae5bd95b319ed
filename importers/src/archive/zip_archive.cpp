#include "archive/zip_archive.hpp"

#include <array>
#include <cstdio>
#include <streambuf>
#include <utility>

#include <zip.h>

#include "bounded_input.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t chunk_size = 1U << 15U;

/// A file of an archive as a stream.
class EntryInput final : public std::istream {
 public:
  EntryInput(zip_file_t* file, Expansion& expansion)
      : std::istream(nullptr), buffer_(file, expansion, *this) {
    rdbuf(&buffer_);
  }

 private:
  class Buffer final : public std::streambuf {
   public:
    Buffer(zip_file_t* file, Expansion& expansion, std::istream& stream)
        : file_(file, &zip_fclose), expansion_(expansion), stream_(stream) {}

   private:
    int_type underflow() override {
      const zip_int64_t got = zip_fread(file_.get(), bytes_.data(), bytes_.size());
      expansion_.unpacked(got > 0 ? static_cast<std::uint64_t>(got) : 0);
      if (got < 0 || expansion_.exceeded()) {
        stream_.setstate(std::ios::badbit);
        return traits_type::eof();
      }
      setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
      return got == 0 ? traits_type::eof() : traits_type::to_int_type(bytes_.front());
    }

    std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file_;
    Expansion& expansion_;
    std::istream& stream_;
    std::array<char, chunk_size> bytes_{};
  };
  Buffer buffer_;
};

/// A copy of the stream in a file that vanishes when it is closed; null where there is no room.
std::FILE* copy_of(std::istream& in) {
  std::FILE* const file = std::tmpfile();
  std::array<char, chunk_size> chunk{};
  while (file != nullptr && in) {
    in.read(chunk.data(), chunk.size());
    const auto got = static_cast<std::size_t>(in.gcount());
    if (std::fwrite(chunk.data(), 1, got, file) != got) {
      std::fclose(file);
      return nullptr;
    }
  }
  if (file != nullptr) {
    std::rewind(file);
  }
  return file;
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

ZipArchive::ZipArchive(std::istream& in, const ImportOptions& options)
    : max_bytes_(options.max_article_bytes),
      own_(options.max_expansion),
      expansion_(options.expansion == nullptr ? &own_ : options.expansion),
      is_outermost_(options.expansion == nullptr) {
  open_archive(in);
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::open_archive(std::istream& in) {
  std::FILE* const file = copy_of(in);
  if (file == nullptr) {
    problem_ = "there is no room for a copy of it";
    return;
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_filep_create(file, 0, -1, &error);
  archive_.reset(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive_) {
    problem_ = zip_error_strerror(&error);
    if (source != nullptr) {
      zip_source_free(source);
    } else {
      std::fclose(file);
    }
  }
  zip_error_fini(&error);
}

std::uint64_t ZipArchive::size() const {
  return archive_ ? static_cast<std::uint64_t>(zip_get_num_entries(archive_.get(), 0)) : 0;
}

std::string ZipArchive::name(std::uint64_t index) const {
  const char* const name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
  return name == nullptr ? "" : name;
}

std::unique_ptr<std::istream> ZipArchive::open(std::uint64_t index, std::string& problem) {
  zip_stat_t about;
  zip_stat_init(&about);
  zip_stat_index(archive_.get(), index, 0, &about);
  zip_file_t* const file = zip_fopen_index(archive_.get(), index, 0);
  if (file == nullptr) {
    problem = zip_strerror(archive_.get());
    return nullptr;
  }
  if (is_outermost_ && (about.valid & ZIP_STAT_COMP_SIZE) != 0) {
    expansion_->packed(about.comp_size);
  }
  return std::make_unique<EntryInput>(file, *expansion_);
}

std::optional<std::string> ZipArchive::content(const std::string& name) {
  const zip_int64_t index =
      archive_ ? zip_name_locate(archive_.get(), name.c_str(), 0) : zip_int64_t{-1};
  if (index < 0) {
    return std::nullopt;
  }
  std::string ignored;
  const auto in = open(static_cast<std::uint64_t>(index), ignored);
  auto bytes = in ? read_all(*in, max_bytes_) : std::nullopt;
  return in && !in->bad() ? std::move(bytes) : std::nullopt;
}

}  // namespace fabula::importers
