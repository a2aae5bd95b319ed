#include "fabula/diagnostic.hpp"

#include <gtest/gtest.h>

namespace fabula {
namespace {

TEST(Diagnostic, IsOneLineWithPlaceAndCode) {
  EXPECT_EQ(to_string({Severity::error, "a-code", "it is \u00E9mpty", {"news/a.txt", 3, 7}}),
            "news/a.txt:3:7: error: it is \u00E9mpty [a-code]");
}

TEST(Diagnostic, DoesNothingToATerminal) {
  EXPECT_EQ(
      to_string({Severity::note, "", "\x1b[31m\x07red\n\u0085\u202E", {"a\nb\x7f.txt", 0, 0}}),
      "a\\x0ab\\x7f.txt: note: \\x1b[31m\\x07red\\x0a\\x85\\u202e");
}

TEST(Diagnostic, ReplacesWhatIsNoUtf8) {
  EXPECT_EQ(to_string({Severity::note, "", "caf\xe9 \xf0\x9f", {"\xff.txt", 1, 0}}),
            "\uFFFD.txt:1: note: caf\uFFFD \uFFFD\uFFFD");
}

}  // namespace
}  // namespace fabula
