#pragma once

#include <string>
#include <string_view>

#include "fabula/story/story.hpp"
#include "store/byte_archive.hpp"
#include "story/digest.hpp"

namespace fabula::store {

/// An article with what was read in it, as bytes for the story file. Time expressions are not kept:
/// the story goes by the dates of events.
std::string encode(const ReadArticle& article);

/// Throws StoreError where the bytes were not made by encode(), in this form or, of an older
/// program, an older one.
ReadArticle decode(std::string_view bytes, int form = article_form);

/// The same for what the story goes by when it compares articles.
std::string encode_digest(const ArticleDigest& digest);
ArticleDigest decode_digest(std::string_view bytes);

/// What a correction changes, without comment and time, as bytes and back.
std::string encode_change(const Correction& correction);
Correction decode_change(std::string_view bytes);

}  // namespace fabula::store
