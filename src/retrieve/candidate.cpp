#include "retrieve/candidate.hpp"

#include <algorithm>

#include "index/schema.hpp"

namespace ibid::retrieve {

CandidateReader::CandidateReader(Workspace& workspace, const Question& question)
    : workspace_(workspace) {
  for (const Keyword& keyword : question.keywords) {
    keywords_.push_back(workspace.lexicon.number_of(keyword.term));
  }
}

Result<Candidate> CandidateReader::read(index::PassageNumber number) {
  const auto passage = workspace_.tokenizer.tokens_of(number);
  if (!passage) return fail(passage.error());
  constexpr auto kTitleWeight = static_cast<float>(index::weight_of(index::FieldId::kTitle));
  constexpr auto kTextWeight = static_cast<float>(index::weight_of(index::FieldId::kText));

  Candidate candidate;
  candidate.passage = number;
  candidate.text_begin = (*passage)->text_begin;
  candidate.keyword_frequency.assign(keywords_.size(), 0);
  candidate.in_title.assign(keywords_.size(), false);
  if (place_in_bag_.size() < workspace_.lexicon.size()) {
    place_in_bag_.resize(workspace_.lexicon.size(), 0);
  }
  for (std::size_t i = 0; i < (*passage)->tokens.size(); ++i) {
    const Token& token = (*passage)->tokens[i];
    const bool is_title = i < (*passage)->title_tokens;
    const float weight = is_title ? kTitleWeight : kTextWeight;
    std::uint32_t& place = place_in_bag_[token.term];
    if (place == 0) {
      candidate.bag.push_back({token.term, 0});
      place = static_cast<std::uint32_t>(candidate.bag.size());
    }
    candidate.bag[place - 1].frequency += weight;
    candidate.length += static_cast<double>(weight);
    const auto keyword = std::find(keywords_.begin(), keywords_.end(), token.term);
    if (keyword == keywords_.end()) continue;
    const auto index = static_cast<std::uint32_t>(keyword - keywords_.begin());
    candidate.keyword_frequency[index] += weight;
    if (is_title) candidate.in_title[index] = true;
    candidate.occurrences.push_back({token.position, index, token.sentence});
  }
  for (const TermCount& count : candidate.bag) place_in_bag_[count.term] = 0;
  return candidate;
}

}  // namespace ibid::retrieve
