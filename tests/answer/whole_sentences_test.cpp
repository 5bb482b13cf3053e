// Which texts are sentences that say something, and where their claim begins.
#include "answer/whole_sentences.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "answer/snippet_documents.hpp"

namespace ibid::answer {
namespace {

TEST(WholeSentences, HaveAFiniteVerb) {
  for (const std::string whole :
       {"Zinc binds calprotectin.", "Statins lower cholesterol", "Offer iron tablets once a day.",
        "The dose was halved.", "Fewer fractures occurred with zinc.",
        "We confirm the role of zinc.", "mRNA is short.", "1.5. Consider iron tablets.",
        "Statins also lower the risk of stroke."}) {
    EXPECT_TRUE(is_whole_sentence(whole, true)) << whole;
  }
  for (const std::string title :
       {"Growth Factors for the Treatment of Heel Ulcers", "Cost of antibiotics",
        "Effects of Zinc on Bone Density in Women.", "Drug-Induced Green Urine in a Patient",
        "Assessment of the individual with heel ulcers"}) {
    EXPECT_FALSE(is_whole_sentence(title, false)) << title;
  }
}

TEST(WholeSentences, BeginAtTheirBeginning) {
  EXPECT_FALSE(is_whole_sentence("opathy is among the harms of statins.", true));
  EXPECT_FALSE(is_whole_sentence("hildren with sepsis were many.", true));
  // Behind another sentence nothing is cut.
  EXPECT_TRUE(is_whole_sentence("opathy is among the harms of statins.", false));
}

TEST(WholeSentences, SayWhatWasFoundAndNotWhatWasToBeDone) {
  EXPECT_FALSE(is_whole_sentence("OBJECTIVE: Our aim was to see whether zinc helps.", true));
  EXPECT_FALSE(is_whole_sentence("Methods: Women were given zinc.", false));
  EXPECT_TRUE(is_whole_sentence("CONCLUSIONS: Zinc was of use.", true));
}

TEST(WholeSentences, AreTheSnippetsOfTheCorpus) {
  std::size_t count = 0;
  std::string others;
  std::size_t missed = 0;
  for (const Document& document :
       test::snippet_documents(std::filesystem::path(IBID_SOURCE_DIR) / "corpus")) {
    for (const Passage& passage : document.passages) {
      ++count;
      if (is_whole_sentence(passage.text, true)) continue;
      ++missed;
      others += passage.text + '\n';
    }
  }
  EXPECT_GT(count, 1000u);
  EXPECT_LE(missed * 200, count) << "verbs that are not known:\n" << others;
}

TEST(Labels, AreNoPartOfTheSentenceBehindThem) {
  const auto behind = [](const std::string& sentence, bool opens_passage = false) {
    return sentence.substr(label_bytes(sentence, opens_passage));
  };
  EXPECT_EQ(behind("CONCLUSIONS: Zinc helps."), "Zinc helps.");
  EXPECT_EQ(behind("Background: Zinc helps."), "Zinc helps.");
  EXPECT_EQ(behind("RECENT FINDINGS: Zinc helps."), "Zinc helps.");
  EXPECT_EQ(behind("ONCLUSIONS: Zinc helps.", true), "Zinc helps.");
  EXPECT_EQ(behind("ONCLUSIONS: Zinc helps."), "ONCLUSIONS: Zinc helps.");
  EXPECT_EQ(behind("VCFANNO: a tool for variants."), "VCFANNO: a tool for variants.");
  EXPECT_EQ(behind("METHODS: Zinc was given."), "METHODS: Zinc was given.");
  EXPECT_EQ(behind("Zinc: it helps."), "Zinc: it helps.");
}

}  // namespace
}  // namespace ibid::answer
