// Candidates: every sentence of the passages found that could be a claim, with what scoring and
// comparing need to know of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/stands_alone.hpp"
#include "answer/vocabulary.hpp"
#include "ibid/passage.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {

struct FoundPassage {
  Passage passage;
  std::shared_ptr<const index::DocumentHeader> document;
  double score = 0;   ///< as the search gave it
  std::string theme;  ///< heading that names what the passage is about, or empty
};

struct Candidate {
  std::uint32_t found = 0;                ///< index of its passage, which is its rank too
  std::uint32_t ordinal = 0;              ///< its place among the sentences of the passage
  std::uint32_t siblings = 1;             ///< sentences of the passage
  ByteRange range;                        ///< bytes of the passage's text
  std::vector<std::uint32_t> references;  ///< see CitedSentence
  std::vector<StemNumber> stems;          ///< of its words but stop words, in order
  std::vector<StemNumber> distinct;       ///< the same, sorted and unique
  std::size_t words = 0;                  ///< stop words included
  Standing standing = Standing::kAlone;
  bool is_widened = false;  ///< begins with its predecessor, on which it leans
  double score = 0;         ///< how well it answers; set by scoring, as are:
  double named = 0;         ///< share of the question's concepts that it or its headings name whole
  std::uint32_t subjects = 0;  ///< bit i: it or what stands over it names the i-th subject
  double focus = 1;         ///< share of the subjects that it names, half for what stands over it
  bool is_on_topic = true;  ///< it names a subject, or the question has none
  bool is_background = false;  ///< it names a part of the subjects only
  bool names_rarest = true;    ///< that part has the rarest of them
  bool is_of_others = false;   ///< it speaks of children, animals …, for which nobody asked
  std::uint32_t row = 0;       ///< its row of features

  [[nodiscard]] std::string_view text(std::span<const FoundPassage> passages) const {
    return std::string_view(passages[found].passage.text).substr(range.begin, range.size());
  }
};

/// Reads the passages of `hits`. A damaged record fails by name.
[[nodiscard]] Result<std::vector<FoundPassage>> read_passages(const index::Generation& generation,
                                                              std::span<const retrieve::Hit> hits);

/// In order of rank and text. Sentences that are no claims are left out; one that leans on its
/// neighbour begins with that neighbour when the two together stay short, and is left out
/// otherwise.
[[nodiscard]] std::vector<Candidate> candidates_of(std::span<const FoundPassage> passages,
                                                   Vocabulary& vocabulary,
                                                   index::Analyzer& analyzer);

}  // namespace ibid::answer
