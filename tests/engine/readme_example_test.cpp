// The README's example of the library, as it stands there: compiled under the warnings that those
// who embed it turn on.
#include <gtest/gtest.h>

#include "ibid/engine.hpp"

#pragma GCC diagnostic error "-Wmissing-field-initializers"

namespace ibid {
namespace {

TEST(ReadmeExample, SaysHowToMakeAnIndexWhereThereIsNone) {
  auto engine = ibid::Engine::open("no/such/folder");
  if (engine) {
    auto answer = (*engine)->ask({.question = "Does zinc prevent fractures?"});
    auto found = (*engine)->search({.question = "zinc", .top_k = 3});
    ASSERT_TRUE(answer && found);
  }
  ASSERT_FALSE(engine);
  EXPECT_NE(engine.error().message.find("ibid index"), std::string::npos);
}

}  // namespace
}  // namespace ibid
