// kill -9 at random moments of indexing: what was acknowledged is there and whole.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <random>
#include <thread>

#include "faults/fault_support.hpp"
#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

constexpr std::uint32_t kSteps = 40;

/// Publishes steps from `first` on and writes a byte into `acknowledgements` after each.
[[noreturn]] void write_steps(const std::filesystem::path& directory, std::uint32_t first,
                              int acknowledgements) {
  auto writer = Writer::open(directory, {.threads = 2});
  if (!writer) ::_exit(1);
  for (std::uint32_t step = first; step < kSteps; ++step) {
    if (!publish_step(**writer, step)) ::_exit(1);
    if (::write(acknowledgements, "+", 1) != 1) ::_exit(1);
  }
  ::_exit(0);
}

/// The step after the last one whose name is `name`; 0 for none.
std::uint32_t steps_done(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::uint32_t>(std::find(names.rbegin(), names.rend(), name).base() -
                                    names.begin());
}

TEST(Kill, NeverLosesOrHarmsAnAcknowledgedGeneration) {
  const std::vector<std::string> names = names_of_steps(kSteps);
  std::mt19937 random(2024);
  int killed_while_working = 0;
  int published_unacknowledged = 0;
  std::uint32_t done = 0;
  auto directory = std::make_unique<Scratch>();
  for (int round = rounds_or(20); round > 0; --round) {
    if (done == kSteps) {
      directory = std::make_unique<Scratch>();
      done = 0;
    }
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe_ends[0]);
      write_steps(directory->path(), done, pipe_ends[1]);
    }
    ::close(pipe_ends[1]);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 400'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    killed_while_working += WIFSIGNALED(status) ? 1 : 0;
    ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the writer failed by itself";

    std::uint32_t acknowledged = done;
    for (char byte; ::read(pipe_ends[0], &byte, 1) == 1;) ++acknowledged;
    ::close(pipe_ends[0]);

    const auto generation = Generation::open(directory->path());
    if (acknowledged == 0 && !generation) {
      ASSERT_EQ(generation.error().code, ErrorCode::kNotFound) << generation.error().message;
      continue;
    }
    ASSERT_TRUE(generation) << generation.error().message;
    done = steps_done(names, (*generation)->name());
    ASSERT_TRUE(done == acknowledged || done == acknowledged + 1)
        << "acknowledged " << acknowledged << " steps, found " << done;
    published_unacknowledged += done == acknowledged + 1 ? 1 : 0;
    expect_clean(directory->path());
  }
  std::cout << killed_while_working << " killed while working, " << published_unacknowledged
            << " of them after publication and before it was acknowledged\n";
  EXPECT_GT(killed_while_working, 0);
}

}  // namespace
}  // namespace ibid::index::testing
