#include "answer/answer_question.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "answer/abstention.hpp"
#include "answer/arrangement.hpp"
#include "answer/audience.hpp"
#include "answer/candidates.hpp"
#include "answer/follow_ups.hpp"
#include "answer/glossary.hpp"
#include "answer/notices.hpp"
#include "answer/question.hpp"
#include "answer/scoring.hpp"
#include "answer/selection.hpp"
#include "answer/subjects.hpp"
#include "answer/works.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

/// Up to so many claims make a brief answer, which opens with its best claim whatever the section.
constexpr std::size_t kBriefClaims = 6;
/// Passages read for a brief answer. More cost time and bring nothing: the answers to 95 of 100
/// BioASQ questions have a gold snippet among them.
constexpr std::size_t kPassagesBrief = 30;
/// A page has themes, which lie further down; guidelines are few and are asked for by themselves.
constexpr std::size_t kPassagesPage = 60;
constexpr std::size_t kPassagesGuideline = 20;
/// Claims under one heading of a page: more are a list that nobody reads to its end.
constexpr std::size_t kClaimsPerTheme = 5;
/// Sentences under it were no answers more often than they were: on the BioASQ questions held back
/// it takes citation precision from 0.59 to 0.70 for 0.016 of ROUGE-2 recall.
constexpr double kScoreMin = 0.15;
/// A page shows more than the direct answers; there a claim must name half of the question instead.
constexpr double kPageScoreMin = 0.04;
constexpr double kPageNamedMin = 0.5;
/// Guidelines are written about a disease, not about a question: they may score this low on a page.
constexpr double kGuidanceScoreMin = 0.005;
/// On a page a meta-analysis is worth so much more than a case report, in the scale of scores.
constexpr double kStrengthWeight = 0.12;
/// So much, too, is a sentence that sums up four works worth over one that reports one.
constexpr double kSupportWeight = 0.2;
/// And so much one that names all subjects of the question over one that names half of them twice.
constexpr double kFocusWeight = 0.2;
/// What holds in pregnancy, in children or in rats comes behind what holds in general.
constexpr double kOthersCost = 0.1;
/// Claims of a kind on a page that name the same part of the subjects: enough to set the scene.
constexpr std::size_t kBackgroundMax = 2;
/// A claim that names less of the question speaks of something else.
constexpr double kNamedMin = 0.3;
/// What full overlap with a claim already chosen costs, in the scale of scores.
constexpr double kNoveltyWeight = 0.1;

std::vector<std::string> headings_of(const std::vector<Section>& sections) {
  std::vector<std::string> headings;
  for (const Section& section : sections) {
    for (const Group& group : section.groups) headings.push_back(group.heading);
  }
  return headings;
}

/// Takes what is known of one question from stage to stage.
class Answering {
 public:
  Answering(const index::Generation& generation, const AnswerOptions& options)
      : generation_(generation),
        options_(options),
        analyzer_(retrieve::analyzer_of(generation)),
        vocabulary_(generation) {}

  Result<Answer> run(std::string_view text) {
    answer_.question = std::string(text);
    answer_.standalone_question = std::string(text);
    answer_.audience = options_.audience;
    answer_.generation = generation_.name();
    answer_.disclaimer = std::string(disclaimer_for(options_.audience));
    question_ = analyze_question(generation_, analyzer_, text);

    const bool brief = options_.claims_max <= kBriefClaims;
    Result<std::vector<retrieve::Hit>> hits = find(text, brief);
    if (!hits) return fail(hits.error());
    Result<std::vector<FoundPassage>> passages = read_passages(generation_, *hits);
    if (!passages) return fail(passages.error());
    std::vector<Candidate> candidates = candidates_of(*passages, vocabulary_, analyzer_);
    if (candidates.empty() || question_.concepts.empty()) return insufficient();
    const Features best = score(question_, *passages, candidates, vocabulary_, analyzer_);
    if (answerable(best, candidates.front().score) < kAnswerableMin) return insufficient();

    if (!brief) mark_subjects(question_, *passages, candidates, vocabulary_, analyzer_);

    Works works(generation_, options_.filter);
    SelectionLimits limits;
    limits.claims_max = options_.claims_max;
    limits.words_max = options_.words_max;
    limits.score_min = std::min(brief ? kScoreMin : kPageScoreMin, candidates.front().score);
    limits.guidance_score_min = brief ? limits.score_min : kGuidanceScoreMin;
    limits.named_min = brief ? kNamedMin : kPageNamedMin;
    limits.on_topic_only = !brief;
    limits.novelty_weight = kNoveltyWeight;
    limits.focus_weight = brief ? 0 : kFocusWeight;
    limits.others_cost = brief ? 0 : kOthersCost;
    limits.background_max = brief ? 0 : kBackgroundMax;
    limits.strength_weight = brief ? 0 : kStrengthWeight;
    limits.support_weight = brief ? 0 : kSupportWeight;
    limits.plainness_weight = brief ? 0 : profile_of(options_.audience).plainness_weight;
    limits.per_theme_max = brief ? options_.claims_max : kClaimsPerTheme;
    Result<Selection> selection = select_claims(*passages, candidates, works, limits);
    if (!selection) return fail(selection.error());
    add_retraction_notices(selection->retracted, answer_.notices);
    if (selection->claims.empty()) return insufficient();

    answer_.outcome = Outcome::kAnswered;
    answer_.sections = arrange(question_, *passages, selection->claims, brief);
    answer_.references = number_citations(answer_.sections, selection->claims);
    add_status_notices(answer_.references, answer_.notices);
    if (profile_of(options_.audience).explains_terms) add_glossary();
    if (!brief) {
      answer_.follow_up_questions =
          follow_ups_for(question_, *passages, headings_of(answer_.sections),
                         [&](std::string_view follow_up) { return is_answered(follow_up); });
    }
    add_conflict_notices(selection->claims, answer_.references, answer_.notices);
    add_coverage_notice(question_, selection->claims, vocabulary_, answer_.notices);
    return std::move(answer_);
  }

 private:
  /// The passages to read, best first. A page asks for guidelines once more by themselves.
  Result<std::vector<retrieve::Hit>> find(std::string_view text, bool brief) const {
    retrieve::SearchOptions search;
    search.top_k = brief ? kPassagesBrief : kPassagesPage;
    search.filter = options_.filter;
    Result<retrieve::SearchResult> found = retrieve::search(generation_, text, search);
    if (!found) return fail(found.error());
    std::vector<retrieve::Hit> hits = std::move(found->hits);
    if (brief || options_.filter.kind) return hits;
    search.top_k = kPassagesGuideline;
    search.filter.kind = SourceKind::kGuideline;
    Result<retrieve::SearchResult> guidelines = retrieve::search(generation_, text, search);
    if (!guidelines) return fail(guidelines.error());
    for (retrieve::Hit& hit : guidelines->hits) {
      const bool known = std::any_of(hits.begin(), hits.end(), [&](const retrieve::Hit& other) {
        return other.passage == hit.passage;
      });
      if (!known) hits.push_back(std::move(hit));
    }
    return hits;
  }

  void add_glossary() {
    std::set<std::string> explained;
    for (Section& section : answer_.sections) {
      for (Group& group : section.groups) {
        for (PlacedClaim& placed : group.claims) {
          placed.glossary =
              glossary_notes(placed.claim.text(), generation_.language(), analyzer_, explained);
        }
      }
    }
  }

  /// By a brief answer, which suggests no further questions.
  bool is_answered(std::string_view question) const {
    AnswerOptions brief = options_;
    brief.claims_max = 1;
    const Result<Answer> answer = answer_question(generation_, question, brief);
    return answer && answer->outcome == Outcome::kAnswered;
  }

  Result<Answer> insufficient() {
    answer_.outcome = Outcome::kInsufficientEvidence;
    add_searched_notice(question_, generation_, answer_.notices);
    return std::move(answer_);
  }

  const index::Generation& generation_;
  const AnswerOptions& options_;
  index::Analyzer& analyzer_;
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
