#include "answer/follow_ups.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/amounts.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/heading_questions.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "answer/stated_questions.hpp"
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
  std::string_view question;  ///< as asked_of_subject() takes it
  /// Stems before a condition that show it to be one of which that can be asked.
  std::string_view before[3];
};
constexpr Side kSides[] = {
    {QuestionType::kTreatment,
     TopicKind::kCondition,
     "How {1} {0} treated?",
     {"manag", "treat", "treatment"}},
    {QuestionType::kDiagnosis,
     TopicKind::kCondition,
     "How {1} {0} diagnosed?",
     {"diagnos", "diagnosi", "suspect"}},
    {QuestionType::kPrevention,
     TopicKind::kCondition,
     "How can {0} be prevented?",
     {"avoid", "prevent", "prevention"}},
    {QuestionType::kHarm, TopicKind::kGiven, "What are the side effects of {0}?", {}},
    {QuestionType::kDose, TopicKind::kGiven, "What is the recommended dose of {0}?", {}},
};

/// How adjectives end that stand for no noun: "diabetic", "renal".
constexpr std::string_view kAdjectiveEndings[] = {"al", "ar", "ary", "etic", "ous", "ive"};

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

  /// A class as one speaks of it: "antidepressants" for "antidepressant", where the passages do.
  std::string in_plural(const std::string& topic) const {
    return !is_plural_noun(topic) && has_word(topic + 's') ? topic + 's' : topic;
  }

  /// Whether one of the stems stands before the topic somewhere: "to prevent falls", "treatment of
  /// gout".
  bool has_before(std::string_view topic, std::span<const std::string_view> stems) const {
    return any_place(topic, [&](std::span<const StemNumber> words, std::size_t begin, std::size_t) {
      constexpr std::string_view kBetween[] = {"a", "acute", "an", "of", "the"};
      while (begin > 0 && text::is_one_of(vocabulary_.text_of(words[begin - 1]), kBetween)) --begin;
      return begin > 0 && text::is_one_of(vocabulary_.text_of(words[begin - 1]), stems);
    });
  }

  /// Whether the topic is less than a name: "Bell" of "Bell's palsy", where question and passages
  /// go on alike, or "diabetic", behind which a noun is wanted.
  bool is_half(std::string_view topic, const Question& question, index::Analyzer& analyzer) const {
    const bool is_adjective =
        std::any_of(std::begin(kAdjectiveEndings), std::end(kAdjectiveEndings),
                    [&](std::string_view ending) { return topic.ends_with(ending); });
    const std::vector<index::Term> terms = analyzer.analyze(topic);
    const auto at = std::search(
        question.spoken.begin(), question.spoken.end(), terms.begin(), terms.end(),
        [](const std::string& stem, const index::Term& term) { return stem == term.text; });
    const std::size_t behind =
        static_cast<std::size_t>(at - question.spoken.begin()) + terms.size();
    int places = 0;
    int before_noun = 0;
    int before_same = 0;
    any_place(topic, [&](std::span<const StemNumber> words, std::size_t, std::size_t end) {
      ++places;
      if (end == words.size()) return false;
      const std::string_view next = vocabulary_.text_of(words[end]);
      if (!analyzer.look_up(next).is_stop) ++before_noun;
      if (behind < question.spoken.size() && question.spoken[behind] == next) ++before_same;
      return false;
    });
    return 2 * before_same > places || (is_adjective && 2 * before_noun > places);
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
    // Names have no plural: "Statins", but "Graves disease".
    const bool is_plural = end == heading.size() && is_plural_noun(heading);
    if (small == heading || is_common || is_plural || has_word(small.substr(0, end))) return small;
    const bool goes_on_small = end + 1 < heading.size() && text::is_lower(heading[end + 1]);
    return goes_on_small && !has_word(heading.substr(0, end)) ? small : heading;
  }

 private:
  /// Whether `holds` for any place where the topic stands: of the words of a sentence, the place of
  /// its first and that behind its last.
  bool any_place(std::string_view topic, const auto& holds) const {
    std::vector<StemNumber> stems;
    std::vector<StemNumber> spoken;
    vocabulary_.add_stems(topic, stems, &spoken);
    if (spoken.empty()) return false;
    for (const Candidate& candidate : candidates_) {
      const auto words = candidate.spoken;
      for (auto at = words.begin();; ++at) {
        at = std::search(at, words.end(), spoken.begin(), spoken.end());
        if (at == words.end()) break;
        const auto begin = static_cast<std::size_t>(at - words.begin());
        if (holds(words, begin, begin + spoken.size())) return true;
      }
    }
    return false;
  }

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
        return !is_part(topic, analyzer) && found.use_of(topic).places > 0 &&
               !found.is_half(topic, question, analyzer);
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

/// A heading within a sentence, its parts in the order of speech: "harms of statins" for "Statins:
/// harms".
std::string as_theme(const std::string& heading, const Found& found, index::Analyzer& analyzer) {
  if (const auto colon = heading.find(": "); colon != std::string::npos) {
    return fmt::format("{} of {}", with_small_initial(heading.substr(colon + 2)),
                       found.within_sentence(heading.substr(0, colon), analyzer));
  }
  return found.within_sentence(heading, analyzer);
}

/// What the heading is about, of a question that has no form of its own; empty where it says of
/// nothing what it is: "Symptoms" of nothing.
std::string about(const std::string& heading, const std::string& theme,
                  const HeadingSubject& subject, bool names_condition, const Found& found,
                  index::Analyzer& analyzer) {
  if (!subject.given.empty()) {
    const TopicKind kind = kind_of(theme, found.use_of(theme));
    if (kind == TopicKind::kCondition) return fmt::format("{} in {}", subject.given, theme);
    return kind == TopicKind::kGiven ? fmt::format("{} and {}", subject.given, theme)
                                     : fmt::format("{} with {}", theme, subject.given);
  }
  if (names_condition) return theme;
  const bool is_side = is_part(heading, analyzer);
  if (subject.condition.empty()) return is_side ? std::string{} : theme;
  const std::vector<index::Term> terms = analyzer.analyze(heading);
  const bool is_whom = std::any_of(
      terms.begin(), terms.end(), [](const index::Term& term) { return is_population(term.text); });
  return fmt::format("{} {} {}", theme, is_side && !is_whom ? "of" : "in", subject.condition);
}

/// The question that the passage's section answers, or else the passage; empty where the heading
/// cannot be asked, "After treatment failure", and the passage states none.
HeadingQuestion question_of(const FoundPassage& passage, const HeadingSubject& subject,
                            const Found& found, index::Analyzer& analyzer) {
  const std::string& heading = passage.theme;
  const std::vector<text::Word> words = text::words(heading);
  if (words.empty()) return {};
  const std::string theme = as_theme(heading, found, analyzer);
  const bool names_condition = share_stem(theme, subject.condition, analyzer);
  if (HeadingQuestion known = question_on(theme, subject, names_condition); !known.text.empty()) {
    return known;
  }
  if (std::string stated = stated_question(*passage.passage, analyzer); !stated.empty()) {
    const bool is_of_given = share_stem(stated, subject.given, analyzer);
    return {std::move(stated), is_of_given};
  }
  // "How common it is" of nothing.
  const bool is_clause = text::is_one_of(words.front().folded, kClauseOpenings);
  if (is_preposition(words.front().folded) ||
      (is_clause && theme.find(" it ") != std::string::npos)) {
    return {};
  }
  HeadingSubject named = subject;
  if (is_clause || is_part(heading, analyzer) || share_stem(theme, subject.given, analyzer)) {
    named.given.clear();
  }
  const std::string asked = about(heading, theme, named, names_condition, found, analyzer);
  if (asked.empty()) return {};
  return {fmt::format("What does the evidence say about {}?", asked), !named.given.empty()};
}

/// Whether the question has all words of the heading, but stop words: then it was asked.
bool is_asked(const std::string& heading, const Question& question, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(heading);
  return std::all_of(terms.begin(), terms.end(), [&](const index::Term& term) {
    return term.is_stop || std::find(question.stems.begin(), question.stems.end(), term.text) !=
                               question.stems.end();
  });
}

/// Whether it asks no more than `question`: the same kind of answer, of nothing that is not in it.
bool asks_the_same(std::string_view asked, const Question& question, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(asked);
  std::vector<std::string> words;
  for (const index::Term& term : terms) words.push_back(term.word);
  if (type_of(words) != question.type) return false;
  return std::all_of(terms.begin(), terms.end(), [&](const index::Term& term) {
    return term.is_stop || is_aspect(term.text) || is_question_word(term.word) ||
           is_linking_verb(term.word) || is_type_cue(term.word) ||
           std::find(question.stems.begin(), question.stems.end(), term.text) !=
               question.stems.end();
  });
}

/// The documents from which most claims come: more than half as many as from any.
std::vector<std::string> main_documents(std::span<const FoundPassage> passages,
                                        std::span<const std::uint32_t> treated) {
  std::vector<std::pair<std::string, int>> counts;
  int most = 0;
  for (const std::uint32_t i : treated) {
    const std::string& id = passages[i].document->id;
    auto at = std::find_if(counts.begin(), counts.end(),
                           [&](const auto& known) { return known.first == id; });
    if (at == counts.end()) at = counts.insert(counts.end(), {id, 0});
    most = std::max(most, ++at->second);
  }
  std::vector<std::string> main;
  for (const auto& [id, count] : counts) {
    if (2 * count > most) main.push_back(id);
  }
  return main;
}

/// A heading that gathers what is left: nobody asks for that.
bool says_nothing(std::string_view heading) {
  constexpr std::string_view kGathering[] = {"miscellaneous", "other", "special populations"};
  return text::is_one_of(text::lower_ascii(heading), kGathering);
}

/// Questions on what the documents of the answer speak of elsewhere.
struct ThemeQuestions {
  std::vector<std::string> on_topic;  ///< where that names the topic of the question
  std::vector<std::string> on_others;
};

/// `given` is the topic where it is something given, else empty: what is said of its condition is
/// asked of the condition, and what is said of it of itself.
ThemeQuestions questions_on_themes(const Found& found, const Question& question,
                                   std::span<const FoundPassage> passages,
                                   std::span<const std::uint32_t> treated, const std::string& given,
                                   index::Analyzer& analyzer) {
  std::vector<std::string_view> themes;
  for (const std::uint32_t i : treated) themes.emplace_back(passages[i].theme);
  const std::vector<std::string> documents = main_documents(passages, treated);
  ThemeQuestions questions;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const FoundPassage& passage = passages[i];
    if (passage.theme.empty() ||
        std::find(themes.begin(), themes.end(), passage.theme) != themes.end() ||
        std::find(documents.begin(), documents.end(), passage.document->id) == documents.end()) {
      continue;
    }
    themes.emplace_back(passage.theme);
    if (says_nothing(passage.theme)) continue;
    if (is_asked(passage.theme, question, analyzer)) continue;
    const bool names_given = !given.empty() && found.names(i, given);
    HeadingQuestion asked = question_of(
        passage,
        {condition_of(*passage.document, found, analyzer), names_given ? given : std::string{}},
        found, analyzer);
    if (asked.text.empty() || asks_the_same(asked.text, question, analyzer)) continue;
    auto& where = asked.is_of_given ? questions.on_topic : questions.on_others;
    where.push_back(std::move(asked.text));
  }
  return questions;
}

/// What passages of sections that the answer treats say they answer and no claim is of, where it
/// goes on from what was asked; best first.
std::vector<std::string> questions_beside(const Question& question,
                                          std::span<const FoundPassage> passages,
                                          std::span<const std::uint32_t> treated,
                                          index::Analyzer& analyzer) {
  const std::vector<std::string> documents = main_documents(passages, treated);
  std::vector<std::string> questions;
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    const FoundPassage& passage = passages[i];
    const bool is_main =
        std::find(documents.begin(), documents.end(), passage.document->id) != documents.end();
    const bool has_treated_theme =
        std::any_of(treated.begin(), treated.end(),
                    [&](std::uint32_t other) { return have_same_theme(passage, passages[other]); });
    if (!is_main || !has_treated_theme ||
        std::find(treated.begin(), treated.end(), i) != treated.end()) {
      continue;
    }
    std::string stated = stated_question(*passage.passage, analyzer);
    if (!stated.empty() && share_stem(stated, question.asked, analyzer) &&
        !asks_the_same(stated, question, analyzer)) {
      questions.push_back(std::move(stated));
    }
  }
  return questions;
}

/// Other sides of the topic than the one that is asked for.
std::vector<std::string> questions_on_sides(const Found& found, const Question& question,
                                            const std::string& topic, TopicKind kind,
                                            bool has_dose) {
  std::vector<std::string> questions;
  for (const Side& side : kSides) {
    if (side.type == question.type || side.asked_of != kind) continue;
    if (side.type == QuestionType::kDose && !has_dose) continue;
    // What is only spoken of as conditions are, "blood cultures", may be treated or prevented by
    // nobody.
    const bool is_known_so = kind != TopicKind::kCondition || is_called_condition(topic) ||
                             found.has_before(topic, side.before);
    if (is_known_so) questions.push_back(asked_of_subject(side.question, topic));
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
  std::string topic = whole == nullptr ? std::string{} : found.within_sentence(*whole, analyzer);
  const TopicKind kind =
      whole == nullptr ? TopicKind::kUnknown : kind_of(topic, found.use_of(topic));
  if (kind == TopicKind::kGiven) topic = found.in_plural(topic);
  const ThemeQuestions themes =
      questions_on_themes(found, question, passages, treated,
                          kind == TopicKind::kGiven ? topic : std::string{}, analyzer);
  const bool has_asked_dose =
      kind == TopicKind::kGiven && has_dose(passages, candidates, topic, vocabulary);
  const std::vector<std::string> sides =
      questions_on_sides(found, question, topic, kind, has_asked_dose);
  // What is said of the topic itself comes first. Themes are surer to be answered than sides; both
  // have their turn.
  constexpr std::size_t kThemesMax = kFollowUpsTried - 2;
  std::vector<std::string> thought_of;
  const auto take = [&](const std::vector<std::string>& questions, std::size_t most) {
    for (const std::string& asked : questions) {
      const bool is_known =
          std::find(thought_of.begin(), thought_of.end(), asked) != thought_of.end();
      if (thought_of.size() < most && !is_known) thought_of.push_back(asked);
    }
  };
  const std::vector<std::string> beside = questions_beside(question, passages, treated, analyzer);
  take(beside, 1);
  take(themes.on_topic, kThemesMax);
  if (kind == TopicKind::kGiven) take(sides, kFollowUpsTried);
  take(themes.on_others, std::max(kThemesMax, thought_of.size()));
  if (kind != TopicKind::kGiven) take(sides, kFollowUpsTried);
  take(beside, kFollowUpsTried);
  std::vector<std::string> follow_ups;
  for (std::string& asked : thought_of) {
    if (follow_ups.size() == kFollowUpsMax) break;
    if (answers(asked)) follow_ups.push_back(std::move(asked));
  }
  return follow_ups;
}

}  // namespace ibid::answer
