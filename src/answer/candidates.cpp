#include "answer/candidates.hpp"

#include <algorithm>
#include <iterator>

#include "answer/cited_sentences.hpp"
#include "answer/headings.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

/// A claim is one thought: two sentences of usual length (25 words in abstracts) fit, three do not.
constexpr std::size_t kWidenedWordsMax = 60;
/// A run of words without any full stop is a table or a list that no reader takes for a claim.
constexpr std::size_t kClaimWordsMax = 120;

/// What stands in a text for something that is no text: a claim with a hole in it says something
/// else than its source.
constexpr std::string_view kHoles[] = {"[formula]", "[image]"};

bool has_hole(std::string_view text) {
  return std::any_of(std::begin(kHoles), std::end(kHoles), [&](std::string_view hole) {
    return text.find(hole) != std::string_view::npos;
  });
}

Candidate candidate_at(const FoundPassage& found, const CitedSentence& sentence,
                       Vocabulary& vocabulary, index::Analyzer& analyzer) {
  Candidate candidate;
  candidate.range = sentence.range;
  candidate.references = sentence.references;
  const std::string_view text =
      std::string_view(found.passage.text).substr(sentence.range.begin, sentence.range.size());
  const bool is_claim = !sentence.is_unresolved && !has_hole(text);
  candidate.standing = is_claim ? standing_of(text) : Standing::kNoClaim;
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

/// Those of one passage, as if it were the only one.
std::vector<Candidate> candidates_of_passage(const FoundPassage& found, Vocabulary& vocabulary,
                                             index::Analyzer& analyzer) {
  std::vector<Candidate> all;
  for (const CitedSentence& sentence : cited_sentences(found.passage)) {
    all.push_back(candidate_at(found, sentence, vocabulary, analyzer));
  }
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Candidate candidate = all[i];
    if (candidate.standing == Standing::kNoClaim || candidate.words > kClaimWordsMax) continue;
    if (candidate.standing == Standing::kLeans && (i == 0 || !widen(candidate, all[i - 1]))) {
      continue;
    }
    candidate.ordinal = static_cast<std::uint32_t>(i);
    candidate.siblings = static_cast<std::uint32_t>(all.size());
    candidate.cues = cues_of(candidate.text({&found, 1}));
    set_distinct(candidate);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

/// Behind those of the passages before it.
void append(const std::vector<Candidate>& of_passage, std::size_t rank,
            std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : of_passage) {
    candidates.push_back(candidate);
    candidates.back().found = static_cast<std::uint32_t>(rank);
    candidates.back().row = static_cast<std::uint32_t>(candidates.size() - 1);
  }
}

}  // namespace

Result<std::vector<FoundPassage>> Reading::passages(std::span<const retrieve::Hit> hits) {
  std::vector<FoundPassage> passages;
  passages.reserve(hits.size());
  for (const retrieve::Hit& hit : hits) {
    auto at = known_.find(hit.passage);
    if (at == known_.end()) {
      Result<Passage> passage = generation_.passage(hit.passage);
      if (!passage) return fail(passage.error());
      auto document = generation_.document_of(hit.passage);
      if (!document) return fail(document.error());
      Known known;
      known.found.number = hit.passage;
      known.found.theme = theme_of(passage->section_path);
      known.found.passage = std::move(*passage);
      known.found.document = std::move(*document);
      at = known_.emplace(hit.passage, std::move(known)).first;
    }
    passages.push_back(at->second.found);
    passages.back().score = hit.match;
    passages.back().ranked = hit.score;
  }
  return passages;
}

std::vector<Candidate> Reading::candidates(std::span<const FoundPassage> passages) {
  std::vector<Candidate> candidates;
  for (std::size_t rank = 0; rank < passages.size(); ++rank) {
    Known& known = known_.at(passages[rank].number);
    if (!known.is_taken_apart) {
      // Asked for anew: a search in between may have put another in its place.
      known.candidates =
          candidates_of_passage(known.found, vocabulary_, retrieve::analyzer_of(generation_));
      known.is_taken_apart = true;
    }
    append(known.candidates, rank, candidates);
  }
  return candidates;
}

std::vector<Candidate> candidates_of(std::span<const FoundPassage> passages, Vocabulary& vocabulary,
                                     index::Analyzer& analyzer) {
  std::vector<Candidate> candidates;
  for (std::size_t rank = 0; rank < passages.size(); ++rank) {
    append(candidates_of_passage(passages[rank], vocabulary, analyzer), rank, candidates);
  }
  return candidates;
}

}  // namespace ibid::answer
