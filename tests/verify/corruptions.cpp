#include "verify/corruptions.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "index/language.hpp"
#include "model/json.hpp"
#include "text/fold.hpp"
#include "text/quantities.hpp"
#include "text/words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using Swap = std::pair<std::string_view, std::string_view>;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where `words` stand in `sentence` between word borders, upper or lower first letter.
std::size_t find_words(std::string_view sentence, std::string_view words) {
  for (std::size_t at = 0; at + words.size() <= sentence.size(); ++at) {
    const std::string_view here = sentence.substr(at, words.size());
    const bool first_alike =
        here.front() == words.front() || (at == 0 && here.front() == words.front() - 'a' + 'A');
    if (!first_alike || here.substr(1) != words.substr(1)) continue;
    const bool left = at == 0 || !is_word_byte(sentence[at - 1]) || !is_word_byte(words.front());
    const std::size_t end = at + words.size();
    const bool right =
        end == sentence.size() || !is_word_byte(sentence[end]) || !is_word_byte(words.back());
    if (left && right) return at;
  }
  return std::string_view::npos;
}

std::string replace_at(std::string_view sentence, std::size_t at, std::size_t size,
                       std::string_view with) {
  std::string text(sentence);
  text.replace(at, size, with);
  if (at == 0 && !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
      (sentence[0] < 'a' || sentence[0] > 'z')) {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

template <class Swaps>
std::optional<std::string> swap_first(std::string_view sentence, const Swaps& swaps) {
  std::size_t first = std::string_view::npos;
  const Swap* chosen = nullptr;
  for (const Swap& swap : swaps) {
    const std::size_t at = find_words(sentence, swap.first);
    // The longest of the expressions that begin there.
    if (at < first || (at == first && chosen != nullptr && at != std::string_view::npos &&
                       swap.first.size() > chosen->first.size())) {
      first = at;
      chosen = &swap;
    }
  }
  if (chosen == nullptr || first == std::string_view::npos) return std::nullopt;
  return replace_at(sentence, first, chosen->first.size(), chosen->second);
}

constexpr std::array<Swap, 16> kUnits = {{{"mg", "mcg"},
                                          {"µg", "mg"},
                                          {"mcg", "mg"},
                                          {"kg", "g"},
                                          {"g", "mg"},
                                          {"mL", "L"},
                                          {"years", "months"},
                                          {"months", "weeks"},
                                          {"weeks", "days"},
                                          {"days", "hours"},
                                          {"hours", "days"},
                                          {"minutes", "hours"},
                                          {"mm Hg", "kPa"},
                                          {"g/dL", "g/L"},
                                          {"mmol/L", "mg/dL"},
                                          {"IU", "mg"}}};

constexpr std::array<Swap, 14> kComparators = {{{"at least", "at most"},
                                                {"at most", "at least"},
                                                {"more than", "less than"},
                                                {"less than", "more than"},
                                                {"greater than", "less than"},
                                                {"fewer than", "more than"},
                                                {"above", "below"},
                                                {"below", "above"},
                                                {"up to", "at least"},
                                                {"under", "over"},
                                                {"over", "under"},
                                                {"≥", "<"},
                                                {"<", ">"},
                                                {">", "<"}}};

constexpr std::array<Swap, 7> kNegationsDropped = {{{"is not", "is"},
                                                    {"are not", "are"},
                                                    {"was not", "was"},
                                                    {"were not", "were"},
                                                    {"did not", "did"},
                                                    {"does not", "does"},
                                                    {"should not", "should"}}};

constexpr std::array<Swap, 10> kFirmer = {{{"may be", "is"},
                                           {"can be", "is"},
                                           {"could be", "is"},
                                           {"appears to be", "is"},
                                           {"seems to be", "is"},
                                           {"should", "must"},
                                           {"probably reduces", "reduces"},
                                           {"probably increases", "increases"},
                                           {"some people", "people"},
                                           {"some patients", "patients"}}};

constexpr std::array<Swap, 7> kAgainstDropped = {{{"recommended against", "recommended"},
                                                  {"recommends against", "recommends"},
                                                  {"recommend against", "recommend"},
                                                  {"advised against", "advised"},
                                                  {"advises against", "advises"},
                                                  {"advise against", "advise"},
                                                  {"argues against", "argues for"}}};

constexpr std::array<Swap, 6> kAgainstAdded = {{{"recommended", "recommended against"},
                                                {"recommends", "recommends against"},
                                                {"recommend", "recommend against"},
                                                {"advised", "advised against"},
                                                {"advises", "advises against"},
                                                {"advise", "advise against"}}};

constexpr std::array<Swap, 12> kNegationsAdded = {{{"is", "is not"},
                                                   {"are", "are not"},
                                                   {"was", "was not"},
                                                   {"were", "were not"},
                                                   {"should", "should not"},
                                                   {"may", "may not"},
                                                   {"can", "cannot"},
                                                   {"reduces", "does not reduce"},
                                                   {"increases", "does not increase"},
                                                   {"reduced", "did not reduce"},
                                                   {"improved", "did not improve"},
                                                   {"lowered", "did not lower"}}};

constexpr std::array<Swap, 40> kDirections = {{{"increase", "decrease"},
                                               {"increases", "decreases"},
                                               {"increased", "decreased"},
                                               {"decrease", "increase"},
                                               {"decreases", "increases"},
                                               {"decreased", "increased"},
                                               {"reduce", "increase"},
                                               {"reduces", "increases"},
                                               {"reduced", "increased"},
                                               {"reducing", "increasing"},
                                               {"reduction", "increase"},
                                               {"higher", "lower"},
                                               {"lower", "higher"},
                                               {"high", "low"},
                                               {"low", "high"},
                                               {"more", "less"},
                                               {"less", "more"},
                                               {"fewer", "more"},
                                               {"greater", "smaller"},
                                               {"improve", "worsen"},
                                               {"improves", "worsens"},
                                               {"improved", "worsened"},
                                               {"better", "worse"},
                                               {"worse", "better"},
                                               {"lowers", "raises"},
                                               {"lowered", "raised"},
                                               {"raises", "lowers"},
                                               {"raised", "lowered"},
                                               {"promotes", "inhibits"},
                                               {"inhibits", "promotes"},
                                               {"longer", "shorter"},
                                               {"shorter", "longer"},
                                               {"prevents", "causes"},
                                               {"recommended", "discouraged"},
                                               {"protects", "harms"},
                                               {"rise", "fall"},
                                               {"rises", "falls"},
                                               {"fell", "rose"},
                                               {"rose", "fell"},
                                               {"common", "rare"}}};

constexpr std::array<Swap, 16> kPopulations = {{{"adults", "children"},
                                                {"children", "adults"},
                                                {"adult", "pediatric"},
                                                {"infants", "adults"},
                                                {"adolescents", "older adults"},
                                                {"older adults", "children"},
                                                {"older patients", "younger patients"},
                                                {"older women", "older men"},
                                                {"women", "men"},
                                                {"men", "women"},
                                                {"rats", "humans"},
                                                {"mice", "humans"},
                                                {"humans", "mice"},
                                                {"pregnant women", "pregnant rats"},
                                                {"female", "male"},
                                                {"male", "female"}}};

constexpr std::array<std::string_view, 56> kDrugs = {"zinc",
                                                     "calcium",
                                                     "magnesium",
                                                     "metformin",
                                                     "warfarin",
                                                     "apixaban",
                                                     "rivaroxaban",
                                                     "dabigatran",
                                                     "aspirin",
                                                     "clopidogrel",
                                                     "digoxin",
                                                     "amiodarone",
                                                     "flecainide",
                                                     "spironolactone",
                                                     "eplerenone",
                                                     "finerenone",
                                                     "dapagliflozin",
                                                     "empagliflozin",
                                                     "canagliflozin",
                                                     "semaglutide",
                                                     "liraglutide",
                                                     "tirzepatide",
                                                     "insulin",
                                                     "sitagliptin",
                                                     "lisinopril",
                                                     "ramipril",
                                                     "losartan",
                                                     "valsartan",
                                                     "amlodipine",
                                                     "chlorthalidone",
                                                     "hydrochlorothiazide",
                                                     "bisoprolol",
                                                     "carvedilol",
                                                     "metoprolol",
                                                     "sertraline",
                                                     "escitalopram",
                                                     "fluoxetine",
                                                     "venlafaxine",
                                                     "mirtazapine",
                                                     "bupropion",
                                                     "topiramate",
                                                     "erenumab",
                                                     "sumatriptan",
                                                     "propranolol",
                                                     "amoxicillin",
                                                     "clarithromycin",
                                                     "azithromycin",
                                                     "doxycycline",
                                                     "ceftriaxone",
                                                     "prednisolone",
                                                     "dexamethasone",
                                                     "budesonide",
                                                     "formoterol",
                                                     "tiotropium",
                                                     "montelukast",
                                                     "ferrous sulfate"};

/// The first digit of the first quantity, turned into another one.
std::optional<std::string> swap_number(std::string_view sentence) {
  for (const text::Quantity& quantity : text::quantities(sentence)) {
    for (std::size_t i = quantity.range.begin; i < quantity.range.end; ++i) {
      if (sentence[i] < '0' || sentence[i] > '9') continue;
      std::string text(sentence);
      text[i] = static_cast<char>('1' + (sentence[i] - '0' + 3) % 9);
      if (text[i] != sentence[i]) return text;
    }
  }
  return std::nullopt;
}

/// From the first digit of an amount to its last one.
ByteRange digits_of(std::string_view sentence, const text::Quantity& quantity) {
  const std::string_view amount = sentence.substr(quantity.range.begin, quantity.range.size());
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = amount.find_first_of(kDigits);
  if (first == std::string_view::npos) return {};
  return {quantity.range.begin + first, quantity.range.begin + amount.find_last_of(kDigits) + 1};
}

/// "95% CI" says how sure an interval is.
bool precedes_interval(std::string_view behind) {
  constexpr std::array<std::string_view, 4> kIntervals = {" CI", "-CI", " conf", " cred"};
  return std::any_of(kIntervals.begin(), kIntervals.end(),
                     [&](std::string_view interval) { return behind.starts_with(interval); });
}

/// The first two amounts of one unit and comparator, neither a range, that say something else in
/// each other's place: in "5 and 10 mg" they do not.
std::optional<std::string> exchange_numbers(std::string_view sentence) {
  const std::vector<text::Quantity> quantities = text::quantities(sentence);
  constexpr std::size_t kWordBytesMin = 8;
  const auto can_move = [&](const text::Quantity& quantity) {
    return quantity.low == quantity.high && quantity.unit != "p" &&
           !digits_of(sentence, quantity).empty() &&
           !precedes_interval(sentence.substr(quantity.range.end));
  };
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    for (std::size_t k = i + 1; k < quantities.size(); ++k) {
      const text::Quantity& first = quantities[i];
      const text::Quantity& second = quantities[k];
      if (!can_move(first) || !can_move(second)) continue;
      if (first.unit != second.unit || first.comparator != second.comparator ||
          first.low == second.low || second.range.begin - first.range.end < kWordBytesMin) {
        continue;
      }
      const ByteRange here = digits_of(sentence, first);
      const ByteRange there = digits_of(sentence, second);
      const std::string changed =
          replace_at(sentence, there.begin, there.size(), sentence.substr(here.begin, here.size()));
      return replace_at(changed, here.begin, here.size(),
                        sentence.substr(there.begin, there.size()));
    }
  }
  return std::nullopt;
}

/// A unit right behind a number.
std::optional<std::string> swap_unit(std::string_view sentence) {
  for (const text::Quantity& quantity : text::quantities(sentence)) {
    const std::string_view amount = sentence.substr(quantity.range.begin, quantity.range.size());
    const std::size_t digit = amount.find_last_of("0123456789");
    if (digit == std::string_view::npos) continue;
    const std::string_view unit = amount.substr(digit + 1);
    const Swap* best = nullptr;
    for (const Swap& swap : kUnits) {
      if (find_words(unit, swap.first) != std::string_view::npos &&
          (best == nullptr || swap.first.size() > best->first.size())) {
        best = &swap;
      }
    }
    if (best == nullptr) continue;
    const std::size_t at = quantity.range.begin + digit + 1 + find_words(unit, best->first);
    return replace_at(sentence, at, best->first.size(), best->second);
  }
  return std::nullopt;
}

/// A comparator that stands right before a number.
std::optional<std::string> swap_comparator(std::string_view sentence) {
  for (const Swap& swap : kComparators) {
    const std::size_t at = find_words(sentence, swap.first);
    if (at == std::string_view::npos) continue;
    std::size_t next = at + swap.first.size();
    while (next < sentence.size() && sentence[next] == ' ') ++next;
    if (next >= sentence.size() || sentence[next] < '0' || sentence[next] > '9') continue;
    return replace_at(sentence, at, swap.first.size(), swap.second);
  }
  return std::nullopt;
}

std::optional<std::string> swap_drug(std::string_view sentence) {
  for (std::size_t i = 0; i < kDrugs.size(); ++i) {
    const std::size_t at = find_words(sentence, kDrugs[i]);
    if (at == std::string_view::npos) continue;
    for (std::size_t k = 1; k < kDrugs.size(); ++k) {
      const std::string_view other = kDrugs[(i + 7 * k) % kDrugs.size()];
      if (find_words(sentence, other) == std::string_view::npos) {
        return replace_at(sentence, at, kDrugs[i].size(), other);
      }
    }
  }
  return std::nullopt;
}

/// What two drugs can stand around so that exchanged they make another statement.
constexpr std::array<std::string_view, 14> kRelations = {
    "than",           "superior to", "inferior to", "noninferior to", "preferred to",
    "preferred over", "reduces",     "reduced",     "increases",      "increased",
    "raises",         "raised",      "inhibits",    "impairs"};

/// A drug or mineral of the sentence that stands there once and is one word.
struct NamedDrug {
  std::string name;  ///< folded
  std::size_t at = 0;
};

std::vector<NamedDrug> drugs_in(std::string_view sentence) {
  const std::vector<text::Word> words = text::words(sentence);
  std::vector<NamedDrug> drugs;
  for (const text::Word& word : words) {
    const auto times = std::count_if(words.begin(), words.end(), [&](const text::Word& other) {
      return other.folded == word.folded;
    });
    if (times == 1 && names_substance(word.folded)) {
      drugs.push_back({word.folded, word.range.begin});
    }
  }
  return drugs;
}

std::optional<std::string> exchange_drugs(std::string_view sentence) {
  const std::vector<NamedDrug> drugs = drugs_in(sentence);
  for (const std::string_view relation : kRelations) {
    const std::size_t border = find_words(sentence, relation);
    if (border == std::string_view::npos) continue;
    const auto behind = std::find_if(drugs.begin(), drugs.end(),
                                     [&](const NamedDrug& drug) { return drug.at > border; });
    if (behind == drugs.begin() || behind == drugs.end()) continue;
    const NamedDrug& before = *std::prev(behind);
    const std::string changed = replace_at(sentence, behind->at, behind->name.size(), before.name);
    return replace_at(changed, before.at, before.name.size(), behind->name);
  }
  return std::nullopt;
}

/// Two nouns or adjectives of a sentence on either side of a contrast, which each stands there once
/// and could stand in the other's place.
struct Contrasted {
  text::Word before;
  text::Word behind;
};

std::optional<Contrasted> contrasted_in(std::string_view sentence) {
  constexpr std::array<std::string_view, 6> kContrasts = {"whereas", "while",  "but",
                                                          "than",    "versus", "compared with"};
  constexpr std::size_t kLettersMin = 4;
  constexpr std::size_t kEndingLetters = 2;
  constexpr std::array<std::string_view, 3> kOtherEndings = {"ly", "ed", "ng"};
  std::vector<text::Word> words = text::words(sentence);
  const std::vector<text::Word> all = words;
  std::erase_if(words, [&](const text::Word& word) {
    const auto times = std::count_if(all.begin(), all.end(), [&](const text::Word& other) {
      return other.folded == word.folded;
    });
    const std::string_view folded = word.folded;
    const bool is_letters =
        std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return times > 1 || !is_letters || folded.size() < kLettersMin ||
           index::Language::built_in().is_stop(folded) ||
           std::any_of(kOtherEndings.begin(), kOtherEndings.end(),
                       [&](std::string_view ending) { return folded.ends_with(ending); });
  });
  for (const std::string_view contrast : kContrasts) {
    const std::size_t border = find_words(sentence, contrast);
    if (border == std::string_view::npos) continue;
    for (const text::Word& before : words) {
      if (before.range.end > border) continue;
      for (const text::Word& behind : words) {
        const std::string_view ending =
            std::string_view(before.folded).substr(before.folded.size() - kEndingLetters);
        if (behind.range.begin < border + contrast.size()) continue;
        if (behind.folded.ends_with(ending)) return Contrasted{before, behind};
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string> exchange_words(std::string_view sentence) {
  const auto pair = contrasted_in(sentence);
  if (!pair) return std::nullopt;
  const ByteRange behind = pair->behind.range;
  const ByteRange before = pair->before.range;
  const std::string changed =
      replace_at(sentence, behind.begin, behind.size(), pair->before.folded);
  return replace_at(changed, before.begin, before.size(), pair->behind.folded);
}

std::optional<std::string> borrow_word(std::string_view sentence) {
  const auto pair = contrasted_in(sentence);
  if (!pair) return std::nullopt;
  return replace_at(sentence, pair->behind.range.begin, pair->behind.range.size(),
                    pair->before.folded);
}

/// By turns, so that no one of them decides.
std::optional<std::string> add_words(std::string_view sentence) {
  constexpr std::array<std::string_view, 3> kAdded = {" and is the treatment of choice.",
                                                      " because it reduces inflammation.",
                                                      " regardless of age."};
  constexpr std::size_t kSentenceBytesMin = 50;  // what is shorter tells too little to go on
  if (sentence.size() < kSentenceBytesMin || sentence.back() != '.') return std::nullopt;
  const std::string_view added = kAdded[sentence.size() % kAdded.size()];
  return std::string(sentence.substr(0, sentence.size() - 1)).append(added);
}

/// "In adults with X, Y." as "Y in adults with X."
std::optional<std::string> reorder(std::string_view sentence) {
  constexpr std::array<std::string_view, 5> kOpenings = {"In ", "For ", "Among ", "After ",
                                                         "During "};
  const std::size_t comma = sentence.find(", ");
  if (comma == std::string_view::npos || sentence.empty() || sentence.back() != '.') {
    return std::nullopt;
  }
  for (const std::string_view opening : kOpenings) {
    if (!sentence.starts_with(opening)) continue;
    std::string phrase(sentence.substr(0, comma));
    phrase[0] = static_cast<char>(phrase[0] - 'A' + 'a');
    std::string rest(sentence.substr(comma + 2, sentence.size() - comma - 3));
    if (rest.find(", ") != std::string::npos) return std::nullopt;
    return rest + " " + phrase + ".";
  }
  return std::nullopt;
}

std::optional<std::string> make_passive(std::string_view sentence) {
  constexpr std::array<Swap, 6> kVerbs = {{{" reduces ", " is reduced by "},
                                           {" increases ", " is increased by "},
                                           {" improves ", " is improved by "},
                                           {" lowers ", " is lowered by "},
                                           {" inhibits ", " is inhibited by "},
                                           {" causes ", " is caused by "}}};
  if (sentence.find(',') != std::string_view::npos || sentence.empty() ||
      sentence.find(" and ") != std::string_view::npos || sentence.back() != '.') {
    return std::nullopt;
  }
  for (const auto& [active, passive] : kVerbs) {
    const std::size_t at = sentence.find(active);
    if (at == std::string_view::npos) continue;
    const std::string subject(sentence.substr(0, at));
    const std::string object(
        sentence.substr(at + active.size(), sentence.size() - at - active.size() - 1));
    return object + std::string(passive) + subject + ".";
  }
  return std::nullopt;
}

/// Less than the sentence says: no brackets, and nothing behind the last comma of its second half.
/// Only sentences with several amounts, of which some may stay behind.
std::optional<std::string> shorten(std::string_view sentence) {
  std::string text;
  std::size_t open = 0;
  for (const char c : sentence) {
    if (c == '(') {
      ++open;
      if (!text.empty() && text.back() == ' ') text.pop_back();
    }
    if (open == 0) text += c;
    if (c == ')' && open-- == 0) return std::nullopt;
  }
  if (open > 0) return std::nullopt;
  const std::size_t comma = text.rfind(", ");
  if (comma != std::string::npos && comma > text.size() / 2) text = text.substr(0, comma) + ".";
  const std::size_t amounts = text::quantities(text).size();
  if (text == sentence || amounts == 0 || text::quantities(sentence).size() < 2) {
    return std::nullopt;
  }
  return text;
}

bool is_abbreviation(std::string_view expression) {
  return expression.find(' ') == std::string_view::npos && expression.size() <= 5;
}

/// The first expression of the tables that stands in the sentence, in other words of its set.
/// Expressions of one set that hold each other ("iron", "iron salts") are passed over.
std::optional<std::string> swap_expression(std::string_view sentence, bool abbreviate) {
  for (const index::SynonymSet& set : index::Language::built_in().synonym_sets()) {
    for (const std::string& from : set.expressions) {
      const std::size_t at = find_words(sentence, from);
      if (at == std::string_view::npos) continue;
      for (const std::string& to : set.expressions) {
        if (to == from || to.find(from) != std::string::npos ||
            from.find(to) != std::string::npos || sentence.find(to) != std::string_view::npos) {
          continue;
        }
        if ((is_abbreviation(from) || is_abbreviation(to)) != abbreviate) continue;
        std::string with = to;
        if (is_abbreviation(to) && abbreviate) {
          std::transform(with.begin(), with.end(), with.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
          });
        }
        return replace_at(sentence, at, from.size(), with);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Corruption corruption) {
  switch (corruption) {
    case Corruption::kNumber:
      return "number swapped";
    case Corruption::kExchangedNumbers:
      return "numbers exchanged";
    case Corruption::kUnit:
      return "unit swapped";
    case Corruption::kComparator:
      return "comparator swapped";
    case Corruption::kNegationDropped:
      return "negation dropped";
    case Corruption::kNegationAdded:
      return "negation added";
    case Corruption::kAgainst:
      return "against";
    case Corruption::kDirection:
      return "direction flipped";
    case Corruption::kPopulation:
      return "population swapped";
    case Corruption::kDrug:
      return "drug swapped";
    case Corruption::kRoles:
      return "roles exchanged";
    case Corruption::kExchanged:
      return "words exchanged";
    case Corruption::kBorrowed:
      return "word borrowed";
    case Corruption::kFirmer:
      return "made firmer";
    case Corruption::kAdded:
      return "words added";
  }
  return "";
}

std::string_view name_of(Rewording rewording) {
  switch (rewording) {
    case Rewording::kUntouched:
      return "untouched";
    case Rewording::kReordered:
      return "reordered";
    case Rewording::kAbbreviated:
      return "abbreviated";
    case Rewording::kPassive:
      return "passive";
    case Rewording::kSynonym:
      return "synonym";
    case Rewording::kShortened:
      return "shortened";
  }
  return "";
}

double caught_min(Corruption corruption) {
  switch (corruption) {
    case Corruption::kNumber:
    case Corruption::kExchangedNumbers:
    case Corruption::kUnit:
    case Corruption::kAgainst:
      return 0.99;
    case Corruption::kNegationDropped:
    case Corruption::kNegationAdded:
    case Corruption::kDirection:
    case Corruption::kRoles:
      return 0.95;
    case Corruption::kComparator:
    case Corruption::kPopulation:
    case Corruption::kDrug:
    case Corruption::kExchanged:
    case Corruption::kBorrowed:
    case Corruption::kFirmer:
    case Corruption::kAdded:
      return 0.80;
  }
  return 1;
}

std::optional<std::string> corrupt(std::string_view sentence, Corruption corruption) {
  switch (corruption) {
    case Corruption::kNumber:
      return swap_number(sentence);
    case Corruption::kExchangedNumbers:
      return exchange_numbers(sentence);
    case Corruption::kUnit:
      return swap_unit(sentence);
    case Corruption::kComparator:
      return swap_comparator(sentence);
    case Corruption::kNegationDropped:
      return swap_first(sentence, kNegationsDropped);
    case Corruption::kNegationAdded:
      // A sentence that denies already would deny twice.
      if (sentence.find(" not ") != std::string_view::npos) return std::nullopt;
      return swap_first(sentence, kNegationsAdded);
    case Corruption::kAgainst:
      if (const auto dropped = swap_first(sentence, kAgainstDropped)) return dropped;
      // "Not recommended against" would advise for it.
      if (sentence.find(" not ") != std::string_view::npos) return std::nullopt;
      return swap_first(sentence, kAgainstAdded);
    case Corruption::kDirection:
      return swap_first(sentence, kDirections);
    case Corruption::kPopulation:
      return swap_first(sentence, kPopulations);
    case Corruption::kDrug:
      return swap_drug(sentence);
    case Corruption::kRoles:
      return exchange_drugs(sentence);
    case Corruption::kExchanged:
      return exchange_words(sentence);
    case Corruption::kBorrowed:
      return borrow_word(sentence);
    case Corruption::kFirmer:
      return swap_first(sentence, kFirmer);
    case Corruption::kAdded:
      return add_words(sentence);
  }
  return std::nullopt;
}

std::optional<std::string> reword(std::string_view sentence, Rewording rewording) {
  switch (rewording) {
    case Rewording::kUntouched:
      return std::string(sentence);
    case Rewording::kReordered:
      return reorder(sentence);
    case Rewording::kAbbreviated:
      return swap_expression(sentence, true);
    case Rewording::kPassive:
      return make_passive(sentence);
    case Rewording::kSynonym:
      return swap_expression(sentence, false);
    case Rewording::kShortened:
      return shorten(sentence);
  }
  return std::nullopt;
}

std::vector<TopicSnippets> read_snippets(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<TopicSnippets> topics;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::stringstream content;
    content << in.rdbuf();
    const auto json = model::parse_json(content.str());
    if (!json || !json->contains("snippets")) continue;
    TopicSnippets topic;
    topic.topic = file.stem().string();
    for (const model::Json& snippet : (*json)["snippets"]) {
      topic.texts.push_back(model::string_or(snippet, "text"));
      topic.citations.push_back(snippet["references"].get<std::vector<int>>());
    }
    for (const model::Json& entry : (*json)["references"]) {
      const model::Json& source = entry["source"];
      std::string text = model::string_or(source, "title") + ".";
      for (const auto& [key, label] :
           {std::pair{"DOI", "doi:"}, std::pair{"PMID", "PMID: "}, std::pair{"URL", ""}}) {
        if (const std::string id = model::string_or(source, key); !id.empty()) {
          text += std::string(" ") + label + id;
        }
      }
      topic.references.emplace_back(static_cast<int>(model::number_or(entry, "number", 0)), text);
    }
    topics.push_back(std::move(topic));
  }
  return topics;
}

}  // namespace ibid::verify
