#pragma once

#include <string>
#include <string_view>

namespace fabula {

/// A regular expression of Python's `re`, rewritten so that PCRE2 (with UTF and UCP) reads the
/// same: \uXXXX and \UXXXXXXXX become \x{...}, inline flags that PCRE2 does not know are dropped.
std::string pcre_pattern(std::string_view python);

}  // namespace fabula
