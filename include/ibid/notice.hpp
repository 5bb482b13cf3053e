// A Notice: what a reader must know besides the claims of an answer or an audit.
#pragma once

#include <string>

namespace ibid {

/// Of an answer: "retraction", "superseded", "correction", "concern", "conflict",
/// "partial_coverage", "topic_change", "shard_unavailable", "searched". Of an audit: "generation",
/// "no_claims".
struct Notice {
  std::string kind;
  std::string text;
};

}  // namespace ibid
