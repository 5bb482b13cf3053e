#include "retrieve/lexicon.hpp"

#include "index/schema.hpp"

namespace ibid::retrieve {

Lexicon::Lexicon(const index::Generation& generation)
    : generation_(generation), statistics_(generation.statistics()) {}

TermNumber Lexicon::number_of(std::string_view term) {
  if (const auto it = numbers_.find(term); it != numbers_.end()) return it->second;
  const auto number = static_cast<TermNumber>(terms_.size());
  const auto it = numbers_.emplace(std::string(term), number).first;
  terms_.push_back({&it->first, 0, -1});
  return number;
}

Lexicon::Entry& Lexicon::known(TermNumber number) {
  Entry& entry = terms_[number];
  if (entry.idf >= 0) return entry;
  entry.document_frequency = generation_.document_frequency(*entry.text);
  entry.idf = 0;
  if (entry.document_frequency > 0) {
    entry.idf =
        index::bm25_term_weight(index::kBm25, {statistics_.passages, statistics_.average_length},
                                entry.document_frequency, 1.0) /
        (index::kBm25.k1 + 1);
  }
  return entry;
}

double Lexicon::idf(TermNumber number) {
  return known(number).idf;
}

std::uint32_t Lexicon::document_frequency(TermNumber number) {
  return known(number).document_frequency;
}

}  // namespace ibid::retrieve
