#include "fabula/text/article.hpp"

#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "fabula/time/when.hpp"

namespace fabula {
namespace {

/// FNV-1a, 64 bit: fixed for ever, unlike std::hash.
std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace

Article::Article(ArticleMeta meta, std::string text, std::vector<Block> blocks)
    : meta_(std::move(meta)), text_(std::move(text)), blocks_(std::move(blocks)) {
  [[maybe_unused]] std::uint32_t at = 0;
  for ([[maybe_unused]] const Block& b : blocks_) {
    assert(at <= b.span.begin && b.span.begin <= b.span.end && b.span.end <= text_.size());
    at = b.span.end;
  }
}

Article::Article(ArticleMeta meta, std::string text)
    : meta_(std::move(meta)), text_(std::move(text)) {
  blocks_.push_back({{0, static_cast<std::uint32_t>(text_.size())}, Block::Kind::body});
}

std::string article_id(const ArticleMeta& meta, std::string_view text) {
  // A zero byte between the parts, so that moving a word from one to the other changes the id.
  const std::string_view separator("\0", 1);
  std::uint64_t hash = fnv1a(meta.title);
  hash = fnv1a(separator, hash);
  hash = fnv1a(meta.published ? to_rfc3339(*meta.published) : std::string(), hash);
  hash = fnv1a(separator, hash);
  hash = fnv1a(text, hash);
  return fmt::format("{:016x}", hash);
}

}  // namespace fabula
