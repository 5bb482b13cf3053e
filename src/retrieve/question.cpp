#include "retrieve/question.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "index/medicine_names.hpp"
#include "text/strings.hpp"

namespace ibid::retrieve {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

Keyword make_keyword(const index::Term& term, std::string_view text, std::size_t place) {
  Keyword keyword;
  keyword.term = term.text;
  keyword.word = term.word;
  keyword.surface = std::string(text.substr(term.range.begin, term.range.size()));
  keyword.place = place;
  keyword.is_number = !keyword.surface.empty() && is_ascii_digit(keyword.surface.front());
  const auto marked = std::count_if(keyword.surface.begin(), keyword.surface.end(),
                                    [](char c) { return is_ascii_upper(c) || is_ascii_digit(c); });
  keyword.is_acronym = !keyword.is_number && marked >= 2;
  keyword.is_capital = place > 0 && !keyword.surface.empty() && is_ascii_upper(keyword.surface[0]);
  return keyword;
}

}  // namespace

std::size_t Question::find(std::string_view term) const {
  const auto it = std::find_if(keywords.begin(), keywords.end(),
                               [&](const Keyword& keyword) { return keyword.term == term; });
  return static_cast<std::size_t>(it - keywords.begin());
}

Question analyze_question(index::Analyzer& analyzer, std::string_view text) {
  Question question;
  std::vector<index::Term> terms = analyzer.analyze(text);
  if (terms.size() > kQuestionWordsMax) terms.resize(kQuestionWordsMax);
  for (index::Term& term : terms) {
    question.words.push_back(term.word);
    if (term.is_stop) continue;
    const std::size_t known = question.find(term.text);
    if (known < question.keywords.size()) {
      ++question.keywords[known].count;
    } else {
      question.keywords.push_back(make_keyword(term, text, question.sequence.size()));
    }
    question.sequence.push_back(known);
  }
  return question;
}

void mark_medicines(const index::Language& language, Question& question) {
  const std::span<const std::string> words(question.words);
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string name;
    const std::size_t longest = std::min(words.size() - begin, index::kMedicineWordsMax);
    for (std::size_t length = 1; length <= longest; ++length) {
      name += (name.empty() ? "" : " ") + words[begin + length - 1];
      if (!index::is_medicine(language, name)) continue;
      for (Keyword& keyword : question.keywords) {
        if (text::is_one_of(keyword.word, words.subspan(begin, length))) keyword.is_medicine = true;
      }
    }
  }
}

index::Analyzer& analyzer_of(const index::Generation& generation) {
  // The analyzer refers to its language, and a generation may go before the thread does: so the
  // thread keeps a copy. A generation's name covers its language.
  struct Held {
    std::string generation_name;
    std::unique_ptr<index::Language> language;
    std::unique_ptr<index::Analyzer> analyzer;
  };
  thread_local Held held;
  if (!held.analyzer || held.generation_name != generation.name()) {
    held.analyzer.reset();
    held.language = std::make_unique<index::Language>(generation.language());
    held.analyzer = std::make_unique<index::Analyzer>(*held.language);
    held.generation_name = generation.name();
  }
  return *held.analyzer;
}

std::vector<index::Term> analyzed(const index::Generation& generation, std::string_view text) {
  return analyzer_of(generation).analyze(text);
}

}  // namespace ibid::retrieve
