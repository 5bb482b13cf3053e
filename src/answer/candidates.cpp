#include "answer/candidates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/cited_sentences.hpp"
#include "answer/headings.hpp"
#include "answer/whole_sentences.hpp"

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

/// Part of a list.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;

  template <class T>
  [[nodiscard]] std::span<const T> of(const std::vector<T>& list) const {
    return std::span(list).subspan(begin, end - begin);
  }
};

/// A sentence before it is known whether it is a candidate.
struct Draft {
  ByteRange range;
  Part references;  // of the passage's lists, as are the next two
  Part spoken;
  Part stems;
  std::size_t words = 0;
  Standing standing = Standing::kAlone;
};

/// Takes one passage apart, as if it were the only one.
class PassageParts {
 public:
  /// `tokens` of the passage, or null: then its sentences are cut into words anew.
  PassageParts(const FoundPassage& found, const retrieve::PassageTokens* tokens,
               Vocabulary& vocabulary)
      : found_(found), tokens_(tokens), vocabulary_(vocabulary) {}

  std::vector<Candidate> candidates() {
    const std::vector<CitedSentence> sentences = cited_sentences(*found_.passage);
    drafts_.reserve(sentences.size());
    if (tokens_ != nullptr) {
      lists_->spoken.reserve(tokens_->spoken.size());
      lists_->stems.reserve(tokens_->tokens.size());
    }
    for (const CitedSentence& sentence : sentences) add_draft(sentence);
    std::vector<Candidate> candidates;
    candidates.reserve(drafts_.size());
    lists_->distinct.reserve(lists_->stems.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (may_be_candidate(i)) candidates.push_back(candidate_of(i));
    }
    // The lists stay where they are from here on.
    for (std::size_t i = 0; i < candidates.size(); ++i) set_lists(candidates[i], distinct_[i]);
    return candidates;
  }

 private:
  void add_draft(const CitedSentence& sentence) {
    Draft& draft = drafts_.emplace_back();
    draft.range = sentence.range;
    const std::string_view all = found_.passage->text;
    const std::string_view text = all.substr(draft.range.begin, draft.range.size());
    const bool is_claim = !sentence.is_unresolved && !has_hole(text);
    draft.standing = is_claim ? standing_of(text) : Standing::kNoClaim;
    draft.references.begin = lists_->references.size();
    draft.spoken.begin = lists_->spoken.size();
    draft.stems.begin = lists_->stems.size();
    lists_->references.insert(lists_->references.end(), sentence.references.begin(),
                              sentence.references.end());
    draft.words = tokens_ != nullptr ? vocabulary_.add_stems(*tokens_, all, draft.range,
                                                             lists_->stems, lists_->spoken)
                                     : vocabulary_.add_stems(text, lists_->stems, &lists_->spoken);
    draft.references.end = lists_->references.size();
    draft.spoken.end = lists_->spoken.size();
    draft.stems.end = lists_->stems.size();
  }

  [[nodiscard]] bool leans(std::size_t i) const { return drafts_[i].standing == Standing::kLeans; }

  [[nodiscard]] bool may_be_candidate(std::size_t i) const {
    const Draft& draft = drafts_[i];
    if (draft.standing == Standing::kNoClaim || draft.words > kClaimWordsMax) return false;
    return !leans(i) || (i > 0 && may_begin_with(drafts_[i - 1], draft));
  }

  /// Whether a candidate may begin with `previous`, on which `draft` leans: both rest on the same
  /// works and stay short together.
  [[nodiscard]] bool may_begin_with(const Draft& previous, const Draft& draft) const {
    const auto theirs = previous.references.of(lists_->references);
    const auto own = draft.references.of(lists_->references);
    return previous.standing == Standing::kAlone &&
           std::equal(theirs.begin(), theirs.end(), own.begin(), own.end()) &&
           previous.words + draft.words <= kWidenedWordsMax;
  }

  /// But for its lists.
  Candidate candidate_of(std::size_t i) {
    const Draft& draft = drafts_[i];
    const Draft& first = leans(i) ? drafts_[i - 1] : draft;
    Candidate candidate;
    candidate.range = {first.range.begin, draft.range.end};
    candidate.words = draft.words;
    candidate.standing = draft.standing;
    if (leans(i)) {
      candidate.words += first.words;
      candidate.is_widened = true;
    }
    candidate.ordinal = static_cast<std::uint32_t>(i);
    candidate.siblings = static_cast<std::uint32_t>(drafts_.size());
    candidate.cues = cues_of(candidate.text({&found_, 1}));
    // "CONCLUSIONS:" tells what comes and is no part of the claim, unless that leans on it.
    const std::string_view text = candidate.text({&found_, 1});
    const std::size_t label = label_bytes(text, candidate.range.begin == 0);
    if (label > 0 && standing_of(text.substr(label)) == Standing::kAlone) {
      candidate.range.begin += label;
    }
    distinct_.push_back(add_distinct({first.stems.begin, draft.stems.end}));
    return candidate;
  }

  /// The stems of that part, sorted and unique.
  Part add_distinct(Part stems) {
    std::vector<StemNumber>& all = lists_->distinct;
    const auto part = stems.of(lists_->stems);
    const std::size_t begin = all.size();
    all.insert(all.end(), part.begin(), part.end());
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, all.end());
    all.erase(std::unique(first, all.end()), all.end());
    return {begin, all.size()};
  }

  void set_lists(Candidate& candidate, Part distinct) const {
    const Draft& draft = drafts_[candidate.ordinal];
    const Draft& first = candidate.is_widened ? drafts_[candidate.ordinal - 1] : draft;
    candidate.lists = lists_;
    candidate.references = draft.references.of(lists_->references);
    candidate.spoken = Part{first.spoken.begin, draft.spoken.end}.of(lists_->spoken);
    candidate.stems = Part{first.stems.begin, draft.stems.end}.of(lists_->stems);
    candidate.distinct = distinct.of(lists_->distinct);
  }

  const FoundPassage& found_;
  const retrieve::PassageTokens* tokens_;
  Vocabulary& vocabulary_;
  std::vector<Draft> drafts_;   // of all sentences, in order
  std::vector<Part> distinct_;  // of each candidate
  std::shared_ptr<CandidateLists> lists_ = std::make_shared<CandidateLists>();
};

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
    passages.back().asked = hit.asked;
  }
  return passages;
}

std::vector<Candidate> Reading::candidates(std::span<const FoundPassage> passages) {
  std::size_t count = 0;
  for (const FoundPassage& found : passages) {
    Known& known = known_.at(found.number);
    if (!known.is_taken_apart) {
      const auto tokens = vocabulary_.tokens_of(found.number);
      known.candidates = PassageParts(known.found, tokens.get(), vocabulary_).candidates();
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
    append(PassageParts(passages[rank], nullptr, vocabulary).candidates(), rank, candidates);
  }
  return candidates;
}

}  // namespace ibid::answer
