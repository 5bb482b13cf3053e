#include "answer/conversation/remedy_answered.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/finite_verbs.hpp"
#include "ibid/answer.hpp"
#include "index/language.hpp"
#include "index/medicine_names.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

/// Stems of what is given, as a question leaves it open: "which antibiotic".
constexpr std::string_view kOpenNouns[] = {
    "antibiot",   "anticoagul", "antidepress", "drug",      "inhal",  "medic",
    "medicin",    "option",     "painkil",     "pill",      "remedi", "statin",
    "supplement", "tablet",     "therapi",     "treatment", "vaccin"};
/// What is done with it: "what can I give", "what works best".
constexpr std::string_view kGiving[] = {"give",       "given", "help",  "helps",  "prescribe",
                                        "prescribed", "take",  "treat", "treats", "tried",
                                        "try",        "use",   "used",  "works"};
constexpr std::string_view kTreated[] = {"manage", "managed", "treat", "treated"};
/// Behind "what" these ask for something else: "what dose is given", "what happens when I take".
constexpr std::string_view kOtherNouns[] = {"causes", "dosage", "dose",  "happens",  "if",
                                            "level",  "side",   "signs", "symptoms", "tests",
                                            "test",   "time",   "age"};
constexpr std::string_view kAgainst[] = {"against",  "alternative", "compare", "compared",
                                         "compares", "than",        "versus",  "vs"};
/// Before a pronoun that means what is taken: "does she need it".
constexpr std::string_view kBeforeTaken[] = {"need", "needs", "on"};
constexpr std::string_view kAmounts[] = {"mcg", "mg", "milligrams"};
/// Before "on it", which is no taking then.
constexpr std::string_view kTold[] = {"data", "evidence", "information",
                                      "more", "research", "studies"};
/// By which a claim says that something is not what is asked for.
constexpr std::string_view kDenying[] = {"against", "avoid", "avoided", "inferior", "neither",
                                         "never",   "no",    "not",     "second",   "third"};

bool has_stem(const Terms& terms, std::span<const std::string_view> stems) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const index::Term& term) { return text::is_one_of(term.text, stems); });
}

/// What `sentence` is about: the words before its verb; all of it where there are none.
std::string_view subject_of(std::string_view sentence) {
  const std::vector<text::Word> words = text::words(sentence);
  const auto verb = std::find_if(words.begin(), words.end(), [](const text::Word& word) {
    return is_finite_verb(word.folded) || word.folded.ends_with("ed");
  });
  const bool has_subject = verb != words.end() && verb != words.begin();
  return has_subject ? sentence.substr(0, verb->range.begin) : sentence;
}

void add_new(Phrases& phrases, std::string phrase) {
  if (!text::is_one_of(phrase, phrases)) {
    phrases.push_back(std::move(phrase));
  }
}

/// Medicines by name, as they stand within a sentence; else classes of medicines.
Phrases medicines_in(const index::Language& language, std::string_view text, SpokenOf& topics) {
  Phrases medicines;
  const std::vector<text::Word> words = text::words(text);
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t length_max = std::min(index::kMedicineWordsMax, words.size() - i);
    std::size_t length = 1;
    for (; length <= length_max; ++length) {
      std::string folded = words[i].folded;
      for (std::size_t k = 1; k < length; ++k) folded += " " + words[i + k].folded;
      if (!index::is_medicine(language, folded)) continue;
      add_new(medicines, std::move(folded));
      break;
    }
    i += length <= length_max ? length : 1;
  }
  if (!medicines.empty()) return medicines;
  for (std::string& topic : topics.in_index().topics_of(text)) {
    if (topics.in_index().is_class_of_medicines(topic)) add_new(medicines, std::move(topic));
  }
  return medicines;
}

/// "Which drug comes first", "what can I give my son": the answer names a remedy.
bool asks_for_remedy(const Terms& terms) {
  if (terms.empty()) return false;
  const std::string& first = terms.front().word;
  if (first == "how") return names_any(terms, kTreated);
  if (first != "what" && first != "which") return false;
  if (terms.size() > 1 && text::is_one_of(terms[1].word, kOtherNouns)) return false;
  return has_stem(terms, kOpenNouns) || names_any(terms, kGiving);
}

/// "what dose?", "does it harm the baby?", "versus bisoprolol?": asks of a remedy without naming
/// it.
bool means_remedy(const Said& said) {
  if (said.chooses || !sets_against(said.bare).empty()) return true;
  const bool asks_how_much = said.terms.size() > 1 && said.terms[0].word == "how" &&
                             (said.terms[1].word == "much" || names_any(said.terms, kAmounts));
  if (!said.pronoun) {
    const bool is_given = referent_of(said.terms) == Referent::kGiven;
    return !asks_how_long(said.terms) && (is_given || asks_how_much);
  }
  if (said.pronoun->referent != Referent::kAnything) {
    return said.pronoun->referent == Referent::kGiven;
  }
  const bool is_taken = said.pronoun->begin > 0 &&
                        text::is_one_of(said.terms[said.pronoun->begin - 1].word, kBeforeTaken) &&
                        !names_any(said.terms, kTold);
  return is_taken || asks_how_much || names_any(said.terms, kAgainst);
}

/// Whether a phrase leaves open what is given: "antibiotic", "fourth drug".
bool names_open_remedy(const Terms& terms) {
  return has_stem(terms, kOpenNouns);
}

/// The one medicine, or class of them, that the opening claim is on beside those in `question`;
/// empty where it is on several, or where the claim may say what not to take.
std::string remedy_of(const Answer& answer, std::string_view question,
                      const index::Language& language, SpokenOf& topics) {
  if (answer.sections.empty() || answer.sections.front().groups.empty() ||
      answer.sections.front().groups.front().claims.empty()) {
    return {};
  }
  const std::string_view opening =
      answer.sections.front().groups.front().claims.front().claim.text();
  const std::vector<text::Word> words = text::words(opening);
  const bool denies = std::any_of(words.begin(), words.end(), [](const text::Word& word) {
    return text::is_one_of(word.folded, kDenying);
  });
  if (denies) return {};
  Phrases remedies = medicines_in(language, subject_of(opening), topics);
  const std::string asked = text::lower_ascii(question);
  std::erase_if(remedies, [&](const std::string& remedy) {
    return find_phrase(asked, text::lower_ascii(remedy)) != std::string::npos;
  });
  return remedies.size() == 1 ? remedies.front() : std::string{};
}

}  // namespace

/// Good until the next search of this thread.
/// Whether what was given is nothing in particular: "antibiotic", "fourth drug", or nothing.
bool RemedyAnswered::is_remedy_left_open() {
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  return std::all_of(given.begin(), given.end(), [&](const std::string& one) {
    return names_open_remedy(retrieve::analyzed(generation_, one)) ||
           thread_.topics.in_index().is_class_of_medicines(one);
  });
}

bool RemedyAnswered::is_taken_up_by(const Said& said) {
  if (!answer_of_ || asked_.question.empty() || answers_read_ == kAnswersReadMax ||
      !means_remedy(said) || !thread_.told.empty() || !is_remedy_left_open()) {
    return false;
  }
  ++answers_read_;
  const Standalone asked = std::exchange(asked_, {});
  const std::optional<Answer> answer = answer_of_(asked);
  if (!answer) return false;
  std::string remedy = remedy_of(*answer, asked.question, generation_.language(), thread_.topics);
  const bool is_other_number = said.pronoun && said.pronoun->is_plural && !is_plural_noun(remedy);
  if (remedy.empty() || is_other_number) return false;
  taken_up_ = std::move(remedy);
  understood_.remember(
      fmt::format("What about {}{}", taken_up_, thread_.topics.conditions_behind("in")));
  thread_.topics.add({taken_up_}, thread_.last);
  return true;
}

void RemedyAnswered::end_turn(Standalone& result) {
  add_treatment_in_general(result);
  note_whether_asked(result);
}

/// Where nothing is told of the remedy that was taken up, perhaps it is of the treatment.
void RemedyAnswered::add_treatment_in_general(Standalone& result) const {
  if (const auto at = find_phrase(result.question, taken_up_);
      !taken_up_.empty() && at != std::string::npos) {
    std::string of_any = result.question;
    of_any.replace(at, taken_up_.size(), "treatment");
    result.otherwise.push_back({std::move(of_any), {}});
  }
}

/// The answer to a question that asks for a remedy may be what a later turn means.
void RemedyAnswered::note_whether_asked(const Standalone& result) {
  if (asks_for_remedy(retrieve::analyzed(generation_, result.question))) {
    asked_ = result;
  } else if (result.topic_changed || thread_.now.names_own) {
    asked_.question.clear();
  }
}

}  // namespace ibid::answer
