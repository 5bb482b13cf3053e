// A disk that fills up, stood in for by a limit on the size of files: whichever write fails first,
// the previous generation stays current and whole, and the failure is said.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "faults/fault_support.hpp"
#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

constexpr int kPublished = 10;
constexpr int kRefused = 11;

/// Publishes a step in a process that may write files of `bytes_max` at most.
int publish_limited(const std::filesystem::path& directory, rlim_t bytes_max) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes_max, bytes_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto writer = Writer::open(directory, {.threads = 2});
    if (!writer) ::_exit(writer.error().code == ErrorCode::kEnvironment ? kRefused : 1);
    const auto name = publish_step(**writer, 1);
    if (name) ::_exit(kPublished);
    // What failed once stays failed: a retry must not acknowledge a batch that is gone.
    if ((*writer)->publish()) ::_exit(2);
    ::_exit(name.error().code == ErrorCode::kEnvironment ? kRefused : 3);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(FullDisk, LeavesThePreviousGenerationCurrent) {
  const Scratch directory;
  {
    auto writer = Writer::open(directory.path(), {.threads = 2});
    ASSERT_TRUE(writer);
    ASSERT_TRUE(publish_step(**writer, 0));
  }
  const std::string before = open_generation(directory.path())->name();
  int refused = 0;
  rlim_t bytes_max = 0;
  for (;; bytes_max = bytes_max == 0 ? 8 : bytes_max + bytes_max / 2) {
    ASSERT_LT(bytes_max, rlim_t{1} << 30) << "never succeeded";
    const int outcome = publish_limited(directory.path(), bytes_max);
    if (outcome == kPublished) break;
    ASSERT_EQ(outcome, kRefused) << "with files of " << bytes_max << " bytes at most";
    ++refused;
    EXPECT_EQ(open_generation(directory.path())->name(), before);
    expect_clean(directory.path());
  }
  EXPECT_GT(refused, 5);
  EXPECT_NE(open_generation(directory.path())->name(), before);
  expect_clean(directory.path());
}

}  // namespace
}  // namespace ibid::index::testing
