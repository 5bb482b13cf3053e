// The order of an answer: guidelines before research unless only research is on all of the
// subjects, themes within them, claims within a theme, and the numbers that follow from that order.
#pragma once

#include <span>
#include <vector>

#include "answer/question.hpp"
#include "answer/selection.hpp"
#include "ibid/answer.hpp"

namespace ibid::answer {

/// Sections > groups > claims without numbers. A section begins with the groups that name most of
/// the subjects, of these those whose headings promise what is asked for, then has them by their
/// best claims. The best claim opens its group; then stronger designs come first, then newer works,
/// superseded ones last. The section of research opens the answer where a group of it names more of
/// the subjects than any of guidelines, and with `lead_first` where the best claim is in it.
[[nodiscard]] std::vector<Section> arrange(const Question& question,
                                           std::span<const FoundPassage> passages,
                                           std::span<const ChosenClaim> claims, bool lead_first);

/// Numbers the works of `claims` 1..n in the order in which the sections first use them and fills
/// in the claims' citations. Returns the reference list.
[[nodiscard]] std::vector<Reference> number_citations(std::vector<Section>& sections,
                                                      std::span<const ChosenClaim> claims);

}  // namespace ibid::answer
