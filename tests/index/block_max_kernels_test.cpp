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

TEST(BlockMaxKernels, AgreeOnReaching) {
  std::mt19937 random(2);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 300; ++round) {
      const auto codes = random_values<std::uint8_t>(random, 32 * 8, 255);
      const auto masks = random_values<std::uint8_t>(random, 4 * 8, 255);
      const auto bounds = random_values<std::uint8_t>(random, 8, 255);
      const std::vector<BlockTerm> terms{
          {codes.data(), nullptr, static_cast<std::uint16_t>(1 + random() % 20000)},
          {bounds.data(), masks.data(), static_cast<std::uint16_t>(1 + random() % 20000)}};
      const auto superblock = static_cast<std::uint32_t>(random() % 8);
      auto row = random_values<std::uint16_t>(random, 32, 5000);
      auto expected = row;
      const auto threshold = static_cast<std::uint16_t>(1 + random() % 40000);
      const std::uint32_t reached =
          kernels->reach(row.data(), terms.data(), round % 3 == 0 ? 0 : 2, superblock, threshold);
      EXPECT_EQ(reached, portable_kernels().reach(expected.data(), terms.data(),
                                                  round % 3 == 0 ? 0 : 2, superblock, threshold))
          << kernels->name;
      if (reached == 0) continue;
      EXPECT_EQ(row, expected) << kernels->name;
    }
  }
}

TEST(BlockMaxKernels, ReachInPlainCppAddsWhereMasksSay) {
  std::vector<std::uint8_t> codes(64), masks(8), bounds{9, 200};
  codes[32 + 5] = 100;
  masks[4] = 1u << 5;  // block 5 of superblock 1
  masks[7] = 1u << 7;  // its block 31
  const std::vector<BlockTerm> terms{{codes.data(), nullptr, 256},
                                     {bounds.data(), masks.data(), 512}};
  std::vector<std::uint16_t> row(32, 1);
  EXPECT_EQ(portable_kernels().reach(row.data(), terms.data(), 2, 1, 401), 1u << 5 | 1u << 31);
  EXPECT_EQ(row[5], 1 + 100 + 400);
  EXPECT_EQ(row[31], 1 + 400);
  EXPECT_EQ(row[0], 1);
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
