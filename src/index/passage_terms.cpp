#include "index/passage_terms.hpp"

#include <algorithm>

#include "index/schema.hpp"

namespace ibid::index {

const std::vector<std::string>& PassageAnalyzer::terms_of(std::string_view text,
                                                          Remembered& memory) {
  if (memory.known && memory.text == text) return memory.terms;
  memory.known = true;
  memory.text = text;
  memory.terms.clear();
  scratch_.clear();
  analyzer_.analyze(text, scratch_);
  for (Term& term : scratch_) {
    if (term.is_stop || term.text.empty() || term.text.size() > kTermBytesMax) continue;
    memory.terms.push_back(std::move(term.text));
  }
  return memory.terms;
}

void PassageAnalyzer::count(const std::vector<std::string>& terms, std::uint32_t weight) {
  for (const std::string& term : terms) occurrences_.emplace_back(term, weight);
}

const PassageTerms& PassageAnalyzer::analyze(std::string_view title, const Passage& passage) {
  std::string path;
  for (const std::string& heading : passage.section_path) {
    path += heading;
    path += '\n';
  }
  occurrences_.clear();
  count(terms_of(title, title_), weight_of(FieldId::kTitle));
  count(terms_of(path, section_), weight_of(FieldId::kSection));
  count(terms_of(passage.text, text_), weight_of(FieldId::kText));
  std::sort(occurrences_.begin(), occurrences_.end());

  result_.length = 0;
  std::size_t distinct = 0;
  for (const auto& [term, weight] : occurrences_) {
    result_.length += weight;
    if (distinct > 0 && result_.frequencies[distinct - 1].first == term) {
      result_.frequencies[distinct - 1].second += weight;
      continue;
    }
    if (distinct == result_.frequencies.size()) result_.frequencies.emplace_back();
    result_.frequencies[distinct].first = term;
    result_.frequencies[distinct].second = weight;
    ++distinct;
  }
  result_.frequencies.resize(distinct);
  return result_;
}

}  // namespace ibid::index
