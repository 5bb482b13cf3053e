#include "verify/statement/statement.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/strings.hpp"
#include "text/utf8.hpp"
#include "verify/statement/read_amounts.hpp"
#include "verify/statement/substances.hpp"
#include "verify/statement/withheld.hpp"

namespace ibid::verify {
namespace {

// A negation reaches to the end of its clause, but hardly past this many words: "did not reduce
// the risk of death in patients with heart failure" still negates "patients" only formally.
constexpr std::size_t kNegationScopeWords = 7;

constexpr std::array<std::string_view, 12> kClauseBreaks = {
    "but",     "although", "however", "whereas", "while", "though",
    "because", "despite",  "which",   "who",     "yet",   "except"};

/// Forms that the stemmer leaves apart from their word.
struct IrregularForm {
  std::string_view form;
  std::string_view word;
};

constexpr IrregularForm kIrregularForms[] = {
    {"taken", "take"},
    {"took", "take"},
    {"given", "give"},
    {"gave", "give"},
    {"found", "find"},
    {"shown", "show"},
    {"led", "lead"},
    {"rose", "rise"},
    {"risen", "rise"},
    {"fell", "fall"},
    {"fallen", "fall"},
    {"began", "begin"},
    {"begun", "begin"},
    {"seen", "see"},
    {"saw", "see"},
    {"made", "make"},
    {"kept", "keep"},
    {"held", "hold"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"growth", "grow"},
    {"children", "child"},
    {"women", "woman"},
    {"men", "man"},
    {"drank", "drink"},
    {"drunk", "drink"},
    {"ate", "eat"},
    {"eaten", "eat"},
    {"lost", "lose"},
    {"loss", "lose"},
    {"losses", "lose"},
    {"slept", "sleep"},
    {"felt", "feel"},
    {"went", "go"},
    {"gone", "go"},
    {"came", "come"},
    {"became", "become"},
    {"bled", "bleed"},
    {"broke", "break"},
    {"broken", "break"},
    {"fed", "feed"},
    {"sought", "seek"},
    {"sent", "send"},
    {"shrank", "shrink"},
    {"shrunk", "shrink"},
    {"spent", "spend"},
    {"swollen", "swell"},
    {"thought", "think"},
    {"told", "tell"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"woke", "wake"},
    {"woken", "wake"},
    {"written", "write"},
    {"wrote", "write"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"choice", "choose"},
    {"choices", "choose"},
    {"gotten", "get"},
    {"got", "get"},
    {"built", "build"},
    {"bought", "buy"},
    {"brought", "bring"},
    {"caught", "catch"},
    {"paid", "pay"},
    {"said", "say"},
    {"taught", "teach"},
    {"won", "win"},
    {"teeth", "tooth"},
    {"feet", "foot"},
    {"mice", "mouse"},
    {"ran", "run"},
    {"stood", "stand"},
    {"underwent", "undergo"},
    {"undergone", "undergo"},
    {"withdrew", "withdraw"},
    {"withdrawn", "withdraw"},
    {"withdrawal", "withdraw"},
    {"depth", "deep"},
    {"width", "wide"},
    {"lay", "lie"},
    {"quitting", "quit"},
};

std::string_view regular_stem(std::string_view word, std::string_view stem) {
  static const std::unordered_map<std::string_view, std::string> stems = [] {
    index::Analyzer analyzer(index::Language::built_in());
    std::unordered_map<std::string_view, std::string> built;
    for (const IrregularForm& irregular : kIrregularForms) {
      built.emplace(irregular.form, analyzer.stem(irregular.word));
    }
    return built;
  }();
  const auto found = stems.find(word);
  return found == stems.end() ? stem : std::string_view(found->second);
}

bool breaks_clause(std::string_view word) {
  return std::find(kClauseBreaks.begin(), kClauseBreaks.end(), word) != kClauseBreaks.end();
}

/// True when the bytes between two words hold a comma, semicolon, colon, bracket or full stop.
bool has_clause_sign(std::string_view between) {
  return between.find_first_of(",;:.()[]") != std::string_view::npos;
}

// "High Blood Pressure Doubles Death Risk": from this share of words on, capitals tell no names.
constexpr double kTitleShare = 0.6;
constexpr std::size_t kTitleWordsMin = 4;

/// True of a heading, whose words begin with capitals, or are all in capitals.
bool is_in_title_case(std::string_view text, const std::vector<index::Term>& terms) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const index::Term& term : terms) {
    const char first = text[term.range.begin];
    if (is_function_word(term.word) || (first >= '0' && first <= '9')) continue;
    ++words;
    if (first >= 'A' && first <= 'Z') ++capitals;
  }
  return words >= kTitleWordsMin &&
         static_cast<double>(capitals) >= kTitleShare * static_cast<double>(words);
}

bool has_letter_and_digit(std::string_view surface) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::any_of(surface.begin(), surface.end(), is_digit) &&
         !std::all_of(surface.begin(), surface.end(), is_digit);
}

bool looks_like_name(std::string_view surface, bool opens_sentence) {
  if (has_letter_and_digit(surface)) return true;
  const auto capitals =
      std::count_if(surface.begin(), surface.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (capitals >= 2) return true;
  return capitals == 1 && !opens_sentence;
}

void mark_quantities(Statement& statement) {
  for (Token& token : statement.tokens) {
    for (const text::Quantity& quantity : statement.quantities) {
      if (token.range.begin < quantity.range.end && quantity.range.begin < token.range.end) {
        token.in_quantity = true;
        break;
      }
    }
  }
}

/// "More than halved", "less than doubled": a bound of how far, not which way.
bool is_bound_of_change(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 4> kMore = {"more", "less", "fewer", "greater"};
  constexpr std::array<std::string_view, 7> kMultiples = {"halved",  "halve",   "halves", "doubled",
                                                          "doubles", "tripled", "triples"};
  return at + 2 < tokens.size() && text::is_one_of(tokens[at].word, kMore) &&
         tokens[at + 1].word == "than" && text::is_one_of(tokens[at + 2].word, kMultiples);
}

/// "Death from any cause", "its main cause": what comes about is not caused by it.
bool is_cause_of(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 18> kBeforeNoun = {
      "a",      "any",    "all",   "the",   "its",   "main",       "common",  "leading", "no",
      "single", "direct", "other", "known", "usual", "underlying", "primary", "another", "of"};
  const bool is_noun = tokens[at].word == "cause" || tokens[at].word == "causes";
  return is_noun && at > 0 && text::is_one_of(tokens[at - 1].word, kBeforeNoun);
}

/// "Triple therapy", "double-blind": of so many parts.
bool counts_parts(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 8> kInParts = {
      "therapy", "blind", "combination", "treatment", "regimen", "inhaler", "inhalers", "dummy"};
  return (tokens[at].word == "triple" || tokens[at].word == "double") && at + 1 < tokens.size() &&
         text::is_one_of(tokens[at + 1].word, kInParts);
}

/// "Preventing falls", "falls and fractures": what happens to people, and nothing that goes down.
bool is_tumble(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 16> kBefore = {
      "prevent", "prevents", "prevented", "preventing", "reduce", "reduced", "reduces", "reducing",
      "of",      "for",      "against",   "to",         "on",     "fewer",   "more",    "and"};
  constexpr std::array<std::string_view, 4> kBehind = {"and", "or", "prevention", "among"};
  if (tokens[at].word != "falls") return false;
  return (at > 0 && text::is_one_of(tokens[at - 1].word, kBefore)) ||
         (at + 1 < tokens.size() && text::is_one_of(tokens[at + 1].word, kBehind));
}

/// "Below 30", "at least" and "at most" bound an amount, "three or more" and "50% or greater" do so
/// behind it, and "no worse than" is as good: nothing goes up or down.
void drop_cues_of_bounds(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_bound = i > 0 && (tokens[i - 1].word == "at" &&
                                    (tokens[i].word == "least" || tokens[i].word == "most"));
    const bool is_behind_or = i > 1 && tokens[i - 1].word == "or" && tokens[i - 2].in_quantity;
    const bool is_no_worse = i > 0 && tokens[i - 1].word == "no" && tokens[i].word == "worse";
    const bool is_aged = i > 0 && tokens[i].word.starts_with("adult") &&
                         tokens[i - 1].cue != nullptr && tokens[i - 1].cue->axis == Axis::kAge;
    if (is_aged) tokens[i].cue = nullptr;  // "older adults" are older people
    if (tokens[i].in_quantity || is_bound || is_behind_or || is_no_worse ||
        is_bound_of_change(tokens, i) || is_cause_of(tokens, i) || counts_parts(tokens, i) ||
        is_tumble(tokens, i)) {
      tokens[i].cue = nullptr;
    }
  }
}

// What is denied stands right behind the negation, at most an adverb and an article away.
constexpr std::size_t kDeniedHeadWords = 4;

/// What "little" denies: "had little effect", but not "a little water".
bool can_be_little(std::string_view word) {
  constexpr std::array<std::string_view, 12> kLittleOf = {
      "effect",  "benefit", "evidence",    "impact",  "difference", "influence",
      "effects", "change",  "improvement", "support", "role",       "association"};
  return text::is_one_of(word, kLittleOf);
}

/// "Recommended against" denies; "recommended to protect against" and "vaccination against" do not:
/// between the verb and "against" stands at most an adverb.
bool advises_against(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 8> kOpinionStems = {
      "recommend", "advis", "argu", "counsel", "decid", "suggest", "caution", "warn"};
  constexpr std::size_t kVerbWords = 3;
  for (std::size_t back = 1; back <= std::min(at, kVerbWords); ++back) {
    const Token& token = tokens[at - back];
    if (std::any_of(kOpinionStems.begin(), kOpinionStems.end(),
                    [&](std::string_view stem) { return token.word.starts_with(stem); })) {
      return true;
    }
    if (!is_function_word(token.word) && !token.word.ends_with("ly")) return false;
  }
  return false;
}

/// "failed to" denies; "heart failure" does not.
bool negates(const std::vector<Token>& tokens, std::size_t at) {
  const std::string& word = tokens[at].word;
  if (word == "against") return advises_against(tokens, at);
  if (tokens[at].in_quantity) return false;  // "no more than two weeks"
  if (word == "little") return at + 1 < tokens.size() && can_be_little(tokens[at + 1].word);
  // "Can't", cut at its apostrophe.
  if (word == "t") return at > 0 && tokens[at - 1].word == "can";
  // "No worse than" says how it compares, and denies nothing.
  if (word == "no" && at + 1 < tokens.size() && tokens[at + 1].word == "worse") return false;
  // "Whether or not" says that it is all the same.
  if (at > 1 && tokens[at - 1].word == "or" && tokens[at - 2].word == "whether") return false;
  // Neither does "with and without", "with or without".
  if (word == "without" && at > 1 && tokens[at - 2].word == "with" &&
      (tokens[at - 1].word == "and" || tokens[at - 1].word == "or")) {
    return false;
  }
  // "Free of relapse".
  if (word == "free" && at + 1 < tokens.size() &&
      (tokens[at + 1].word == "of" || tokens[at + 1].word == "from")) {
    return true;
  }
  if (!is_negation(word)) return false;
  if (!word.starts_with("fail")) return true;
  return at + 1 < tokens.size() && tokens[at + 1].word == "to";
}

bool is_pronoun(std::string_view word) {
  return word == "it" || word == "them" || word == "one" || word == "this";
}

bool is_modal(std::string_view word) {
  constexpr std::array<std::string_view, 9> kModals = {"can",   "may",  "could", "should", "will",
                                                       "would", "must", "is",    "are"};
  return text::is_one_of(word, kModals);
}

/// "Disease that is not treated can do harm": what the relative clause denies ends with it.
bool stands_in_relative(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kNearWords = 2;
  for (std::size_t back = 1; back <= std::min(at, kNearWords); ++back) {
    const std::string& word = tokens[at - back].word;
    if (at > back && (word == "that" || word == "who" || word == "which")) return true;
  }
  return false;
}

void mark_negations(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].negates) continue;
    std::size_t reach = kNegationScopeWords;
    bool headless = true;
    const bool is_aside = stands_in_relative(tokens, i);
    // "Relieved neither pain nor fatigue": the relieving is denied.
    if (tokens[i].word == "neither" && i > 0 && tokens[i - 1].cue != nullptr &&
        is_direction(tokens[i - 1].cue->axis) && tokens[i - 1].clause == tokens[i].clause) {
      ++tokens[i - 1].negations;
      tokens[i - 1].is_denied_head = true;
      headless = false;
    }
    for (std::size_t j = i + 1;
         j < tokens.size() && reach > 0 && tokens[j].clause == tokens[i].clause; ++j) {
      if (!tokens[j].in_quantity) --reach;
      // "Neither zinc nor iron helped" denies once.
      if (tokens[i].word == "neither" && tokens[j].word == "nor") break;
      // "No cause and cannot be cured": what is denied anew is denied once.
      if (tokens[j].negates && (tokens[j - 1].word == "and" || tokens[j - 1].word == "or")) break;
      if (is_aside && !headless && is_modal(tokens[j].word)) break;
      if (tokens[j].negations < 255) ++tokens[j].negations;
      if (is_pronoun(tokens[j].word)) headless = false;
      if (headless && j - i <= kDeniedHeadWords && tokens[j].has_content) {
        // "Neither zinc nor iron helped": the helping is denied.
        const bool is_of_pair = tokens[i].word == "neither" || tokens[i].word == "nor";
        tokens[j].is_denied_head = !is_of_pair || !names_substance(tokens[j].word);
        headless = false;
      }
    }
  }
}

/// "Is to be avoided", "contraindicated", unless denied.
bool is_warning(const Token& token) {
  const bool warns = token.word.starts_with("avoid") || token.word.starts_with("contraindicat") ||
                     token.word == "steer";
  return warns && token.negations % 2 == 0;
}

/// "Cannot be used", "can't take": told of what is done with a medicine, and not of what it does.
bool says_may_not(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 13> kDeeds = {
      "use",      "used",    "take",       "taken",    "give",     "given",       "receive",
      "received", "combine", "prescribed", "combined", "continue", "administered"};
  const std::string& word = tokens[at].word;
  if (!tokens[at].negates || (word != "cannot" && word != "cant" && word != "t")) return false;
  std::size_t deed = at + 1;
  if (deed < tokens.size() && tokens[deed].word == "be") ++deed;
  return deed < tokens.size() && text::is_one_of(tokens[deed].word, kDeeds);
}

/// "Should not receive", but not "should not be avoided".
bool forbids(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 3> kModals = {"should", "must", "shouldn"};
  if (!tokens[at].negates || at == 0 || !text::is_one_of(tokens[at - 1].word, kModals)) {
    return false;
  }
  for (std::size_t j = at + 1; j < tokens.size() && tokens[j].clause == tokens[at].clause; ++j) {
    if (tokens[j].is_denied_head) return tokens[j].cue == nullptr || tokens[j].cue->value > 0;
  }
  return false;
}

/// "Recommended against", "not advised", "does not suggest", "should be avoided".
bool advises_against(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 6> kOpinions = {"suggest", "suggests", "suggested",
                                                         "support", "supports", "supported"};
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.negates && token.word == "against") return true;
    if (is_warning(token) || forbids(tokens, at) || says_may_not(tokens, at)) return true;
    if (token.is_denied_head &&
        (token.word.starts_with("recommend") || token.word.starts_with("advis") ||
         text::is_one_of(token.word, kOpinions))) {
      return true;
    }
  }
  return false;
}

std::size_t clause_begin(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && tokens[begin - 1].clause == tokens[at].clause) --begin;
  return begin;
}

/// "Its effect on gout is unclear": what stands before is open, too.
bool leaves_before_open(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 6> kOpen = {"unclear",       "unknown",  "uncertain",
                                                     "controversial", "unproven", "debated"};
  constexpr std::array<std::string_view, 8> kBefore = {"is",      "are",    "was",   "were",
                                                       "remains", "remain", "still", "largely"};
  if (at == 0 || !text::is_one_of(tokens[at].word, kOpen)) return false;
  const bool ends = at + 1 == tokens.size() || tokens[at + 1].clause != tokens[at].clause;
  return ends && text::is_one_of(tokens[at - 1].word, kBefore);
}

/// "We investigated vexin as a cure": what was done, where nothing is said of what was found.
bool tells_only_what_was_tried(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 9> kTried = {"investigated", "examined", "assessed",
                                                      "evaluated",    "explored", "studied",
                                                      "analyzed",     "analysed", "tested"};
  constexpr std::array<std::string_view, 4> kWho = {"we", "study", "authors", "trial"};
  if (at == 0 || !text::is_one_of(tokens[at].word, kTried) ||
      !text::is_one_of(tokens[at - 1].word, kWho)) {
    return false;
  }
  return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(at + 1), tokens.end(),
                      [](const Token& token) {
                        return announces_result(token.stem) || token.in_quantity || token.negates ||
                               (token.cue != nullptr && is_direction(token.cue->axis));
                      });
}

/// "Does vexin help", a question without its sign; "Do not take vexin" is none.
bool opens_question(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 3> kOpenings = {"do", "does", "did"};
  return tokens.size() > 1 && text::is_one_of(tokens[0].word, kOpenings) && !tokens[1].negates &&
         tokens[1].word != "not";
}

/// Token from which on the statement asks, plans, supposes or tells what others believe.
std::optional<std::size_t> find_question(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 31> kAsking = {
      "whether",      "aim",         "aims",        "aimed",       "objective", "objectives",
      "purpose",      "hypothesis",  "hypotheses",  "hypothesize", "sought",    "hypothesized",
      "hypothesised", "hypothesise", "unclear",     "unknown",     "uncertain", "controversial",
      "wondered",     "speculate",   "speculated",  "speculation", "postulate", "postulated",
      "presumed",     "assumed",     "conjectured", "believe",     "believes",  "believed",
      "belief"};
  // "Was performed to assess".
  constexpr std::array<std::string_view, 8> kDone = {
      "performed", "conducted", "designed", "undertaken", "done", "order", "study", "used"};
  constexpr std::array<std::string_view, 18> kPurposes = {
      "determine", "investigate", "assess",   "evaluate", "examine",   "explore",
      "test",      "compare",     "clarify",  "identify", "study",     "describe",
      "measure",   "analyze",     "quantify", "analyse",  "correlate", "ascertain"};
  if (opens_question(tokens)) return 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (leaves_before_open(tokens, i)) return clause_begin(tokens, i);
    if (text::is_one_of(tokens[i].word, kAsking)) return i;
    const bool tells_purpose =
        i > 0 && tokens[i - 1].word == "to" && text::is_one_of(tokens[i].word, kPurposes);
    if (tells_purpose && (i == 1 || text::is_one_of(tokens[i - 2].word, kDone))) return i;
    if (tells_only_what_was_tried(tokens, i)) return i;
  }
  return std::nullopt;
}

/// The weakest word counts.
void take_strength(const Token& token, Statement& statement) {
  const Strength strength = strength_of(token.word);
  if (strength != Strength::kUnstated &&
      (statement.strength == Strength::kUnstated || strength < statement.strength)) {
    statement.strength = strength;
  }
}

constexpr std::array<std::string_view, 4> kBeing = {"is", "are", "was", "were"};
constexpr std::array<std::string_view, 8> kUtterly = {"simply",   "just",   "plainly", "completely",
                                                      "entirely", "wholly", "quite",   "s"};

/// Behind "false", "not true", "isn't true" or "a myth" at `at`, else `at`.
std::size_t behind_untruth(const std::vector<Token>& tokens, std::size_t at) {
  const auto word = [&](std::size_t i) {
    return i < tokens.size() ? std::string_view(tokens[i].word) : std::string_view();
  };
  constexpr std::array<std::string_view, 4> kFalse = {"false", "untrue", "wrong", "incorrect"};
  constexpr std::array<std::string_view, 4> kTales = {"myth", "lie", "misconception", "fallacy"};
  if (text::is_one_of(word(at), kFalse)) return at + 1;
  if (word(at) == "a" && text::is_one_of(word(at + 1), kTales)) return at + 2;
  const std::size_t denied = word(at) == "not" ? at + 1 : word(at) == "isn" ? at + 2 : at;
  const bool is_denied = word(denied) == "true" || word(denied) == "correct";
  return denied > at && is_denied ? denied + 1 : at;
}

/// Tokens of "It is false that" at the beginning.
std::size_t untruth_before(const std::vector<Token>& tokens) {
  if (tokens.size() < 2 || tokens[0].word != "it") return 0;
  std::size_t at = 1;
  if (text::is_one_of(tokens[at].word, kBeing)) ++at;
  while (at < tokens.size() && text::is_one_of(tokens[at].word, kUtterly)) ++at;
  const std::size_t behind = behind_untruth(tokens, at);
  const bool opens = behind > at && behind < tokens.size() && tokens[behind].word == "that";
  const bool has_verb = at > 1 || tokens[at].word == "isn";
  return opens && has_verb ? behind + 1 : 0;
}

/// Tokens of "is wrong" and ", which is a lie" at the end.
std::size_t untruth_behind(const std::vector<Token>& tokens) {
  constexpr std::size_t kWordsMax = 4;  // "is simply a myth"
  for (std::size_t i = tokens.size() - std::min(tokens.size(), kWordsMax); i < tokens.size(); ++i) {
    if (!text::is_one_of(tokens[i].word, kBeing)) continue;
    std::size_t at = i + 1;
    while (at < tokens.size() && text::is_one_of(tokens[at].word, kUtterly)) ++at;
    const std::size_t behind = behind_untruth(tokens, at);
    if (behind == at || behind < tokens.size()) continue;
    const bool is_relative = i > 0 && tokens[i - 1].word == "which";
    return tokens.size() - i + (is_relative ? 1 : 0);
  }
  return 0;
}

/// Takes out what says of the whole that it is not so: its own words are no words of the claim, and
/// what they deny is what the rest says, as it says it.
void take_untruth(Statement& statement) {
  std::vector<Token>& tokens = statement.tokens;
  const auto take = [&](std::size_t begin, std::size_t end) {
    const std::size_t from = tokens[begin].range.begin;
    statement.called_false = statement.text.substr(from, tokens[end - 1].range.end - from);
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                 tokens.begin() + static_cast<std::ptrdiff_t>(end));
  };
  if (const std::size_t words = untruth_before(tokens); words > 0) return take(0, words);
  if (const std::size_t words = untruth_behind(tokens); words > 0) {
    take(tokens.size() - words, tokens.size());
  }
}

}  // namespace

bool has_word(const Statement& statement, std::string_view word) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return token.word == word; });
}

bool has_any(const Statement& statement, std::span<const std::string_view> words) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return text::is_one_of(token.word, words); });
}

bool has_pair(const Statement& statement, std::string_view first, std::string_view second) {
  for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
    if (statement.tokens[i].word == first && statement.tokens[i + 1].word == second) return true;
  }
  return false;
}

bool deny_same_advice(const Statement& a, const Statement& b) {
  // "Nonsevere" denies what "not severe" denies.
  const auto is_denied_severally = [](const Token& token, const Statement& other) {
    constexpr std::string_view kNon = "non";
    if (!token.word.starts_with(kNon)) return false;
    const std::string_view rest = std::string_view(token.word).substr(kNon.size());
    return std::any_of(other.tokens.begin(), other.tokens.end(),
                       [&](const Token& word) { return word.is_denied_head && word.word == rest; });
  };
  const auto denials = [&](const Statement& statement, const Statement& other) {
    return std::count_if(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
      return token.negates || is_warning(token) || is_denied_severally(token, other);
    });
  };
  return a.advises_against && b.advises_against && denials(a, b) == denials(b, a);
}

Statement part_of(const Statement& whole, std::size_t begin, std::size_t end) {
  Statement part;
  part.text = whole.text;
  part.tokens.assign(whole.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     whole.tokens.begin() + static_cast<std::ptrdiff_t>(end));
  if (part.tokens.empty()) return part;
  const std::size_t from = part.tokens.front().range.begin;
  const std::size_t to = part.tokens.back().range.end;
  for (const text::Quantity& quantity : whole.quantities) {
    if (quantity.range.begin < to && from < quantity.range.end) part.quantities.push_back(quantity);
  }
  for (const Token& token : part.tokens) {
    if (token.has_content) ++part.content_count;
    take_strength(token, part);
  }
  part.is_tentative = whole.is_tentative;
  part.advises_against = advises_against(part.tokens);
  part.asked_from = find_question(part.tokens);
  return part;
}

Statement analyze_statement(std::string_view text, index::Analyzer& analyzer) {
  Statement statement;
  if (text.size() > kStatementBytesMax) {
    std::size_t end = kStatementBytesMax;
    while (!text::is_code_point_border(text, end)) --end;
    text = text.substr(0, end);
    statement.is_cut = true;
  }
  statement.text = std::string(text);
  statement.quantities = read_amounts(text);
  std::uint32_t clause = 0;
  std::size_t previous_end = 0;
  const std::vector<index::Term> terms = analyzer.analyze(text);
  const bool in_title_case = is_in_title_case(text, terms);
  for (const index::Term& term : terms) {
    Token token;
    token.word = term.word;
    token.stem = regular_stem(term.word, term.text);
    token.range = term.range;
    const std::string_view between = text.substr(previous_end, term.range.begin - previous_end);
    if (!statement.tokens.empty() && (has_clause_sign(between) || breaks_clause(token.word))) {
      ++clause;
    }
    previous_end = term.range.end;
    token.clause = clause;
    token.cue = find_cue(token.word, token.stem);
    token.is_generic = is_generic(token.stem);
    const std::string_view surface = text.substr(term.range.begin, term.range.size());
    token.is_name = in_title_case ? has_letter_and_digit(surface)
                                  : looks_like_name(surface, statement.tokens.empty());
    if (is_tentative(token.stem)) statement.is_tentative = true;
    if (announces_result(token.stem)) statement.announces_result = true;
    take_strength(token, statement);
    statement.tokens.push_back(std::move(token));
  }
  take_untruth(statement);
  mark_quantities(statement);
  drop_cues_of_bounds(statement.tokens);
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    Token& token = statement.tokens[i];
    token.negates = negates(statement.tokens, i);
    token.has_content = !token.negates && !token.in_quantity && !is_function_word(token.word);
    if (token.has_content) ++statement.content_count;
  }
  mark_negations(statement.tokens);
  mark_withheld(statement.tokens);
  statement.advises_against = advises_against(statement.tokens);
  statement.asked_from = text::trimmed(text).ends_with('?') ? 0 : find_question(statement.tokens);
  return statement;
}

}  // namespace ibid::verify
