// From the heading of a section to the question that the section answers: "How common it is" in a
// document on gout asks "How common is gout?".
#pragma once

#include <string>
#include <string_view>

namespace ibid::answer {

/// What a section is of.
struct HeadingSubject {
  std::string condition;  ///< that its document is about; empty for another kind of subject
  std::string given;      ///< the medicine that is asked of, where the section names it, else empty
};

struct HeadingQuestion {
  std::string text;          ///< empty where no question is known for such a heading
  bool is_of_given = false;  ///< it asks of HeadingSubject::given
};

/// The question with {0} for the subject and, as its number asks, "is" or "are" for {1}, "does" or
/// "do" for {2}, "Is" or "Are" for {3}.
[[nodiscard]] std::string asked_of_subject(std::string_view question, std::string_view subject);

/// `theme` is the heading as it stands within a sentence; `names_condition` tells whether it names
/// the condition already.
[[nodiscard]] HeadingQuestion question_on(std::string_view theme, const HeadingSubject& subject,
                                          bool names_condition);

}  // namespace ibid::answer
