// One benchmark run: what was measured, as a value, as JSON, as a table and as a page with plots.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "eval/latency.hpp"
#include "ibid/result.hpp"
#include "model/json.hpp"

namespace ibid::cli {

/// A stage of the way from question to page, with one time for each question: the median over
/// repeats.
struct StageTimes {
  std::string name;
  std::vector<double> question_ms;
};

struct Throughput {
  unsigned threads = 1;
  double questions_per_second = 0;  ///< of "search"
};

struct BenchRun {
  std::string generation;
  std::string machine;  ///< processor model and number of cores
  std::size_t passages = 0;
  std::size_t top_k = 10;
  std::size_t repeats = 1;
  double open_cold_ms =
      0;  ///< opening with the index out of the page cache, as far as the system lets it go
  double first_cold_ms = 0;  ///< the first answer after that
  double open_warm_ms = 0;
  std::vector<StageTimes> stages;
  std::vector<Throughput> throughput;
};

[[nodiscard]] model::Json to_json(const BenchRun& run);
[[nodiscard]] Result<BenchRun> bench_run_from_json(const model::Json& json);

[[nodiscard]] std::string table(const BenchRun& run);
/// A page of its own: the table and the distribution of each stage, log scale, as inline SVG.
[[nodiscard]] std::string html_page(const BenchRun& run);
/// What changed from `a` to `b`, stage by stage, with interval and significance. Fails when the
/// two did not ask the same number of questions.
[[nodiscard]] Result<std::string> comparison(const BenchRun& a, const BenchRun& b);

}  // namespace ibid::cli
