#include "verify/evidence/references.hpp"

#include <gtest/gtest.h>

#include <string>

#include "verify/audit_support.hpp"
#include "verify/input/reference_list.hpp"

namespace ibid::verify {
namespace {

AuditedReference audited(const std::string& entry) {
  const auto result =
      audit_reference(testing::small_generation(), {1, entry, read_mention(entry), {}});
  EXPECT_TRUE(result.has_value());
  return result ? *result : AuditedReference{};
}

TEST(References, AreFoundByAnyIdentifierAndByTitle) {
  struct Case {
    const char* entry;
    const char* source;
    ReferenceVerdict status;
  };
  const Case cases[] = {
      {"Smith J. Zinc and bone density in older adults. J Bone. 2021. doi:10.1000/zinc",
       "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"https://doi.org/10.1000/ZINC.", "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"Smith J. PMID: 111", "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"https://pubmed.ncbi.nlm.nih.gov/111/", "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"Smith J, Doe A. Zinc and bone density in older adults. J Bone. 2021;3:4-5.",
       "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"[Zinc and bone density in older adults](https://example.org/x)", "doi:10.1000/zinc",
       ReferenceVerdict::kFound},
      {"Smith J. Zinc and bone density in older adults. J Bone. 2020. doi:10.1000/zinc",
       "doi:10.1000/zinc", ReferenceVerdict::kFound},  // online one year, print the next
      {"Smith J. Zinc and bone density in older adults. J Bone. 1998. doi:10.1000/zinc",
       "doi:10.1000/zinc", ReferenceVerdict::kMismatch},
      {"Smith J. Effects of magnesium upon sleep quality. J Sleep. 2021. doi:10.1000/zinc",
       "doi:10.1000/zinc", ReferenceVerdict::kMismatch},
      {"Smith J. Zinc and bone density in older adults. 2021. doi:10.1000/zinc PMID: 999",
       "doi:10.1000/zinc", ReferenceVerdict::kMismatch},
      {"Fox B. Zinc megadoses for bone repair. 2015. doi:10.1000/retracted",
       "doi:10.1000/retracted", ReferenceVerdict::kRetracted},
      {"Guideline on trace elements, first edition. 2005. doi:10.1000/old", "doi:10.1000/old",
       ReferenceVerdict::kSuperseded},
      {"Guideline on trace elements, first edition (superseded). 2005. doi:10.1000/old",
       "doi:10.1000/old", ReferenceVerdict::kFound},
      // No title given: a journal with its year, authors and groups are none.
      {"Smith J, et al. J Bone Miner Res 2021. doi:10.1000/zinc", "doi:10.1000/zinc",
       ReferenceVerdict::kFound},
      {"Smith J, et al. Bone 2021. doi:10.1000/zinc", "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"Zinc and Bone Study Research Group. N Engl J Med 2021. PMID 111", "doi:10.1000/zinc",
       ReferenceVerdict::kFound},
      {"National Institute for Health and Care Excellence. Zinc and bone density in older adults. "
       "NG1. 2021.",
       "doi:10.1000/zinc", ReferenceVerdict::kFound},
      // A subtitle more or less.
      {"Smith J. Zinc and bone density in older adults: a randomized trial. J Bone. 2021.",
       "doi:10.1000/zinc", ReferenceVerdict::kFound},
      {"Copper balance in healthy men: results of a year in the laboratory. 2018.",
       "doi:10.1000/copper", ReferenceVerdict::kFound},
      {"Guideline on trace elements and bone. 2020.", "", ReferenceVerdict::kFabricated},
      {"Copper balance in healthy men: results of a year in the laboratory. 1999.", "",
       ReferenceVerdict::kFabricated},
      {"Miller A. Zinc cures everything in sailors. J Miracles. 2022. doi:10.9999/none", "",
       ReferenceVerdict::kFabricated},
      {"", "", ReferenceVerdict::kFabricated},
  };
  for (const Case& test : cases) {
    const AuditedReference reference = audited(test.entry);
    EXPECT_EQ(name_of(reference.status), name_of(test.status)) << test.entry << reference.detail;
    EXPECT_EQ(reference.source_id, test.source) << test.entry;
  }
}

TEST(References, SayWhatDoesNotAgree) {
  EXPECT_EQ(
      audited("Smith J. Zinc and bone density in older adults. 1998. doi:10.1000/zinc").detail,
      "the work is of 2021, not 1998");
  EXPECT_EQ(audited("Guideline on trace elements, first edition. doi:10.1000/old").detail,
            "superseded by doi:10.1000/new");
  EXPECT_EQ(audited("Miller A. Zinc cures everything in sailors. 2022.").detail,
            "the index knows nothing like it, which does not show that it does not exist");
}

TEST(ReferenceList, IsFoundBelowAHeadingAndWithoutOne) {
  struct Case {
    const char* text;
    std::size_t entries;
  };
  const Case cases[] = {
      {"Text [1].\n\n## References\n\n1. A. 2020.\n2. B. 2021.\n", 2},
      {"Text [1].\n\n**Sources:**\n[1] A. 2020.\n[2] B.\n   continued\n", 2},
      {"Text [^1].\n\n[^1]: A. doi:10.1000/a\n[^2]: B.\n", 2},
      {"Text (1).\n\nReferences\n(1) A. 2020.\n(2) B. 2021.\n", 2},
      {"Text.\n\n1. Take zinc.\n2. Take copper.\n", 0},
      {"References are good.\n", 0},
      {"", 0},
  };
  for (const Case& test : cases) {
    const ReferenceList list = find_reference_list(test.text);
    EXPECT_EQ(list.entries.size(), test.entries) << test.text;
    EXPECT_EQ(list.entries.empty(), list.begin == std::string_view(test.text).size()) << test.text;
  }
}

TEST(ReferenceList, GoesOnWhereAnEntryIsWrappedBeforeItsYear) {
  const ReferenceList list = find_reference_list(
      "Zinc helps [1].\n\nReferences\n  1. Smith J. Zinc and bone density in older adults. J "
      "Bone.\n"
      "     2021. doi:10.1000/zinc\n  2. Jones K. Copper balance in healthy men. J Trace. 2018.\n");
  ASSERT_EQ(list.entries.size(), 2u);
  EXPECT_EQ(list.entries[0].mention.doi, "10.1000/zinc");
  EXPECT_EQ(list.entries[1].number, 2);
}

TEST(ReferenceList, ReadsWhatAnEntryNames) {
  const Source source = read_mention(
      "Ceylan MN, Akdas S, Yazihan N. Is zinc an important trace element on bone-related diseases? "
      "Biol Trace Elem Res. 2021;199(2):535-549. doi:10.1007/s12011-020-02193-w. PMID: 32451694; "
      "PMCID: PMC7654321. https://example.org/a(b)");
  EXPECT_EQ(source.doi, "10.1007/s12011-020-02193-w");
  EXPECT_EQ(source.pmid, "32451694");
  EXPECT_EQ(source.pmcid, "PMC7654321");
  EXPECT_EQ(source.issued.year, 2021);
  EXPECT_EQ(source.title, "Is zinc an important trace element on bone-related diseases?");
}

TEST(ReferenceList, TakesTheNoticeOnAWorkForNoNumberOfIt) {
  const Source source = read_mention(
      "Smith J. Zinc and bone density in older adults. J Bone. 2021. (guideline; corrected, see "
      "pmid:7; via Zinc, corrected, see doi:10.1000/c) <https://pubmed.ncbi.nlm.nih.gov/8/>");
  EXPECT_EQ(source.pmid, "8");
  EXPECT_EQ(source.doi, "");
}

TEST(ReferenceList, ReadsAnAddressThatMarkdownEscapes) {
  const Source source = read_mention(
      R"(Vexin. Health Library. Available from: https://example.org/get?token=3d29\&chunk\_id=5 )"
      R"(doi:10.1000/a\_b)");
  EXPECT_EQ(source.url, "https://example.org/get?token=3d29&chunk_id=5");
  EXPECT_EQ(source.doi, "10.1000/a_b");
}

TEST(ReferenceList, TakesNoJournalAuthorsOrGroupForATitle) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Lewis G, et al. N Engl J Med 2021. doi:10.1000/x", ""},
      {"Levin A, et al. Kidney Int 2024. PMID 1", ""},
      {"Smith J, Doe A. Thyroid 2014;24(12). doi:10.1000/x", ""},
      {"Diabetes Prevention Program Research Group. N Engl J Med 2002. PMID 1", ""},
      {"National Institute for Health and Care Excellence. Fever in pregnancy: a guideline. NG1.",
       "Fever in pregnancy: a guideline"},
      {"Fox B et al. \"Zinc in older women with gout at low risk.\" Eur Heart J 2016",
       "Zinc in older women with gout at low risk"},
      {"Fox B. *Standards of care in diabetes 2024*. 2024.", "Standards of care in diabetes 2024"},
  };
  for (const auto& [entry, title] : cases) EXPECT_EQ(read_mention(entry).title, title) << entry;
}

TEST(ReferenceList, ReadsTheYearOfAnEntryAndNoOtherNumber) {
  const std::pair<std::string_view, int> cases[] = {
      {"Opinion on zinc claims pursuant to Regulation (EC) No 1924/2006. EFSA J. 2009;7(9):1229.",
       2009},
      {"Bone loss in the 1990 cohort. Lancet. 2015;385:1999-2010.", 2015},
      {"Smith J (2012). Targets for 2030. Bone.", 2012},
      {"Smith J. Targets for bone. Publisher, 2012.", 2012},
      {"Zinc and bone. Endocr Pract. 2020:1-46.", 2020},
      {"Zinc and bone. doi:10.1000/2015", 0},
  };
  for (const auto& [entry, year] : cases) {
    EXPECT_EQ(read_mention(entry).issued.year, year) << entry;
  }
}

}  // namespace
}  // namespace ibid::verify
