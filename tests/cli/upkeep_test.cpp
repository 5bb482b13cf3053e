// Indexing, removing and checking, as whoever looks after an index does: what was replaced, what is
// missing, what is damaged, and whether the remedy that a message names is one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/program.hpp"
#include "model/digest.hpp"

namespace ibid::cli_test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Upkeep : public testing::Test {
 protected:
  Outcome index(const std::vector<std::string>& paths) {
    std::vector<std::string> arguments{"index", "--index", db_};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return run_ibid(arguments);
  }
  std::string article(const std::string& name, const std::string& title, const std::string& text) {
    return folder_.write(name, "# " + title + "\n\n" + text + ".\n").string();
  }
  Outcome ask() { return run_ibid({"ask", "--index", db_, "Does zinc prevent fractures?"}); }
  /// Writes over the middle of the file: over `share` of it, or a few bytes.
  void damage(std::string_view name, double share = 0) {
    for (const auto& entry : fs::recursive_directory_iterator(db_)) {
      if (entry.path().filename() != name) continue;
      std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      const auto size = static_cast<double>(entry.file_size());
      file.seekp(static_cast<std::streamoff>(size * (1 - share) / 2));
      file << std::string(std::max<std::size_t>(16, static_cast<std::size_t>(size * share)),
                          '\x5a');
    }
  }

  const Scratch folder_;
  const std::string db_ = (folder_ / "db").string();
};

/// Without its stop, before which an answer puts the citation.
constexpr const char* kSentence = "Zinc prevents fractures in adults with zinc deficiency";

TEST_F(Upkeep, WhatTakesThePlaceOfAnotherIsNamed) {
  const std::string first = article("a/x.md", "Introduction", kSentence);
  const std::string second = article("b/y.md", "Introduction", "Iron is another metal altogether");
  EXPECT_THAT(index({first}).err, HasSubstr("1 documents (1 new, 0 replaced, 0 unchanged)"));
  const Outcome again = index({first});
  EXPECT_THAT(again.err, HasSubstr("(0 new, 0 replaced, 1 unchanged)"));
  EXPECT_THAT(again.err, Not(HasSubstr("replaced:")));
  const Outcome other = index({second});
  EXPECT_EQ(other.exit_status, 0);
  EXPECT_THAT(other.err, AllOf(HasSubstr("ibid: replaced: markdown:introduction\n"),
                               HasSubstr("known by its title"), HasSubstr("(0 new, 1 replaced")));
  // The remedy that the message names.
  const std::string third =
      folder_
          .write("a/z.md",
                 std::string("---\ntitle: Zinc\n---\n# Introduction\n\n") + kSentence + ".\n")
          .string();
  EXPECT_THAT(index({third}).err, HasSubstr("(1 new, 0 replaced"));
  EXPECT_THAT(ask().out, HasSubstr(kSentence));
}

TEST_F(Upkeep, AFileThatIsDamagedIsAnErrorOnceTheOthersAreIndexed) {
  const std::string there = article("zinc.md", "Zinc", kSentence);
  // Of an archive the end is lost; gzip's own header promises more than there is.
  for (const std::string& bytes :
       {std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03\x4B", 11), std::string("\x28\xB5\x2F\xFD\x04")}) {
    const std::string damaged = folder_.write("iron.jsonl", bytes).string();
    const Outcome outcome = index({damaged, there});
    EXPECT_EQ(outcome.exit_status, 3);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr(damaged + ": "), HasSubstr("get the file once more"),
                                   HasSubstr("1 of the files cannot be read or are damaged")));
    EXPECT_THAT(outcome.out, HasSubstr("sha256:"));
    EXPECT_THAT(ask().out, HasSubstr(kSentence));
  }
}

TEST_F(Upkeep, AFileThatTheSystemDoesNotGiveIsAnErrorOnceTheOthersAreIndexed) {
  article("articles/zinc.md", "Zinc", kSentence);
  fs::create_symlink(folder_ / "nowhere", folder_ / "articles/iron.md");
  const Outcome outcome = index({(folder_ / "articles").string()});
  EXPECT_EQ(outcome.exit_status, 3);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("iron.md: cannot open: No such file or directory\n"),
                                 HasSubstr("1 of the files cannot be read or are damaged")));
  EXPECT_THAT(ask().out, HasSubstr(kSentence));
}

TEST_F(Upkeep, AnIndexAmongItsInputsIsNoInput) {
  article("zinc.md", "Zinc", kSentence);
  EXPECT_EQ(index({folder_.path().string()}).exit_status, 0);
  const Outcome again = index({folder_.path().string()});
  EXPECT_THAT(again.err, AllOf(HasSubstr("from 1 files"), HasSubstr("0 records not indexed")));
}

TEST_F(Upkeep, APathThatIsMissingIsAnErrorOnceTheOthersAreIndexed) {
  const std::string there = article("zinc.md", "Zinc", kSentence);
  const Outcome outcome = index({(folder_ / "nope").string(), there});
  EXPECT_EQ(outcome.exit_status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("nope: cannot read: No such file"));
  EXPECT_THAT(outcome.out, HasSubstr("sha256:"));
  EXPECT_THAT(ask().out, HasSubstr(kSentence));
}

TEST_F(Upkeep, WhatIsPassedOverOrEmptyIsCounted) {
  (void)article("articles/README.md", "About", kSentence);
  (void)article("articles/zinc.md", "Zinc", kSentence);
  folder_.write("articles/heading.md", "# Only a heading\n");
  const Outcome outcome = index({(folder_ / "articles").string()});
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr("1 README passed over"), HasSubstr("1 documents have no passage")));
}

TEST_F(Upkeep, RemovalIsOfAllOrOfNone) {
  ASSERT_EQ(index({article("a.md", "Zinc", kSentence), article("b.md", "Iron", "Iron is a metal")})
                .exit_status,
            0);
  const Outcome refused = run_ibid({"remove", "--index", db_, "markdown:zinc", "nope"});
  EXPECT_EQ(refused.exit_status, 3);
  EXPECT_THAT(refused.err,
              AllOf(HasSubstr("no source \"nope\""), HasSubstr("nothing was removed")));
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(ask().out, HasSubstr(kSentence));
  const Outcome removed = run_ibid({"remove", "--index", db_, "markdown:zinc", "markdown:zinc"});
  EXPECT_EQ(removed.exit_status, 0) << removed.err;
  EXPECT_THAT(removed.err, HasSubstr("removed markdown:zinc (1 documents)"));
  EXPECT_THAT(removed.out, HasSubstr("sha256:"));
  EXPECT_THAT(ask().out, Not(HasSubstr(kSentence)));
}

TEST_F(Upkeep, RemovalTakesTwoNamesOfOneWork) {
  const std::string file =
      folder_
          .write("zinc.json",
                 R"([{"id": "x", "type": "article-journal", "title": "Zinc and bone",
                      "abstract": "Zinc raised bone density.", "DOI": "10.1000/zinc",
                      "PMID": "123456", "issued": {"date-parts": [[2020]]}}])")
          .string();
  ASSERT_EQ(index({file}).exit_status, 0);
  const Outcome removed = run_ibid({"remove", "--index", db_, "doi:10.1000/zinc", "pmid:123456"});
  EXPECT_EQ(removed.exit_status, 0) << removed.err;
  EXPECT_EQ(run_ibid({"remove", "--index", db_, "pmid:123456"}).exit_status, 3);
}

TEST_F(Upkeep, AWorkThatIsOnlyCitedIsToldFromOneThatIsUnknown) {
  const std::string file =
      folder_
          .write("zinc.md", std::string("# Zinc\n\n") + kSentence +
                                " [1].\n\n## References\n\n1. Roe J. Zinc trial. Bone. 2020. "
                                "https://doi.org/10.1000/cited\n")
          .string();
  ASSERT_EQ(index({file}).exit_status, 0);
  ASSERT_EQ(run_ibid({"show", "--index", db_, "doi:10.1000/cited"}).exit_status, 0);
  const Outcome outcome = run_ibid({"remove", "--index", db_, "doi:10.1000/cited"});
  EXPECT_EQ(outcome.exit_status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("its documents cite it"));
}

TEST_F(Upkeep, DamageComesWithARemedyThatIsOne) {
  const std::string file = article("zinc.md", "Zinc", kSentence);
  ASSERT_EQ(index({file}).exit_status, 0);
  damage("passages");
  const Outcome asked = ask();
  EXPECT_EQ(asked.exit_status, 4);
  EXPECT_THAT(asked.err, AllOf(HasSubstr("/passages"), HasSubstr("ibid index --index NEW PATH")));
  const Outcome checked = run_ibid({"check", "--index", db_});
  EXPECT_EQ(checked.exit_status, 1);
  EXPECT_THAT(checked.err, HasSubstr("ibid index --index NEW PATH"));
  const std::string anew = (folder_ / "new").string();
  ASSERT_EQ(run_ibid({"index", "--index", anew, file}).exit_status, 0);
  EXPECT_THAT(run_ibid({"ask", "--index", anew, "Does zinc prevent fractures?"}).out,
              HasSubstr(kSentence));
}

TEST_F(Upkeep, ABatchOverADamagedIndexDoesNotEndAsThoughAllWereWell) {
  // So many that opening the index does not read them all.
  std::string corpus;
  std::uint32_t random = 1;
  for (int i = 0; i < 4000; ++i) {
    corpus += "{\"_id\": \"" + std::to_string(i) + "\", \"text\": \"" + kSentence;
    for (int word = 0; word < 20; ++word) {
      random = random * 1664525u + 1013904223u;
      corpus += " w" + std::to_string(random >> 8);
    }
    corpus += ".\"}\n";
  }
  ASSERT_EQ(index({folder_.write("c.jsonl", corpus).string()}).exit_status, 0);
  damage("passages", 0.5);
  const std::string questions =
      folder_.write("q.jsonl", "{\"_id\": \"q\", \"text\": \"Does zinc prevent fractures?\"}\n")
          .string();
  for (const char* command : {"ask", "search"}) {
    const Outcome outcome = run_ibid({command, "--index", db_, "--batch", questions});
    EXPECT_EQ(outcome.exit_status, 4) << command;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("/passages"), HasSubstr("ibid index --index NEW")));
    const bool has_line = outcome.out.find("\"index_damaged\"") != std::string::npos;
    EXPECT_EQ(has_line, std::string_view(command) == "ask") << "it goes on to the end";
  }
}

TEST_F(Upkeep, DamagedReviewsStopNoAnswerAndCheckNamesThem) {
  ASSERT_EQ(index({article("zinc.md", "Zinc", kSentence)}).exit_status, 0);
  folder_.write("db/reviews.sqlite", std::string(4096, 'x'));
  const Outcome asked = ask();
  EXPECT_EQ(asked.exit_status, 0) << asked.err;
  EXPECT_THAT(asked.out,
              AllOf(HasSubstr(kSentence), HasSubstr("reviews of this index cannot be read")));
  const Outcome checked = run_ibid({"check", "--index", db_});
  EXPECT_EQ(checked.exit_status, 1);
  EXPECT_THAT(checked.out, AllOf(HasSubstr("reviews.sqlite: damaged"), HasSubstr("move it away")));
  EXPECT_THAT(checked.err, Not(HasSubstr("--index NEW"))) << "the index itself is whole";
  // The remedy that the message names.
  fs::remove(db_ + "/reviews.sqlite");
  EXPECT_EQ(run_ibid({"check", "--index", db_}).exit_status, 0);
  EXPECT_THAT(ask().out, Not(HasSubstr("cannot be read")));
}

TEST_F(Upkeep, ALostCurrentComesBackAsTheMessageSays) {
  const std::string file = article("zinc.md", "Zinc", kSentence);
  ASSERT_EQ(index({file}).exit_status, 0);
  ASSERT_EQ(index({article("iron.md", "Iron", "Iron is a metal")}).exit_status, 0);
  fs::remove(db_ + "/CURRENT");
  const Outcome asked = ask();
  EXPECT_EQ(asked.exit_status, 3);
  EXPECT_THAT(asked.err, HasSubstr("has lost its file CURRENT"));
  ASSERT_EQ(index({file}).exit_status, 0);
  EXPECT_THAT(ask().out, HasSubstr(kSentence));
  EXPECT_EQ(run_ibid({"show", "--index", db_, "markdown:iron"}).exit_status, 0);
}

TEST_F(Upkeep, AStreamThatTheCallerClosedIsNoneOfTheFilesOfTheIndex) {
  const std::string corpus =
      folder_.write("c.jsonl", "{\"_id\": \"a\", \"text\": \"Zinc is a metal.\"}\n[]\n[]\n")
          .string();
  const auto status_of = [&](const std::string& arguments) {
    return WEXITSTATUS(std::system((std::string(IBID_PROGRAM " ") + arguments).c_str()));
  };
  EXPECT_EQ(status_of("index --index '" + db_ + "' '" + corpus + "' 2>&- >/dev/null"), 0);
  EXPECT_THAT(read_file(db_ + "/LOCK"), Not(HasSubstr("not indexed")));
  EXPECT_EQ(status_of("chat --index '" + db_ + "' <&- 2>&1 | grep -q ."), 1) << "nothing was asked";
  EXPECT_EQ(status_of("ask --index '" + db_ + "' zinc >&- 2>/dev/null"), 4);
  EXPECT_EQ(run_ibid({"check", "--index", db_}).exit_status, 0);
}

TEST_F(Upkeep, AnIndexOfAnotherVersionIsNotCalledDamaged) {
  ASSERT_EQ(index({article("zinc.md", "Zinc", kSentence)}).exit_status, 0);
  const std::string manifest = db_ + "/manifest-000001";
  std::string text = read_file(manifest);
  const std::string key = "\"index_schema\": ";
  text.insert(text.find(key) + key.size(), "9");
  std::ofstream(manifest, std::ios::binary) << text;
  std::ofstream(db_ + "/CURRENT", std::ios::binary)
      << "ibid.current/1 manifest-000001 " << model::sha256_hex(text) << '\n';
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"ask", "--index", db_, "zinc"},
        std::vector<std::string>{"check", "--index", db_}}) {
    const Outcome outcome = run_ibid(arguments);
    EXPECT_EQ(outcome.exit_status, 4) << arguments[0];
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("another version of ibid"),
                                   HasSubstr("ibid index --index NEW"), Not(HasSubstr("damaged"))))
        << arguments[0];
  }
}

TEST(Places, AnAddressIsNoFolderAndOtherSchemesAreNone) {
  for (const char* command : {"check", "index", "remove"}) {
    const Outcome outcome = run_ibid({command, "--index", "tcp://127.0.0.1:1", "corpus"});
    EXPECT_EQ(outcome.exit_status, 2) << command;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("tcp://127.0.0.1:1 is an address"),
                                   Not(HasSubstr("build one with"))))
        << command;
  }
  const Outcome outcome = run_ibid({"ask", "--index", "http://127.0.0.1:1", "zinc"});
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("neither a folder nor the address of a shard"));
  EXPECT_THAT(run_ibid({"--index", "db", "ask", "zinc"}).err, HasSubstr("before a command"));
}

}  // namespace
}  // namespace ibid::cli_test
