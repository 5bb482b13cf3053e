// The analysed question: its words as the index knows them, each with what its spelling tells of
// its part in the question (capitals, digits, place). Everything later weighs these terms.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// As which word a keyword was read.
enum class Reading {
  kAsWritten,
  kRelated,    ///< as what clinical texts say instead
  kRespelled,  ///< as the word that it is one edit away from
};

/// One distinct term of the question that is no stop word.
struct Keyword {
  std::string term;          ///< as indexed
  std::string word;          ///< folded, unstemmed, of its first occurrence
  std::string surface;       ///< the bytes of its first occurrence
  int count = 1;             ///< occurrences in the question
  double weight = 1;         ///< of each, less where it was taken over from an earlier turn
  std::size_t place = 0;     ///< of its first occurrence among the question's non-stop words
  bool is_number = false;    ///< begins with a digit
  bool is_acronym = false;   ///< at least two capitals or digits, no number: "TNF", "p53", "mTORC1"
  bool is_capital = false;   ///< begins with a capital and is not the first content word
  bool is_medicine = false;  ///< part of a medicine's name; by mark_medicines()
  Reading reading = Reading::kAsWritten;  ///< otherwise term and word are not the surface's
};

struct Question {
  std::vector<Keyword> keywords;      ///< in order of first occurrence
  std::vector<std::size_t> sequence;  ///< indexes into keywords, in text order
  std::vector<std::string> words;     ///< all folded words, stop words included, in order
  /// Terms of the words in which it was put among those of the questions that passages answer,
  /// weighing as keywords do, each once, though two words read as one give the same term. By
  /// read_question().
  std::vector<index::WeightedTerm> asked;

  [[nodiscard]] bool empty() const { return keywords.empty(); }
  /// Index of the keyword with that term, or keywords.size().
  [[nodiscard]] std::size_t find(std::string_view term) const;
};

/// `text` must be valid UTF-8. Only its first kQuestionWordsMax words count.
[[nodiscard]] Question analyze_question(index::Analyzer& analyzer, std::string_view text);

/// Marks the keywords that name medicines, as the question's words were read.
void mark_medicines(const index::Language& language, Question& question);

/// A pasted abstract has about 300 words; more than this is no question, and every term costs time.
inline constexpr std::size_t kQuestionWordsMax = 512;

/// The calling thread's analyzer for the generation's language. The reference holds until the
/// thread asks for another generation's.
[[nodiscard]] index::Analyzer& analyzer_of(const index::Generation& generation);
/// `text` taken apart by analyzer_of().
[[nodiscard]] std::vector<index::Term> analyzed(const index::Generation& generation,
                                                std::string_view text);

}  // namespace ibid::retrieve
