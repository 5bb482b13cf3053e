#include "retrieve/similarity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "retrieve/bm25_text.hpp"
#include "retrieve/memory_generation.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {
namespace {

std::vector<const Candidate*> pointers_to(const std::vector<Candidate>& candidates) {
  std::vector<const Candidate*> pointers;
  for (const Candidate& candidate : candidates) pointers.push_back(&candidate);
  return pointers;
}

TEST(Support, RaisesACandidateThatResemblesTheBestAboveOneThatDoesNot) {
  const MemoryGeneration generation({
      {"best", "", "zinc lowers fracture risk in elderly women with osteoporosis"},
      {"alike", "", "osteoporosis in elderly women and fracture risk with low zinc"},
      {"other", "", "zinc coating of steel protects bridges from corrosion"},
      {"filler", "", "steel bridges corrosion coating elderly women fracture risk"},
  });
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  CandidateReader reader(workspace, question);
  const std::vector<Candidate> candidates = {*reader.read(0), *reader.read(1), *reader.read(2)};
  const std::vector<double> scores = {1, 0.5, 0.5};
  const Support support = support_among(pointers_to(candidates), scores, workspace.lexicon);
  EXPECT_GT(support.to_the_best[1], support.to_the_best[2]);
  EXPECT_GT(support.neighbours[1], support.neighbours[2]);
  EXPECT_GT(support.smoothed[1], support.smoothed[2]);
}

/// By its definition, pair by pair, in the order of `a`'s terms.
float similarity_of(const Candidate& a, const Candidate& b, Lexicon& lexicon) {
  const auto weight_of = [&](const Candidate& candidate, const TermCount& count) {
    return lexicon.document_frequency(count.term) < 2
               ? 0
               : lexicon.idf(count.term) *
                     saturation(count.frequency, relative_length(candidate, lexicon));
  };
  const auto unit_of = [&](const Candidate& candidate, const TermCount& count) {
    double squares = 0;
    for (const TermCount& each : candidate.bag) {
      squares += weight_of(candidate, each) * weight_of(candidate, each);
    }
    const auto weight = static_cast<float>(weight_of(candidate, count));
    return static_cast<float>(static_cast<double>(weight) / (squares > 0 ? std::sqrt(squares) : 1));
  };
  float similarity = 0;
  for (const TermCount& mine : a.bag) {
    for (const TermCount& theirs : b.bag) {
      if (mine.term == theirs.term) similarity += unit_of(a, mine) * unit_of(b, theirs);
    }
  }
  return similarity;
}

TEST(Support, IsWhatEachPairGivesByItself) {
  std::mt19937 random(1);
  std::vector<MemoryGeneration::Text> passages;
  for (int i = 0; i < 75; ++i) {
    std::string text;
    for (std::size_t w = 5 + random() % 30; w > 0; --w) {
      text += "word" + std::string(1 + random() % 3, static_cast<char>('a' + random() % 20)) + ' ';
    }
    passages.push_back({"p" + std::to_string(i), "", text});
  }
  const MemoryGeneration generation(passages);
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "worda");
  CandidateReader reader(workspace, question);
  for (const std::size_t count : {2u, 31u, 32u, 33u, 75u}) {
    std::vector<Candidate> candidates;
    std::vector<double> scores;
    for (std::size_t i = 0; i < count; ++i) {
      candidates.push_back(*reader.read(static_cast<index::PassageNumber>(i)));
      scores.push_back(1 / (1 + static_cast<double>(i)));
    }
    const Support support = support_among(pointers_to(candidates), scores, workspace.lexicon);
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::pair<float, std::size_t>> others;  // by descending similarity
      double to_the_best = 0;
      for (std::size_t j = 0; j < count; ++j) {
        if (j == i) continue;
        const float similarity = similarity_of(candidates[i], candidates[j], workspace.lexicon);
        others.emplace_back(-similarity, j);
        if (j < kNeighbours) to_the_best += static_cast<double>(similarity) * scores[j];
      }
      std::sort(others.begin(), others.end());
      double neighbours = 0;
      for (std::size_t o = 0; o < std::min(kNeighbours, others.size()); ++o) {
        neighbours += static_cast<double>(-others[o].first) * scores[others[o].second];
      }
      EXPECT_EQ(support.to_the_best[i], to_the_best) << count << " candidates, " << i;
      EXPECT_EQ(support.neighbours[i], neighbours) << count << " candidates, " << i;
    }
  }
}

TEST(Support, OfOneCandidateAloneIsNone) {
  const MemoryGeneration generation({{"only", "", "zinc"}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  const std::vector<Candidate> candidates = {*CandidateReader(workspace, question).read(0)};
  const std::vector<double> scores = {1};
  const Support support = support_among(pointers_to(candidates), scores, workspace.lexicon);
  EXPECT_EQ(support.to_the_best[0], 0);
  EXPECT_EQ(support.neighbours[0], 0);
  EXPECT_GT(support.smoothed[0], 0);
  EXPECT_TRUE(support_among({}, {}, workspace.lexicon).smoothed.empty());
}

// A lexicon numbers terms by what the thread met before; what is computed must not show it.
TEST(Support, DoesNotDependOnTheNumbersOfTerms) {
  const MemoryGeneration generation({
      {"a", "", "zinc lowers fracture risk in elderly women"},
      {"b", "", "fracture risk of women with low zinc and calcium"},
      {"c", "", "calcium and zinc in women"},
  });
  const auto supports = [&](const std::vector<std::string>& met_before) {
    Workspace workspace(generation);
    for (const std::string& term : met_before) (void)workspace.lexicon.number_of(term);
    const Question question = analyze_question(workspace.analyzer, "zinc fracture");
    CandidateReader reader(workspace, question);
    const std::vector<Candidate> candidates = {*reader.read(0), *reader.read(1), *reader.read(2)};
    const std::vector<double> scores = {1, 0.7, 0.6};
    return support_among(pointers_to(candidates), scores, workspace.lexicon);
  };
  const Support plain = supports({});
  const Support other = supports({"women", "risk", "calcium", "fractur", "zinc"});
  EXPECT_EQ(plain.smoothed, other.smoothed);
  EXPECT_EQ(plain.neighbours, other.neighbours);
  EXPECT_EQ(plain.to_the_best, other.to_the_best);
}

}  // namespace
}  // namespace ibid::retrieve
