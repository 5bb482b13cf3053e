#include "verify/statement/withheld.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "text/strings.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

// "Stopping the use of oral zinc": so far behind the word stands what is stopped.
constexpr std::size_t kObjectWords = 6;

bool is_gerund(std::string_view word) {
  constexpr std::array<std::string_view, 12> kGerunds = {
      "stopping", "withdrawing", "discontinuing", "ceasing",    "quitting", "withholding",
      "omitting", "skipping",    "interrupting",  "suspending", "pausing",  "forgoing"};
  return is_one_of(word, kGerunds);
}

bool is_noun(std::string_view word) {
  constexpr std::array<std::string_view, 4> kNouns = {"withdrawal", "discontinuation", "cessation",
                                                      "deprescribing"};
  return is_one_of(word, kNouns);
}

bool is_participle(std::string_view word) {
  constexpr std::array<std::string_view, 9> kParticiples = {
      "stopped",   "withdrawn", "discontinued", "ceased",   "withheld",
      "suspended", "omitted",   "interrupted",  "abandoned"};
  return is_one_of(word, kParticiples);
}

bool is_verb(std::string_view word) {
  constexpr std::array<std::string_view, 16> kVerbs = {
      "stop",     "stops",        "withdraw",  "withdrew", "withdraws", "discontinue",
      "cease",    "discontinues", "withholds", "withhold", "omit",      "omits",
      "suspends", "suspend",      "quit",      "quits"};
  return is_one_of(word, kVerbs) || is_participle(word);
}

/// "Gave up", "coming off".
bool is_phrase(std::string_view word, std::string_view next) {
  constexpr std::array<std::string_view, 4> kGiving = {"give", "gives", "giving", "gave"};
  constexpr std::array<std::string_view, 6> kLeaving = {"come", "comes", "coming",
                                                        "came", "go",    "going"};
  return (is_one_of(word, kGiving) && next == "up") || (is_one_of(word, kLeaving) && next == "off");
}

/// What is done with a medicine or a habit, whichever it is.
bool is_of_taking(std::string_view word) {
  constexpr std::array<std::string_view, 28> kTaking = {
      "use",       "using",     "taking",      "intake",          "treatment",  "treatments",
      "therapy",   "therapies", "drug",        "drugs",           "medicine",   "medicines",
      "pills",     "tablets",   "medication",  "medications",     "supplement", "supplements",
      "smoking",   "drinking",  "prophylaxis", "supplementation", "infusion",   "infusions",
      "injection", "inhaler",   "inhalers",    "injections"};
  return is_one_of(word, kTaking);
}

/// What can be taken for sure, which bleeding and trials cannot.
bool is_taken(const Token& token) {
  return is_of_taking(token.word) || names_substance(token.word) ||
         names_medicine_class(token.word);
}

/// What may be something to take, of whatever name.
bool may_be_taken(const Token& token) {
  return is_taken(token) || (token.has_content && !token.in_quantity && token.cue == nullptr &&
                             !is_plain(token) && outcome_value(token.stem) == 0);
}

/// Marks the first word of content behind `from`, and what goes on with it: "stopping treatment
/// with zinc", "stopping zinc supplements".
template <class Accepts>
bool mark_behind(std::vector<Token>& tokens, std::size_t from, const Accepts& accepts) {
  const Token* marked = nullptr;
  for (std::size_t i = from; i < std::min(tokens.size(), from + kObjectWords); ++i) {
    Token& token = tokens[i];
    if (token.clause != tokens[from - 1].clause) break;
    if (!token.has_content) continue;
    const bool is_its_object = marked != nullptr && is_of_taking(marked->word) &&
                               (tokens[i - 1].word == "with" || tokens[i - 1].word == "of");
    const bool goes_on = is_its_object ? may_be_taken(token) : is_taken(token);
    if (marked != nullptr ? !goes_on : !accepts(token)) break;
    token.is_withheld = true;
    marked = &token;
  }
  return marked != nullptr;
}

/// Marks the word of content before `at`: "zinc supplements were", "zinc withdrawal".
template <class Accepts>
bool mark_before(std::vector<Token>& tokens, std::size_t at, const Accepts& accepts) {
  if (at == 0) return false;
  Token& token = tokens[at - 1];
  if (token.clause != tokens[at].clause || !accepts(token)) return false;
  token.is_withheld = true;
  if (is_of_taking(token.word) && at > 1 && may_be_taken(tokens[at - 2]) &&
      tokens[at - 2].clause == token.clause) {
    tokens[at - 2].is_withheld = true;
  }
  return true;
}

/// "Was", "should be", "has been": where the passive of the participle at `at` begins, or `at`.
std::size_t passive_before(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 7> kBeing = {"is", "are",  "was",  "were",
                                                      "be", "been", "being"};
  constexpr std::array<std::string_view, 10> kAuxiliaries = {
      "should", "must", "can", "may", "had", "has", "have", "will", "could", "would"};
  std::size_t begin = at;
  while (begin > 0 && tokens[begin - 1].word.ends_with("ly")) --begin;
  if (begin == 0 || !is_one_of(tokens[begin - 1].word, kBeing)) return at;
  --begin;
  while (begin > 0 && is_one_of(tokens[begin - 1].word, kAuxiliaries)) --begin;
  return begin;
}

bool mark_object(std::vector<Token>& tokens, std::size_t at) {
  const std::string_view word = tokens[at].word;
  const std::string_view next =
      at + 1 < tokens.size() ? std::string_view(tokens[at + 1].word) : std::string_view();
  if (is_gerund(word)) return mark_behind(tokens, at + 1, may_be_taken);
  if (is_noun(word)) {
    if (next == "of" || next == "from") return mark_behind(tokens, at + 2, may_be_taken);
    return mark_before(tokens, at, may_be_taken);
  }
  if (is_participle(word)) {
    const std::size_t begin = passive_before(tokens, at);
    if (begin < at) return mark_before(tokens, begin, may_be_taken);
  }
  if (is_verb(word)) return mark_behind(tokens, at + 1, is_taken);
  return is_phrase(word, next) && mark_behind(tokens, at + 2, is_taken);
}

}  // namespace

void mark_withheld(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].negations % 2 == 0) tokens[i].withholds = mark_object(tokens, i);
  }
}

bool tells_of_lack(const Token& token) {
  constexpr std::array<std::string_view, 8> kStems = {"abst",   "avoid", "deficien", "depriv",
                                                      "deplet", "lack",  "absen",    "untreated"};
  return token.withholds || token.negates || is_gerund(token.word) || is_noun(token.word) ||
         is_verb(token.word) ||
         std::any_of(kStems.begin(), kStems.end(),
                     [&](std::string_view stem) { return token.word.starts_with(stem); });
}

}  // namespace ibid::verify
