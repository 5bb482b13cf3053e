#include "retrieve/turn_ranking.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/schema.hpp"
#include "retrieve/asked_ranking.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {
namespace {

using index::ScoredPassage;
using Ranked = std::vector<ScoredPassage>;

/// What each part of a score weighs, of which the best passage has 1. Learned (softmax over the
/// passages of 540 follow-ups of three writers, each set ranked by the weights of the others) and
/// rounded.
constexpr double kLastAsked = 1;
constexpr double kLastText = 0.25;
constexpr double kCompletedAsked = 0.9;
constexpr double kFirstAsked = 0.3;
/// Of what a turn is about, the share of the passage's Document.
constexpr double kFirstDocument = 0.5;
constexpr double kBeforeDocument = 0.3;
/// The best passages by a turn, which tell what Documents it is about.
constexpr std::size_t kTellingPassages = 20;

/// Equals stay as they came, which is by lists that break ties by the passages' ids.
void keep_best(std::size_t count, Ranked& ranked) {
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  if (ranked.size() > count) ranked.resize(count);
}

double share_of(const std::map<std::string, double>& shares, const std::string& document) {
  const auto share = shares.find(document);
  return share == shares.end() ? 0 : share->second;
}

/// Ranks passages by one turn after another.
class Turns {
 public:
  Turns(const index::Generation& generation, const index::Filter& filter)
      : generation_(generation), filter_(filter), analyzer_(analyzer_of(generation)) {}

  Result<Ranked> by_questions(std::string_view said) { return ranked(said, Of::kQuestions); }
  Result<Ranked> by_texts(std::string_view said) { return ranked(said, Of::kTexts); }

  /// How much of what the turn is about each Document has, by its id.
  Result<std::map<std::string, double>> documents(std::string_view said) {
    auto telling = by_texts(said);
    if (!telling) return fail(telling.error());
    auto asked = by_questions(said);
    if (!asked) return fail(asked.error());
    add_asked({std::move(*asked)}, kTellingPassages, *telling);
    keep_best(kTellingPassages, *telling);
    double sum = 0;
    for (const ScoredPassage& scored : *telling) sum += scored.score;
    std::map<std::string, double> shares;
    for (const ScoredPassage& scored : *telling) {
      const auto document = generation_.document_of(scored.passage);
      if (!document) return fail(document.error());
      shares[(*document)->id] += scored.score / sum;
    }
    return shares;
  }

 private:
  enum class Of { kTexts, kQuestions };

  Result<Ranked> ranked(std::string_view said, Of of) {
    std::vector<index::WeightedTerm> terms;
    for (const Keyword& keyword : analyze_question(analyzer_, said).keywords) {
      terms.push_back({of == Of::kTexts ? keyword.term : index::question_term(keyword.term), 1});
    }
    if (terms.empty()) return Ranked{};
    return generation_.ranking().top_k(terms, filter_, kAskedPassages);
  }

  const index::Generation& generation_;
  const index::Filter& filter_;
  index::Analyzer& analyzer_;
};

}  // namespace

Result<std::vector<ScoredPassage>> rank_by_turns(const index::Generation& generation,
                                                 const TurnsSaid& turns, std::string_view completed,
                                                 const index::Filter& filter, std::size_t top_k) {
  Turns ranking(generation, filter);
  auto last_asked = ranking.by_questions(turns.last);
  if (!last_asked) return last_asked;
  auto completed_asked = ranking.by_questions(completed);
  if (!completed_asked) return completed_asked;
  if (last_asked->empty() && completed_asked->empty()) return Ranked{};
  auto last_text = ranking.by_texts(turns.last);
  if (!last_text) return last_text;
  auto first_asked = ranking.by_questions(turns.first);
  if (!first_asked) return first_asked;
  auto of_first = ranking.documents(turns.first);
  if (!of_first) return fail(of_first.error());
  auto of_before = ranking.documents(turns.before);
  if (!of_before) return fail(of_before.error());

  Ranked scored;
  std::unordered_map<index::PassageNumber, std::size_t> places;
  const auto add = [&](const Ranked& part, double weight) {
    for (const ScoredPassage& of_part : part) {
      const auto [at, is_new] = places.try_emplace(of_part.passage, scored.size());
      if (is_new) scored.push_back({of_part.passage, 0});
      scored[at->second].score += weight * of_part.score / part.front().score;
    }
  };
  add(*last_asked, kLastAsked);
  add(*completed_asked, kCompletedAsked);
  add(*last_text, kLastText);
  add(*first_asked, kFirstAsked);
  keep_best(top_k, scored);
  for (ScoredPassage& passage : scored) {
    const auto document = generation.document_of(passage.passage);
    if (!document) return fail(document.error());
    passage.score += kFirstDocument * share_of(*of_first, (*document)->id) +
                     kBeforeDocument * share_of(*of_before, (*document)->id);
  }
  keep_best(top_k, scored);
  return scored;
}

}  // namespace ibid::retrieve
