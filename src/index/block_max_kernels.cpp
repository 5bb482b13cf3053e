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

void fold(std::uint16_t* maxima, const std::uint16_t* sums, std::size_t count) {
  std::fill_n(maxima, 32, std::uint16_t{0});
  for (std::size_t i = 0; i < count; ++i) maxima[i % 32] = std::max(maxima[i % 32], sums[i]);
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

IBID_AVX2 void fold(std::uint16_t* maxima, const std::uint16_t* sums, std::size_t count) {
  __m256i low = _mm256_setzero_si256();
  __m256i high = _mm256_setzero_si256();
  for (std::size_t i = 0; i < count; i += 32) {
    low = _mm256_max_epu16(low, load(sums + i));
    high = _mm256_max_epu16(high, load(sums + i + 16));
  }
  store(maxima, low);
  store(maxima + 16, high);
}

// No instruction spreads bytes over a mask here; bit by bit is as fast for the few bits of a mask.
constexpr BlockMaxKernels kKernels{"avx2", add, largest, select, portable::add_masked, fold};

}  // namespace avx2

namespace avx512 {

#define IBID_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))

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
    const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bounds));
    const __m512i wide = _mm512_cvtepu8_epi16(_mm256_maskz_expand_epi8(mask, next));
    const __m512i product = _mm512_mulhi_epu16(_mm512_slli_epi16(wide, 8), weights);
    const __m512i bound = _mm512_max_epu16(product, _mm512_min_epu16(wide, _mm512_set1_epi16(1)));
    _mm512_storeu_si512(sums + 32 * i, _mm512_add_epi16(_mm512_loadu_si512(sums + 32 * i), bound));
    bounds += used;
  }
  return bounds;
}

IBID_AVX512 void fold(std::uint16_t* maxima, const std::uint16_t* sums, std::size_t count) {
  __m512i result = _mm512_setzero_si512();
  for (std::size_t i = 0; i < count; i += 32) {
    result = _mm512_max_epu16(result, _mm512_loadu_si512(sums + i));
  }
  _mm512_storeu_si512(maxima, result);
}

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
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
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
