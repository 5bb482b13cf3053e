// Questions as people ask them, not in the words of the corpus, each with the snippet that its page
// must cite, by words that no other snippet has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <utility>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

struct Natural {
  const char* question;
  const char* cited;  ///< words of the snippet
};

constexpr Natural kNatural[] = {
    // clang-format off
    {"When will my sertraline kick in?", "begin to work within the first week"},
    {"How long after viagra may nitroglycerin be given?", "in the past 24 hours"},
    {"nursing my newborn, which blood pressure meds are fine",
     "no known adverse effects on babies"},
    {"What is the most vitamin D a grown-up may take a day?", "4,000 IU"},
    {"CGRP antibodies compared with topiramate?",
     "In the HER-MES trial of 777 adults"},
    {"When should metformin be stopped before a CT scan with contrast?",
     "imaging with iodinated contrast"},
    {"How much water can I drink with heart failure?",
     "Drinking without restriction gave"},
    {"Valproate in pregnancy for migraine prevention",
     "Valproate exposure before birth"},
    {"I'm breastfeeding and need a blood thinner for AF, which one can I take?",
     "Warfarin is the preferred oral anticoagulant while breastfeeding"},
    {"Can montelukast cause nightmares?",
     "sleep disturbance (26.1%)"},
    {"Does St John's wort interfere with other medicines?",
     "St John's wort can have serious drug interactions"},
    {"How can pneumonia be prevented?",
     "pneumococcal conjugate vaccine"},
    {"Evenity side effects",
     "Serious cardiovascular events"},
    {"Steroids in severe pneumonia - yes or no?",
     "Corticosteroids are suggested for adults with severe"},
    {"entresto in pregnancy",
     "Women with heart failure who are pregnant"},
    {"IV iron in heart failure",
     "Intravenous iron is recommended in the 2023 European update"},
    {"topamax in pregnancy",
     "In Nordic registers of 4,494,926 children"},
    {"is sertraline safe in pregnancy",
     "Persistent pulmonary hypertension was recorded"},
    {"what percentage of people worldwide have migraine",
     "Migraine is common"},
    {"what is there for a man with osteoporosis",
     "men with primary osteoporosis"},
    {"weight loss with thyroxine?",
     "Thyroid hormone should not be taken to treat obesity"},
    {"do breastfed babies need vitamin d drops",
     "Babies who are breastfed, fully or partly"},
    {"who should get a dexa scan",
     "Screening for osteoporosis with bone density"},
    {"romosozumab heart attack stroke risk",
     "omosozumab"},
    {"uric acid goal in gout",
     "The uric acid target in gout"},
    {"can asthmatics take aspirin",
     "Aspirin and other NSAIDs such"},
    {"Is it safe to take ibuprofen if I have asthma?",
     "Aspirin and other NSAIDs such"},
    {"Can a patient with asthma take a beta blocker?",
     "Timolol by mouth and propranolol"},
    {"Should beta blockers be avoided in COPD?",
     "Metoprolol raised the risk of"},
    {"Can I use my blue inhaler alone for asthma?",
     "The Global Initiative for Asthma"},
    {"Dexamethasone or prednisone for acute asthma in children?",
     "A 2025 meta-analysis of 16"},
    {"I am pregnant, can I keep using my asthma inhaler?",
     "A 2013 review judged short-acting"},
    {"What dose of apixaban should an 82-year-old weighing 55 kg with atrial fibrillation get?",
     "Apixaban 5 mg twice daily"},
    {"Is apixaban better than rivaroxaban in atrial fibrillation?",
     "Among 581,451 Medicare beneficiaries aged"},
    {"Is apixaban superior to rivaroxaban in atrial fibrillation?",
     "Among 581,451 Medicare beneficiaries aged"},
    {"Should I take aspirin for atrial fibrillation?",
     "The 2018 CHEST guideline suggests"},
    {"When should I stop my blood thinner before surgery?",
     "Anticoagulants of the direct kind"},
    {"Does alcohol make atrial fibrillation worse?",
     "Giving up alcohol lowered recurrence"},
    {"Is alcohol bad for atrial fibrillation?",
     "Giving up alcohol lowered recurrence"},
    {"Does quitting alcohol help atrial fibrillation?",
     "Giving up alcohol lowered recurrence"},
    {"Are DOACs safe in pregnancy?",
     "The CHEST expert panel suggests"},
    {"At what eGFR can I start an SGLT2 inhibitor?",
     "Without regard to diabetes, KDIGO"},
    {"When do I need dialysis?",
     "Dialysis started early (eGFR 10"},
    {"What is the blood pressure target in chronic kidney disease?",
     "KDIGO 2021 suggests a systolic"},
    {"How long should prednisone be given for a COPD exacerbation?",
     "Moderate or severe COPD exacerbations"},
    {"Do I need oxygen at home for COPD?",
     "Long-term oxygen for at least"},
    {"What is the first-line antibiotic for community-acquired pneumonia in a healthy outpatient?",
     "Amoxicillin 1 g three times"},
    {"How many days of antibiotics for pneumonia in adults?",
     "NICE 2025 guidance sets a"},
    {"Should corticosteroids be given in severe pneumonia?",
     "Corticosteroids are suggested for adults"},
    {"Do I need another chest x-ray after pneumonia?",
     "A chest X-ray after pneumonia"},
    {"What is the dose of amoxicillin in children with pneumonia?",
     "Amoxicillin at 35 to 50"},
    {"What should I take for a gout attack?",
     "An acute gout attack (flare)"},
    {"Is febuxostat safe in patients with heart disease?",
     "Death from any cause (HR 1.22)"},
    {"What is the starting dose of allopurinol?",
     "Allopurinol should be started at"},
    {"Should I stop allopurinol when my gout is gone?",
     "Allopurinol and other urate-lowering drugs"},
    {"Is febuxostat better than allopurinol?",
     "Death from any cause (HR 1.22)"},
    {"What is the dose of colchicine for a gout flare?",
     "Low-dose colchicine (1.2 mg, then"},
    {"What is the dose of prednisolone in acute gout?",
     "Prednisolone 35 mg a day"},
    {"Is spironolactone effective in HFpEF?",
     "Spironolactone lowered hospitalization for heart"},
    {"Can SGLT2 inhibitors be used in pregnancy with heart failure?",
     "Women with heart failure who"},
    {"Can I stop my heart failure pills when my heart has recovered?",
     "People whose reduced ejection fraction"},
    {"What is the first-line therapy for H. pylori in penicillin allergy?",
     "People allergic to penicillin can"},
    {"How do I know that the Helicobacter is gone after treatment?",
     "Every patient treated for Helicobacter"},
    {"Do probiotics help with Helicobacter treatment?",
     "Probiotics help treatment against Helicobacter"},
    {"What is the definition of hypertension?",
     "Hypertension is defined as an"},
    {"Is it better to take blood pressure pills at night?",
     "Blood pressure medicine taken at"},
    {"Can I take lisinopril while pregnant?",
     "ACE inhibitors such as lisinopril"},
    {"What is the fourth drug in resistant hypertension?",
     "Spironolactone lowered home systolic pressure"},
    {"Can I take my thyroid pill with coffee?",
     "Coffee, soy, and fiber reduce"},
    {"How often should TSH be checked in pregnancy?",
     "TSH should be checked every"},
    {"How often should TSH be measured?",
     "TSH should be measured 4"},
    {"Can thyroid pills help me lose weight?",
     "Thyroid hormone should not be"},
    {"Should subclinical hypothyroidism be treated in a 75-year-old?",
     "Levothyroxine did not change hypothyroid"},
    {"What ferritin level diagnoses iron deficiency?",
     "Ferritin below 45 ng/mL, rather"},
    {"Should I take iron every day or every other day?",
     "Oral iron for iron deficiency"},
    {"Does coffee affect iron tablets?",
     "Tea and coffee with a meal"},
    {"How long until antidepressants work?",
     "Antidepressants (SSRIs) begin to work"},
    {"Can I stop my antidepressant if I feel well?",
     "Among 478 primary care patients"},
    {"Is St John's wort as good as an antidepressant?",
     "St John's wort works as"},
    {"Can sertraline be used during breastfeeding?",
     "Sertraline, paroxetine, nortriptyline, and imipramine"},
    {"Which antidepressant has the fewest sexual side effects?",
     "The antidepressant with the fewest"},
    {"Is ketamine better than ECT?",
     "Ketamine works as well as"},
    {"Can I take the pill if I have migraine with aura?",
     "Women who have migraine with"},
    {"Is topiramate safe in pregnancy?",
     "In Nordic registers of 4,494,926"},
    {"How many days a month can I take painkillers for migraine?",
     "Medication-overuse headache is diagnosed in"},
    {"What happens when denosumab is stopped?",
     "When denosumab was stopped, vertebral"},
    {"Do bisphosphonates cause jaw problems?",
     "Jaw necrosis (osteonecrosis of the"},
    {"Alendronate or zoledronic acid for hip fracture prevention?",
     "Alendronate (RR 0.61, 95% CI"},
    {"How long should alendronate be taken?",
     "Many women can stop alendronate"},
    {"Is metformin safe in pregnancy?",
     "Metformin should not be the"},
    {"Does metformin cause vitamin B12 deficiency?",
     "Each further year of metformin"},
    {"What is the maximum dose of metformin at eGFR 40?",
     "The metformin dose should be"},
    {"What is the HbA1c target in type 2 diabetes?",
     "Most nonpregnant adults with type"},
    {"Can type 2 diabetes go away?",
     "Weight loss can reverse type"},
    {"Is tirzepatide better than semaglutide?",
     "HbA1c fell by 2.01 to"},
    {"When should SGLT2 inhibitors be stopped before surgery?",
     "SGLT2 inhibitors can cause ketoacidosis"},
    {"How much vitamin D should I take a day?",
     "The recommended dietary allowance for vitamin"},
    {"Does vitamin D prevent falls?",
     "Vitamin D supplementation does not"},
    {"What is the maximum dose of vitamin D?",
     "The tolerable upper intake level for vitamin"},
    {"Can zinc supplementation cause copper deficiency?",
     "Excess zinc intake can cause"},
    {"Is zinc harmful?", "The adult upper limit of 40 mg of zinc"},
    {"How much zinc is too much?",
     "The tolerable upper intake level for zinc"},
    {"Is it okay to drink tea with my iron pills?",
     "Tea with a meal reduced"},
    {"Does walking or yoga do anything against depression?",
     "Exercise moderately reduced depression compared"},
    {"What happens if I suddenly stop my antidepressant?",
     "Discontinuation symptoms affected 31% of"},
    {"When during the day is levothyroxine best taken?",
     "Levothyroxine should be taken 60"},
    {"Can selenium fix Hashimoto thyroiditis?",
     "Selenium lowered thyroid antibodies (TPO"},
    {"Does Helicobacter come back once it is treated?",
     "Helicobacter pylori can come back"},
    {"Must my family be tested for Helicobacter too?",
     "The Houston consensus recommends testing"},
    {"Is 10 days of treatment enough for Helicobacter?",
     "Helicobacter pylori should be treated"},
    {"Can exercise hurt me with heart failure?",
     "Exercise-based rehabilitation lowered hospitalization for"},
    {"Is limiting fluids worthwhile in heart failure?",
     "Drinking without restriction gave much"},
    {"Is a salt substitute any good for blood pressure?",
     "Potassium-based salt substitutes are recommended"},
    {"How low should blood pressure be in diabetics?",
     "Blood pressure below 130/80 mm"},
    {"Which blood pressure drug is best in pregnancy?",
     "Labetalol is the first choice"},
    {"Does losing weight bring blood pressure down?",
     "Weight loss of at least"},
    {"Can losing weight reverse diabetes?",
     "Weight loss can reverse type"},
    {"Is a low-carb diet good for diabetes?",
     "A low-carbohydrate diet brought remission"},
    {"What are the downsides of SGLT2 inhibitors?",
     "Side effects of SGLT2 inhibitors include"},
    {"Does semaglutide protect the kidneys?",
     "Semaglutide 1 mg weekly lowered"},
    {"Should my kidney function be checked before metformin?",
     "Kidney function (eGFR) should be"},
    {"Does magnesium ease migraine?",
     "Magnesium is possibly effective to"},
    {"Can I drive after taking lasmiditan?",
     "People who take lasmiditan for"},
    {"When is it worth taking something to prevent migraine?",
     "Preventive treatment of migraine should"},
    {"Can too much vitamin D give me kidney stones?",
     "Kidney stones were not more"},
    {"How is zinc deficiency noticed?",
     "Symptoms of zinc deficiency are"},
    {"Can I just stop denosumab?",
     "People who take denosumab should"},
    {"Is prednisone for 5 days as good as 14 days in COPD?",
     "In the REDUCE trial of"},
    {"Which vaccines should people with COPD get?",
     "People with COPD should be"},
    {"Is dupilumab of any use in COPD?",
     "Dupilumab 300 mg every 2"},
    {"When should I see a kidney specialist?",
     "Referral to a kidney specialist"},
    {"How much protein may I eat with kidney disease?",
     "should eat about 0.8 g of protein"},
    {"Is aspirin risky in asthma?",
     "Aspirin and other NSAIDs such"},
    {"Should a child with pneumonia be in hospital?",
     "Moderate to severe pneumonia in"},
    {"Do antibiotics help against viral pneumonia?",
     "Antibiotics are not suggested for"},
    {"Should I have a pneumonia vaccine at 55?",
     "The US vaccine advisory committee"},
    {"Does catheter ablation beat drugs in atrial fibrillation?",
     "Catheter ablation carries a class"},
    {"Is AirSupra better than plain albuterol?",
     "In the MANDALA trial"},
    {"azithromycin for bad asthma that won't settle",
     "A trial of long-term"},
    {"ablation first or pills first for paroxysmal afib?",
     "European 2024 guidelines recommend catheter"},
    {"What should I do about uric acid of 9 in a CKD patient who has never had gout?",
     "Drugs that lower uric"},
    {"BP target in CKD 120 systolic - automated home reading ok?",
     "The systolic target below"},
    {"does Trelegy cause pneumonia",
     "Pneumonia affected 8% of"},
    {"vaping to give up cigarettes in COPD?",
     "Counseling combined with varenicline,"},
    {"Dupixent in COPD",
     "Dupilumab 300 mg every"},
    {"CRB65 of 2: home or hospital?",
     "Adults with community-acquired pneumonia"},
    {"pregnant, pneumonia and can't have penicillin",
     "Erythromycin 500 mg four"},
    {"ultrasound instead of x-ray for pneumonia",
     "Lung ultrasound is an"},
    {"uric acid 8.5 no symptoms treat or not",
     "High uric acid without"},
    {"should I give up my baby aspirin because of gout",
     "Low-dose aspirin should not"},
    {"My EF went from 30 to 50, can I come off my heart failure tablets?",
     "People whose reduced ejection"},
    {"can I use a decongestant with heart failure",
     "Over-the-counter ibuprofen, nasal decongestants,"},
    {"BNP normal, does that rule out HFrEF",
     "Echocardiography is the standard"},
    {"Nexium and the breath test for H pylori, when to stop it",
     "Every patient treated for"},
    {"tetracycline unavailable, swap in doxycycline for H pylori?",
     "Replacing tetracycline by doxycycline"},
    {"does Nurofen put blood pressure up",
     "Ibuprofen raised mean 24-hour"},
    {"TSH below 0.05 on thyroxine, so what?",
     "Too much levothyroxine, with"},
    {"is anaphylaxis from iron infusion common",
     "All intravenous iron formulations"},
    {"brain zaps after coming off Effexor how common",
     "Desvenlafaxine, venlafaxine, imipramine, and"},
    {"70 yo depressed, two drugs failed, add aripiprazole or switch to bupropion?",
     "Remission in treatment-resistant late-life"},
    {"driving after Reyvow",
     "People who take lasmiditan"},
    {"Botox for migraine in a teenager",
     "Topiramate probably lowers headache"},
    {"migraine while breastfeeding - which triptan?",
     "Sumatriptan is the preferred"},
    {"hip fracture patient: does yearly zoledronate lower mortality",
     "After a hip fracture,"},
    {"what T-score means osteoporosis",
     "Osteoporosis means a bone"},
    {"Invokana amputations?",
     "SGLT2 inhibitors were not"},
    {"zinc and copper how to balance after bariatric op",
     "Zinc supplements after bariatric"},
    {"can i take zinc with cipro",
     "Zinc interacts with some"},
    {"Which jabs should a COPD patient get?",
     "People with COPD should be vaccinated"},
    {"what triggers asthma?",
     "Triggers of asthma are colds"},
    // Names that people type: of classes, brands and drinks, and clinicians' shorthand.
    {"flozins and the kidneys, worth it?",
     "An SGLT2 inhibitor started in chronic kidney disease"},
    {"renal failure on Edistride",
     "Dapagliflozin 10 mg daily reduced a sustained"},
    {"are prils harmful in pregnancy",
     "ACE inhibitors such as lisinopril"},
    {"does Somac weaken the hips",
     "hip fractures (RR 1.20"},
    {"chlorothiazide and zinc loss",
     "Causes of zinc deficiency are diuretics"},
    {"CosmoFer in HFrEF",
     "Intravenous iron is recommended in the 2023 European update"},
    {"is white wine allowed in gout",
     "People with gout should limit alcohol"},
    {"fizzy drinks and gout",
     "high-fructose corn syrup"},
    {"red meat in gout",
     "foods rich in purines"},
    {"GIOP treatment",
     "in glucocorticoid-induced osteoporosis"},
    {"MOH after how many triptan days",
     "Medication-overuse headache is diagnosed"},
    {"Prevenar in COPD",
     "People with COPD should be vaccinated"},
    {"Keflex for pneumonia",
     "third-generation cephalosporin"},
    {"Gaviscon together with Fosamax",
     "antacids reduce the absorption of alendronate"},
    {"chest film after pneumonia, needed?",
     "A chest X-ray after pneumonia"},
    {"strict sugar control and the heart in type 2 diabetes",
     "Intensive glucose lowering did not significantly reduce"},
    // clang-format on
};

/// Questions of which a reader wants one point and nothing else: the claim comes first.
constexpr std::pair<std::string_view, std::string_view> kPoints[] = {
    {"How common is gout?", "Gout is common"},
    {"What causes atrial fibrillation?", "Risk factors for atrial fibrillation are"},
    {"What causes hypertension?", "Risk factors for hypertension are"},
    {"What causes high blood pressure?", "Risk factors for hypertension are"},
    {"What can atrial fibrillation lead to?", "Atrial fibrillation can cause stroke"},
    {"What are the symptoms of migraine?", "Symptoms of migraine are"},
    {"How common is osteoporosis?", "Osteoporosis is common"},
    {"Is Helicobacter pylori contagious?", "Helicobacter pylori is infectious"},
    {"Can type 2 diabetes go away?", "Weight loss can reverse type 2 diabetes"},
    {"How long will I live with COPD?", "Life expectancy with COPD is shortened"},
    {"List the complications of CKD", "Complications of chronic kidney disease are"},
    {"Which blood pressure drugs should be avoided in pregnancy?",
     "Chronic hypertension in pregnancy should be treated with"},
};

/// What else is known of the subject would only hide that the index does not tell.
constexpr std::string_view kPointsNotTold[] = {
    "Can hypertension be cured?",
    "Is gout curable?",
    "How does metformin work?",
    "Can asthma be prevented?",
};

std::string text_of(const Answer& answer) {
  std::string text;
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) text += placed.claim.text() + '\n';
    }
  }
  return text;
}

TEST(NaturalQuestions, AreAnsweredWithTheSnippetThatAnswersThem) {
  for (const auto& [question, cited] : kNatural) {
    const auto answer = answer_question(test::corpus(), question);
    ASSERT_TRUE(answer) << question;
    EXPECT_THAT(text_of(*answer), testing::HasSubstr(cited)) << question;
  }
}

TEST(NaturalQuestions, OfADoseLeadWithTheOneForTheDrugAndThePeopleAsked) {
  const std::pair<std::string, std::string> cases[] = {
      {"What is the dose of amoxicillin in children with pneumonia?", "35 to 50 mg/kg"},
      {"What is the dose of colchicine for a gout flare?", "1.2 mg"},
      {"How much zinc is too much?", "40 mg"},
  };
  for (const auto& [question, dose] : cases) {
    for (const std::size_t claims_max : {std::size_t{24}, std::size_t{3}}) {
      AnswerOptions options;
      options.claims_max = claims_max;
      const auto answer = answer_question(test::corpus(), question, options);
      ASSERT_EQ(answer->outcome, Outcome::kAnswered) << question << claims_max;
      const std::string text = text_of(*answer);
      EXPECT_THAT(text.substr(0, text.find('\n')), testing::HasSubstr(dose)) << question;
    }
  }
}

TEST(NaturalQuestions, AreBrieflyAnsweredBySentencesOnTheirSubjectsAndNotByWhatStandsUnderThem) {
  const std::pair<std::string, std::string> cases[] = {
      {"Does zinc prevent fractures?", "inc"},
      {"Is levothyroxine safe in breastfeeding?", "evothyroxine"},
  };
  for (const auto& [question, subject] : cases) {
    for (std::size_t claims_max = 1; claims_max <= 6; ++claims_max) {
      AnswerOptions options;
      options.claims_max = claims_max;
      const auto answer = answer_question(test::corpus(), question, options);
      ASSERT_EQ(answer->outcome, Outcome::kAnswered) << question;
      std::istringstream claims(text_of(*answer));
      for (std::string claim; std::getline(claims, claim);) {
        EXPECT_THAT(claim, testing::HasSubstr(subject)) << question << claims_max;
      }
    }
  }
}

TEST(NaturalQuestions, OfADefinitionAreAnsweredByWhatDefines) {
  const std::string text =
      text_of(*answer_question(test::corpus(), "What is the definition of hypertension?"));
  EXPECT_THAT(text, testing::HasSubstr("Hypertension is defined as"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("riptans")));
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 8);
}

TEST(NaturalQuestions, HaveNoNoticeThatWhatIsCalledOtherwiseWasNotFound) {
  for (const std::string question :
       {"Is topiramate safe in pregnancy?", "Is febuxostat better than allopurinol?",
        "Is apixaban superior to rivaroxaban in atrial fibrillation?"}) {
    const auto answer = answer_question(test::corpus(), question);
    for (const Notice& notice : answer->notices) {
      EXPECT_NE(notice.kind, "partial_coverage") << question << ": " << notice.text;
    }
  }
}

TEST(NaturalQuestions, OfOneOfSeveralThingsUnderAHeadingOpenWithThatThing) {
  const std::string text =
      text_of(*answer_question(test::corpus(), "Does zinc prevent fractures?"));
  EXPECT_THAT(text, testing::StartsWith("No long-term, high-quality studies show that trace"));
}

TEST(NaturalQuestions, OfAMedicineOfWhichNothingIsKnownAreNotAnsweredByAnother) {
  for (const std::size_t claims_max : {std::size_t{24}, std::size_t{3}}) {
    AnswerOptions options;
    options.claims_max = claims_max;
    const auto answer =
        answer_question(test::corpus(), "What are the side effects of lithium?", options);
    // What it may cause stands among other causes of it.
    std::istringstream claims(text_of(*answer));
    for (std::string claim; std::getline(claims, claim);) {
      EXPECT_THAT(claim, testing::HasSubstr("lithium")) << claims_max;
    }
  }
  // Not by blood pressure tablets in the evening, whose stem "Evenity" has.
  const auto brand = answer_question(test::corpus(), "Evenity heart attack risk");
  for (const Section& section : brand->sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) {
        EXPECT_THAT(placed.claim.text(), testing::HasSubstr("omosozumab"));
      }
    }
  }
  const auto dose = answer_question(test::corpus(), "dose of prednisone in asthma");
  EXPECT_THAT(text_of(*dose), testing::Not(testing::HasSubstr("COPD")));
}

TEST(NaturalQuestions, OnOnePointOpenWithIt) {
  for (const auto& [question, opening] : kPoints) {
    const auto answer = answer_question(test::corpus(), question);
    ASSERT_TRUE(answer) << question;
    EXPECT_THAT(text_of(*answer), testing::StartsWith(std::string(opening))) << question;
  }
}

TEST(NaturalQuestions, InEverydayWordsOpenWithWhatTheyMean) {
  const std::pair<std::string, std::string> cases[] = {
      {"do SSRIs kill your sex drive", "Sexual dysfunction"},
      {"can montelukast cause mood problems in kids", "neuropsychiatric"},
      {"should i take my bp tablets at night or in the morning?", "taken at night"},
      {"should my mum with stage 4 ckd stop her ramipril", "ACE inhibitor"},
      {"do iron tablets upset the stomach more than a drip", "gastrointestinal side effects"},
      {"does pulmonary rehab help my dad breathe easier", "dyspnea"},
      {"does vitamin d stop old people from falling", "falls"},
      {"is evenity bad for the heart", "cardiovascular events"},
      {"what to add as 4th drug in resistant hypertension", "Spironolactone"},
  };
  for (const auto& [question, words] : cases) {
    const auto answer = answer_question(test::corpus(), question);
    ASSERT_EQ(answer->outcome, Outcome::kAnswered) << question;
    EXPECT_THAT(text_of(*answer), testing::HasSubstr(words)) << question;
  }
}

/// What holds for others, or for a class that is only named, may harm them.
TEST(NaturalQuestions, OfWhomNothingIsToldStayWithoutAnswer) {
  for (const std::string question :
       {"Is warfarin safe in pregnancy?", "Can a 10 year old take allopurinol?",
        "What is the starting dose of levothyroxine in a 6 year old?",
        "Is ibuprofen safe in the third trimester with migraine?"}) {
    for (const std::size_t claims_max : {std::size_t{24}, std::size_t{3}}) {
      AnswerOptions options;
      options.claims_max = claims_max;
      const auto answer = answer_question(test::corpus(), question, options);
      EXPECT_EQ(answer->outcome, Outcome::kInsufficientEvidence) << question << claims_max;
    }
  }
}

TEST(NaturalQuestions, OfACostAreAnsweredByCostsAlone) {
  const auto answer = answer_question(test::corpus(), "What does dialysis cost per year?");
  EXPECT_EQ(answer->outcome, Outcome::kInsufficientEvidence);
}

TEST(NaturalQuestions, OnOnePointThatNothingTellsAreNotAnswered) {
  for (const std::string_view question : kPointsNotTold) {
    EXPECT_EQ(answer_question(test::corpus(), question)->outcome, Outcome::kInsufficientEvidence)
        << question;
  }
}

TEST(NaturalQuestions, OfOneMedicineForSomebodyKeepToBoth) {
  const auto breastfeeding =
      answer_question(test::corpus(), "Best antidepressant for a breastfeeding mother?");
  EXPECT_THAT(text_of(*breastfeeding), testing::HasSubstr("antidepressant"));
  for (const char* other : {"Levothyroxine", "Metformin"}) {
    EXPECT_THAT(text_of(*breastfeeding), testing::Not(testing::HasSubstr(other)));
  }
  const auto kidneys =
      answer_question(test::corpus(), "Can I take ibuprofen if I have kidney disease?");
  EXPECT_THAT(text_of(*kidneys), testing::Not(testing::HasSubstr("breastfeeding")));
}

struct OtherTopic {
  const char* question;
  const char* told;
  std::vector<const char*> others;
};

TEST(NaturalQuestions, BringNoOtherTopicThatSharesAWordOrAnAge) {
  const OtherTopic cases[] = {
      {"treatment of resistant hypertension", "Spironolactone", {"Helicobacter", "Macrolide"}},
      {"80-year-old with TSH 7, should she be treated?",
       "hypothyroidism",
       {"vitamin D", "fracture"}},
      {"when to refer to a nephrologist", "kidney specialist", {"TSH"}},
      {"treatment of atrial fibrillation", "anticoagula", {"depress"}},
      {"treatment of depression", "antidepressant", {"Thyroid", "thyroxine"}},
      {"asthma in pregnancy", "asthma", {"Labetalol"}}};
  for (const OtherTopic& test : cases) {
    const std::string text = text_of(*answer_question(test::corpus(), test.question));
    EXPECT_THAT(text, testing::HasSubstr(test.told)) << test.question;
    for (const char* other : test.others) {
      EXPECT_THAT(text, testing::Not(testing::HasSubstr(other))) << test.question;
    }
  }
}

TEST(NaturalQuestions, NameWhatDisagrees) {
  const auto answer = answer_question(test::corpus(), "Are calcium supplements bad for the heart?");
  const bool disagrees =
      std::any_of(answer->notices.begin(), answer->notices.end(),
                  [](const Notice& notice) { return notice.kind == "conflict"; });
  EXPECT_TRUE(disagrees);
}

}  // namespace
}  // namespace ibid::answer
