// How English turns one question into another: the forms that a follow-up takes when it is written
// out. Text in, text out; what is meant is decided before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::answer {

/// "I'm", "don't", "what's" written out. A possessive ("Crohn's") stays as it is.
[[nodiscard]] std::string without_contractions(std::string_view text);

/// "Should I take antidepressants in asthma" asked of the kinds of its topic: "Which
/// antidepressants should I take in asthma". Empty where `question` is not answered by yes or no or
/// does not have the topic word for word.
[[nodiscard]] std::string which_of(std::string_view question, std::string_view topic);

/// `question` with another topic in the place of `topic`, empty where it does not have that: the
/// verb that it begins with follows ("Are antibiotics needed" gives "Is azithromycin needed").
[[nodiscard]] std::string with_other_topic(std::string_view question, std::string_view topic,
                                           std::string_view other);

/// "a gout flare" where `question` says it so, else the topic alone.
[[nodiscard]] std::string with_article(std::string_view topic, std::string_view question);

/// `question` with the amount that `other` begins with in place of its first of that unit, or of
/// its first; empty where it has none. "15 mg" gives way to "5 mg".
[[nodiscard]] std::string with_other_amount(std::string_view question, std::string_view other);
/// Whether the mark at that byte ends a sentence: a point does behind a word, but not behind a
/// letter or a number ("H. pylori", "1.5").
[[nodiscard]] bool ends_sentence(std::string_view text, std::size_t at);
/// The sentences of a turn without the marks between them. A question behind a comma is one
/// ("rehab, when does it start"), but not behind what only says of whom or when it asks ("in
/// asthma, does exercise help").
[[nodiscard]] std::vector<std::string_view> sentences_in_turn(std::string_view text);

}  // namespace ibid::answer
