#include "retrieve/lexicon.hpp"

#include "index/schema.hpp"

namespace ibid::retrieve {

Lexicon::Lexicon(const index::Generation& generation)
    : generation_(generation), statistics_(generation.statistics()) {}

const Lexicon::Entry& Lexicon::known(TermNumber number) {
  if (number >= entries_.size()) entries_.resize(size());
  Entry& entry = entries_[number];
  if (entry.idf >= 0) return entry;
  entry.document_frequency = generation_.document_frequency(term(number));
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
