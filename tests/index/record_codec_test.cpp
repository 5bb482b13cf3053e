#include "index/record_codec.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "index/bytes.hpp"
#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

/// Every field differs from its default and from every other.
Source full_source(const std::string& mark) {
  Source source;
  source.id = "doi:10.1000/" + mark;
  source.type = "report" + mark;
  source.title = "Título 标题 🦴 " + mark;
  source.authors = {{"Ceylan", "Merve", "Jr", ""},
                    {"", "", "", "World Health Organization" + mark}};
  source.container_title = "container" + mark;
  source.publisher = "publisher" + mark;
  source.volume = "volume" + mark;
  source.issue = "issue" + mark;
  source.page = "page" + mark;
  source.issued = {2021, 2, 28};
  source.doi = "10.1000/" + mark;
  source.pmid = "32451694" + mark;
  source.pmcid = "PMC1" + mark;
  source.url = "https://example.org/" + mark;
  source.kind = SourceKind::kGuideline;
  source.design = StudyDesign::kCaseReport;
  source.certainty = "low" + mark;
  source.status = SourceStatus::kRetracted;
  source.status_notice = "pmid:1" + mark;
  source.successor = "pmid:2" + mark;
  source.license = "CC0" + mark;
  source.keywords = {"Zinc", "Bone" + mark};
  return source;
}

TEST(RecordCodec, GivesADocumentBackWhole) {
  DocumentRecord record{
      "test:a", full_source("a"), {full_source("b"), Source{}}, -7, {0, 3, 4, 900}};
  const auto decoded = decode_document(encode(record));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(decoded->id, record.id);
  EXPECT_EQ(decoded->source, record.source);
  EXPECT_EQ(decoded->references, record.references);
  EXPECT_EQ(decoded->revision, record.revision);
  EXPECT_EQ(decoded->ordinals, record.ordinals);
}

TEST(RecordCodec, GivesAPassageBackWhole) {
  Document document = make_document("a", {"first", "Zn\u0301 与 🦴\r\n [1] 15 mg"});
  Passage passage = document.passages[1];
  passage.section_path = {"Results", "Bone"};
  passage.certainty = "strong";
  passage.questions = {"does zinc help?", "Zn\u0301 与 🦴?"};
  passage.unanswered = {"does zinc help the ear?"};
  passage.citations = {{{0, 0}, {1, 0}}, {{14, 17}, {4'000'000'000u}}};
  const auto decoded = decode_passage(encode(passage));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(*decoded, passage);
}

TEST(RecordCodec, GivesBackSourceIdsThatEndTheDocumentsIdAndOthers) {
  Passage passage = make_document("a", {"zinc"}).passages[0];
  for (const char* id : {"", "a", "test:a", "b", "doi:10.1000/test:a", "aa"}) {
    passage.source_id = id;
    EXPECT_EQ(decode_passage(encode(passage))->source_id, id);
  }
}

TEST(RecordCodec, RefusesEveryTruncation) {
  const std::string document = encode(DocumentRecord{"d", full_source("a"), {}, 1, {0, 1}});
  for (std::size_t size = 0; size < document.size(); ++size) {
    EXPECT_FALSE(decode_document(std::string_view(document).substr(0, size))) << size;
  }
  const std::string passage = encode(make_document("a", {"zinc"}).passages[0]);
  for (std::size_t size = 0; size < passage.size(); ++size) {
    EXPECT_FALSE(decode_passage(std::string_view(passage).substr(0, size))) << size;
  }
}

TEST(RecordCodec, SplitsPassageIdsAtTheirLastHash) {
  const struct {
    std::string_view id;
    bool splits;
    std::string_view document;
    std::uint32_t ordinal;
  } cases[] = {
      {"pubmed:1#0", true, "pubmed:1", 0},
      {"a#b#12", true, "a#b", 12},
      {"#7", true, "", 7},
      {"a", false, "", 0},
      {"a#", false, "", 0},
      {"a#01", false, "", 0},
      {"a#-1", false, "", 0},
      {"a#1x", false, "", 0},
      {"a#4294967296", false, "", 0},
      {"a#4294967295", true, "a", 4294967295u},
  };
  for (const auto& [id, splits, document, ordinal] : cases) {
    std::string_view found_document;
    std::uint32_t found_ordinal = 0;
    ASSERT_EQ(split_passage_id(id, found_document, found_ordinal), splits) << id;
    if (!splits) continue;
    EXPECT_EQ(found_document, document) << id;
    EXPECT_EQ(found_ordinal, ordinal) << id;
    EXPECT_EQ(passage_id(found_document, found_ordinal), id);
  }
}

TEST(RecordCodec, ContentDigestsTellContentsApart) {
  const std::vector<std::string> ab{"a", "b"}, ba{"b", "a"}, joined{"ab"};
  EXPECT_EQ(content_digest("r", ab), content_digest("r", ab));
  EXPECT_NE(content_digest("r", ab), content_digest("r", ba));
  EXPECT_NE(content_digest("r", ab), content_digest("r", joined));
  EXPECT_NE(content_digest("r", ab), content_digest("s", ab));
}

TEST(ByteReader, CountsNoMoreThanTheBytesLeftCanHold) {
  ByteWriter out;
  out.integer(3);
  out.raw(std::string(12, 'x'));
  EXPECT_EQ(ByteReader(out.bytes()).count(4), 3u);
  ByteReader short_of_one(out.bytes());
  EXPECT_EQ(short_of_one.count(5), 0u);
  EXPECT_TRUE(short_of_one.failed());
}

TEST(RecordCodec, TakesTheSmallestRecordsOfItsParts) {
  DocumentRecord record{"d", full_source("a"), std::vector<Source>(3), 1, {}};
  record.source.authors = std::vector<Person>(3);
  record.source.keywords = std::vector<std::string>(3);
  const auto decoded = decode_document(encode(record));
  ASSERT_TRUE(decoded) << decoded.error().message;
  EXPECT_EQ(decoded->references, record.references);
  EXPECT_EQ(decoded->source, record.source);
}

TEST(RecordCodec, MakesNoRoomForWorksThatTheBytesCannotHold) {
  // Behind the empty source, a count of references that each byte left would be one of.
  const std::string empty = encode(DocumentRecord{});
  std::string bytes = empty.substr(0, empty.size() - 1);
  constexpr std::size_t kLeft = std::size_t{4} << 20;
  ByteWriter count;
  count.integer(kLeft);
  bytes += count.bytes();
  bytes.append(kLeft, '\0');
  rusage before{};
  ASSERT_EQ(getrusage(RUSAGE_SELF, &before), 0);
  EXPECT_FALSE(decode_document(bytes));
  rusage after{};
  ASSERT_EQ(getrusage(RUSAGE_SELF, &after), 0);
  // In kilobytes: what a Source a byte would take is more than a gigabyte.
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 200 * 1024);
}

}  // namespace
}  // namespace ibid::index::testing
