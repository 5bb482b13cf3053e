// Candidates of passages whose words were numbered by the ranking beside those cut anew.
#include "answer/candidates.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/corpus_generation.hpp"
#include "answer/memory_generation.hpp"
#include "answer/snippet_documents.hpp"
#include "model/digest.hpp"

namespace ibid::answer {
namespace {

/// All that shows of a candidate but its scores.
struct Shown {
  std::string text;
  std::uint32_t found, ordinal, siblings;
  std::vector<std::uint32_t> references;
  std::vector<std::string> stems;
  std::size_t words;
  Standing standing;
  bool is_widened;
  friend bool operator==(const Shown&, const Shown&) = default;
};

std::vector<Shown> shown(std::span<const Candidate> candidates,
                         std::span<const FoundPassage> passages, const Vocabulary& vocabulary) {
  std::vector<Shown> all;
  for (const Candidate& candidate : candidates) {
    std::vector<std::string> stems;
    for (const StemNumber stem : candidate.stems) stems.emplace_back(vocabulary.text_of(stem));
    all.push_back({std::string(candidate.text(passages)),
                   candidate.found,
                   candidate.ordinal,
                   candidate.siblings,
                   {candidate.references.begin(), candidate.references.end()},
                   std::move(stems),
                   candidate.words,
                   candidate.standing,
                   candidate.is_widened});
  }
  return all;
}

void expect_alike(const index::Generation& generation) {
  std::vector<retrieve::Hit> hits;
  for (index::PassageNumber number = 0; number < generation.passage_limit(); ++number) {
    hits.push_back({number, 1, 1, 0, {}});
  }
  Reading reading(generation);
  const auto passages = reading.passages(hits);
  ASSERT_TRUE(passages);
  const auto read = reading.candidates(*passages);
  Vocabulary vocabulary(generation);
  const auto anew = candidates_of(*passages, vocabulary);
  ASSERT_FALSE(anew.empty());
  EXPECT_EQ(shown(read, *passages, reading.vocabulary()), shown(anew, *passages, vocabulary));
}

TEST(Candidates, OfAReadingAreThoseOfItsPassagesAlone) {
  expect_alike(test::corpus());
}

TEST(Candidates, OfTextsWithMarksAndManyScriptsAreSoToo) {
  const std::string texts[] = {
      "Zinc raised bone mass in women.1 However, it fell in men.2,3 Copper did not change [4].",
      "The hazard ratio was 0.85 (95% CI 0.65–1.12).[5]Next, TNF-α fell by 12 µg/dL in all of "
      "them.",
      "亜鉛は骨を強くする。It helps older women.\n\n- Zinc 1,200 mg a day is safe in adults.",
      "Zinc fell by 15.2 Copper rose by 234.",
  };
  std::vector<Document> documents;
  for (const std::string& text : texts) {
    Document document;
    document.id = document.source.id = "d" + std::to_string(documents.size());
    document.source.title = "On zinc";
    document.references.resize(5);
    Passage passage;
    passage.id = document.id + "#0";
    passage.document_id = passage.source_id = document.id;
    passage.text = text;
    passage.range = {0, text.size()};
    passage.sha256 = model::sha256_hex(text);
    for (std::uint32_t mark = 1; mark <= 5; ++mark) {
      const std::size_t at = text.find(std::to_string(mark));
      if (at != std::string::npos) passage.citations.push_back({{at, at + 1}, {mark - 1}});
    }
    document.passages.push_back(std::move(passage));
    documents.push_back(std::move(document));
  }
  expect_alike(test::MemoryGeneration(std::move(documents)));
}

}  // namespace
}  // namespace ibid::answer
