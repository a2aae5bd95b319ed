#include "language/regex.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include "fabula/error.hpp"

namespace fabula {
namespace {

/// Enough for every chunk of news text; a chunk that needs more is made to.
constexpr std::uint32_t step_limit = 100'000;

struct MatchData {
  MatchData()
      : data(pcre2_match_data_create(1, nullptr)), context(pcre2_match_context_create(nullptr)) {
    pcre2_set_match_limit(context, step_limit);
  }
  MatchData(const MatchData&) = delete;
  MatchData& operator=(const MatchData&) = delete;
  MatchData(MatchData&&) = delete;
  MatchData& operator=(MatchData&&) = delete;
  ~MatchData() {
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
  }
  pcre2_match_data* data;
  pcre2_match_context* context;
};

/// Scratch space, one a thread: PCRE2 wants it for every match.
MatchData& scratch() {
  thread_local MatchData data;
  return data;
}

}  // namespace

struct Regex::Code {
  pcre2_code* code;
};

void Regex::Free::operator()(Code* code) const {
  pcre2_code_free(code->code);
  delete code;
}

Regex::Regex(std::string_view pattern) {
  if (pattern.empty()) {
    return;
  }
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* const code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                    PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &error, &offset, nullptr);
  if (code == nullptr) {
    throw ModelError(fmt::format("the pipeline's pattern cannot be read at its byte {}: ...{}",
                                 offset, pattern.substr(offset, 40)));
  }
  code_.reset(new Code{code});
}

std::optional<std::pair<std::size_t, std::size_t>> Regex::search(std::string_view text,
                                                                 std::size_t from) const {
  if (!code_) {
    return std::nullopt;
  }
  MatchData& match = scratch();
  const int found = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                                from, PCRE2_NO_UTF_CHECK, match.data, match.context);
  if (found < 0) {
    return std::nullopt;
  }
  const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(match.data);
  return std::pair<std::size_t, std::size_t>(ends[0], ends[1]);
}

bool Regex::matches_start(std::string_view text) const {
  if (!code_) {
    return false;
  }
  MatchData& match = scratch();
  return pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                     PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED, match.data, match.context) >= 0;
}

}  // namespace fabula
