// Takes up newer generations while the server serves, and shards that come back, on a thread of its
// own, since opening one takes time.
//
// What CURRENT said is read before the engine opens the index: a generation published in between is
// then seen as new at the first look, never missed.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "serve/service.hpp"

namespace ibid::serve {

/// What the index's CURRENT says: a changed text means a new generation. Empty when there is none.
[[nodiscard]] std::string read_current(const std::filesystem::path& index_directory);

class Refresher {
 public:
  /// `seen` is what CURRENT said before the service's engine was opened. `service` must outlive it.
  Refresher(Service& service, std::string seen);
  ~Refresher();
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;

 private:
  void run();

  Service& service_;
  std::string seen_;
  std::mutex mutex_;  // guards ending_
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace ibid::serve
