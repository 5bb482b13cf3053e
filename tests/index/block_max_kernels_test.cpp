// Every instruction set gives the numbers of plain C++.
#include "index/block_max_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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
  EXPECT_EQ(code_bound(1, kBoundWeightMin), 1);
  EXPECT_EQ(code_bound(255, 256), 255);
  EXPECT_EQ(code_bound(255, 65535), 65279);
}

TEST(SaturatedSum, StopsAtTheLargestNumber) {
  EXPECT_EQ(saturated_sum(65000, 535), 65535);
  EXPECT_EQ(saturated_sum(65000, 536), 65535);
  EXPECT_EQ(saturated_sum(65535, 65535), 65535);
}

TEST(Stripes, KeepEvenBlocksBeforeOddOnes) {
  EXPECT_EQ(slot_of(0), 0u);
  EXPECT_EQ(slot_of(1), 32u);
  EXPECT_EQ(slot_of(62), 31u);
  EXPECT_EQ(slot_of(64 + 3), 64u + 33);
  for (std::size_t block = 0; block < 256; ++block) EXPECT_EQ(block_of(slot_of(block)), block);
}

std::uint16_t random_weight(std::mt19937& random) {
  return static_cast<std::uint16_t>(kBoundWeightMin + random() % 57000);
}

TEST(BlockMaxKernels, AgreeOnAdding) {
  std::mt19937 random(1);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 50; ++round) {
      const std::size_t count = kStripeBlocks * (1 + random() % 5);
      const auto codes = random_values<std::uint8_t>(random, count, 255);
      const std::uint16_t weight = random_weight(random);
      auto sums = random_values<std::uint16_t>(random, count, 65535);
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
      const std::size_t stripes = 1 + random() % 4;
      const auto masks = random_values<std::uint8_t>(random, 8 * stripes, 255);
      // Sometimes fewer bounds than the masks have bits.
      const std::size_t count = kStripeBlocks * stripes / (1 + random() % 4);
      const auto bounds = random_values<std::uint8_t>(random, count + 64, 255);
      const std::uint8_t* end = bounds.data() + count;
      const std::uint16_t weight = random_weight(random);
      auto sums = random_values<std::uint16_t>(random, kStripeBlocks * stripes, 65535);
      auto expected = sums;
      const auto* used =
          kernels->add_masked(sums.data(), masks.data(), stripes, bounds.data(), end, weight);
      EXPECT_EQ(used, portable_kernels().add_masked(expected.data(), masks.data(), stripes,
                                                    bounds.data(), end, weight))
          << kernels->name;
      EXPECT_EQ(sums, expected) << kernels->name;
    }
  }
}

TEST(BlockMaxKernels, AddInPlainCppWhereMasksSay) {
  std::vector<std::uint8_t> masks(16);
  masks[0] = 1u << 3;
  masks[8] = 1u << 5;   // block 5 of stripe 1
  masks[15] = 1u << 7;  // its block 63
  std::vector<std::uint8_t> bounds{9, 200, 7};
  bounds.resize(3 + 64);
  std::vector<std::uint16_t> sums(128, 1);
  const std::uint8_t* end = bounds.data() + 3;
  EXPECT_EQ(portable_kernels().add_masked(sums.data(), masks.data(), 2, bounds.data(), end, 512),
            end);
  std::vector<std::uint16_t> expected(128, 1);
  expected[slot_of(3)] = 1 + 18;
  expected[slot_of(64 + 5)] = 1 + 400;
  expected[slot_of(64 + 63)] = 1 + 14;
  EXPECT_EQ(sums, expected);
}

/// A rare term's arrays: up to `count_max` postings in each of three tiles, many of them in one
/// block.
struct RareArrays {
  RareArrays(std::mt19937& random, std::size_t count_max) : places(1), begins(1) {
    for (std::uint32_t tile = 0; tile < 3; ++tile) {
      std::vector<std::uint16_t> here;
      for (std::size_t i = random() % (count_max + 1); i > 0; --i) {
        here.push_back(static_cast<std::uint16_t>(
            !here.empty() && random() % 3 == 0 ? (here.back() + 1u) % 8192 : random() % 8192));
      }
      std::sort(here.begin(), here.end());
      // What the upper bits hold does not count.
      for (const std::uint16_t place : here) {
        places.push_back(static_cast<std::uint16_t>(place | tile << 13));
      }
      begins.push_back(static_cast<std::uint32_t>(places.size() - 1));
    }
    places.resize(places.size() + kRareAhead);
    codes.resize(places.size());
    for (std::uint8_t& code : codes) code = static_cast<std::uint8_t>(1 + random() % 255);
  }

  [[nodiscard]] RareTerm term(std::uint16_t weight) const {
    return {reinterpret_cast<const std::uint8_t*>(places.data() + 1), codes.data() + 1,
            begins.data(), weight};
  }

  std::vector<std::uint16_t> places;
  std::vector<std::uint8_t> codes;
  std::vector<std::uint32_t> begins;
};

TEST(BlockMaxKernels, AgreeOnAddingRarePostings) {
  std::mt19937 random(5);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 100; ++round) {
      std::vector<RareArrays> arrays;
      for (std::size_t i = random() % 20; i > 0; --i)
        arrays.emplace_back(random, 1u << random() % 9);
      std::vector<RareTerm> terms;
      for (const RareArrays& each : arrays) terms.push_back(each.term(random_weight(random)));
      for (const std::size_t tile : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        auto sums = random_values<std::uint16_t>(random, kStripeBlocks * kTileStripes, 65535);
        auto expected = sums;
        kernels->add_rare(sums.data(), terms, tile);
        portable_kernels().add_rare(expected.data(), terms, tile);
        EXPECT_EQ(sums, expected) << kernels->name;
      }
    }
  }
}

TEST(BlockMaxKernels, AddOfABlockWhatItsBestRarePostingGives) {
  // Places 8 and 9 share a block, 200 and 8191 have their own; 15, of the tile before, does not
  // count.
  std::vector<std::uint16_t> places{0, 15, 8, 9, 200, 8191};
  std::vector<std::uint8_t> codes{0, 99, 10, 30, 20, 255};
  const std::vector<std::uint32_t> begins{0, 1, 5};
  places.resize(places.size() + kRareAhead);
  codes.resize(codes.size() + kRareAhead);
  const RareTerm term{reinterpret_cast<const std::uint8_t*>(places.data() + 1), codes.data() + 1,
                      begins.data(), 512};
  std::vector<std::uint16_t> expected(kStripeBlocks * kTileStripes);
  expected[slot_of(1)] = 60;
  expected[slot_of(25)] = 40;
  expected[slot_of(1023)] = 510;
  for (const BlockMaxKernels* kernels : {&portable_kernels(), &best_kernels()}) {
    std::vector<std::uint16_t> sums(expected.size());
    kernels->add_rare(sums.data(), {&term, 1}, 1);
    EXPECT_EQ(sums, expected) << kernels->name;
  }
}

TEST(BlockMaxKernels, AgreeOnFolding) {
  std::mt19937 random(4);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    std::vector<std::uint16_t> sums(kStripeBlocks * kTileStripes);
    for (std::uint16_t& sum : sums) sum = static_cast<std::uint16_t>(random() % 65536);
    std::vector<std::uint16_t> maxima(kTileStripes), expected(kTileStripes);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      std::uint16_t& largest = expected[i / kStripeBlocks];
      largest = std::max(largest, sums[i]);
    }
    for (const BlockMaxKernels* each : {kernels, &portable_kernels()}) {
      each->fold(maxima.data(), sums.data());
      EXPECT_EQ(maxima, expected) << each->name;
    }
  }
}

TEST(BlockMaxKernels, AgreeOnSelectingInStripes) {
  std::mt19937 random(6);
  for (const BlockMaxKernels* kernels : wide_kernels()) {
    for (int round = 0; round < 100; ++round) {
      const auto sums = random_values<std::uint16_t>(random, 20 * kStripeBlocks, 65535);
      const auto bounds = random_values<std::uint16_t>(random, 2, 65535);
      std::vector<std::uint32_t> stripes;
      for (std::uint32_t stripe = 0; stripe < 20; ++stripe) {
        if (random() % 3 != 0) stripes.push_back(stripe);
      }
      std::vector<std::uint32_t> expected;
      for (const std::uint32_t stripe : stripes) {
        for (std::uint32_t slot = 64 * stripe; slot < 64 * stripe + 64; ++slot) {
          if (bounds[0] <= sums[slot] && sums[slot] <= bounds[1]) expected.push_back(slot);
        }
      }
      for (const BlockMaxKernels* each : {kernels, &portable_kernels()}) {
        std::vector<std::uint32_t> selected(kStripeBlocks * (stripes.size() + 1));
        selected.resize(each->select_in(sums.data(), stripes.data(), stripes.size(), bounds[0],
                                        bounds[1], selected.data()));
        EXPECT_EQ(selected, expected) << each->name;
      }
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
