#include "retrieve/unknown_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ibid::retrieve {
namespace {

/// Small letters, but for a capital that only begins the question.
bool may_be_corrected(const Keyword& keyword) {
  const auto is_small_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const std::string_view surface = keyword.surface;
  return keyword.word.size() >= kCorrectedLettersMin &&
         keyword.word.size() <= kCorrectedLettersMax && surface.size() == keyword.word.size() &&
         surface.substr(1) == std::string_view(keyword.word).substr(1) && !keyword.is_capital &&
         std::all_of(keyword.word.begin(), keyword.word.end(), is_small_letter);
}

/// Words one deletion, transposition, substitution or insertion away. The first letter stays:
/// people seldom miss it, and it halves the wrong guesses.
std::vector<std::string> neighbours(const std::string& word) {
  std::vector<std::string> all;
  for (std::size_t i = 1; i < word.size(); ++i) {
    all.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size()) {
      std::string swapped = word;
      std::swap(swapped[i], swapped[i + 1]);
      all.push_back(std::move(swapped));
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      std::string changed = word;
      changed[i] = letter;
      all.push_back(std::move(changed));
      all.push_back(word.substr(0, i) + letter + word.substr(i));
    }
  }
  for (char letter = 'a'; letter <= 'z'; ++letter) all.push_back(word + letter);
  return all;
}

/// The word one edit away that most passages hold; empty where hardly any do.
std::string nearest_spelling(const index::Generation& generation, index::Analyzer& analyzer,
                             const std::string& unknown) {
  std::string best_word;
  std::uint32_t best = kCorrectionPassagesMin - 1;
  for (std::string& word : neighbours(unknown)) {
    const std::uint32_t passages = generation.document_frequency(analyzer.stem(word));
    // Of equals the shorter: spellings that stem alike ("magnaesium") are the plainer word's.
    const bool is_plainer = std::pair(word.size(), std::string_view(word)) <
                            std::pair(best_word.size(), std::string_view(best_word));
    if (passages > best || (passages == best && !best_word.empty() && is_plainer)) {
      best = passages;
      best_word = std::move(word);
    }
  }
  return best_word;
}

/// The first word that `unknown` may be read as and passages hold; empty where there is none. A
/// member of a class stays what it is: where nothing speaks of it, its class is asked for.
std::string nearest_related(const index::Generation& generation, index::Analyzer& analyzer,
                            const std::string& unknown) {
  if (!generation.language().class_of(unknown).empty()) return {};
  for (const std::string& word : generation.language().related_words(unknown)) {
    if (generation.document_frequency(analyzer.stem(word)) > 0) return word;
  }
  return {};
}

}  // namespace

void read_unknown_words(const index::Generation& generation, index::Analyzer& analyzer,
                        Question& question) {
  for (Keyword& keyword : question.keywords) {
    if (generation.document_frequency(keyword.term) > 0) continue;
    Reading reading = Reading::kRelated;
    std::string word = nearest_related(generation, analyzer, keyword.word);
    if (word.empty() && may_be_corrected(keyword) &&
        generation.language().synonyms_of(keyword.word).empty()) {
      reading = Reading::kRespelled;
      word = nearest_spelling(generation, analyzer, keyword.word);
    }
    if (word.empty()) continue;
    const std::string& term = analyzer.stem(word);
    if (question.find(term) < question.keywords.size()) continue;
    std::replace(question.words.begin(), question.words.end(), keyword.word, word);
    keyword.term = term;
    keyword.word = word;
    keyword.reading = reading;
  }
}

}  // namespace ibid::retrieve
