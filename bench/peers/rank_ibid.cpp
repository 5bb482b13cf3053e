// Times ibid's ranking on exported questions and compares every hit with the Xapian oracle's.
//
//   rank_ibid INDEX_DIR QUESTIONS.txt OUT.json

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <vector>

#include "index/block_max_kernels.hpp"
#include "index/manifest.hpp"
#include "index/published_generation.hpp"
#include "timing.hpp"

namespace {

using namespace ibid::index;
using ibid::model::Json;

std::vector<WeightedTerm> query_of(const ibid::peers::Question& question) {
  std::vector<WeightedTerm> query;
  for (const std::string& term : question) query.push_back({term, 1.0});
  return query;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: rank_ibid INDEX_DIR QUESTIONS.txt OUT.json\n";
    return 2;
  }
  auto manifest = read_current(argv[1]);
  if (!manifest) {
    std::cerr << manifest.error().message << '\n';
    return 1;
  }
  const auto opened = PublishedGeneration::open(argv[1], std::move(*manifest));
  if (!opened) {
    std::cerr << opened.error().message << '\n';
    return 1;
  }
  const PublishedGeneration& generation = **opened;
  std::vector<std::vector<WeightedTerm>> queries;
  for (const auto& question : ibid::peers::read_questions(argv[2])) {
    queries.push_back(query_of(question));
  }

  Json out{{"engine", "ibid"},
           {"version", fmt::format("{} kernels", best_kernels().name)},
           {"passages", generation.statistics().passages},
           {"text_bytes", generation.statistics().text_bytes}};
  const auto ask = [&](std::size_t i, std::size_t k) {
    return generation.ranking().top_k(queries[i], {}, k).value();
  };
  for (const std::size_t k : {10u, 100u}) {
    out["top"][std::to_string(k)] =
        ibid::peers::time_questions(queries.size(), [&](std::size_t i) { (void)ask(i, k); });
  }
  out["queries_per_second"] = ibid::peers::throughput(
      queries.size(), [&] { return [&](std::size_t i) { (void)ask(i, 10); }; });
  out["anonymous_mb"] = ibid::peers::anonymous_megabytes();
  std::size_t same = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto hits = ask(i, 100);
    same += hits == generation.xapian_ranking().top_k(queries[i], {}, 100).value() ? 1 : 0;
    Json scores = Json::array();
    for (const ScoredPassage& hit : hits) scores.push_back(hit.score);
    out["scores"].push_back(std::move(scores));
  }
  out["same_as_oracle"] = same;
  std::ofstream(argv[3]) << ibid::model::dump(out) << '\n';
  return 0;
}
