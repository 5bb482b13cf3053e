#include "retrieve/lexicon.hpp"

#include "index/schema.hpp"

namespace ibid::retrieve {

Lexicon::Lexicon(const index::Generation& generation)
    : generation_(generation), statistics_(generation.statistics()) {}

const Lexicon::Entry& Lexicon::looked_up(TermNumber number) {
  if (number >= entries_.size()) entries_.resize(size());
  Entry& entry = entries_[number];
  set(entry, generation_.document_frequency(term(number)));
  return entry;
}

void Lexicon::set(Entry& entry, std::uint32_t document_frequency) const {
  entry.document_frequency = document_frequency;
  entry.idf = 0;
  if (document_frequency == 0) return;
  entry.idf =
      index::bm25_term_weight(index::kBm25, {statistics_.passages, statistics_.average_length},
                              document_frequency, 1.0) /
      (index::kBm25.k1 + 1);
}

void Lexicon::learn(std::span<const TermNumber> numbers) {
  entries_.resize(size());
  std::vector<TermNumber> unknown;
  std::vector<std::string_view> terms;
  for (const TermNumber number : numbers) {
    if (entries_[number].idf >= 0) continue;
    entries_[number].idf = 0;  // not to be asked for twice
    unknown.push_back(number);
    terms.push_back(term(number));
  }
  std::vector<std::uint32_t> frequencies(terms.size());
  generation_.document_frequencies(terms, frequencies);
  for (std::size_t i = 0; i < unknown.size(); ++i) set(entries_[unknown[i]], frequencies[i]);
}

}  // namespace ibid::retrieve
