#include "answer/medicine_class.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/english.hpp"
#include "ibid/byte_range.hpp"
#include "index/language_files.hpp"
#include "index/medicine_names.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Each reading costs as much as an answer.
constexpr std::size_t kMembersMax = 3;
/// A class and the class of that.
constexpr int kLevels = 2;

/// A medicine of the question.
struct Member {
  ByteRange range;  ///< bytes of the question
  std::string class_name;
  std::string generic;  ///< its own name where the question has another, else empty
};

std::string joined(std::span<const index::Term> terms) {
  std::string text;
  for (const index::Term& term : terms) text += (text.empty() ? "" : " ") + term.word;
  return text;
}

/// "semaglutide" of "ozempic"; empty where `name` has no better known name.
std::string generic_of(const index::Language& language, const std::string& name) {
  for (const index::SynonymSet* set : language.synonyms_of(name)) {
    const std::string& preferred = set->expressions.front();
    const bool is_other = preferred != name && preferred + 's' != name;
    if (is_other && !language.class_of(preferred).empty()) return preferred;
  }
  return {};
}

/// Whether the condition at `at` is what something does, not what somebody has: "does naproxen
/// cause heart attacks" asks nothing of those who had one.
bool is_outcome_asked(std::span<const index::Term> terms, std::size_t at) {
  constexpr std::string_view kDoing[] = {"avoid", "cause",   "causes",   "causing", "increase",
                                         "lower", "prevent", "prevents", "raise",   "reduce",
                                         "risk",  "trigger", "triggers"};
  constexpr std::size_t kWordsBefore = 3;
  const std::size_t first = at > kWordsBefore ? at - kWordsBefore : 0;
  return std::any_of(terms.begin() + static_cast<std::ptrdiff_t>(first),
                     terms.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](const index::Term& term) { return text::is_one_of(term.word, kDoing); });
}

std::vector<Member> members_of(const index::Language& language,
                               std::span<const index::Term> terms) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < terms.size();) {
    std::size_t length = std::min(index::kMedicineWordsMax, terms.size() - i);
    std::string name;
    std::string_view class_name;
    for (; length > 0; --length) {
      name = joined(terms.subspan(i, length));
      class_name = language.class_by_any_name(name);
      if (!class_name.empty()) break;
    }
    const bool is_had = length > 0 && !index::is_medicine(language, name);
    if (length > 0 && !(is_had && is_outcome_asked(terms, i))) {
      members.push_back({{terms[i].range.begin, terms[i + length - 1].range.end},
                         std::string(class_name),
                         generic_of(language, name)});
    }
    i += std::max<std::size_t>(length, 1);
  }
  return members;
}

/// Whether a word or phrase of the question is a name of the class.
bool names_class(const index::Language& language, std::span<const index::Term> terms,
                 std::string_view class_name) {
  const auto sets_of_class = language.synonyms_of(index::fold_expression(class_name));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::size_t longest =
        std::min(language.longest_expression_words(terms[i].word), terms.size() - i);
    for (std::size_t length = 1; length <= longest; ++length) {
      for (const index::SynonymSet* set : language.synonyms_of(joined(terms.subspan(i, length)))) {
        if (std::find(sets_of_class.begin(), sets_of_class.end(), set) != sets_of_class.end()) {
          return true;
        }
      }
    }
  }
  return false;
}

ClassReading read(std::string_view question, std::span<const Member> members) {
  ClassReading reading;
  std::size_t copied = 0;
  for (const Member& member : members) {
    reading.question += question.substr(copied, member.range.begin - copied);
    reading.question += member.class_name;
    copied = member.range.end;
    reading.members.emplace_back(question.substr(member.range.begin, member.range.size()));
    reading.generics.push_back(member.generic);
    reading.classes.push_back(member.class_name);
  }
  reading.question += question.substr(copied);
  return reading;
}

/// Whether the readings of `members` ask for anything new: each class for one member alone, and
/// none that the question names itself.
bool may_be_read(const index::Language& language, std::span<const index::Term> terms,
                 std::span<const Member> members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (names_class(language, terms, members[i].class_name)) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (members[i].class_name == members[j].class_name) return false;
    }
  }
  return true;
}

/// Warfarin is a vitamin K antagonist, which is an anticoagulant.
void go_up(const index::Language& language, std::vector<Member>& members) {
  for (Member& member : members) {
    const auto above = language.class_of(index::fold_expression(member.class_name));
    if (!above.empty()) member.class_name = std::string(above);
  }
}

/// "GLP 1 receptor agonist" as it is written: a number behind capitals is joined to them.
std::string as_written(std::string name) {
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (name[i] == ' ' && text::is_upper(name[i - 1]) && text::is_digit(name[i + 1])) name[i] = '-';
  }
  return name;
}

}  // namespace

std::vector<ClassReading> readings_by_class(const index::Language& language,
                                            index::Analyzer& analyzer, std::string_view question) {
  const std::vector<index::Term> terms = analyzer.analyze(question);
  std::vector<Member> members = members_of(language, terms);
  if (members.size() > kMembersMax) return {};
  std::vector<ClassReading> readings;
  const auto add = [&](ClassReading reading) {
    const auto same = [&](const ClassReading& other) { return other.question == reading.question; };
    if (std::none_of(readings.begin(), readings.end(), same))
      readings.push_back(std::move(reading));
  };
  for (int level = 0; level < kLevels; ++level) {
    if (!may_be_read(language, terms, members)) break;
    for (const Member& member : members) add(read(question, {&member, 1}));
    if (members.size() > 1) add(read(question, members));
    go_up(language, members);
  }
  return readings;
}

Notice class_notice(const ClassReading& reading) {
  std::string text;
  const std::size_t count = reading.members.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& member = reading.members[i];
    const std::string generic =
        reading.generics[i].empty() ? "" : fmt::format(" ({})", reading.generics[i]);
    const std::string_view joint = i == 0 ? "" : i + 1 == count ? " and " : ", ";
    // "is a kind of" goes with "triptan" and with "alcohol".
    text += fmt::format("{}{}{} {} a kind of {}", joint, member, generic,
                        is_plural_noun(member) ? "are" : "is", as_written(reading.classes[i]));
  }
  text += fmt::format("; nothing found answers for {} by name, so what follows is about {} {}.",
                      count > 1 || is_plural_noun(reading.members.front()) ? "them" : "it",
                      count > 1 ? "those" : "that", count > 1 ? "groups" : "group");
  return {"class", capitalized(std::move(text))};
}

}  // namespace ibid::answer
