// A candidate passage as the ranker sees it for one question: a bag of weighted terms (what the
// index scored) and the places where the question's keywords stand.
#pragma once

#include <cstdint>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/question.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {

struct TermCount {
  TermNumber term = 0;
  float frequency = 0;  ///< by the schema's field weights
};

/// A keyword where it stands. Words of the title come first; a gap keeps title and text apart.
struct Occurrence {
  std::uint32_t position = 0;  ///< in words, stop words counted
  std::uint32_t keyword = 0;
  std::uint32_t sentence = 0;  ///< ascending; the title is sentence 0
};

struct Candidate {
  index::PassageNumber passage = 0;
  std::vector<TermCount> bag;            ///< distinct terms in order of first occurrence
  std::vector<Occurrence> occurrences;   ///< in order
  std::vector<float> keyword_frequency;  ///< one a keyword
  std::vector<bool> in_title;            ///< one a keyword
  double length = 0;                     ///< sum of the bag's frequencies
  std::uint32_t text_begin = 0;          ///< position of the text's first word
};

/// Reads passages for one question. The question must outlive it.
class CandidateReader {
 public:
  CandidateReader(Workspace& workspace, const Question& question);

  [[nodiscard]] Result<Candidate> read(index::PassageNumber number);

 private:
  Workspace& workspace_;
  std::vector<TermNumber> keywords_;
  std::vector<std::uint32_t> place_in_bag_;  ///< by term number, 1-based; 0 = not in this bag
};

}  // namespace ibid::retrieve
