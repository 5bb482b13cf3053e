#include "verify/statement/qualifiers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {
namespace {

struct Row {
  QualifierKind kind;
  std::string_view words;    ///< that qualify a claim, one blank between them
  std::string_view said_by;  ///< further words of the evidence that say as much
};

// What is a direction as often ("high", "short") or part of most names ("primary") is left out, and
// so is "adults", of whom most sentences speak that name nobody. "All" and "most" are held to the
// evidence with all that is said of firmness (plain_words.hpp).
constexpr std::array kRows = {
    Row{QualifierKind::kSeverity, "mild mildly",
        "minor slight light low nonsevere uncomplicated milder"},
    Row{QualifierKind::kSeverity, "moderate moderately", "medium middle intermediate"},
    Row{QualifierKind::kSeverity, "severe severely",
        "serious seriously bad badly critical critically intense grave advanced severity extreme "
        "heavy life fatal disabling"},
    Row{QualifierKind::kSeverity, "critically",
        "critical severe severely intensive icu ventilated ventilation"},
    Row{QualifierKind::kSeverity, "uncomplicated", "simple mild"},
    Row{QualifierKind::kSeverity, "complicated", "complication complications"},
    Row{QualifierKind::kSeverity, "advanced", "late severe progressive metastatic end stage"},
    Row{QualifierKind::kCourse, "acute acutely",
        "sudden suddenly recent emergency attack attacks flare flares exacerbation exacerbations "
        "episode episodes onset abort abortive"},
    Row{QualifierKind::kCourse, "chronic chronically",
        "long lasting longstanding persistent persisting ongoing recurrent years lifelong "
        "maintenance"},
    Row{QualifierKind::kCourse, "recurrent recurring relapsing",
        "recur recurs recurred recurrence recurrences relapse relapses relapsed repeat repeated "
        "again "
        "frequent return returned returns second prevention"},
    Row{QualifierKind::kCourse, "persistent persisting",
        "persist persists persisted persistence continue continued continues chronic lasting "
        "ongoing remain remained remaining residual"},
    Row{QualifierKind::kCourse, "refractory intractable",
        "resistant unresponsive fail fails failed failure inadequate inadequately despite "
        "uncontrolled difficult"},
    Row{QualifierKind::kCourse, "newly", "new recent recently first initial incident naive"},
    Row{QualifierKind::kAge, "elderly geriatric",
        "older old oldest aged senior seniors frail late nursing"},
    Row{QualifierKind::kAge, "children child childhood pediatric paediatric kids",
        "infant infants infancy babies baby newborn newborns neonate neonates neonatal toddlers "
        "toddler boys boy girls girl adolescent adolescents teenagers teens school schoolchildren "
        "young youth juvenile parents"},
    Row{QualifierKind::kAge, "infants infant babies neonates neonatal newborns infancy",
        "newborn neonate baby breastfed preterm birth"},
    Row{QualifierKind::kAge, "adolescents adolescent teenagers teens adolescence",
        "young youth juvenile school teenage pupils"},
    Row{QualifierKind::kSex, "women woman females girls",
        "female girl pregnant pregnancy postmenopausal menopausal menopause premenopausal "
        "perimenopausal mothers mother maternal lactating breastfeeding breast ovarian cervical "
        "vaginal uterine obstetric postpartum gestational endometriosis"},
    Row{QualifierKind::kSex, "men man males boys",
        "male boy fathers father prostate prostatic erectile"},
    Row{QualifierKind::kSex, "pregnant pregnancy",
        "gestational gestation trimester maternal mothers mother antenatal prenatal birth fetal "
        "fetus obstetric preeclampsia teratogenic"},
    Row{QualifierKind::kSex, "postmenopausal", "menopause menopausal"},
    Row{QualifierKind::kExtent, "completely entirely fully totally",
        "complete entire full total whole all no none never"},
    // Of two ways to tell a difference, that which needs the other arm.
    Row{QualifierKind::kExtent, "absolute", "absolutely points"},
    Row{QualifierKind::kExtent, "lifetime lifelong", "life forever indefinitely indefinite"},
    // How often. An amount of so many "weeks" or "years" is how long.
    Row{QualifierKind::kPace, "hourly", "hour"},
    Row{QualifierKind::kPace, "daily",
        "day everyday nightly night morning evening bedtime once twice"},
    Row{QualifierKind::kPace, "weekly", "week"},
    Row{QualifierKind::kPace, "monthly", "month"},
    Row{QualifierKind::kPace, "yearly annual annually", "year"},
    // How it was found. A work's record says so, too.
    Row{QualifierKind::kDesign, "randomized randomised",
        "random randomly randomization randomisation rct rcts placebo blind blinded trial trials"},
    Row{QualifierKind::kDesign, "meta", "pooled pooling review reviews systematic"},
    Row{QualifierKind::kDesign, "cohort cohorts",
        "followed follow longitudinal observational prospective registry"},
};
static_assert(kRows.size() <= 64, "a QualifierSet has one bit a row");

/// The row in which `word` qualifies. Only for what is surely in the table.
constexpr QualifierSet meaning_of(std::string_view word) {
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    if (kRows[row].words.starts_with(word)) return QualifierSet{1} << row;
  }
  return 0;
}

constexpr QualifierSet kElderly = meaning_of("elderly");
constexpr QualifierSet kChildren = meaning_of("children");
constexpr QualifierSet kInfants = meaning_of("infants");
constexpr QualifierSet kAdolescents = meaning_of("adolescents");
static_assert(kElderly != 0 && kChildren != 0 && kInfants != 0 && kAdolescents != 0);

struct Entry {
  const Qualifier* qualifier = nullptr;  ///< of a word that qualifies
  QualifierSet said = 0;
};

template <class Visit>
void for_each_word(std::string_view words, const Visit& visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    visit(words.substr(0, end));
    words.remove_prefix(std::min(words.size(), end + 1));
  }
}

const std::unordered_map<std::string_view, Entry>& entries() {
  static const auto qualifiers = [] {
    std::array<Qualifier, kRows.size()> built;
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      built[row] = {kRows[row].kind, QualifierSet{1} << row};
    }
    return built;
  }();
  static const auto table = [] {
    std::unordered_map<std::string_view, Entry> built;
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      for_each_word(kRows[row].words, [&](std::string_view word) {
        // "Girls" are children, too, and qualify as women first.
        if (built[word].qualifier == nullptr) built[word].qualifier = &qualifiers[row];
        built[word].said |= qualifiers[row].meaning;
      });
      for_each_word(kRows[row].said_by,
                    [&](std::string_view word) { built[word].said |= qualifiers[row].meaning; });
    }
    return built;
  }();
  return table;
}

/// The groups that an age is of.
QualifierSet groups_of(const text::Quantity& age) {
  constexpr double kGrown = 18;
  constexpr double kAdolescent = 10;
  constexpr double kOld = 55;
  constexpr double kInfant = 2;
  if (age.unit == "mo" || age.unit == "wk" || age.unit == "d") return kInfants | kChildren;
  if (age.unit != "y") return 0;
  const bool has_end = age.comparator != text::Comparator::kGreater &&
                       age.comparator != text::Comparator::kGreaterOrEqual;
  QualifierSet groups = 0;
  if (age.low < kInfant) groups |= kInfants;
  if (age.low <= kGrown) groups |= kChildren;
  if (age.low <= kGrown && (age.high >= kAdolescent || !has_end)) groups |= kAdolescents;
  if (age.low >= kOld || (has_end && age.high > age.low && age.high >= kOld)) groups |= kElderly;
  return groups;
}

bool speaks_of_age(const Statement& statement) {
  constexpr std::array<std::string_view, 7> kAges = {"age",   "aged", "ages",   "old",
                                                     "older", "over", "younger"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return text::is_one_of(token.word, kAges); });
}

}  // namespace

const Qualifier* find_qualifier(std::string_view folded_word) {
  const auto found = entries().find(folded_word);
  return found == entries().end() ? nullptr : found->second.qualifier;
}

bool has_qualifier(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [](const Token& token) { return find_qualifier(token.word) != nullptr; });
}

QualifierSet qualifiers_of(std::string_view folded_word) {
  const auto found = entries().find(folded_word);
  return found == entries().end() ? 0 : found->second.said;
}

QualifierSet qualifiers_in(std::string_view text) {
  QualifierSet said = 0;
  for (const text::Word& word : text::words(text)) said |= qualifiers_of(word.folded);
  return said;
}

QualifierSet qualifiers_in(const Statement& statement) {
  QualifierSet said = 0;
  for (const Token& token : statement.tokens) said |= qualifiers_of(token.word);
  if (!speaks_of_age(statement)) return said;
  for (const text::Quantity& amount : statement.quantities) said |= groups_of(amount);
  return said;
}

std::string_view reason_kind(QualifierKind kind) {
  switch (kind) {
    case QualifierKind::kAge:
    case QualifierKind::kSex:
      return "population";
    case QualifierKind::kExtent:
      return "strength";
    case QualifierKind::kSeverity:
    case QualifierKind::kCourse:
    case QualifierKind::kPace:
    case QualifierKind::kDesign:
      return "coverage";
  }
  return "coverage";
}

}  // namespace ibid::verify
