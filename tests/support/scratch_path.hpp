#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

namespace fabula {

/// A path for what this run of the test that is running writes: tests run side by side.
inline std::filesystem::path scratch_path(const std::string& ending = "") {
  const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
  return std::filesystem::path(testing::TempDir()) /
         (std::string("fabula-") + test->test_suite_name() + "." + test->name() + "-" +
          std::to_string(getpid()) + ending);
}

}  // namespace fabula
