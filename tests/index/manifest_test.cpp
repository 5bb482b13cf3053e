#include "index/manifest.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "index/file_io.hpp"
#include "index/index_support.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"

namespace ibid::index::testing {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.number = 7;
  manifest.next_segment = 13;
  manifest.language = {"language-1", 10, model::sha256_hex("language")};
  manifest.content.add(model::sha256("a document"));
  manifest.live_documents = 2;
  manifest.live_passages = 3;
  SegmentEntry segment;
  segment.id = 12;
  segment.documents = 4;
  segment.passages = 5;
  segment.length = 60;
  segment.text_bytes = 700;
  segment.files = {{"xapian", 100, model::sha256_hex("x")},
                   {"passages", 90, model::sha256_hex("p")}};
  segment.sums = {"sums", 32, model::sha256_hex("s")};
  segment.dead = FileEntry{"dead-000007-000012", 9, model::sha256_hex("d")};
  manifest.segments = {segment};
  manifest.name = generation_name(manifest);
  return manifest;
}

TEST(Manifest, ComesBackFromItsText) {
  const std::string text = serialize(sample());
  const auto parsed = parse_manifest(text);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(serialize(*parsed), text);
}

TEST(Manifest, NamesAGenerationByItsContentAlone) {
  Manifest other = sample();
  other.number = 99;
  other.segments[0].id = 1;
  other.segments[0].dead.reset();
  EXPECT_EQ(generation_name(other), sample().name);
  other.content.add(model::sha256("another document"));
  EXPECT_NE(generation_name(other), sample().name);
  other = sample();
  other.language.sha256 = model::sha256_hex("another language");
  EXPECT_NE(generation_name(other), sample().name);
}

TEST(Manifest, RefusesWhatIsIncompleteOrLeadsOutOfTheIndex) {
  const std::string text = serialize(sample());
  const struct {
    std::string_view from, to;
  } cases[] = {
      {"\"next_segment\"", "\"next\""},
      {"\"passages\": 5", "\"passages\": -5"},
      {"\"passages\": 5", "\"passages\": 5000000000"},
      {"\"language-1\"", "\"../language-1\""},
      {"\"dead-000007-000012\"", "\"/etc/passwd\""},
      {"\"xapian\"", "\".\""},
      {"\"documents\": 2", "\"documents\": 3"},
  };
  for (const auto& [from, to] : cases) {
    std::string changed = text;
    const auto at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    const auto parsed = parse_manifest(changed);
    ASSERT_FALSE(parsed) << to;
    EXPECT_EQ(parsed.error().code, ErrorCode::kIndexDamaged) << to;
  }
  EXPECT_FALSE(parse_manifest(""));
  EXPECT_FALSE(parse_manifest("[]"));
}

TEST(Manifest, OfAnotherSchemaIsRefusedWithWhatToDo) {
  const std::string own = fmt::format("\"index_schema\": {}", kSchemaVersion);
  const std::string older = fmt::format("\"index_schema\": {}", kSchemaVersion - 1);
  for (const auto& [from, to] :
       {std::pair(own, older),
        std::pair<std::string, std::string>("\"ibid.manifest/1\"", "\"ibid.manifest/2\"")}) {
    std::string text = serialize(sample());
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
    const auto parsed = parse_manifest(text);
    ASSERT_FALSE(parsed) << to;
    EXPECT_EQ(parsed.error().code, ErrorCode::kEnvironment) << "it is not damaged";
    EXPECT_NE(parsed.error().message.find("ibid index --index NEW"), std::string::npos);
  }
}

TEST(Manifest, IsFoundThroughCurrentAndRefusedWhenItsHashDiffers) {
  const Scratch directory;
  EXPECT_EQ(read_current(directory.path()).error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(publish_manifest(directory.path(), sample()));
  const auto current = read_current(directory.path());
  ASSERT_TRUE(current) << current.error().message;
  EXPECT_EQ(serialize(*current), serialize(sample()));

  const auto path = directory.path() / manifest_file_name(7);
  std::ofstream(path, std::ios::app) << " ";
  const auto damaged = read_current(directory.path());
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, ErrorCode::kIndexDamaged);
  EXPECT_NE(damaged.error().message.find("manifest-000007"), std::string::npos);
}

TEST(Manifest, IsRefusedWhenCurrentIsNoName) {
  const Scratch directory;
  ASSERT_TRUE(publish_manifest(directory.path(), sample()));
  const std::string hash = model::sha256_hex(serialize(sample()));
  for (const std::string& line : {std::string(), std::string("\n"), std::string("ibid.current/1"),
                                  "ibid.current/2 manifest-000007 " + hash + "\n",
                                  "ibid.current/1 ../manifest-000007 " + hash + "\n",
                                  "ibid.current/1 manifest-000008 " + hash + "\n",
                                  "ibid.current/1 manifest-000007 " + hash}) {
    ASSERT_TRUE(write_file(directory.path() / "CURRENT", line));
    const auto current = read_current(directory.path());
    ASSERT_FALSE(current) << line;
    EXPECT_EQ(current.error().code, ErrorCode::kIndexDamaged) << line;
  }
}

}  // namespace
}  // namespace ibid::index::testing
