#include "timing.hpp"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

namespace ibid::peers {
namespace {

constexpr std::size_t kRepeats = 3;
/// Throughput is taken in bursts of this many seconds, now with one, now with more threads, and
/// the best burst counts: what else runs on the machine only ever takes away.
constexpr double kBurstSeconds = 0.4;
constexpr int kBursts = 12;

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Questions a second of `threads` threads for the length of a burst.
double burst(std::size_t questions, unsigned threads, const Worker& worker) {
  std::atomic<std::size_t> asked{0};
  std::vector<std::function<void(std::size_t)>> asks;
  for (unsigned t = 0; t < threads; ++t) asks.push_back(worker());
  const double start = wall_seconds();
  std::vector<std::thread> running;
  for (unsigned t = 0; t < threads; ++t) {
    running.emplace_back([&, t] {
      std::size_t own = 0;
      // Each thread goes through the questions from a place of its own.
      for (std::size_t i = t * questions / threads; wall_seconds() < start + kBurstSeconds; ++i) {
        asks[t](i % questions);
        ++own;
      }
      asked += own;
    });
  }
  for (std::thread& thread : running) thread.join();
  return static_cast<double>(asked) / (wall_seconds() - start);
}

}  // namespace

std::vector<Question> read_questions(const std::string& path) {
  std::vector<Question> questions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    Question question;
    for (std::string word; words >> word;) question.push_back(word);
    questions.push_back(std::move(question));
  }
  return questions;
}

double seconds_of(const std::function<void()>& work) {
  const double start = wall_seconds();
  work();
  return wall_seconds() - start;
}

std::vector<double> time_questions(std::size_t questions,
                                   const std::function<void(std::size_t)>& ask) {
  for (std::size_t i = 0; i < questions; ++i) ask(i);
  std::vector<std::vector<double>> samples(questions);
  for (std::size_t repeat = 0; repeat < kRepeats; ++repeat) {
    for (std::size_t i = 0; i < questions; ++i) {
      const double start = thread_seconds();
      ask(i);
      samples[i].push_back(1e3 * (thread_seconds() - start));
    }
  }
  std::vector<double> medians;
  for (std::vector<double>& each : samples) {
    std::nth_element(each.begin(), each.begin() + kRepeats / 2, each.end());
    medians.push_back(each[kRepeats / 2]);
  }
  return medians;
}

model::Json throughput(std::size_t questions, const Worker& worker) {
  double one = 0;
  double two = 0;
  for (int i = 0; i < kBursts; ++i) {
    one = std::max(one, burst(questions, 1, worker));
    two = std::max(two, burst(questions, 2, worker));
  }
  return {{"1", one}, {"2", two}};
}

double anonymous_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("RssAnon:", 0) == 0) return std::stod(line.substr(8)) / 1024;
  }
  return 0;
}

}  // namespace ibid::peers
