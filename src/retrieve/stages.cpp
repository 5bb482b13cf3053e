#include "retrieve/stages.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "index/schema.hpp"
#include "retrieve/known_names.hpp"
#include "retrieve/turn_words.hpp"
#include "retrieve/unknown_words.hpp"

namespace ibid::retrieve {

Result<std::vector<const Candidate*>> CandidatePool::read(
    std::span<const index::ScoredPassage> ranked, std::size_t count) {
  ranked = ranked.first(std::min(count, ranked.size()));
  std::vector<index::PassageNumber> unknown;
  for (const index::ScoredPassage& scored : ranked) {
    if (!known_.contains(scored.passage)) unknown.push_back(scored.passage);
  }
  tokenizer_.prefetch(std::move(unknown));
  std::vector<const Candidate*> candidates;
  std::vector<TermNumber> terms;
  for (const index::ScoredPassage& scored : ranked) {
    auto it = known_.find(scored.passage);
    if (it == known_.end()) {
      auto candidate = reader_.read(scored.passage);
      if (!candidate) return fail(std::move(candidate.error()));
      it = known_.emplace(scored.passage, std::move(*candidate)).first;
      for (const TermCount& counted : it->second.bag) terms.push_back(counted.term);
    }
    candidates.push_back(&it->second);
  }
  lexicon_.learn(terms);
  return candidates;
}

Result<FirstStage> first_stage(const index::Generation& generation, Workspace& workspace,
                               const Question& question, Synonyms synonyms,
                               const index::Filter& filter, CandidatePool& pool) {
  FirstStage stage;
  stage.synonyms = std::move(synonyms);
  std::vector<index::WeightedTerm> terms;
  for (const Keyword& keyword : question.keywords) {
    terms.push_back({keyword.term, keyword.weight * static_cast<double>(keyword.count)});
  }
  for (const SynonymTerm& synonym : stage.synonyms.terms) {
    terms.push_back({synonym.term, kExpansionWeight * synonym.share});
  }
  auto ranked = generation.ranking().top_k(terms, filter, kRankedPassages);
  if (!ranked) return fail(std::move(ranked.error()));
  stage.ranked = std::move(*ranked);
  const auto candidates = pool.read(stage.ranked, kProfilePassages);
  if (!candidates) return fail(candidates.error());
  stage.profiles =
      profile_terms(question, stage.synonyms.terms, stage.ranked, *candidates, workspace.lexicon);
  return stage;
}

Question read_question(const index::Generation& generation, Workspace& workspace,
                       std::string_view text, const Wording& wording) {
  index::Analyzer& analyzer = workspace.analyzer;
  Question question = analyze_question(analyzer, with_usual_names(generation, analyzer, text));
  read_unknown_words(generation, analyzer, question);
  mark_medicines(workspace.language, question);
  const TurnWords turn(generation, analyzer, wording.turn);
  const auto is_said = [&](const Keyword& keyword) { return turn.has(keyword.term); };
  // "And why?" says nothing beside which the rest could weigh less.
  const bool says_any = std::any_of(question.keywords.begin(), question.keywords.end(), is_said);
  const auto weight_of = [&](const Keyword& keyword) {
    return says_any && !is_said(keyword) ? kCarriedWeight : 1;
  };
  for (Keyword& keyword : question.keywords) keyword.weight = weight_of(keyword);
  // A word that nobody asked with is read as texts have it.
  const Question put = analyze_question(analyzer, wording.as_put.empty() ? text : wording.as_put);
  Question read = put;
  read_unknown_words(generation, analyzer, read);
  for (std::size_t i = 0; i < put.keywords.size(); ++i) {
    const std::string term = index::question_term(put.keywords[i].term);
    const bool was_asked = generation.document_frequency(term) > 0;
    question.asked.push_back({was_asked ? term : index::question_term(read.keywords[i].term),
                              weight_of(put.keywords[i])});
  }
  return question;
}

Result<SecondStage> second_stage(const index::Generation& generation, Workspace& workspace,
                                 const Question& question, const FirstStage& first,
                                 AskedRanking asked, const TermModel& model,
                                 const index::Filter& filter, std::size_t top_k) {
  SecondStage stage;
  stage.asked = std::move(asked);
  std::vector<index::WeightedTerm> terms;
  for (std::size_t i = 0; i < first.profiles.keywords.size(); ++i) {
    const KeywordProfile& keyword = first.profiles.keywords[i];
    const std::string_view term = workspace.lexicon.term(keyword.number);
    stage.keyword_weights.push_back(question.keywords[i].weight *
                                    keyword_weight(model, keyword, term));
    terms.push_back({std::string(term), stage.keyword_weights.back()});
  }
  for (const ExpansionProfile& expansion : first.profiles.expansions) {
    stage.expansion_weights.push_back(expansion_weight(model, expansion));
    terms.push_back(
        {std::string(workspace.lexicon.term(expansion.number)), stage.expansion_weights.back()});
  }
  // Without feedback no term is new: the second ranking would find nothing, either.
  if (!first.ranked.empty()) {
    auto ranked = generation.ranking().top_k(terms, filter, std::max(top_k, kRerankedPassages));
    if (!ranked) return fail(std::move(ranked.error()));
    stage.ranked = std::move(*ranked);
  }
  add_asked(stage.asked, std::max(top_k, kRerankedPassages), stage.ranked);
  return stage;
}

Result<std::vector<PassageFeatures>> third_stage(Workspace& workspace, const Question& question,
                                                 const FirstStage& first, const SecondStage& second,
                                                 CandidatePool& pool) {
  const auto candidates = pool.read(second.ranked, kRerankedPassages);
  if (!candidates) return fail(candidates.error());
  const RankingContext context{question,
                               first.synonyms.expressions,
                               first.profiles,
                               second.keyword_weights,
                               second.expansion_weights,
                               second.asked,
                               first.ranked,
                               second.ranked};
  return passage_features(context, *candidates, workspace.lexicon);
}

}  // namespace ibid::retrieve
