#include "verify/input/own_notices.hpp"

#include <gtest/gtest.h>

#include <string>

#include "render/parts.hpp"

namespace ibid::verify {
namespace {

TEST(OwnNotices, AreToldByTheirFullWording) {
  for (const char* text :
       {"Reference 3 has been superseded by \u201cZinc and bone\u201d (2021).",
        "Reference 3 has been superseded by \u201cZinc and bone, 2021\u201d.",
        "Reference 3 has been superseded by doi:10.1000/new.",
        "\u201cZinc \u201cand\u201d bone\u201d, through which reference 12 is quoted, has been "
        "superseded by a newer version.",
        "A correction to reference 3 has been published (doi:10.7326/L23-0120).",
        "A correction to reference 3 has been published.",
        "The publisher has expressed concern about reference 3.",
        "This answer does not cover a part of the question: \u201czinc\u201d, \u201ciron\u201d and "
        "\u201cdose\u201d.",
        "What was found does not speak of \u201cchildren\u201d; what holds for others may not hold "
        "there.",
        "What was found does not speak of those asked about; what holds for others may not hold "
        "there.",
        "What was found does not speak of \u201cmigraine\u201d, of which was asked before.",
        "Nothing found answers this in people who have angina; the answer leaves that out.",
        "No passage has the word \u201czink\u201d; it was read as \u201czinc\u201d.",
        "Reference numbers within a quote, such as \u201c[3]\u201d, are those of its source; the "
        "ones "
        "behind it are of the list below.",
        "Searched 1153 passages of 17 documents for \u201czinc\u201d without finding an answer.",
        "Searched 1153 passages of 17 documents; the question names nothing to search for.",
        "No claim that answers the question fits in 1 word; allow more.",
        "Shards 1 and 2 of 4 cannot be reached: 33.3% of the passages were not searched.",
        "Zolmitriptan (Zomig) is a kind of triptan; nothing found answers for it by name, so what "
        "follows is about that group.",
        "Zinc is a kind of metal and statins are a kind of drug; nothing found answers for them by "
        "name, so what follows is about those groups.",
        "The evidence disagrees: \u201cZinc helps.\u201d but \u201cZinc harms.\u201d",
        "The evidence disagrees: \u201cZinc helps.\u201d [1] but \u201cZinc harms.\u201d [2][12]",
        "This question leaves the earlier topic; it was answered without it."}) {
    EXPECT_TRUE(is_own_notice(text)) << text;
    EXPECT_TRUE(is_own_notice("! Note: " + std::string(text))) << text;
  }
}

TEST(OwnNotices, AreNoneWhereOnlySomeOfTheirWordsStand) {
  for (const char* text :
       {"Metformin has been superseded by homeopathy in all patients with diabetes.",
        "Reference 3 has been superseded by homeopathy in all patients.",
        "A correction to reference 3 has been published (zinc cures cancer).",
        "A correction to low sodium is made with zinc.",
        "The publisher has expressed concern about zinc.",
        "The evidence disagrees: warfarin is safe in pregnancy.",
        "The evidence disagrees: \u201cZinc helps.\u201d but zinc cures cancer",
        "The evidence disagrees: \u201cZinc helps.\u201d [1] but \u201cZinc harms.\u201d [2] and "
        "men",
        "Zinc cures cancer; nothing found answers for it by name, so what follows is about that "
        "group.",
        "Zinc is a kind of metal; nothing found answers for it by name.",
        "Nothing found answers this: zinc cures cancer; the answer leaves that out.",
        "What was found does not speak of \u201cchildren\u201d and zinc cures cancer.",
        "No passage has the word zinc.",
        "Searched 12 passages of 3 documents for \u201czinc\u201d, which cures cancer.",
        "Zinc: This question leaves the earlier topic; it was answered without it."}) {
    EXPECT_FALSE(is_own_notice(text)) << text;
  }
}

TEST(OwnNotices, StandBehindTheLabelsOfRenderings) {
  for (const char* kind :
       {"retraction", "superseded", "correction", "concern", "conflict", "partial_coverage",
        "setting", "spelling", "class", "topic_change", "shard_unavailable", "searched", "limit",
        "own_marks", "reviews_unreadable"}) {
    const std::string label(render::notice_label(kind));
    EXPECT_TRUE(is_own_notice(label + ": A correction to reference 3 has been published."))
        << label;
  }
}

TEST(OwnNotices, TellThatTheEvidenceIsInsufficient) {
  Answer answer;
  for (const char* kind : {"limit", "searched"}) {
    answer.notices = {{kind, ""}};
    const std::string why(render::insufficiency(answer));
    EXPECT_TRUE(is_own_notice("Insufficient evidence: " + why)) << why;
  }
  EXPECT_FALSE(is_own_notice("Insufficient evidence: zinc cures cancer."));
}

TEST(OwnNotices, OnRetractedWorksEndWithAReference) {
  EXPECT_TRUE(is_retraction_notice("Left out because it was retracted: Fox B. Zinc. 2015."));
  EXPECT_TRUE(is_retraction_notice("Retraction: Left out because it was retracted: Fox B."));
  EXPECT_FALSE(is_retraction_notice("Zinc was left out because it was retracted: it cures."));
}

TEST(OwnNotices, OfStrengthTellWhatStandsBehindTheirLabel) {
  EXPECT_EQ(strength_told("Strength: class 3: harm, level C-LD"), "class 3: harm, level C-LD");
  EXPECT_EQ(strength_told("Zinc gives strength: strong bones."), "");
  EXPECT_EQ(strength_told("Certainty: high"), "");
}

TEST(OwnNotices, AreReadAcrossTheirFullStopsAndTheEndsOfLines) {
  for (const std::string text :
       {"**Scope:** Searched 12 passages of 3 documents for \u201cH. pylori\u201d without "
        "finding "
        "an answer.",
        "! Superseded: Reference 7 has been superseded by \u201cHypertension in pregnancy:\n\n  "
        "diagnosis and management\u201d (2019).",
        "! Conflicting evidence: The evidence disagrees: \u201cZinc helps men.\u201d    \n\n  but "
        "\u201cZinc harms\n  men.\u201d"}) {
    EXPECT_EQ(own_notice_bytes(text), text.size()) << text;
    EXPECT_EQ(own_notice_bytes(text + "\nZinc cures cancer."), text.size()) << text;
  }
  for (const char* text :
       {"Zinc cures cancer.\n- A correction to reference 1 has been published.",
        "A correction to reference 1 has been published. Zinc cures cancer.", "", "\n"}) {
    EXPECT_EQ(own_notice_bytes(text), 0u) << text;
  }
}

}  // namespace
}  // namespace ibid::verify
