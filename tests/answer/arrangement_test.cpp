// The order of an answer, its headings, and the notices that go with its references.
#include "answer/arrangement.hpp"

#include <gtest/gtest.h>

#include "answer/corpus_generation.hpp"
#include "answer/found_passages.hpp"
#include "answer/memory_generation.hpp"
#include "answer/notices.hpp"
#include "answer/selection_limits.hpp"

namespace ibid::answer {
namespace {

using test::document_named;
using test::found_passage;

struct Arranged {
  std::vector<FoundPassage> passages;
  std::vector<Candidate> candidates;
  std::vector<ChosenClaim> claims;
  std::vector<Section> sections;
};

/// The sections of a page whose claims are the passages, in their order.
Arranged arranged(std::vector<FoundPassage> passages) {
  const test::MemoryGeneration generation({});
  Arranged result{std::move(passages), {}, {}, {}};
  result.candidates = test::candidates_in(result.passages, generation);
  const Filter everything;
  Works works(generation, everything);
  SelectionLimits limits = brief_limits(20, 500, result.candidates);
  limits.novelty_weight = 0;
  result.claims =
      std::move(select_claims(result.passages, result.candidates, works, limits)->claims);
  Question question;
  question.topics = {"zinc"};
  result.sections = arrange(question, result.passages, result.claims, false);
  return result;
}

TEST(Arrangement, OneHeadingOfTwoDocumentsIsTwoGroupsThatSayWhose) {
  const Arranged page =
      arranged({found_passage(document_named("a"), "Inhalers are given to children.", "Children"),
                found_passage(document_named("b"), "Iron is low in toddlers.", "Children"),
                found_passage(document_named("b"), "Iron tablets are taken daily.", "Dose")});
  ASSERT_EQ(page.sections.size(), 1u);
  std::vector<std::string> headings;
  for (const Group& group : page.sections[0].groups) headings.push_back(group.heading);
  EXPECT_EQ(headings,
            (std::vector<std::string>{"Title of a: Children", "Title of b: Children", "Dose"}));
}

TEST(Arrangement, AGroupOfAnotherDocumentThanMostClaimsSaysOfWhatItIs) {
  const auto headings_of = [](const std::string& theme) {
    index::DocumentHeader migraine = document_named("b");
    migraine.source.title = "Migraine: relief and prevention";
    const Arranged page = arranged(
        {found_passage(document_named("a"), "Inhalers are given to children.", "Inhalers"),
         found_passage(document_named("a"), "Iron tablets are taken daily.", "Iron tablets"),
         found_passage(migraine, "Magnesium may prevent attacks.", theme)});
    std::vector<std::string> headings;
    for (const Group& group : page.sections.at(0).groups) headings.push_back(group.heading);
    return headings;
  };
  using Headings = std::vector<std::string>;
  EXPECT_EQ(headings_of("Prevention in adults"),
            (Headings{"Inhalers", "Iron tablets", "Migraine: Prevention in adults"}));
  EXPECT_EQ(headings_of("Migraines at night"),
            (Headings{"Inhalers", "Iron tablets", "Migraines at night"}));
}

TEST(Notices, APartOfTheQuestionIsCoveredByWhatStandsOverAClaimToo) {
  const test::MemoryGeneration& generation = test::corpus();  // words are rare or common there
  index::Analyzer analyzer(generation.language());
  const Question question =
      analyze_question(generation, analyzer, "Is metformin safe in chronic kidney disease?");
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Metformin is stopped below an eGFR of 30.")};
  const auto notices_for = [&](std::uint32_t subjects, std::uint32_t lent = 0) {
    Vocabulary vocabulary(generation);  // the one that numbers the candidates' stems
    std::vector<Candidate> candidates = candidates_of(passages, vocabulary);
    candidates[0].subjects = subjects;
    candidates[0].lent = lent;
    candidates[0].worth = candidates[0].score = candidates[0].named = 1;
    const Filter everything;
    Works works(generation, everything);
    const auto claims =
        select_claims(passages, candidates, works, brief_limits(5, 120, candidates))->claims;
    std::vector<Notice> notices;
    add_coverage_notice(question, claims, vocabulary, notices);
    return notices;
  };
  ASSERT_EQ(notices_for(0b01).size(), 1u);
  EXPECT_NE(notices_for(0b01)[0].text.find("chronic kidney disease"), std::string::npos);
  EXPECT_TRUE(notices_for(0b11).empty());
  // That its passage was asked of it is no word of it.
  ASSERT_EQ(notices_for(0b11, 0b10).size(), 1u);
  EXPECT_NE(notices_for(0b11, 0b10)[0].text.find("chronic kidney disease"), std::string::npos);
}

/// The sections of a page that takes all candidates of the passages, best first.
std::vector<Section> sections_of(const std::vector<FoundPassage>& passages,
                                 const std::vector<Candidate>& candidates,
                                 const Question& question = {}) {
  const test::MemoryGeneration generation({});
  const Filter everything;
  Works works(generation, everything);
  const auto claims =
      select_claims(passages, candidates, works, brief_limits(20, 500, candidates))->claims;
  return arrange(question, passages, claims, false);
}

TEST(Arrangement, ASectionBeginsWithWhatItsHeadingsPromiseToTheQuestion) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "A breath test shows cure.", "Testing"),
      found_passage(document_named("a"), "Bismuth is given for 14 days.", "Treatment")};
  std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
  candidates[1].has_asked_theme = true;
  const auto sections = sections_of(passages, candidates);
  ASSERT_EQ(sections.at(0).groups.size(), 2u);
  EXPECT_EQ(sections[0].groups[0].heading, "Treatment");
}

TEST(Arrangement, GuidanceBesideTheQuestionOpensNoPageWhereResearchAnswersIt) {
  index::DocumentHeader guideline = document_named("a");
  guideline.source.kind = SourceKind::kGuideline;
  index::DocumentHeader research = document_named("b");
  research.source.kind = SourceKind::kResearch;
  const std::vector<FoundPassage> passages{
      found_passage(guideline, "Steroids are not given in pneumonia.", "Steroids"),
      found_passage(research, "Causes of pneumonia are viruses and bacteria.", "Causes")};
  std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
  candidates[1].score = 1;
  candidates[0].score = 0.7;
  EXPECT_EQ(sections_of(passages, candidates).at(0).kind, SourceKind::kGuideline);
  candidates[0].score = 0.5;
  EXPECT_EQ(sections_of(passages, candidates).at(0).kind, SourceKind::kResearch);
  // What is given guidance has weighed.
  Question treatment;
  treatment.type = QuestionType::kTreatment;
  EXPECT_EQ(sections_of(passages, candidates, treatment).at(0).kind, SourceKind::kGuideline);
}

TEST(Arrangement, WhatPutsTheSubjectsTogetherComesBeforeWhatBearsOnOne) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Calcium is taken beside bone drugs.", "Calcium"),
      found_passage(document_named("a"), "Low zinc goes with thin bones.", "Zinc")};
  std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
  candidates[0].said = candidates[1].said = 0b10;
  candidates[0].has_asked_theme = true;
  EXPECT_EQ(sections_of(passages, candidates).at(0).groups.at(0).heading, "Calcium");
  candidates[1].headed = 0b01;  // whatever the other's heading promises
  EXPECT_EQ(sections_of(passages, candidates).at(0).groups.at(0).heading, "Zinc");
  candidates[1].lent = 0b01;  // by a question, and not by what it says
  EXPECT_EQ(sections_of(passages, candidates).at(0).groups.at(0).heading, "Calcium");
}

TEST(Arrangement, OfGroupsThatNameAsMuchThoseWithWhatHoldsComeFirst) {
  const auto first_heading = [](SourceStatus status, bool is_of_others) {
    auto document = document_named("a");
    document.source.status = status;
    const std::vector<FoundPassage> passages{
        found_passage(document, "Bone drugs are taken for 5 years.", "How long"),
        found_passage(document_named("b"), "Bone drugs are taken in the morning.", "How")};
    std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
    candidates[0].has_asked_theme = true;
    candidates[0].is_of_others = is_of_others;
    return sections_of(passages, candidates).at(0).groups.at(0).heading;
  };
  EXPECT_NE(first_heading(SourceStatus::kCurrent, false).find("How long"), std::string::npos);
  EXPECT_EQ(first_heading(SourceStatus::kSuperseded, false).find("How long"), std::string::npos);
  EXPECT_EQ(first_heading(SourceStatus::kCurrent, true).find("How long"), std::string::npos);
}

TEST(Arrangement, WhatIsDoneLaterComesBehindWhatIsDoneAtOnce) {
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Denosumab is second.", "Choice"),
      found_passage(document_named("a"), "Alendronate is taken in the morning.", "First"),
      found_passage(document_named("a"), "Bone density is the target.", "First")};
  std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
  EXPECT_EQ(sections_of(passages, candidates).at(0).groups.at(0).heading, "Choice");
  candidates[0].is_later = candidates[2].is_later = true;
  candidates[2].lead = 1;  // it is chosen first
  const std::vector<Section> sections = sections_of(passages, candidates);
  EXPECT_EQ(sections.at(0).groups.at(0).heading, "First");
  EXPECT_EQ(sections[0].groups[0].claims.at(0).claim.text(),
            "Alendronate is taken in the morning.");
}

TEST(Arrangement, AGuidelineOnAnotherSubjectDoesNotOpenThePage) {
  auto guideline = document_named("a");
  guideline.source.kind = SourceKind::kGuideline;
  const std::vector<FoundPassage> passages{
      found_passage(guideline, "Gliflozins are stopped before surgery.", "Harms"),
      found_passage(document_named("b"), "Blood thinners were stopped before surgery.", "Pauses")};
  std::vector<Candidate> candidates = test::candidates_in(passages, test::MemoryGeneration({}));
  candidates[0].said = candidates[1].said = 0b10;
  EXPECT_EQ(sections_of(passages, candidates).at(0).kind, SourceKind::kGuideline);
  candidates[1].said = 0b11;
  EXPECT_EQ(sections_of(passages, candidates).at(0).kind, SourceKind::kResearch);
}

TEST(Arrangement, WhatIsSupersededLeadsNoGroup) {
  auto old = document_named("old");
  old.source.status = SourceStatus::kSuperseded;
  const Arranged page =
      arranged({found_passage(old, "Zinc is given twice a day.", "Dose"),
                found_passage(document_named("new"), "One tablet suffices.", "Dose")});
  ASSERT_EQ(page.sections.size(), 1u);
  // Themes are a document's own, so bring both under the question's heading.
  Arranged one = arranged({found_passage(old, "Zinc is given twice a day."),
                           found_passage(document_named("new"), "One tablet suffices.")});
  ASSERT_EQ(one.sections.at(0).groups.size(), 1u);
  EXPECT_EQ(one.sections[0].groups[0].claims[0].claim.text(), "One tablet suffices.");
}

TEST(Notices, NameWhatIsNoLongerCurrentAlsoOfTheDocumentThatAWorkIsQuotedThrough) {
  Reference reference;
  reference.number = 1;
  reference.source.id = "doi:10.1/a";
  Source via;
  via.id = "doi:10.1/b";
  via.title = "A review of zinc";
  via.status = SourceStatus::kConcern;
  reference.via = {via};
  std::vector<Notice> notices;
  add_status_notices(std::vector{reference}, test::MemoryGeneration({}), notices);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].kind, "concern");
  EXPECT_NE(notices[0].text.find("A review of zinc"), std::string::npos);
  EXPECT_NE(notices[0].text.find("reference 1"), std::string::npos);
}

TEST(Notices, LeaveACorrectionToTheReference) {
  Reference reference;
  reference.number = 1;
  reference.source.status = SourceStatus::kCorrected;
  reference.source.status_notice = "doi:10.1/c";
  Source via;
  via.id = "doi:10.1/b";
  via.status = SourceStatus::kCorrected;
  reference.via = {via};
  std::vector<Notice> notices;
  add_status_notices(std::vector{reference}, test::MemoryGeneration({}), notices);
  EXPECT_TRUE(notices.empty());
}

TEST(Notices, NameTheNewestOfTheWorksThatTookThePlaceOfAnother) {
  const auto work = [](const std::string& id, const std::string& title, int year,
                       const std::string& successor) {
    Document document;
    document.source.id = document.id = id;
    document.source.doi = id.substr(4);
    document.source.title = title;
    document.source.issued.year = year;
    document.source.successor = successor;
    if (!successor.empty()) document.source.status = SourceStatus::kSuperseded;
    normalize_identifiers(document.source);
    document.source.id = canonical_id(document.source);
    return document;
  };
  const test::MemoryGeneration generation(
      {work("doi:10.1000/a2020", "Care of gout.", 2020, "doi:10.1000/a2024"),
       work("doi:10.1000/a2024", "Care of gout.", 2024, ""),
       work("doi:10.1000/report", "The 2025 report", 2025, "")});
  const auto told = [&](const std::string& successor) {
    Reference reference;
    reference.number = 3;
    reference.source = work("doi:10.1000/old", "Care", 2010, successor).source;
    reference.source.status = SourceStatus::kSuperseded;
    std::vector<Notice> notices;
    add_status_notices(std::vector{reference}, generation, notices);
    return notices.size() == 1 ? notices[0].text : std::string{};
  };
  EXPECT_EQ(told("doi:10.1000/a2020"), "Reference 3 has been superseded by “Care of gout” (2024).");
  EXPECT_EQ(told("doi:10.1000/report"), "Reference 3 has been superseded by “The 2025 report”.");
  EXPECT_EQ(told("doi:10.1000/unknown"), "Reference 3 has been superseded by doi:10.1000/unknown.");
  EXPECT_EQ(told(""), "Reference 3 has been superseded by a newer version.");
}

TEST(Notices, TellNumbersOfTheSourceFromThoseOfTheAnswer) {
  const auto notices_for = [](const std::string& text) {
    const std::vector<FoundPassage> passages{found_passage(document_named("a"), text)};
    const std::vector<Candidate> candidates =
        test::candidates_in(passages, test::MemoryGeneration({}));
    const Filter everything;
    const test::MemoryGeneration generation({});
    Works works(generation, everything);
    const auto claims =
        select_claims(passages, candidates, works, brief_limits(5, 120, candidates))->claims;
    std::vector<Notice> notices;
    add_own_marks_notice(claims, notices);
    return notices;
  };
  const auto marked = notices_for("Zinc is low in women [3] and lower in old men, in two trials.");
  ASSERT_EQ(marked.size(), 1u);
  EXPECT_EQ(marked[0].kind, "own_marks");
  EXPECT_NE(marked[0].text.find("[3]"), std::string::npos);
  EXPECT_TRUE(notices_for("Zinc is low in women and lower in old men, in two trials.").empty());
}

TEST(Notices, AConflictNamesBothSidesWhicheverWayTheyDisagree) {
  const std::string up = "Zinc supplementation increased bone density in postmenopausal women.";
  const std::string cases[] = {
      "Zinc supplementation decreased bone density in postmenopausal women.",
      "Zinc supplementation did not increase bone density in postmenopausal women.",
  };
  for (const std::string& other : cases) {
    for (const bool up_first : {true, false}) {
      Arranged page = arranged({found_passage(document_named("a"), up_first ? up : other),
                                found_passage(document_named("b"), up_first ? other : up)});
      const std::vector<Reference> references = number_citations(page.sections, page.claims);
      std::vector<Notice> notices;
      add_conflict_notices(page.claims, references, notices);
      ASSERT_EQ(page.claims.size(), 2u) << "both sides stay in the answer: " << other;
      ASSERT_EQ(notices.size(), 1u) << other;
      EXPECT_EQ(notices[0].kind, "conflict");
      for (const std::string& side : {up + "” [", other + "” ["}) {
        EXPECT_NE(notices[0].text.find(side), std::string::npos) << notices[0].text;
      }
    }
  }
}

TEST(Notices, AWorkIsInNoConflictWithItself) {
  const std::string up = "Zinc supplementation increased bone density in postmenopausal women.";
  const std::string down = "Zinc supplementation decreased bone density in postmenopausal women.";
  for (const bool is_one_work : {false, true}) {
    Arranged page = arranged({found_passage(document_named("a"), up),
                              found_passage(document_named(is_one_work ? "a" : "b"), down)});
    std::vector<Notice> notices;
    add_conflict_notices(page.claims, number_citations(page.sections, page.claims), notices);
    EXPECT_EQ(notices.size(), is_one_work ? 0u : 1u);
  }
}

TEST(Notices, SidesOfOtherPeopleAmountsOrOutcomesAreNoConflict) {
  const std::string up = "Zinc supplementation lowered fractures in women without diabetes.";
  for (const char* other :
       {"Zinc supplementation did not lower fractures in women with type 2 diabetes.",
        "Zinc supplementation did not lower falls in women without diabetes.",
        "Zinc supplementation did not raise fractures in women without diabetes.",
        "Stopping zinc supplementation raised fractures in women without diabetes.",
        "Zinc should not be taken to lower fractures in women without diabetes."}) {
    Arranged page = arranged(
        {found_passage(document_named("a"), up), found_passage(document_named("b"), other)});
    std::vector<Notice> notices;
    add_conflict_notices(page.claims, number_citations(page.sections, page.claims), notices);
    EXPECT_TRUE(notices.empty()) << other;
  }
}

TEST(Notices, SidesOfPeopleWhoWereMeasuredApartAreNoConflict) {
  const std::string up = "Metformin raised acidosis at an eGFR below 30 mL/min/1.73 m2.";
  for (const bool is_apart : {true, false}) {
    Arranged page =
        arranged({found_passage(document_named("a"), up),
                  found_passage(document_named("b"),
                                is_apart ? "Metformin did not raise acidosis at an eGFR "
                                           "of 45 to 59 mL/min/1.73 m2."
                                         : "Metformin did not raise acidosis at an eGFR "
                                           "of 20 to 59 mL/min/1.73 m2.")});
    std::vector<Notice> notices;
    add_conflict_notices(page.claims, number_citations(page.sections, page.claims), notices);
    EXPECT_EQ(notices.size(), is_apart ? 0u : 1u);
  }
}

TEST(Notices, SidesThatAgreeOrAreOfTwoThingsOrSayBothAreNoConflict) {
  const std::pair<std::string, std::string> cases[] = {
      {"Zinc supplementation increased bone density in women.",
       "Zinc supplementation reduced fractures in children."},
      {"Coffee reduces the absorption of zinc in a systematic review of trials.",
       "Histidine increases the absorption of zinc in a systematic review of trials."},
      {"Coffee with a meal reduces zinc absorption.",
       "Coffee before a meal does not reduce zinc absorption, but coffee with a meal reduces it."},
  };
  for (const auto& [first, second] : cases) {
    Arranged page = arranged(
        {found_passage(document_named("a"), first), found_passage(document_named("b"), second)});
    std::vector<Notice> notices;
    add_conflict_notices(page.claims, number_citations(page.sections, page.claims), notices);
    EXPECT_TRUE(notices.empty()) << first;
  }
}

}  // namespace
}  // namespace ibid::answer
