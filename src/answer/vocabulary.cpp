#include "answer/vocabulary.hpp"

#include <utility>

#include "answer/question.hpp"

namespace ibid::answer {
namespace {

/// A page meets some 6,000 stems, a brief answer 2,000.
constexpr std::size_t kSlotsAtFirst = 4096;

}  // namespace

Vocabulary::Vocabulary(const index::Generation& generation)
    : workspace_(retrieve::workspace_of(generation)), slots_(kSlotsAtFirst) {}

StemNumber Vocabulary::number_of(std::string_view stem) {
  return number_of_term(workspace_->lexicon.number_of(stem));
}

std::size_t Vocabulary::add_stems(std::string_view text, std::vector<StemNumber>& stems,
                                  std::vector<StemNumber>* spoken) {
  words_.clear();
  text::words(text, words_);
  for (const text::Word& word : words_) {
    const retrieve::NumberedWord numbered = workspace_->numbers.number_of(word.folded);
    if (numbered.is_stop && spoken == nullptr) continue;
    const StemNumber stem = number_of_term(numbered.term);
    if (spoken != nullptr) spoken->push_back(stem);
    if (!numbered.is_stop) stems.push_back(stem);
  }
  return words_.size();
}

std::size_t Vocabulary::add_stems(const retrieve::PassageTokens& passage, std::string_view text,
                                  ByteRange range, std::vector<StemNumber>& stems,
                                  std::vector<StemNumber>& spoken) {
  const auto run = passage.words_in(text, range);
  if (!run) return add_stems(text.substr(range.begin, range.size()), stems, &spoken);
  for (const retrieve::Token& token : run->tokens) stems.push_back(number_of_term(token.term));
  for (const retrieve::TermNumber term : run->spoken) spoken.push_back(number_of_term(term));
  return run->words;
}

const std::vector<StemNumber>& Vocabulary::stems_of(const std::string& title) {
  const auto [at, is_new] = titles_.try_emplace(title);
  if (is_new) add_stems(title, at->second);
  return at->second;
}

std::shared_ptr<const retrieve::PassageTokens> Vocabulary::tokens_of(index::PassageNumber number) {
  auto tokens = workspace_->tokenizer.tokens_of(number);
  return tokens ? std::move(*tokens) : nullptr;
}

StemNumber Vocabulary::number_of_term(retrieve::TermNumber term) {
  if (const Slot& known = slot_of(term); known.number_plus_one != 0)
    return known.number_plus_one - 1;
  if (2 * terms_.size() >= slots_.size()) grow();
  terms_.push_back(term);
  rarities_.push_back(-1);
  slot_of(term) = {term, static_cast<StemNumber>(terms_.size())};
  return static_cast<StemNumber>(terms_.size() - 1);
}

Vocabulary::Slot& Vocabulary::slot_of(retrieve::TermNumber term) {
  const std::size_t mask = slots_.size() - 1;
  // Spread by the golden ratio: terms met one after the other have numbers one after the other.
  std::size_t at = (term * 0x9E3779B97F4A7C15u >> 40) & mask;
  for (;; at = (at + 1) & mask) {
    if (slots_[at].number_plus_one == 0 || slots_[at].term == term) return slots_[at];
  }
}

void Vocabulary::grow() {
  slots_.assign(2 * slots_.size(), Slot{});
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    slot_of(terms_[i]) = {terms_[i], static_cast<StemNumber>(i + 1)};
  }
}

double Vocabulary::looked_up_rarity(StemNumber number) {
  return rarity(workspace_->lexicon, terms_[number]);
}

}  // namespace ibid::answer
