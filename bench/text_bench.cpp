// What the text floor costs a question: words, sentences, quantities and marks of one passage.
#include <benchmark/benchmark.h>

#include <string>

#include "passage_sample.hpp"
#include "text/fold.hpp"
#include "text/quantities.hpp"
#include "text/reference_marks.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace {

using ibid::bench::kAsciiPassage;
using ibid::bench::kMixedPassage;
using ibid::bench::repeated;

template <class Function>
void over_passage(benchmark::State& state, const std::string& text, Function function) {
  for (auto _ : state) benchmark::DoNotOptimize(function(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                          static_cast<int64_t>(text.size()));
}

void words_of_100_ascii_words(benchmark::State& state) {
  over_passage(state, std::string(kAsciiPassage),
               [](const auto& t) { return ibid::text::words(t); });
}
BENCHMARK(words_of_100_ascii_words);

void words_of_100_mixed_words(benchmark::State& state) {
  over_passage(state, std::string(kMixedPassage),
               [](const auto& t) { return ibid::text::words(t); });
}
BENCHMARK(words_of_100_mixed_words);

void sentences_of_1500_bytes(benchmark::State& state) {
  over_passage(state, repeated(kMixedPassage, 1500),
               [](const auto& t) { return ibid::text::sentences(t); });
}
BENCHMARK(sentences_of_1500_bytes);

void quantities_of_1500_bytes(benchmark::State& state) {
  over_passage(state, repeated(kMixedPassage, 1500),
               [](const auto& t) { return ibid::text::quantities(t); });
}
BENCHMARK(quantities_of_1500_bytes);

void reference_marks_of_1500_bytes(benchmark::State& state) {
  over_passage(state, repeated(kMixedPassage, 1500),
               [](const auto& t) { return ibid::text::reference_marks(t, {30}); });
}
BENCHMARK(reference_marks_of_1500_bytes);

void fold_of_1500_bytes(benchmark::State& state) {
  over_passage(state, repeated(kMixedPassage, 1500),
               [](const auto& t) { return ibid::text::fold(t); });
}
BENCHMARK(fold_of_1500_bytes);

void utf8_check_of_1500_bytes(benchmark::State& state) {
  over_passage(state, repeated(kMixedPassage, 1500),
               [](const auto& t) { return ibid::text::find_utf8_fault(t); });
}
BENCHMARK(utf8_check_of_1500_bytes);

}  // namespace
