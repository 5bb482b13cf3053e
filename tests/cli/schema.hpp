// Validates JSON against the schemas under docs/json-schema.
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace ibid::cli_test {

/// Success when `json` is valid under docs/json-schema/`schema`; otherwise what is wrong and where.
[[nodiscard]] testing::AssertionResult conforms(const std::string& json, const std::string& schema);

}  // namespace ibid::cli_test
