// The database that XapianWriter writes against the one that Xapian itself makes of the same
// passages.
#include "index/xapian_writer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <map>
#include <random>

#include "index/postings_support.hpp"

namespace ibid::index::testing {
namespace {

void write_database(const std::filesystem::path& path, const std::vector<BarePassage>& passages) {
  const auto [lengths, lists] = postings_of(passages);
  auto writer = XapianWriter::create(path, lengths);
  ASSERT_TRUE(writer) << writer.error().message;
  for (const auto& [term, postings] : lists) ASSERT_TRUE(writer->add(term, postings));
  const auto finished = writer->finish();
  ASSERT_TRUE(finished) << finished.error().message;
}

/// The slow way: passage by passage, then compacted.
void let_xapian_write(const std::filesystem::path& path, const std::vector<BarePassage>& passages) {
  const std::filesystem::path growing = path.string() + ".growing";
  Xapian::WritableDatabase database(
      growing.string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  for (const BarePassage& passage : passages) {
    Xapian::Document document;
    for (const auto& [term, frequency] : passage) document.add_term(term, frequency);
    database.add_document(document);
  }
  database.commit();
  database.compact(path.string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULLER);
}

using List = std::vector<std::pair<Xapian::docid, Xapian::termcount>>;

List list_of(const Xapian::Database& database, const std::string& term) {
  List list;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    list.emplace_back(*at, term.empty() ? at.get_doclength() : at.get_wdf());
  }
  return list;
}

void expect_same(const Xapian::Database& written, const Xapian::Database& expected) {
  EXPECT_EQ(written.get_doccount(), expected.get_doccount());
  EXPECT_EQ(written.get_lastdocid(), expected.get_lastdocid());
  EXPECT_EQ(written.get_total_length(), expected.get_total_length());
  EXPECT_EQ(written.get_doclength_lower_bound(), expected.get_doclength_lower_bound());
  EXPECT_EQ(written.get_doclength_upper_bound(), expected.get_doclength_upper_bound());
  EXPECT_EQ(list_of(written, ""), list_of(expected, ""));
  auto term = written.allterms_begin();
  for (auto each = expected.allterms_begin(); each != expected.allterms_end(); ++each, ++term) {
    ASSERT_NE(term, written.allterms_end());
    ASSERT_EQ(*term, *each);
    EXPECT_EQ(term.get_termfreq(), each.get_termfreq());
    EXPECT_EQ(written.get_collection_freq(*each), expected.get_collection_freq(*each));
    EXPECT_EQ(written.get_wdf_upper_bound(*each), expected.get_wdf_upper_bound(*each));
    EXPECT_EQ(list_of(written, *each), list_of(expected, *each)) << *each;
  }
  EXPECT_EQ(term, written.allterms_end());
}

void expect_as_xapian(const std::vector<BarePassage>& passages) {
  const Scratch directory;
  const auto path = directory.path() / "written";
  write_database(path, passages);
  let_xapian_write(directory.path() / "expected", passages);
  const Xapian::Database written(path.string());
  expect_same(written, Xapian::Database((directory.path() / "expected").string()));
  EXPECT_EQ(Xapian::Database::check(path.string(), 0, nullptr), 0U);
  // Leaping asks the levels above the leaves, which reading from end to end does not.
  std::mt19937 random(4);
  for (auto term = written.allterms_begin(); term != written.allterms_end(); ++term) {
    const List list = list_of(written, *term);
    const auto& [id, frequency] = list[random() % list.size()];
    auto at = written.postlist_begin(*term);
    at.skip_to(id);
    ASSERT_NE(at, written.postlist_end(*term));
    EXPECT_EQ(*at, id);
    EXPECT_EQ(at.get_wdf(), frequency);
    EXPECT_EQ(at.get_doclength(), length_of(passages[id - 1]));
  }
}

TEST(XapianWriter, WritesWhatXapianWrites) {
  for (const std::size_t count : {0u, 1u, 7u, 300u, 5000u}) {
    expect_as_xapian(generated_passages(count, 1));
  }
}

TEST(XapianWriter, WritesPassagesWithoutTerms) {
  expect_as_xapian({{}, {}, {}});
  expect_as_xapian({{}, {{"zinc", 2}}, {}, {{"zinc", 1}, {"bone", 300}}, {}});
}

TEST(XapianWriter, TellsTermsApartByAllTheirBytes) {
  const std::string long_term(245, 'x');
  expect_as_xapian({{{"a", 1}, {"ab", 1}, {"abc", 2}, {"\xc3\xa9", 1}, {"\x01", 1}},
                    {{long_term, 1}, {long_term.substr(1), 2}, {"\xff\xff", 1}, {"a", 70'000}}});
}

TEST(XapianWriter, BuildsSeveralLevelsAndReachesDocumentsOfEverySize) {
  // Lists of many chunks, ids of two and three bytes, and enough rare terms for three levels.
  std::mt19937 random(9);
  std::vector<BarePassage> passages(70'000);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    passages[i]["everywhere"] = static_cast<std::uint32_t>(1 + i % 3);
    if (i % 2 == 0) passages[i][fmt::format("rare-{}", random())] = 1;
    for (int n = 0; n < 3; ++n) {
      std::string term(120 + random() % 100, 'l');
      passages[i][term + std::to_string(random() % 20'000)] =
          static_cast<std::uint32_t>(1 + i % 200);
    }
  }
  expect_as_xapian(passages);
}

TEST(XapianWriter, WritesTheSameBytesAgain) {
  const Scratch directory;
  const auto passages = generated_passages(2000, 3);
  std::string bytes[2];
  for (std::string& each : bytes) {
    const auto path = directory.path() / "written";
    write_database(path, passages);
    std::ifstream in(path, std::ios::binary);
    each.assign(std::istreambuf_iterator<char>(in), {});
  }
  EXPECT_EQ(bytes[0], bytes[1]);
}

TEST(XapianWriter, RefusesWhatXapianCannotHold) {
  const Scratch directory;
  const std::vector<std::uint32_t> lengths{1};
  auto writer = XapianWriter::create(directory.path() / "written", lengths);
  ASSERT_TRUE(writer);
  const std::vector<Posting> list{{0, 1}};
  for (const std::string& term : {std::string(), std::string(246, 'a'), std::string("a\0b", 3)}) {
    const auto added = writer->add(term, list);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::kInputMalformed);
  }
}

}  // namespace
}  // namespace ibid::index::testing
