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

TEST(Check, SaysNotFoundWhereThereIsNoIndex) {
  const Scratch directory;
  const auto damages = check(directory.path());
  ASSERT_FALSE(damages);
  EXPECT_EQ(damages.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace ibid::index::testing
