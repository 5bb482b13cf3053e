// How long an audit takes: of one claim beside given evidence, and of a page of 1,000 words against
// the index that IBID_BENCH_INDEX names.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "index/generation.hpp"
#include "model/json.hpp"
#include "model/source_json.hpp"
#include "text/sentences.hpp"
#include "verify/verify.hpp"

namespace {

using namespace ibid;

// Shorter stretches are headings, longer ones tables.
constexpr std::size_t kSentenceWordsMin = 8;
constexpr std::size_t kSentenceWordsMax = 40;

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

/// Sentences from all over the index until there are `words`: as plain text, in which every claim
/// is looked up everywhere, or `cited`, as an ibid.answer that gives each its work. `reworded` ones
/// stand nowhere word for word, so that each is compared in full.
std::string text_of(const index::Generation& generation, std::size_t words, bool cited,
                    bool reworded) {
  // A prime that divides no pool: the sentences come from every source.
  constexpr std::size_t kStep = 1'597;
  const std::size_t passages = generation.passage_limit();
  std::string text;
  model::Json claims = model::Json::array();
  model::Json references = model::Json::array();
  std::size_t count = 0;
  for (std::size_t i = 0; i < passages && count < words; ++i) {
    const auto passage =
        generation.passage(static_cast<index::PassageNumber>(i * kStep % passages));
    if (!passage) continue;
    const auto ranges = text::sentences(passage->text);
    if (ranges.empty()) continue;
    const std::string sentence =
        (reworded ? "Also, " : "") + passage->text.substr(ranges[0].begin, ranges[0].size());
    const auto length =
        static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' ') + 1);
    if (length < kSentenceWordsMin || length > kSentenceWordsMax) continue;
    const auto source = generation.find_source(passage->source_id);
    if (!source || !*source) continue;
    count += length;
    text += sentence + "\n\n";
    claims.push_back({{"text", sentence}, {"citations", {claims.size() + 1}}});
    references.push_back({{"number", claims.size()}, {"source", model::to_json(**source)}});
  }
  if (!cited) return text;
  const model::Json groups = model::Json::array({model::Json{{"claims", claims}}});
  return model::dump({{"schema", "ibid.answer/1"},
                      {"sections", model::Json::array({model::Json{{"groups", groups}}})},
                      {"references", references}});
}

/// 1,000 words of a page against the index that IBID_BENCH_INDEX names.
void audit_thousand_words(benchmark::State& state) {
  constexpr std::size_t kWords = 1000;
  const char* folder = std::getenv("IBID_BENCH_INDEX");
  const auto generation = folder != nullptr
                              ? index::Generation::open(folder)
                              : fail(ErrorCode::kNotFound, "IBID_BENCH_INDEX names no index");
  if (!generation) {
    state.SkipWithError(generation.error().message.c_str());
    return;
  }
  const std::string text = text_of(**generation, kWords, state.range(0) == 1, state.range(1) == 1);
  Audit audit;
  for (auto _ : state) audit = verify::verify_text(**generation, text).value_or(Audit{});
  state.counters["claims"] = static_cast<double>(audit.claims.size());
  state.counters["supported"] = static_cast<double>(std::count_if(
      audit.claims.begin(), audit.claims.end(),
      [](const AuditedClaim& claim) { return claim.verdict == Verdict::kSupported; }));
}
BENCHMARK(audit_thousand_words)
    ->ArgNames({"cited", "reworded"})
    ->ArgsProduct({{0, 1}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
