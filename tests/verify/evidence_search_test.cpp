#include "verify/evidence/evidence_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "verify/audit_support.hpp"

namespace ibid::verify {
namespace {

TEST(EvidencePool, KeepsNoMoreThanItsShareOfAnIndex) {
  const index::Generation& generation = testing::corpus_generation();
  ASSERT_GT(generation.passage_limit(), kPassagesKeptMax) << "nothing would be let go";
  EvidencePool pool(generation);
  std::size_t most = 0;
  std::string first;
  for (std::size_t i = 0; i < generation.passage_limit(); ++i) {
    const auto passage = generation.passage(static_cast<index::PassageNumber>(i));
    ASSERT_TRUE(passage.has_value());
    const auto found = pool.by_id(passage->id);
    ASSERT_TRUE(found.has_value());
    ASSERT_NE(*found, nullptr);
    if (first.empty()) first = passage->id;
    pool.make_room();
    most = std::max(most, pool.kept());
  }
  EXPECT_EQ(most, kPassagesKeptMax);
  // What was let go is read again.
  const auto again = pool.by_id(first);
  ASSERT_TRUE(again.has_value());
  ASSERT_NE(*again, nullptr);
  EXPECT_EQ((*again)->passage.id, first);
}

}  // namespace
}  // namespace ibid::verify
