#include "fabula/language/lexicon.hpp"

#include <algorithm>

#include "fabula/error.hpp"
#include "language/byte_reader.hpp"
#include "language/text_hash.hpp"

namespace fabula {
namespace {

constexpr std::string_view magic = "fabula-lexicon-1\n";
constexpr std::uint8_t no_kind = 0xFF;

std::string_view prefix_of(Pos pos) {
  switch (pos) {
    case Pos::noun:
    case Pos::propn:
      return "n ";
    case Pos::verb:
    case Pos::aux:
      return "v ";
    case Pos::adj:
      return "a ";
    default:
      return {};
  }
}

}  // namespace

Lexicon Lexicon::from_bytes(std::string_view bytes) {
  if (!bytes.starts_with(magic)) {
    throw Error("these are no words of this version of fabula; make them again");
  }
  ByteReader reader(bytes.substr(magic.size()), "the words");
  Lexicon lexicon;
  lexicon.kinds_ = reader.names();
  const auto count = reader.value<std::uint32_t>();
  lexicon.hashes_ = reader.values<std::uint32_t>(count);
  lexicon.entries_ = reader.values<std::array<std::uint8_t, 4>>(count);
  const bool known =
      std::all_of(lexicon.entries_.begin(), lexicon.entries_.end(), [&lexicon](const auto& entry) {
        return entry[0] != no_kind && entry[3] <= 2 &&
               std::all_of(entry.begin(), entry.begin() + 3, [&lexicon](std::uint8_t packed) {
                 return packed == no_kind || (packed >> 2U) < lexicon.kinds_.size();
               });
      });
  if (!known || !reader.at_end() ||
      !std::is_sorted(lexicon.hashes_.begin(), lexicon.hashes_.end())) {
    throw Error("the words contradict themselves; make them again or restore the file");
  }
  return lexicon;
}

Lexicon::Word Lexicon::find(Pos pos, std::string_view lemma) const {
  Word word;
  const std::string_view prefix = prefix_of(pos);
  if (prefix.empty()) {
    return word;
  }
  const std::uint32_t hash =
      text_hash::finish(text_hash::mix(text_hash::mix(text_hash::seed, prefix), lemma));
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (found == hashes_.end() || *found != hash) {
    return word;
  }
  const auto& entry = entries_[static_cast<std::size_t>(found - hashes_.begin())];
  for (const std::uint8_t packed : {entry[0], entry[1], entry[2]}) {
    if (packed != no_kind) {
      word.kinds.at(word.kind_count++) = {static_cast<std::uint8_t>(packed >> 2U),
                                          static_cast<std::uint8_t>(packed & 3U)};
    }
  }
  word.from_verb = static_cast<Derivation>(entry[3]);
  return word;
}

}  // namespace fabula
