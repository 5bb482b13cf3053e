#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <utility>
#include <vector>

#include "ingest/collect.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Members = std::vector<std::pair<std::string, std::string>>;

enum class Container { kZip, kTar, kTarGz, kTarXz, kRawZstd };

std::string packed(Container container, const Members& members) {
  archive* writer = archive_write_new();
  if (container == Container::kZip) archive_write_set_format_zip(writer);
  if (container == Container::kRawZstd) archive_write_set_format_raw(writer);
  if (container != Container::kZip && container != Container::kRawZstd) {
    archive_write_set_format_pax_restricted(writer);
  }
  if (container == Container::kTarGz) archive_write_add_filter_gzip(writer);
  if (container == Container::kTarXz) archive_write_add_filter_xz(writer);
  if (container == Container::kRawZstd) archive_write_add_filter_zstd(writer);
  std::string bytes(std::size_t{4} << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

std::string beir_line(std::string_view id) {
  return fmt::format("{{\"_id\": \"{}\", \"title\": \"T\", \"text\": \"One.\"}}\n", id);
}

std::vector<std::string> ids_of(const Collected& run) {
  std::vector<std::string> ids;
  for (const Document& document : run.documents) ids.push_back(document.id);
  return ids;
}

TEST(Archive, EachMemberIsReadAsAFileOfItsOwn) {
  const Members members = {{"b/corpus.jsonl", beir_line("b")},
                           {"README.md", "# Not evidence\n"},
                           {"__MACOSX/._a.jsonl", beir_line("macos")},
                           {"a/broken.jsonl", beir_line("a") + "{\"_id\": oops\n"},
                           {"tea.md", "# Tea\n\nTea lowers iron.\n"}};
  for (const Container container :
       {Container::kZip, Container::kTar, Container::kTarGz, Container::kTarXz}) {
    const auto run = collect_text(packed(container, members), "evidence");
    EXPECT_THAT(ids_of(run), ElementsAre("beir:b", "beir:a", "markdown:tea")) << run.reasons();
    ASSERT_EQ(run.reports.size(), 1U) << run.reasons();
    EXPECT_THAT(run.reports[0].file.string(), HasSubstr("evidence/a/broken.jsonl"));
    EXPECT_EQ(run.reports[0].line, 2U);
  }
}

/// `bytes` with each occurrence of the checksum of `content` spoilt.
std::string with_bad_checksum(std::string bytes, const std::string& content) {
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  std::string stored;
  for (int shift = 0; shift < 32; shift += 8) stored += static_cast<char>(sum >> shift & 0xFF);
  int spoilt = 0;
  for (std::size_t at = 0; (at = bytes.find(stored, at)) != std::string::npos; ++spoilt) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
  }
  EXPECT_GT(spoilt, 0);
  return bytes;
}

TEST(Archive, OfADamagedMemberNothingIsTakenAndAllOfTheOthers) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += beir_line(std::to_string(i));
  const Members members = {
      {"a.jsonl", beir_line("a")}, {"b.jsonl", lines}, {"c.jsonl", beir_line("c")}};
  const auto run =
      collect_text(with_bad_checksum(packed(Container::kZip, members), lines), "evidence.zip");
  EXPECT_THAT(ids_of(run), ElementsAre("beir:a", "beir:c"));
  ASSERT_EQ(run.reports.size(), 1U) << run.reasons();
  EXPECT_THAT(run.reports[0].file.string(), HasSubstr("evidence.zip/b.jsonl"));
  EXPECT_THAT(run.reports[0].reason, HasSubstr("nothing of it is taken; get the file once more"));
  EXPECT_EQ(run.counts->damaged, 1U);
}

TEST(Archive, OfOneThatIsCutTheWholeMembersAreTaken) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += beir_line(fmt::format("{}-{}", i, i * 7919 % 10007));
  const Members members = {{"a.jsonl", beir_line("a")}, {"b.jsonl", lines}};
  for (const Container container : {Container::kZip, Container::kTar, Container::kTarGz}) {
    const std::string whole = packed(container, members);
    const auto run = collect_text(whole.substr(0, whole.size() / 2));
    EXPECT_THAT(ids_of(run), ElementsAre("beir:a")) << run.reasons();
    EXPECT_GE(run.counts->damaged, 1U);
  }
  for (const Container container : {Container::kTarXz, Container::kRawZstd}) {
    const std::string whole = packed(container, {{"b.jsonl", lines}});
    const auto run = collect_text(whole.substr(0, whole.size() / 2));
    EXPECT_THAT(ids_of(run), ElementsAre()) << run.reasons();
    EXPECT_GE(run.counts->damaged, 1U);
  }
}

TEST(Archive, ASinglePackedFileIsReadToo) {
  const auto run = collect_text(packed(Container::kRawZstd, {{"x", beir_line("a")}}));
  EXPECT_THAT(ids_of(run), ElementsAre("beir:a")) << run.reasons();
}

TEST(Archive, AMemberMayBeGzippedButIsNoArchive) {
  const std::string inner = packed(Container::kTarGz, {{"a.jsonl", beir_line("inner")}});
  const auto run = collect_text(
      packed(Container::kZip, {{"inner.tar.gz", inner}, {"b.jsonl", beir_line("outer")}}));
  EXPECT_THAT(ids_of(run), ElementsAre("beir:outer"));
  EXPECT_THAT(run.reasons(), HasSubstr("an archive within an archive"));
}

TEST(Archive, ABombStopsAtItsRatio) {
  const std::string blanks(std::size_t{24} << 20, ' ');
  for (const Container container : {Container::kZip, Container::kTarXz}) {
    const auto run = collect_text(
        packed(container, {{"a.jsonl", beir_line("a")}, {"bomb.jsonl", beir_line("b") + blanks}}));
    EXPECT_THAT(run.reasons(), HasSubstr("expands")) << run.reasons();
    EXPECT_EQ(run.documents.size(), 2U);
  }
}

TEST(Archive, ADamagedOneKeepsTheMembersBeforeTheDamage) {
  Members members;
  for (int i = 0; i < 50; ++i) {
    members.emplace_back(fmt::format("{}.jsonl", i), beir_line(std::to_string(i)));
  }
  const std::string whole = packed(Container::kTar, members);
  const auto cut = collect_text(whole.substr(0, whole.size() / 2 + 100), "evidence.tar");
  EXPECT_GT(cut.documents.size(), 10U);
  EXPECT_LT(cut.documents.size(), 50U);
  EXPECT_FALSE(cut.reports.empty());
}

TEST(Archive, ABombThatNobodyReadsStopsAtItsRatioToo) {
  const std::string blanks(std::size_t{24} << 20, ' ');
  for (const char* name : {".hidden", "README.md", "unknown.bin"}) {
    for (const Container container : {Container::kZip, Container::kTarXz}) {
      const auto run = collect_text(packed(
          container, {{"a.jsonl", beir_line("a")}, {name, blanks}, {"b.jsonl", beir_line("b")}}));
      EXPECT_THAT(run.reasons(), HasSubstr("expands")) << name;
      EXPECT_THAT(ids_of(run), ElementsAre("beir:a")) << name;
    }
  }
}

TEST(Archive, WhatIsSkippedTakesNothingFromItsNeighbours) {
  const std::string picture(std::size_t{300} << 10, '\x01');
  for (const Container container : {Container::kZip, Container::kTar, Container::kTarGz}) {
    const auto run = collect_text(packed(container, {{"a.jsonl", beir_line("a")},
                                                     {"figure.bin", picture},
                                                     {".hidden", picture},
                                                     {"b.jsonl", beir_line("b")}}));
    EXPECT_THAT(ids_of(run), ElementsAre("beir:a", "beir:b")) << run.reasons();
  }
}

}  // namespace
}  // namespace ibid::ingest::test
