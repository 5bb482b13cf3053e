#include "text/misspelled.hpp"

#include <gtest/gtest.h>

namespace ibid::text {
namespace {

TEST(Misspelled, IsWhatIsALetterAwayOrInOtherCapitals) {
  for (const std::string_view given :
       {"audiance", "audienc", "audiencee", "uadience", "Audience", "AUDIENCE"}) {
    EXPECT_TRUE(is_misspelled(given, "audience")) << given;
  }
  for (const std::string_view given : {"audience", "", "aud", "audacity", "filter"}) {
    EXPECT_FALSE(is_misspelled(given, "audience")) << given;
  }
  EXPECT_TRUE(is_misspelled("to", "top"));
}

}  // namespace
}  // namespace ibid::text
