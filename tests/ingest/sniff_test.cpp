#include "ingest/sniff.hpp"

#include <gtest/gtest.h>

#include "ingest/collect.hpp"
#include "ingest/limits.hpp"

namespace ibid::ingest {
namespace {

TEST(Sniff, TheFormatIsToldByContentWhateverTheName) {
  struct Case {
    std::string_view head;
    Format format;
  };
  for (const Case& c : {
           Case{R"({"schema": "ibid.snippets/1", "id": "a"})", Format::kSnippets},
           Case{"{\n  \"schema\": \"ibid.snippets/1\",\n", Format::kSnippets},
           Case{R"({"text": "a", "references": [{"title": "b"}]})", Format::kSnippets},
           Case{R"({"_id": "1", "text": "a"})"
                "\n"
                R"({"_id": "2")",
                Format::kBeir},
           Case{R"({"_id": "1", "title": "cut off in the first rec)", Format::kBeir},
           Case{R"({"_id": "1", "question": "text", "notes": [{"text": "x"}]})", Format::kAuto},
           Case{R"([{"type": "book", "title": "a"}])", Format::kCsl},
           Case{R"({"type": "book", "title": "a"})", Format::kCsl},
           Case{R"({"name": "x"})", Format::kAuto},
           Case{"\xEF\xBB\xBF\nTY  - JOUR\n", Format::kRis},
           Case{"1.\nTY  - JOUR\n", Format::kRis},
           Case{"\nPMID- 12\nOWN - NLM\n", Format::kNbib},
           Case{"<?xml version=\"1.0\"?>\n<!-- <article> -->\n<PubmedArticleSet>", Format::kPubmed},
           Case{"<!DOCTYPE article PUBLIC \"x\" \"y\"><article a=\"b\">", Format::kJats},
           Case{"<!DOCTYPE article [<!ENTITY a \"<x>\">]><article>", Format::kJats},
           Case{"<pmc-articleset><article>", Format::kJats},
           Case{"<html><body>", Format::kAuto},
           Case{"@article{a,", Format::kAuto},
           Case{"title,year\n", Format::kAuto},
           Case{"", Format::kAuto},
       }) {
    for (const char* name : {"input", "input.json", "input.md", "input.ris"}) {
      const bool is_prose = std::string_view(name) == "input.md" && c.head == "title,year\n";
      EXPECT_EQ(sniff(c.head, name).format, is_prose ? Format::kMarkdown : c.format)
          << c.head << " in " << name;
    }
    EXPECT_EQ(sniff(c.head, "input").reason.empty(), c.format != Format::kAuto) << c.head;
  }
}

TEST(Sniff, ALongFirstLineIsToldByWhatWasReadOfIt) {
  const std::string long_text = "\"text\": \"" + std::string(kSniffBytes, 'x');
  EXPECT_EQ(sniff(R"({"id": "a", )" + long_text, "input").format, Format::kSnippets);
  EXPECT_EQ(sniff(R"({"_id": "a", )" + long_text, "input").format, Format::kBeir);
  EXPECT_EQ(sniff(R"({"id": "a", "text": "broken)", "input").reason, "broken JSON");
}

TEST(Sniff, ProseIsToldByItsName) {
  EXPECT_EQ(sniff("# Tea\n", "a.md").format, Format::kMarkdown);
  EXPECT_EQ(sniff("Tea\n", "a.txt").format, Format::kMarkdown);
  EXPECT_EQ(sniff("# Tea\n", "a.cfg").format, Format::kAuto);
}

TEST(Sniff, EveryFormatHasAName) {
  for (const Format format :
       {Format::kAuto, Format::kSnippets, Format::kMarkdown, Format::kPubmed, Format::kJats,
        Format::kBeir, Format::kNbib, Format::kRis, Format::kCsl}) {
    EXPECT_FALSE(name_of(format).empty());
    EXPECT_EQ(format_from(name_of(format)), format);
  }
  EXPECT_EQ(format_from("pdf"), std::nullopt);
}

TEST(Sniff, AFolderIsReadWithoutItsReadmeAndHiddenFiles) {
  const test::Scratch folder;
  (void)folder.write("README.md", "# About\n\nThis folder.\n");
  (void)folder.write(".hidden.md", "# Hidden\n\nText.\n");
  (void)folder.write("sub/tea.md", "# Tea\n\nText.\n");
  const auto run = test::collect({folder.path()});
  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_EQ(run.documents[0].id, "markdown:tea");
  EXPECT_TRUE(run.reports.empty());
  EXPECT_EQ(test::collect({folder.path() / "README.md"}).documents.size(), 1U)
      << "what is named outright is read";
}

}  // namespace
}  // namespace ibid::ingest
