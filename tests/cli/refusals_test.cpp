// What is refused, and that the refusal names what is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace ibid::cli_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(Refusals, OfARangeThatAFlagHas) {
  for (const char* workers : {"-1", "1000000"}) {
    EXPECT_EQ(run_ibid(on_corpus({"serve", "--workers", workers})).exit_status, 2) << workers;
  }
  for (const char* shards : {"0", "1001", "-1"}) {
    EXPECT_EQ(run_ibid(on_corpus({"shard", "--out", "x", "--shards", shards})).exit_status, 2);
  }
}

TEST(Refusals, OfFlagsThatWouldBeIgnored) {
  const Scratch scratch;
  const std::string batch = scratch.write("b.jsonl", "").string();
  const std::vector<std::string> cases[] = {
      {"ask", "--style", "json", "--batch", batch}, {"verify", "--style", "html", "--json", batch},
      {"verify", "--json", "--batch", batch},       {"verify", "--style", "html", "--batch", batch},
      {"search", "--json", "--batch", batch},
  };
  for (const auto& arguments : cases) {
    const Outcome outcome = run_ibid(on_corpus(arguments));
    EXPECT_EQ(outcome.exit_status, 2) << arguments[0] << arguments[1];
    EXPECT_THAT(outcome.err, HasSubstr("excludes")) << arguments[0] << arguments[1];
  }
}

TEST(Refusals, OfFlagsThatNeedAnother) {
  for (const auto& [flags, needed] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"--key-for-reading"}, "--key-for-reading requires --keys"},
           {{"--writer-model", "x"}, "--writer-model requires --writer"},
           {{"--writer-ca", "x"}, "--writer-ca requires --writer"}}) {
    std::vector<std::string> arguments{"serve", "--listen", "nonsense"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const Outcome outcome = run_ibid(on_corpus(arguments));
    EXPECT_EQ(outcome.exit_status, 2) << needed;
    EXPECT_THAT(outcome.err, HasSubstr(needed));
  }
}

TEST(Refusals, OfFlagsOfTheOtherKindOfWork) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"eval", "--run", "r", "--qrels", "q", "--answers", "a"}, "--run excludes --answers"},
      {{"eval", "--answers", "a", "--gold", "g", "--measure", "MAP"}, "--measure requires --run"},
      {{"eval", "--answers", "a", "--gold", "g", "--complete"}, "--complete requires --run"},
      {{"eval", "--run", "r", "--qrels", "q", "--per-query"}, "--per-query requires --json"},
      {{"bench", "--compare", "a", "b", "--queries", "q"}, "--queries excludes --compare"},
      {{"bench", "--compare", "a", "b", "--json", "c"}, "--json requires --queries"},
  };
  for (const auto& [arguments, expected] : cases) {
    const Outcome outcome = run_ibid(arguments);
    EXPECT_EQ(outcome.exit_status, 2) << expected;
    EXPECT_THAT(outcome.err, HasSubstr(expected));
  }
}

TEST(Refusals, OfAFilterListWhatItsKeyTakes) {
  const std::pair<const char*, const char*> cases[] = {
      {"design=rct", "no design \"rct\"; there are guideline, meta_analysis, "},
      {"kind=guidelines", "no kind \"guidelines\"; there are guideline, research"},
      {"status=", "no status \"\"; there are current, superseded"},
      {"year=soon", "a year is 2020, 2015-2020"},
      {"designs=review", "no key \"designs\"; try kind=guideline"},
      {"zinc", "no key \"zinc\"; try "},
  };
  for (const auto& [filter, expected] : cases) {
    const Outcome outcome = run_ibid(on_corpus({"ask", "--filter", filter, "zinc"}));
    EXPECT_EQ(outcome.exit_status, 2) << filter;
    EXPECT_THAT(outcome.err, HasSubstr(std::string("--filter ") + filter + ": "));
    EXPECT_THAT(outcome.err, HasSubstr(expected));
  }
}

TEST(Refusals, OfAFileWhereAnIndexBelongs) {
  const Scratch scratch;
  const std::string file = scratch.write("notes.md", "# Zinc\n").string();
  for (const char* command : {"ask", "index", "check", "serve", "remove"}) {
    const Outcome outcome = run_ibid({command, "--index", file, "zinc"});
    EXPECT_EQ(outcome.exit_status, 2) << command;
    EXPECT_THAT(outcome.err, HasSubstr("notes.md is a file; an index is a folder")) << command;
  }
}

TEST(Refusals, OfWhatCannotBeReadToItsEnd) {
  // The first page of a process has no bytes, and reading there fails.
  const Outcome outcome = run_ibid(on_corpus({"verify", "/proc/self/mem"}));
  EXPECT_EQ(outcome.exit_status, 4);
  EXPECT_THAT(outcome.err, HasSubstr("cannot read /proc/self/mem"));
}

TEST(Refusals, OfWhatAServerCannotStartWithSayWhich) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"serve", "--listen", "127.0.0.1:0", "--writer", "127.0.0.1:11434"},
       "--writer 127.0.0.1:11434: the URL must begin with http"},
      {{"serve", "--listen", "127.0.0.1:0", "--writer", "http://"},
       "--writer http://: the URL has no host"},
      {{"serve", "--listen", "0.0.0.0:0"}, "--keys FILE, with what ibid key NAME prints"},
  };
  for (const auto& [arguments, expected] : cases) {
    const Outcome outcome = run_ibid(on_corpus(arguments));
    EXPECT_EQ(outcome.exit_status, 2) << expected;
    EXPECT_THAT(outcome.err, HasSubstr(expected));
  }
}

TEST(Refusals, OfFiltersThatContradictEachOtherNameBoth) {
  const std::pair<std::string, std::string> cases[] = {{"kind=guideline", "kind=research"},
                                                       {"year=2020-", "year=-2022"}};
  for (const auto& [first, second] : cases) {
    for (const char* command : {"ask", "search"}) {
      const Outcome outcome = run_ibid(on_corpus(
          {command, "--filter", first, "--filter", "status=current", "--filter", second, "zinc"}));
      EXPECT_EQ(outcome.exit_status, 2) << command;
      EXPECT_THAT(outcome.err, HasSubstr("--filter " + first + " and --filter " + second));
      EXPECT_EQ(outcome.out, "");
    }
  }
  const std::vector<std::string> twice{"search",   "--filter",       "kind=guideline",
                                       "--filter", "kind=guideline", "zinc"};
  EXPECT_EQ(run_ibid(on_corpus(twice)).exit_status, 0);
}

TEST(Refusals, OfWordsWithoutQuotesNameThemInTheirOrder) {
  for (const std::string command : {"ask", "search"}) {
    const Outcome outcome = run_ibid(on_corpus({command, "Is", "zinc", "safe?"}));
    EXPECT_EQ(outcome.exit_status, 2);
    EXPECT_THAT(outcome.err, HasSubstr(command + " does not take \"zinc\", \"safe?\""));
    EXPECT_THAT(outcome.err, HasSubstr("in quotes"));
  }
  const Outcome flag = run_ibid(on_corpus({"ask", "zinc", "--bogus"}));
  EXPECT_EQ(flag.exit_status, 2);
  EXPECT_THAT(flag.err, HasSubstr("ask does not take \"--bogus\""));
  EXPECT_EQ(flag.err.find("quotes"), std::string::npos);
}

TEST(Refusals, OfAFormatListThoseThereAre) {
  const Scratch scratch;
  const std::string db = (scratch / "db").string();
  const Outcome unknown = run_ibid({"index", "--index", db, "--format", "xyz", "corpus"});
  EXPECT_EQ(unknown.exit_status, 2);
  const std::string listed = "auto, snippets, markdown, pubmed, jats, beir, nbib, ris, csl";
  EXPECT_THAT(unknown.err, HasSubstr("\"xyz\" is none of " + listed));
  for (const char* format :
       {"auto", "snippets", "markdown", "pubmed", "jats", "beir", "nbib", "ris", "csl"}) {
    const Outcome known = run_ibid({"index", "--index", db, "--format", format, db + "/none"});
    EXPECT_EQ(known.exit_status, 3) << format << known.err;
  }
}

TEST(Refusals, OfAnIndexWithoutAName) {
  const std::vector<std::string> cases[] = {
      {"index", "corpus"}, {"ask", "zinc"}, {"search", "zinc"}, {"check"}, {"remove", "x"}};
  for (std::vector<std::string> arguments : cases) {
    arguments.insert(arguments.begin() + 1, {"--index", ""});
    const Outcome outcome = run_ibid(arguments);
    EXPECT_EQ(outcome.exit_status, 2) << arguments[0] << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("--index")) << arguments[0];
    EXPECT_THAT(outcome.err, HasSubstr("names no folder")) << arguments[0];
  }
}

TEST(Refusals, WhereTheWorkingDirectoryIsGoneSaySo) {
  const Scratch scratch;
  const std::string gone = (scratch / "gone").string();
  const std::string err = (scratch / "err").string();
  const std::string commands = "mkdir '" + gone + "' && cd '" + gone + "' && rmdir '" + gone +
                               "' && " IBID_PROGRAM " index --index db x 2>'" + err + "'";
  EXPECT_EQ(WEXITSTATUS(std::system(commands.c_str())), 4);
  EXPECT_THAT(read_file(err), HasSubstr("the working directory is not there any more"));
}

TEST(Refusals, OfAnswersWhereThereAreNone) {
  const Scratch scratch;
  const std::string answers = scratch.write("answers.jsonl", "\n").string();
  const std::string gold =
      scratch.write("gold.jsonl", "{\"_id\": \"1\", \"answerable\": false}\n").string();
  const Outcome outcome = run_ibid({"eval", "--answers", answers, "--gold", gold});
  EXPECT_EQ(outcome.exit_status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("answers.jsonl: there is no answer in it"));
  EXPECT_EQ(outcome.out, "");
}

TEST(Refusals, OfABatchOfClaimsNameTheLine) {
  const Scratch scratch;
  for (const std::string bad :
       {R"({"_id": "2", "evidence": ["Zinc is a metal."]})",
        R"({"_id": "2", "claim": 5, "evidence": ["Zinc is a metal."]})",
        R"({"_id": "2", "claim": " ", "evidence": ["Zinc is a metal."]})",
        R"({"_id": "2", "claim": "Zinc is a metal."})",
        R"({"_id": "2", "claim": "Zinc is a metal.", "evidence": {"a": 1}})",
        R"({"_id": "2", "claim": "Zinc is a metal.", "evidence": ["Zinc is a metal.", 5]})"}) {
    const std::string good = R"({"_id": "1", "claim": "Zinc is a metal.", "evidence": []})";
    const auto file = scratch.write("c.jsonl", good + "\n" + bad + "\n");
    const Outcome outcome = run_ibid({"verify", "--batch", file.string()});
    EXPECT_EQ(outcome.exit_status, 3) << bad;
    EXPECT_THAT(outcome.err, HasSubstr("c.jsonl:2: expected")) << bad;
    EXPECT_EQ(outcome.out, "") << bad;
  }
}

TEST(Refusals, OfAnHtmlPageToVerifyNameHtml) {
  const Outcome page =
      run_ibid(on_corpus({"ask", "--style", "html", "Does zinc prevent fractures?"}));
  for (const std::string& text :
       {page.out, "\n <HTML><body>Zinc is a metal.</body></HTML>" + page.out}) {
    const Outcome outcome = run_ibid(on_corpus({"verify", "-"}), text);
    EXPECT_EQ(outcome.exit_status, 3);
    EXPECT_THAT(outcome.err, HasSubstr("HTML page"));
  }
  EXPECT_NE(run_ibid(on_corpus({"verify", "-"}), "<http://x.example> Zinc is a metal.").exit_status,
            3);
}

TEST(Refusals, OfWhatIsNoAnswerToExport) {
  const std::pair<std::string, std::string> cases[] = {
      {R"({"schema": "ibid.answer/1"})", "references"},
      {R"({"schema": "ibid.answer/1", "references": {}})", "references"},
      {R"({"schema": "ibid.answer/1", "references": [{"number": 1, "source": {"title": 5}}]})",
       "\"title\""},
      {R"({"schema": "ibid.answer/1", "references": [{"number": 1, "source": {"DOI": []}}]})",
       "\"DOI\""},
  };
  for (const auto& [answer, named] : cases) {
    const Outcome outcome = run_ibid({"export", "--to", "bibtex", "-"}, answer);
    EXPECT_EQ(outcome.exit_status, 3) << answer;
    EXPECT_THAT(outcome.err, HasSubstr(named)) << answer;
    EXPECT_THAT(outcome.err, HasSubstr("ibid ask --style json writes an answer")) << answer;
    EXPECT_EQ(outcome.out, "") << answer;
  }
  EXPECT_EQ(run_ibid({"export", "--to", "ris", "-"}, R"({"schema": "ibid.answer/1", "references": [
      {"number": 1, "source": {"title": "Zinc", "volume": 5, "DOI": null}}]})")
                .exit_status,
            0);
}

TEST(Refusals, OfTextsThatAreNoneAndOfQuestionsWhoseIdsARunCannotHold) {
  const Scratch scratch;
  const auto corpus = scratch.write("c.jsonl",
                                    "{\"_id\": \"a\", \"text\": 5}\n"
                                    "{\"_id\": \"b\", \"text\": \"Zinc is a metal.\"}\n");
  const std::string db = (scratch / "db").string();
  const Outcome built = run_ibid({"index", "--index", db, corpus.string()});
  EXPECT_EQ(built.exit_status, 0) << built.err;
  EXPECT_THAT(built.err, HasSubstr("c.jsonl:1"));
  EXPECT_THAT(built.err, HasSubstr("\"text\" is no text"));
  const auto queries = scratch.write("q.jsonl", "{\"_id\": \"q 1\", \"text\": \"zinc\"}\n");
  const Outcome run = run_ibid({"search", "--index", db, "--batch", queries.string()});
  EXPECT_EQ(run.exit_status, 3);
  EXPECT_THAT(run.err, HasSubstr("q.jsonl:1:"));
}

TEST(Refusals, SayHowToMakeAnIndexWhereThereIsNone) {
  const Scratch scratch;
  const std::string db = (scratch / "db").string();
  const std::string batch =
      scratch.write("q.jsonl", "{\"_id\": \"1\", \"text\": \"zinc\"}\n").string();
  const std::vector<std::string> cases[] = {
      {"ask", "zinc"},
      {"search", "zinc"},
      {"search", "--batch", batch},
      {"show", "x"},
      {"check"},
      {"remove", "x"},
      {"mcp"},
      {"bench", "--queries", batch},
      {"serve", "--listen", ":0"},
      {"shard", "--out", (scratch / "shards").string()},
  };
  for (std::vector<std::string> arguments : cases) {
    arguments.insert(arguments.begin() + 1, {"--index", db});
    const Outcome outcome = run_ibid(arguments);
    EXPECT_EQ(outcome.exit_status, 3) << arguments[0];
    EXPECT_THAT(outcome.err,
                HasSubstr("no index in " + db + "; build one with: ibid index --index " + db))
        << arguments[0];
  }
}

TEST(Search, SaysThatNothingWasFound) {
  for (const char* query : {"xyzzyplugh", "   "}) {
    const Outcome outcome = run_ibid(on_corpus({"search", query}));
    EXPECT_EQ(outcome.exit_status, 0);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("no passage bears on this question"));
  }
}

TEST(Search, LetsNoDocumentForgeAResult) {
  const Scratch scratch;
  const auto file = scratch.write("s.json", R"({"schema": "ibid.snippets/1", "id": "s",
    "title": "Zinc", "references": [{"number": 1, "source": {"title": "Trial\n3. forged#1  9.9",
      "DOI": "10.1000/x"}}],
    "snippets": [{"section": ["Zinc"], "references": [1],
      "text": "Zinc is a metal.\r\n2. snippets:fake#1  9.9999\n\u001b[2J It is safe."}]})");
  const std::string db = (scratch / "db").string();
  const Outcome built = run_ibid({"index", "--index", db, file.string()});
  ASSERT_EQ(built.exit_status, 0) << built.err;
  const Outcome outcome = run_ibid({"search", "--index", db, "zinc metal"});
  EXPECT_THAT(outcome.out, testing::StartsWith("1. snippets:s#1 "));
  EXPECT_THAT(outcome.out, HasSubstr("Zinc is a metal. 2. snippets:fake#1 9.9999"));
  EXPECT_EQ(outcome.out.find("\n2."), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find("\n3."), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
}

TEST(Show, FindsAWorkByABareDoiOrPmid) {
  const Scratch scratch;
  const auto file = scratch.write("s.json", R"({"schema": "ibid.snippets/1", "id": "s",
    "title": "Zinc", "references": [
      {"number": 1, "source": {"title": "Trial", "DOI": "10.1002/(SICI)1097:X", "PMID": "123"}}],
    "snippets": [{"section": ["Zinc"], "text": "Zinc is a metal.", "references": [1]}]})");
  const std::string db = (scratch / "db").string();
  ASSERT_EQ(run_ibid({"index", "--index", db, file.string()}).exit_status, 0);
  for (const char* id :
       {"10.1002/(SICI)1097:X", "123", "pmid:123", "https://doi.org/10.1002/(sici)1097:x"}) {
    const Outcome outcome = run_ibid({"show", "--index", db, id});
    EXPECT_EQ(outcome.exit_status, 0) << id << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Trial")) << id;
  }
  EXPECT_EQ(run_ibid({"show", "--index", db, "124"}).exit_status, 3);
}

TEST(Ask, SaysThatTheLimitLeavesNoRoom) {
  const std::string question = "Does vitamin D prevent fractures?";
  for (const char* style : {"terminal", "markdown", "html"}) {
    const Outcome outcome =
        run_ibid(on_corpus({"ask", "--words", "1", "--style", style, question}));
    EXPECT_EQ(outcome.exit_status, 0);
    EXPECT_EQ(outcome.out.find("holds no answer"), std::string::npos) << style;
    EXPECT_EQ(outcome.out.find("without finding"), std::string::npos) << style;
    EXPECT_THAT(outcome.out, HasSubstr("fits in 1 word")) << style;
  }
  const json unknown = json::parse(
      run_ibid(on_corpus({"ask", "--words", "1", "--style", "json", "Does xyzzyplugh help?"})).out);
  EXPECT_EQ(unknown["notices"][0]["kind"], "searched");
}

TEST(Chat, PrintsTheRewordedQuestionOnce) {
  const Outcome outcome =
      run_ibid(on_corpus({"chat"}), "Does vitamin D prevent fractures?\nIn men?\n");
  const std::string understood = "Does vitamin D prevent fractures in men?";
  const auto first = outcome.out.find(understood);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(outcome.out.find(understood, first + 1), std::string::npos);
}

TEST(Chat, AsksWhatWasOffered) {
  const std::string question = "Does vitamin D prevent fractures?";
  const json answer = json::parse(run_ibid(on_corpus({"ask", "--style", "json", question})).out);
  const auto offered = answer["follow_up_questions"].get<std::vector<std::string>>();
  ASSERT_GE(offered.size(), 2U);
  EXPECT_EQ(run_ibid(on_corpus({"chat"}), question + "\nyes, the second\n").out,
            run_ibid(on_corpus({"chat"}), question + "\n" + offered[1] + "\n").out);
}

TEST(Chat, ABlankLineEndsItWhateverEndsLines) {
  const std::string question = "Does vitamin D prevent fractures?";
  const Outcome one = run_ibid(on_corpus({"chat"}), question + "\n");
  for (const char* blank : {"\n\n", "\r\n\r\n", "\n \t\n"}) {
    const std::string input = question + blank + "Does zinc?\n";
    EXPECT_EQ(run_ibid(on_corpus({"chat"}), input).out, one.out) << testing::PrintToString(blank);
  }
}

TEST(Chat, ACourtesyIsReturnedAndNotLookedUp) {
  const Outcome outcome = run_ibid(on_corpus({"chat"}), "hello\nthanks\n");
  EXPECT_EQ(outcome.out,
            "Hello. Ask a medical question, and the answer quotes its sources.\n"
            "You are welcome. Ask on whenever you like.\n");
}

}  // namespace
}  // namespace ibid::cli_test
