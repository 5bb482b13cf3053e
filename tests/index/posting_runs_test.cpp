#include "index/posting_runs.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "index/postings_support.hpp"

namespace ibid::index::testing {
namespace {

using Lists = std::vector<std::pair<std::string, std::vector<Posting>>>;

/// Adds passages and ends runs as a segment does.
class Inversion {
 public:
  explicit Inversion(const std::filesystem::path& directory, std::size_t run_occurrences = 1000)
      : runs_(directory / "runs", run_occurrences) {}

  void add(const BarePassage& passage) {
    PassageCounts counts;
    for (const auto& [term, frequency] : passage) {
      counts.terms.push_back({terms_.number_of(term), frequency});
    }
    counts.length = length_of(passage);
    runs_.add(counts);
    if (!runs_.is_full()) return;
    ASSERT_TRUE(runs_.end_run(terms_));
    terms_.clear();
  }
  Result<void> merge(const PostingRuns::Take& take) { return runs_.merge(terms_, take); }
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const { return runs_.lengths(); }

 private:
  PostingRuns runs_;
  StringNumbers terms_;
};

/// The slow way: a map of lists.
Lists lists_of(const std::vector<BarePassage>& passages) {
  std::map<std::string, std::vector<Posting>> lists;
  for (std::uint32_t i = 0; i < passages.size(); ++i) {
    for (const auto& [term, frequency] : passages[i]) lists[term].push_back({i, frequency});
  }
  return {lists.begin(), lists.end()};
}

Lists merged(Inversion& runs) {
  Lists lists;
  const auto done = runs.merge([&](std::string_view term, std::span<const Posting> list) {
    lists.emplace_back(term, std::vector<Posting>(list.begin(), list.end()));
    return Result<void>{};
  });
  EXPECT_TRUE(done) << done.error().message;
  return lists;
}

TEST(PostingRuns, InvertsInOneRunAndInMany) {
  auto passages = generated_passages(700, 5);
  passages[3].clear();
  passages.push_back({{"zzz", 1}, {std::string(245, 'z'), 2}, {"\xc3\xa9t\xc3\xa9", 3}});
  for (std::size_t i = 0; i < passages.size(); ++i) passages[i][fmt::format("only-{}", i)] = 1;
  for (const std::size_t run_occurrences : {1u, 100u, 5000u, 1'000'000u}) {
    const Scratch directory;
    Inversion runs(directory.path(), run_occurrences);
    for (const BarePassage& passage : passages) runs.add(passage);
    for (std::size_t i = 0; i < passages.size(); ++i) {
      EXPECT_EQ(runs.lengths()[i], length_of(passages[i]));
    }
    EXPECT_EQ(merged(runs), lists_of(passages));
    EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "runs are left behind";
  }
}

TEST(PostingRuns, OfNothingHandOutNothing) {
  const Scratch directory;
  Inversion none(directory.path());
  EXPECT_TRUE(merged(none).empty());
  Inversion empty(directory.path());
  empty.add({});
  EXPECT_TRUE(merged(empty).empty());
  EXPECT_EQ(empty.lengths().size(), 1u);
}

TEST(PostingRuns, StopAtTheFirstFailure) {
  const Scratch directory;
  Inversion runs(directory.path());
  runs.add({{"a", 1}, {"b", 1}});
  int calls = 0;
  const auto done = runs.merge([&](std::string_view, std::span<const Posting>) -> Result<void> {
    ++calls;
    return fail(ErrorCode::kEnvironment, "no room");
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "no room");
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace ibid::index::testing
