// A candidate passage as the ranker sees it for one question: a bag of weighted terms (what the
// index scored) and the places where the question's keywords stand.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/question.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {

/// A keyword where it stands. Words of the title come first; a gap keeps title and text apart.
struct Occurrence {
  std::uint32_t position = 0;  ///< in words, stop words counted
  std::uint32_t keyword = 0;
  std::uint32_t sentence = 0;  ///< ascending; the title is sentence 0
};

struct Candidate {
  index::PassageNumber passage = 0;
  std::span<const TermCount> bag;        ///< of `tokens`
  std::vector<Occurrence> occurrences;   ///< in order
  std::vector<float> keyword_frequency;  ///< one a keyword
  std::vector<bool> in_title;            ///< one a keyword
  double length = 0;                     ///< sum of the bag's frequencies
  std::uint32_t text_begin = 0;          ///< position of the text's first word
  std::shared_ptr<const PassageTokens> tokens;
};

/// Reads passages for one question. The question must outlive it.
class CandidateReader {
 public:
  CandidateReader(Workspace& workspace, const Question& question);

  [[nodiscard]] Result<Candidate> read(index::PassageNumber number);

 private:
  Workspace& workspace_;
  std::vector<TermNumber> keywords_;
  std::uint64_t keyword_bits_ = 0;  ///< bit n % 64 of each keyword n: rules most other terms out
};

}  // namespace ibid::retrieve
