#include "index/block_max_kernels.hpp"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ibid::index {
namespace {

std::uint32_t mask_at(const std::uint8_t* masks, std::uint32_t superblock) {
  std::uint32_t mask = 0;
  std::memcpy(&mask, masks + std::size_t{4} * superblock, sizeof(mask));
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

std::uint32_t reach(std::uint16_t* row, const BlockTerm* terms, std::size_t term_count,
                    std::uint32_t superblock, std::uint16_t threshold) {
  for (std::size_t t = 0; t < term_count; ++t) {
    if (terms[t].masks == nullptr) {
      add(row, terms[t].bounds + std::size_t{32} * superblock, 32, terms[t].weight);
      continue;
    }
    const std::uint16_t bound = code_bound(terms[t].bounds[superblock], terms[t].weight);
    const std::uint32_t mask = mask_at(terms[t].masks, superblock);
    for (unsigned b = 0; b < 32; ++b) {
      row[b] = static_cast<std::uint16_t>(row[b] + bound * (mask >> b & 1));
    }
  }
  std::uint32_t reached = 0;
  for (unsigned b = 0; b < 32; ++b) {
    reached |= static_cast<std::uint32_t>(row[b] >= threshold) << b;
  }
  return reached;
}

constexpr BlockMaxKernels kKernels{"portable", add, largest, select, reach};

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

IBID_AVX2 std::uint32_t reach(std::uint16_t* row, const BlockTerm* terms, std::size_t term_count,
                              std::uint32_t superblock, std::uint16_t threshold) {
  const __m256i bits = _mm256_set_epi16(static_cast<short>(0x8000), 0x4000, 0x2000, 0x1000, 0x800,
                                        0x400, 0x200, 0x100, 0x80, 0x40, 0x20, 0x10, 8, 4, 2, 1);
  __m256i low = load(row);
  __m256i high = load(row + 16);
  for (std::size_t t = 0; t < term_count; ++t) {
    if (terms[t].masks == nullptr) {
      const std::uint8_t* codes = terms[t].bounds + std::size_t{32} * superblock;
      low = _mm256_add_epi16(low, bounds_of(codes, terms[t].weight));
      high = _mm256_add_epi16(high, bounds_of(codes + 16, terms[t].weight));
      continue;
    }
    const std::uint32_t mask = mask_at(terms[t].masks, superblock);
    const __m256i bound = _mm256_set1_epi16(
        static_cast<short>(code_bound(terms[t].bounds[superblock], terms[t].weight)));
    const __m256i low_bits = _mm256_and_si256(_mm256_set1_epi16(static_cast<short>(mask)), bits);
    const __m256i high_bits =
        _mm256_and_si256(_mm256_set1_epi16(static_cast<short>(mask >> 16)), bits);
    low = _mm256_add_epi16(low, _mm256_and_si256(_mm256_cmpeq_epi16(low_bits, bits), bound));
    high = _mm256_add_epi16(high, _mm256_and_si256(_mm256_cmpeq_epi16(high_bits, bits), bound));
  }
  const __m256i thresholds = _mm256_set1_epi16(static_cast<short>(threshold));
  const std::uint32_t reached = mask_of(at_least(low, thresholds), at_least(high, thresholds));
  if (reached != 0) {
    store(row, low);
    store(row + 16, high);
  }
  return reached;
}

constexpr BlockMaxKernels kKernels{"avx2", add, largest, select, reach};

}  // namespace avx2

namespace avx512 {

#define IBID_AVX512 __attribute__((target("avx512f,avx512bw")))

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

IBID_AVX512 std::uint32_t reach(std::uint16_t* row, const BlockTerm* terms, std::size_t term_count,
                                std::uint32_t superblock, std::uint16_t threshold) {
  __m512i sums = _mm512_loadu_si512(row);
  for (std::size_t t = 0; t < term_count; ++t) {
    if (terms[t].masks == nullptr) {
      const std::uint8_t* codes = terms[t].bounds + std::size_t{32} * superblock;
      sums = _mm512_add_epi16(sums, bounds_of(codes, terms[t].weight));
      continue;
    }
    const std::uint16_t bound = code_bound(terms[t].bounds[superblock], terms[t].weight);
    sums = _mm512_mask_add_epi16(sums, mask_at(terms[t].masks, superblock), sums,
                                 _mm512_set1_epi16(static_cast<short>(bound)));
  }
  const std::uint32_t reached =
      _mm512_cmpge_epu16_mask(sums, _mm512_set1_epi16(static_cast<short>(threshold)));
  if (reached != 0) _mm512_storeu_si512(row, sums);
  return reached;
}

constexpr BlockMaxKernels kKernels{"avx512", add, largest, select, reach};

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
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
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
