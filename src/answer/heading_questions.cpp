#include "answer/heading_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "text/folded_text.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// In the questions {0} is the subject, {1} its "is" or "are", {2} its "does" or "do", {3} its "Is"
/// or "Are".
struct WholeHeading {
  std::string_view words;         ///< all of the heading, folded
  std::string_view of_condition;  ///< empty: there is none
  std::string_view of_given;
};
constexpr WholeHeading kWhole[] = {
    {"adverse effects", "", "What are the side effects of {0}?"},
    {"breastfeeding", "What about {0} while breastfeeding?", "{3} {0} safe while breastfeeding?"},
    {"burden and causes", "How common {1} {0}, and what causes it?", ""},
    {"causes", "What causes {0}?", ""},
    {"causes and risk factors", "What causes {0}?", ""},
    {"children", "What about {0} in children?", "Can children take {0}?"},
    {"children and adolescents", "What about {0} in children and adolescents?",
     "Can children and adolescents take {0}?"},
    {"complications", "What are the complications of {0}?", ""},
    {"definition", "How {1} {0} defined?", ""},
    {"definition and diagnosis", "How {1} {0} defined and diagnosed?", ""},
    {"diagnosis", "How {1} {0} diagnosed?", ""},
    {"diet and lifestyle", "How do diet and lifestyle affect {0}?", ""},
    {"dosing", "", "What is the recommended dose of {0}?"},
    {"drug interactions", "Which drug interactions matter in {0}?",
     "What are the drug interactions of {0}?"},
    {"drug treatment", "What is the drug treatment of {0}?", ""},
    {"epidemiology", "How common {1} {0}?", ""},
    {"exercise", "Does exercise help with {0}?", ""},
    {"first line treatment", "What is the first-line treatment of {0}?", ""},
    {"follow up", "Which follow-up {2} {0} need?", ""},
    {"food and drink", "How do food and drink affect {0}?", ""},
    {"harms and drug interactions",
     "What are the harms and drug interactions of medicines for {0}?",
     "What are the side effects of {0}?"},
    {"harms and drug safety", "What are the harms of medicines for {0}?",
     "What are the side effects of {0}?"},
    {"harms of medicines", "What are the harms of medicines for {0}?",
     "What are the side effects of {0}?"},
    {"harms of treatment", "What are the harms of treatment for {0}?",
     "What are the side effects of {0}?"},
    {"how common it is", "How common {1} {0}?", ""},
    {"how common it is and what it causes", "How common {1} {0}, and what can it cause?", ""},
    {"how long to treat", "How long should {0} be treated?", ""},
    {"life expectancy", "What is the life expectancy with {0}?", ""},
    {"lifestyle and diet", "How do lifestyle and diet affect {0}?", ""},
    {"management", "How {1} {0} treated?", ""},
    {"monitoring", "How should {0} be monitored?", ""},
    {"pregnancy", "What about {0} in pregnancy?", "{3} {0} safe in pregnancy?"},
    {"prevention", "How can {0} be prevented?", ""},
    {"prognosis", "What is the prognosis of {0}?", ""},
    {"prognosis and life expectancy", "What is the life expectancy with {0}?", ""},
    {"risk factors", "What are the risk factors for {0}?", ""},
    {"screening and definition", "Who should be screened for {0}?", ""},
    {"screening", "Who should be screened for {0}?", ""},
    {"side effects", "", "What are the side effects of {0}?"},
    {"signs and symptoms", "What are the symptoms of {0}?", ""},
    {"symptoms", "What are the symptoms of {0}?", ""},
    {"testing", "Which tests are used for {0}?", ""},
    {"treatment", "How {1} {0} treated?", ""},
    {"triggers", "What triggers {0}?", ""},
    {"vaccination", "Which vaccines are recommended in {0}?", ""},
    {"weight loss and diet", "How do weight loss and diet affect {0}?", ""},
    {"what it leads to", "What can {0} lead to?", ""},
    {"when initial treatment fails", "What helps when the initial treatment of {0} fails?", ""},
};

/// The rest of the heading is the subject, with the condition where it does not name that.
struct HeadingOpening {
  std::string_view words;  ///< folded
  std::string_view question;
  std::string_view before_condition = " in ";  ///< empty: it takes none
};
constexpr HeadingOpening kOpenings[] = {
    {"adverse effects of", "What are the side effects of {0}?"},
    {"definition testing and treatment of", "How {1} {0} diagnosed and treated?"},
    {"diagnosis and treatment of", "How {1} {0} diagnosed and treated?"},
    {"diagnosis of", "How {1} {0} diagnosed?"},
    {"effects of", "What are the effects of {0}?", ""},
    {"first line treatment of", "What is the first-line treatment of {0}?"},
    {"harms of", "What are the harms of {0}?"},
    {"how to take", "How should {0} be taken?", ""},
    {"how to use", "How should {0} be used?", ""},
    {"medicines that", "Which medicines {0}?", ""},
    {"preventing", "How can {0} be prevented?", " of "},
    {"prevention of", "How can {0} be prevented?"},
    {"screening for", "Who should be screened for {0}?", ""},
    {"side effects of", "What are the side effects of {0}?"},
    {"slowing", "How can {0} be slowed?", " of "},
    {"symptoms of", "What are the symptoms of {0}?"},
    {"treating", "How {1} {0} treated?"},
    {"treatment of", "How {1} {0} treated?"},
};

/// Verbs of clauses ("How zinc acts on bone cells") and what they are behind "does" or "do".
struct ClauseVerb {
  std::string_view written;
  std::string_view base;
};
constexpr ClauseVerb kClauseVerbs[] = {
    {"act", "act"},          {"acts", "act"},       {"affect", "affect"}, {"affects", "affect"},
    {"develops", "develop"}, {"help", "help"},      {"helps", "help"},    {"lasts", "last"},
    {"spread", "spread"},    {"spreads", "spread"}, {"take", "take"},     {"takes", "take"},
    {"work", "work"},        {"works", "work"},
};

/// "exacerbations" of "exacerbations in asthma": what the number of the verb goes by.
std::string_view head_of(std::string_view subject) {
  for (const text::Word& word : text::words(subject)) {
    if (word.range.begin > 0 && is_preposition(word.folded)) {
      return text::trimmed(subject.substr(0, word.range.begin));
    }
  }
  return subject;
}

/// "How long antidepressants take to work" with its verb in the place that a question gives it.
std::string asked_clause(std::string_view theme) {
  const std::vector<text::Word> words = text::words(theme);
  if (words.size() < 3 || words[0].folded != "how") return {};
  const std::size_t subject = words[1].folded == "long" || words[1].folded == "often" ? 2 : 1;
  for (std::size_t i = subject + 1; i < words.size(); ++i) {
    const auto* const verb =
        std::find_if(std::begin(kClauseVerbs), std::end(kClauseVerbs),
                     [&](const ClauseVerb& known) { return known.written == words[i].folded; });
    if (verb == std::end(kClauseVerbs)) continue;
    const auto part = [&](std::size_t begin, std::size_t end) {
      return theme.substr(words[begin].range.begin,
                          words[end - 1].range.end - words[begin].range.begin);
    };
    return capitalized(fmt::format("{} {} {} {}{}?", part(0, subject),
                                   verb->written == verb->base ? "do" : "does", part(subject, i),
                                   verb->base, theme.substr(words[i].range.end)));
  }
  return {};
}

}  // namespace

std::string asked_of_subject(std::string_view question, std::string_view subject) {
  const std::string_view head = head_of(subject);
  const bool is_plural = is_plural_noun(head) || head.find(" and ") != std::string_view::npos;
  return capitalized(fmt::format(fmt::runtime(question), subject, is_plural ? "are" : "is",
                                 is_plural ? "do" : "does", is_plural ? "Are" : "Is"));
}

HeadingQuestion question_on(std::string_view theme, const HeadingSubject& subject,
                            bool names_condition) {
  const text::FoldedText heading(theme);
  if (const WholeHeading* known = heading.whole_of(kWhole)) {
    if (!subject.given.empty() && !known->of_given.empty()) {
      return {asked_of_subject(known->of_given, subject.given), true};
    }
    if (subject.condition.empty() || known->of_condition.empty()) return {};
    return {asked_of_subject(known->of_condition, subject.condition)};
  }
  const HeadingOpening* known = heading.opening_of(kOpenings);
  std::string rest(known == nullptr ? "" : text::behind_opening(theme, known->words));
  if (!rest.empty()) {
    const bool takes_condition = !known->before_condition.empty() && !names_condition;
    if (takes_condition && !subject.condition.empty()) {
      rest += fmt::format("{}{}", known->before_condition, subject.condition);
    }
    return {asked_of_subject(known->question, rest)};
  }
  return {asked_clause(theme)};
}

}  // namespace ibid::answer
