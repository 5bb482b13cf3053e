// What the fault tests share. Rounds are few in ctest; IBID_FAULT_ROUNDS asks for more:
//
//   IBID_FAULT_ROUNDS=200  build/tests/test_faults --gtest_filter='Kill.*'
//   IBID_FAULT_ROUNDS=1000 build/tests/test_faults --gtest_filter='Damage.*'
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ibid/result.hpp"
#include "index/writer.hpp"

namespace ibid::index::testing {

/// IBID_FAULT_ROUNDS, or `few` when it is not set.
[[nodiscard]] int rounds_or(int few);

/// Step `step` of an index that grows, changes and shrinks: adds, replaces and removes documents
/// and publishes. The steps 0, 1, 2 … give the same sequence of generations everywhere.
[[nodiscard]] Result<std::string> publish_step(Writer& writer, std::uint32_t step);

/// The names that steps 0 .. steps-1 give, from an undisturbed run.
[[nodiscard]] std::vector<std::string> names_of_steps(std::uint32_t steps);

/// Fails the test when check() finds damage.
void expect_clean(const std::filesystem::path& directory);

}  // namespace ibid::index::testing
