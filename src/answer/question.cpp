#include "answer/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "answer/ages_in_full.hpp"
#include "answer/denials.hpp"
#include "answer/english.hpp"
#include "answer/everyday_words.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "answer/setting.hpp"
#include "answer/topic_use.hpp"
#include "index/medicine_names.hpp"
#include "retrieve/known_names.hpp"
#include "retrieve/question.hpp"
#include "retrieve/unknown_words.hpp"
#include "retrieve/workspace.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

constexpr std::pair<QuestionType, std::string_view> kNames[] = {
    {QuestionType::kCount, "count"},
    {QuestionType::kDose, "dose"},
    {QuestionType::kComparison, "comparison"},
    {QuestionType::kHarm, "harm"},
    {QuestionType::kPrevention, "prevention"},
    {QuestionType::kDiagnosis, "diagnosis"},
    {QuestionType::kTreatment, "treatment"},
    {QuestionType::kMechanism, "mechanism"},
    {QuestionType::kCause, "cause"},
    {QuestionType::kRelationship, "relationship"},
    {QuestionType::kEffect, "effect"},
    {QuestionType::kDefinition, "definition"},
    {QuestionType::kList, "list"},
    {QuestionType::kWho, "who"},
    {QuestionType::kOther, "other"},
};

/// Openings that ask and say nothing of what is asked about. Passages that have these words ("the
/// most evidence") would else be found before those on the subject.
constexpr std::string_view kPreambles[] = {
    "can you tell me about",
    "is it true that",
    "is there any evidence that",
    "is there evidence that",
    "tell me about",
    "what can you tell me about",
    "what do guidelines say about",
    "what do studies say about",
    "what do studies show about",
    "what do the guidelines say about",
    "what do we know about",
    "what does research say about",
    "what does the evidence say about",
    "what does the guideline say about",
    "what does the research say about",
    "what evidence is there for",
    "what evidence is there on",
    "what evidence is there that",
    "what is the evidence for",
    "what is the evidence on",
    "what is the evidence that",
};

/// Behind a question, it asks for nothing more.
constexpr std::string_view kPostscript = " yes or no";

/// What a T-score is the score of.
constexpr std::string_view kScoredByT = "bone mineral density";

/// Of what it would weigh as a subject: "avoid" is rare and need not be named.
constexpr double kCircumstanceWeight = 0.25;

/// An everyday word that more of the passages have, and more than a few, is a word of their trade.
constexpr double kEverydayShareMax = 0.0005;
constexpr double kEverydayPassagesMax = 4;
/// A subject of so many passages is what the index is about.
constexpr double kTradeShareMin = 0.004;

/// How many of the terms are a preamble; 0 where nothing follows.
std::size_t preamble_length(const std::vector<index::Term>& terms) {
  constexpr std::size_t kWordsMax = 6;
  std::string words;
  std::size_t length = 0;
  for (std::size_t i = 0; i + 1 < terms.size() && i < kWordsMax; ++i) {
    words += (i > 0 ? " " : "") + terms[i].word;
    if (std::find(std::begin(kPreambles), std::end(kPreambles), words) != std::end(kPreambles)) {
      length = i + 1;
    }
  }
  return length;
}

/// The text without "yes or no" at its end.
std::string_view without_postscript(std::string_view text, const std::vector<index::Term>& terms) {
  constexpr std::size_t kWords = 3;
  if (terms.size() <= kWords) return text;
  std::string last;
  for (std::size_t i = terms.size() - kWords; i < terms.size(); ++i) last += ' ' + terms[i].word;
  return last == kPostscript ? text.substr(0, terms[terms.size() - kWords].range.begin) : text;
}

/// Named for whom is asked, not as what: passages on mothers are on those who breastfeed.
constexpr std::string_view kOwn[] = {"my", "our"};

/// The text without "my mother".
std::string without_kin(std::string_view text, const std::vector<index::Term>& terms) {
  std::string kept;
  std::size_t copied = 0;
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    const std::string& whom = terms[i + 1].word;
    if (!text::is_one_of(terms[i].word, kOwn) || (!is_kin(whom) && whom != "patient")) continue;
    kept += text.substr(copied, terms[i].range.begin - copied);
    copied = terms[i + 1].range.end;
  }
  kept += text.substr(copied);
  return kept;
}

Stems stems_of(index::Analyzer& analyzer, std::string_view expression) {
  Stems stems;
  for (index::Term& term : analyzer.analyze(expression)) {
    if (!term.is_stop) stems.push_back(std::move(term.text));
  }
  return stems;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (text::Word& word : text::words(text)) words.push_back(std::move(word.folded));
  return words;
}

std::string joined_words(std::span<const index::Term> terms) {
  std::string text;
  for (const index::Term& term : terms) {
    if (!text.empty()) text += ' ';
    text += term.word;
  }
  return text;
}

/// How many of the first terms name what one of the values is of; 0 where they do not.
std::size_t measure_length(std::span<const MeasuredValue> values,
                           std::span<const index::Term> terms) {
  constexpr std::size_t kWordsMax = 5;
  if (values.empty() || terms.empty() || is_question_word(terms.front().word)) return 0;
  for (std::size_t length = std::min(terms.size(), kWordsMax); length > 0; --length) {
    const std::optional<Measure> measure = measure_named(joined_words(terms.first(length)));
    if (measure && is_measured(values, *measure)) return length;
  }
  return 0;
}

/// The longest expression with synonyms that begins at `terms[begin]`; its length, or 0.
std::size_t expression_length(const index::Language& language, std::span<const index::Term> terms) {
  if (terms.empty()) return 0;
  const std::size_t longest =
      std::min(terms.size(), language.longest_expression_words(terms.front().word));
  for (std::size_t length = longest; length > 0; --length) {
    const std::string expression = joined_words(terms.first(length));
    if (!language.synonyms_of(expression).empty()) return length;
    if (length > 1 && !language.members_of(expression).empty()) return length;
  }
  return 0;
}

void add_alternative(Concept& wanted, Stems stems) {
  if (stems.empty()) return;
  if (std::find(wanted.alternatives.begin(), wanted.alternatives.end(), stems) ==
      wanted.alternatives.end()) {
    wanted.alternatives.push_back(std::move(stems));
  }
}

std::uint32_t passages_with(const index::Generation& generation, std::string_view term) {
  // Ranking has asked the index for most of these terms; the thread's lexicon still knows them.
  const auto workspace = retrieve::workspace_of(generation);
  return workspace->lexicon.document_frequency(workspace->lexicon.number_of(term));
}

/// What words that only color a question count for.
enum class Everyday { kSubjects, kInPassing };

/// Whether the term colors the question and need not be named: an everyday word that hardly any
/// passage has is one.
bool is_said_in_passing(const index::Generation& generation, const index::Term& term,
                        Everyday everyday) {
  if (is_in_passing(term.text)) return true;
  if (everyday == Everyday::kSubjects || !is_everyday(term.word)) return false;
  const double few = kEverydayShareMax * generation.statistics().passages;
  return passages_with(generation, term.text) <= std::max(few, kEverydayPassagesMax);
}

/// What a medicine is called for what it does: a thing, where "relieve" and "prevent" only ask.
bool names_what_does(std::string_view folded_word) {
  constexpr std::string_view kCalled[] = {"controller", "controllers", "preventer",
                                          "preventers", "reliever",    "relievers"};
  return text::is_one_of(folded_word, kCalled);
}

Concept concept_of(const index::Generation& generation, index::Analyzer& analyzer,
                   std::string_view question, std::span<const index::Term> terms, Everyday everyday,
                   std::optional<Measure> measure) {
  Concept wanted;
  const std::size_t begin = terms.front().range.begin;
  wanted.surface = std::string(question.substr(begin, terms.back().range.end - begin));
  Stems own;
  bool is_light = true;
  // "Liver disease" is no way of speaking, however everyday its words are.
  if (terms.size() > 1 && is_called_condition(terms.back().word)) everyday = Everyday::kSubjects;
  for (const index::Term& term : terms) {
    if (term.is_stop) continue;
    own.push_back(term.text);
    const bool is_thing = names_what_does(term.word);
    const bool in_passing = !is_thing && is_said_in_passing(generation, term, everyday);
    is_light = is_light && in_passing;
    const bool is_subject = !in_passing && !is_aspect(term.text) && !is_general(term.text) &&
                            !is_modifier(term.text) && !is_linking_verb(term.word) &&
                            !is_question_word(term.word) && !is_type_cue(term.word);
    wanted.is_subject = wanted.is_subject || is_thing || is_subject;
    wanted.is_everybody = is_everybody(term.text);
    wanted.is_population = wanted.is_population || is_narrow_population(term.text);
  }
  wanted.is_medicine = index::is_medicine(generation.language(), joined_words(terms));
  add_alternative(wanted, std::move(own));
  for (const index::SynonymSet* set : generation.language().synonyms_of(joined_words(terms))) {
    for (const std::string& expression : set->expressions) {
      if (retrieve::is_misread(expression)) continue;
      add_alternative(wanted, stems_of(analyzer, expression));
    }
  }
  // "nursing my newborn" is breastfeeding.
  const bool names_people = std::any_of(
      wanted.alternatives.begin(), wanted.alternatives.end(),
      [](const Stems& stems) { return stems.size() == 1 && is_narrow_population(stems.front()); });
  if (names_people && terms.size() > 1) {
    wanted.is_population = true;
    wanted.is_subject = false;
  }
  if (measure) {
    wanted.is_measured = true;
    for (const std::string_view name : names_of(*measure)) {
      add_alternative(wanted, stems_of(analyzer, name));
    }
    // "T-score" is left with "score", and any score would name it.
    if (*measure == Measure::kBoneScore) wanted.alternatives = {stems_of(analyzer, kScoredByT)};
  }
  for (const Stems& stems : wanted.alternatives) {
    double weight = 0;
    bool is_known = true;
    for (const std::string& stem : stems) {
      weight += rarity(generation, stem);
      is_known = is_known && passages_with(generation, stem) > 0;
    }
    wanted.is_known = wanted.is_known || is_known;
    const bool is_first = &stems == &wanted.alternatives.front();
    wanted.weight = is_first ? weight : std::min(wanted.weight, weight);
  }
  if (is_light) wanted.weight *= kCircumstanceWeight;
  return wanted;
}

/// A number that says of whom is asked: "an 82-year-old weighing 55 kg". No passage need have it.
bool is_measure_of_person(std::span<const index::Term> terms, std::size_t i) {
  if (!is_number(terms[i].word) || i + 1 == terms.size()) return false;
  const std::string& unit = terms[i + 1].word;
  return unit == "year" || unit == "years" || unit == "kg" || unit == "lb";
}

bool shares_alternative(const Concept& a, const Concept& b) {
  return std::any_of(a.alternatives.begin(), a.alternatives.end(), [&](const Stems& stems) {
    return std::find(b.alternatives.begin(), b.alternatives.end(), stems) != b.alternatives.end();
  });
}

/// Adds the concept unless the question has named it before ("hypozincemia (low zinc levels)").
void add_concept(std::vector<Concept>& concepts, Concept wanted) {
  if (wanted.alternatives.empty()) return;
  for (const Concept& earlier : concepts) {
    if (shares_alternative(earlier, wanted)) return;
  }
  concepts.push_back(std::move(wanted));
}

std::vector<Concept> concepts_of(const index::Generation& generation, index::Analyzer& analyzer,
                                 std::string_view text, const std::vector<index::Term>& terms,
                                 std::span<const MeasuredValue> values, Everyday everyday,
                                 bool with_cues) {
  std::vector<Concept> concepts;
  const std::span<const index::Term> all(terms);
  for (std::size_t i = 0; i < all.size();) {
    std::size_t length = expression_length(generation.language(), all.subspan(i));
    std::optional<Measure> measure;
    if (const std::size_t named = measure_length(values, all.subspan(i));
        named > 0 && named >= length) {
      measure = measure_named(joined_words(all.subspan(i, named)));
      length = named;
    }
    const bool is_expression = length > 0;
    length = std::max<std::size_t>(length, 1);
    const index::Term& term = all[i];
    const bool only_asks = is_question_word(term.word) || is_measure_of_person(all, i);
    if (is_expression || (!term.is_stop && (with_cues || !only_asks))) {
      Concept wanted =
          concept_of(generation, analyzer, text, all.subspan(i, length), everyday, measure);
      if (wanted.is_subject && is_denied(generation.language(), all, i, i + length)) {
        wanted.is_subject = false;
        wanted.is_denied = true;
      }
      add_concept(concepts, std::move(wanted));
    }
    i += length;
  }
  // "I have never had measles, do I need the jab?" is on nothing else.
  const auto is_subject = [](const Concept& wanted) { return wanted.is_subject; };
  if (std::none_of(concepts.begin(), concepts.end(), is_subject)) {
    for (Concept& wanted : concepts) {
      wanted.is_subject = wanted.is_denied;
      wanted.is_denied = false;
    }
  }
  for (Concept& wanted : concepts) {
    if (wanted.is_denied) wanted.weight *= kCircumstanceWeight;
  }
  return concepts;
}

/// Whether some concept is what the index is about: of several names, or no rarity there.
bool is_on_the_trade(std::span<const Concept> concepts) {
  return std::any_of(concepts.begin(), concepts.end(), [](const Concept& wanted) {
    const bool is_common = wanted.weight <= -std::log(kTradeShareMin);
    return wanted.is_subject && wanted.is_known && (wanted.alternatives.size() > 1 || is_common);
  });
}

/// "the most vitamin D one may take", but not "the most potent statin" nor "which foods have the
/// most fibre".
bool asks_for_most(const Question& question) {
  constexpr std::string_view kMay[] = {"allow", "can", "may", "safe", "should"};
  constexpr std::string_view kBehindNoun[] = {"a",    "adult", "an",  "anyon", "can", "for",
                                              "i",    "may",   "one", "per",   "she", "should",
                                              "that", "to",    "we",  "you"};
  constexpr std::string_view kTaking[] = {"day", "eat", "get", "have", "take"};
  const std::vector<std::string>& spoken = question.spoken;
  const auto says = [&](std::span<const std::string_view> words) {
    return std::any_of(spoken.begin(), spoken.end(),
                       [&](const std::string& word) { return text::is_one_of(word, words); });
  };
  if (!says(kMay) || !says(kTaking)) return false;
  for (std::size_t i = 0; i + 2 < spoken.size(); ++i) {
    if (spoken[i] != "the" || spoken[i + 1] != "most") continue;
    const bool is_noun =
        std::any_of(question.concepts.begin(), question.concepts.end(), [&](const Concept& wanted) {
          const Stems& own = wanted.alternatives.front();
          const std::size_t behind = i + 2 + own.size();
          return wanted.is_subject && spoken[i + 2] == own.front() && behind < spoken.size() &&
                 text::is_one_of(spoken[behind], kBehindNoun);
        });
    if (is_noun) return true;
  }
  return false;
}

/// Reads the words that ranking reads as others as ranking does, or the passages it finds would be
/// held to words that none of them has. Returns what was read so.
std::vector<RereadWord> read_as_ranked(const index::Generation& generation,
                                       index::Analyzer& analyzer, std::string_view text,
                                       std::vector<index::Term>& terms) {
  const retrieve::Question asked = retrieve::analyze_question(analyzer, text);
  retrieve::Question ranked = asked;
  retrieve::read_unknown_words(generation, analyzer, ranked);
  std::vector<RereadWord> reread;
  for (std::size_t i = 0; i < ranked.keywords.size(); ++i) {
    if (ranked.keywords[i].reading == retrieve::Reading::kAsWritten ||
        is_question_word(asked.keywords[i].word)) {
      continue;
    }
    reread.push_back({asked.keywords[i].surface, ranked.keywords[i].term});
    for (index::Term& term : terms) {
      if (term.text != asked.keywords[i].term) continue;
      term.text = ranked.keywords[i].term;
      term.word = ranked.keywords[i].word;
    }
  }
  return reread;
}

/// What to search for where it is asked how common something is: "people worldwide" and
/// "percentage" are in what is said of every disease.
std::string how_common(std::span<const Concept> concepts) {
  std::string searched = "How common is";
  for (const Concept& wanted : concepts) {
    if (wanted.is_subject || wanted.is_population) searched += ' ' + wanted.surface;
  }
  return searched;
}

/// What holds for paroxetine is an answer on SSRIs, whose names alone say how rare they are; but
/// not where the question names paroxetine, too.
void add_members(const index::Generation& generation, index::Analyzer& analyzer,
                 std::vector<Concept>& concepts) {
  const std::vector<Concept> named = concepts;
  for (Concept& wanted : concepts) {
    for (const std::string& member :
         generation.language().members_of(joined_words(analyzer.analyze(wanted.surface)))) {
      const Stems stems = stems_of(analyzer, member);
      const bool is_known = std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
        return passages_with(generation, stem) > 0;
      });
      const bool is_named = std::any_of(named.begin(), named.end(), [&](const Concept& other) {
        return std::find(other.alternatives.begin(), other.alternatives.end(), stems) !=
               other.alternatives.end();
      });
      if (!is_known || is_named) continue;
      wanted.is_known = true;
      wanted.is_medicine = wanted.is_medicine || index::is_medicine(generation.language(), member);
      add_alternative(wanted, stems);
    }
  }
}

/// What was taken over weighs less than what the last turn says, where it says any of it.
void weigh_carried(const index::Generation& generation, index::Analyzer& analyzer,
                   Question& question) {
  const retrieve::TurnWords turn(generation, analyzer, question.turn);
  const auto is_said = [&](const Concept& wanted) { return says_any_of(turn, wanted); };
  std::vector<Concept>& concepts = question.concepts;
  if (std::none_of(concepts.begin(), concepts.end(), is_said)) return;
  for (Concept& wanted : concepts) {
    if (!is_said(wanted)) wanted.weight *= retrieve::kCarriedWeight;
  }
}

/// Where nothing but a value is told of whom a treatment is sought for, what it diagnoses is what
/// is treated: texts give the treatment of osteoporosis, and of no T-score.
void read_as_diagnosis(index::Analyzer& analyzer, Question& question) {
  const std::string_view condition = condition_diagnosed(question.values);
  const bool asks_of_more =
      std::any_of(question.concepts.begin(), question.concepts.end(),
                  [](const Concept& wanted) { return wanted.is_subject && !wanted.is_measured; });
  if (question.type != QuestionType::kTreatment || condition.empty() || asks_of_more) return;
  for (Concept& wanted : question.concepts) {
    if (wanted.is_measured) wanted.alternatives = {stems_of(analyzer, condition)};
  }
  question.searched += fmt::format(" {}", condition);
}

/// What only asks for the point is nothing that a claim must name, where something else is left.
void leave_out_asking_words(Question& question) {
  if (question.point == Point::kNone) return;
  const auto only_asks = [&](const Concept& wanted) {
    const std::vector<std::string> words = words_of(wanted.surface);
    return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return asks_point(question.point, word);
    });
  };
  std::vector<Concept>& concepts = question.concepts;
  const bool is_any_left =
      std::any_of(concepts.begin(), concepts.end(), [&](const Concept& wanted) {
        return wanted.is_subject && wanted.is_known && !only_asks(wanted);
      });
  if (is_any_left) std::erase_if(concepts, only_asks);
}

/// Runs of words that carry content and stand side by side.
std::vector<std::string> topics_of(std::string_view text, const std::vector<index::Term>& terms) {
  std::vector<std::string> topics;
  std::size_t previous_end = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const index::Term& term = terms[i];
    // "type 2 diabetes" is no kind of a "2 diabetes".
    const bool is_numbered =
        term.word == "type" && i + 1 < terms.size() && text::is_digit(terms[i + 1].word.front());
    const bool says_nothing =
        term.is_stop || is_question_word(term.word) || is_linking_verb(term.word);
    if (says_nothing && !is_numbered) {
      previous_end = 0;
      continue;
    }
    const std::string_view between = text.substr(previous_end, term.range.begin - previous_end);
    const bool continues = previous_end != 0 && (between == " " || between == "-");
    const std::string surface(text.substr(term.range.begin, term.range.size()));
    if (continues) {
      topics.back() += std::string(between) + surface;
    } else {
      topics.push_back(surface);
    }
    previous_end = term.range.end;
  }
  return topics;
}

}  // namespace

std::string_view name_of(QuestionType type) {
  for (const auto& [candidate, name] : kNames) {
    if (candidate == type) return name;
  }
  return {};
}

bool says_any_of(const retrieve::TurnWords& turn, const Concept& wanted) {
  const Stems& own = wanted.alternatives.front();
  return std::any_of(own.begin(), own.end(), [&](const auto& stem) { return turn.has(stem); });
}

double rarity(const index::Generation& generation, std::string_view term) {
  const auto workspace = retrieve::workspace_of(generation);
  return rarity(workspace->lexicon, workspace->lexicon.number_of(term));
}

double rarity(retrieve::Lexicon& lexicon, retrieve::TermNumber term) {
  const double passages = lexicon.statistics().passages;
  const double holding = std::max<double>(1, lexicon.document_frequency(term));
  return std::log(1 + std::max(0.0, passages - holding + 0.5) / (holding + 0.5));
}

Question analyze_question(const index::Generation& generation, index::Analyzer& analyzer,
                          std::string_view text, std::string_view turn) {
  Question question;
  question.turn = turn;
  const InSetting parted = without_setting(text);
  question.whole = parted.asked;
  const std::string full = with_ages_in_full(parted.asked);
  text = full;
  std::vector<index::Term> terms = analyzer.analyze(text);
  std::vector<std::string> words;
  for (const index::Term& term : terms) words.push_back(term.word);
  question.type = type_of(words);
  question.asked_kind = asked_kind_of(words);
  question.is_yes_no = !words.empty() && opens_yes_no(words.front());
  const std::string of_nobody = without_kin(text, terms);
  text = of_nobody;
  terms = analyzer.analyze(text);
  text = without_postscript(text, terms);
  if (const std::size_t preamble = preamble_length(terms); preamble > 0) {
    text.remove_prefix(terms[preamble].range.begin);
  }
  question.as_put = std::string(text);
  // As ranking reads it, or the passages it finds would be held to words that none of them has.
  question.values = measured_values(text);
  question.asked =
      retrieve::in_known_names(generation, analyzer, without_values(text, question.values));
  question.searched = with_measures(question.asked, question.values);
  text = question.asked;
  question.point = point_of(words_of(text));
  terms = analyzer.analyze(text);
  question.reread = read_as_ranked(generation, analyzer, text, terms);
  for (const index::Term& term : terms) {
    question.spoken.push_back(term.is_stop ? term.word : term.text);
    if (!term.is_stop) question.stems.push_back(term.text);
  }
  question.concepts =
      concepts_of(generation, analyzer, text, terms, question.values, Everyday::kInPassing, false);
  // "How far is the moon from the earth?" is on nothing else.
  if (!is_on_the_trade(question.concepts)) {
    question.concepts =
        concepts_of(generation, analyzer, text, terms, question.values, Everyday::kSubjects, false);
  }
  if (question.concepts.empty()) {
    question.concepts =
        concepts_of(generation, analyzer, text, terms, question.values, Everyday::kSubjects, true);
  }
  leave_out_asking_words(question);
  add_members(generation, analyzer, question.concepts);
  read_as_diagnosis(analyzer, question);
  weigh_carried(generation, analyzer, question);
  for (Concept& wanted : question.concepts) {
    wanted.is_side = !wanted.is_subject && is_side(question.type) &&
                     type_of(words_of(wanted.surface)) == question.type;
    question.weight += wanted.weight;
  }
  question.asks_for_most = asks_for_most(question);
  if (question.asks_for_most) {
    question.type = QuestionType::kDose;
    question.searched += " upper limit";
  }
  if (question.point == Point::kFrequency && question.values.empty()) {
    question.searched = how_common(question.concepts);
  }
  const std::string_view besides = searched_for(question.point);
  if (!besides.empty()) question.searched += ' ' + std::string(besides);
  question.topics = topics_of(text, terms);
  if (!parted.setting.empty()) {
    question.setting = concepts_of(generation, analyzer, parted.setting,
                                   analyzer.analyze(parted.setting), {}, Everyday::kSubjects, true);
    if (!turn.empty()) {
      for (std::string* words_sought : {&question.searched, &question.as_put}) {
        *words_sought += fmt::format(" {}", parted.setting);
      }
    }
  }
  return question;
}

}  // namespace ibid::answer
