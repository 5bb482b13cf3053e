// docs/json-schema/ibid.snippets-1.schema.json and the reader must agree on what a snippet file is.
// g++ 12 warns of a copy in valijson that cannot happen (GCC bug 105651).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wrestrict"
#endif

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "ingest/collect.hpp"

namespace ibid::ingest::test {
namespace {

namespace fs = std::filesystem;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

nlohmann::json read_json(const fs::path& file) {
  std::ifstream stream(file);
  return nlohmann::json::parse(stream);
}

class SnippetSchema : public ::testing::Test {
 protected:
  SnippetSchema() {
    const auto json = read_json(fs::path(IBID_SOURCE_DIR) / "docs" / "json-schema" /
                                "ibid.snippets-1.schema.json");
    valijson::SchemaParser().populateSchema(Adapter(json), schema_);
  }
  bool allows(const nlohmann::json& json) {
    return valijson::Validator().validate(schema_, Adapter(json), nullptr);
  }

 private:
  valijson::Schema schema_;
};

TEST_F(SnippetSchema, AllowsEveryFileOfTheCorpusAndTheReaderTakesAllOfIt) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(IBID_SOURCE_DIR) / "corpus")) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const auto json = read_json(entry.path());
    EXPECT_TRUE(allows(json)) << entry.path();
    const auto run = collect({entry.path()});
    EXPECT_TRUE(run.reports.empty()) << entry.path() << run.reasons();
    ASSERT_EQ(run.documents.size(), 1U);
    EXPECT_EQ(run.documents[0].passages.size(), json["snippets"].size()) << entry.path();
    EXPECT_EQ(run.documents[0].references.size(), json["references"].size()) << entry.path();
  }
  EXPECT_GT(files, 0U);
}

TEST_F(SnippetSchema, RefusesWhatTheReaderReports) {
  const auto good = nlohmann::json::parse(
      R"({"schema": "ibid.snippets/1", "id": "f", "references": [{"number": 1, "source":
          {"title": "T", "PMID": "1", "kind": "guideline", "issued": {"date-parts": [[2020]]}}}],
          "snippets": [{"text": "X.", "references": [1], "section": "S"}]})");
  const auto is_read_without_report = [](const nlohmann::json& json) {
    const auto run = collect_text(json.dump(2));
    return run.documents.size() == 1 && run.reports.empty();
  };
  EXPECT_TRUE(allows(good));
  EXPECT_TRUE(is_read_without_report(good));
  struct Case {
    std::string pointer;
    std::string value;
  };
  for (const Case& c :
       {Case{"/schema", "\"ibid.snippets/2\""}, Case{"/id", "\"\""},
        Case{"/references/0/number", "\"1\""}, Case{"/references/0/source", "7"},
        Case{"/references/0/source/title", "\"\""}, Case{"/references/0/source/kind", "\"rumour\""},
        Case{"/references/0/source/status", "\"lost\""}, Case{"/snippets", "[]"},
        Case{"/snippets/0", "\"X.\""}, Case{"/snippets/0/text", "\"\""},
        Case{"/snippets/0/references", "[]"}, Case{"/snippets/0/references/0", "\"1\""}}) {
    nlohmann::json bad = good;
    bad[nlohmann::json::json_pointer(c.pointer)] = nlohmann::json::parse(c.value);
    EXPECT_FALSE(allows(bad)) << c.pointer;
    EXPECT_FALSE(is_read_without_report(bad)) << c.pointer;
  }
}

}  // namespace
}  // namespace ibid::ingest::test
