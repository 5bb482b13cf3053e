// The Writer: documents in, one new Generation out. One writer at a time; readers are never
// disturbed; nothing is visible before publish() and everything survives after it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/language.hpp"

namespace ibid::index {

struct WriterOptions {
  unsigned threads = 0;                  ///< 0 = one a core
  std::size_t buffer_bytes = 16u << 20;  ///< of documents that may wait to be indexed
  const Language* language = nullptr;    ///< for a new index; nullptr = built-in
  bool create = true;                    ///< false: kNotFound, and nothing made, without an index
};

/// What add() did with a document.
enum class Taken {
  kNew,
  kReplacing,  ///< in place of one with the same id and other content
  kUnchanged,  ///< the index has it, or a higher revision of it
};

class Writer {
 public:
  virtual ~Writer() = default;

  /// Creates the index when there is none, clears what a killed writer left, and takes the lock.
  /// kIndexBusy names the process that holds it.
  [[nodiscard]] static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& directory,
                                                            const WriterOptions& options = {});

  /// Takes the document. A document with the id of an earlier one replaces it unless its revision
  /// is lower. Fails (and takes nothing of it) when a limit or invariant is broken; the writer goes
  /// on.
  [[nodiscard]] virtual Result<Taken> add(Document document) = 0;
  /// Removes all Documents of the Source (any identifier) or the one Document with that id; returns
  /// how many.
  [[nodiscard]] virtual Result<std::size_t> remove(std::string_view source_or_document_id) = 0;
  /// Makes everything since the last publication durable and visible; returns the generation's
  /// name. On failure the previous generation stays current.
  [[nodiscard]] virtual Result<std::string> publish() = 0;
};

/// Damage found by `ibid check`: which file or record, and what is wrong.
struct Damage {
  std::string where;
  std::string what;
};

/// Reads and hashes everything in the current generation. Before each chunk of a file and each
/// record it asks `is_unwanted`, where there is one; once that says so it ends with kUnavailable.
/// Xapian's own check of a segment, half a microsecond a passage, is not broken off.
[[nodiscard]] Result<std::vector<Damage>> check(const std::filesystem::path& directory,
                                                const std::function<bool()>& is_unwanted = {});

}  // namespace ibid::index
