// What a shard's database holds: codecs, the table of terms, the manifest, the split.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>

#include "index/index_support.hpp"
#include "index/shards/shard_manifest.hpp"
#include "index/shards/shard_records.hpp"
#include "index/shards/split.hpp"
#include "index/shards/term_table.hpp"

namespace ibid::index {
namespace {

using testing::generated_documents;
using ::testing::HasSubstr;
using testing::index_documents;
using testing::Scratch;

TEST(Seal, GivesBackWhatWasSealedUnderThatKeyAlone) {
  for (const std::string& bytes :
       {std::string("x"), std::string(100'000, 'z'), std::string("a\0b", 3), std::string()}) {
    const auto sealed = seal("p1", bytes);
    ASSERT_TRUE(sealed.has_value());
    EXPECT_EQ(unseal("p1", *sealed).value_or("?"), bytes);
    EXPECT_EQ(unseal("p2", *sealed).error().code, ErrorCode::kIndexDamaged);
  }
}

TEST(Seal, ShowsEveryChangedByteAndEveryCut) {
  const std::string sealed = *seal("p1", "Zinc and bone, and bone and zinc.");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(unseal("p1", changed).has_value()) << "byte " << i;
    EXPECT_FALSE(unseal("p1", std::string_view(sealed).substr(0, i)).has_value()) << "cut at " << i;
  }
}

TEST(Seal, TakesNoSizeOnTrust) {
  // Eight bytes of checksum, then a size of 2^60.
  EXPECT_FALSE(unseal("k", std::string(8, 'c') + "\x80\x80\x80\x80\x80\x80\x80\x80\x10zzzz"));
}

TEST(ShardRecords, ComeBackAsTheyWere) {
  Document document = generated_documents(1, 3).front();
  document.references.resize(2);
  document.references[0].doi = "10.1000/cited";
  const DocumentRecord record = record_of(document);
  Source retracted = document.references[1];
  retracted.status = SourceStatus::kRetracted;
  const auto read =
      decode_shard_document(encode_shard_document(7, encode(record), {{2, retracted}}));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->first_passage, 7u);
  EXPECT_EQ(encode(read->record), encode(record));
  EXPECT_EQ(read->resolved, (std::map<std::uint32_t, Source>{{2, retracted}}));

  const Passage& passage = document.passages.front();
  const std::vector<std::pair<std::string, std::uint32_t>> frequencies{{"bone", 1}, {"zinc", 3}};
  const auto found = decode_shard_passage(encode_shard_passage(5, 4, frequencies, encode(passage)));
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_EQ(found->document, 5u);
  EXPECT_EQ(found->length, 4u);
  EXPECT_EQ(found->frequencies, frequencies);
  EXPECT_EQ(found->passage, passage);
}

TEST(ShardRecords, OfGarbageAreErrors) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 7);
    static_cast<void>(decode_shard_passage(bytes));
    static_cast<void>(decode_shard_document(bytes));
    static_cast<void>(decode_documents(bytes));
    EXPECT_FALSE(decode_shard_manifest(bytes).has_value());
  }
}

TEST(TermTable, AnswersAsAMapDoes) {
  std::mt19937 random(9);
  const std::vector<std::uint32_t> passages{1000, 1000, 1000, 1000, 1000};
  std::map<std::string, std::vector<std::uint32_t>> oracle;
  while (oracle.size() < 20'000) {
    std::string term;
    for (std::size_t n = 1 + random() % 9; n > 0; --n)
      term += static_cast<char>('a' + random() % 4);
    std::vector<std::uint32_t> counts(passages.size());
    counts[random() % counts.size()] = 1 + static_cast<std::uint32_t>(random() % 999);
    if (random() % 3 == 0)
      counts[random() % counts.size()] = 1 + static_cast<std::uint32_t>(random() % 999);
    oracle[term] = counts;
  }
  TermTableBuilder builder;
  for (const auto& [term, counts] : oracle) builder.add(term, counts);
  std::vector<std::string> pieces = builder.finish();
  EXPECT_GT(pieces.size(), 1u);
  const auto table = TermTable::open(pieces, passages);
  ASSERT_TRUE(table.has_value()) << table.error().message;
  EXPECT_EQ(table->terms(), oracle.size());
  for (const auto& [term, counts] : oracle) {
    ASSERT_EQ(table->counts(term), counts) << term;
    std::uint32_t sum = 0;
    for (const std::uint32_t count : counts) sum += count;
    ASSERT_EQ(table->document_frequency(term), sum) << term;
    if (const std::string other = term + "e"; oracle.count(other) == 0) {
      ASSERT_EQ(table->document_frequency(other), 0u) << other;
    }
  }
  EXPECT_EQ(table->document_frequency(""), 0u);
  EXPECT_EQ(table->document_frequency("zzz"), 0u);
}

TEST(TermTable, RefusesWhatIsNoTableOfTheSet) {
  TermTableBuilder builder;
  builder.add("bone", {3, 0});
  builder.add("zinc", {1, 2});
  const std::vector<std::string> pieces = builder.finish();
  const std::vector<std::uint32_t> right{3, 2};
  const std::vector<std::uint32_t> too_few_passages{2, 2};
  const std::vector<std::uint32_t> too_few_shards{3};
  EXPECT_TRUE(TermTable::open(pieces, right).has_value());
  EXPECT_FALSE(TermTable::open(pieces, too_few_passages).has_value());
  EXPECT_FALSE(TermTable::open(pieces, too_few_shards).has_value());
  EXPECT_FALSE(TermTable::open({pieces[0], pieces[0]}, right).has_value()) << "not ascending";
  for (std::size_t cut = 1; cut < pieces[0].size(); ++cut) {
    static_cast<void>(TermTable::open({pieces[0].substr(0, cut)}, right));
  }
}

TEST(ShardManifest, NamesTheGenerationThatItsRowsAddUpTo) {
  ShardManifest manifest;
  manifest.language_sha256 = std::string(64, 'a');
  manifest.table_sha256 = std::string(64, 'b');
  manifest.shards = {{10, 4, 100, 1000, {}}, {6, 2, 60, 500, {}}};
  const auto read = decode_shard_manifest(encode(manifest.of_shard(1)));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->shard, 1u);
  EXPECT_EQ(read->generation(), manifest.generation());
  EXPECT_EQ(read->statistics().passages, 16u);
  EXPECT_EQ(read->statistics().average_length, 10.0);
  ShardManifest other = manifest;
  other.shards[1].documents = 3;
  EXPECT_NE(other.generation(), manifest.generation());
  EXPECT_FALSE(decode_shard_manifest(encode(manifest.of_shard(2))).has_value());
}

TEST(Split, PutsAWorkIntoTheSameShardHoweverTheIndexGrew) {
  const Scratch directory;
  auto documents = generated_documents(60, 21);
  index_documents(directory.path() / "a", documents);
  std::reverse(documents.begin(), documents.end());
  for (std::size_t i = 0; i < documents.size(); i += 20) {
    index_documents(directory.path() / "b",
                    {documents.begin() + static_cast<std::ptrdiff_t>(i),
                     documents.begin() + static_cast<std::ptrdiff_t>(i + 20)});
  }
  const auto a = split_index(directory.path() / "a", directory.path() / "a-shards", 3);
  const auto b = split_index(directory.path() / "b", directory.path() / "b-shards", 3);
  ASSERT_TRUE(a.has_value() && b.has_value());
  EXPECT_EQ(a->generation, b->generation);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(a->shards[i].documents, b->shards[i].documents);
    EXPECT_EQ(a->shards[i].passages, b->shards[i].passages);
  }
}

TEST(Split, RefusesAFolderInUseAnAbsentIndexAndNoShards) {
  const Scratch directory;
  index_documents(directory.path() / "db", generated_documents(5, 2));
  std::filesystem::create_directory(directory.path() / "used");
  std::ofstream(directory.path() / "used" / "file") << "x";
  const auto used = split_index(directory.path() / "db", directory.path() / "used", 2);
  ASSERT_FALSE(used.has_value());
  EXPECT_EQ(used.error().code, ErrorCode::kUsage);
  EXPECT_THAT(used.error().message, HasSubstr("is not empty"));
  EXPECT_EQ(split_index(directory.path() / "none", directory.path() / "out", 2).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(split_index(directory.path() / "db", directory.path() / "out", 0).error().code,
            ErrorCode::kUsage);
}

TEST(Split, MoreShardsThanWorksLeaveSomeEmpty) {
  const Scratch directory;
  index_documents(directory.path() / "db", generated_documents(2, 4));
  const auto split = split_index(directory.path() / "db", directory.path() / "out", 8);
  ASSERT_TRUE(split.has_value()) << split.error().message;
  std::uint32_t documents = 0;
  for (const SplitShard& shard : split->shards) documents += shard.documents;
  EXPECT_EQ(documents, 2u);
}

}  // namespace
}  // namespace ibid::index
