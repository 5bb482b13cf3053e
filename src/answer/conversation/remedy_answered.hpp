// A remedy that no question names but the answer: "Which drug comes first?", then "what dose?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/spoken_of.hpp"
#include "answer/conversation/thread.hpp"
#include "ibid/answer.hpp"
#include "index/analyzer.hpp"
#include "index/language.hpp"

namespace ibid::answer {

/// "Which drug comes first", "what can I give my son": the answer names a remedy.
[[nodiscard]] bool asks_for_remedy(const std::vector<index::Term>& terms);

/// "what dose?", "does it harm the baby?", "versus bisoprolol?": asks of a remedy without naming
/// it.
[[nodiscard]] bool means_remedy(const Said& said);

/// Whether a phrase leaves open what is given: "antibiotic", "fourth drug".
[[nodiscard]] bool names_open_remedy(const std::vector<index::Term>& terms);

/// The one medicine, or class of them, that the opening claim is on beside those in `question`;
/// empty where it is on several, or where the claim may say what not to take.
[[nodiscard]] std::string remedy_of(const Answer& answer, std::string_view question,
                                    const index::Language& language, SpokenOf& topics);

}  // namespace ibid::answer
