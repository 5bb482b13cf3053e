#include "answer/candidates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/cited_sentences.hpp"
#include "answer/headings.hpp"

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

/// A sentence before it is known whether it is a candidate.
struct Draft {
  ByteRange range;
  std::vector<std::uint32_t> references;
  std::vector<StemNumber> spoken;
  std::vector<StemNumber> stems;
  std::size_t words = 0;
  Standing standing = Standing::kAlone;
};

/// `tokens` of the passage, or null: then the sentence is cut into words anew.
Draft draft_of(const FoundPassage& found, CitedSentence&& sentence,
               const retrieve::PassageTokens* tokens, Vocabulary& vocabulary) {
  Draft draft;
  draft.range = sentence.range;
  draft.references = std::move(sentence.references);
  const std::string_view text =
      std::string_view(found.passage->text).substr(draft.range.begin, draft.range.size());
  const bool is_claim = !sentence.is_unresolved && !has_hole(text);
  draft.standing = is_claim ? standing_of(text) : Standing::kNoClaim;
  draft.words = tokens != nullptr ? vocabulary.add_stems(*tokens, found.passage->text, draft.range,
                                                         draft.stems, draft.spoken)
                                  : vocabulary.add_stems(text, draft.stems, &draft.spoken);
  return draft;
}

/// Whether a candidate may begin with `previous`, on which `draft` leans: both rest on the same
/// works and stay short together.
bool may_begin_with(const Draft& previous, const Draft& draft) {
  return previous.standing == Standing::kAlone && previous.references == draft.references &&
         previous.words + draft.words <= kWidenedWordsMax;
}

/// Those of one passage, as if it were the only one.
std::vector<Candidate> candidates_of_passage(const FoundPassage& found,
                                             const retrieve::PassageTokens* tokens,
                                             Vocabulary& vocabulary) {
  std::vector<Draft> drafts;
  for (CitedSentence& sentence : cited_sentences(*found.passage)) {
    drafts.push_back(draft_of(found, std::move(sentence), tokens, vocabulary));
  }
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.standing == Standing::kNoClaim || draft.words > kClaimWordsMax) continue;
    const bool leans = draft.standing == Standing::kLeans;
    if (leans && (i == 0 || !may_begin_with(drafts[i - 1], draft))) continue;
    Candidate candidate;
    candidate.range = draft.range;
    candidate.words = draft.words;
    candidate.standing = draft.standing;
    // Copied only where the next may begin with it.
    const bool is_needed = i + 1 < drafts.size() && drafts[i + 1].standing == Standing::kLeans;
    CandidateLists lists;
    if (is_needed) {
      lists = {draft.references, draft.spoken, draft.stems, {}};
    } else {
      lists = {std::move(draft.references), std::move(draft.spoken), std::move(draft.stems), {}};
    }
    if (leans) {
      const Draft& previous = drafts[i - 1];
      candidate.range.begin = previous.range.begin;
      candidate.words += previous.words;
      lists.spoken.insert(lists.spoken.begin(), previous.spoken.begin(), previous.spoken.end());
      lists.stems.insert(lists.stems.begin(), previous.stems.begin(), previous.stems.end());
      candidate.is_widened = true;
    }
    candidate.ordinal = static_cast<std::uint32_t>(i);
    candidate.siblings = static_cast<std::uint32_t>(drafts.size());
    candidate.cues = cues_of(candidate.text({&found, 1}));
    candidate.set_lists(std::move(lists));
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

void Candidate::set_lists(CandidateLists all) {
  all.distinct = all.stems;
  std::sort(all.distinct.begin(), all.distinct.end());
  all.distinct.erase(std::unique(all.distinct.begin(), all.distinct.end()), all.distinct.end());
  lists = std::make_shared<const CandidateLists>(std::move(all));
  references = lists->references;
  spoken = lists->spoken;
  stems = lists->stems;
  distinct = lists->distinct;
}

Result<std::vector<FoundPassage>> Reading::passages(std::span<const retrieve::Hit> hits) {
  std::vector<FoundPassage> passages;
  passages.reserve(hits.size());
  for (const retrieve::Hit& hit : hits) {
    auto at = known_.find(hit.passage);
    if (at == known_.end()) {
      auto passage = generation_.shared_passage(hit.passage);
      if (!passage) return fail(passage.error());
      auto document = generation_.document_of(hit.passage);
      if (!document) return fail(document.error());
      Known known;
      known.found.number = hit.passage;
      known.found.theme = theme_of((*passage)->section_path);
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
  std::size_t count = 0;
  for (const FoundPassage& found : passages) {
    Known& known = known_.at(found.number);
    if (!known.is_taken_apart) {
      const auto tokens = vocabulary_.tokens_of(found.number);
      known.candidates = candidates_of_passage(known.found, tokens.get(), vocabulary_);
      known.is_taken_apart = true;
    }
    count += known.candidates.size();
  }
  std::vector<Candidate> candidates;
  candidates.reserve(count);
  for (std::size_t rank = 0; rank < passages.size(); ++rank) {
    append(known_.at(passages[rank].number).candidates, rank, candidates);
  }
  return candidates;
}

std::vector<Candidate> candidates_of(std::span<const FoundPassage> passages,
                                     Vocabulary& vocabulary) {
  std::vector<Candidate> candidates;
  for (std::size_t rank = 0; rank < passages.size(); ++rank) {
    append(candidates_of_passage(passages[rank], nullptr, vocabulary), rank, candidates);
  }
  return candidates;
}

}  // namespace ibid::answer
