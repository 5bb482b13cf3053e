// Files as they are written piece by piece.
#include "index/file_io.hpp"

#include <gtest/gtest.h>

#include <random>

#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

TEST(FileWriter, KeepsEveryByteWhereverItsPiecesEnd) {
  const Scratch directory;
  const auto path = directory.path() / "file";
  auto file = FileWriter::create(path);
  ASSERT_TRUE(file);
  std::mt19937 random(1);
  std::string expected;
  // Pieces are of 2 MB: some appends end in one, some reach over several.
  for (const std::size_t size : {100u, 2'097'052u, 1u, 3'000'000u, 0u, 7'000'000u, 123u}) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    ASSERT_TRUE(file->append(bytes));
    expected += bytes;
    EXPECT_EQ(file->size(), expected.size());
    if (size == 3'000'000u) {
      ASSERT_TRUE(file->flush());
      EXPECT_EQ(*read_file(path, 1u << 30), expected);
    }
  }
  ASSERT_TRUE(file->overwrite(2'097'000, "overwritten across a piece's end and once more so, so"));
  expected.replace(2'097'000, 53, "overwritten across a piece's end and once more so, so");
  ASSERT_TRUE(file->append("end"));
  ASSERT_TRUE(file->finish());
  EXPECT_TRUE(*read_file(path, 1u << 30) == expected + "end");
}

}  // namespace
}  // namespace ibid::index::testing
