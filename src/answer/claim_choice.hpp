// Which claims an answer gives of what an inquiry found: by the kind of answer, by the medicine
// that is asked about and by the people whom what holds in general may harm.
#pragma once

#include <cstdint>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/inquiry.hpp"
#include "answer/selection.hpp"
#include "answer/works.hpp"
#include "ibid/result.hpp"

namespace ibid::answer {

/// Whether few claims are wanted: such an answer opens with the best one whatever its section.
[[nodiscard]] bool is_brief(const AnswerOptions& options);

/// Of an inquiry that found something, but for must_speak_of_people().
class ClaimChoice {
 public:
  /// Both must outlive it.
  ClaimChoice(const AnswerOptions& options, Inquiry& inquiry)
      : options_(options), inquiry_(inquiry) {}

  /// The claims, by what the kind of answer asks of them; none where nothing may be one. What a
  /// page asks none may give; the direct answer is still one. What holds for another medicine
  /// answers only where nothing is left of the one that is asked about (heart attacks with
  /// febuxostat, asked of romosozumab), and not who asks for its dose, nor those whom it may harm:
  /// to them nothing is told that was not found in them.
  [[nodiscard]] Result<Selection> choose(Works& works);
  /// Whether choose() would give any that answer; it decides alike and costs less.
  [[nodiscard]] Result<bool> has_any(Works& works);
  /// Whether there are claims, each longer than all of them together may be.
  [[nodiscard]] Result<bool> is_kept_out_by_words(Works& works) const;

  /// Whether people are asked about whom what holds in general may harm.
  [[nodiscard]] bool must_speak_of_people() const;
  /// Whether some claim is of just those, where they are asked about.
  [[nodiscard]] bool speaks_of_people(const Selection& selection) const;

 private:
  /// Whether what holds for another medicine is no answer, even where nothing else is left.
  [[nodiscard]] bool must_name_medicine() const;
  /// The next where those before leave nothing.
  [[nodiscard]] std::vector<SelectionLimits> limits_to_try() const;
  [[nodiscard]] SelectionLimits limits() const;
  [[nodiscard]] SelectionLimits direct_limits() const;
  /// The medicines among the subjects, where some candidate names one of these.
  [[nodiscard]] std::uint32_t named_medicines() const;

  const AnswerOptions& options_;
  Inquiry& inquiry_;
};

}  // namespace ibid::answer
