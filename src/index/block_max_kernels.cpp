#include "index/block_max_kernels.hpp"

#include <array>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ibid::index {
namespace {

/// Bytes ahead of which bounds are fetched while those of a stripe are added.
constexpr std::size_t kBoundsAhead = 512;
/// Bytes ahead of which masks are fetched, eight stripes having a cache line of them.
constexpr std::size_t kMasksAhead = 256;
/// Bytes behind what a tile has of a rare list that are fetched while it is added.
constexpr std::size_t kRareBytesAhead = 128;
/// Stripes ahead whose sums are fetched while those of one are looked through.
constexpr std::size_t kStripesAhead = 8;

std::uint64_t mask_at(const std::uint8_t* masks, std::size_t stripe) {
  std::uint64_t mask = 0;
  std::memcpy(&mask, masks + sizeof(mask) * stripe, sizeof(mask));
  return mask;
}

namespace portable {

void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count, std::uint16_t weight) {
  for (std::size_t i = 0; i < count; ++i) {
    sums[i] = saturated_sum(sums[i], code_bound(codes[block_of(i)], weight));
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

/// select_in() by select(), a stripe at a time.
template <auto select>
std::size_t select_in(const std::uint16_t* sums, const std::uint32_t* stripes, std::size_t count,
                      std::uint16_t low, std::uint16_t high, std::uint32_t* out) {
  std::size_t selected = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto first = static_cast<std::uint32_t>(stripes[i] * kStripeBlocks);
    const std::size_t end =
        selected + select(sums + first, kStripeBlocks, low, high, out + selected);
    for (; selected < end; ++selected) out[selected] += first;
  }
  return selected;
}

const std::uint8_t* add_masked(std::uint16_t* sums, const std::uint8_t* masks, std::size_t stripes,
                               const std::uint8_t* bounds, const std::uint8_t* bounds_end,
                               std::uint16_t weight) {
  for (std::size_t i = 0; i < stripes; ++i) {
    std::uint64_t mask = mask_at(masks, i);
    if (std::popcount(mask) > bounds_end - bounds) return bounds_end;
    for (; mask != 0; mask &= mask - 1) {
      const auto block = static_cast<std::size_t>(std::countr_zero(mask));
      std::uint16_t& sum = sums[kStripeBlocks * i + slot_of(block)];
      sum = saturated_sum(sum, code_bound(*bounds++, weight));
    }
  }
  return bounds;
}

void add_rare(std::uint16_t* sums, std::span<const RareTerm> terms, std::size_t tile) {
  for (const RareTerm& term : terms) {
    std::uint32_t block_before = postings::kTilePassages;  // none
    std::uint16_t bound_before = 0;
    for (std::uint32_t i = term.begins[tile]; i < term.begins[tile + 1]; ++i) {
      const std::uint32_t block = place_at(term.places, i) / postings::kBlockPassages;
      const std::uint16_t bound = code_bound(term.codes[i], term.weight);
      const int known = block == block_before ? bound_before : 0;
      std::uint16_t& sum = sums[slot_of(block)];
      sum = saturated_sum(sum, static_cast<std::uint16_t>(std::max(bound - known, 0)));
      block_before = block;
      bound_before = bound;
    }
  }
}

void fold(std::uint16_t* maxima, const std::uint16_t* sums) {
  for (std::size_t i = 0; i < kTileStripes; ++i) {
    maxima[i] = largest(sums + kStripeBlocks * i, kStripeBlocks);
  }
}

constexpr BlockMaxKernels kKernels{"portable",        add,        largest,  select,
                                   select_in<select>, add_masked, add_rare, fold};

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

/// code_bound() of 16 codes in the upper bytes of their lanes.
IBID_AVX2 inline __m256i bounds_of(__m256i codes, std::uint16_t weight) {
  return _mm256_mulhi_epu16(codes, _mm256_set1_epi16(static_cast<short>(weight)));
}

IBID_AVX2 void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
                   std::uint16_t weight) {
  const __m256i upper = _mm256_set1_epi16(static_cast<short>(0xff00));
  const auto add_to = [&](std::uint16_t* at, __m256i lanes) IBID_AVX2 {
    store(at, _mm256_adds_epu16(load(at), bounds_of(lanes, weight)));
  };
  for (std::size_t i = 0; i < count; i += 32) {
    const __m256i both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes + i));
    std::uint16_t* even = sums + slot_of(i);
    add_to(even, _mm256_slli_epi16(both, 8));
    add_to(even + 32, _mm256_and_si256(both, upper));
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

/// Eight stripes become a row: each half holds the largest of half the stripe's sums, by stripe.
IBID_AVX2 inline __m256i fold_stripes(const std::uint16_t* sums) {
  const auto pair = [&](std::size_t i) IBID_AVX2 {
    const auto stripe = [&](std::size_t s) IBID_AVX2 {
      const std::uint16_t* from = sums + kStripeBlocks * s;
      return _mm256_max_epu16(_mm256_max_epu16(load(from), load(from + 16)),
                              _mm256_max_epu16(load(from + 32), load(from + 48)));
    };
    const __m256i a = stripe(i);
    const __m256i b = stripe(i + 1);
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
  const __m256i a = fold_stripes(sums);
  const __m256i b = fold_stripes(sums + 8 * kStripeBlocks);
  store(maxima, _mm256_max_epu16(_mm256_permute2x128_si256(a, b, 0x20),
                                 _mm256_permute2x128_si256(a, b, 0x31)));
}

// No instruction spreads bytes over a mask here; bit by bit is as fast for the few bits of a mask.
constexpr BlockMaxKernels kKernels{"avx2",
                                   add,
                                   largest,
                                   select,
                                   portable::select_in<select>,
                                   portable::add_masked,
                                   portable::add_rare,
                                   fold};

}  // namespace avx2

namespace avx512 {

#define IBID_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))

/// 0 to 63.
IBID_AVX512 inline __m512i byte_lanes() {
  alignas(64) static constexpr auto kLanes = [] {
    std::array<std::uint8_t, 64> lanes{};
    for (std::uint8_t i = 0; i < 64; ++i) lanes[i] = i;
    return lanes;
  }();
  return _mm512_load_si512(kLanes.data());
}

/// Adds code_bound() of 64 codes to the sums of a stripe.
IBID_AVX512 inline void add_to_stripe(std::uint16_t* sums, __m512i codes, __m512i weights) {
  const __m512i upper = _mm512_set1_epi16(static_cast<short>(0xff00));
  const auto add_to = [&](std::uint16_t* at, __m512i lanes) IBID_AVX512 {
    _mm512_storeu_si512(
        at, _mm512_adds_epu16(_mm512_loadu_si512(at), _mm512_mulhi_epu16(lanes, weights)));
  };
  add_to(sums, _mm512_slli_epi16(codes, 8));
  add_to(sums + 32, _mm512_and_si512(codes, upper));
}

IBID_AVX512 void add(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
                     std::uint16_t weight) {
  const __m512i weights = _mm512_set1_epi16(static_cast<short>(weight));
  for (std::size_t i = 0; i < count; i += kStripeBlocks) {
    add_to_stripe(sums + i, _mm512_loadu_si512(codes + i), weights);
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

IBID_AVX512 std::size_t select_in(const std::uint16_t* sums, const std::uint32_t* stripes,
                                  std::size_t count, std::uint16_t low, std::uint16_t high,
                                  std::uint32_t* out) {
  const __m512i lows = _mm512_set1_epi16(static_cast<short>(low));
  const __m512i highs = _mm512_set1_epi16(static_cast<short>(high));
  const __m512i lanes = byte_lanes();
  std::size_t selected = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kStripesAhead < count) {
      const std::uint16_t* ahead = sums + stripes[i + kStripesAhead] * kStripeBlocks;
      __builtin_prefetch(ahead);
      __builtin_prefetch(ahead + 32);
    }
    const std::uint32_t first = stripes[i] * kStripeBlocks;
    const auto in = [&](const std::uint16_t* from) IBID_AVX512 {
      const __m512i values = _mm512_loadu_si512(from);
      return std::uint64_t{
          _mm512_mask_cmple_epu16_mask(_mm512_cmpge_epu16_mask(values, lows), values, highs)};
    };
    const std::uint64_t mask = in(sums + first) | in(sums + first + 32) << 32;
    const int found = std::popcount(mask);
    __m512i bytes = _mm512_maskz_compress_epi8(mask, lanes);
    std::uint32_t* next = out + selected;
    // Mostly one or two.
    int written = 0;
    do {
      const __m512i offsets = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(bytes));
      _mm512_storeu_si512(next + written,
                          _mm512_add_epi32(offsets, _mm512_set1_epi32(static_cast<int>(first))));
      bytes = _mm512_shuffle_i32x4(bytes, bytes, 0x39);
      written += 16;
    } while (written < found);
    selected += static_cast<std::size_t>(found);
  }
  return selected;
}

IBID_AVX512 const std::uint8_t* add_masked(std::uint16_t* sums, const std::uint8_t* masks,
                                           std::size_t stripes, const std::uint8_t* bounds,
                                           const std::uint8_t* bounds_end, std::uint16_t weight) {
  const __m512i weights = _mm512_set1_epi16(static_cast<short>(weight));
  for (std::size_t i = 0; i < stripes; ++i) {
    const std::uint64_t mask = mask_at(masks, i);
    const int used = std::popcount(mask);
    if (used > bounds_end - bounds) return bounds_end;
    __builtin_prefetch(bounds + kBoundsAhead);
    if (i % 8 == 0) __builtin_prefetch(masks + sizeof(mask) * i + kMasksAhead);
    // Expanding from memory is microcode on some processors; from a register it is not.
    __m512i next = _mm512_loadu_si512(bounds);
    asm("" : "+v"(next));  // keeps the compiler from making one of both
    add_to_stripe(sums + kStripeBlocks * i, _mm512_maskz_expand_epi8(mask, next), weights);
    bounds += used;
  }
  return bounds;
}

/// What rare postings add, one behind the other, whatever their terms.
class Shares {
 public:
  explicit Shares(std::uint16_t* sums) : sums_(sums) {}

  [[nodiscard]] bool has_room() const { return size_ + 32 <= kMax; }
  /// The first `count` of 32 lanes; there must be room for all.
  IBID_AVX512 void append(__m512i slots, __m512i shares, std::uint32_t count) {
    _mm512_storeu_si512(slots_ + size_, slots);
    _mm512_storeu_si512(shares_ + size_, shares);
    size_ += count;
  }
  IBID_AVX512 void add() {
    for (std::uint32_t i = 0; i < size_; ++i) {
      sums_[slots_[i]] = saturated_sum(sums_[slots_[i]], shares_[i]);
    }
    size_ = 0;
  }

 private:
  static constexpr std::uint32_t kMax = 512;

  std::uint16_t* sums_;
  std::uint32_t size_ = 0;
  alignas(64) std::uint16_t slots_[kMax];
  alignas(64) std::uint16_t shares_[kMax];
};

// No lambdas: those without captures have a second form, which is compiled without AVX-512.
IBID_AVX512 inline __m512i all(int value) {
  return _mm512_set1_epi16(static_cast<short>(value));
}

IBID_AVX512 inline __m512i shifted_codes(const std::uint8_t* from) {
  const __m256i codes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  return _mm512_slli_epi16(_mm512_cvtepu8_epi16(codes), 8);
}

IBID_AVX512 void add_rare(std::uint16_t* sums, std::span<const RareTerm> terms, std::size_t tile) {
  static_assert(kRareAhead >= 32);
  Shares shares(sums);
  for (const RareTerm& term : terms) {
    const __m512i weights = all(term.weight);
    const std::uint32_t end = term.begins[tile + 1];
    std::uint32_t i = term.begins[tile];
    __builtin_prefetch(term.places + std::size_t{2} * end + kRareBytesAhead);
    __builtin_prefetch(term.codes + end + kRareBytesAhead);
    // A tile's first posting has none before it.
    __mmask32 has_before = ~__mmask32{1};
    // Once, even for none: mostly there are some, never many.
    do {
      const std::uint8_t* from = term.places + std::size_t{2} * i;
      const __m512i places = _mm512_loadu_si512(from);
      const __m512i bounds = _mm512_mulhi_epu16(shifted_codes(term.codes + i), weights);
      const __m512i bounds_before = _mm512_mulhi_epu16(shifted_codes(term.codes + i - 1), weights);
      const __mmask32 is_same = _mm512_mask_testn_epi16_mask(
          has_before, _mm512_xor_si512(places, _mm512_loadu_si512(from - 2)),
          all(postings::kTilePassages - postings::kBlockPassages));
      // slot_of(): of the block's bits, those from 6 on stay, the first becomes the fifth.
      const __m512i blocks = _mm512_srli_epi16(places, 3);
      const __m512i halves = _mm512_ternarylogic_epi32(all(0x20), _mm512_slli_epi16(places, 2),
                                                       _mm512_srli_epi16(places, 4), 0xca);
      const __m512i slots =
          _mm512_and_si512(_mm512_ternarylogic_epi32(all(0x3c0), blocks, halves, 0xca), all(0x3ff));
      if (!shares.has_room()) shares.add();
      shares.append(slots, _mm512_mask_subs_epu16(bounds, is_same, bounds, bounds_before),
                    std::min(end - i, 32u));
      has_before = ~__mmask32{0};
      i += 32;
    } while (i < end);
  }
  shares.add();
}

// GCC 12 takes the undefined operand that its own header passes to these for a mistake (its bug
// 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

/// Eight stripes become a row: each quarter holds the largest of a quarter of the stripe's sums,
/// by stripe.
IBID_AVX512 inline __m512i fold_stripes(const std::uint16_t* sums) {
  const auto pair = [&](std::size_t i) IBID_AVX512 {
    const auto stripe = [&](std::size_t s) IBID_AVX512 {
      const std::uint16_t* from = sums + kStripeBlocks * s;
      return _mm512_max_epu16(_mm512_loadu_si512(from), _mm512_loadu_si512(from + 32));
    };
    const __m512i a = stripe(i);
    const __m512i b = stripe(i + 1);
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
  const __m512i a = fold_stripes(sums);
  const __m512i b = fold_stripes(sums + 8 * kStripeBlocks);
  // Two quarters of a beside two of b, then one beside one.
  const __m512i halves =
      _mm512_max_epu16(_mm512_shuffle_i32x4(a, b, 0x44), _mm512_shuffle_i32x4(a, b, 0xee));
  const __m512i whole = _mm512_max_epu16(_mm512_shuffle_i32x4(halves, halves, 0x08),
                                         _mm512_shuffle_i32x4(halves, halves, 0x0d));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(maxima), _mm512_castsi512_si256(whole));
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

constexpr BlockMaxKernels kKernels{"avx512",  add,        largest,  select,
                                   select_in, add_masked, add_rare, fold};

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
