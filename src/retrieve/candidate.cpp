#include "retrieve/candidate.hpp"

#include <algorithm>
#include <utility>

#include "index/schema.hpp"

namespace ibid::retrieve {
namespace {

/// Of all keywords in a passage; most candidates have fewer.
constexpr std::size_t kOccurrencesExpected = 16;

}  // namespace

CandidateReader::CandidateReader(Workspace& workspace, const Question& question)
    : workspace_(workspace) {
  for (const Keyword& keyword : question.keywords) {
    keywords_.push_back(workspace.lexicon.number_of(keyword.term));
    keyword_bits_ |= std::uint64_t{1} << keywords_.back() % 64;
  }
}

Result<Candidate> CandidateReader::read(index::PassageNumber number) {
  auto tokens = workspace_.tokenizer.tokens_of(number);
  if (!tokens) return fail(tokens.error());
  const PassageTokens& passage = **tokens;
  constexpr auto kTitleWeight = static_cast<float>(index::weight_of(index::FieldId::kTitle));
  constexpr auto kTextWeight = static_cast<float>(index::weight_of(index::FieldId::kText));

  Candidate candidate;
  candidate.passage = number;
  candidate.bag = passage.bag;
  candidate.length = passage.length;
  candidate.text_begin = passage.text_begin;
  candidate.keyword_frequency.assign(keywords_.size(), 0);
  candidate.in_title.assign(keywords_.size(), false);
  candidate.occurrences.reserve(kOccurrencesExpected);
  for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
    const Token& token = passage.tokens[i];
    if ((keyword_bits_ >> token.term % 64 & 1) == 0) continue;
    const auto keyword = std::find(keywords_.begin(), keywords_.end(), token.term);
    if (keyword == keywords_.end()) continue;
    const bool is_title = i < passage.title_tokens;
    const auto index = static_cast<std::uint32_t>(keyword - keywords_.begin());
    candidate.keyword_frequency[index] += is_title ? kTitleWeight : kTextWeight;
    if (is_title) candidate.in_title[index] = true;
    candidate.occurrences.push_back({token.position, index, token.sentence});
  }
  candidate.tokens = std::move(*tokens);
  return candidate;
}

}  // namespace ibid::retrieve
