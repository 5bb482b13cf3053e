#include "ibid/error.hpp"

#include <array>

namespace ibid {
namespace {

struct Row {
  ErrorKind kind;
  std::string_view public_message;
};

constexpr std::array<Row, 9> kKinds{{
    {{ErrorCode::kUsage, "usage", 2, 400}, "The request makes no sense as it stands."},
    {{ErrorCode::kInputMalformed, "input_malformed", 3, 400}, "The input is not well-formed."},
    {{ErrorCode::kInputTooLarge, "input_too_large", 3, 413}, "The input exceeds a limit."},
    {{ErrorCode::kNotFound, "not_found", 3, 404}, "There is no such thing here."},
    {{ErrorCode::kIndexDamaged, "index_damaged", 4, 500}, "The index is damaged."},
    {{ErrorCode::kIndexBusy, "index_busy", 4, 409}, "Another writer holds the index."},
    {{ErrorCode::kEvidenceMismatch, "evidence_mismatch", 4, 500},
     "A quote does not match its source."},
    {{ErrorCode::kUnavailable, "unavailable", 4, 503}, "Not available at the moment."},
    {{ErrorCode::kEnvironment, "environment", 4, 500}, "The system refused an operation."},
}};

constexpr const Row& row_of(ErrorCode code) {
  for (const Row& row : kKinds) {
    if (row.kind.code == code) return row;
  }
  return kKinds.back();
}

}  // namespace

const ErrorKind& kind_of(ErrorCode code) {
  return row_of(code).kind;
}

std::string_view Error::public_message() const {
  return is_public ? std::string_view(message) : row_of(code).public_message;
}

}  // namespace ibid
