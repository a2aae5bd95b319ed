#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "html/cut_attributes.hpp"
#include "html/markup.hpp"

namespace fabula::importers::html {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

std::string tag(std::size_t attributes, const std::string& value) {
  std::string text = "<p";
  for (std::size_t i = 0; i < attributes; ++i) {
    text += " a" + std::to_string(i) + value;
  }
  return text + ">";
}

TEST(HtmlGrowth, OpenersThatNothingEndsAreSearchedForOnce) {
  constexpr std::size_t openers = 2000;
  for (const char* const opener : {"<!--", "<script>", "<style x", "<svg <noscript/<iframe "}) {
    for (const char* const rest : {"", "</script", "</script></style>", "-->", ">"}) {
      const std::string page = repeated(opener, openers) + rest;
      // Each of the eight things looked for passes over the page once at most.
      EXPECT_LE(without_scripts(page).searched, 8 * page.size()) << opener << " ... " << rest;
    }
  }
}

TEST(HtmlGrowth, WhatEndsIsPassedOverAsEver) {
  EXPECT_EQ(without_scripts("<!-- a --><p>b<!--> c --><script>d</SCRIPT>e<style>f").text,
            "<p>b c -->"
            " e<style>f");
}

TEST(HtmlGrowth, ATagKeepsItsFirstAttributesOnly) {
  for (const char* const value : {"", "=b", "='>'", " = \"<p>\""}) {
    const std::string page = "a" + tag(3, value) + "b" + tag(5, value) + "</p >c";
    std::string cut = page;
    cut_attributes(cut, 5);
    EXPECT_EQ(cut, page);
    cut_attributes(cut, 3);
    EXPECT_EQ(cut, "a" + tag(3, value) + "b" + tag(3, value).insert(tag(3, value).size() - 1, " ") +
                       "</p >c");
  }
}

TEST(HtmlGrowth, ThePageThatIsParsedHasNoTagOfManyAttributes) {
  for (const char* const value : {"", "='<!-- -->'", "=\"'>\"/"}) {
    const std::string text = without_scripts(tag(20 * most_attributes, value) + "<i>b</i>").text;
    EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), 'a')), most_attributes);
    EXPECT_TRUE(text.ends_with("><i>b</i>")) << value;
  }
}

}  // namespace
}  // namespace fabula::importers::html
