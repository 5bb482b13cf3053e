// Claims beside the one sentence that should bear them out or not.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/verify.hpp"

namespace ibid::verify {

struct ClaimPair {
  const char* claim;
  const char* evidence;
  bool stands;
};

inline void expect_verdicts(const std::vector<ClaimPair>& pairs) {
  for (const ClaimPair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector<std::string>{pair.evidence});
    EXPECT_EQ(verdict.verdict == Verdict::kSupported, pair.stands)
        << pair.claim << "\n  beside: " << pair.evidence << "\n  " << name_of(verdict.verdict);
  }
}

}  // namespace ibid::verify
