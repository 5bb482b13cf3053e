// The stages of one search, each a value for the next: search() runs them all, the trainer in
// bench/ stops in between.
//
//   question -> first ranking (BM25 of keywords and synonyms)
//            -> term profiles from the best passages -> learned term weights
//            -> ranking by the questions that passages say they answer
//            -> second ranking (BM25 of weighted keywords and expansions, and of those questions)
//            -> features of its best passages -> trees -> final order
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/asked_ranking.hpp"
#include "retrieve/candidate.hpp"
#include "retrieve/passage_features.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"
#include "retrieve/synonyms.hpp"
#include "retrieve/term_features.hpp"
#include "retrieve/term_model.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {

/// Passages that the first ranking lists. Recall at 100 is .94 on scifact, .91 on the BioASQ pool.
inline constexpr std::size_t kRankedPassages = 100;
/// Passages that the trees order; 60 give the quality of 100 (measured .561 and .561 in the mean
/// over six sets) at 60% of the time.
inline constexpr std::size_t kRerankedPassages = 60;

/// Reads each passage once, whichever stage asks for it first.
class CandidatePool {
 public:
  CandidatePool(Workspace& workspace, const Question& question)
      : lexicon_(workspace.lexicon), tokenizer_(workspace.tokenizer), reader_(workspace, question) {
    known_.reserve(2 * kRerankedPassages);
  }

  /// The passages of the first `count` of `ranked` (fewer when it has fewer), kept by the pool.
  [[nodiscard]] Result<std::vector<const Candidate*>> read(
      std::span<const index::ScoredPassage> ranked, std::size_t count);

 private:
  Lexicon& lexicon_;
  const PassageTokenizer& tokenizer_;
  CandidateReader reader_;
  std::unordered_map<index::PassageNumber, Candidate> known_;
};

struct FirstStage {
  Synonyms synonyms;
  std::vector<index::ScoredPassage> ranked;
  TermProfiles profiles;
};
/// `synonyms` are the question's, as synonyms_of() has them.
[[nodiscard]] Result<FirstStage> first_stage(const index::Generation& generation,
                                             Workspace& workspace, const Question& question,
                                             Synonyms synonyms, const index::Filter& filter,
                                             CandidatePool& pool);

/// Reads the question's words: under their usual names, unknown ones as known ones, medicines told
/// apart; those in which it was put as they are.
[[nodiscard]] Question read_question(const index::Generation& generation, Workspace& workspace,
                                     std::string_view text, const Wording& wording = {});

struct SecondStage {
  AskedRanking asked;
  std::vector<double> keyword_weights;
  std::vector<double> expansion_weights;
  std::vector<index::ScoredPassage> ranked;  ///< at least kRerankedPassages, if there are as many
};
[[nodiscard]] Result<SecondStage> second_stage(const index::Generation& generation,
                                               Workspace& workspace, const Question& question,
                                               const FirstStage& first, AskedRanking asked,
                                               const TermModel& model, const index::Filter& filter,
                                               std::size_t top_k);

/// Features of the first kRerankedPassages of the second ranking.
[[nodiscard]] Result<std::vector<PassageFeatures>> third_stage(Workspace& workspace,
                                                               const Question& question,
                                                               const FirstStage& first,
                                                               const SecondStage& second,
                                                               CandidatePool& pool);

}  // namespace ibid::retrieve
