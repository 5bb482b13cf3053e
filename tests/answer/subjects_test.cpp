// What a question is about, and which sentences keep to it.
#include "answer/subjects.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "answer/memory_generation.hpp"

namespace ibid::answer {
namespace {

/// One passage of a document, or of an article whose reference has the title `cited`.
FoundPassage found(std::string text, std::string heading, std::string title,
                   std::string cited = {}) {
  Passage passage;
  passage.text = std::move(text);
  if (!heading.empty()) passage.section_path = {std::move(heading)};
  auto document = std::make_shared<index::DocumentHeader>();
  document->source.title = std::move(title);
  if (!cited.empty()) {
    Source work;
    work.title = std::move(cited);
    document->references.push_back(std::move(work));
    PassageCitation citation;
    citation.references = {0};
    passage.citations.push_back(std::move(citation));
  }
  FoundPassage made;
  made.passage = std::make_shared<const Passage>(std::move(passage));
  made.document = std::move(document);
  return made;
}

/// Words are rare or common among passages; in an empty index they would weigh nothing.
const test::MemoryGeneration& other_passages() {
  static const test::MemoryGeneration generation = [] {
    Document document;
    document.id = document.source.id = "other";
    for (int i = 0; i < 50; ++i) {
      Passage passage;
      passage.id = "other#" + std::to_string(i);
      passage.document_id = passage.source_id = "other";
      passage.text = "Passage " + std::to_string(i) + " on another matter.";
      document.passages.push_back(std::move(passage));
    }
    return test::MemoryGeneration({document});
  }();
  return generation;
}

/// The same passage, which says that it answers `question` and was found by that.
FoundPassage asked(std::string question, FoundPassage passage) {
  Passage stating = *passage.passage;
  stating.questions = {std::move(question)};
  passage.passage = std::make_shared<const Passage>(std::move(stating));
  passage.asked = 1;
  return passage;
}

Candidate marked(const std::string& question, FoundPassage passage) {
  const test::MemoryGeneration& generation = other_passages();
  index::Analyzer analyzer(generation.language());
  Vocabulary vocabulary(generation);
  const std::vector<FoundPassage> passages{std::move(passage)};
  std::vector<Candidate> candidates = candidates_of(passages, vocabulary);
  mark_subjects(analyze_question(generation, analyzer, question), passages, candidates, vocabulary);
  return candidates.at(0);
}

std::vector<std::string> subjects_of(const std::string& text) {
  const test::MemoryGeneration& generation = other_passages();
  index::Analyzer analyzer(generation.language());
  std::vector<std::string> subjects;
  for (const Concept& wanted : analyze_question(generation, analyzer, text).concepts) {
    if (wanted.is_subject) subjects.push_back(wanted.surface);
  }
  return subjects;
}

TEST(Subjects, AreWhatAQuestionIsAboutAndNotOfWhomOrWhatItAsks) {
  const std::pair<std::string, std::vector<std::string>> cases[] = {
      {"Is metformin safe in children?", {"metformin"}},
      {"What is the relationship between hypozincemia and osteoporosis?",
       {"hypozincemia", "osteoporosis"}},
      {"Can magnesium cure osteoporosis?", {"magnesium", "osteoporosis"}},
      {"What dose of zinc should pregnant women take?", {"zinc"}},
      {"Is alcohol harmful with osteoporosis?", {"alcohol", "osteoporosis"}},
      {"How often is zinc useful?", {"zinc"}},
      {"Is zinc superior to magnesium?", {"zinc", "magnesium"}},
      {"Does alcohol make osteoporosis worse?", {"alcohol", "osteoporosis"}},
      {"Should I stop zinc when my osteoporosis is gone?", {"zinc", "osteoporosis"}},
      {"What dose of zinc should an 82-year-old weighing 55 kg get?", {"zinc"}},
      {"Can zinc tablets damage my kidneys?", {"zinc", "kidneys"}},
      {"What percentage of Americans have osteoporosis at some point?", {"osteoporosis"}},
      {"Which reliever is used in asthma?", {"reliever", "asthma"}},
      {"What relieves asthma?", {"asthma"}},
      {"Can zinc be taken together with alcohol?", {"zinc", "alcohol"}},
      {"Do British doctors offer a single zinc injection as a short course?", {"zinc"}},
  };
  for (const auto& [question, subjects] : cases) EXPECT_EQ(subjects_of(question), subjects);
}

TEST(Subjects, AreNamedByASentenceItsHeadingOrTheTitleOfWhatItCites) {
  const std::string question = "How is osteoporosis treated?";
  const std::string text = "Bisphosphonates are recommended as the first choice of drug.";
  EXPECT_FALSE(marked(question, found(text, "", "Zinc and the immune system")).is_on_topic);
  EXPECT_TRUE(marked(question, found(text, "Osteoporosis", "Zinc")).is_on_topic);
  EXPECT_TRUE(marked(question, found(text, "", "Osteoporosis in men")).is_on_topic);
  EXPECT_TRUE(marked(question, found(text, "", "Zinc", "Osteoporosis in men")).is_on_topic);
}

TEST(Subjects, AreNotNamedByAPartOfAnotherName) {
  // "heart attack" is another name of the infarction, and "thyroid medication" of thyroxine.
  EXPECT_FALSE(marked("myocardial infarction", found("An asthma attack is short.", "", "Asthma"))
                   .is_on_topic);
  EXPECT_FALSE(marked("thyroxine", found("Medication is taken daily.", "", "Pills")).is_on_topic);
  EXPECT_TRUE(marked("myocardial infarction", found("A heart attack is no joke.", "", "The heart"))
                  .is_on_topic);
}

TEST(Subjects, AreNotNamedByTheTitleOfAnArticleThatCarriesTheFindingsOfOthers) {
  const std::string text = "Denosumab is suggested as the second choice of drug.";
  EXPECT_FALSE(marked("How much zinc is needed?",
                      found(text, "", "Zinc and bone health", "Treatment of osteoporosis"))
                   .is_on_topic);
}

TEST(Subjects, MakeASentenceBackgroundThatNamesAPartOfThem) {
  const std::string question = "Does zinc prevent osteoporosis?";
  const Candidate both =
      marked(question, found("Zinc lowered the risk of osteoporosis.", "", "A trial"));
  EXPECT_FALSE(both.is_background);
  EXPECT_DOUBLE_EQ(both.focus, 1);
  const Candidate one = marked(question, found("Zinc is found in oysters and beef.", "", "Foods"));
  EXPECT_TRUE(one.is_on_topic);
  EXPECT_TRUE(one.is_background);
  EXPECT_LT(one.focus, 1);
  const Candidate by_heading =
      marked(question, found("Zinc is found in oysters and beef.", "Osteoporosis", "Foods"));
  EXPECT_FALSE(by_heading.is_background);
  EXPECT_LT(by_heading.focus, both.focus);
}

TEST(Subjects, AreSaidByTheSentenceAndHeadedByWhatStandsOverIt) {
  const std::string question = "Does zinc prevent osteoporosis?";
  const Candidate candidate = marked(question, found("Zinc is found in oysters.", "Osteoporosis",
                                                     "Zinc in men with osteoporosis"));
  EXPECT_EQ(candidate.said, 0b01U);
  EXPECT_EQ(candidate.headed, 0b11U);
  const Candidate plain = marked(question, found("Osteoporosis is common.", "", "Bones"));
  EXPECT_EQ(plain.said, 0b10U);
  EXPECT_EQ(plain.headed, 0U);
}

TEST(Subjects, AreLentByAQuestionWhereNothingInTheTextSpeaksOfThem) {
  const std::string question = "colchicine in heart failure";
  const std::string text = "Colchicine is taken for 3 days.";
  const auto lent = [&](const std::string& said, const std::string& heading,
                        const std::string& title) {
    const Candidate candidate = marked(question, asked(question, found(said, heading, title)));
    EXPECT_EQ(candidate.subjects, 0b11U) << said << heading << title;
    return candidate.lent;
  };
  EXPECT_EQ(lent(text, "Flares", "Gout"), 0b10U);
  EXPECT_EQ(lent("Colchicine is taken in cardiac failure.", "Flares", "Gout"), 0U);
  EXPECT_EQ(lent(text, "Heart failure", "Gout"), 0U);
  EXPECT_EQ(lent(text, "Flares", "Heart failure"), 0U);
}

TEST(Subjects, AreNotLentWhereATextMayPutThemOtherwise) {
  // What has no other name a text may paraphrase; what a value is of, its range says.
  for (const std::string question : {"colchicine for commuters", "colchicine with an eGFR of 20"}) {
    const Candidate candidate =
        marked(question, asked(question, found("Colchicine is taken for 3 days.", "", "Gout")));
    EXPECT_EQ(candidate.lent, 0U) << question;
  }
}

TEST(Subjects, AreFiledUnderTheTitleOfTheirDocumentToo) {
  const Candidate candidate =
      marked("What causes gout?", found("Age is a cause.", "Causes", "Gout", "A trial"));
  EXPECT_EQ(candidate.filed, 0b1U);
  EXPECT_EQ(candidate.headed, 0U);
}

TEST(Subjects, AreThoseOfADocumentByItsTitleOrAHeading) {
  const std::string question = "How is gout treated?";
  const std::string text = "Losartan is preferred in people who have gout and take a diuretic.";
  EXPECT_EQ(marked(question, found(text, "Treatment", "Gout")).topical, 1u);
  EXPECT_EQ(marked(question, found(text, "Patients with gout", "Hypertension")).topical, 1u);
  EXPECT_EQ(marked(question, found(text, "Treatment", "Hypertension")).topical, 0u);
}

TEST(Subjects, AreNotNamedByTheAgeOfWhomIsAsked) {
  const std::string question = "80-year-old with a TSH of 7, should she be treated?";
  EXPECT_EQ(marked(question, found("Vitamin D is for adults aged 75 to 90 years.", "", "")).said,
            0u);
  EXPECT_EQ(marked(question, found("Treat adults with a TSH of 5 to 10 mIU/L.", "", "")).said, 1u);
}

TEST(Subjects, AreNotThoseOfPeopleWithoutThem) {
  const auto excludes = [](const std::string& question, const std::string& text) {
    return marked(question, found(text, "", "A trial")).excludes_asked;
  };
  const std::string pregnant = "Is valproate safe in pregnancy?";
  EXPECT_TRUE(excludes(pregnant, "Valproate is suggested for nonpregnant adults."));
  EXPECT_TRUE(excludes(pregnant, "Valproate is suggested for non-pregnant adults."));
  EXPECT_FALSE(excludes(pregnant, "Valproate harms pregnant and nonpregnant women alike."));
  EXPECT_FALSE(excludes("Is valproate safe?", "Valproate is for nonpregnant adults."));
  const std::string allergy = "Which antibiotic in penicillin allergy?";
  EXPECT_TRUE(excludes(allergy, "Amoxicillin is for patients without penicillin allergy."));
  EXPECT_FALSE(
      excludes(allergy, "Macrolides are for patients with or without penicillin allergy."));
  EXPECT_FALSE(excludes("Which antibiotic for people without penicillin allergy?",
                        "Amoxicillin is for patients without penicillin allergy."));
  const std::string dialysis = "Do statins help people on dialysis?";
  EXPECT_TRUE(
      excludes(dialysis, "Adults with kidney disease not on dialysis should take statins."));
  EXPECT_FALSE(excludes(dialysis, "Statins did not help adults on dialysis."));
  // What is done without, and not of whom.
  EXPECT_FALSE(excludes("Is heparin needed before surgery?",
                        "Apixaban was stopped before surgery without heparin."));
}

TEST(Subjects, AreNotThoseOfPeopleWithWhatTheQuestionDenies) {
  const std::string question = "Does zinc help osteoporosis without diabetes?";
  const Candidate without =
      marked(question, found("Zinc helps in osteoporosis without diabetes.", "", "A trial"));
  EXPECT_FALSE(without.excludes_asked);
  EXPECT_TRUE(without.shares_denial);
  const Candidate with =
      marked(question, found("Zinc helps adults with diabetes and osteoporosis.", "", "A trial"));
  EXPECT_TRUE(with.excludes_asked);
  EXPECT_FALSE(with.shares_denial);
  const std::string plain = "Zinc helps in osteoporosis.";
  EXPECT_FALSE(marked(question, found(plain, "", "A trial")).excludes_asked);
  EXPECT_DOUBLE_EQ(marked(question, found(plain, "", "A trial")).named, without.named);
  // What is filed under it holds for those who have it.
  EXPECT_TRUE(marked(question, found(plain, "", "Diabetes: diet")).excludes_asked);
  EXPECT_FALSE(marked(question, found(plain, "", "Diabetes and bone")).excludes_asked);
}

TEST(Subjects, AreNoTreatmentWhereTheyAreOnlyDiagnosed) {
  const auto is_asked = [](const std::string& text) {
    FoundPassage passage = found(text, "First-line treatment", "Gastritis");
    passage.theme = "First-line treatment";
    return marked("How is gastritis treated?", std::move(passage)).has_asked_theme;
  };
  EXPECT_TRUE(is_asked("Gastritis is treated with bismuth once it has been diagnosed."));
  EXPECT_FALSE(is_asked("Gastritis is diagnosed by endoscopy."));
}

TEST(Subjects, KnowWhatStandsUnderAHeadingOnOthers) {
  EXPECT_TRUE(
      marked("Can I take ibuprofen?", found("Ibuprofen is preferred.", "Breastfeeding", "A review"))
          .is_of_others);
}

TEST(Subjects, KnowWhatHoldsForOthersThanWereAskedFor) {
  const FoundPassage passage = found("Zinc raised bone mass in rats.", "", "A trial");
  EXPECT_TRUE(marked("Does zinc raise bone mass?", passage).is_of_others);
  EXPECT_FALSE(marked("Does zinc raise bone mass in rats?", passage).is_of_others);
}

TEST(Subjects, HoldForEverybodyWhereAdultsAreNamedBesideChildren) {
  const auto is_of_others = [](const std::string& text) {
    return marked("Does zinc raise bone mass?", found(text, "", "A trial")).is_of_others;
  };
  EXPECT_FALSE(is_of_others("Zinc raised bone mass in adults and adolescents."));
  EXPECT_TRUE(is_of_others("Zinc raised bone mass in adolescents."));
  EXPECT_TRUE(is_of_others("Zinc raised bone mass in pregnant adults."));
}

TEST(Subjects, AreNotThoseOfAdolescentsWhereAToddlerIsAskedAbout) {
  const auto is_left_out = [](const std::string& question, const std::string& text) {
    return marked(question, found(text, "Children and adolescents", "A trial")).excludes_asked;
  };
  const std::string for_older = "Zinc is given to adolescents.";
  EXPECT_TRUE(is_left_out("zinc for a toddler", for_older));
  EXPECT_TRUE(is_left_out("zinc for a 3-year-old", for_older));
  EXPECT_FALSE(is_left_out("zinc for a child", for_older));
  EXPECT_FALSE(is_left_out("zinc for a 14-year-old", for_older));
  EXPECT_FALSE(is_left_out("zinc for a toddler", "Zinc is given to children and adolescents."));
  EXPECT_FALSE(is_left_out("zinc for a toddler", "Zinc is given daily."));
}

TEST(Subjects, AreAcuteWhereThatNamesAFlare) {
  EXPECT_EQ(subjects_of("Is colchicine given for acute gout?"),
            (std::vector<std::string>{"colchicine", "acute gout"}));
}

TEST(Subjects, AreNotThoseOfAnotherAge) {
  const auto is_left_out = [](const std::string& question, const std::string& text,
                              const std::string& heading = "") {
    return marked(question, found(text, heading, "A trial")).excludes_asked;
  };
  const std::string for_children = "Zinc is given to children.";
  EXPECT_TRUE(is_left_out("zinc for adults", for_children));
  EXPECT_TRUE(is_left_out("zinc for a 40-year-old", for_children));
  EXPECT_TRUE(is_left_out("zinc for a 40-year-old", "Zinc is given daily.", "Children"));
  EXPECT_FALSE(is_left_out("zinc", for_children));
  EXPECT_FALSE(is_left_out("zinc for a 9-year-old", for_children));
  EXPECT_FALSE(is_left_out("zinc for adults and children", for_children));
  EXPECT_FALSE(is_left_out("zinc for adults", "Zinc is given to adults and adolescents."));
  const std::string for_mothers = "Zinc is given in pregnancy.";
  EXPECT_TRUE(is_left_out("zinc for a 70-year-old", for_mothers));
  EXPECT_FALSE(is_left_out("zinc for a 40-year-old", for_mothers));
}

TEST(Subjects, OfOneTypeAreNotThoseOfAnother) {
  const auto is_left_out = [](const std::string& question, const std::string& text) {
    return marked(question, found(text, "", "A trial")).excludes_asked;
  };
  const std::string of_second = "Zinc is given in type 2 diabetes.";
  EXPECT_TRUE(is_left_out("zinc in type 1 diabetes", of_second));
  EXPECT_TRUE(is_left_out("zinc in T1DM", of_second));
  EXPECT_FALSE(is_left_out("zinc in type 2 diabetes", of_second));
  EXPECT_FALSE(is_left_out("zinc in diabetes", of_second));
  EXPECT_FALSE(is_left_out("zinc in type 1 or type 2 diabetes", of_second));
  EXPECT_FALSE(is_left_out("zinc in type 1 diabetes", "Zinc is given in type 1 and type 2."));
  EXPECT_FALSE(is_left_out("zinc in type 1 diabetes", "Zinc is given in diabetes."));
  EXPECT_FALSE(is_left_out("zinc in type 1 diabetes", "Zinc is needed for type 4 collagen."));
  EXPECT_FALSE(
      is_left_out("zinc in type 1 diabetes", "Zinc is given in both type 1 and type 2 diabetes."));
  EXPECT_FALSE(is_left_out("zinc in type 1 diabetes", "Zinc is given in types 1 and 2 diabetes."));
}

TEST(Subjects, AreTreatedFromTheBeginning) {
  const auto is_later = [](const std::string& question, const std::string& text) {
    return marked(question, found(text, "", "A guideline")).is_later;
  };
  const std::string question = "How is gastritis treated?";
  const std::string second = "Rifabutin is a second-line treatment of gastritis.";
  EXPECT_TRUE(is_later(question, second));
  EXPECT_TRUE(is_later(question, "Rifabutin is for people who cannot tolerate bismuth."));
  EXPECT_TRUE(is_later(question, "The target in treated gastritis is an acid below 4."));
  EXPECT_TRUE(is_later(question, "Acid should be measured once gastritis is treated."));
  EXPECT_FALSE(is_later(question, "Bismuth is the first treatment of gastritis."));
  // Who asks of a later step, of a medicine or of no treatment.
  EXPECT_FALSE(is_later("second-line treatment of gastritis", second));
  EXPECT_FALSE(is_later("treatment of gastritis after bismuth failed", second));
  EXPECT_FALSE(is_later("monitoring of gastritis treatment", second));
  EXPECT_FALSE(is_later("amoxicillin treatment of gastritis", second));
  EXPECT_FALSE(is_later("How common is gastritis?", second));
}

TEST(Subjects, KnowWhatHoldsForThePopulationThatWasAskedFor) {
  const std::string question = "What dose of zinc should children take?";
  const Candidate asked = marked(question, found("Zinc raised growth in infants.", "", "A trial"));
  EXPECT_TRUE(asked.is_of_asked);
  EXPECT_FALSE(asked.is_of_others);
  EXPECT_TRUE(
      marked(question, found("Zinc is given for 10 days.", "Children", "Diarrhea")).is_of_asked);
  for (const std::string other : {"Adults take zinc.", "Pregnant women take zinc."}) {
    const Candidate candidate = marked(question, found(other, "", "A trial"));
    EXPECT_FALSE(candidate.is_of_asked) << other;
    EXPECT_TRUE(candidate.is_of_others) << other;
  }
  EXPECT_FALSE(marked(question, found("Zinc is cheap.", "", "A trial")).is_of_others);
}

TEST(Subjects, AreGivenInADoseByAnAmountOrALimit) {
  const auto gives_dose = [](const std::string& question, const std::string& text) {
    return marked(question, found(text, "", "Zinc")).gives_dose;
  };
  EXPECT_TRUE(gives_dose("What is the dose of zinc?", "Zinc 25 mg daily was given."));
  EXPECT_FALSE(gives_dose("What is the dose of zinc?", "Zinc was below 60 mg/dL."));
  EXPECT_FALSE(gives_dose("Is zinc safe?", "Zinc 25 mg daily was given."));
  EXPECT_FALSE(gives_dose("How much zinc is too much?", "Zinc 25 mg daily was given."));
  EXPECT_TRUE(gives_dose("How much zinc is too much?", "The upper limit of zinc is 40 mg a day."));
  const std::string apixaban = "What is the dose of apixaban?";
  EXPECT_TRUE(gives_dose(apixaban, "Apixaban 5 mg twice daily was given."));
  EXPECT_TRUE(gives_dose(apixaban, "Warfarin was compared with 5 mg of apixaban."));
  EXPECT_TRUE(gives_dose(apixaban, "Take Eliquis, 5 mg three times a day."));
  EXPECT_FALSE(gives_dose(apixaban, "Apixaban was compared with dabigatran 150 mg twice daily."));
  EXPECT_FALSE(gives_dose(apixaban, "With apixaban, 120 mg of diltiazem was given."));
}

TEST(Subjects, KnowTheHeadingThatPromisesWhatIsAskedFor) {
  const auto is_asked = [](const std::string& question, const std::string& heading) {
    FoundPassage passage = found("Bismuth is given for 14 days.", heading, "Gastritis");
    passage.theme = heading;
    return marked(question, std::move(passage)).has_asked_theme;
  };
  EXPECT_TRUE(is_asked("How is gastritis treated?", "First-line treatment"));
  EXPECT_FALSE(is_asked("How is gastritis treated?", "After treatment failure"));
  EXPECT_FALSE(is_asked("How is gastritis treated?", "Testing"));
  EXPECT_TRUE(is_asked("How much bismuth should be taken?", "Oral dosing"));
  EXPECT_FALSE(is_asked("What is linked to gastritis?", "Bismuth and risk"));
  EXPECT_FALSE(is_asked("How is gastritis treated?", ""));
}

TEST(Subjects, AreAskedForASideThatNeedNotBeNamed) {
  const auto named = [](const std::string& question, const std::string& text,
                        const std::string& heading) {
    FoundPassage passage = found(text, heading, "Stomach");
    passage.theme = heading;
    return marked(question, std::move(passage)).named;
  };
  const std::string question = "How is gastritis treated?";
  const std::string text = "Bismuth for gastritis lasts 14 days.";
  EXPECT_DOUBLE_EQ(named(question, text, "First-line treatment"), 1);
  EXPECT_DOUBLE_EQ(named(question, text, "Antibiotic choice"), 1);
  EXPECT_LT(named(question, text, "Epidemiology"), 1);
  const std::string advice = "Bismuth is preferred in gastritis.";
  EXPECT_DOUBLE_EQ(named(question, advice, "Epidemiology"), 1);
  EXPECT_LT(named(question, advice, "Diagnosis"), 1);
  EXPECT_LT(named(question, "Bismuth is preferred.", "First-line treatment"), 1);
}

TEST(Subjects, AreAskedForAdultsByWhatSpeaksOfNobody) {
  const auto named = [](const std::string& text) {
    return marked("Does bismuth cure gastritis in adults?", found(text, "", "Stomach")).named;
  };
  EXPECT_DOUBLE_EQ(named("Bismuth cured gastritis."), 1);
  EXPECT_LT(named("Bismuth cured gastritis in children."), 1);
}

}  // namespace
}  // namespace ibid::answer
