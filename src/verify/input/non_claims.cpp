#include "verify/input/non_claims.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/input/assertions.hpp"
#include "verify/statement/lexicon.hpp"

namespace ibid::verify {
namespace {

// Two words of content cannot be told true or false without their neighbours.
constexpr std::size_t kContentWordsMin = 2;

constexpr std::array<std::string_view, 18> kDisclaimers = {"medical advice",
                                                           "informational purposes",
                                                           "educational purposes",
                                                           "general information",
                                                           "not a substitute",
                                                           "no substitute",
                                                           "not intended to",
                                                           "as an ai",
                                                           "i am an ai",
                                                           "i'm an ai",
                                                           "language model",
                                                           "does not replace",
                                                           "not replace professional",
                                                           "this answer was",
                                                           "information is for education",
                                                           "information is intended for",
                                                           "replace clinical judgement",
                                                           "quoted from the source whose number"};

constexpr std::array<std::string_view, 16> kAdviceVerbs = {
    "consult",      "talk to",        "talk with",   "speak to",       "speak with", "see your",
    "see a",        "ask your",       "ask a",       "contact",        "discuss",    "check with",
    "seek medical", "seek emergency", "seek advice", "seek the advice"};

constexpr std::array<std::string_view, 14> kClinicians = {
    "doctor",         "physician",         "clinician",    "pharmacist", "health care",
    "healthcare",     "provider",          "dietitian",    "specialist", "professional",
    "medical advice", "medical attention", "medical help", "emergency"};

// Lines that ibid's own answers have beside their claims.
constexpr std::array<std::string_view, 5> kOfTheAnswer = {"insufficient evidence", "review status",
                                                          "review:", "understood as", "strength:"};

constexpr std::array<std::string_view, 19> kAboutTheAnswer = {
    "here is",        "here are",    "here's",        "below is",      "below are",
    "let me know",    "i hope",      "sure",          "certainly",     "of course",
    "in this answer", "this answer", "the following", "i can",         "if you would like",
    "if you want",    "feel free",   "thank you",     "would you like"};

// Openings that speak to the reader and state nothing. "Keep in mind that …" is none: what follows
// may well be a claim.
constexpr std::array<std::string_view, 13> kToTheReader = {
    "great question", "good question",        "thanks for", "let me ",    "let's ",
    "see also",       "for more information", "i'm sorry",  "i am sorry", "i understand",
    "hope this",      "these are general",    "read more"};

// What holds of everything and everyone.
constexpr std::array<std::string_view, 7> kGeneralities = {
    "everyone's situation", "everyone is different", "every person is different",
    "everyone's needs",     "individual care may",   "individual needs may",
    "your situation may"};

// What the reader is told to do when it is urgent, or whom to ask.
constexpr std::array<std::string_view, 11> kCallsForHelp = {
    "call 911",           "call 999",       "call 112",    "call emergency",
    "emergency services", "emergency room", "crisis line", "hotline",
    "seek help",          "get help",       "ask your"};

constexpr std::array<std::string_view, 3> kSecondPerson = {"you ", "you're ", "your "};

// What ibid's own notices say of the answer and its references; the numbers in them are no
// citations. The wording is answer/'s, and a test walks its notices.
constexpr std::array<std::string_view, 13> kNotices = {
    "left out because it was retracted",
    "a correction to ",
    "has expressed concern about ",
    "has been superseded by ",
    "this answer does not cover a part of the question",
    "no passage has the word ",
    "what was found does not speak of ",
    "what holds for others may not hold there",
    "nothing found answers for ",
    "the evidence disagrees: ",
    "this question leaves the earlier topic",
    "without finding an answer",
    "no claim that answers the question fits"};

template <class Phrases>
bool holds_any(std::string_view folded, const Phrases& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return folded.find(phrase) != std::string_view::npos;
  });
}

template <class Phrases>
bool begins_with_any(std::string_view folded, const Phrases& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return folded.substr(0, phrase.size()) == phrase;
  });
}

bool addresses_reader(std::string_view folded) {
  return begins_with_any(folded, kAdviceVerbs) || folded.find("your ") != std::string_view::npos ||
         folded.find("you ") != std::string_view::npos ||
         folded.find("always ") != std::string_view::npos ||
         folded.find("please ") != std::string_view::npos;
}

// A line with a colon behind it that has one of these announces what follows.
constexpr std::array<std::string_view, 30> kAnnouncing = {
    "following", "follows", "below",  "these",    "this",   "include",  "includes", "such",
    "as",        "key",     "points", "several",  "some",   "ways",     "steps",    "reasons",
    "options",   "factors", "you",    "types",    "groups", "examples", "here",     "main",
    "two",       "three",   "four",   "evidence", "shows",  "depends"};

/// True when a part of the sentence, cut at `signs`, claims something and has none of `phrases`.
template <class IsApart>
bool asserts_beside(std::string_view statement, std::string_view signs, const IsApart& is_apart) {
  while (!statement.empty()) {
    const std::size_t sign = std::min(statement.find_first_of(signs), statement.size());
    const std::string_view part = statement.substr(0, sign);
    if (!is_apart(text::fold_text(part)) && asserts(part)) return true;
    statement.remove_prefix(std::min(sign + 1, statement.size()));
  }
  return false;
}

/// "Certainly, …", "Here is what to know: …": what the sentence says behind its opening, or
/// nothing.
std::string_view behind_opening(std::string_view statement) {
  const std::size_t sign = statement.find_first_of(",:!");
  if (sign == std::string_view::npos) return {};
  statement.remove_prefix(sign + 1);
  statement.remove_prefix(std::min(statement.find_first_not_of(" :"), statement.size()));
  return statement;
}

/// "Warfarin is safe in pregnancy:" rather than "Key points to consider include:".
bool announces(std::string_view statement) {
  const auto words = text::words(statement);
  if (words.empty() || is_function_word(words.back().folded)) return true;
  const bool has_word = std::any_of(words.begin(), words.end(), [](const text::Word& word) {
    return text::is_one_of(word.folded, kAnnouncing);
  });
  return has_word || !asserts(statement);
}

/// "Sure, certainly, …": openings behind each other that are looked behind; what comes then is
/// judged.
constexpr int kOpeningsMax = 3;

std::string_view why_no_claim(const InputSentence& sentence, int openings_left) {
  if (sentence.is_title) return "question";
  if (sentence.is_heading && !asserts(sentence.statement)) return "heading";
  const std::string folded = text::fold_text(text::collapse_white_space(sentence.statement));
  if (folded.empty()) return "too short";
  if (folded.back() == '?') return "question";
  if (holds_any(folded, kDisclaimers) &&
      !asserts_beside(sentence.statement, ";",
                      [](std::string_view part) { return holds_any(part, kDisclaimers); })) {
    return "disclaimer";
  }
  if (holds_any(folded, kAdviceVerbs) && holds_any(folded, kClinicians) &&
      addresses_reader(folded) &&
      !asserts_beside(sentence.statement, ",;:", [](std::string_view part) {
        return holds_any(part, kAdviceVerbs) || holds_any(part, kClinicians) ||
               holds_any(part, kSecondPerson);
      })) {
    return "advice";
  }
  if (holds_any(folded, kCallsForHelp) && holds_any(folded, kSecondPerson)) return "advice";
  if (holds_any(folded, kNotices)) return kNotice;
  // A sentence that cites something is meant to be checked, whatever it looks like.
  if (!sentence.citations.empty()) return {};
  if (begins_with_any(folded, kOfTheAnswer)) return "about the answer";
  const bool is_about = begins_with_any(folded, kAboutTheAnswer);
  if (is_about || begins_with_any(folded, kToTheReader) || holds_any(folded, kGeneralities)) {
    InputSentence rest = sentence;
    rest.statement = behind_opening(sentence.statement);
    const bool claims = openings_left == 0 ||
                        (asserts(rest.statement) && why_no_claim(rest, openings_left - 1).empty());
    if (!claims) return is_about ? "about the answer" : "to the reader";
  }
  if (folded.back() == ':' && announces(sentence.statement)) return "about the answer";
  std::size_t content = 0;
  for (const text::Word& word : text::words(sentence.statement)) {
    if (!is_function_word(word.folded)) ++content;
  }
  return content < kContentWordsMin ? "too short" : "";
}

}  // namespace

std::string_view why_no_claim(const InputSentence& sentence) {
  return why_no_claim(sentence, kOpeningsMax);
}

}  // namespace ibid::verify
