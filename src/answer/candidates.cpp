#include "answer/candidates.hpp"

#include <algorithm>

#include "answer/cited_sentences.hpp"
#include "answer/headings.hpp"

namespace ibid::answer {
namespace {

/// A claim is one thought: two sentences of usual length (25 words in abstracts) fit, three do not.
constexpr std::size_t kWidenedWordsMax = 60;
/// A run of words without any full stop is a table or a list that no reader takes for a claim.
constexpr std::size_t kClaimWordsMax = 120;

Candidate candidate_at(const FoundPassage& found, std::size_t rank, const CitedSentence& sentence,
                       Vocabulary& vocabulary, index::Analyzer& analyzer) {
  Candidate candidate;
  candidate.found = static_cast<std::uint32_t>(rank);
  candidate.range = sentence.range;
  candidate.references = sentence.references;
  const std::string_view text =
      std::string_view(found.passage.text).substr(sentence.range.begin, sentence.range.size());
  candidate.standing = standing_of(text);
  for (const index::Term& term : analyzer.analyze(text)) {
    ++candidate.words;
    if (!term.is_stop) candidate.stems.push_back(vocabulary.number_of(term.text));
  }
  return candidate;
}

void set_distinct(Candidate& candidate) {
  candidate.distinct = candidate.stems;
  std::sort(candidate.distinct.begin(), candidate.distinct.end());
  candidate.distinct.erase(std::unique(candidate.distinct.begin(), candidate.distinct.end()),
                           candidate.distinct.end());
}

/// Lets `candidate` begin with `previous`, on which it leans, when both rest on the same works and
/// stay short together.
bool widen(Candidate& candidate, const Candidate& previous) {
  if (previous.standing != Standing::kAlone || previous.references != candidate.references ||
      previous.words + candidate.words > kWidenedWordsMax) {
    return false;
  }
  candidate.range.begin = previous.range.begin;
  candidate.words += previous.words;
  candidate.stems.insert(candidate.stems.begin(), previous.stems.begin(), previous.stems.end());
  candidate.is_widened = true;
  return true;
}

}  // namespace

Result<std::vector<FoundPassage>> read_passages(const index::Generation& generation,
                                                std::span<const retrieve::Hit> hits) {
  std::vector<FoundPassage> passages;
  passages.reserve(hits.size());
  for (const retrieve::Hit& hit : hits) {
    Result<Passage> passage = generation.passage(hit.passage);
    if (!passage) return fail(passage.error());
    auto document = generation.document_of(hit.passage);
    if (!document) return fail(document.error());
    std::string theme = theme_of(passage->section_path);
    passages.push_back({std::move(*passage), std::move(*document), hit.match, std::move(theme)});
  }
  return passages;
}

std::vector<Candidate> candidates_of(std::span<const FoundPassage> passages, Vocabulary& vocabulary,
                                     index::Analyzer& analyzer) {
  std::vector<Candidate> candidates;
  for (std::size_t rank = 0; rank < passages.size(); ++rank) {
    const std::vector<CitedSentence> sentences = cited_sentences(passages[rank].passage);
    std::vector<Candidate> of_passage;
    for (const CitedSentence& sentence : sentences) {
      of_passage.push_back(candidate_at(passages[rank], rank, sentence, vocabulary, analyzer));
    }
    for (std::size_t i = 0; i < of_passage.size(); ++i) {
      Candidate candidate = of_passage[i];
      if (candidate.standing == Standing::kNoClaim || candidate.words > kClaimWordsMax) continue;
      if (candidate.standing == Standing::kLeans &&
          (i == 0 || !widen(candidate, of_passage[i - 1]))) {
        continue;
      }
      candidate.ordinal = static_cast<std::uint32_t>(i);
      candidate.siblings = static_cast<std::uint32_t>(of_passage.size());
      set_distinct(candidate);
      candidates.push_back(std::move(candidate));
    }
  }
  return candidates;
}

}  // namespace ibid::answer
