#include "answer/answer_question.hpp"

#include <algorithm>
#include <utility>

#include "answer/arrangement.hpp"
#include "answer/candidates.hpp"
#include "answer/notices.hpp"
#include "answer/question.hpp"
#include "answer/scoring.hpp"
#include "answer/selection.hpp"
#include "answer/works.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

/// Up to so many claims make a brief answer, which opens with its best claim whatever the section.
constexpr std::size_t kBriefClaims = 6;
/// Passages read for a brief answer and for a page.
constexpr std::size_t kPassagesBrief = 30;
constexpr std::size_t kPassagesPage = 60;

/// Sentences under it were no answers more often than they were: on the BioASQ questions it takes
/// citation precision from 0.58 to 0.68 for 0.01 of ROUGE-2 recall.
constexpr double kScoreMin = 0.12;
/// What full overlap with a claim already chosen costs, in the scale of scores.
constexpr double kNoveltyWeight = 0.1;

/// Takes what is known of one question from stage to stage.
class Answering {
 public:
  Answering(const index::Generation& generation, const AnswerOptions& options)
      : generation_(generation),
        options_(options),
        analyzer_(generation.language()),
        vocabulary_(generation) {}

  Result<Answer> run(std::string_view text) {
    answer_.question = std::string(text);
    answer_.standalone_question = std::string(text);
    answer_.audience = options_.audience;
    answer_.generation = generation_.name();
    answer_.disclaimer = std::string(disclaimer_for(options_.audience));
    question_ = analyze_question(generation_, analyzer_, text);

    const bool brief = options_.claims_max <= kBriefClaims;
    retrieve::SearchOptions search;
    search.top_k = brief ? kPassagesBrief : kPassagesPage;
    search.filter = options_.filter;
    const Result<retrieve::SearchResult> found = retrieve::search(generation_, text, search);
    if (!found) return fail(found.error());
    Result<std::vector<FoundPassage>> passages = read_passages(generation_, found->hits);
    if (!passages) return fail(passages.error());
    std::vector<Candidate> candidates = candidates_of(*passages, vocabulary_, analyzer_);
    if (candidates.empty() || question_.concepts.empty()) return insufficient();
    score(question_, *passages, candidates, vocabulary_, analyzer_);

    Works works(generation_);
    SelectionLimits limits;
    limits.claims_max = options_.claims_max;
    limits.words_max = options_.words_max;
    limits.score_min = std::min(kScoreMin, candidates.front().score);
    limits.novelty_weight = kNoveltyWeight;
    Result<Selection> selection = select_claims(*passages, candidates, works, limits);
    if (!selection) return fail(selection.error());
    add_retraction_notices(selection->retracted, answer_.notices);
    if (selection->claims.empty()) return insufficient();

    answer_.outcome = Outcome::kAnswered;
    answer_.sections = arrange(question_, *passages, selection->claims, brief);
    answer_.references = number_citations(answer_.sections, selection->claims);
    add_status_notices(answer_.references, answer_.notices);
    add_coverage_notice(question_, selection->claims, vocabulary_, answer_.notices);
    return std::move(answer_);
  }

 private:
  Result<Answer> insufficient() {
    answer_.outcome = Outcome::kInsufficientEvidence;
    add_searched_notice(question_, generation_, answer_.notices);
    return std::move(answer_);
  }

  const index::Generation& generation_;
  const AnswerOptions& options_;
  index::Analyzer analyzer_;
  Vocabulary vocabulary_;
  Question question_;
  Answer answer_;
};

}  // namespace

Result<Answer> answer_question(const index::Generation& generation, std::string_view question,
                               const AnswerOptions& options) {
  return Answering(generation, options).run(question);
}

}  // namespace ibid::answer
