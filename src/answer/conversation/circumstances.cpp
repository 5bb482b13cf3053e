#include "answer/conversation/circumstances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using text::is_one_of;
using text::lower_ascii;
using text::trimmed;

using Words = std::vector<text::Word>;

/// Verbs by which somebody says how he is, and the same of people where that is another word; a
/// last "s" is left out of the others.
struct State {
  std::string_view said;
  std::string_view of_people;
};
constexpr State kStates[] = {{"am", "are"},   {"does", "do"},     {"has", "have"},
                             {"is", "are"},   {"might", "might"}, {"tries", "try"},
                             {"was", "were"}, {"with", "have"}};
constexpr std::string_view kStateVerbs[] = {
    "are",     "bleed",  "bled",  "broke", "cannot", "cough",   "developed", "did",
    "do",      "drink",  "eat",   "feel",  "felt",   "forgot",  "get",       "got",
    "had",     "have",   "live",  "lost",  "missed", "reacted", "smoke",     "started",
    "stopped", "suffer", "take",  "took",  "tried",  "try",     "use",       "used",
    "vape",    "want",   "weigh", "were",  "work"};
/// With which who speaks of himself begins without an "I": "had a spine fracture last year".
constexpr std::string_view kWithoutSubject[] = {"getting", "had",     "having", "missed",
                                                "started", "stopped", "taking", "tried"};
constexpr std::string_view kSpeakers[] = {"he", "i", "she", "we"};
constexpr std::string_view kOwn[] = {"my", "our"};
/// Of somebody who was named before: "her potassium is 5.4".
constexpr std::string_view kOthers[] = {"her", "his", "their"};
/// Of whom is told as of kin, but who may be no grown-ups.
constexpr std::string_view kOffspring[] = {"baby", "child", "daughter", "son"};
/// Named so without a "my", at the beginning or behind what is in kBeforePatient or a number.
constexpr std::string_view kPatients[] = {"boy",     "girl",     "lady", "man",
                                          "patient", "patients", "pt",   "woman"};
constexpr std::string_view kBeforePatient[] = {"a",   "an",  "female", "male", "my",
                                               "old", "the", "this",   "year", "yo"};
/// Between who it is and how he is: "she also takes", "my mother who is", "is also on".
constexpr std::string_view kBetween[] = {"already", "also",  "always",   "currently", "just",
                                         "now",     "often", "recently", "still",     "who"};
/// Before what says something of the talk, not of the speaker.
constexpr std::string_view kOfTalk[] = {"ask",  "asking",   "confused",   "curious",
                                        "know", "question", "questions",  "sorry",
                                        "sure", "thinking", "understand", "wondering"};
/// The same where it is not before him who speaks of himself: "I was told to stop", but "I was told
/// I have gout".
constexpr std::string_view kHearsay[] = {"heard", "read", "told", "too"};
constexpr std::string_view kBackwards[] = {"it", "that", "them", "these", "this", "those"};
/// "both scopes came back normal", "a scan showed stones".
constexpr std::string_view kReporting[] = {"came", "showed", "shows", "went"};
/// What is wanted and tells how somebody is.
constexpr std::string_view kWanted[] = {"baby", "child", "children", "conceive", "pregnant"};
/// "my kidneys are bad", as those who write of it have it.
struct Disease {
  std::string_view organ;
  std::string_view disease;
};
constexpr Disease kDiseases[] = {{"heart", "heart disease"},
                                 {"kidneys", "kidney disease"},
                                 {"liver", "liver disease"},
                                 {"lungs", "lung disease"}};
constexpr std::string_view kFailing[] = {"bad", "damaged", "failing", "poor", "weak"};
constexpr std::string_view kOld[] = {"elderly", "older", "seniors"};
constexpr int kAdultAge = 18;
/// Of a clause that states a value without a verb.
constexpr std::size_t kValueWordsMax = 4;

std::string_view of_people(std::string_view said) {
  for (const State& state : kStates) {
    if (state.said == said) return state.of_people;
  }
  if (!is_one_of(said, kStateVerbs) && said.ends_with('s')) said.remove_suffix(1);
  return is_one_of(said, kStateVerbs) ? said : std::string_view{};
}

/// Where " and I am 82" begins behind another clause; npos without one.
std::size_t another_begins(std::string_view text) {
  constexpr std::string_view kAnd = " and ";
  for (auto at = text.find(kAnd, 1); at != std::string_view::npos; at = text.find(kAnd, at + 1)) {
    const Words words = text::words(text.substr(at + kAnd.size()));
    if (words.empty()) continue;
    if (is_one_of(words.front().folded, kSpeakers) || is_one_of(words.front().folded, kOwn)) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> clauses_of(std::string_view text) {
  std::vector<std::string_view> clauses;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != ',' && !ends_sentence(text, end)) ++end;
    end = std::min(end, another_begins(text));
    if (const std::string_view clause = trimmed(text.substr(0, end)); !clause.empty()) {
      clauses.push_back(without_opening(clause).first);
    }
    text.remove_prefix(end < text.size() && text[end] == ' ' ? end
                                                             : std::min(end + 1, text.size()));
  }
  return clauses;
}

/// Who it is and how: the places of "am" in "I just found out I am pregnant", of "has" in "my
/// mother has"; the last such verb, since what stands before only tells how the speaker knows.
struct Said {
  std::size_t who = 0;
  std::size_t verb = 0;
  bool is_kin = false;
};
std::optional<Said> said_in(const Words& words) {
  const auto is = [&](std::size_t i, const auto& list) {
    return i < words.size() && is_one_of(words[i].folded, list);
  };
  std::optional<Said> said;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_own_kin = is(i, kOwn) && (is(i + 1, kOffspring) || is(i + 1, kPatients) ||
                                            (i + 1 < words.size() && is_kin(words[i + 1].folded)));
    const bool is_patient =
        is(i, kPatients) &&
        std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const text::Word& word) {
                      return is_number(word.folded) || is_one_of(word.folded, kBeforePatient);
                    });
    const bool is_kin = is_own_kin || is_patient;
    if (!is_kin && !is(i, kSpeakers)) continue;
    std::size_t verb = is_own_kin ? i + 2 : i + 1;
    while (is(verb, kBetween)) ++verb;
    const bool is_with = is_kin || (verb < words.size() && words[verb].folded != "with");
    if (is_with && verb < words.size() && !of_people(words[verb].folded).empty()) {
      said = Said{i, verb, is_kin};
    }
  }
  return said;
}

std::optional<int> age_in(std::string_view text) {
  const Words words = text::words(text);
  if (words.empty()) return std::nullopt;
  const std::string& first = words.front().folded;
  int age = 0;
  const auto [end, error] = std::from_chars(first.data(), first.data() + first.size(), age);
  const bool is_number = error == std::errc{} && end == first.data() + first.size();
  const bool is_alone = words.size() == 1 || words[1].folded == "and" ||
                        words[1].folded == "year" || words[1].folded == "years";
  return is_number && is_alone ? std::optional(age) : std::nullopt;
}

/// Where " and has asthma" begins behind what was said of the same person; npos without one.
std::size_t goes_on_at(std::string_view how) {
  constexpr std::string_view kAnd = " and ";
  for (auto at = how.find(kAnd); at != std::string_view::npos; at = how.find(kAnd, at + 1)) {
    const Words words = text::words(how.substr(at + kAnd.size()));
    const bool is_verb = words.size() > 1 && !of_people(words.front().folded).empty();
    if (is_verb && words.front().folded != "with") return at;
  }
  return std::string_view::npos;
}

/// "who are on dialysis" of "am" and " on dialysis"; empty for what says nothing of somebody.
std::string circumstance_of(const std::string& verb, std::string_view how) {
  const Words words = text::words(how);
  const bool is_empty_verb = of_people(verb) == "do" || verb == "did";
  if (is_empty_verb && (words.empty() || words.front().folded != "not")) return {};
  // "I have to stop it", "I do not want a diet" tell of no state.
  if (of_people(verb) == "have" && !words.empty() && words.front().folded == "to") return {};
  if (is_empty_verb && words.size() > 1 && words[1].folded == "want") return {};
  if (words.empty() && of_people(verb) != "smoke" && of_people(verb) != "drink") return {};
  const bool is_wish = of_people(verb) == "want";
  if (is_wish && std::none_of(words.begin(), words.end(), [](const text::Word& word) {
        return is_one_of(word.folded, kWanted);
      })) {
    return {};
  }
  // Who is 1 is a child; who has a score of 1 is not.
  const std::optional<int> age = of_people(verb) == "have" ? std::nullopt : age_in(how);
  if (age && *age < kAdultAge) return "children";
  constexpr std::string_view kDiagnosed = " diagnosed with ";
  constexpr std::string_view kGot = " got ";
  if (of_people(verb) == "have" && how.starts_with(kGot)) how.remove_prefix(kGot.size() - 1);
  if (how.starts_with(kDiagnosed)) return fmt::format("who have {}", how.substr(kDiagnosed.size()));
  return fmt::format("who {}{}", of_people(verb), how);
}

/// "I have an 84 yo on dialysis", "45M": a patient by age and sex, with what is said behind it.
Circumstances patient_in(std::string_view clause) {
  constexpr std::string_view kAges[] = {"f", "m", "y", "yo", "yr"};
  for (const std::string_view before : {"i have a ", "i have an ", "i have got a ", "a ", "an "}) {
    if (!lower_ascii(clause).starts_with(before)) continue;
    clause.remove_prefix(before.size());
    break;
  }
  std::size_t digits = 0;
  while (digits < clause.size() && text::is_digit(clause[digits])) ++digits;
  if (digits == 0 || digits > 3) return {};
  std::string_view behind = trimmed(clause.substr(digits));
  std::size_t letters = 0;
  while (letters < behind.size() && (text::is_letter(behind[letters]) || behind[letters] == '/')) {
    ++letters;
  }
  std::string unit = lower_ascii(behind.substr(0, letters));
  std::erase(unit, '/');
  if (!is_one_of(unit, kAges)) return {};
  const int age = std::stoi(std::string(clause.substr(0, digits)));
  behind = trimmed(behind.substr(letters));
  Circumstances patient{{age < kAdultAge ? "children" : fmt::format("who are {}", age), false}};
  if (behind.starts_with("on ")) patient.push_back({fmt::format("who are {}", behind), false});
  if (behind.starts_with("with ")) {
    patient.push_back({fmt::format("who have {}", behind.substr(5)), false});
  }
  return patient;
}

/// What the clause says of how somebody is.
Circumstances said_in_clause(std::string_view clause) {
  const Words words = text::words(clause);
  const bool says_of_talk = std::any_of(words.begin(), words.end(), [](const text::Word& word) {
    return is_one_of(word.folded, kOfTalk) || is_one_of(word.folded, kBackwards);
  });
  if (says_of_talk) return {};
  if (Circumstances patient = patient_in(clause); !patient.empty()) return patient;
  if (words.size() < 2) return {};
  // "creatinine went up after we started it"
  const auto reports = std::find_if(words.begin(), words.end(), [](const text::Word& word) {
    return is_one_of(word.folded, kReporting);
  });
  const std::optional<Said> of_somebody = said_in(words);
  const bool is_reported_first =
      reports != words.end() && reports != words.begin() && of_somebody &&
      static_cast<std::size_t>(reports - words.begin()) < of_somebody->who;
  if (is_reported_first && !opens_question(words.front().folded)) {
    return {{fmt::format("where {}", clause), true}};
  }
  if (const std::optional<Said> said = said_in(words)) {
    const std::string& who = words[said->who].folded;
    const bool of_asker = !said->is_kin && (who == "i" || who == "we");
    std::string verb = words[said->verb].folded;
    std::string_view how = clause.substr(words[said->verb].range.end);
    for (std::size_t i = said->verb + 1;
         i + 1 < words.size() && is_one_of(words[i].folded, kBetween);) {
      how = clause.substr(words[i++].range.end);
    }
    const auto is_heard = [](const text::Word& word) { return is_one_of(word.folded, kHearsay); };
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(said->verb), words.end(),
                    is_heard)) {
      return {};
    }
    Circumstances circumstances;
    while (true) {
      const std::size_t end = goes_on_at(how);
      if (std::string text = circumstance_of(verb, how.substr(0, end)); !text.empty()) {
        circumstances.push_back({std::move(text), of_asker});
      }
      if (end == std::string_view::npos) return circumstances;
      how.remove_prefix(end);
      const text::Word next = text::words(how)[1];
      verb = next.folded;
      how.remove_prefix(next.range.end);
    }
  }
  const auto points_back = [](const text::Word& word) {
    return is_one_of(word.folded, kBackwards);
  };
  if (is_one_of(words.front().folded, kWithoutSubject) &&
      std::none_of(words.begin(), words.end(), points_back)) {
    const std::string_view be = words.front().folded.ends_with("ing") ? "are " : "";
    return {{fmt::format("who {}{}", be, with_small_initial(std::string(clause))), true, true}};
  }
  const bool is_reported =
      std::any_of(words.begin() + 1, words.end(),
                  [](const text::Word& word) { return is_one_of(word.folded, kReporting); }) &&
      !opens_question(words.front().folded);
  if (is_reported) return {{fmt::format("where {}", clause), true}};
  const auto is_own = [](const text::Word& word) { return is_one_of(word.folded, kOwn); };
  const bool has_own = std::any_of(words.begin(), words.end(), is_own);
  if (has_own && is_child_by_age(clause)) return {{"children", false}};
  const bool is_said = std::any_of(words.begin() + 1, words.end() - 1, [](const text::Word& word) {
    return word.folded == "is" || word.folded == "are" || word.folded == "was";
  });
  const bool of_asker = is_own(words.front());
  if ((!of_asker && !is_one_of(words.front().folded, kOthers)) || !is_said) return {};
  // "hers is normal": of what was asked about.
  if (is_linking_verb(words[1].folded) || opens_question(words[1].folded)) return {};
  const auto is_heard = [](const text::Word& word) { return is_one_of(word.folded, kHearsay); };
  if (std::any_of(words.begin(), words.end(), is_heard)) return {};
  if (is_one_of(words.back().folded, kFailing)) {
    for (const auto& [organ, disease] : kDiseases) {
      if (words[1].folded == organ) return {{fmt::format("who have {}", disease), of_asker}};
    }
  }
  return {{fmt::format("whose {}", clause.substr(words[1].range.begin)), of_asker}};
}

}  // namespace

Circumstances circumstances_in(std::string_view text) {
  Circumstances circumstances;
  for (const std::string_view clause : clauses_of(without_besides(without_question_mark(text)))) {
    const Words words = text::words(clause);
    if (!words.empty() && opens_question(words.front().folded)) return {};
    Circumstances said = said_in_clause(clause);
    if (text.ends_with('?') && !said.empty() && said.front().of_same) continue;
    // "I am 30 weeks, ferritin 9"
    const bool is_value = said.empty() && !circumstances.empty() &&
                          words.size() <= kValueWordsMax && states_value(clause);
    const std::string_view verb = clause.ends_with("kg") ? "weigh" : "have";
    if (is_value) {
      said = {{fmt::format("who {} {}", verb, clause), circumstances.back().of_asker}};
    }
    circumstances.insert(circumstances.end(), said.begin(), said.end());
  }
  return circumstances;
}

std::string in_people(const Circumstances& circumstances) {
  std::string of_whom;
  std::string_view whom = "people";
  for (const Circumstance& circumstance : circumstances) {
    const bool is_clause =
        circumstance.text.starts_with("who") || circumstance.text.starts_with("where ");
    if (!is_clause) {
      whom = circumstance.text;
    } else {
      of_whom += (of_whom.empty() ? " " : " and ") + circumstance.text;
    }
  }
  return circumstances.empty() ? std::string{} : fmt::format("in {}{}", whom, of_whom);
}

Circumstances populations_in(const std::vector<index::Term>& terms) {
  Circumstances circumstances;
  const auto add = [&](std::string_view text) {
    Circumstance circumstance{std::string(text), false};
    const auto known = std::find(circumstances.begin(), circumstances.end(), circumstance);
    if (known == circumstances.end()) circumstances.push_back(std::move(circumstance));
  };
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const index::Term& term = terms[i];
    // A low dose is called so, whoever takes it; but "give my baby aspirin" is of a child.
    constexpr std::string_view kBeforeDose[] = {"a", "daily", "on", "take", "takes", "taking"};
    const bool is_low_dose = term.word == "baby" && i > 0 && i + 1 < terms.size() &&
                             terms[i + 1].word == "aspirin" &&
                             is_one_of(terms[i - 1].word, kBeforeDose);
    if (is_low_dose) continue;
    if (is_one_of(term.word, kOld)) add("older people");
    switch (population_of(term.text)) {
      case Population::kChildren:
        add("children");
        break;
      case Population::kPregnancy:
        add("who are pregnant");
        break;
      case Population::kBreastfeeding:
        add("who are breastfeeding");
        break;
      case Population::kEverybody:
      case Population::kAnimals:
        break;
    }
  }
  return circumstances;
}

Circumstances lasting_in(std::string_view text) {
  constexpr std::string_view kAllergies[] = {"allergic", "allergy"};
  // Of "drug allergy" and "severe allergy" nothing is known.
  constexpr std::string_view kAllergens[] = {
      "amoxicillin", "aspirin", "cephalosporin", "codeine", "egg",         "fish",
      "ibuprofen",   "iodine",  "latex",         "milk",    "nut",         "peanut",
      "penicillin",  "sesame",  "shellfish",     "soy",     "sulfonamide", "wheat"};
  constexpr std::string_view kDialysis[] = {"dialysis", "haemodialysis", "hemodialysis"};
  const Words words = text::words(text);
  const auto is = [&](std::size_t i, std::string_view word) {
    return i < words.size() && words[i].folded == word;
  };
  Circumstances lasting;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].folded == "postmenopausal" && is(i + 1, "women")) {
      lasting.push_back({"postmenopausal women", false, true});
    }
    if (is_one_of(words[i].folded, kDialysis) && i > 0 && is(i - 1, "on")) {
      lasting.push_back({fmt::format("who are on {}", words[i].folded), false, true});
    }
    if (!is_one_of(words[i].folded, kAllergies)) continue;
    const bool is_before = is(i + 1, "to") && i + 2 < words.size();
    const bool is_behind = !is_before && i > 0 && words[i].folded == "allergy" &&
                           is_one_of(words[i - 1].folded, kAllergens);
    if (!is_before && !is_behind) continue;
    const std::string& allergen = words[is_before ? i + 2 : i - 1].folded;
    const bool is_named = !is_linking_verb(allergen) && !is_preposition(allergen) &&
                          !opens_question(allergen) && !is_one_of(allergen, kOwn) &&
                          !is_one_of(allergen, kOthers) && allergen.size() > 3;
    if (is_named) lasting.push_back({fmt::format("who are allergic to {}", allergen), false, true});
  }
  return lasting;
}

std::string_view had_by_kin(std::string_view text) {
  const std::string_view bare = without_question_mark(text);
  const Words words = text::words(bare);
  const std::optional<Said> said = said_in(words);
  if (!said || clauses_of(bare).size() != 1) return {};
  const std::string& who = words[said->who].folded;
  if (!said->is_kin && (who == "i" || who == "we")) return {};
  // "apixaban for my dad with AF" begins with something else.
  constexpr std::size_t kBeforeKinMax = 2;
  const bool begins_with_kin =
      (said->is_kin && said->who <= kBeforeKinMax) || is_one_of(words.front().folded, kOwn);
  const std::string_view verb = of_people(words[said->verb].folded);
  const std::string_view how = trimmed(bare.substr(words[said->verb].range.end));
  constexpr std::string_view kDiagnosed = "diagnosed with ";
  if (begins_with_kin && how.starts_with(kDiagnosed)) return how.substr(kDiagnosed.size());
  const bool is_had = verb == "have" || verb == "get" || verb == "had";
  return begins_with_kin && is_had ? how : std::string_view{};
}

bool states_value(std::string_view clause) {
  const Words words = text::words(clause);
  const bool is_weight = words.size() == 2 && is_number(words[0].folded) && words[1].folded == "kg";
  return is_weight || !measured_values(clause).empty();
}

bool is_child_by_age(std::string_view text) {
  return is_childs(measured_values(text));
}

}  // namespace ibid::answer
