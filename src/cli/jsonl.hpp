// Batches: JSON Lines in, one line out for each, in order, whatever the number of threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "model/json.hpp"

namespace ibid::cli {

/// A batch file is read whole; a million questions are some 150 MB.
inline constexpr std::size_t kBatchBytesMax = 1u << 30;

/// One record of a batch file.
struct BatchLine {
  std::size_t line = 0;  ///< 1-based
  std::string id;        ///< "_id" (or "id"), as text
  model::Json record;
};

/// Reads every non-blank line. Fails naming file and line at the first that is no object or has no
/// id.
[[nodiscard]] Result<std::vector<BatchLine>> read_batch(const std::filesystem::path& path);

/// A record of a batch of questions.
struct BatchQuestion {
  std::size_t line = 0;  ///< 1-based
  std::string id;
  std::string question;  ///< "question", or "text" as BEIR queries have it
};

/// As read_batch; fails also at the first line that has no question.
[[nodiscard]] Result<std::vector<BatchQuestion>> read_questions(const std::filesystem::path& path);

/// Calls `work(i)` for 0..count-1 on `threads` threads (0 = one a core) and returns the results in
/// order. `work` must be safe to call from several threads.
[[nodiscard]] std::vector<std::string> map_in_order(
    std::size_t count, unsigned threads, const std::function<std::string(std::size_t)>& work);

/// The first failure in a batch that is not the fault of a single line: a damaged index, a shard
/// that cannot be reached. The batch goes on, but does not end as though nothing had been. May be
/// used from several threads.
class BatchFailure {
 public:
  void note(const Error& error);
  /// kDone without one; else reports it and gives its exit status.
  [[nodiscard]] int exit_status() const;

 private:
  std::mutex mutex_;
  std::optional<Error> first_;  // as the threads met them
};

/// Writes the lines to `out` ("-" = stdout), each ended by a line feed.
[[nodiscard]] Result<void> write_lines(const std::filesystem::path& out,
                                       const std::vector<std::string>& lines);

}  // namespace ibid::cli
