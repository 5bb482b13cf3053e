#include "answer/topics_in_index.hpp"

#include <algorithm>

#include "answer/candidates.hpp"
#include "answer/follow_up_forms.hpp"
#include "answer/follow_up_words.hpp"
#include "answer/medicine_class.hpp"
#include "answer/question.hpp"
#include "answer/question_cues.hpp"
#include "answer/subjects.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Passages that tell how a topic is spoken of.
constexpr std::size_t kPassagesOnTopic = 20;
/// Stems of parts of the body.
constexpr std::string_view kBody[] = {"bodi",   "bone",  "brain", "eye",  "heart",   "joint",
                                      "kidney", "liver", "lung",  "skin", "stomach", "thyroid"};
/// Stems of nouns that something has and that may follow its name: "apixaban dose".
constexpr std::string_view kSidesBehind[] = {
    "dosag",   "dose",    "drug",   "intak",  "medic",  "medicin",    "pill",
    "prevent", "symptom", "tablet", "target", "screen", "supplement", "treatment"};

using Terms = std::vector<index::Term>;

/// "high", "chronic disease".
bool has_only_modifiers(const Terms& terms) {
  return std::all_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return is_modifier(term.text) || is_aside(term);
  });
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
  for (const std::string& phrase : analyze_question(generation_, analyzer(), text).topics) {
    // "H. pylori" is one thing.
    const std::string initial = topics.empty() ? std::string{} : topics.back() + ". " + phrase;
    const bool is_abbreviated = !topics.empty() && topics.back().size() == 1;
    if (is_abbreviated && text.find(initial) != std::string_view::npos) {
      topics.back() = named_by(initial);
    } else if (std::string named = named_by(phrase); !named.empty()) {
      topics.push_back(std::move(named));
    }
  }
  if (!topics.empty() && text.starts_with(topics.front())) {
    topics.front() = within_sentence(topics.front());
  }
  return topics;
}

bool TopicsInIndex::is_expression(const Terms& terms) const {
  return !generation_.language().synonyms_of(folded(terms)).empty();
}

std::string TopicsInIndex::named_by(std::string phrase) {
  while (true) {
    const Terms terms = analyzer().analyze(phrase);
    if (terms.empty()) return {};
    const bool names_alone = is_expression(terms);
    if (std::all_of(terms.begin(), terms.end(), is_aside)) return {};
    if (!names_alone && has_only_modifiers(terms)) return {};
    if (terms.size() == 1 || names_alone) return phrase;
    if (is_doing(terms.front())) {
      phrase.erase(0, terms[1].range.begin);
      continue;
    }
    std::string rest = phrase.substr(0, terms[terms.size() - 2].range.end);
    // "urate-lowering treatment" is one thing.
    const bool has_side =
        text::is_one_of(terms.back().text, kSidesBehind) && !rest.ends_with("ing");
    if (!is_doing(terms.back()) && (!has_side || kind(rest) == TopicKind::kUnknown)) return phrase;
    phrase = std::move(rest);
  }
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
      if (spoken.kind == TopicKind::kUnknown) spoken.kind = look_up(name).kind;
    }
  }
  if (is_body_part(topic)) {
    spoken.kind = TopicKind::kUnknown;
  } else if (spoken.kind == TopicKind::kUnknown &&
             !generation_.language().class_of(folded(terms)).empty()) {
    spoken.kind = TopicKind::kGiven;
  }
  return known_.emplace(topic, spoken).first->second;
}

TopicsInIndex::Spoken TopicsInIndex::look_up(const std::string& topic) {
  Spoken spoken;
  Reading reading(generation_);
  retrieve::SearchOptions options;
  options.top_k = kPassagesOnTopic;
  const auto found = retrieve::search(generation_, topic, options);
  if (!found) return spoken;
  const auto passages = reading.passages(found->hits);
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
  retrieve::SearchOptions options;
  options.top_k = kPassagesOnTopic;
  const auto found = retrieve::search(generation_, question.asked, options);
  if (!found) return false;
  const auto passages = reading.passages(found->hits);
  if (!passages) return false;
  std::vector<Candidate> candidates = reading.candidates(*passages);
  mark_subjects(question, *passages, candidates, reading.vocabulary());
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return candidate.subjects == all; });
}

}  // namespace ibid::answer
