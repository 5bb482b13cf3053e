// Which candidates become claims, and what becomes of those that say what a claim says.
#include "answer/selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "answer/found_passages.hpp"
#include "answer/memory_generation.hpp"
#include "answer/selection_limits.hpp"

namespace ibid::answer {
namespace {

using test::document_named;
using test::found_passage;

std::vector<std::string> texts_of(const std::vector<FoundPassage>& passages) {
  const test::MemoryGeneration generation({});
  const std::vector<Candidate> candidates = test::candidates_in(passages, generation);
  const Filter everything;
  Works works(generation, everything);
  std::vector<std::string> texts;
  const auto selection =
      select_claims(passages, candidates, works, brief_limits(5, 120, candidates));
  for (const ChosenClaim& chosen : selection->claims) texts.push_back(chosen.claim.text());
  return texts;
}

TEST(Selection, SaysNothingTwiceNeitherInPartNorInWhole) {
  const std::string part = "Zinc binds calprotectin in the ageing skeleton.";
  const std::string whole = "It was long known. Zinc binds calprotectin in the ageing skeleton.";
  using Texts = std::vector<std::string>;
  const std::vector<FoundPassage> part_first{
      found_passage(document_named("a"), part),
      found_passage(document_named("b"), "Earlier work " + part)};
  EXPECT_EQ(texts_of(part_first), Texts{part});
  const std::vector<FoundPassage> whole_first{
      found_passage(document_named("a"), "EARLIER work " + part),
      found_passage(document_named("b"), part)};
  EXPECT_EQ(texts_of(whole_first), Texts{"EARLIER work " + part});
}

TEST(Selection, KeepsBothOfTwoClaimsThatDifferInANumber) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Zinc 15 mg daily raised the density of old bones."),
      found_passage(document_named("b"), "Zinc 1.5 mg daily raised the density of old bones.")};
  EXPECT_EQ(texts_of(passages).size(), 2u);
}

TEST(Selection, AClaimKeepsTheStrengthOfItsOwnSourceAlone) {
  const std::string text = "Zinc raised the density of old bones.";
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), text),
      test::changed(found_passage(document_named("b"), text),
                    [](Passage& passage) { passage.certainty = "strong recommendation"; })};
  const test::MemoryGeneration generation({});
  const std::vector<Candidate> candidates = test::candidates_in(passages, generation);
  const Filter everything;
  Works works(generation, everything);
  const auto selection =
      select_claims(passages, candidates, works, brief_limits(5, 120, candidates));
  ASSERT_EQ(selection->claims.size(), 1u);
  EXPECT_EQ(selection->claims[0].works.size(), 2u);
  EXPECT_EQ(selection->claims[0].strength, "");
}

TEST(Selection, ABriefAnswerOpensWithWhatDoesBestAlone) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Zinc raised the density of old bones."),
      found_passage(document_named("b"), "Fractures were fewer with zinc.")};
  const test::MemoryGeneration generation({});
  std::vector<Candidate> candidates = test::candidates_in(passages, generation);
  candidates[1].lead = 2;
  const Filter everything;
  Works works(generation, everything);
  const auto selection =
      select_claims(passages, candidates, works, brief_limits(5, 120, candidates));
  ASSERT_EQ(selection->claims.size(), 2u);
  EXPECT_EQ(selection->claims[0].claim.text(), "Fractures were fewer with zinc.");
}

/// The claims of a page that asks `type`, from passages whose candidates `change` has set.
std::vector<std::string> page_of(const std::vector<FoundPassage>& passages, QuestionType type,
                                 const std::function<void(std::vector<Candidate>&)>& change) {
  const test::MemoryGeneration generation({});
  std::vector<Candidate> candidates = test::candidates_in(passages, generation);
  change(candidates);
  const Filter everything;
  Works works(generation, everything);
  const auto selection = select_claims(
      passages, candidates, works, page_limits(24, 700, Audience::kClinician, type, candidates));
  std::vector<std::string> texts;
  for (const ChosenClaim& chosen : selection->claims) texts.push_back(chosen.claim.text());
  return texts;
}

TEST(Selection, APageLeavesOutWhatNamesAPartOfTheQuestionAndAnswersItFarLessWell) {
  const std::string dose = "Iron is given every other day.";
  const std::string test = "Ferritin is the test for lack of iron.";
  const std::vector<FoundPassage> passages{found_passage(document_named("a"), dose),
                                           found_passage(document_named("b"), test)};
  const auto with = [](double score, double named) {
    return [=](std::vector<Candidate>& candidates) {
      candidates[1].score = score;
      candidates[1].named = named;
    };
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(page_of(passages, QuestionType::kDose, with(0.1, 0.55)), Texts{dose});
  EXPECT_EQ(page_of(passages, QuestionType::kDose, with(0.1, 1)), (Texts{dose, test}));
  EXPECT_EQ(page_of(passages, QuestionType::kDose, with(0.3, 0.55)), (Texts{dose, test}));
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, with(0.1, 0.55)), (Texts{dose, test}));
}

TEST(Selection, APageTakesWhatIsFiledAsJustWhatIsAskedHoweverItScores) {
  const std::string first = "Iron is given every other day.";
  const std::string filed = "Ferritin is the test for lack of iron.";
  const std::vector<FoundPassage> passages{found_passage(document_named("a"), first),
                                           found_passage(document_named("b"), filed)};
  const auto with = [](double named, bool is_asked) {
    return [=](std::vector<Candidate>& candidates) {
      candidates[1].score = -0.01;
      candidates[1].named = named;
      candidates[1].has_asked_theme = is_asked;
    };
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(page_of(passages, QuestionType::kDiagnosis, with(1, true)), (Texts{first, filed}));
  EXPECT_EQ(page_of(passages, QuestionType::kDiagnosis, with(1, false)), Texts{first});
  EXPECT_EQ(page_of(passages, QuestionType::kDiagnosis, with(0.8, true)), Texts{first});
}

TEST(Selection, APageLeavesOutWhatHoldsForThoseWithoutWhatIsAsked) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Amoxicillin is for patients without the allergy."),
      found_passage(document_named("b"), "Macrolides are for patients with the allergy.")};
  const auto first_excludes = [](std::vector<Candidate>& candidates) {
    candidates[0].excludes_asked = true;
  };
  EXPECT_EQ(page_of(passages, QuestionType::kTreatment, first_excludes),
            std::vector<std::string>{"Macrolides are for patients with the allergy."});
}

TEST(Selection, APagePutsFirstWhatHoldsForThoseWithoutWhatThoseAskedAboutHaveNot) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Empagliflozin slows kidney disease."),
      found_passage(document_named("b"), "Dapagliflozin does so without diabetes.")};
  const auto second_shares = [](bool shares) {
    return [=](std::vector<Candidate>& candidates) {
      candidates[1].score = candidates[0].score - 0.1;
      candidates[1].shares_denial = shares;
    };
  };
  EXPECT_EQ(page_of(passages, QuestionType::kTreatment, second_shares(true)).front(),
            "Dapagliflozin does so without diabetes.");
  EXPECT_EQ(page_of(passages, QuestionType::kTreatment, second_shares(false)).front(),
            "Empagliflozin slows kidney disease.");
}

TEST(Selection, APageSetsTheSceneFromSeveralHeadings) {
  std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Zinc is lower in thin bones.", "Low zinc")};
  auto guideline = document_named("g");
  guideline.source.kind = SourceKind::kGuideline;
  for (const char* text : {"Lack of zinc dulls the taste.", "Serum shows how much zinc there is.",
                           "Therapy with zinc lasts for three months."}) {
    passages.push_back(found_passage(guideline, text, "Lack of zinc"));
  }
  passages.push_back(found_passage(guideline, "Adults need 11 mg of zinc a day.", "Intake"));
  const auto as_background = [](std::vector<Candidate>& candidates) {
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      candidates[i].is_background = true;
      candidates[i].subjects = 1;
      candidates[i].named = 0.6;
    }
  };
  const std::vector<std::string> page =
      page_of(passages, QuestionType::kRelationship, as_background);
  ASSERT_EQ(page.size(), 4u);  // the third of one heading is too much
  EXPECT_EQ(std::count(page.begin(), page.end(), "Adults need 11 mg of zinc a day."), 1);
}

TEST(Selection, APageOnHowTwoThingsHangTogetherTellsManySidesOfThat) {
  const std::string first = "Zinc is lower in thin bones.";
  const std::string beside = "Copper is lower along with zinc in thin bones.";
  const std::vector<FoundPassage> passages{found_passage(document_named("a"), first),
                                           found_passage(document_named("b"), beside)};
  const auto saying = [](std::uint32_t said) {
    return [=](std::vector<Candidate>& candidates) {
      candidates[1].score = 0.02;
      candidates[1].subjects = 3;
      candidates[1].said = said;
    };
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, saying(3)), (Texts{first, beside}));
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, saying(1)), Texts{first});
  EXPECT_EQ(page_of(passages, QuestionType::kEffect, saying(3)), Texts{first});
}

TEST(Selection, ABackgroundIsNotTakenFromADocumentOnSomethingElse) {
  const auto bones = document_named("bones");
  const auto headache = document_named("headache");
  const std::vector<FoundPassage> passages{
      found_passage(bones, "Magnesium is lower in thin bones."),
      found_passage(headache, "Magnesium eased headaches in a trial."),
      found_passage(headache, "Magnesium by mouth may loosen stools.")};
  const auto with = [](std::uint32_t subjects_of_second, std::uint32_t lent_to_first = 0) {
    return [=](std::vector<Candidate>& candidates) {
      candidates[0].subjects = 3;
      candidates[0].lent = lent_to_first;
      for (std::size_t i = 1; i < candidates.size(); ++i) {
        candidates[i].is_background = true;
        candidates[i].names_rarest = true;
        candidates[i].subjects = 1;
        candidates[i].named = 0.6;
      }
      candidates[1].subjects = subjects_of_second;
    };
  };
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, with(1)).size(), 1u);
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, with(3)).size(), 3u);
  // A document that names as much by a question alone is on nothing more.
  EXPECT_EQ(page_of(passages, QuestionType::kRelationship, with(1, 2)).size(), 3u);
}

TEST(Selection, AHeadingsNextClaimComesBehindTheFirstOfAnotherNearlyAsGood) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Zinc is low in thin bones.", "Low zinc"),
      found_passage(document_named("a"), "Fractures were fewer on supplements.", "Low zinc"),
      found_passage(document_named("a"), "Osteoblasts grew in culture.", "Cells")};
  const auto nearly_as_good = [](std::vector<Candidate>& candidates) {
    candidates[1].score = 0.5;
    candidates[2].score = 0.49;
  };
  EXPECT_EQ(page_of(passages, QuestionType::kOther, nearly_as_good).at(1),
            "Osteoblasts grew in culture.");
}

TEST(Selection, ARepeatLeavesItsPlaceUnderAHeadingToAnotherFinding) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Gout flares are treated with colchicine or an NSAID.",
                    "Treatment"),
      found_passage(document_named("a"), "Flares of gout are often treated with colchicine.",
                    "Treatment"),
      found_passage(document_named("a"), "Ice is put on a swollen joint.", "Treatment")};
  const auto worse = [](std::vector<Candidate>& candidates) {
    candidates[1].score = 0.5;
    candidates[2].score = 0.4;
  };
  EXPECT_EQ(page_of(passages, QuestionType::kOther, worse).at(1), "Ice is put on a swollen joint.");
}

TEST(Selection, ASupersededGuidelineLeavesItsPlaceUnderAHeadingToItsSuccessor) {
  auto old = document_named("old");
  old.source.status = SourceStatus::kSuperseded;
  const std::vector<FoundPassage> passages{
      found_passage(old, "Triple therapy is the first choice.", "Treatment"),
      found_passage(document_named("new"), "Quadruple therapy comes first now.", "Treatment")};
  const auto nearly_as_good = [](std::vector<Candidate>& candidates) {
    candidates[1].score = candidates[0].score - 0.1;
  };
  EXPECT_EQ(page_of(passages, QuestionType::kTreatment, nearly_as_good).front(),
            "Quadruple therapy comes first now.");
}

TEST(Selection, ASupersededClaimGivesWayToACurrentOneUnderItsHeading) {
  // One document that quotes an old guideline and the one that took its place.
  auto review = document_named("review");
  Source old;
  old.doi = "10.1000/old";
  old.title = "Old guideline";
  old.status = SourceStatus::kSuperseded;
  Source current;
  current.doi = "10.1000/new";
  current.title = "New guideline";
  review.references = {old, current};
  const auto quoted = [&](const std::string& text, std::uint32_t reference,
                          const std::string& theme) {
    return test::changed(found_passage(review, text + " 1.", theme), [&](Passage& passage) {
      const std::size_t mark = passage.text.size() - 2;
      passage.citations = {{{mark, mark + 1}, {reference}}};
    });
  };
  const std::string triple = "Triple therapy is the first choice";
  const std::string quadruple = "Quadruple therapy is the first choice now";
  const auto both = [](std::vector<Candidate>& candidates) {
    for (Candidate& candidate : candidates) candidate.subjects = candidate.said = 1;
  };
  const auto under = [&](const std::string& theme) {
    return page_of({quoted(triple, 0, "Treatment"), quoted(quadruple, 1, theme)},
                   QuestionType::kTreatment, both);
  };
  EXPECT_THAT(under("Treatment"), testing::ElementsAre(testing::HasSubstr(quadruple)));
  EXPECT_EQ(under("Children").size(), 2u);
}

TEST(Selection, APageHasTitlesOnlyWhereItHasNothingElse) {
  const FoundPassage title =
      found_passage(document_named("a"), "Repositioning for the Treatment of Heel Ulcers");
  const FoundPassage sentence =
      found_passage(document_named("b"), "Heel ulcers heal faster when the leg is raised.");
  const auto as_they_are = [](std::vector<Candidate>&) {};
  EXPECT_THAT(page_of({title, sentence}, QuestionType::kOther, as_they_are),
              testing::ElementsAre("Heel ulcers heal faster when the leg is raised."));
  EXPECT_EQ(page_of({title}, QuestionType::kOther, as_they_are).size(), 1u);
}

TEST(Selection, WhoAsksOfThePastNamesAYearOrSaysSo) {
  const auto asked = [](const std::string& text) {
    Question question;
    question.asked = text;
    return asks_of_past(question);
  };
  EXPECT_TRUE(asked("guideline of 2017 on osteoporosis"));
  EXPECT_TRUE(asked("what was previously advised"));
  EXPECT_FALSE(asked("2000 mg of calcium a day for older women"));
}

TEST(Candidates, BeginBehindTheLabelOfTheirPartUnlessTheyLeanOnIt) {
  const test::MemoryGeneration generation({});
  const auto text_of = [&](const std::string& text) {
    const std::vector<FoundPassage> passages{found_passage(document_named("a"), text)};
    const auto candidates = test::candidates_in(passages, generation);
    return candidates.empty() ? std::string{} : std::string(candidates[0].text(passages));
  };
  EXPECT_EQ(text_of("RESULTS: Zinc raised the density of bone."),
            "Zinc raised the density of bone.");
  EXPECT_EQ(text_of("CONCLUSIONS: These findings favor zinc."),
            "CONCLUSIONS: These findings favor zinc.");
}

TEST(Candidates, AreNoSentencesWithAHoleOrWithAMarkThatLeadsNowhere) {
  const FoundPassage found = found_passage(
      document_named("a"),
      "Zinc at [formula] raised density. See [image] for the density. Density rose with zinc 7.");
  const FoundPassage marked = test::changed(found, [](Passage& passage) {
    const std::size_t mark = passage.text.size() - 2;
    passage.citations = {{{mark, mark + 1}, {}}};
  });
  const test::MemoryGeneration generation({});
  EXPECT_TRUE(test::candidates_in({marked}, generation).empty());
  EXPECT_EQ(test::candidates_in({found}, generation).size(), 1u);
}

}  // namespace
}  // namespace ibid::answer
