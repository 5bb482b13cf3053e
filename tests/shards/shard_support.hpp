// Real shards on loopback: indexes, their shards, and the processes that serve them.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ibid/engine.hpp"
#include "scratch.hpp"

namespace ibid::shard_test {

using test::Scratch;

/// A loopback port that was free a moment ago.
[[nodiscard]] std::uint16_t free_port();
/// True once somebody listens there; gives up after some seconds.
[[nodiscard]] bool comes_up(std::uint16_t port);

/// A program that runs until the object goes, with all processes that it started.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  /// Ends it and its children at once, as a power cut would.
  void kill();
  /// Sends a signal to it and its children.
  void signal(int number) const;
  /// Waits for its own end; its exit status.
  int wait();

 private:
  pid_t group_ = -1;
};

/// xapian-tcpsrv over one shard, on one port for its whole life.
class ShardServer {
 public:
  explicit ShardServer(std::filesystem::path shard);
  [[nodiscard]] std::string endpoint() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string address() const { return "tcp://" + endpoint(); }
  void start();
  void kill() { process_.reset(); }
  [[nodiscard]] const Process& process() const { return *process_; }
  /// From the next start on.
  void serve(std::filesystem::path shard) { shard_ = std::move(shard); }

 private:
  std::filesystem::path shard_;
  std::uint16_t port_;
  std::unique_ptr<Process> process_;
};

/// All shards of a set, served.
class ServedShards {
 public:
  /// Splits the index at `index` into `count` shards under `out` and serves them.
  ServedShards(const std::filesystem::path& index, const std::filesystem::path& out,
               unsigned count);
  [[nodiscard]] std::vector<std::string> addresses() const;
  [[nodiscard]] ShardServer& operator[](std::size_t shard) { return *servers_[shard]; }
  [[nodiscard]] const ShardsReport& report() const { return report_; }

 private:
  ShardsReport report_;
  std::vector<std::unique_ptr<ShardServer>> servers_;
};

/// An index of ibid's corpus, built once for all tests.
[[nodiscard]] const std::filesystem::path& corpus_index();
[[nodiscard]] std::unique_ptr<Engine> open(const std::vector<std::string>& places);

/// What people ask of the corpus: covered, half covered and not covered subjects.
[[nodiscard]] const std::vector<std::string>& questions();

[[nodiscard]] AskRequest asking(std::string question, Filter filter = {},
                                Audience audience = Audience::kClinician);
/// Asks after those of `history`.
[[nodiscard]] AskRequest following(std::vector<std::string> history, std::string question);
[[nodiscard]] SearchRequest searching(std::string question, std::size_t top_k);

}  // namespace ibid::shard_test
