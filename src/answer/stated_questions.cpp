#include "answer/stated_questions.hpp"

#include <algorithm>
#include <vector>

#include "answer/conversation/follow_up_words.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Whom a question of one's own or of one's patient speaks to or of.
constexpr std::string_view kOfSomebody[] = {
    "brother", "dad", "daughter", "father", "friend", "gran", "grandma", "husband", "mom",
    "mother",  "mum", "myself",   "sister", "son",    "wife", "you",     "your",
};
/// "52F", "68M": how one patient's age and sex are noted.
constexpr std::string_view kOfAges[] = {"f", "m", "y", "yo"};

bool is_case(std::string_view folded_word) {
  const std::size_t letters = folded_word.find_first_not_of("0123456789");
  return letters != 0 && letters != std::string_view::npos &&
         text::is_one_of(folded_word.substr(letters), kOfAges);
}

}  // namespace

bool is_for_anybody(std::string_view question, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(question);
  if (terms.size() < kStatedWordsMin || terms.size() > kStatedWordsMax) return false;
  const bool is_sentence = text::is_upper(question.front()) && question.ends_with('?') &&
                           std::count(question.begin(), question.end(), '?') == 1 &&
                           opens_question(terms.front().word);
  return is_sentence && !is_personal(terms) && !names_person(terms) &&
         std::none_of(terms.begin(), terms.end(), [](const index::Term& term) {
           return text::is_one_of(term.word, kOfSomebody) || is_case(term.word);
         });
}

std::string stated_question(const Passage& passage, index::Analyzer& analyzer) {
  const auto at =
      std::find_if(passage.questions.begin(), passage.questions.end(),
                   [&](const std::string& question) { return is_for_anybody(question, analyzer); });
  return at == passage.questions.end() ? std::string{} : *at;
}

}  // namespace ibid::answer
