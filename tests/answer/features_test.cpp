// Features from marked numbers beside the same from sets of words.
#include "answer/features.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "answer/corpus_generation.hpp"
#include "answer/question_cues.hpp"
#include "answer/subjects.hpp"
#include "index/analyzer.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

using Words = std::set<std::string>;

/// The plain way: everything is looked up by its text.
class Plain {
 public:
  explicit Plain(const index::Generation& generation)
      : generation_(generation), analyzer_(generation.language()) {}

  Words words_of(const std::string& text) {
    Words words;
    for (const index::Term& term : analyzer_.analyze(text)) {
      if (!term.is_stop) words.insert(term.text);
    }
    return words;
  }

  double weight_of(const Words& words) const {
    double sum = 0;
    for (const std::string& word : words) sum += rarity(generation_, word);
    return sum;
  }

  /// Of all of `wanted`'s rarity, what `words` have.
  double share(const Words& wanted, const Words& words) const {
    double held = 0;
    for (const std::string& word : wanted)
      held += words.contains(word) ? rarity(generation_, word) : 0;
    const double all = weight_of(wanted);
    return all > 0 ? held / all : 0;
  }

  double concept_coverage(const Question& question, const Words& words) const {
    double sum = 0;
    for (const Concept& wanted : question.concepts) sum += said(wanted, words) * wanted.weight;
    return question.weight > 0 ? sum / question.weight : 0;
  }

  /// How much of the concept they have of the alternative that they have best.
  double said(const Concept& wanted, const Words& words) const {
    double best = 0;
    for (const Stems& stems : wanted.alternatives) {
      best = std::max(best, share(Words(stems.begin(), stems.end()), words));
    }
    return best;
  }

  /// The sum of `share_of` each concept, weighed as the search weighs its words.
  double key_share(const Question& question, const auto& share_of) const {
    double sum = 0;
    for (const Concept& wanted : question.concepts) {
      double heaviest = 0;
      for (const Stems& stems : wanted.alternatives) {
        double weight = 0;
        for (const std::string& stem : stems) {
          for (const retrieve::QuestionTerm& term : question.searched_terms) {
            if (term.is_keyword && term.term == stem) {
              weight += term.weight * rarity(generation_, stem);
            }
          }
        }
        heaviest = std::max(heaviest, weight);
      }
      sum += heaviest * share_of(wanted);
    }
    return sum;
  }

  double query_score(const Question& question, const Words& words) const {
    double asked = 0;
    double found = 0;
    for (const retrieve::QuestionTerm& term : question.searched_terms) {
      const double weight = term.weight * rarity(generation_, term.term);
      if (term.is_keyword) asked += weight;
      if (words.contains(term.term)) found += weight;
    }
    return found / asked;
  }

  static bool names(const Concept& wanted, const Words& words, const Plain& plain) {
    return std::any_of(
        wanted.alternatives.begin(), wanted.alternatives.end(), [&](const Stems& stems) {
          Words subject(stems.begin(), stems.end());
          if (stems.size() > 1) {
            std::erase_if(subject, [](const std::string& stem) { return is_modifier(stem); });
          }
          const double enough = &stems == &wanted.alternatives.front() ? 0.6 : 0.999;
          return !subject.empty() && plain.share(subject, words) >= enough;
        });
  }

  double squares(const Words& words) const {
    double sum = 0;
    for (const std::string& word : words) sum += std::pow(rarity(generation_, word), 2);
    return sum;
  }

 private:
  const index::Generation& generation_;
  index::Analyzer analyzer_;
};

TEST(Features, AreThoseOfSetsOfWords) {
  const index::Generation& generation = test::corpus();
  index::Analyzer analyzer(generation.language());
  Plain plain(generation);
  for (const std::string text :
       {"Is hypozincemia (zinc deficiency) linked to osteoporosis?", "How much vitamin D a day?",
        "What are the side effects of inhaled steroids in children with asthma?"}) {
    Question question = analyze_question(generation, analyzer, text);
    retrieve::SearchOptions options;
    options.top_k = 20;
    const auto found = retrieve::search(generation, text, options);
    question.searched_terms = found->terms;
    Reading reading(generation);
    const auto passages = reading.passages(found->hits);
    auto candidates = reading.candidates(*passages);
    mark_subjects(question, *passages, candidates, reading.vocabulary());
    const bool asks_of_side = std::any_of(question.concepts.begin(), question.concepts.end(),
                                          [](const Concept& wanted) { return wanted.is_side; });
    const auto rows = features_of(question, *passages, candidates, reading.vocabulary());
    ASSERT_EQ(rows.size(), candidates.size());
    ASSERT_GE(rows.size(), 10u);
    const Words asked = plain.words_of(text);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto value = [&](Feature feature) { return value_of(rows[i], feature); };
      const FoundPassage& passage = (*passages)[candidates[i].found];
      const Words words = plain.words_of(std::string(candidates[i].text(*passages)));
      std::string headings;
      for (const std::string& heading : passage.passage->section_path) headings += ' ' + heading;
      Words headed = words;
      headed.merge(plain.words_of(passage.document->source.title + headings));
      Words context = headed;
      for (const Candidate& other : candidates) {
        if (other.found != candidates[i].found) continue;
        context.merge(plain.words_of(std::string(other.text(*passages))));
      }
      Words common;
      for (const std::string& word : words) {
        if (asked.contains(word)) common.insert(word);
      }
      double named = 0;
      bool on_topic = false;
      bool has_topic = false;
      for (const Concept& wanted : question.concepts) {
        if (Plain::names(wanted, headed, plain)) named += wanted.weight / question.weight;
        if (wanted.alternatives.size() < 2) continue;
        has_topic = true;
        on_topic = on_topic || Plain::names(wanted, context, plain);
      }
      const double keys = plain.key_share(question, [](const Concept&) { return 1.0; });
      EXPECT_NEAR(value(Feature::kKeyCoverage) * keys,
                  plain.key_share(question,
                                  [&](const Concept& wanted) { return plain.said(wanted, words); }),
                  1e-9);
      EXPECT_NEAR(value(Feature::kKeyNamed) * keys,
                  plain.key_share(question,
                                  [&](const Concept& wanted) {
                                    return Plain::names(wanted, headed, plain) ? 1.0 : 0.0;
                                  }),
                  1e-9);
      EXPECT_NEAR(value(Feature::kQueryScore), plain.query_score(question, words), 1e-9);
      EXPECT_NEAR(value(Feature::kConceptCoverage), plain.concept_coverage(question, words), 1e-9);
      EXPECT_NEAR(value(Feature::kContextCoverage), plain.concept_coverage(question, context),
                  1e-9);
      EXPECT_NEAR(value(Feature::kStemCoverage), plain.share(asked, words), 1e-9);
      EXPECT_NEAR(value(Feature::kPassageCoverage), plain.share(asked, context), 1e-9);
      // A side is named otherwise: subjects_test.cpp.
      if (!asks_of_side) {
        EXPECT_NEAR(value(Feature::kNamed), named, 1e-9);
      }
      EXPECT_NEAR(value(Feature::kHeadings), plain.share(asked, plain.words_of(headings)), 1e-9);
      EXPECT_EQ(value(Feature::kInField), on_topic || !has_topic ? 1 : 0);
      const double norms = std::sqrt(plain.squares(asked) * plain.squares(words));
      EXPECT_NEAR(value(Feature::kQuestionCosine), norms > 0 ? plain.squares(common) / norms : 0,
                  1e-9);
    }
  }
}

}  // namespace
}  // namespace ibid::answer
