#include "story/text_print.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fabula {
namespace {

const std::string report =
    "The ferry left the harbour of Lundby before dawn with sixty passengers on board. An hour "
    "later "
    "it struck a rock that stands on every chart, and the captain sent out a call for help. Two "
    "fishing boats took all of them ashore. The owner of the line promised to pay for the rescue, "
    "and the harbour master asked for a new light on the rock.";

TEST(TextPrint, ACopyIsKnown) {
  EXPECT_DOUBLE_EQ(shared_text(text_print(report), text_print(report)), 1);
}

TEST(TextPrint, ACopyIsKnownWhateverItsCaseAndPunctuation) {
  std::string other = report;
  for (char& c : other) {
    c = c == ',' || c == '.' ? ' ' : c;
  }
  other[0] = 't';
  EXPECT_DOUBLE_EQ(shared_text(text_print(report), text_print(other)), 1);
}

TEST(TextPrint, ACutCopyIsKnown) {
  const std::string cut = report.substr(0, report.find("The owner"));
  EXPECT_GT(shared_text(text_print(report), text_print(cut)), 0.8);
}

TEST(TextPrint, AnotherReportOfTheSameIsNoCopy) {
  const std::string other =
      "Sixty people were brought ashore on Monday after a ferry from Lundby ran onto a rock in the "
      "bay. Nobody was hurt. The rock is on every chart, but there is no light on it, said the "
      "harbour master, who wants one. The line that owns the ferry will pay.";
  EXPECT_LT(shared_text(text_print(report), text_print(other)), 0.3);
}

TEST(TextPrint, WhatHasNoWordsRepeatsNothing) {
  EXPECT_DOUBLE_EQ(shared_text(text_print(""), text_print("")), 0);
  EXPECT_DOUBLE_EQ(shared_text(text_print("One two"), text_print("One two")), 0);
}

}  // namespace
}  // namespace fabula
