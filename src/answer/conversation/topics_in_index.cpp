#include "answer/conversation/topics_in_index.hpp"

#include <algorithm>

#include "answer/candidates.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/medicine_class.hpp"
#include "answer/question.hpp"
#include "answer/question_cues.hpp"
#include "answer/subjects.hpp"
#include "index/medicine_names.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// At the end of a phrase they begin what follows: "levothyroxine three weeks ago".
constexpr std::string_view kNumberWords[] = {"one",   "two",   "three", "four", "five",  "six",
                                             "seven", "eight", "nine",  "ten",  "twelve"};
/// Passages that tell how a topic is spoken of.
constexpr std::size_t kPassagesOnTopic = 20;
/// Words of an unknown phrase of which each part is looked up.
constexpr std::size_t kWordsTried = 4;
/// Of a phrase with parts at all: each beginning of it may cost a search.
constexpr std::size_t kPartedWordsMax = 8;
constexpr std::size_t kNameBytesMin = 5;
/// Stems of the last words of classes of medicines, and of what is taken.
constexpr std::string_view kClasses[] = {
    "corticosteroid", "agonist",    "antagonist", "antibiot", "antidepress", "blocker", "diuret",
    "inhal",          "inhibitor",  "inject",     "nsaid",    "opioid",      "pill",    "statin",
    "steroid",        "supplement", "tablet",     "thinner",  "triptan",     "vaccin"};
/// Stems that make another thing of what they stand before.
constexpr std::string_view kAmounts[] = {"elev", "high", "low", "rais", "reduc"};
/// Behind which stands what there is too little of.
constexpr std::string_view kLacking[] = {"lack of",    "lacking",  "low on",
                                         "not enough", "short of", "short on"};
/// Stems of parts of the body.
constexpr std::string_view kBody[] = {"bodi",   "bone",  "brain", "eye",  "heart",   "joint",
                                      "kidney", "liver", "lung",  "skin", "stomach", "thyroid"};
/// Stems of what is measured or felt, of which those who write of it speak as of a remedy.
constexpr std::string_view kNeverGiven[] = {
    "aura",  "count",  "creatinin", "densiti", "ferritin", "function", "growth", "hemoglobin",
    "level", "mortal", "pressur",   "qualiti", "rate",     "risk",     "score"};
/// Stems of nouns that something given has, or a condition, and that may follow its name: "apixaban
/// dose", "gout treatment".
constexpr std::string_view kSidesOfGiven[] = {"dosag", "dose",       "intak",
                                              "pill",  "supplement", "tablet"};
constexpr std::string_view kSidesOfCondition[] = {"drug",   "medic",   "medicin", "prevent",
                                                  "screen", "symptom", "target",  "treatment"};

using Terms = std::vector<index::Term>;

/// "high", "chronic disease".
bool has_only_modifiers(const Terms& terms) {
  return std::all_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return is_modifier(term.text) || is_aside(term);
  });
}

/// "ACE inhibitors": longer ones name more than a class.
bool is_class(const Terms& terms) {
  return !terms.empty() && terms.size() <= 3 && !is_aside(terms.front()) &&
         text::is_one_of(terms.back().text, kClasses);
}

/// "2024"
bool is_year(std::string_view word) {
  return word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20"));
}

std::string folded(const Terms& terms) {
  std::string words;
  for (const index::Term& term : terms) words += (words.empty() ? "" : " ") + term.word;
  return words;
}

}  // namespace

index::Analyzer& TopicsInIndex::analyzer() const {
  return retrieve::analyzer_of(generation_);
}

Phrases TopicsInIndex::topics_of(std::string_view text) {
  Phrases topics;
  const Phrases named_in_text = analyze_question(generation_, analyzer(), text).topics;
  for (std::string phrase : whole_expressions(named_in_text, text)) {
    phrase = without_verb(phrase, text);
    // "H. pylori" is one thing.
    const std::string initial = topics.empty() ? std::string{} : topics.back() + ". " + phrase;
    const bool is_abbreviated = !topics.empty() && topics.back().size() == 1;
    // "therapy H. pylori"
    const bool ends_abbreviated = !topics.empty() && topics.back().size() > 2 &&
                                  topics.back()[topics.back().size() - 2] == ' ' &&
                                  text::is_upper(topics.back().back());
    if (ends_abbreviated && text.find(initial) != std::string_view::npos) {
      const std::string before = topics.back().substr(0, topics.back().size() - 2);
      const std::string whole = named_by(initial.substr(initial.size() - phrase.size() - 3));
      topics.pop_back();
      if (std::string named = named_by(before); !named.empty()) topics.push_back(named);
      if (!whole.empty()) topics.push_back(whole);
    } else if (is_abbreviated && text.find(initial) != std::string_view::npos) {
      topics.back() = named_by(initial);
    } else if (std::string named = named_by(phrase); !named.empty()) {
      for (const std::string& part : parts_of(named)) {
        const Spoken& spoken = of(part);
        const bool is_other_name = spoken.kind == TopicKind::kCondition &&
                                   !spoken.known_as.empty() && part.find(' ') == std::string::npos;
        topics.push_back(is_other_name ? spoken.known_as : lacked(part, text));
      }
    }
  }
  if (!topics.empty() && text.starts_with(topics.front())) {
    topics.front() = within_sentence(topics.front());
  }
  return topics;
}

/// "low vitamin D" of "short of vitamin D", where that is known as a condition.
std::string TopicsInIndex::lacked(const std::string& topic, std::string_view text) {
  const std::string_view before =
      text::trimmed(text.substr(0, std::min(text.find(topic), text.size())));
  const bool is_lacked =
      std::any_of(std::begin(kLacking), std::end(kLacking),
                  [&](std::string_view words) { return before.ends_with(words); });
  std::string low = "low " + topic;
  return is_lacked && kind(low) == TopicKind::kCondition ? low : topic;
}

/// "heart failure with preserved ejection fraction" is one thing.
Phrases TopicsInIndex::whole_expressions(const Phrases& phrases, std::string_view text) const {
  Phrases whole;
  for (const std::string& phrase : phrases) {
    const std::size_t begin = whole.empty() ? text.npos : text.find(whole.back());
    const std::size_t at = begin == text.npos ? begin : text.find(phrase, begin + 1);
    const std::string_view both =
        at == text.npos ? "" : text.substr(begin, at + phrase.size() - begin);
    if (!both.empty() && is_expression(analyzer().analyze(both))) {
      whole.back() = both;
    } else {
      whole.push_back(phrase);
    }
  }
  return whole;
}

/// Without the verb of a question with which it begins: "do I begin", "what should replace eGFR",
/// "which bleeds less".
std::string TopicsInIndex::without_verb(const std::string& phrase, std::string_view text) {
  const std::size_t at = text.find(phrase);
  const Terms before = analyzer().analyze(text.substr(0, std::min(at, text.size())));
  const Terms terms = analyzer().analyze(phrase);
  if (at == text.npos || before.empty() || terms.empty()) return phrase;
  const std::string& last = before.back().word;
  const bool is_modal_behind_asking = before.size() > 1 && asks(before[before.size() - 2].word) &&
                                      opens_yes_no(last) && last != "is" && last != "are";
  const Terms behind = analyzer().analyze(text.substr(at + terms.front().range.end));
  const bool is_compared = asks(last) && terms.front().word.ends_with('s') && !behind.empty() &&
                           is_comparative(behind.front().word);
  const std::string first = phrase.substr(0, terms.front().range.end);
  const bool is_verb = is_subject(last) || is_compared ||
                       (is_modal_behind_asking && kind(first) == TopicKind::kUnknown);
  if (!is_verb) return phrase;
  return terms.size() == 1 ? std::string{} : phrase.substr(terms[1].range.begin);
}

bool TopicsInIndex::is_expression(const Terms& terms) const {
  return !generation_.language().synonyms_of(folded(terms)).empty();
}

std::string TopicsInIndex::named_by(std::string phrase) {
  while (true) {
    const Terms terms = analyzer().analyze(phrase);
    if (terms.empty()) return {};
    const bool names_alone = is_expression(terms);
    // "combined pill"
    const bool is_named_class =
        names_alone && terms.size() > 1 && text::is_one_of(terms.back().text, kClasses);
    if (!is_named_class && std::all_of(terms.begin(), terms.end(), is_aside)) return {};
    if (terms.size() > 1 &&
        (is_year(terms.back().word) || text::is_one_of(terms.back().word, kNumberWords))) {
      phrase.erase(terms[terms.size() - 2].range.end);
      continue;
    }
    if (!names_alone && has_only_modifiers(terms)) return {};
    if (terms.size() == 1 || names_alone) return phrase;
    if (is_doing(terms.front())) {
      phrase.erase(0, terms[1].range.begin);
      continue;
    }
    std::string rest = phrase.substr(0, terms[terms.size() - 2].range.end);
    if (!is_doing(terms.back()) && !asks_of_nature({terms.back()}) &&
        !is_side_of(terms.back(), rest))
      return phrase;
    phrase = std::move(rest);
  }
}

/// "urate-lowering treatment" is one thing.
bool TopicsInIndex::is_side_of(const index::Term& side, const std::string& topic) {
  const bool of_given = text::is_one_of(side.text, kSidesOfGiven);
  const bool of_condition = text::is_one_of(side.text, kSidesOfCondition);
  if ((!of_given && !of_condition) || topic.ends_with("ing")) return false;
  const TopicKind whose = kind(topic);
  return whose == TopicKind::kGiven || (of_condition && whose == TopicKind::kCondition);
}

/// "CKD diet" is on CKD and on diet; what is known as a whole is one thing. Of another phrase the
/// part that is known: "steroid inhalers" of "steroid inhalers stunt growth".
Phrases TopicsInIndex::parts_of(const std::string& phrase) {
  const Terms terms = analyzer().analyze(phrase);
  if (terms.size() > kPartedWordsMax) return {phrase};
  // "SGLT2 inhibitors slow chronic kidney disease"
  for (std::size_t length = terms.size() - 1; length > 0 && !is_expression(terms); --length) {
    std::string first = phrase.substr(0, terms[length - 1].range.end);
    if (!is_doing(terms[length])) continue;
    if (!is_called_medicine(first) && !is_class_of_medicines(first) &&
        kind(first) != TopicKind::kGiven) {
      continue;
    }
    const std::string rest = named_by(phrase.substr(terms[length].range.begin));
    if (rest.empty()) return {std::move(first)};
    Phrases parts{std::move(first)};
    for (std::string& part : parts_of(rest)) parts.push_back(std::move(part));
    return parts;
  }
  if (is_expression(terms) || kind(phrase) != TopicKind::kUnknown) return {phrase};
  for (std::size_t length = terms.size() - 1; length > 0; --length) {
    const std::string first = phrase.substr(0, terms[length - 1].range.end);
    const bool is_numbered = length + 1 == terms.size() && is_number(terms[length].word);
    if (is_numbered && is_called_remedy(text::lower_ascii(first))) return {first};
    if (!is_name_of_condition(first)) continue;
    const std::string rest = named_by(phrase.substr(terms[length].range.begin));
    // "CKD 4"
    if (is_numbered) return {first};
    return rest.empty() ? Phrases{phrase} : Phrases{first, rest};
  }
  const std::string& last = terms.back().text;
  // "steroid inhaler stunt"
  if (is_aspect(last) && terms.size() > 2) {
    std::string rest = phrase.substr(0, terms[terms.size() - 2].range.end);
    if (kind(rest) != TopicKind::kUnknown) return {std::move(rest)};
  }
  const bool is_of_side = is_aspect(last) || text::is_one_of(last, kSidesOfGiven) ||
                          text::is_one_of(last, kSidesOfCondition);
  if (terms.size() > kWordsTried || is_of_side || text::is_one_of(terms.front().text, kAmounts))
    return {phrase};
  // What is called so before what is spoken of so.
  for (const bool by_name : {true, false}) {
    for (std::size_t length = terms.size() - 1; length > 0; --length) {
      for (std::size_t i = 0; i + length <= terms.size(); ++i) {
        const std::size_t begin = terms[i].range.begin;
        std::string part = phrase.substr(begin, terms[i + length - 1].range.end - begin);
        const bool only_modifies =
            has_only_modifiers(Terms(terms.begin() + static_cast<std::ptrdiff_t>(i),
                                     terms.begin() + static_cast<std::ptrdiff_t>(i + length)));
        const bool is_name = part.size() >= kNameBytesMin && !only_modifies &&
                             !(length == 1 && is_aside(terms[i])) &&
                             (!by_name || is_called_medicine(part) || is_called_condition(part));
        if (is_name && kind(part) != TopicKind::kUnknown) return {std::move(part)};
      }
    }
  }
  return {phrase};
}

bool TopicsInIndex::is_called_medicine(const std::string& topic) const {
  return index::is_medicine(generation_.language(), folded(analyzer().analyze(topic)));
}

bool TopicsInIndex::is_class_of_medicines(const std::string& topic) const {
  return is_class(analyzer().analyze(topic));
}

/// By its ending, or that of another name of it.
bool TopicsInIndex::is_name_of_condition(const std::string& topic) const {
  if (is_called_condition(topic)) return true;
  const auto sets = generation_.language().synonyms_of(folded(analyzer().analyze(topic)));
  return std::any_of(sets.begin(), sets.end(), [](const index::SynonymSet* set) {
    return std::any_of(set->expressions.begin(), set->expressions.end(), is_called_condition);
  });
}

std::string TopicsInIndex::within_sentence(const std::string& topic) {
  return of(topic).in_lower_case ? with_small_initial(topic) : topic;
}

const TopicsInIndex::Spoken& TopicsInIndex::of(const std::string& topic) {
  if (const auto known = known_.find(topic); known != known_.end()) return known->second;
  Spoken spoken = look_up(topic);
  const Terms terms = analyzer().analyze(topic);
  for (const index::SynonymSet* set : generation_.language().synonyms_of(folded(terms))) {
    for (const std::string& name : set->expressions) {
      if (spoken.kind != TopicKind::kUnknown) break;
      spoken.kind = look_up(name).kind;
      spoken.known_as = name;
    }
  }
  const bool is_never_given = spoken.kind == TopicKind::kGiven && !terms.empty() &&
                              text::is_one_of(terms.back().text, kNeverGiven);
  // "preserved ejection fraction"
  const bool is_state = terms.size() > 1 && terms.back().text == "fraction";
  if (is_state) {
    spoken.kind = TopicKind::kCondition;
  } else if (is_body_part(topic) || is_never_given) {
    spoken.kind = TopicKind::kUnknown;
  } else if (spoken.kind == TopicKind::kUnknown &&
             (is_called_medicine(topic) || is_class(terms) ||
              (terms.size() > 1 && is_expression(terms) &&
               text::is_one_of(terms.back().text, kClasses)))) {
    spoken.kind = TopicKind::kGiven;
  } else if (spoken.kind == TopicKind::kUnknown) {
    spoken.kind = kind_by_name(topic, terms);
  }
  return known_.emplace(topic, spoken).first->second;
}

/// Of what the index says too little: as it is called, or as what it is a kind of ("acute gout").
TopicKind TopicsInIndex::kind_by_name(const std::string& topic, const Terms& terms) {
  if (terms.empty()) return TopicKind::kUnknown;
  // An "attack" alone is one of anything.
  const bool is_noun_alone = terms.size() == 1 && is_called_condition(topic);
  if (!is_noun_alone && is_name_of_condition(topic)) return TopicKind::kCondition;
  // What bleeds, or is measured, is no remedy, whatever it is called.
  if (!is_outcome(terms.back()) && is_called_remedy(text::lower_ascii(topic))) {
    return TopicKind::kGiven;
  }
  for (const index::SynonymSet* set : generation_.language().synonyms_of(folded(terms))) {
    const bool is_class_named =
        std::any_of(set->expressions.begin(), set->expressions.end(),
                    [&](const std::string& name) { return is_class(analyzer().analyze(name)); });
    if (is_class_named) return TopicKind::kGiven;
  }
  const bool is_kind = terms.size() > 1 && is_modifier(terms.front().text) &&
                       !text::is_one_of(terms.front().text, kAmounts);
  return is_kind && kind(topic.substr(terms[1].range.begin)) == TopicKind::kCondition
             ? TopicKind::kCondition
             : TopicKind::kUnknown;
}

Result<std::vector<FoundPassage>> TopicsInIndex::passages_on(std::string_view text,
                                                             Reading& reading) const {
  retrieve::SearchOptions options;
  options.top_k = kPassagesOnTopic;
  // What a topic is shows in how texts speak of it.
  options.by_questions = false;
  const auto found = retrieve::search(generation_, text, options);
  if (!found) return tl::unexpected(found.error());
  return reading.passages(found->hits);
}

TopicsInIndex::Spoken TopicsInIndex::look_up(const std::string& topic) {
  Spoken spoken;
  Reading reading(generation_);
  const Result<std::vector<FoundPassage>> passages = passages_on(topic, reading);
  if (!passages) return spoken;
  const std::vector<Candidate> candidates = reading.candidates(*passages);
  spoken.kind = kind_of(topic, use_of(topic, candidates, reading.vocabulary()));
  const std::string lower = with_small_initial(topic);
  spoken.in_lower_case =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.text(*passages).find(lower) != std::string_view::npos;
      });
  return spoken;
}

std::string TopicsInIndex::treated_by(const std::string& remedy) {
  Reading reading(generation_);
  const Result<std::vector<FoundPassage>> passages = passages_on(remedy, reading);
  if (!passages) return {};
  std::map<std::string, std::size_t> passages_on;
  std::size_t naming = 0;
  for (const FoundPassage& passage : *passages) {
    if (text::lower_ascii(passage.passage->text).find(text::lower_ascii(remedy)) ==
        std::string::npos) {
      continue;
    }
    ++naming;
    const std::string& title = passage.document->source.title;
    ++passages_on[with_small_initial(
        title.substr(0, std::min(title.find(": "), title.find(" ("))))];
  }
  for (const auto& [condition, count] : passages_on) {
    if (naming > 1 && 2 * count > naming && kind(condition) == TopicKind::kCondition)
      return condition;
  }
  return {};
}

bool TopicsInIndex::is_body_part(std::string_view topic) const {
  const Terms terms = analyzer().analyze(topic);
  return terms.size() == 1 && text::is_one_of(terms.front().text, kBody);
}

bool TopicsInIndex::speaks_of_all(const std::string& text) {
  const auto [at, is_new] = together_.try_emplace(text, false);
  if (!is_new) return at->second;
  const auto readings = readings_by_class(generation_.language(), analyzer(), text);
  at->second = has_passage_on(text) ||
               std::any_of(readings.begin(), readings.end(), [&](const ClassReading& reading) {
                 return has_passage_on(reading.question);
               });
  return at->second;
}

bool TopicsInIndex::has_passage_on(const std::string& text) {
  const Question question = analyze_question(generation_, analyzer(), text);
  const std::uint32_t all = all_subjects(question);
  if (all == 0 || known_subjects(question) != all) return false;
  Reading reading(generation_);
  const Result<std::vector<FoundPassage>> passages = passages_on(question.asked, reading);
  if (!passages) return false;
  std::vector<Candidate> candidates = reading.candidates(*passages);
  mark_subjects(question, *passages, candidates, reading.vocabulary());
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return candidate.subjects == all; });
}

}  // namespace ibid::answer
