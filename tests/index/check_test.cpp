#include <gtest/gtest.h>

#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

TEST(Check, FindsNothingInASoundIndexWithTombstonesAndSeveralSegments) {
  const Scratch directory;
  const auto documents = generated_documents(60, 1);
  index_documents(directory.path(), documents);
  index_documents(directory.path(), generated_documents(30, 2));
  auto writer = Writer::open(directory.path());
  ASSERT_TRUE(writer);
  for (std::size_t i = 0; i < 10; ++i) ASSERT_TRUE((*writer)->remove(documents[i].id));
  ASSERT_TRUE((*writer)->publish());
  const auto damages = check(directory.path());
  ASSERT_TRUE(damages) << damages.error().message;
  for (const Damage& damage : *damages) ADD_FAILURE() << damage.where << ": " << damage.what;
}

TEST(Check, IsBrokenOffBeforeTheNextRecordOnceNobodyWantsIt) {
  const Scratch directory;
  index_documents(directory.path(), generated_documents(40, 1));
  index_documents(directory.path(), generated_documents(20, 2));
  std::size_t looks = 0;
  ASSERT_TRUE(check(directory.path(), [&] {
    ++looks;
    return false;
  }));
  const std::size_t all = looks;
  const Statistics counts = open_generation(directory.path())->statistics();
  EXPECT_GT(all, counts.documents + counts.passages);
  for (std::size_t last = 1; last <= all; last += 1 + all / 8) {
    looks = 0;
    const auto damages = check(directory.path(), [&] { return ++looks == last; });
    ASSERT_FALSE(damages) << last;
    EXPECT_EQ(damages.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(looks, last);  // and nothing was read after it
  }
}

TEST(Check, SaysNotFoundWhereThereIsNoIndex) {
  const Scratch directory;
  const auto damages = check(directory.path());
  ASSERT_FALSE(damages);
  EXPECT_EQ(damages.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace ibid::index::testing
