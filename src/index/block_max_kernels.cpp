#include "index/block_max_kernels.hpp"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ibid::index {
namespace {

std::uint32_t mask_at(const std::uint8_t* masks, std::size_t superblock) {
  std::uint32_t mask = 0;
  std::memcpy(&mask, masks + sizeof(mask) * superblock, sizeof(mask));
  return mask;
}

namespace portable {

void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count, std::uint16_t weight) {
  for (std::size_t i = 0; i < count; ++i) {
    sums[i] = static_cast<std::uint16_t>(sums[i] + code_bound(codes[i], weight));
  }
}

std::uint16_t largest(const std::uint16_t* sums, std::size_t count) {
  std::uint16_t result = 0;
  for (std::size_t i = 0; i < count; ++i) result = std::max(result, sums[i]);
  return result;
}

std::size_t select(const std::uint16_t* sums, std::size_t count, std::uint16_t low,
                   std::uint16_t high, std::uint32_t* out) {
  std::size_t selected = 0;
  for (std::size_t i = 0; i < count; ++i) {
    out[selected] = static_cast<std::uint32_t>(i);
    selected += static_cast<std::size_t>(low <= sums[i] && sums[i] <= high);
  }
  return selected;
}

const std::uint8_t* add_masked(std::uint16_t* sums, const std::uint8_t* masks,
                               std::size_t superblocks, const std::uint8_t* bounds,
                               const std::uint8_t* bounds_end, std::uint16_t weight) {
  for (std::size_t i = 0; i < superblocks; ++i) {
    std::uint32_t mask = mask_at(masks, i);
    if (std::popcount(mask) > bounds_end - bounds) return bounds_end;
    for (; mask != 0; mask &= mask - 1) {
      std::uint16_t& sum = sums[32 * i + static_cast<std::size_t>(std::countr_zero(mask))];
      sum = static_cast<std::uint16_t>(sum + code_bound(*bounds++, weight));
    }
  }
  return bounds;
}

void fold(std::uint16_t* maxima, const std::uint16_t* sums) {
  for (std::size_t i = 0; i < 32; ++i) maxima[i] = largest(sums + 32 * i, 32);
}

constexpr BlockMaxKernels kKernels{"portable", add, largest, select, add_masked, fold};

}  // namespace portable

#if defined(__x86_64__)

namespace avx2 {

#define IBID_AVX2 __attribute__((target("avx2")))

IBID_AVX2 inline __m256i load(const std::uint16_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

IBID_AVX2 inline void store(std::uint16_t* to, __m256i lanes) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), lanes);
}

/// One bit a 16-bit lane, from lanes of all ones or zeros.
IBID_AVX2 inline std::uint32_t mask_of(__m256i low, __m256i high) {
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xd8);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(packed));
}

/// All ones in lanes with a >= b, unsigned.
IBID_AVX2 inline __m256i at_least(__m256i a, __m256i b) {
  return _mm256_cmpeq_epi16(_mm256_max_epu16(a, b), a);
}

/// code_bound() of 16 codes.
IBID_AVX2 inline __m256i bounds_of(const std::uint8_t* codes, std::uint16_t weight) {
  const __m256i wide =
      _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes)));
  const __m256i product =
      _mm256_mulhi_epu16(_mm256_slli_epi16(wide, 8), _mm256_set1_epi16(static_cast<short>(weight)));
  return _mm256_max_epu16(product, _mm256_min_epu16(wide, _mm256_set1_epi16(1)));
}

IBID_AVX2 void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
                   std::uint16_t weight) {
  for (std::size_t i = 0; i < count; i += 16) {
    store(sums + i, _mm256_add_epi16(load(sums + i), bounds_of(codes + i, weight)));
  }
}

IBID_AVX2 std::uint16_t largest(const std::uint16_t* sums, std::size_t count) {
  __m256i result = _mm256_setzero_si256();
  for (std::size_t i = 0; i < count; i += 16) result = _mm256_max_epu16(result, load(sums + i));
  alignas(32) std::uint16_t lanes[16];
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), result);
  return *std::max_element(lanes, lanes + 16);
}

IBID_AVX2 std::size_t select(const std::uint16_t* sums, std::size_t count, std::uint16_t low,
                             std::uint16_t high, std::uint32_t* out) {
  const __m256i lows = _mm256_set1_epi16(static_cast<short>(low));
  const __m256i highs = _mm256_set1_epi16(static_cast<short>(high));
  std::size_t selected = 0;
  for (std::size_t i = 0; i < count; i += 32) {
    const __m256i a = load(sums + i);
    const __m256i b = load(sums + i + 16);
    std::uint32_t mask = mask_of(_mm256_and_si256(at_least(a, lows), at_least(highs, a)),
                                 _mm256_and_si256(at_least(b, lows), at_least(highs, b)));
    for (; mask != 0; mask &= mask - 1) {
      out[selected++] =
          static_cast<std::uint32_t>(i) + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
  }
  return selected;
}

/// Eight rows of 16 sums become one: each half holds the largest of the row's same half, by row.
IBID_AVX2 inline __m256i fold_rows(const std::uint16_t* sums) {
  const auto pair = [&](std::size_t i) IBID_AVX2 {
    const auto row = [&](std::size_t r) IBID_AVX2 {
      return _mm256_max_epu16(load(sums + 32 * r), load(sums + 32 * r + 16));
    };
    const __m256i a = row(i);
    const __m256i b = row(i + 1);
    return _mm256_max_epu16(_mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b));
  };
  const auto four = [&](std::size_t i) IBID_AVX2 {
    const __m256i a = pair(i);
    const __m256i b = pair(i + 2);
    return _mm256_max_epu16(_mm256_unpacklo_epi32(a, b), _mm256_unpackhi_epi32(a, b));
  };
  const __m256i a = four(0);
  const __m256i b = four(4);
  return _mm256_max_epu16(_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b));
}

IBID_AVX2 void fold(std::uint16_t* maxima, const std::uint16_t* sums) {
  for (std::size_t i = 0; i < 32; i += 16) {
    const __m256i a = fold_rows(sums + 32 * i);
    const __m256i b = fold_rows(sums + 32 * (i + 8));
    store(maxima + i, _mm256_max_epu16(_mm256_permute2x128_si256(a, b, 0x20),
                                       _mm256_permute2x128_si256(a, b, 0x31)));
  }
}

// No instruction spreads bytes over a mask here; bit by bit is as fast for the few bits of a mask.
constexpr BlockMaxKernels kKernels{"avx2", add, largest, select, portable::add_masked, fold};

}  // namespace avx2

namespace avx512 {

#define IBID_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi2,popcnt")))

/// code_bound() of 32 codes.
IBID_AVX512 inline __m512i bounds_of(const std::uint8_t* codes, std::uint16_t weight) {
  const __m512i wide =
      _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes)));
  const __m512i product =
      _mm512_mulhi_epu16(_mm512_slli_epi16(wide, 8), _mm512_set1_epi16(static_cast<short>(weight)));
  return _mm512_max_epu16(product, _mm512_min_epu16(wide, _mm512_set1_epi16(1)));
}

IBID_AVX512 void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
                     std::uint16_t weight) {
  for (std::size_t i = 0; i < count; i += 32) {
    _mm512_storeu_si512(
        sums + i, _mm512_add_epi16(_mm512_loadu_si512(sums + i), bounds_of(codes + i, weight)));
  }
}

IBID_AVX512 std::uint16_t largest(const std::uint16_t* sums, std::size_t count) {
  __m512i result = _mm512_setzero_si512();
  for (std::size_t i = 0; i < count; i += 32) {
    result = _mm512_max_epu16(result, _mm512_loadu_si512(sums + i));
  }
  alignas(64) std::uint16_t lanes[32];
  _mm512_store_si512(lanes, result);
  return *std::max_element(lanes, lanes + 32);
}

IBID_AVX512 std::size_t select(const std::uint16_t* sums, std::size_t count, std::uint16_t low,
                               std::uint16_t high, std::uint32_t* out) {
  const __m512i lows = _mm512_set1_epi16(static_cast<short>(low));
  const __m512i highs = _mm512_set1_epi16(static_cast<short>(high));
  std::size_t selected = 0;
  for (std::size_t i = 0; i < count; i += 32) {
    const __m512i values = _mm512_loadu_si512(sums + i);
    std::uint32_t mask =
        _mm512_mask_cmple_epu16_mask(_mm512_cmpge_epu16_mask(values, lows), values, highs);
    for (; mask != 0; mask &= mask - 1) {
      out[selected++] =
          static_cast<std::uint32_t>(i) + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
  }
  return selected;
}

IBID_AVX512 const std::uint8_t* add_masked(std::uint16_t* sums, const std::uint8_t* masks,
                                           std::size_t superblocks, const std::uint8_t* bounds,
                                           const std::uint8_t* bounds_end, std::uint16_t weight) {
  const __m512i weights = _mm512_set1_epi16(static_cast<short>(weight));
  for (std::size_t i = 0; i < superblocks; ++i) {
    const std::uint32_t mask = mask_at(masks, i);
    const int used = std::popcount(mask);
    if (used > bounds_end - bounds) return bounds_end;
    // Expanding from memory is microcode on some processors; from a register it is not.
    const __m512i next =
        _mm512_castsi256_si512(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bounds)));
    // Into the upper byte of each lane, where the multiplication wants it.
    const __m512i high = _mm512_maskz_expand_epi8(_pdep_u64(mask, 0xaaaaaaaaaaaaaaaa), next);
    const __m512i product = _mm512_mulhi_epu16(high, weights);
    const __m512i bound = _mm512_max_epu16(product, _mm512_min_epu16(high, _mm512_set1_epi16(1)));
    _mm512_storeu_si512(sums + 32 * i, _mm512_add_epi16(_mm512_loadu_si512(sums + 32 * i), bound));
    bounds += used;
  }
  return bounds;
}

// GCC 12 takes the undefined operand that its own header passes to these for a mistake (its bug
// 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

/// Eight rows of 32 sums become one: each quarter holds the largest of the row's same quarter.
IBID_AVX512 inline __m512i fold_rows(const std::uint16_t* sums) {
  const auto pair = [&](std::size_t i) IBID_AVX512 {
    const __m512i a = _mm512_loadu_si512(sums + 32 * i);
    const __m512i b = _mm512_loadu_si512(sums + 32 * (i + 1));
    return _mm512_max_epu16(_mm512_unpacklo_epi16(a, b), _mm512_unpackhi_epi16(a, b));
  };
  const auto four = [&](std::size_t i) IBID_AVX512 {
    const __m512i a = pair(i);
    const __m512i b = pair(i + 2);
    return _mm512_max_epu16(_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
  };
  const __m512i a = four(0);
  const __m512i b = four(4);
  return _mm512_max_epu16(_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b));
}

IBID_AVX512 void fold(std::uint16_t* maxima, const std::uint16_t* sums) {
  const __m512i a = fold_rows(sums);
  const __m512i b = fold_rows(sums + 32 * 8);
  const __m512i c = fold_rows(sums + 32 * 16);
  const __m512i d = fold_rows(sums + 32 * 24);
  // Quarters of a and b side by side, then of all four.
  const __m512i ab =
      _mm512_max_epu16(_mm512_shuffle_i32x4(a, b, 0x44), _mm512_shuffle_i32x4(a, b, 0xee));
  const __m512i cd =
      _mm512_max_epu16(_mm512_shuffle_i32x4(c, d, 0x44), _mm512_shuffle_i32x4(c, d, 0xee));
  _mm512_storeu_si512(maxima, _mm512_max_epu16(_mm512_shuffle_i32x4(ab, cd, 0x88),
                                               _mm512_shuffle_i32x4(ab, cd, 0xdd)));
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

constexpr BlockMaxKernels kKernels{"avx512", add, largest, select, add_masked, fold};

}  // namespace avx512

#endif

}  // namespace

const BlockMaxKernels& portable_kernels() {
  return portable::kKernels;
}

#if defined(__x86_64__)
const BlockMaxKernels* avx2_kernels() {
  static const bool supported = __builtin_cpu_supports("avx2");
  return supported ? &avx2::kKernels : nullptr;
}
const BlockMaxKernels* avx512_kernels() {
  static const bool supported =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2") &&
      __builtin_cpu_supports("bmi2");
  return supported ? &avx512::kKernels : nullptr;
}
#else
const BlockMaxKernels* avx2_kernels() {
  return nullptr;
}
const BlockMaxKernels* avx512_kernels() {
  return nullptr;
}
#endif

const BlockMaxKernels& best_kernels() {
  if (const BlockMaxKernels* kernels = avx512_kernels()) return *kernels;
  if (const BlockMaxKernels* kernels = avx2_kernels()) return *kernels;
  return portable_kernels();
}

}  // namespace ibid::index
