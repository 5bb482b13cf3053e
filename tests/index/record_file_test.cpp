#include "index/record_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

std::filesystem::path write_records(const Scratch& directory,
                                    const std::vector<std::string>& records) {
  const auto path = directory.path() / "records";
  auto writer = RecordFileWriter::create(path);
  EXPECT_TRUE(writer);
  for (const std::string& record : records) EXPECT_TRUE(writer->append(record));
  EXPECT_TRUE(writer->finish());
  return path;
}

Result<RecordFile> open_records(const std::filesystem::path& path) {
  return MappedFile::open_unchecked(path).and_then(RecordFile::open);
}

/// Empty, small, block-sized and larger ones, text-like and random.
std::vector<std::string> mixed_records(std::size_t count) {
  std::mt19937 random(3);
  std::vector<std::string> records;
  for (std::size_t i = 0; i < count; ++i) {
    std::string record;
    for (std::size_t n = i % 97 == 0 ? 5000 : random() % 300; n > 0; --n) {
      record += static_cast<char>(i % 3 == 0 ? random() : 'a' + random() % 4);
    }
    records.push_back(std::move(record));
  }
  return records;
}

TEST(RecordFile, GivesEveryRecordBackByNumber) {
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, std::size_t{50}, std::size_t{6000}}) {
    const Scratch directory;
    const auto records = mixed_records(count);
    const auto file = open_records(write_records(directory, records));
    ASSERT_TRUE(file) << file.error().message;
    ASSERT_EQ(file->size(), count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t number = static_cast<std::uint32_t>((i * 7919ull) % count);
      file->prefetch_place(number);
      file->prefetch_block(number);
      const auto record = file->record(number);
      ASSERT_TRUE(record) << record.error().message;
      EXPECT_EQ(*record, records[number]);
    }
    const auto beyond = static_cast<std::uint32_t>(count);
    file->prefetch_place(beyond);
    file->prefetch_block(beyond);
    EXPECT_FALSE(file->record(beyond));
  }
}

TEST(RecordFile, ShrinksTextBelowHalf) {
  const Scratch directory;
  std::vector<std::string> records;
  std::size_t bytes = 0;
  for (const Document& document : generated_documents(4000, 1)) {
    records.push_back(document.text);
    bytes += document.text.size();
  }
  const auto path = write_records(directory, records);
  EXPECT_LT(std::filesystem::file_size(path), bytes / 2);
}

TEST(RecordFile, NeverGivesAWrongRecordFromDamagedBytes) {
  const Scratch directory;
  const auto records = mixed_records(300);
  const auto path = write_records(directory, records);
  std::string bytes;
  {
    std::ifstream in(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string damaged = bytes;
    // The table and footer are a small part of the file, so every other round aims at them.
    const std::size_t from = round % 2 == 0 ? 0 : damaged.size() - 600;
    const std::size_t at = from + random() % (damaged.size() - from);
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    std::ofstream(path, std::ios::binary | std::ios::trunc) << damaged;
    const auto file = open_records(path);
    if (!file) {
      ++refused;
      continue;
    }
    for (std::uint32_t i = 0; i < records.size(); ++i) {
      file->prefetch_block(i);
      const auto record = file->record(i);
      if (record) {
        ASSERT_EQ(*record, records[i]) << "byte " << at;
      } else {
        EXPECT_EQ(record.error().code, ErrorCode::kIndexDamaged);
        ++refused;
        break;
      }
    }
  }
  EXPECT_GT(refused, 200);
}

}  // namespace
}  // namespace ibid::index::testing
