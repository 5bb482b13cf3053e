// How long an audit takes. IBID_BENCH_INDEX names an index (else the texts are judged against given
// evidence only) and IBID_BENCH_TEXT a text to audit against it.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "index/generation.hpp"
#include "verify/verify.hpp"

namespace {

using namespace ibid;

void judge_one_claim(benchmark::State& state) {
  const std::vector<std::string> evidence = {
      "Zinc supplementation increased bone mineral density at the femoral neck.",
      "The tolerable upper intake level for zinc in adults is 40 mg per day.",
      "Zinc promotes the activity of osteoblasts and inhibits bone resorption by osteoclasts."};
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        verify::judge("The upper intake level for zinc in adults is 60 mg per day.", evidence));
  }
}
BENCHMARK(judge_one_claim);

void audit_text(benchmark::State& state) {
  const char* index_folder = std::getenv("IBID_BENCH_INDEX");
  const char* text_file = std::getenv("IBID_BENCH_TEXT");
  if (index_folder == nullptr || text_file == nullptr) {
    state.SkipWithError("set IBID_BENCH_INDEX and IBID_BENCH_TEXT");
    return;
  }
  const auto generation = index::Generation::open(index_folder);
  std::ifstream in(text_file);
  std::stringstream text;
  text << in.rdbuf();
  if (!generation || text.str().empty()) {
    state.SkipWithError("no such index or text");
    return;
  }
  std::size_t claims = 0;
  for (auto _ : state) {
    const auto audit = verify::verify_text(**generation, text.str());
    claims = audit ? audit->claims.size() : 0;
  }
  state.counters["claims"] = static_cast<double>(claims);
}
BENCHMARK(audit_text)->Unit(benchmark::kMillisecond);

}  // namespace
