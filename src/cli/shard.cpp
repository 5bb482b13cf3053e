// ibid shard: splits an index into databases that other machines can serve.

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/progress.hpp"
#include "index/shards/shard_manifest.hpp"

namespace ibid::cli {
namespace {

int run(ShardsRequest request) {
  ProgressBar bar("splitting");
  request.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
  const Result<ShardsReport> outcome = write_shards(request);
  bar.clear();
  if (!outcome) return report(outcome.error());
  for (const WrittenShard& shard : outcome->shards) {
    std::cout << shard.path.string() << '\n';
    std::cerr << fmt::format("ibid: {}: {} documents with {} passages\n", shard.path.string(),
                             shard.documents, shard.passages);
  }
  return kDone;
}

}  // namespace

void add_shard(CLI::App& app, int& exit_status) {
  auto request = std::make_shared<ShardsRequest>();
  CLI::App* command = app.add_subcommand(
      "shard",
      "Split an index by source into databases, one a folder, that xapian-tcpsrv serves on other "
      "machines; `ibid serve --index tcp://HOST:PORT` answers from them. Prints the folders.");
  command->footer(
      "  ibid shard --out shards --shards 3\n"
      "  xapian-tcpsrv --port 9001 shards/shard-1-of-3      one for each folder\n"
      "  ibid serve --index tcp://127.0.0.1:9001 --index tcp://127.0.0.1:9002 ...");
  add_index_option(*command, request->directory);
  command->add_option("--out", request->out, "Folder for the shards; empty or new")
      ->type_name("DIR")
      ->required();
  command->add_option("--shards", request->shards, "How many")
      ->type_name("N")
      ->check(CLI::Range(1u, index::kShardsMax))
      ->capture_default_str();
  command->callback([request, &exit_status] { exit_status = run(*request); });
}

}  // namespace ibid::cli
