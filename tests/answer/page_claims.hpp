// The claims of an answer as a reader meets them, for tests of what stands on a page and where.
#pragma once

#include <string>
#include <vector>

#include "ibid/answer.hpp"

namespace ibid::test {

/// Their texts, from the first section's first to the last one's last.
inline std::vector<std::string> claims_of(const Answer& answer) {
  std::vector<std::string> claims;
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) claims.push_back(placed.claim.text());
    }
  }
  return claims;
}

}  // namespace ibid::test
