// What can go wrong, and what each kind means to a shell and to an HTTP client.
//
// Expected failures are values (Result<T>), never exceptions. One table maps a code to its exit
// status and its HTTP status, so that no caller decides that for itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ibid {

enum class ErrorCode {
  kUsage,             ///< the caller asked for something that makes no sense
  kInputMalformed,    ///< a file, record or text is not what it claims to be
  kInputTooLarge,     ///< a named limit was exceeded
  kNotFound,          ///< no such source, passage, file or index
  kIndexDamaged,      ///< stored bytes do not match their hash
  kIndexBusy,         ///< another writer holds the index
  kEvidenceMismatch,  ///< a quote is not the bytes of its passage
  kUnavailable,       ///< a shard, a writer or a pool cannot serve now
  kEnvironment,       ///< the system refused: permission, disk, memory
};

struct ErrorKind {
  ErrorCode code;
  std::string_view name;  ///< stable, for machines: "index_damaged"
  int exit_status;        ///< 2 usage, 3 input, 4 environment
  int http_status;
};

/// The row of the one table for `code`.
[[nodiscard]] const ErrorKind& kind_of(ErrorCode code);

/// One failure: what happened and what to do about it. `message` is for the operator and may name
/// files and lines; what goes over HTTP is the kind's name and `public_message()` only: the
/// message where it was made for strangers, else words for the kind.
struct Error {
  ErrorCode code = ErrorCode::kEnvironment;
  std::string message;
  bool is_public = false;

  [[nodiscard]] std::string_view public_message() const;
};

[[nodiscard]] inline Error make_error(ErrorCode code, std::string message) {
  return Error{code, std::move(message), false};
}
/// Of what the caller sent, which he may be told.
[[nodiscard]] inline Error make_public_error(ErrorCode code, std::string message) {
  return Error{code, std::move(message), true};
}

}  // namespace ibid
