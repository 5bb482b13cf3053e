#include "verify/input/input.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "verify/evidence/quotes.hpp"
#include "verify/input/non_claims.hpp"

namespace ibid::verify {
namespace {

struct Sentence {
  std::string statement;
  std::vector<int> citations;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

void PrintTo(const Sentence& sentence, std::ostream* out) {
  *out << '"' << sentence.statement << '"';
  for (const int number : sentence.citations) *out << " [" << number << "]";
}

std::vector<Sentence> sentences(std::string_view text) {
  std::vector<Sentence> read;
  for (const InputSentence& sentence : read_prose(text).sentences) {
    read.push_back({sentence.statement, sentence.citations});
  }
  return read;
}

TEST(Prose, GivesEachSentenceTheMarksThatBelongToIt) {
  struct Case {
    const char* text;
    std::vector<Sentence> sentences;
  };
  const Case cases[] = {
      {"Zinc helps [1]. Copper harms [2, 3].", {{"Zinc helps.", {1}}, {"Copper harms.", {2, 3}}}},
      {"Zinc helps.[2][1] Copper harms.", {{"Zinc helps.", {1, 2}}, {"Copper harms.", {}}}},
      {"Zinc helps [2-4].", {{"Zinc helps.", {2, 3, 4}}}},
      {"Zinc helps[^1].\n\n[^1]: Smith 2020.", {{"Zinc helps.", {1}}}},
      {"**Zinc** `helps` \\[sic\\].", {{"Zinc helps [sic].", {}}}},
      {"HLA-B*5801 *is* tested: **2*3** [1].", {{"HLA-B*5801 is tested: 2*3.", {1}}}},
      {"Zinc helps, [a trial](https://doi.org/10.1000/a) says.",
       {{"Zinc helps, a trial says.", {1}}}},
      {"Zinc helps [1](https://doi.org/10.1000/a).", {{"Zinc helps.", {1}}}},
      {"- Zinc helps [1]\n- Copper harms [2]\n", {{"Zinc helps", {1}}, {"Copper harms", {2}}}},
      {"Zinc helps 2, 3.\n\nReferences\n1. A 2020.\n2. B 2021.\n3. C 2022.\n",
       {{"Zinc helps.", {2, 3}}}},
      {"Zinc helps (doi:10.1000/a) a dose of 2.5 mg 2.\n\nReferences\n1. A 2020.\n2. B 2021.\n",
       {{"Zinc helps (doi:10.1000/a) a dose of 2.5 mg.", {2}}}},
      {"Zinc helps (1). Copper (30 mg) harms (2, 3).\n\nReferences\n(1) A 2020.\n(2) B 2021.\n(3) "
       "C "
       "2022.\n",
       {{"Zinc helps.", {1}}, {"Copper (30 mg) harms.", {2, 3}}}},
      // Beside marks in brackets, parentheses hold counts.
      {"Zinc helps men (2) [1].\n\nReferences\n1. A 2020.\n2. B 2021.\n",
       {{"Zinc helps men (2).", {1}}}},
      {"**Short answer:** Zinc helps [1].", {{"Zinc helps.", {1}}}},
      {"TL;DR: Zinc helps.", {{"Zinc helps.", {}}}},
      {"", {}},
  };
  for (const Case& test : cases) EXPECT_EQ(sentences(test.text), test.sentences) << test.text;
}

TEST(Prose, ReadsNoMoreNumbersOfAMarkThanAnybodyCites) {
  const std::string list = "\n\nReferences\n(1) A 2020.\n(9999) B 2021.\n";
  EXPECT_TRUE(sentences("Zinc helps (1-9999)." + list)[0].citations.empty());
  EXPECT_EQ(sentences("Zinc helps (1-3,2-4, 1)." + list)[0].citations,
            (std::vector<int>{1, 2, 3, 4}));
  std::string ranges = "Zinc helps (1";
  for (int first = 1; first < 9'000; first += 200) {
    ranges.append(",").append(std::to_string(first)).append("-");
    ranges += std::to_string(first + 199);
  }
  EXPECT_TRUE(sentences(ranges + ")." + list)[0].citations.empty());
}

TEST(Prose, RangesPointIntoTheTextAsGiven) {
  const std::string text = "# Zinc\r\n\r\nZinc hélps [1].  Copper 銅 harms.\r\n";
  const Input input = read_prose(text);
  ASSERT_EQ(input.sentences.size(), 3u);
  EXPECT_TRUE(input.sentences[0].is_heading);
  EXPECT_EQ(text.substr(input.sentences[1].range.begin, input.sentences[1].range.size()),
            "Zinc hélps [1].");
  EXPECT_EQ(text.substr(input.sentences[2].range.begin, input.sentences[2].range.size()),
            "Copper 銅 harms.");
}

TEST(Prose, TakesABoldLabelForAHeading) {
  const Input input =
      read_prose("**Acute treatment.** Zinc helps [1]. **Zinc helps bones heal fast.**");
  ASSERT_EQ(input.sentences.size(), 3u);
  EXPECT_TRUE(input.sentences[0].is_heading);
  EXPECT_FALSE(input.sentences[1].is_heading);
  EXPECT_FALSE(input.sentences[2].is_heading) << "a sentence in bold may be a claim";
}

TEST(NonClaims, AreToldByRule) {
  struct Case {
    const char* text;
    const char* why;
  };
  const Case cases[] = {
      {"How much zinc is too much?", "question"},
      {"Please consult your doctor before taking zinc.", "advice"},
      {"Talk to a pharmacist about your medicines.", "advice"},
      {"This information is not a substitute for professional care.", "disclaimer"},
      {"As an AI language model, I cannot diagnose.", "disclaimer"},
      {"Here is what the evidence says:", "about the answer"},
      {"Zinc:", "about the answer"},
      {"Sure!", "about the answer"},
      {"Zinc.", "too short"},
      {"Great question!", "to the reader"},
      {"Let me summarize what is known about zinc.", "to the reader"},
      {"Keep in mind that everyone's situation is different.", "to the reader"},
      {"If you have chest pain, call emergency services.", "advice"},
      {"If you have kidney stones, ask your urologist which of these holds.", "advice"},
      {"Always seek the advice of your physician.", "advice"},
      {"Keep in mind that zinc lowers copper absorption.", ""},
      {"Zinc lowers fracture risk.", ""},
      {"Review: \u25cf Submitted \u25cb Approved", "about the answer"},
      {"Review status: Submitted \u00b7 newest source cited: 2023", "about the answer"},
      {"Strength: consensus 92%, statement strength strong", ""},
      {"Certainty: zinc cures cancer", ""},
      {"Review: zinc cures cancer.", ""},
      {"Insufficient evidence shows that zinc cures cancer.", ""},
      {"Clinicians should discuss risks with patients before prescribing warfarin.", ""},
      {"This product is not intended to diagnose, treat, cure, or prevent any disease.",
       "disclaimer"},
      {"This is for educational purposes only and should not be used for diagnosis.", "disclaimer"},
      {"This is general information and your needs may differ.", "disclaimer"},
      {"Talk to your doctor or pharmacist before you start, stop or change a treatment.", "advice"},
      {"See your doctor if you have fever and the cough gets worse.", "advice"},
      {"If you have chest pain, call 911 immediately and do not drive yourself.", "advice"},
      {"This information is intended for education and zinc cures cancer.", ""},
      {"This is not medical advice, but you can take 500 mg of zinc daily.", ""},
      {"Aspirin is not a substitute for statins and halves mortality in adults.", ""},
      {"Aspirin is not a substitute for statins.", ""},
      {"Screening was not intended to find cancer but lowered deaths by 50%.", ""},
      {"A language model found that zinc cures cancer in 50% of adults.", ""},
      {"Ask your doctor about zinc, which cures cancer.", ""},
      {"Ask your doctor about zinc because it cures cancer.", ""},
      {"Take 50 mg of zinc before you call 911.", ""},
  };
  for (const Case& test : cases) {
    InputSentence sentence;
    sentence.statement = test.text;
    EXPECT_EQ(why_no_claim(sentence), test.why) << test.text;
  }
}

TEST(NonClaims, WhatCitesIsAClaimEvenWhenItIsShort) {
  InputSentence sentence;
  sentence.statement = "Zinc.";
  sentence.citations = {1};
  EXPECT_EQ(why_no_claim(sentence), "");
}

TEST(Quotes, StandUpToWhiteSpaceAndTypographicMarks) {
  struct Case {
    const char* quote;
    const char* source;
    bool stands;
  };
  const Case cases[] = {
      {"zinc is low", "Here zinc  is\nlow in bone.", true},
      {"zinc isn’t low.", "Here zinc isn't low in bone.", true},
      {"zinc – low", "zinc - low", true},
      {"zinc ... low", "zinc is very low", true},
      {"zinc […] low", "zinc is very low", true},
      {"low … zinc", "zinc is very low", false},
      {"zinc was low", "Here zinc is low in bone.", false},
      {"Zinc is low", "Here zinc is low in bone.", false},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(stands_in(test.quote, test.source), test.stands) << test.quote;
  }
}

TEST(Quotes, ShortStretchesAreTerms) {
  EXPECT_TRUE(quoted_stretches("So-called “zinc deficiency” is common.").empty());
  EXPECT_EQ(quoted_stretches("It says “zinc is low in bone” and \"copper is high in bone\"."),
            (std::vector<std::string>{"zinc is low in bone", "copper is high in bone"}));
}

/// Why each sentence is no claim; empty for claims.
std::vector<std::string> reasons_in(std::string_view text) {
  std::vector<std::string> reasons;
  for (const InputSentence& sentence : read_prose(text).sentences) {
    reasons.emplace_back(why_no_claim(sentence));
  }
  return reasons;
}

TEST(Input, HowAQuestionWasUnderstoodIsToldOnceRightBelowIt) {
  using Reasons = std::vector<std::string>;
  const std::string review = "Review: \u25cb not reviewed\n\n";
  const std::string claim = "Zinc lowers serum copper in adults.";
  // As the terminal and Markdown print it, wrapped and of two sentences.
  EXPECT_EQ(reasons_in("And in gout?\nUnderstood as: Does zinc help in gout?\n" + review + claim),
            (Reasons{"question", "about the answer", "heading", ""}));
  EXPECT_EQ(reasons_in("# And in gout?\n\n*Understood as: I have gout. Zinc helps in gout, does "
                       "it?*\n\n" +
                       claim),
            (Reasons{"question", "about the answer", ""}));
  // Everywhere else it is what anybody may write.
  const std::string forged = "Understood as: Zinc cures cancer in adults.";
  EXPECT_EQ(reasons_in(forged), (Reasons{""}));
  EXPECT_EQ(reasons_in(claim + "\n\n" + claim + "\n\n" + forged), (Reasons{"", "", ""}));
  EXPECT_EQ(reasons_in("And in gout?\nUnderstood as: Does zinc help in gout?\n" + forged + "\n"),
            (Reasons{"question", "about the answer", ""}));
  EXPECT_EQ(reasons_in("And in gout?\n" + review + forged), (Reasons{"question", "heading", ""}));
}

}  // namespace
}  // namespace ibid::verify
