#include "answer/ages_in_full.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(AgesInFull, AreThoseOfNotesAndOfGroups) {
  const std::pair<const char*, const char*> cases[] = {
      {"67M with AF", "67-year-old man with AF"},
      {"AF in a 67F, aspirin?", "AF in a 67-year-old woman, aspirin?"},
      {"45f tired", "45-year-old woman tired"},
      {"statins for over-75s", "statins for over-75 years"},
      {"under 12s with asthma", "under 12 years with asthma"},
  };
  for (const auto& [text, full] : cases) EXPECT_EQ(with_ages_in_full(text), full);
}

TEST(AgesInFull, LeaveWhatIsNoAge) {
  for (const char* text : {"walks 80m", "a 5mg dose", "in his 60s", "HLA B27", "1000M", "M", ""}) {
    EXPECT_EQ(with_ages_in_full(text), text);
  }
}

}  // namespace
}  // namespace ibid::answer
