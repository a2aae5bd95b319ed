#include "document_cache.hpp"

#include <array>
#include <cstring>
#include <fstream>
#include <type_traits>
#include <utility>

namespace fabula::config {
namespace {

// Of another version, byte order or width of numbers it is another file.
constexpr std::array<std::uint64_t, 2> magic = {0x4C4D41594C554246ULL, sizeof(Document::Entry) + 1};

struct Place {
  std::uint64_t hash = 0;
  std::uint64_t begin = 0;
  std::uint32_t content = 0;  // bytes, then so many of each array
  std::uint32_t entries = 0;
  std::uint32_t children = 0;
  std::uint32_t text = 0;
};

/// FNV-1a. The bytes themselves are compared afterwards.
std::uint64_t hash_of(std::string_view content) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : content) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return hash;
}

template <class Item>
bool read_items(std::istream& in, std::size_t count, std::vector<Item>& items) {
  static_assert(std::is_trivially_copyable_v<Item>);
  items.resize(count);
  const auto bytes = static_cast<std::streamsize>(count * sizeof(Item));
  return static_cast<bool>(in.read(reinterpret_cast<char*>(items.data()), bytes));
}

bool read_text(std::istream& in, std::size_t bytes, std::string& text) {
  text.resize(bytes);
  return static_cast<bool>(in.read(text.data(), static_cast<std::streamsize>(bytes)));
}

template <class Item>
void add(std::string& bytes, const Item* items, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<Item>);
  bytes.append(reinterpret_cast<const char*>(items), count * sizeof(Item));
}

std::vector<Place> places_in(std::istream& in) {
  std::vector<std::uint64_t> head;
  std::vector<Place> places;
  constexpr std::uint64_t most = 100000;
  if (!read_items(in, 3, head) || head[0] != magic[0] || head[1] != magic[1] || head[2] > most ||
      !read_items(in, head[2], places)) {
    return {};
  }
  return places;
}

std::optional<Document> read_at(std::istream& in, const Place& place, std::string_view content) {
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(in.tellg());
  const std::uint64_t bytes = std::uint64_t{place.content} + place.text +
                              std::uint64_t{place.entries} * sizeof(Document::Entry) +
                              std::uint64_t{place.children} * sizeof(std::uint32_t);
  if (place.begin > size || bytes > size - place.begin) {
    return std::nullopt;
  }
  in.seekg(static_cast<std::streamoff>(place.begin));
  std::string stored;
  Document document;
  const bool read = read_text(in, place.content, stored) && stored == content &&
                    read_items(in, place.entries, document.entries) &&
                    read_items(in, place.children, document.children) &&
                    read_text(in, place.text, document.text);
  return read && !document.empty() && document.well_formed() ? std::optional(std::move(document))
                                                             : std::nullopt;
}

}  // namespace

std::optional<Document> cached_document(const std::filesystem::path& file,
                                        std::string_view content) {
  std::filesystem::path folder = file.lexically_normal().parent_path();
  constexpr int above = 3;
  for (int i = 0; i <= above && !folder.empty(); ++i, folder = folder.parent_path()) {
    std::ifstream in(folder / document_cache_name, std::ios::binary);
    if (!in) {
      continue;
    }
    const std::uint64_t hash = hash_of(content);
    for (const Place& place : places_in(in)) {
      if (place.hash == hash && place.content == content.size()) {
        return read_at(in, place, content);
      }
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::string document_cache(const std::vector<std::string>& contents) {
  std::vector<Place> places;
  std::string arrays;
  std::vector<std::pair<const std::string*, Document>> documents;
  for (const std::string& content : contents) {
    try {
      documents.emplace_back(&content, Document::parse(content));
    } catch (const YamlError&) {
      continue;  // the program that reads it tells where it is wrong
    }
  }
  const std::uint64_t first = 3 * sizeof(std::uint64_t) + documents.size() * sizeof(Place);
  for (const auto& [source, document] : documents) {
    const std::string& content = *source;
    places.push_back({hash_of(content), first + arrays.size(),
                      static_cast<std::uint32_t>(content.size()),
                      static_cast<std::uint32_t>(document.entries.size()),
                      static_cast<std::uint32_t>(document.children.size()),
                      static_cast<std::uint32_t>(document.text.size())});
    arrays += content;
    add(arrays, document.entries.data(), document.entries.size());
    add(arrays, document.children.data(), document.children.size());
    arrays += document.text;
  }
  const std::array<std::uint64_t, 3> head = {magic[0], magic[1], documents.size()};
  std::string bytes;
  add(bytes, head.data(), head.size());
  add(bytes, places.data(), places.size());
  return bytes + arrays;
}

}  // namespace fabula::config
