// A Notice: what a reader must know besides the claims of an answer or an audit.
#pragma once

#include <string>

namespace ibid {

/// Of an answer: "retraction", "superseded", "correction", "concern", "conflict",
/// "partial_coverage", "setting" (of what was asked before no claim speaks), "topic_change",
/// "shard_unavailable", "searched", "spelling" (a word read as another), "class" (what holds for
/// the class of a medicine or condition), "limit" (no claim fits the words allowed), "own_marks"
/// (reference numbers of a source within a quote), "reviews_unreadable". Of an audit: "generation",
/// "no_claims", "shard_unavailable".
struct Notice {
  std::string kind;
  std::string text;
};

}  // namespace ibid
