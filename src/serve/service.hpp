// What the handlers share: the engine, the reviews, the conversations, the writer, the counters.
// One Service a server; every member may be used from any thread.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "ibid/engine.hpp"
#include "review/review_store.hpp"
#include "serve/api/conversations.hpp"
#include "serve/http/fault_log.hpp"
#include "serve/http/metrics.hpp"
#include "serve/http/request_pool.hpp"
#include "serve/writer/writer.hpp"

namespace ibid::serve {

/// What /v1/examples last made, and of which generation.
struct Examples {
  std::mutex mutex;  // guards all of these
  std::string generation;
  std::vector<std::string> questions;
};

class Service {
 public:
  Service(std::filesystem::path directory, std::unique_ptr<Engine> opened)
      : index_directory(std::move(directory)), engine(std::move(opened)) {}

  const std::filesystem::path index_directory;  ///< empty when shards are served elsewhere
  const std::unique_ptr<Engine> engine;
  std::unique_ptr<review::ReviewStore> reviews;  ///< null when the store cannot be opened
  std::unique_ptr<Writer> writer;                ///< null without --writer
  Conversations conversations;
  Metrics metrics;
  FaultLog faults;  ///< the socket thread writes them into the log
  Examples examples;
  RequestPool* pool = nullptr;         ///< for its queue length; outlives every handler
  std::atomic<bool> ingesting{false};  ///< one upload at a time
  std::atomic<bool> stopping{false};   ///< /readyz says no
};

}  // namespace ibid::serve
