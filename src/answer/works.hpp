// Which works stand for a sentence, as the whole index knows them today: their identity, kind and
// status. Retracted ones never stand for anything.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "answer/candidates.hpp"
#include "ibid/source.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

using WorkPtr = std::shared_ptr<const Source>;

struct CitedWork {
  WorkPtr work;
  WorkPtr via;  ///< the document that carries the sentence, when that is another work
};

struct Support {
  std::vector<CitedWork> works;    ///< in the order of the references; none retracted
  std::vector<WorkPtr> retracted;  ///< would have been cited
};

/// Resolves each mention once. One per question.
class Works {
 public:
  /// `generation` must outlive it.
  explicit Works(const index::Generation& generation) : generation_(generation) {}

  [[nodiscard]] Result<Support> support_of(const Candidate& candidate, const FoundPassage& found);

 private:
  [[nodiscard]] Result<WorkPtr> resolve(const Source& mention);

  const index::Generation& generation_;
  std::map<std::string, WorkPtr> known_;  // by identifiers of the mention
};

}  // namespace ibid::answer
