// The postings file: what was written is what is read, and damage never leads beyond the file.
#include "index/postings.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>

#include "index/bytes.hpp"
#include "index/file_io.hpp"
#include "index/postings_support.hpp"
#include "index/postings_writer.hpp"
#include "index/schema.hpp"

namespace ibid::index::testing {
namespace {

using postings::code_of;
using postings::frequency_of;
using postings::kEscapeCode;

TEST(ImpactCode, BoundsTheSaturatedFrequencyFromAbove) {
  for (const double length_part : {0.3, 0.75, 1.2, 4.0, 90.0}) {
    for (const std::uint32_t frequency : {1u, 2u, 3u, 7u, 20u, 255u, 100000u}) {
      const double saturated = frequency / (frequency + length_part);
      EXPECT_GE(code_of(frequency, length_part), 255 * saturated);
      EXPECT_LT(code_of(frequency, length_part), 255 * saturated + 1);
    }
  }
}

TEST(ImpactCode, TellsTheSmallestFrequencyThatHasIt) {
  for (double length_part = 0.05; length_part < 100; length_part *= 1.07) {
    int code_before = 0;
    for (std::uint32_t frequency = 1; frequency < 300; ++frequency) {
      const std::uint8_t code = code_of(frequency, length_part);
      if (code != code_before && code != kEscapeCode) {
        EXPECT_EQ(frequency_of(code, length_part), frequency) << "K = " << length_part;
      }
      code_before = code;
    }
  }
}

TEST(ImpactCode, TellsFrequenciesThatStandAtTheBorderOfTheirCode) {
  // Under such length parts tf / (tf + K) is a whole 255th, but for rounding.
  for (std::uint8_t border = 1; border < kEscapeCode - 1; ++border) {
    for (const std::uint32_t frequency : {1u, 2u, 3u, 10u, 77u}) {
      const double exact = frequency * (255.0 / border - 1);
      for (const double length_part : {exact * (1 - 1e-15), exact, exact * (1 + 1e-15),
                                       exact * (1 + 1e-10), exact * (1 - 1e-7)}) {
        const std::uint8_t code = code_of(frequency, length_part);
        std::uint32_t smallest = 1;
        while (code_of(smallest, length_part) < code) ++smallest;
        EXPECT_EQ(frequency_of(code, length_part), smallest) << length_part;
      }
    }
  }
}

/// Frequencies of `term` as the passages have them.
std::vector<std::uint32_t> frequencies_in(const std::vector<BarePassage>& passages,
                                          const std::string& term) {
  std::vector<std::uint32_t> frequencies;
  for (const BarePassage& passage : passages) {
    const auto found = passage.find(term);
    frequencies.push_back(found == passage.end() ? 0 : found->second);
  }
  return frequencies;
}

std::vector<std::uint32_t> frequencies_read(const Postings& postings, const std::string& term,
                                            std::uint32_t step) {
  const auto list = postings.find(term);
  EXPECT_TRUE(list) << list.error().message;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < postings.passages(); i += step) numbers.push_back(i);
  std::vector<std::uint32_t> frequencies(numbers.size());
  if (list && *list) postings.frequencies(**list, numbers, frequencies);
  return frequencies;
}

TEST(Postings, GiveBackEveryFrequencyOfEveryKindOfList) {
  constexpr std::uint32_t kCount = 16'000;  // so many superblocks that padding does not matter
  const Scratch directory;
  const auto passages = generated_passages(kCount, 1);
  write_postings_file(directory.path() / "postings", passages);
  const auto postings = open_postings(directory.path() / "postings");
  ASSERT_EQ(postings->passages(), kCount);
  std::set<std::string> kinds;
  for (int i = 0; i < 62; ++i) {
    const std::string term = fmt::format("t{}", i);
    const auto expected = frequencies_in(passages, term);
    EXPECT_EQ(frequencies_read(*postings, term, 1), expected) << term;
    const auto list = postings->find(term);
    ASSERT_TRUE(list);
    const auto holders = kCount - std::count(expected.begin(), expected.end(), 0u);
    EXPECT_EQ(*list ? (*list)->document_frequency : 0, holders);
    EXPECT_EQ(*postings->document_frequency(term), holders);
    if (!*list) continue;
    const bool in_line = (*list)->document_frequency <= postings::kInlineMax;
    kinds.insert((*list)->kind == postings::ListKind::kDense    ? "dense"
                 : (*list)->kind == postings::ListKind::kMasked ? "masked"
                 : in_line                                      ? "packed in line"
                                                                : "sparse");
    if ((*list)->escape_count != 0) kinds.insert("with escapes");
  }
  EXPECT_EQ(kinds,
            (std::set<std::string>{"dense", "masked", "packed in line", "sparse", "with escapes"}));
  for (std::uint32_t i = 0; i < kCount; ++i) {
    EXPECT_EQ(postings->length(i), length_of(passages[i]));
  }
}

/// The postings file of one list in an index of `passages`, each ten terms long.
std::unique_ptr<const Postings> postings_of(const std::filesystem::path& path,
                                            std::uint32_t passages, std::span<const Posting> list) {
  auto writer = PostingsWriter::create(path, std::vector<std::uint32_t>(passages, 10), kBm25);
  EXPECT_TRUE(writer && writer->add("zinc", list) && writer->finish());
  return open_postings(path);
}

void expect_list(const Postings& postings, std::span<const Posting> list, postings::ListKind kind) {
  const auto found = postings.find("zinc");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->kind, kind);
  std::vector<std::uint32_t> expected(postings.passages());
  for (const Posting& posting : list) expected[posting.passage] = posting.frequency;
  EXPECT_EQ(frequencies_read(postings, "zinc", 1), expected);
}

TEST(Postings, ReachOverTilesThatHaveNone) {
  const Scratch directory;
  constexpr std::uint32_t kCount = 300'000;  // 37 tiles
  const std::vector<Posting> few{{0, 1},      {1, 2},       {65'279, 1},
                                 {65'280, 4}, {130'815, 1}, {299'999, 3}};
  expect_list(*postings_of(directory.path() / "few", kCount, few), few,
              postings::ListKind::kPacked);
  std::vector<Posting> more;
  for (std::uint32_t i = 0; i < 60; ++i) more.push_back({i * 300, i + 1});
  more.push_back({299'000, 7});
  expect_list(*postings_of(directory.path() / "more", kCount, more), more,
              postings::ListKind::kSparse);
}

TEST(Postings, ArePackedWhereATileHasMoreThanAByteCounts) {
  const Scratch directory;
  constexpr std::uint32_t kCount = 300'000;
  std::vector<Posting> dense;
  for (std::uint32_t i = 0; i < postings::kTilePostingsMax; ++i) {
    dense.push_back({postings::kTilePassages + 7 * i, 1 + i % 3});
  }
  expect_list(*postings_of(directory.path() / "byte", kCount, dense), dense,
              postings::ListKind::kSparse);
  dense.push_back({2 * postings::kTilePassages - 1, 2});
  expect_list(*postings_of(directory.path() / "more", kCount, dense), dense,
              postings::ListKind::kPacked);
}

TEST(Postings, OfAnEarlierVersionAreRefusedWithWhatToDo) {
  const Scratch directory;
  const auto path = directory.path() / "postings";
  (void)postings_of(path, 10, std::vector<Posting>{{1, 1}});
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(-8, std::ios::end) << "ibidhst2";
  file.close();
  auto mapped = MappedFile::open_unchecked(path);
  ASSERT_TRUE(mapped);
  const auto postings = Postings::open(std::move(*mapped), kBm25);
  ASSERT_FALSE(postings);
  EXPECT_EQ(postings.error().code, ErrorCode::kIndexDamaged);
  EXPECT_NE(postings.error().message.find("index its sources anew"), std::string::npos);
}

TEST(Postings, KeepLengthsThatSixteenBitsDoNotHold) {
  for (const std::uint32_t longest : {65'535u, 65'536u, 4'000'000'000u}) {
    const Scratch directory;
    const auto path = directory.path() / "postings";
    auto writer = PostingsWriter::create(path, std::vector<std::uint32_t>{7, longest}, kBm25);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add("zinc", std::vector<Posting>{{1, longest}}));
    ASSERT_TRUE(writer->finish());
    const auto postings = open_postings(path);
    EXPECT_EQ(postings->length(0), 7u);
    EXPECT_EQ(postings->length(1), longest);
    EXPECT_EQ(frequencies_read(*postings, "zinc", 1), (std::vector<std::uint32_t>{0, longest}));
  }
}

TEST(Postings, OfNoPassagesAreEmpty) {
  const Scratch directory;
  write_postings_file(directory.path() / "postings", {});
  const auto postings = open_postings(directory.path() / "postings");
  EXPECT_EQ(postings->passages(), 0u);
  EXPECT_EQ(postings->average_length(), 0);
  EXPECT_EQ(*postings->find("t0"), std::nullopt);
}

TEST(PostingsWriter, RefusesWhatIsOutOfOrder) {
  const Scratch directory;
  auto writer = PostingsWriter::create(directory.path() / "postings",
                                       std::vector<std::uint32_t>{5, 5, 5}, kBm25);
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->add("m", std::vector<Posting>{{0, 1}, {2, 1}}));
  const struct {
    std::string term;
    std::vector<Posting> postings;
  } cases[] = {
      {"m", {{0, 1}}}, {"a", {{0, 1}}}, {"", {{0, 1}}},          {std::string(256, 'z'), {{0, 1}}},
      {"n", {}},       {"n", {{3, 1}}}, {"n", {{1, 1}, {1, 1}}}, {"n", {{1, 1}, {0, 1}}},
      {"n", {{1, 0}}},
  };
  for (const auto& [term, list] : cases) {
    const auto added = writer->add(term, list);
    ASSERT_FALSE(added) << term;
    EXPECT_EQ(added.error().code, ErrorCode::kInputMalformed);
  }
  EXPECT_TRUE(writer->add("n", std::vector<Posting>{{1, 1}}));
  EXPECT_TRUE(writer->finish());
}

TEST(PostingsWriter, WritesTheSameBytesForTheSamePostings) {
  const Scratch directory;
  const auto passages = generated_passages(700, 4);
  write_postings_file(directory.path() / "a", passages);
  write_postings_file(directory.path() / "b", passages);
  EXPECT_EQ(*read_file(directory.path() / "a", 1u << 30),
            *read_file(directory.path() / "b", 1u << 30));
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST(Postings, AreRefusedWhenCutShortOrOfOtherConstants) {
  const Scratch directory;
  const auto path = directory.path() / "postings";
  write_postings_file(path, generated_passages(500, 2));
  const std::string whole = *read_file(path, 1u << 30);
  const auto open_code = [&](const Bm25Parameters& parameters) {
    const auto opened = Postings::open(std::move(*MappedFile::open_unchecked(path)), parameters);
    return opened ? std::string("opened") : std::string(kind_of(opened.error().code).name);
  };
  EXPECT_EQ(open_code(kBm25), "opened");
  EXPECT_EQ(open_code({1.5, 0.75, 0.5}), "index_damaged");
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
    write_bytes(path, whole.substr(0, size));
    EXPECT_EQ(open_code(kBm25), "index_damaged") << size;
  }
  write_bytes(path, whole + "x");
  EXPECT_EQ(open_code(kBm25), "index_damaged");
}

TEST(Postings, AreNeverReadBeyondTheirEndHoweverDamaged) {
  // No digests here, so all of the damage gets through to the reader.
  const Scratch directory;
  const auto path = directory.path() / "postings";
  const auto passages = generated_passages(900, 3);
  write_postings_file(path, passages);
  const std::string whole = *read_file(path, 1u << 30);
  const std::vector<std::uint64_t> keys(passages.size());
  const std::vector<PassageFacets> facets(passages.size());
  std::mt19937 random(5);
  int opened_count = 0;
  for (int round = 0; round < 600; ++round) {
    std::string damaged = whole;
    for (std::uint32_t i = 0; i < 1 + random() % 30; ++i) {
      // Every other round leaves the trailer alone, so that the file opens.
      const std::size_t end =
          round % 2 == 0 ? damaged.size() - sizeof(postings::Trailer) : damaged.size();
      damaged[random() % end] = static_cast<char>(random());
    }
    write_bytes(path, damaged);
    auto opened = Postings::open(std::move(*MappedFile::open_unchecked(path)), kBm25);
    if (!opened || (*opened)->passages() != passages.size()) continue;
    ++opened_count;
    const BlockMaxTopK ranking({{opened->get(), 0, keys, facets, {}}}, kBm25, {900, 12.0});
    for (int i = 0; i < 3; ++i) {
      const auto best = ranking.top_k(generated_bag(random, 6), {}, 10);
      EXPECT_TRUE(best || best.error().code == ErrorCode::kIndexDamaged);
    }
    for (int i = 0; i < 3; ++i) {
      const auto list = (*opened)->find(fmt::format("t{}", random() % 60));
      std::vector<std::uint32_t> numbers{0, 1, 255, 256, 800, 899};
      std::vector<std::uint32_t> out(numbers.size());
      if (list && *list) (*opened)->frequencies(**list, numbers, out);
    }
  }
  EXPECT_GT(opened_count, 200);
}

}  // namespace
}  // namespace ibid::index::testing
