// Decodes any bytes as an article of a story file, and one that was written rightly with any
// changes to it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "article_builder.hpp"
#include "fabula/error.hpp"
#include "fabula/story/story.hpp"
#include "store/article_codec.hpp"

namespace {

using namespace fabula;

std::string sample() {
  test::ArticleBuilder article("sample");
  const auto falk = article.actor("Ida Falk");
  const auto cause = article.event("rain", "storm").on(2020, 5, 12);
  article.next_sentence();
  const auto effect = article.event("close", "closure")
                          .agent(falk)
                          .thing(Role::patient, "roads", "12")
                          .about({"water", "street"})
                          .during(2020, 5);
  article.relation(cause, effect);
  return store::encode(article.build());
}

/// Each three bytes of `data` are a place, as a share of the whole, and what stands there.
std::string changed(std::string bytes, std::string_view data) {
  constexpr std::size_t places = 1U << 16U;
  for (std::size_t i = 0; i + 2 < data.size(); i += 3) {
    const std::size_t place =
        (static_cast<std::size_t>(static_cast<unsigned char>(data[i])) << 8U) |
        static_cast<unsigned char>(data[i + 1]);
    bytes[place * bytes.size() / places] = data[i + 2];
  }
  return bytes;
}

/// What can be decoded makes a story, and is the same when it is written again.
void check(std::string_view bytes) {
  std::optional<ReadArticle> read;
  try {
    read = store::decode(bytes);
  } catch (const StoreError&) {
    return;
  }
  const std::string again = store::encode(*read);
  if (store::encode(store::decode(again)) != again) {
    std::abort();
  }
  build_story({std::move(*read)});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string right = sample();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  check(changed(right, bytes));
  return 0;
}
