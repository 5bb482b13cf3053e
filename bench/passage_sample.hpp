// Passages of 100 words as abstracts have them, for the benchmarks of text and index.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ibid::bench {

inline constexpr std::string_view kAsciiPassage =
    "We studied whether daily zinc supplementation slows bone loss in older women with low serum "
    "zinc. In this randomized, double-blind trial, 224 women aged 65 years or older took 25 mg "
    "zinc "
    "gluconate or placebo for 24 months. Bone mineral density at the femoral neck fell by 0.8% "
    "with "
    "zinc and by 2.1% with placebo (p = 0.01). Serum osteocalcin rose in the zinc group only. "
    "Copper "
    "status did not change, and no serious adverse events were attributed to treatment. These "
    "findings suggest that correcting zinc deficiency may help to preserve bone in later life, but "
    "larger trials with fracture outcomes are needed before routine use can be advised.";

inline constexpr std::string_view kMixedPassage =
    "We studied whether daily zinc supplementation slows bone loss in older women with low serum "
    "zinc (< 70 \u00B5g/dL). In this trial, 224 women aged \u2265 65 years took 25 mg zinc "
    "gluconate or "
    "placebo for 24 months. The hazard ratio for fracture was 0.85 (95% CI 0.65\u20131.12; p = "
    "0.24) [2, "
    "3]. TNF-\u03B1 fell by 12\u201318% vs. placebo, e.g. in women with Crohn\u2019s disease 4, 5. "
    "Osteocalcin rose in the zinc group only.2,3 Copper status did not change, and no serious "
    "adverse events were attributed to treatment. These findings suggest that correcting zinc "
    "deficiency may help to preserve bone, but larger trials are needed before routine use.";

/// `passage` again and again, up to `bytes`, cut at a blank.
inline std::string repeated(std::string_view passage, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text.append(passage).append(" ");
  text.resize(text.rfind(' ', bytes));
  return text;
}

}  // namespace ibid::bench
