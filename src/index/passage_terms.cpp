#include "index/passage_terms.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/schema.hpp"

namespace ibid::index {
namespace {

constexpr std::uint32_t kNoTerm = std::numeric_limits<std::uint32_t>::max();
/// analyze() hands out strings, so it may forget their numbers at any time; some 5 MB.
constexpr std::uint32_t kWordsKept = 100'000;
/// Words are fetched so many before they are looked up.
constexpr std::size_t kWordsAhead = 8;

}  // namespace

void PassageAnalyzer::number_terms(std::string_view text, std::vector<std::uint32_t>& out) {
  scratch_.clear();
  text::words(text, scratch_);
  for (std::size_t i = 0; i < scratch_.size(); ++i) {
    if (i + kWordsAhead < scratch_.size()) words_.prefetch(scratch_[i + kWordsAhead].folded);
    const text::Word& word = scratch_[i];
    const std::uint32_t number = words_.number_of(word.folded);
    if (number == term_of_word_.size()) {
      const StemmedWord known = analyzer_.look_up(word.folded);
      const bool counts =
          !known.is_stop && !known.stem.empty() && known.stem.size() <= kStemBytesMax;
      term_of_word_.push_back(counts ? terms_.number_of(known.stem) : kNoTerm);
    }
    if (term_of_word_[number] != kNoTerm) out.push_back(term_of_word_[number]);
  }
}

const std::vector<std::uint32_t>& PassageAnalyzer::terms_of(std::string_view text,
                                                            Remembered& memory) {
  if (memory.known && memory.text == text) return memory.terms;
  memory.known = true;
  memory.text = text;
  memory.terms.clear();
  number_terms(text, memory.terms);
  return memory.terms;
}

void PassageAnalyzer::add(const std::vector<std::uint32_t>& terms, std::uint32_t weight) {
  if (frequencies_.size() < terms_.size()) frequencies_.resize(terms_.size());
  for (const std::uint32_t term : terms) {
    if (frequencies_[term] == 0) counts_.terms.push_back({term, 0});
    frequencies_[term] += weight;
    counts_.length += weight;
  }
}

void PassageAnalyzer::add_question(std::string_view question) {
  question_.clear();
  number_terms(question, question_);
  for (std::uint32_t& term : question_) {
    if (asked_term_.size() <= term) asked_term_.resize(term + 1, kNoTerm);
    if (asked_term_[term] == kNoTerm) {
      asked_term_[term] = terms_.number_of(question_term(terms_.string(term)));
    }
    term = asked_term_[term];
  }
  const std::uint32_t length = counts_.length;
  add(question_, weight_of(FieldId::kQuestion));
  counts_.length = length;
}

const PassageCounts& PassageAnalyzer::count(std::string_view title, const Passage& passage) {
  path_.clear();
  for (const std::string& heading : passage.section_path) {
    path_ += heading;
    path_ += '\n';
  }
  text_.clear();
  number_terms(passage.text, text_);
  counts_.terms.clear();
  counts_.length = 0;
  add(terms_of(title, title_), weight_of(FieldId::kTitle));
  add(terms_of(path_, section_), weight_of(FieldId::kSection));
  add(text_, weight_of(FieldId::kText));
  for (const std::string& question : passage.questions) add_question(question);
  for (PassageCounts::Term& term : counts_.terms) {
    term.frequency = std::exchange(frequencies_[term.number], 0);
  }
  return counts_;
}

void PassageAnalyzer::forget() {
  words_.clear();
  terms_.clear();
  term_of_word_.clear();
  asked_term_.clear();
  title_.known = false;
  section_.known = false;
}

const PassageTerms& PassageAnalyzer::analyze(std::string_view title, const Passage& passage) {
  if (words_.size() > kWordsKept) forget();
  const PassageCounts& counts = count(title, passage);
  result_.length = counts.length;
  result_.frequencies.clear();
  for (const PassageCounts::Term& term : counts.terms) {
    result_.frequencies.emplace_back(terms_.string(term.number), term.frequency);
  }
  std::sort(result_.frequencies.begin(), result_.frequencies.end());
  return result_;
}

}  // namespace ibid::index
