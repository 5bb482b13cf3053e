// How fast are files read into Documents? Synthetic records of a usual size, so that the numbers
// can be compared on any machine; bench/ingest_formats reads real ones.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "ingest/beir.hpp"
#include "ingest/document_builder.hpp"
#include "ingest/limits.hpp"
#include "ingest/pubmed.hpp"
#include "ingest/run.hpp"

namespace {

using namespace ibid;

constexpr int kRecords = 2000;

/// About 1,500 bytes, as an abstract has them.
std::string abstract(int number) {
  std::string text;
  for (int i = 0; i < 14; ++i) {
    text += fmt::format(
        "In group {} of study {}, serum zinc rose by {}.{} mg/L (95% CI 0.{}-1.{}, p < 0.05) after "
        "{} weeks. ",
        i, number, i, number % 10, i, number % 7, i + 3);
  }
  return text;
}

std::string beir_corpus() {
  std::string lines;
  for (int i = 0; i < kRecords; ++i) {
    lines += fmt::format("{{\"_id\": \"{}\", \"title\": \"Zinc {}\", \"text\": \"{}\"}}\n", i, i,
                         abstract(i));
  }
  return lines;
}

std::string pubmed_set() {
  std::string xml = "<PubmedArticleSet>\n";
  for (int i = 1; i <= kRecords; ++i) {
    std::string text;
    for (const char c : abstract(i)) text += c == '<' ? "&lt;" : std::string(1, c);
    xml += fmt::format(
        "<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><Journal><JournalIssue><PubDate>"
        "<Year>2020</Year></PubDate></JournalIssue></Journal><ArticleTitle>Zinc {}.</ArticleTitle>"
        "<Abstract><AbstractText>{}</AbstractText></Abstract></Article></MedlineCitation>"
        "</PubmedArticle>\n",
        i, i, text);
  }
  return xml + "</PubmedArticleSet>\n";
}

void read_all(benchmark::State& state, const std::string& bytes,
              void (*read)(ingest::Input&, ingest::Run&)) {
  for (auto _ : state) {
    ingest::Sink sink;
    std::size_t taken = 0;
    sink.document = [&](const Document& document) -> Result<void> {
      taken += document.passages.size();
      return {};
    };
    ingest::Run run(sink);
    run.begin_file("bench");
    ingest::Input input(ingest::bytes_source(bytes));
    read(input, run);
    benchmark::DoNotOptimize(taken);
  }
  state.SetItemsProcessed(state.iterations() * kRecords);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void read_beir_corpus(benchmark::State& state) {
  static const std::string bytes = beir_corpus();
  read_all(state, bytes, ingest::read_beir);
}
BENCHMARK(read_beir_corpus)->Unit(benchmark::kMillisecond);

void read_pubmed_set(benchmark::State& state) {
  static const std::string bytes = pubmed_set();
  read_all(state, bytes, ingest::read_pubmed);
}
BENCHMARK(read_pubmed_set)->Unit(benchmark::kMillisecond);

void cut_long_text(benchmark::State& state) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += abstract(i);
  for (auto _ : state) {
    benchmark::DoNotOptimize(ingest::cut_passages(text, ingest::kPassageBytesMax));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(cut_long_text)->Unit(benchmark::kMicrosecond);

}  // namespace
