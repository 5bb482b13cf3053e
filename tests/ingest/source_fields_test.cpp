#include "ingest/source_fields.hpp"

#include <gtest/gtest.h>

#include "ingest/written_reference.hpp"

namespace ibid::ingest {
namespace {

TEST(SourceFields, ADateIsReadAsFarAsItIsThereAndNeverGuessed) {
  struct Case {
    std::string_view text;
    Date date;
  };
  for (const Case& c :
       {Case{"2021", {2021, 0, 0}}, Case{"2021-02-13", {2021, 2, 13}},
        Case{"2021/02/3", {2021, 2, 3}}, Case{"2019//", {2019, 0, 0}},
        Case{"2021 Feb 13", {2021, 2, 13}}, Case{"2021 Jan-Feb", {2021, 1, 0}},
        Case{"2021 Spring", {2021, 0, 0}}, Case{"2021-13-40", {2021, 0, 0}}, Case{"10 15", {}},
        Case{"Publication Year", {}}, Case{"20215", {}}, Case{"", {}}}) {
    EXPECT_EQ(parse_date(c.text), c.date) << c.text;
  }
}

TEST(SourceFields, APersonHasFamilyAndGivenNameOrIsTakenAsWritten) {
  EXPECT_EQ(parse_person("van de Schoot, Rens"), (Person{"van de Schoot", "Rens", "", ""}));
  EXPECT_EQ(parse_person("King, Martin L., Jr."), (Person{"King", "Martin L.", "Jr.", ""}));
  EXPECT_EQ(parse_person(" World Health Organization "),
            (Person{"", "", "", "World Health Organization"}));
}

TEST(SourceFields, ASlugIsLowerCaseAsciiWithSingleHyphens) {
  EXPECT_EQ(slug("Tea & Iron: a (short) trial!"), "tea-iron-a-short-trial");
  EXPECT_EQ(slug("鉄と茶"), "");
}

TEST(WrittenReference, GivesIdentifiersYearAndTitle) {
  struct Case {
    std::string_view text;
    std::string id;
    std::string title;
    int year;
  };
  for (const Case& c :
       {Case{"Rossi A, Li B. Tea and iron: a trial. J Tea. 2021;4(2):5-9. doi:10.5555/TEA.1",
             "doi:10.5555/tea.1", "Tea and iron: a trial", 2021},
        Case{"Rossi A. Is tea bad? J Tea. 2020. PMID: 123456.", "pmid:123456", "Is tea bad?", 2020},
        Case{"Iron advice. World Health Organization. 2019. https://example.org/iron.",
             "url:example.org/iron", "Iron advice. World Health Organization. 2019", 2019}}) {
    const Source source = source_of_written(c.text);
    EXPECT_EQ(source.id, c.id);
    EXPECT_EQ(source.title, c.title);
    EXPECT_EQ(source.issued.year, c.year);
  }
}

TEST(WrittenReference, AnEntryNumberIsTakenInTheWaysThatListsAreNumbered) {
  struct Case {
    std::string_view text;
    int number;
    std::string_view rest;
  };
  for (const Case& c : {Case{"[3] Rossi A.", 3, "Rossi A."}, Case{"[^12]: Li B.", 12, "Li B."},
                        Case{"4. Tea.", 4, "Tea."}, Case{"5) Tea.", 5, "Tea."},
                        Case{"1.5 mg of zinc", 0, "1.5 mg of zinc"},
                        Case{"2021 was", 0, "2021 was"}, Case{"[a] Tea", 0, "[a] Tea"}}) {
    std::string_view text = c.text;
    EXPECT_EQ(take_entry_number(text), c.number) << c.text;
    EXPECT_EQ(text, c.rest);
  }
}

}  // namespace
}  // namespace ibid::ingest
