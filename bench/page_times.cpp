// How long does a whole page take whose question comes for the first time? Processor time of one
// thread, each question asked once by a process that has answered nothing before.
//
//   page_times INDEX QUERIES.jsonl [QUESTIONS [ANSWERS.jsonl]]
//
// Takes QUESTIONS (300) of the file at equal distances. ANSWERS holds the pages, one a line, so
// that two versions can be compared byte by byte.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "eval/latency.hpp"
#include "index/generation.hpp"
#include "model/answer_json.hpp"
#include "model/json.hpp"

namespace {

using namespace ibid;

/// Of the calling thread.
double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::vector<std::string> drawn(const std::vector<std::string>& all, std::size_t count) {
  std::vector<std::string> questions;
  count = std::min(count, all.size());
  for (std::size_t i = 0; i < count; ++i) questions.push_back(all[i * all.size() / count]);
  return questions;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: page_times INDEX QUERIES.jsonl [QUESTIONS [ANSWERS.jsonl]]\n";
    return 2;
  }
  const auto generation = index::Generation::open(argv[1]);
  std::ifstream in(argv[2]);
  if (!generation || !in) {
    std::cout << "skipped: no index or no questions there\n";
    return 0;
  }
  std::vector<std::string> all;
  for (std::string line; std::getline(in, line);) {
    if (const auto json = model::parse_json(line)) all.push_back(model::string_or(*json, "text"));
  }
  std::ofstream out;
  if (argc > 4) out.open(argv[4]);
  std::vector<double> samples;
  for (const std::string& question : drawn(all, argc > 3 ? std::stoul(argv[3]) : 300)) {
    const double start = processor_milliseconds();
    const auto answer = answer::answer_question(**generation, question);
    samples.push_back(processor_milliseconds() - start);
    if (!answer) {
      std::cerr << question << ": " << answer.error().message << '\n';
      return 1;
    }
    if (out.is_open()) out << model::dump(model::to_json(*answer)) << '\n';
  }
  const eval::LatencySummary times = eval::summarize(samples);
  std::cout << fmt::format(
      "{} pages, ms of processor time: p50 {:.2f}, p95 {:.2f}, p99 {:.2f}, mean {:.2f}\n",
      samples.size(), times.p50_ms, times.p95_ms, times.p99_ms, times.mean_ms);
  return 0;
}
