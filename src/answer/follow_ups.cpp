#include "answer/follow_ups.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/amounts.hpp"
#include "answer/follow_up_forms.hpp"
#include "answer/follow_up_words.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "answer/topic_use.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Sides of a topic, and the type of question that asks for each already.
struct Side {
  QuestionType type;
  TopicKind asked_of;
  std::string_view pattern;
};
constexpr Side kSides[] = {
    {QuestionType::kTreatment, TopicKind::kCondition, "How is {} treated?"},
    {QuestionType::kDiagnosis, TopicKind::kCondition, "How is {} diagnosed?"},
    {QuestionType::kPrevention, TopicKind::kCondition, "How is {} prevented?"},
    {QuestionType::kHarm, TopicKind::kGiven, "What are the side effects of {}?"},
    {QuestionType::kDose, TopicKind::kGiven, "What is the recommended dose of {}?"},
};

/// Longer titles of documents name more than a subject.
constexpr std::size_t kSubjectWordsMax = 4;
constexpr std::string_view kClauseOpenings[] = {"how",   "what", "when", "where",
                                                "which", "who",  "why"};

/// What the passages of an answer have in them.
class Found {
 public:
  Found(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
        Vocabulary& vocabulary)
      : passages_(passages), candidates_(candidates), vocabulary_(vocabulary) {}

  TopicUse use_of(std::string_view topic) const {
    return answer::use_of(topic, candidates_, vocabulary_);
  }

  /// Whether a sentence of that passage names the topic word for word.
  bool names(std::size_t passage, std::string_view topic) const {
    std::vector<StemNumber> stems;
    vocabulary_.add_stems(topic, stems);
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      return candidate.found == passage &&
             std::search(candidate.stems.begin(), candidate.stems.end(), stems.begin(),
                         stems.end()) != candidate.stems.end();
    });
  }

  /// "Zinc intake and fracture risk" within a sentence: with a small initial unless the first word
  /// is a name: the candidates write it so, or it stands alone and they never write it small.
  std::string within_sentence(const std::string& heading, index::Analyzer& analyzer) const {
    const std::string small = with_small_initial(heading);
    const auto end = std::min(heading.find(' '), heading.size());
    const std::vector<index::Term> first = analyzer.analyze(heading.substr(0, end));
    const bool is_common =
        !first.empty() &&
        (first.front().is_stop || is_aspect(first.front().text) || is_type_cue(first.front().word));
    if (small == heading || is_common || has_word(small.substr(0, end))) return small;
    const bool goes_on_small = end + 1 < heading.size() && text::is_lower(heading[end + 1]);
    return goes_on_small && !has_word(heading.substr(0, end)) ? small : heading;
  }

 private:
  /// Within a sentence.
  bool has_word(std::string_view word) const {
    const std::string behind_blank = fmt::format(" {}", word);
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      const std::string_view text = candidate.text(passages_);
      const auto at = text.find(behind_blank);
      if (at == std::string_view::npos) return false;
      const std::size_t end = at + behind_blank.size();
      return (at == 0 || text[at - 1] != '.') &&
             (end == text.size() || !text::is_letter(text[end]));
    });
  }

  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  Vocabulary& vocabulary_;
};

/// "Diagnosis", "Drug interactions": a heading that says of nothing what it is a part of.
bool is_part(std::string_view theme, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(theme);
  return std::all_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.is_stop || is_aspect(term.text) || is_modifier(term.text) ||
           is_narrow_population(term.text) || is_question_word(term.word) ||
           is_linking_verb(term.word) || is_type_cue(term.word);
  });
}

/// Whether a sentence that names the topic gives an amount of something to take.
bool has_dose(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
              std::string_view topic, Vocabulary& vocabulary) {
  std::vector<StemNumber> stems;
  vocabulary.add_stems(topic, stems);
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    if (std::search(candidate.stems.begin(), candidate.stems.end(), stems.begin(), stems.end()) ==
        candidate.stems.end()) {
      return false;
    }
    return gives_amount(candidate.text(passages));
  });
}

/// The first topic of the question that is no part of something and that the passages speak of;
/// null where there is none: "recovery", "heart failure life expectancy".
const std::string* whole_topic(const Question& question, const Found& found,
                               index::Analyzer& analyzer) {
  const auto at =
      std::find_if(question.topics.begin(), question.topics.end(), [&](const std::string& topic) {
        return !is_part(topic, analyzer) && found.use_of(topic).places > 0;
      });
  return at == question.topics.end() ? nullptr : &*at;
}

/// The condition that a document is about: its title, or what stands before a colon or a bracket in
/// it. Empty for a title that names no condition.
std::string condition_of(const index::DocumentHeader& document, const Found& found,
                         index::Analyzer& analyzer) {
  const std::string& title = document.source.title;
  const std::string subject = title.substr(0, std::min(title.find(": "), title.find(" (")));
  if (text::words(subject).size() > kSubjectWordsMax) return {};
  std::string condition = found.within_sentence(subject, analyzer);
  return kind_of(condition, found.use_of(condition)) == TopicKind::kCondition ? condition
                                                                              : std::string{};
}

bool share_stem(std::string_view a, std::string_view b, index::Analyzer& analyzer) {
  const std::vector<index::Term> others = analyzer.analyze(b);
  const std::vector<index::Term> terms = analyzer.analyze(a);
  return std::any_of(terms.begin(), terms.end(), [&](const index::Term& term) {
    return !term.is_stop &&
           std::any_of(others.begin(), others.end(),
                       [&](const index::Term& other) { return other.text == term.text; });
  });
}

/// What a heading of a document on `condition` (empty: on something else) is about, so that it can
/// be asked; empty where it cannot: "After treatment failure", "Symptoms" of nothing.
std::string asked_of(const std::string& heading, const std::string& condition, const Found& found,
                     index::Analyzer& analyzer) {
  const std::vector<text::Word> words = text::words(heading);
  if (words.empty() || is_preposition(words.front().folded)) return {};
  std::string theme = found.within_sentence(heading, analyzer);
  if (const auto colon = heading.find(": "); colon != std::string::npos) {
    theme = fmt::format("{} of {}", with_small_initial(heading.substr(colon + 2)),
                        found.within_sentence(heading.substr(0, colon), analyzer));
  }
  // "How common it is", "What it leads to".
  if (text::is_one_of(words.front().folded, kClauseOpenings)) {
    if (const auto it = theme.find(" it "); it != std::string::npos) {
      return condition.empty() ? std::string{} : theme.replace(it + 1, 2, condition);
    }
  }
  if (share_stem(theme, condition, analyzer)) return theme;
  const bool is_side = is_part(heading, analyzer);
  if (condition.empty()) return is_side ? std::string{} : theme;
  const std::vector<index::Term> terms = analyzer.analyze(heading);
  const bool is_whom = std::any_of(
      terms.begin(), terms.end(), [](const index::Term& term) { return is_population(term.text); });
  return fmt::format("{} {} {}", theme, is_side && !is_whom ? "of" : "in", condition);
}

/// Questions on what the documents of the answer speak of elsewhere.
struct ThemeQuestions {
  std::vector<std::string> on_topic;  ///< where that names the topic of the question
  std::vector<std::string> on_others;
};

/// `given` is the topic where it is something given, else empty: what is said of its condition is
/// asked of the condition, and what is said of it of itself.
ThemeQuestions questions_on_themes(const Found& found, std::span<const FoundPassage> passages,
                                   std::span<const std::uint32_t> treated, const std::string& given,
                                   index::Analyzer& analyzer) {
  std::vector<std::string_view> themes;
  for (const std::uint32_t i : treated) themes.emplace_back(passages[i].theme);
  ThemeQuestions questions;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const FoundPassage& passage = passages[i];
    if (passage.theme.empty() ||
        std::find(themes.begin(), themes.end(), passage.theme) != themes.end() ||
        std::none_of(treated.begin(), treated.end(), [&](std::uint32_t other) {
          return passages[other].document->id == passage.document->id;
        })) {
      continue;
    }
    themes.emplace_back(passage.theme);
    const bool names_given = !given.empty() && found.names(i, given);
    std::string asked =
        asked_of(passage.theme, condition_of(*passage.document, found, analyzer), found, analyzer);
    if (asked.empty()) continue;
    if (names_given && !share_stem(passage.theme, given, analyzer)) {
      asked = fmt::format("{} with {}", found.within_sentence(passage.theme, analyzer), given);
    }
    auto& where = names_given ? questions.on_topic : questions.on_others;
    where.push_back(fmt::format("What does the evidence say about {}?", asked));
  }
  return questions;
}

/// Other sides of the topic than the one that is asked for.
std::vector<std::string> questions_on_sides(const Question& question, const std::string& topic,
                                            TopicKind kind, bool has_dose) {
  std::vector<std::string> questions;
  for (const Side& side : kSides) {
    if (side.type == question.type || side.asked_of != kind) continue;
    if (side.type == QuestionType::kDose && !has_dose) continue;
    questions.push_back(fmt::format(fmt::runtime(side.pattern), topic));
  }
  return questions;
}

}  // namespace

std::vector<std::string> follow_ups_for(const Question& question,
                                        std::span<const FoundPassage> passages,
                                        std::span<const Candidate> candidates,
                                        std::span<const std::uint32_t> treated,
                                        index::Analyzer& analyzer, Vocabulary& vocabulary,
                                        const std::function<bool(std::string_view)>& answers) {
  const Found found(passages, candidates, vocabulary);
  const std::string* whole = whole_topic(question, found, analyzer);
  const std::string topic =
      whole == nullptr ? std::string{} : found.within_sentence(*whole, analyzer);
  const TopicKind kind =
      whole == nullptr ? TopicKind::kUnknown : kind_of(topic, found.use_of(topic));
  const ThemeQuestions themes = questions_on_themes(
      found, passages, treated, kind == TopicKind::kGiven ? topic : std::string{}, analyzer);
  const bool has_asked_dose =
      kind == TopicKind::kGiven && has_dose(passages, candidates, topic, vocabulary);
  const std::vector<std::string> sides = questions_on_sides(question, topic, kind, has_asked_dose);
  // What is said of the topic itself comes first. Themes are surer to be answered than sides; both
  // have their turn.
  constexpr std::size_t kThemesMax = kFollowUpsTried - 2;
  std::vector<std::string> thought_of;
  const auto take = [&](const std::vector<std::string>& questions, std::size_t most) {
    for (const std::string& asked : questions) {
      if (thought_of.size() < most) thought_of.push_back(asked);
    }
  };
  take(themes.on_topic, kThemesMax);
  if (kind == TopicKind::kGiven) take(sides, kFollowUpsTried);
  take(themes.on_others, std::max(kThemesMax, thought_of.size()));
  if (kind != TopicKind::kGiven) take(sides, kFollowUpsTried);
  std::vector<std::string> follow_ups;
  for (std::string& asked : thought_of) {
    if (follow_ups.size() == kFollowUpsMax) break;
    if (answers(asked)) follow_ups.push_back(std::move(asked));
  }
  return follow_ups;
}

}  // namespace ibid::answer
