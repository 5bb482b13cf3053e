// What analysis costs while indexing and at question time.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "index/analyzer.hpp"
#include "index/language.hpp"
#include "passage_sample.hpp"

namespace {

using ibid::index::Analyzer;
using ibid::index::Language;
using ibid::index::Term;

void analyze(benchmark::State& state, std::string_view passage) {
  Analyzer analyzer(Language::built_in());
  std::vector<Term> terms;
  for (auto _ : state) {
    terms.clear();
    analyzer.analyze(passage, terms);
    benchmark::DoNotOptimize(terms.data());
  }
}

void analyze_100_ascii_words(benchmark::State& state) {
  analyze(state, ibid::bench::kAsciiPassage);
}
BENCHMARK(analyze_100_ascii_words);

void analyze_100_mixed_words(benchmark::State& state) {
  analyze(state, ibid::bench::kMixedPassage);
}
BENCHMARK(analyze_100_mixed_words);

void synonyms_of_a_phrase(benchmark::State& state) {
  const Language& language = Language::built_in();
  for (auto _ : state) benchmark::DoNotOptimize(language.synonyms_of("low zinc levels"));
}
BENCHMARK(synonyms_of_a_phrase);

}  // namespace
