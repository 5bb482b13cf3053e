#include "answer/inquiry.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <string>
#include <utility>

#include "answer/abstention.hpp"
#include "answer/asked_before.hpp"
#include "answer/scoring.hpp"
#include "answer/subjects.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

/// Of the subjects, by weight. With 0.5 to 1 no more of 35 questions with values of which the
/// corpus knows nothing are answered; 2 more of 154 with values open with a snippet wanted.
constexpr double kFittedSaidMin = 0.6;

void add_new(retrieve::Hit hit, std::vector<retrieve::Hit>& hits) {
  const auto same = [&](const retrieve::Hit& other) { return other.passage == hit.passage; };
  if (std::none_of(hits.begin(), hits.end(), same)) hits.push_back(std::move(hit));
}

}  // namespace

index::Analyzer& Inquiry::analyzer() const {
  return retrieve::analyzer_of(generation_);
}

Result<bool> Inquiry::read(std::string_view text, const retrieve::TurnsSaid& turns,
                           const PassagesRead& wanted) {
  question_ = analyze_question(generation_, analyzer(), text, turns.last);
  if (is_beyond(question_, generation_.statistics().passages)) return false;
  Result<std::vector<retrieve::Hit>> hits = find(turns, wanted);
  if (!hits) return fail(hits.error());
  if (auto weighed = weigh(*hits); !weighed) return fail(weighed.error());
  if (candidates_.empty() || question_.concepts.empty()) return false;
  if (const std::uint32_t left = subjects_left(); left != 0) {
    if (auto found = find_subjects(left, *hits); !found) return fail(found.error());
    if (auto weighed = weigh(*hits); !weighed) return fail(weighed.error());
  }
  const AskedBefore before = asked_before(passages_);
  if (before.just_answered > 0) return true;  // its editors say so
  is_just_unanswered_ = before.just_unanswered > 0;
  if (is_just_unanswered_ || is_apart()) return false;
  const AnswerSigns signs = signs_of(question_, passages_, candidates_, rows_, vocabulary_);
  return is_answerable(signs, generation_.statistics().passages) || is_fitted();
}

bool Inquiry::put_meant_first() {
  if (meant_.empty() || asked_before(passages_).just_answered > 0) return false;
  mark_meant(meant_, passages_);
  return true;
}

std::uint32_t Inquiry::add(std::vector<FoundPassage> passages) {
  const auto first = static_cast<std::uint32_t>(passages_.size());
  passages_.insert(passages_.end(), std::make_move_iterator(passages.begin()),
                   std::make_move_iterator(passages.end()));
  return first;
}

Result<std::vector<retrieve::Hit>> Inquiry::find(const retrieve::TurnsSaid& turns,
                                                 const PassagesRead& wanted) {
  retrieve::SearchOptions search;
  search.top_k = wanted.best;
  search.filter = filter_;
  std::vector<retrieve::SearchOptions> searches = {search};
  if (wanted.guidelines != 0 && !filter_.kind) {
    search.top_k = wanted.guidelines;
    search.filter.kind = SourceKind::kGuideline;
    searches.push_back(search);
  }
  auto found = retrieve::search_each(generation_, question_.searched, searches,
                                     {question_.as_put, question_.turn});
  if (!found) return fail(found.error());
  question_.searched_terms = std::move(found->front().terms);
  std::vector<retrieve::Hit> hits = std::move(found->front().hits);
  if (searches.size() > 1) {
    for (retrieve::Hit& hit : found->back().hits) add_new(std::move(hit), hits);
  }
  auto meant = rank_meant(generation_, turns, question_.searched, filter_);
  if (!meant) return fail(meant.error());
  meant_ = std::move(*meant);
  for (std::size_t i = 0; i < std::min(kMeantRead, meant_.size()); ++i) {
    add_new({meant_[i].passage, 0, 0, 0, {}}, hits);
  }
  return hits;
}

Result<void> Inquiry::find_subjects(std::uint32_t left, std::vector<retrieve::Hit>& hits) const {
  std::string subjects;
  std::size_t number = 0;
  for (const Concept& wanted : question_.concepts) {
    if (!wanted.is_subject || number == kSubjectsMax) continue;
    if ((left >> number++ & 1U) != 0) subjects += wanted.surface + ' ';
  }
  retrieve::SearchOptions search;
  search.top_k = kPassagesNear;
  search.filter = filter_;
  Result<retrieve::SearchResult> found = retrieve::search(generation_, subjects, search);
  if (!found) return fail(found.error());
  for (retrieve::Hit& hit : hits) add_new(std::move(hit), found->hits);
  hits = std::move(found->hits);
  return {};
}

Result<void> Inquiry::weigh(std::span<const retrieve::Hit> hits) {
  Result<std::vector<FoundPassage>> passages = reading_.passages(hits);
  if (!passages) return fail(passages.error());
  passages_ = std::move(*passages);
  candidates_ = reading_.candidates(passages_);
  if (candidates_.empty() || question_.concepts.empty()) return {};
  mark_asked_before(question_, passages_, vocabulary_);
  mark_subjects(question_, passages_, candidates_, vocabulary_);
  rows_ = score(question_, passages_, candidates_, vocabulary_);
  return {};
}

std::uint32_t Inquiry::subjects_left() const {
  std::uint32_t near = 0;
  std::uint32_t all = 0;
  for (const Candidate& candidate : candidates_) {
    all |= candidate.subjects;
    if (candidate.found < kPassagesNear) near |= candidate.subjects;
  }
  const std::uint32_t known = known_subjects(question_);
  if ((known & near) == 0) return known;
  const std::uint32_t medicines = known & medicines_among(question_);
  return (medicines & all) == 0 ? medicines : 0;
}

bool Inquiry::is_apart() const {
  const std::uint32_t all = all_subjects(question_);
  return question_.is_yes_no && std::popcount(all) == 2 && known_subjects(question_) == all &&
         std::none_of(candidates_.begin(), candidates_.end(),
                      [&](const Candidate& candidate) { return candidate.subjects == all; });
}

bool Inquiry::is_fitted() const {
  const std::uint32_t others = all_subjects(question_) & ~measured_subjects(question_);
  return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
    return candidate.fit > 0 && candidate.found < kPassagesNear &&
           candidate.said_weight >= kFittedSaidMin &&
           (others == 0 || (others & candidate.said) != 0);
  });
}

}  // namespace ibid::answer
