#include "answer/medicine_class.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "ibid/byte_range.hpp"
#include "index/language_files.hpp"
#include "index/medicine_names.hpp"

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
};

std::string joined(std::span<const index::Term> terms) {
  std::string text;
  for (const index::Term& term : terms) text += (text.empty() ? "" : " ") + term.word;
  return text;
}

std::vector<Member> members_of(const index::Language& language,
                               std::span<const index::Term> terms) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < terms.size();) {
    std::size_t length = std::min(index::kMedicineWordsMax, terms.size() - i);
    std::string_view class_name;
    for (; length > 0; --length) {
      class_name = language.class_by_any_name(joined(terms.subspan(i, length)));
      if (!class_name.empty()) break;
    }
    if (length > 0) {
      members.push_back(
          {{terms[i].range.begin, terms[i + length - 1].range.end}, std::string(class_name)});
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
  std::string text = "Nothing found answers the question by name. ";
  for (std::size_t i = 0; i < reading.members.size(); ++i) {
    text += fmt::format("{}“{}” was read as “{}”, its class", i == 0 ? "" : "; ",
                        reading.members[i], reading.classes[i]);
  }
  return {"class", text + '.'};
}

}  // namespace ibid::answer
