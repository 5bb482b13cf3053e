// Every instruction set gives the numbers of plain C++.
#include "index/block_max_kernels.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace ibid::index {
namespace {

std::vector<const BlockMaxKernels*> wide_kernels() {
  std::vector<const BlockMaxKernels*> kernels{&best_kernels()};
  for (const BlockMaxKernels* each : {avx2_kernels(), avx512_kernels()}) {
    if (each != nullptr) kernels.push_back(each);
  }
  return kernels;
}

template <class T>
std::vector<T> random_values(std::mt19937& random, std::size_t count, std::uint32_t max) {
  std::vector<T> values(count);
  for (T& value : values) {
    // Half of them at the borders, where comparisons go wrong.
    const std::uint32_t choice = random() % 4;
    value = static_cast<T>(choice == 0 ? 0 : choice == 1 ? max : random() % (max + 1));
  }
  return values;
}

TEST(CodeBound, IsAtLeastOneForEveryPosting) {
  EXPECT_EQ(code_bound(0, 60000), 0);
  EXPECT_EQ(code_bound(1, 1), 1);
  EXPECT_EQ(code_bound(255, 256), 255);
  EXPECT_EQ(code_bound(255, 65535), 65279);
}

TEST(BlockMaxKernels, AgreeOnAdding) {
  std::mt19937 random(1);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 50; ++round) {
      const std::size_t count = 64 * (1 + random() % 5);
      const auto codes = random_values<std::uint8_t>(random, count, 255);
      const auto weight = static_cast<std::uint16_t>(1 + random() % 30000);
      auto sums = random_values<std::uint16_t>(random, count, 30000);
      auto expected = sums;
      portable_kernels().add(expected.data(), codes.data(), count, weight);
      kernels->add(sums.data(), codes.data(), count, weight);
      EXPECT_EQ(sums, expected) << kernels->name;
    }
  }
}

TEST(BlockMaxKernels, AgreeOnAddingUnderMasks) {
  std::mt19937 random(2);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 300; ++round) {
      const std::size_t superblocks = 1 + random() % 4;
      const auto masks = random_values<std::uint8_t>(random, 4 * superblocks, 255);
      // Sometimes fewer bounds than the masks have bits.
      const std::size_t count = 32 * superblocks / (1 + random() % 4);
      const auto bounds = random_values<std::uint8_t>(random, count + 32, 255);
      const std::uint8_t* end = bounds.data() + count;
      const auto weight = static_cast<std::uint16_t>(1 + random() % 30000);
      auto sums = random_values<std::uint16_t>(random, 32 * superblocks, 30000);
      auto expected = sums;
      const auto* used =
          kernels->add_masked(sums.data(), masks.data(), superblocks, bounds.data(), end, weight);
      EXPECT_EQ(used, portable_kernels().add_masked(expected.data(), masks.data(), superblocks,
                                                    bounds.data(), end, weight))
          << kernels->name;
      EXPECT_EQ(sums, expected) << kernels->name;
    }
  }
}

TEST(BlockMaxKernels, AddInPlainCppWhereMasksSay) {
  std::vector<std::uint8_t> masks(8);
  masks[0] = 1u << 3;
  masks[4] = 1u << 5;  // block 5 of superblock 1
  masks[7] = 1u << 7;  // its block 31
  std::vector<std::uint8_t> bounds{9, 200, 7};
  bounds.resize(3 + 32);
  std::vector<std::uint16_t> sums(64, 1);
  const std::uint8_t* end = bounds.data() + 3;
  EXPECT_EQ(portable_kernels().add_masked(sums.data(), masks.data(), 2, bounds.data(), end, 512),
            end);
  std::vector<std::uint16_t> expected(64, 1);
  expected[3] = 1 + 18;
  expected[32 + 5] = 1 + 400;
  expected[32 + 31] = 1 + 14;
  EXPECT_EQ(sums, expected);
}

TEST(BlockMaxKernels, AgreeOnFolding) {
  std::mt19937 random(4);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    std::vector<std::uint16_t> sums(32 * 32);
    for (std::uint16_t& sum : sums) sum = static_cast<std::uint16_t>(random() % 65536);
    std::vector<std::uint16_t> maxima(32), expected(32);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      expected[i / 32] = std::max(expected[i / 32], sums[i]);
    }
    for (const BlockMaxKernels* each : {kernels, &portable_kernels()}) {
      each->fold(maxima.data(), sums.data());
      EXPECT_EQ(maxima, expected) << each->name;
    }
  }
}

TEST(BlockMaxKernels, AgreeOnSelecting) {
  std::mt19937 random(3);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 100; ++round) {
      const std::size_t count = 32 * (1 + random() % 6);
      const auto sums = random_values<std::uint16_t>(random, count, 65535);
      const auto bounds = random_values<std::uint16_t>(random, 2, 65535);
      std::vector<std::uint32_t> selected(count), expected(count);
      selected.resize(kernels->select(sums.data(), count, bounds[0], bounds[1], selected.data()));
      expected.resize(
          portable_kernels().select(sums.data(), count, bounds[0], bounds[1], expected.data()));
      EXPECT_EQ(selected, expected) << kernels->name;
      EXPECT_EQ(kernels->largest(sums.data(), count),
                portable_kernels().largest(sums.data(), count));
    }
  }
}

TEST(BlockMaxKernels, SelectInPlainCppWhatIsInRange) {
  std::vector<std::uint16_t> sums(32);
  sums[3] = 7;
  sums[30] = 9;
  sums[31] = 10;
  std::vector<std::uint32_t> out(32);
  out.resize(portable_kernels().select(sums.data(), 32, 7, 9, out.data()));
  EXPECT_EQ(out, (std::vector<std::uint32_t>{3, 30}));
}

}  // namespace
}  // namespace ibid::index
