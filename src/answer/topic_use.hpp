// How do sentences speak of a topic: as of something that is given, which has doses and side
// effects, or as of a condition, which is treated and diagnosed? No list of names says it; those
// who write of it do.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "answer/candidates.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

/// Counts of the places at which a topic stands, and of those beside a word that tells.
struct TopicUse {
  int places = 0;        ///< in all
  int as_given = 0;      ///< "zinc 30 mg", "use of metformin", "apixaban versus"
  int as_condition = 0;  ///< "patients with asthma", "migraine attacks", "treating depression"
};

/// What most of those places say; where they tie, how the names of conditions end ("-itis").
enum class TopicKind : std::uint8_t { kUnknown, kGiven, kCondition };
[[nodiscard]] TopicKind kind_of(std::string_view topic, const TopicUse& use);

/// Whether it ends as the names of conditions do: "-itis", "disease".
[[nodiscard]] bool is_called_condition(std::string_view topic);

/// Whether it ends as the names of remedies do: "-olol", "therapy".
[[nodiscard]] bool is_called_remedy(std::string_view topic);

/// Of the topic word for word, in all candidates.
[[nodiscard]] TopicUse use_of(std::string_view topic, std::span<const Candidate> candidates,
                              Vocabulary& vocabulary);

}  // namespace ibid::answer
