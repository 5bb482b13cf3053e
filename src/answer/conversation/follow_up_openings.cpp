#include "answer/conversation/follow_up_openings.hpp"

#include <string>
#include <vector>

#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using text::is_one_of;
using text::lower_ascii;
using text::trimmed;

using Words = std::vector<text::Word>;

constexpr std::string_view kOpenings[] = {"actually",
                                          "alright",
                                          "also",
                                          "and",
                                          "any",
                                          "another question",
                                          "as for",
                                          "btw",
                                          "but",
                                          "by the way",
                                          "fair enough",
                                          "fine",
                                          "good to know",
                                          "got it",
                                          "great",
                                          "hello",
                                          "hey",
                                          "hi",
                                          "how about",
                                          "hmm",
                                          "i mean",
                                          "i meant",
                                          "i remember",
                                          "i see",
                                          "interesting",
                                          "meant",
                                          "no sorry",
                                          "no i meant",
                                          "no,",
                                          "oh",
                                          "ok",
                                          "okay",
                                          "one more",
                                          "one more question",
                                          "one more thing",
                                          "or",
                                          "quick question",
                                          "rather",
                                          "same for",
                                          "same question for",
                                          "really",
                                          "right",
                                          "so",
                                          "sorry",
                                          "thank you",
                                          "thanks",
                                          "then",
                                          "thx",
                                          "understood",
                                          "well",
                                          "what about",
                                          "what if",
                                          "why not",
                                          "yes",
                                          "back to",
                                          "coming back to",
                                          "going back to",
                                          "change to",
                                          "switch to",
                                          "switching to",
                                          "even"};
/// Those that are one only before a mark: "really? how many", but "really bad".
constexpr std::string_view kBeforeMark[] = {"fine",   "interesting", "one more",
                                            "really", "right",       "understood"};
/// Those that put right what was said.
constexpr std::string_view kCorrecting[] = {"actually", "no i meant", "i mean", "i meant",
                                            "meant",    "no sorry",   "no,",    "sorry"};

/// "a completely different topic", "next patient": another of what a conversation is on. "Another
/// question" may be on the same.
constexpr std::string_view kBeforeOther[] = {"a",       "an", "and",   "completely", "entirely",
                                             "now",     "on", "quite", "some",       "the",
                                             "totally", "to", "very"};
constexpr std::string_view kOther[] = {"another", "different", "new",      "next",
                                       "other",   "separate",  "unrelated"};
constexpr std::string_view kOnWhat[] = {"case", "matter",  "note",  "patient",
                                        "pt",   "subject", "thing", "topic"};
constexpr std::string_view kOtherQuestions[] = {"different", "new",      "next",
                                                "other",     "separate", "unrelated"};
/// Others that leave it, the longest that fits counts.
constexpr std::string_view kOtherLeaving[] = {"change of subject",
                                              "change of topic",
                                              "changing the subject",
                                              "changing topics",
                                              "moving on",
                                              "next",
                                              "next one",
                                              "now about",
                                              "now for",
                                              "on to something else",
                                              "on to the next",
                                              "something completely different",
                                              "something about me",
                                              "someone else",
                                              "something else",
                                              "switching topic",
                                              "switching topics",
                                              "unrelated",
                                              "while i am here",
                                              "while we are at it"};
constexpr std::string_view kBackTo = "back to";
constexpr std::string_view kGoingBack = "going back to";
constexpr std::string_view kLeavingBeforeMark[] = {"moving on", "next", "next one"};

bool is_mark(char sign) {
  return std::string_view(",.:;?!-").find(sign) != std::string_view::npos;
}

/// Whether `lower` begins with `opening` as whole words.
bool begins_with(std::string_view lower, std::string_view opening) {
  return lower.starts_with(opening) &&
         (lower.size() == opening.size() || !text::is_letter(lower[opening.size()]));
}

/// Whether nothing but a mark follows those bytes.
bool is_before_mark(std::string_view text, std::size_t length) {
  const std::string_view behind = trimmed(text.substr(length));
  return behind.empty() || is_mark(behind.front());
}

/// Whether something in particular follows: "going back to the ibuprofen", not "to work".
bool names_next(std::string_view text) {
  constexpr std::string_view kDeterminers[] = {"her",  "his", "how",   "me",   "my",  "our",
                                               "that", "the", "their", "this", "what"};
  const Words words = text::words(text);
  return !words.empty() && is_one_of(words.front().folded, kDeterminers);
}

/// The bytes of "next patient" at the beginning of `text`; 0 for none.
std::size_t other_topic_length(std::string_view text) {
  const Words words = text::words(text.substr(0, text.find_first_of(".:;?!,")));
  std::size_t at = 0;
  while (at < words.size() && is_one_of(words[at].folded, kBeforeOther)) ++at;
  if (at + 1 >= words.size() || !is_one_of(words[at].folded, kOther)) return 0;
  const std::string& other = words[at].folded;
  const std::string& what = words[at + 1].folded;
  const bool is_question = what == "question" && is_one_of(other, kOtherQuestions);
  return is_question || is_one_of(what, kOnWhat) ? words[at + 1].range.end : 0;
}

std::size_t leaving_length(std::string_view text, std::string_view lower) {
  std::size_t longest = other_topic_length(text);
  for (const std::string_view opening : kOtherLeaving) {
    const bool fits = begins_with(lower, opening) && (!is_one_of(opening, kLeavingBeforeMark) ||
                                                      is_before_mark(text, opening.size()));
    if (fits && opening.size() > longest) longest = opening.size();
  }
  return longest;
}

}  // namespace

std::pair<std::string_view, std::string_view> without_opening(std::string_view text) {
  std::string_view found;
  while (true) {
    const std::string lower = lower_ascii(text);
    std::string_view longest;
    for (const std::string_view opening : kOpenings) {
      const bool fits =
          begins_with(lower, opening) &&
          (!is_one_of(opening, kBeforeMark) || is_before_mark(text, opening.size())) &&
          (opening != kGoingBack || names_next(text.substr(opening.size())));
      if (fits && opening.size() > longest.size()) longest = opening;
    }
    const std::size_t leaving = leaving_length(text, lower);
    const std::size_t length = std::max(leaving, longest.size());
    if (length == 0) return {text, found};
    if (found != kLeaving) found = leaving >= longest.size() ? kLeaving : longest;
    if (found.ends_with(kBackTo)) found = kBackTo;
    if (found.starts_with("same")) found = "what about";
    text = trimmed(text.substr(length));
    const bool is_all = text.find_first_not_of("?!. ") == std::string_view::npos;
    while (!is_all && !text.empty() && is_mark(text.front())) text = trimmed(text.substr(1));
  }
}

std::string without_closing(std::string_view text) {
  constexpr std::string_view kClosings[] = {
      "actually",           "btw",           "by the way",    "exactly",
      "i should have said", "if it matters", "if that helps", "if that matters",
      "should have said",   "sorry",         "to be honest"};
  const bool asks = text.ends_with('?');
  std::string_view bare = asks ? trimmed(text.substr(0, text.size() - 1)) : text;
  const std::size_t before = bare.size();
  constexpr std::string_view kAside = " by the way";
  if (lower_ascii(bare).ends_with(kAside)) bare.remove_suffix(kAside.size());
  while (!bare.empty() && bare.back() == ',') bare.remove_suffix(1);
  while (true) {
    const std::size_t comma = bare.rfind(',');
    if (comma == std::string_view::npos) break;
    std::string_view last = trimmed(bare.substr(comma + 1));
    while (!last.empty() && is_mark(last.back())) last.remove_suffix(1);
    if (!is_one_of(lower_ascii(last), kClosings)) break;
    bare = trimmed(bare.substr(0, comma));
  }
  return bare.size() == before ? std::string(text) : std::string(bare) + (asks ? "?" : "");
}

std::string_view without_if(std::string_view text) {
  constexpr std::string_view kIf = "if ";
  return lower_ascii(text).starts_with(kIf) ? text.substr(kIf.size()) : text;
}

bool corrects(std::string_view opening) {
  return is_one_of(opening, kCorrecting);
}

}  // namespace ibid::answer
