#include "verify/statement/withheld.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "text/strings.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

// "Stopping the use of oral zinc": so far behind the word stands what is stopped.
constexpr std::size_t kObjectWords = 6;

/// How a word says that something is stopped.
enum class Form : std::uint8_t {
  kNone,
  kGerund,
  kNoun,
  kParticiple,  ///< which may be a verb, too
  kVerb,
  kGiving,   ///< before "up"
  kLeaving,  ///< before "off"
};

struct StopWord {
  std::string_view word;
  Form form;
};

constexpr StopWord kStopWords[] = {
    {"stopping", Form::kGerund},
    {"withdrawing", Form::kGerund},
    {"discontinuing", Form::kGerund},
    {"ceasing", Form::kGerund},
    {"quitting", Form::kGerund},
    {"withholding", Form::kGerund},
    {"omitting", Form::kGerund},
    {"skipping", Form::kGerund},
    {"interrupting", Form::kGerund},
    {"suspending", Form::kGerund},
    {"pausing", Form::kGerund},
    {"forgoing", Form::kGerund},
    {"withdrawal", Form::kNoun},
    {"discontinuation", Form::kNoun},
    {"cessation", Form::kNoun},
    {"deprescribing", Form::kNoun},
    {"stopped", Form::kParticiple},
    {"withdrawn", Form::kParticiple},
    {"discontinued", Form::kParticiple},
    {"ceased", Form::kParticiple},
    {"withheld", Form::kParticiple},
    {"suspended", Form::kParticiple},
    {"omitted", Form::kParticiple},
    {"interrupted", Form::kParticiple},
    {"abandoned", Form::kParticiple},
    {"stop", Form::kVerb},
    {"stops", Form::kVerb},
    {"withdraw", Form::kVerb},
    {"withdraws", Form::kVerb},
    {"withdrew", Form::kVerb},
    {"discontinue", Form::kVerb},
    {"discontinues", Form::kVerb},
    {"cease", Form::kVerb},
    {"withhold", Form::kVerb},
    {"withholds", Form::kVerb},
    {"omit", Form::kVerb},
    {"omits", Form::kVerb},
    {"suspend", Form::kVerb},
    {"suspends", Form::kVerb},
    {"quit", Form::kVerb},
    {"quits", Form::kVerb},
    {"give", Form::kGiving},
    {"gives", Form::kGiving},
    {"giving", Form::kGiving},
    {"gave", Form::kGiving},
    {"come", Form::kLeaving},
    {"comes", Form::kLeaving},
    {"coming", Form::kLeaving},
    {"came", Form::kLeaving},
    {"go", Form::kLeaving},
    {"going", Form::kLeaving},
};

Form form_of(std::string_view word) {
  static const auto forms = [] {
    std::unordered_map<std::string_view, Form> built;
    for (const StopWord& stop : kStopWords) built.emplace(stop.word, stop.form);
    return built;
  }();
  const auto found = forms.find(word);
  return found == forms.end() ? Form::kNone : found->second;
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
  const std::string_view next =
      at + 1 < tokens.size() ? std::string_view(tokens[at + 1].word) : std::string_view();
  switch (form_of(tokens[at].word)) {
    case Form::kNone:
      return false;
    case Form::kGerund:
      return mark_behind(tokens, at + 1, may_be_taken);
    case Form::kNoun:
      if (next == "of" || next == "from") return mark_behind(tokens, at + 2, may_be_taken);
      return mark_before(tokens, at, may_be_taken);
    case Form::kParticiple:
      if (const std::size_t begin = passive_before(tokens, at); begin < at) {
        return mark_before(tokens, begin, may_be_taken);
      }
      return mark_behind(tokens, at + 1, is_taken);
    case Form::kVerb:
      return mark_behind(tokens, at + 1, is_taken);
    case Form::kGiving:
      return next == "up" && mark_behind(tokens, at + 2, is_taken);
    case Form::kLeaving:
      return next == "off" && mark_behind(tokens, at + 2, is_taken);
  }
  return false;
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
  const Form form = form_of(token.word);
  const bool stops = form != Form::kNone && form != Form::kGiving && form != Form::kLeaving;
  return token.withholds || token.negates || stops ||
         std::any_of(kStems.begin(), kStems.end(),
                     [&](std::string_view stem) { return token.word.starts_with(stem); });
}

}  // namespace ibid::verify
