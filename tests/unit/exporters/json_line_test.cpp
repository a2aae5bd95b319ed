#include "json_line.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "json.hpp"

namespace fabula::exporters {
namespace {

TEST(JsonLine, WritesWhatToLineWritesOfTheWhole) {
  const std::vector<std::string> texts = {
      "",          "plain",         "\"quoted\" \\ back",    "line\nbreak\ttab",
      "caf\u00e9", "bad \xff byte", "erased \x7f, bell \x07"};
  const Json whole = {
      {"texts", texts},        {"none", Json::array()},  {"half", 0.5}, {"one", 1.0},
      {"long", 0.123},         {"count", -12},           {"yes", true}, {"no", false},
      {"inner", {{"a", "b"}}}, {"odd \"key\"", texts[5]}};
  JsonLine line;
  for (int i = 0; i < 2; ++i) {
    line.clear();
    line.begin_object().put("texts", texts).key("none").begin_list().end_list();
    line.put("half", 0.5).put("one", 1.0).put("long", 0.123).put("count", std::int64_t{-12});
    line.put("yes", true).put("no", false);
    line.key("inner").begin_object().put("a", "b").end_object();
    line.put("odd \"key\"", texts[5]).end_object();
    EXPECT_EQ(line.text(), to_line(whole));
  }
}

}  // namespace
}  // namespace fabula::exporters
