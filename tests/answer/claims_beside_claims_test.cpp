// What stands beside claims: glossary notes, directions, readers, headings, questions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "answer/audience.hpp"
#include "answer/follow_ups.hpp"
#include "answer/found_passages.hpp"
#include "answer/glossary.hpp"
#include "answer/headings.hpp"
#include "answer/memory_generation.hpp"
#include "answer/question.hpp"

namespace ibid::answer {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Of a text that stands alone in its passage, under `heading`.
std::vector<std::string> notes_on(const std::string& text, const std::string& heading = {}) {
  index::Analyzer analyzer(index::Language::built_in());
  std::set<std::string> explained;
  return glossary_notes(text, heading + '\n' + text, index::Language::built_in(), analyzer,
                        explained);
}

TEST(Glossary, ExplainsATermOnceAnAnswer) {
  const index::Language& language = index::Language::built_in();
  index::Analyzer analyzer(language);
  std::set<std::string> explained;
  const auto notes = glossary_notes("Hypozincemia is common.", "", language, analyzer, explained);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0], "Hypozincemia: too little zinc in the body");
  EXPECT_TRUE(
      glossary_notes("Zinc deficiency is rare.", "", language, analyzer, explained).empty());
}

TEST(Glossary, ExplainsAnAbbreviationInTheSenseThatItHasThere) {
  const std::string sentence = "PE was found in 3% of them.";
  EXPECT_THAT(notes_on(sentence, "Pulmonary embolism after surgery"),
              ElementsAre(HasSubstr("PE: ")));
  EXPECT_THAT(notes_on(sentence, "Blood pressure during pregnancy"), IsEmpty());
  EXPECT_THAT(notes_on("COPD is slow."), ElementsAre(HasSubstr("COPD: ")));
  EXPECT_THAT(notes_on("OSA is common."), ElementsAre(HasSubstr("OSA: ")));
  EXPECT_THAT(notes_on("OSA is common.", "Oral surgical assistants (OSA)"), IsEmpty());
  EXPECT_THAT(notes_on("EDS is rare.", "Erectile dysfunction"), IsEmpty()) << "not several ED";
}

TEST(Glossary, LeavesOutWhatTheSentenceTellsItself) {
  EXPECT_THAT(notes_on("It ends in preeclampsia (PE) at times.", "Pulmonary embolism"),
              Not(Contains(HasSubstr("PE: "))));
  EXPECT_THAT(notes_on("High blood pressure is common."), IsEmpty());
  EXPECT_THAT(notes_on("Hypertension is common."), ElementsAre(HasSubstr("too high")));
}

TEST(Glossary, LeavesNamesAlone) {
  EXPECT_THAT(notes_on("The National Osteoporosis Foundation asks for it."), IsEmpty());
  EXPECT_THAT(notes_on("Asked by the International Society of Osteoporosis Nurses."), IsEmpty());
  EXPECT_THAT(notes_on("Osteoporosis is common."), ElementsAre(HasSubstr("Osteoporosis: ")));
}

TEST(Glossary, ExplainsOneOfSeveral) {
  EXPECT_THAT(notes_on("Zinc feeds osteoblasts."),
              ElementsAre("osteoblast: a cell that builds bone"));
}

TEST(Glossary, ExplainsAMedicineAsItsClass) {
  EXPECT_THAT(notes_on("Losartan lowers urate."), Contains(HasSubstr("Losartan: a medicine")));
}

TEST(Audience, PlainSentencesAreShortAndWithoutNumbers) {
  EXPECT_DOUBLE_EQ(plainness("Zinc supports bone."), 1);
  EXPECT_LT(plainness("Zinc 15 mg raised density by 2% (95% CI 1 to 3) in 122 patients."), 0.6);
  EXPECT_GT(profile_of(Audience::kPatient).plainness_weight,
            profile_of(Audience::kResearcher).plainness_weight);
}

TEST(Headings, NameAThemeAndNoPartOfAnArticle) {
  EXPECT_EQ(theme_of({"Results", "Zinc and bone"}), "Zinc and bone");
  EXPECT_EQ(theme_of({"Results", "2.1"}), "");
  EXPECT_EQ(theme_of({"Materials and methods"}), "");
}

TEST(Questions, AreTakenApartByTypeTopicsAndConcepts) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  const std::pair<std::string_view, QuestionType> cases[] = {
      {"What is the relationship between zinc and osteoporosis?", QuestionType::kRelationship},
      {"How many people have asthma?", QuestionType::kCount},
      {"What is the dose of alendronate?", QuestionType::kDose},
      {"What is the maximum dose of alendronate?", QuestionType::kDose},
      {"Zinc did nothing at full dose, switch or add something?", QuestionType::kOther},
      {"What are the side effects of zinc?", QuestionType::kHarm},
      {"Is zinc better than calcium?", QuestionType::kComparison},
      {"Can zinc prevent fractures?", QuestionType::kPrevention},
      {"How is asthma diagnosed?", QuestionType::kDiagnosis},
      {"What is osteoporosis?", QuestionType::kDefinition},
      {"List the zinc compounds.", QuestionType::kList},
      {"Who should take zinc?", QuestionType::kWho},
  };
  for (const auto& [text, type] : cases) {
    EXPECT_EQ(name_of(analyze_question(generation, analyzer, text).type), name_of(type)) << text;
  }
  const Question question =
      analyze_question(generation, analyzer, "Does zinc supplementation prevent hip fractures?");
  EXPECT_TRUE(question.is_yes_no);
  EXPECT_EQ(question.topics, (std::vector<std::string>{"zinc supplementation", "hip fractures"}));
  EXPECT_EQ(heading_of(question), "Prevention: zinc supplementation and hip fractures");
}

TEST(Questions, NameOneConceptOnceHoweverItIsCalled) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  const Question question = analyze_question(
      generation, analyzer, "Is hypozincemia (zinc deficiency) linked to osteoporosis?");
  ASSERT_EQ(question.concepts.size(), 2u);
  EXPECT_EQ(question.concepts[0].surface, "hypozincemia");
}

TEST(Questions, AreNotOnTheKinForWhomTheyAreAsked) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  const Question question =
      analyze_question(generation, analyzer, "My mother broke her hip. Does the infusion help?");
  EXPECT_EQ(question.asked, " broke her hip. Does the infusion help?");
  const Question mothers = analyze_question(generation, analyzer, "iodine for the mother");
  EXPECT_EQ(mothers.asked, "iodine for the mother");
}

using test::document_named;
using test::found_passage;

/// The follow-ups to a question on osteoporosis answered from a document's "Treated theme".
std::vector<std::string> follow_ups_to(const std::string& topic, FoundPassage other,
                                       bool answered = true) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  Question question;
  question.type = QuestionType::kEffect;
  question.topics = {topic};
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Bones are living tissue.", "Treated theme"),
      std::move(other)};
  const std::vector<std::uint32_t> treated{0};
  Vocabulary vocabulary(generation);
  const std::vector<Candidate> candidates = candidates_of(passages, vocabulary);
  return follow_ups_for(question, passages, candidates, treated, analyzer, vocabulary,
                        [&](auto) { return answered; });
}

TEST(FollowUps, AreOnlySuchAsHaveAnAnswer) {
  const FoundPassage other = found_passage(document_named("a"), "Zinc is needed in osteoporosis.",
                                           "Zinc intake and fracture risk");
  const std::vector<std::string> all = follow_ups_to("osteoporosis", other);
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0], "What does the evidence say about zinc intake and fracture risk?");
  EXPECT_EQ(all[1], "How is osteoporosis treated?");
  EXPECT_TRUE(follow_ups_to("osteoporosis", other, false).empty());
}

TEST(FollowUps, OfARemedyComeBeforeThoseOfItsCondition) {
  const FoundPassage other = found_passage(
      document_named("a"), "Use of apixaban, apixaban 5 mg and apixaban versus warfarin were seen.",
      "Anticoagulants before surgery");
  const std::vector<std::string> all = follow_ups_to("apixaban", other);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0],
            "What does the evidence say about anticoagulants before surgery with apixaban?");
  EXPECT_EQ(all[1], "What are the side effects of apixaban?");
}

TEST(FollowUps, KeepToTheDocumentsOfTheAnswer) {
  const std::string text = "Asthma is seen early.";
  const auto first = [&](const std::string& document, const std::string& theme) {
    return follow_ups_to("asthma", found_passage(document_named(document), text, theme))[0];
  };
  EXPECT_EQ(first("b", "Tirzepatide"), "How is asthma treated?");
  EXPECT_EQ(first("a", "Tirzepatide"), "What does the evidence say about Tirzepatide?");
}

TEST(FollowUps, AskOfAHeadingAsItStandsInTheConditionOfItsDocument) {
  const auto asked = [&](const std::string& title, const std::string& heading) -> std::string {
    index::DocumentHeader document = document_named("a");
    document.source.title = title;
    const auto all = follow_ups_to(
        "bones", found_passage(document,
                               "Patients with asthma took Tirzepatide and metformin, and asthma "
                               "attacks and risk of asthma were few.",
                               heading));
    return all.empty() ? std::string{} : all.front();
  };
  const std::string title = "Asthma: a guide (short)";
  const std::string about = "What does the evidence say about ";
  EXPECT_EQ(asked(title, "Diagnosis"), "How is asthma diagnosed?");
  EXPECT_EQ(asked(title, "Causes and risk factors"), "What causes asthma?");
  EXPECT_EQ(asked(title, "What it leads to"), "What can asthma lead to?");
  EXPECT_EQ(asked(title, "Breastfeeding"), "What about asthma while breastfeeding?");
  EXPECT_EQ(asked(title, "Metformin"), about + "metformin in asthma?");
  EXPECT_EQ(asked(title, "Tirzepatide"), about + "Tirzepatide in asthma?");
  EXPECT_EQ(asked(title, "Statins"), about + "statins in asthma?");
  EXPECT_EQ(asked(title, "St John's wort"), about + "St John's wort in asthma?");
  EXPECT_EQ(asked(title, "How common it is"), "How common is asthma?");
  EXPECT_EQ(asked(title, "Severe asthma"), about + "severe asthma?");
  EXPECT_EQ(asked(title, "Inhaled drugs: harms"), "What are the harms of inhaled drugs in asthma?");
  EXPECT_EQ(asked(title, "Preventing attacks"), "How can attacks of asthma be prevented?");
  EXPECT_EQ(asked(title, "How inhaled drugs act on airways"),
            "How do inhaled drugs act on airways?");
  EXPECT_EQ(asked(title, "How to take metformin"), "How should metformin be taken?");
  EXPECT_EQ(asked(title, "Medicines that cause attacks"), "Which medicines cause attacks?");
  EXPECT_EQ(asked(title, "After treatment failure"), "");
  EXPECT_EQ(asked(title, "Special populations"), "");
  EXPECT_EQ(asked("Bones and much more of all that", "Diagnosis"), "");
  EXPECT_EQ(asked("Bones and much more of all that", "How common it is"), "");
  EXPECT_EQ(asked("Bones and much more of all that", "Zinc intake"), about + "zinc intake?");
}

TEST(FollowUps, TakeWhatAPassageSaysItAnswersInPlaceOfAHeadingTurnedIntoAQuestion) {
  const auto stating = [](FoundPassage passage, std::vector<std::string> questions) {
    return test::changed(std::move(passage),
                         [&](Passage& to) { to.questions = std::move(questions); });
  };
  const std::string text = "Zinc is needed in osteoporosis.";
  const FoundPassage other = found_passage(document_named("a"), text, "Zinc and fractures");
  const std::string stated = "Does a zinc tablet prevent fractures?";
  EXPECT_EQ(follow_ups_to("osteoporosis", stating(other, {"my zinc?", stated})).front(), stated);
  EXPECT_EQ(follow_ups_to("osteoporosis", stating(other, {"my zinc?"})).front(),
            "What does the evidence say about zinc and fractures?");
  // A heading of which the question is known is asked for itself.
  const FoundPassage known = found_passage(document_named("a"), text, "Effects of zinc");
  EXPECT_EQ(follow_ups_to("osteoporosis", stating(known, {stated})).front(),
            "What are the effects of zinc?");
  // What cannot be asked by its heading is by its passage.
  const FoundPassage later = found_passage(document_named("a"), text, "After treatment failure");
  EXPECT_EQ(follow_ups_to("osteoporosis", stating(later, {stated})).front(), stated);
}

TEST(FollowUps, GoOnWithWhatASectionOfTheAnswerHasBesideItsClaims) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  const auto passage = [](const char* document, const char* theme, const char* states) {
    return test::changed(found_passage(document_named(document), "Zinc is needed in bone.", theme),
                         [&](Passage& to) { to.questions = {states}; });
  };
  const std::vector<FoundPassage> passages{
      passage("a", "Treated", "Is the claim about zinc known already?"),
      passage("b", "Treated", "Does another document treat zinc as well?"),
      passage("a", "Treated", "Does nothing here go on from that?"),
      passage("a", "Treated", "Does zinc build bone in old age?")};
  Vocabulary vocabulary(generation);
  const std::vector<Candidate> candidates = candidates_of(passages, vocabulary);
  const Question question = analyze_question(generation, analyzer, "What does zinc do?");
  EXPECT_EQ(follow_ups_for(question, passages, candidates, std::vector<std::uint32_t>{0}, analyzer,
                           vocabulary, [](auto) { return true; })
                .front(),
            "Does zinc build bone in old age?");
}

TEST(FollowUps, GoByTheNumberOfTheirSubject) {
  const auto first = [&](const std::string& topic) {
    const auto all = follow_ups_to(
        topic, found_passage(document_named("b"), "Treatment of " + topic + " is long."));
    return all.empty() ? std::string{} : all.front();
  };
  EXPECT_EQ(first("heel fractures"), "How are heel fractures treated?");
  EXPECT_EQ(first("diabetes"), "How is diabetes treated?");
  EXPECT_EQ(first("stroke"), "How is stroke treated?");
}

TEST(FollowUps, AskOfAMedicineWhatItsSectionsSayOfIt) {
  const auto questions = [&](const std::string& heading) {
    return follow_ups_to(
        "apixaban",
        found_passage(document_named("a"),
                      "Use of apixaban, apixaban 5 mg and apixaban versus warfarin.", heading));
  };
  EXPECT_EQ(questions("Pregnancy").at(0), "Is apixaban safe in pregnancy?");
  EXPECT_EQ(questions("Drug interactions").at(0), "What are the drug interactions of apixaban?");
  // What is common is no medicine.
  EXPECT_THAT(questions("How common it is"), Each(Not(HasSubstr("common"))));
}

TEST(FollowUps, AskNothingAgainAndNothingOfHalfAName) {
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  const std::vector<FoundPassage> passages{
      found_passage(document_named("a"), "Bell palsy has causes. Many have Bell palsy.", "Course"),
      found_passage(document_named("a"), "Viruses cause Bell palsy.", "Causes of Bell palsy")};
  Vocabulary vocabulary(generation);
  const std::vector<Candidate> candidates = candidates_of(passages, vocabulary);
  Question question = analyze_question(generation, analyzer, "What are causes of Bell palsy?");
  question.topics = {"Bell"};
  EXPECT_THAT(follow_ups_for(question, passages, candidates, std::vector<std::uint32_t>{0},
                             analyzer, vocabulary, [](auto) { return true; }),
              IsEmpty());
}

TEST(FollowUps, AskOfATopicAsThePassagesHaveItAndNotOfWordsThatOnlyAsk) {
  const FoundPassage other =
      found_passage(document_named("b"), "Semaglutide, and later pancreatitis, were seen.");
  for (const std::string none : {"better", "long", "effective dose", "semaglutide pancreatitis"}) {
    EXPECT_TRUE(follow_ups_to(none, other).empty()) << none;
  }
  for (const std::string topic : {"pancreatitis", "Pancreatitis"}) {
    EXPECT_EQ(follow_ups_to(topic, other)[0], "How is pancreatitis treated?");
  }
}

TEST(FollowUps, AskForTheDoseOnlyOfWhatIsGivenInAmounts) {
  const std::string dose = "What is the recommended dose of spirometry?";
  const auto with = [&](const std::string& text) {
    return follow_ups_to("spirometry", found_passage(document_named("b"), text));
  };
  const std::string given = " Many people take spirometry. The use of spirometry is common.";
  EXPECT_THAT(with("Spirometry showed 2 L." + given), testing::Not(testing::Contains(dose)));
  EXPECT_THAT(with("Spirometry came before 15 mg/dL of glucose." + given),
              testing::Not(testing::Contains(dose)));
  EXPECT_THAT(with("Spirometry of 15 mg a day is an invention." + given), testing::Contains(dose));
}

TEST(FollowUps, AskForHarmsOfWhatIsGivenAndForTreatmentsOfConditions) {
  const auto asked = [&](const std::string& topic, const std::string& text) {
    return follow_ups_to(topic, found_passage(document_named("b"), text));
  };
  const std::string harms = "What are the side effects of Helicobacter pylori?";
  const std::string treatment = "How is Helicobacter pylori treated?";
  const auto bacterium = asked("Helicobacter pylori",
                               "Patients with Helicobacter pylori were many. Treating Helicobacter "
                               "pylori took 14 days. The use of Helicobacter pylori is rare.");
  EXPECT_THAT(bacterium, testing::Contains(treatment));
  EXPECT_THAT(bacterium, testing::Not(testing::Contains(harms)));
  const auto drug = asked("Helicobacter pylori",
                          "Helicobacter pylori 20 mg was given. Users of Helicobacter pylori were "
                          "many. People who take Helicobacter pylori were more.");
  EXPECT_THAT(drug, testing::Contains(harms));
  EXPECT_THAT(drug, testing::Not(testing::Contains(treatment)));
  const auto unknown = asked("Helicobacter pylori", "Helicobacter pylori was seen.");
  EXPECT_THAT(unknown, testing::Not(testing::Contains(harms)));
  EXPECT_THAT(unknown, testing::Not(testing::Contains(treatment)));
}

}  // namespace
}  // namespace ibid::answer
