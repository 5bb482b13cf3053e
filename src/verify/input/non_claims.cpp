#include "verify/input/non_claims.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/fold.hpp"
#include "text/quantities.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/input/assertions.hpp"
#include "verify/input/own_notices.hpp"
#include "verify/statement/lexicon.hpp"

namespace ibid::verify {
namespace {

// Two words of content cannot be told true or false without their neighbours.
constexpr std::size_t kContentWordsMin = 2;

constexpr std::array<std::string_view, 18> kDisclaimers = {"medical advice",
                                                           "informational purposes",
                                                           "educational purposes",
                                                           "as an ai",
                                                           "i am an ai",
                                                           "i'm an ai",
                                                           "substitute for professional",
                                                           "substitute for medical",
                                                           "substitute for personal",
                                                           "substitute for individual",
                                                           "substitute for advice",
                                                           "substitute for the advice",
                                                           "replace professional",
                                                           "replace medical",
                                                           "replace clinical judgement",
                                                           "information is for education",
                                                           "information is intended for",
                                                           "quoted from the source whose number"};

// What disclaims only when it is said of the text: "aspirin is not a substitute for statins".
constexpr std::array<std::string_view, 7> kDisclaimersOfTexts = {
    "general information", "not a substitute", "no substitute",  "not intended to",
    "language model",      "does not replace", "this answer was"};
constexpr std::array<std::string_view, 13> kOpeningsOnTexts = {
    "this ",   "these ",  "it ",       "i ",  "i'm ",  "the information", "information",
    "please ", "content", "the above", "my ", "as a ", "the content"};

// Goes on about the text: "…, I cannot diagnose", "… and should not be used for diagnosis".
constexpr std::array<std::string_view, 8> kFurtherOnTexts = {
    "i cannot ", "i can't ", "i am ",          "i'm ",
    "i do not ", "i don't ", "should not be ", "it should not be "};

constexpr std::array<std::string_view, 16> kAdviceVerbs = {
    "consult",      "talk to",        "talk with",   "speak to",       "speak with", "see your",
    "see a",        "ask your",       "ask a",       "contact",        "discuss",    "check with",
    "seek medical", "seek emergency", "seek advice", "seek the advice"};

constexpr std::array<std::string_view, 14> kClinicians = {
    "doctor",         "physician",         "clinician",    "pharmacist", "health care",
    "healthcare",     "provider",          "dietitian",    "specialist", "professional",
    "medical advice", "medical attention", "medical help", "emergency"};

// Lines that ibid's own answers have beside their claims.
constexpr std::array<std::string_view, 2> kOfTheAnswer = {"review status:", "review:"};

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

// Words before which a sentence is cut into what is said for itself.
constexpr std::array<std::string_view, 7> kJoints = {"and", "but",     "while",   "yet",
                                                     "so",  "because", "although"};
// These only behind a sign: "ask your doctor which of them helps" asks.
constexpr std::array<std::string_view, 2> kRelatives = {"which", "who"};
// What is behind these is no statement, and what is before them may be one.
constexpr std::array<std::string_view, 2> kCuts = {"before", "until"};
constexpr std::array<std::string_view, 4> kConditions = {"if", "when", "unless", "whether"};

/// A part of a sentence.
struct Part {
  std::string_view text;         ///< without the word that joins it
  bool is_joined = false;        ///< by such a word
  bool is_of_condition = false;  ///< "if your chest hurts and the pain lasts"
};

std::vector<Part> parts_of(std::string_view statement) {
  std::vector<Part> parts;
  const std::vector<text::Word> words = text::words(statement);
  Part part;
  std::size_t begin = 0;
  bool has_condition = false;
  const auto close = [&](std::size_t end) {
    part.text = statement.substr(begin, end - begin);
    parts.push_back(part);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    const std::size_t from = i == 0 ? 0 : words[i - 1].range.end;
    const std::string_view between = statement.substr(from, words[i].range.begin - from);
    const bool has_sign = i > 0 && between.find_first_of(",;:") != std::string_view::npos;
    const bool joins =
        text::is_one_of(word, kJoints) || (has_sign && text::is_one_of(word, kRelatives));
    if (i > 0 && (has_sign || joins || text::is_one_of(word, kCuts))) {
      close(from);
      if (has_sign) has_condition = false;
      part = {{}, joins, has_condition};
      begin = joins ? words[i].range.end : words[i].range.begin;
    }
    has_condition = has_condition || text::is_one_of(word, kConditions);
  }
  close(statement.size());
  return parts;
}

/// What is joined may leave its subject out: "… and halves mortality".
bool states(const Part& part) {
  if (part.is_of_condition) return false;
  if (!part.is_joined) return asserts(part.text);
  // "Call 911 and do not drive": an order like the one before.
  if (text::fold_text(text::trimmed(part.text)).starts_with("do ")) return false;
  return asserts("treatment " + std::string(part.text));
}

/// True when a part of the sentence that is not `apart` claims something.
template <class IsApart>
bool asserts_beside(std::string_view statement, const IsApart& is_apart) {
  const std::vector<Part> parts = parts_of(statement);
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return states(part) && !is_apart(text::fold_text(text::trimmed(part.text)));
  });
}

/// "You should tell your doctor", but not "you can take 500 mg of it".
bool speaks_to_reader(std::string_view part) {
  return holds_any(part, kSecondPerson) && text::quantities(part).empty();
}

bool is_disclaimer(std::string_view statement, std::string_view folded) {
  const bool disclaims =
      holds_any(folded, kDisclaimers) ||
      (holds_any(folded, kDisclaimersOfTexts) && begins_with_any(folded, kOpeningsOnTexts));
  return disclaims && !asserts_beside(statement, [](std::string_view part) {
           return holds_any(part, kDisclaimers) || holds_any(part, kDisclaimersOfTexts) ||
                  begins_with_any(part, kFurtherOnTexts) || holds_any(part, kClinicians) ||
                  speaks_to_reader(part);
         });
}

bool is_advice(std::string_view statement, std::string_view folded) {
  const bool sends_to_clinician =
      holds_any(folded, kAdviceVerbs) && holds_any(folded, kClinicians) && addresses_reader(folded);
  const bool calls_for_help = holds_any(folded, kCallsForHelp) && holds_any(folded, kSecondPerson);
  if (!sends_to_clinician && !calls_for_help) return false;
  return !asserts_beside(statement, [](std::string_view part) {
    return holds_any(part, kAdviceVerbs) || holds_any(part, kClinicians) ||
           holds_any(part, kCallsForHelp) || speaks_to_reader(part);
  });
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
  if (sentence.is_reading) return "about the answer";
  const std::string statement = text::collapse_white_space(sentence.statement);
  const bool cites = !sentence.citations.empty();
  if (is_own_notice(statement) || (is_retraction_notice(statement) && !cites)) return "notice";
  // A sentence that cites something is meant to be checked, whatever it looks like.
  if (sentence.is_heading && !cites && !asserts(sentence.statement)) return "heading";
  const std::string folded = text::fold_text(statement);
  if (folded.empty()) return "too short";
  if (cites) return {};
  if (folded.back() == '?') return "question";
  if (is_disclaimer(sentence.statement, folded)) return "disclaimer";
  if (is_advice(sentence.statement, folded)) return "advice";
  if (begins_with_any(folded, kOfTheAnswer) && !asserts(behind_opening(statement))) {
    return "about the answer";
  }
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
