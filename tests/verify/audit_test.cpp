#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/medicine_class.hpp"
#include "answer/notices.hpp"
#include "index/index_support.hpp"
#include "model/answer_json.hpp"
#include "model/json.hpp"
#include "verify/audit_support.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

using testing::audit;
using testing::claim_of;
using testing::corpus_generation;
using testing::small_generation;

constexpr const char* kList =
    "\n\n## References\n\n"
    "1. Smith J. Zinc and bone density in older adults. J Bone. 2021. doi:10.1000/zinc\n"
    "2. Jones K. Copper balance in healthy men. J Trace. 2018. https://doi.org/10.1000/copper\n"
    "3. Miller A. Zinc megadoses cure everything. J Miracles. 2022. doi:10.9999/none\n";

std::string cited(const std::string& body) {
  return body + kList;
}

TEST(Audit, GivesEachKindOfTroubleItsOwnVerdict) {
  struct Case {
    const char* body;
    Verdict verdict;
  };
  const Case cases[] = {
      {"Zinc supplementation of 25 mg daily increased bone mineral density in older adults [1].",
       Verdict::kSupported},
      {"In older adults, zinc supplementation of 25 mg daily increased bone mineral density. [1]",
       Verdict::kSupported},
      {"Zinc supplementation of 50 mg daily increased bone mineral density in older adults [1].",
       Verdict::kContradicted},
      {"Zinc supplementation of 25 mg daily increased bone mineral density in older adults [2].",
       Verdict::kWrongSource},
      {"Zinc supplementation of 25 mg daily increased bone mineral density in older adults [3].",
       Verdict::kWrongSource},
      {"Zinc eye drops restore vision within minutes [3].", Verdict::kUnsupported},
      {"Vitamin K halves the risk of stroke in sailors [1].", Verdict::kUnsupported},
  };
  for (const Case& test : cases) {
    const Audit result = audit(small_generation(), cited(test.body));
    ASSERT_EQ(result.claims.size(), 1u) << test.body;
    EXPECT_EQ(name_of(result.claims[0].verdict), name_of(test.verdict)) << test.body;
    EXPECT_FALSE(result.stands()) << "reference 3 is made up";
  }
}

TEST(Audit, TakesAStrengthForANoticeWhereItsClaimHasIt) {
  const std::string claim =
      "- Gout flares should be treated with colchicine, an NSAID, or a glucocorticoid (oral, "
      "injected into the joint, or intramuscular), according to the 2020 American College of "
      "Rheumatology guideline [1].\n";
  const std::string uncited = "- Zinc lowers copper absorption.\n";
  const std::string list =
      "\n## References\n\n1. 2020 American College of Rheumatology Guideline for the Management of "
      "Gout. doi:10.1002/acr.24180\n";
  const auto verdict_of_last = [&](const std::string& body) {
    const Audit result = audit(corpus_generation(), body + list);
    EXPECT_FALSE(result.claims.empty()) << body;
    return result.claims.empty() ? "" : name_of(result.claims.back().verdict);
  };
  EXPECT_EQ(verdict_of_last(claim + "  *Strength: strong recommendation*\n"),
            name_of(Verdict::kNotAClaim));
  for (const std::string& body :
       {claim + "  *Strength: strong recommendation, high-quality evidence*\n",
        claim + "  *Strength: zinc cures cancer in all adults*\n",
        claim + "  *Strength: strong recommendation: zinc cures cancer*\n",
        claim + "  *Certainty: zinc cures cancer in all adults*\n",
        claim + uncited + "  *Strength: strong recommendation*\n",
        claim + "\nStrength: zinc cures cancer in all adults.\n"}) {
    EXPECT_NE(verdict_of_last(body), name_of(Verdict::kNotAClaim)) << body;
    EXPECT_NE(verdict_of_last(body), name_of(Verdict::kSupported)) << body;
  }
}

TEST(Audit, TakesNoNoticeOfIbidsOwnForAClaim) {
  std::set<std::string> kinds;
  const auto expect_no_claims = [&](const std::vector<Notice>& notices) {
    for (const Notice& notice : notices) {
      kinds.insert(notice.kind);
      for (const AuditedClaim& claim : audit(corpus_generation(), notice.text).claims) {
        EXPECT_EQ(name_of(claim.verdict), name_of(Verdict::kNotAClaim)) << claim.text;
      }
    }
  };
  for (const char* question :
       {"carvedilol for heart failure in someone with atrial fibrillation, does it lower "
        "mortality?",
        "montelukast dose in depression", "should I give up my baby aspirin because of gout",
        "Does osteoporsis cause fractures?", "does going gluten free lower thyroid antibodies",
        "How much zinc a day is too much (setting: migraine)?",
        "what is the maximum daily dose of lisinopril?", "Can submarines be painted green?"}) {
    const auto answer = answer::answer_question(corpus_generation(), question, {});
    ASSERT_TRUE(answer) << question;
    expect_no_claims(answer->notices);
  }
  answer::AnswerOptions few_words;
  few_words.words_max = 1;
  const auto none =
      answer::answer_question(corpus_generation(), "Does zinc help bones?", few_words);
  ASSERT_TRUE(none);
  expect_no_claims(none->notices);

  std::vector<Reference> references(3);
  references[0].source.status = SourceStatus::kSuperseded;
  references[1].source.status = SourceStatus::kCorrected;
  references[2].source.status = SourceStatus::kConcern;
  for (int i = 0; i < 3; ++i) references[static_cast<std::size_t>(i)].number = i + 1;
  std::vector<Notice> notices;
  answer::add_status_notices(references, corpus_generation(), notices);
  notices.push_back(answer::class_notice({"", {"remdesivir"}, {""}, {"antiviral"}}));
  expect_no_claims(notices);
  for (const char* kind : {"superseded", "concern", "class", "partial_coverage", "setting",
                           "spelling", "searched", "limit"}) {
    EXPECT_TRUE(kinds.count(kind) > 0) << kind;
  }
}

TEST(Audit, ReadsANoticeOfIbidsOwnToItsEnd) {
  for (const char* notice :
       {"- **Retraction:** Left out because it was retracted: Fox B. Zinc megadoses cure bones. J "
        "Miracles. 2015;3(1):1-9.\n",
        "- **Conflicting evidence:** The evidence disagrees: \u201cZinc helps bones.\u201d [1] but "
        "\u201cZinc harms bones in all adults.\u201d [2]\n",
        "- **Conflicting evidence:** The evidence disagrees: \u201cZinc helps bones.\u201d \\[1\\] "
        "but "
        "\u201cZinc harms bones in all adults.\u201d \\[2\\]\n",
        "- **Superseded:** \u201cZinc and bone\u201d, through which reference 2 is quoted, has "
        "been "
        "superseded by \u201cZinc and bone health\u201d (2021).\n"}) {
    const Audit result =
        audit(small_generation(), cited("Zinc helps bones [1].\n\n" + std::string(notice)));
    ASSERT_GT(result.claims.size(), 1u) << notice;
    for (std::size_t i = 1; i < result.claims.size(); ++i) {
      EXPECT_EQ(name_of(result.claims[i].verdict), name_of(Verdict::kNotAClaim))
          << result.claims[i].text;
    }
  }
}

TEST(Audit, JudgesWhatStandsBehindANotice) {
  for (const char* text :
       {"A correction to reference 1 has been published. Zinc eye drops cure cancer in all men.",
        "Left out because it was retracted: Fox B. Zinc eye drops cure cancer in all men [1]."}) {
    const Audit result = audit(small_generation(), cited(text));
    ASSERT_FALSE(result.claims.empty());
    EXPECT_NE(name_of(result.claims.back().verdict), name_of(Verdict::kNotAClaim)) << text;
  }
}

TEST(Audit, DoesNotBearOutSafetyByASentenceOnAnotherMatter) {
  for (const char* text : {"Warfarin is safe in pregnancy.", "Metformin is safe in pregnancy."}) {
    const Audit result = audit(corpus_generation(), text);
    ASSERT_EQ(result.claims.size(), 1u);
    EXPECT_NE(name_of(result.claims[0].verdict), name_of(Verdict::kSupported)) << text;
  }
}

TEST(Audit, SaysWhereAClaimStandsThatIsCitedToTheWrongSource) {
  const Audit result =
      audit(small_generation(),
            cited("Copper absorption fell when zinc intake exceeded 50 mg daily [1]."));
  ASSERT_EQ(result.claims.size(), 1u);
  EXPECT_EQ(result.claims[0].verdict, Verdict::kWrongSource);
  EXPECT_EQ(result.claims[0].found_in, std::vector<std::string>{"doi:10.1000/copper"});
}

TEST(Audit, FindsTheRightSourceBesideASentenceThatNamesAnotherDrug) {
  index::testing::Scratch directory;
  const auto document = [](const char* id, const char* title, const char* text) {
    return index::testing::make_document(id, {text}, title);
  };
  index::testing::index_documents(
      directory.path(),
      {document("magnesium", "Magnesium tablets and falls among women",
                "Daily magnesium tablets lowered the number of falls among older women living at "
                "home."),
       document("zinc", "Zinc tablets and falls among women",
                "Daily zinc tablets lowered the number of falls among older women living at home."),
       document("calcium", "Calcium tablets and falls among residents",
                "In nursing homes, calcium did not change the number of falls.")});
  const auto generation = index::testing::open_generation(directory.path());
  const std::string list =
      "\n\n## References\n\n1. Magnesium tablets and falls among women.\n"
      "2. Zinc tablets and falls among women.\n";
  for (const std::string claim :
       {"Zinc tablets reduced falls among older women who live at home [1].",
        "Older women living at home fell less often with daily zinc tablets [1]."}) {
    const Audit result = audit(*generation, claim + list);
    ASSERT_EQ(result.claims.size(), 1u);
    EXPECT_EQ(name_of(result.claims[0].verdict), name_of(Verdict::kWrongSource)) << claim;
    EXPECT_EQ(result.claims[0].found_in, std::vector<std::string>{"doi:10.1000/zinc"}) << claim;
  }
}

TEST(Audit, SaysOfAClaimThatItRestsOnARetractedWork) {
  const Reason cited_reason{"retraction", "[1]", "doi:10.1000/retracted"};
  const Audit cites =
      audit(small_generation(),
            "Zinc megadoses doubled bone mass within one month [1].\n\n## References\n\n"
            "1. Fox B. Zinc megadoses for bone repair. 2015. doi:10.1000/retracted\n");
  ASSERT_EQ(cites.claims.size(), 1u);
  EXPECT_EQ(cites.claims[0].reasons, std::vector<Reason>{cited_reason});
  const Audit uncited =
      audit(small_generation(), "Zinc megadoses doubled bone mass within one month.");
  ASSERT_EQ(uncited.claims.size(), 1u);
  EXPECT_EQ(uncited.claims[0].reasons,
            (std::vector<Reason>{{"retraction", "", "doi:10.1000/retracted"}}));
  EXPECT_EQ(name_of(uncited.claims[0].verdict), name_of(Verdict::kSupported));
  EXPECT_FALSE(uncited.stands()) << "exit status 0 would say that all is well";
}

TEST(Audit, RestsAnUncitedClaimOnTheWorkThatWasNotRetracted) {
  const index::testing::Scratch directory;
  const std::string sentence = "Daily zinc tablets lowered the number of falls among older women.";
  Document retracted =
      index::testing::make_document("retracted", {sentence}, "Zinc tablets and falls among women");
  retracted.source.status = SourceStatus::kRetracted;
  index::testing::index_documents(
      directory.path(),
      {retracted, index::testing::make_document(
                      "zinc",
                      {"Daily zinc tablets lowered the number of falls among older women who live "
                       "at home."},
                      "Zinc tablets and falls in Sweden")});
  const auto generation = index::testing::open_generation(directory.path());
  const Audit result = audit(*generation, sentence);
  ASSERT_EQ(result.claims.size(), 1u);
  ASSERT_FALSE(result.claims[0].evidence.empty());
  EXPECT_EQ(result.claims[0].evidence[0].source_id(), "doi:10.1000/zinc");
  EXPECT_TRUE(result.stands());
}

TEST(Audit, PointsIntoTheTextAndIntoThePassage) {
  const std::string text = cited(
      "Zinc supplementation of 25 mg daily increased bone mineral density in older adults "
      "[1].");
  const Audit result = audit(small_generation(), text);
  ASSERT_EQ(result.claims.size(), 1u);
  const AuditedClaim& claim = result.claims[0];
  EXPECT_EQ(text.substr(claim.range.begin, claim.range.size()),
            "Zinc supplementation of 25 mg daily increased bone mineral density in older adults "
            "[1].");
  ASSERT_FALSE(claim.evidence.empty());
  EXPECT_EQ(claim.evidence[0].quote(),
            "Zinc supplementation of 25 mg daily increased bone mineral density in older adults.");
  EXPECT_EQ(claim.citations, std::vector<int>{1});
}

TEST(Audit, ReportsACitationThatTheListDoesNotHave) {
  const Audit result =
      audit(small_generation(), cited("Zinc supplementation increased bone mineral density [7]."));
  ASSERT_EQ(result.references.size(), 4u);
  EXPECT_EQ(result.references[3].number, 7);
  EXPECT_EQ(result.references[3].status, ReferenceVerdict::kFabricated);
}

TEST(Audit, MissesACitationOnlyWhereOthersAreGiven) {
  const std::string claim = "Copper absorption fell when zinc intake exceeded 50 mg daily.";
  EXPECT_EQ(audit(small_generation(), claim).claims[0].verdict, Verdict::kSupported);
  const Audit mixed =
      audit(small_generation(), cited("Zinc supplementation of 25 mg daily increased bone mineral "
                                      "density in older adults [1]. " +
                                      claim));
  EXPECT_EQ(claim_of(mixed, "Copper").verdict, Verdict::kNoCitation);
  EXPECT_EQ(claim_of(mixed, "Copper").found_in, std::vector<std::string>{"doi:10.1000/copper"});
}

TEST(Audit, HoldsAQuoteToTheSourceLetterByLetter) {
  const Audit exact =
      audit(small_generation(), cited("The trial states that “zinc  supplementation of 25 mg daily "
                                      "increased bone mineral density in older adults” [1]."));
  EXPECT_NE(exact.claims[0].verdict, Verdict::kSupported) << "the source has a capital Z";
  const Audit right =
      audit(small_generation(), cited("The trial states that “Zinc  supplementation of 25 mg daily "
                                      "increased bone mineral density in older adults” [1]."));
  for (const Reason& reason : right.claims[0].reasons) EXPECT_NE(reason.kind, "quote");
  const Audit altered =
      audit(small_generation(), cited("The trial states that “Zinc supplementation of 25 mg daily "
                                      "improved bone mineral density in older adults” [1]."));
  EXPECT_EQ(altered.claims[0].verdict, Verdict::kContradicted);
  EXPECT_EQ(altered.claims[0].reasons.back().kind, "quote");
}

TEST(Audit, PassesOverWhatClaimsNothing) {
  const Audit result = audit(small_generation(),
                             "# Zinc\n\nHow much zinc do I need? Talk to your doctor before taking "
                             "zinc. This is not medical advice.\n");
  ASSERT_EQ(result.claims.size(), 4u);
  for (const AuditedClaim& claim : result.claims) {
    EXPECT_EQ(claim.verdict, Verdict::kNotAClaim) << claim.text;
  }
  EXPECT_TRUE(result.stands());
}

TEST(Audit, ReadsAChatCompletionWithAnnotations) {
  const char* completion = R"({"choices":[{"message":{"role":"assistant",
    "content":"Copper absorption fell when zinc intake exceeded 50 mg daily. It rains.",
    "annotations":[{"type":"url_citation","url_citation":{"start_index":0,"end_index":60,
      "url":"https://doi.org/10.1000/copper","title":"Copper balance in healthy men",
      "content":"Copper absorption rose when zinc intake exceeded 50 mg daily."}}]}}]})";
  const Audit result = audit(small_generation(), completion);
  ASSERT_EQ(result.references.size(), 1u);
  EXPECT_EQ(result.references[0].status, ReferenceVerdict::kFound);
  EXPECT_EQ(result.claims[0].citations, std::vector<int>{1});
  EXPECT_EQ(result.claims[0].verdict, Verdict::kContradicted) << "the quoted content is altered";
}

TEST(Audit, FindsNoClaimInAnotherSourceThatSaysLessThanIt) {
  const Audit result = audit(
      corpus_generation(),
      "Zinc deficiency is associated with osteoporosis [1]. Low serum zinc cures osteoporosis in "
      "99% of men [1].\n\n## References\n1. Ceylan MN, Akdas S, Yazihan N. 2021. "
      "doi:10.1007/s12011-020-02193-w\n");
  const AuditedClaim claim = claim_of(result, "Low serum zinc cures");
  EXPECT_NE(claim.verdict, Verdict::kSupported);
  EXPECT_NE(claim.verdict, Verdict::kWrongSource);
}

TEST(Audit, SaysSoWhenThereIsNothingToCheck) {
  for (const char* text : {"# Zinc\n\nHow much zinc do I need?", "Zinc.", ""}) {
    const Audit result = audit(small_generation(), text);
    EXPECT_TRUE(result.stands()) << text;
    ASSERT_EQ(result.notices.size(), 1u) << text;
    EXPECT_EQ(result.notices[0].kind, "no_claims") << text;
  }
  EXPECT_TRUE(audit(small_generation(), "Copper absorption fell.").notices.empty());
}

TEST(Audit, ReadsOnBehindTheReferences) {
  const Audit result =
      audit(small_generation(),
            cited("Copper absorption fell when zinc intake exceeded 50 mg daily [2].") +
                "\nCopper absorption fell when zinc intake exceeded 90 mg daily [2].\n");
  ASSERT_EQ(result.references.size(), 3u);
  ASSERT_EQ(result.claims.size(), 2u);
  EXPECT_EQ(result.claims[1].verdict, Verdict::kContradicted);
}

TEST(Audit, RefusesJsonOfNoKnownKindAndTextThatIsNotUtf8) {
  for (const char* text : {"{\"a\": 1}", "{\"a\": ", "\xff\xfe"}) {
    const auto result = verify_text(small_generation(), text);
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_EQ(result.error().code, ErrorCode::kInputMalformed) << text;
  }
  EXPECT_TRUE(audit(small_generation(), "").claims.empty());
}

TEST(Audit, LetsEveryClaimOfIbidsOwnAnswersStand) {
  const char* questions[] = {
      "Does zinc supplementation improve bone density?",
      "What is the first-line treatment of hypertension?",
      "Do SGLT2 inhibitors help in heart failure?",
      "Which inhaler is recommended in asthma?",
      "How is Helicobacter pylori eradicated?",
      "Does vitamin D prevent fractures?",
      "How should iron deficiency anemia be treated?",
      "What prevents migraine attacks?",
  };
  std::size_t claims = 0;
  for (const char* question : questions) {
    const auto answer = answer::answer_question(corpus_generation(), question);
    ASSERT_TRUE(answer.has_value()) << answer.error().message;
    const Audit result = audit(corpus_generation(), model::dump(model::to_json(*answer)));
    for (const AuditedClaim& claim : result.claims) {
      EXPECT_EQ(name_of(claim.verdict), "supported") << claim.text;
      ++claims;
    }
    for (const AuditedReference& reference : result.references) {
      EXPECT_EQ(reference.status, ReferenceVerdict::kFound) << reference.text << reference.detail;
    }
  }
  EXPECT_GT(claims, 20u);
}

TEST(Audit, TakesHostileTextWithoutStumbling) {
  const auto repeated = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  constexpr std::size_t kBytes = 200'000;
  const std::string texts[] = {
      repeated("[1]", kBytes),
      repeated("](", kBytes),
      repeated("[^", kBytes),
      repeated("\u201c", kBytes),
      repeated("\"", kBytes),
      repeated("zinc", kBytes),
      repeated("not ", kBytes),
      repeated("# \n", kBytes),
      repeated("1. a 2020\n", kBytes),
      repeated("10.1000/", kBytes),
      "References\n\n1. 10.1000/" + std::string(kBytes, ')'),
      std::string(kBytes, '['),
      "[99999999999999999999] zinc helps bone growth.",
      "References\n\n[99999999999999999999] x\n",
  };
  for (const std::string& text : texts) {
    EXPECT_TRUE(verify_text(small_generation(), text).has_value()) << text.substr(0, 20);
  }
}

TEST(Audit, IsTheSameBytesEachTime) {
  const std::string text = cited(
      "Zinc supplementation of 50 mg daily raised bone mineral density [1]. Copper fell [2].");
  EXPECT_EQ(model::dump(model::to_json(audit(small_generation(), text))),
            model::dump(model::to_json(audit(small_generation(), text))));
}

TEST(Audit, TheRecordOfAWorkSaysItsDesign) {
  const Audit result =
      audit(small_generation(),
            "Zinc supplementation of 25 mg daily increased bone mineral density in "
            "older adults in a randomized trial [1]. Copper absorption fell when "
            "zinc intake exceeded 50 mg daily in a randomized trial [2].\n\n"
            "1. https://doi.org/10.1000/zinc\n2. https://doi.org/10.1000/copper\n");
  EXPECT_EQ(claim_of(result, "Zinc supplementation").verdict, Verdict::kSupported);
  EXPECT_EQ(claim_of(result, "Copper absorption").verdict, Verdict::kPartlySupported);
}

}  // namespace
}  // namespace ibid::verify
