// Which works stand for a sentence, as the whole index knows them today: their identity, kind and
// status. Retracted ones never stand for anything, nor do those that the asker's filter leaves out.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "answer/candidates.hpp"
#include "ibid/filter.hpp"
#include "ibid/source.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

using WorkPtr = std::shared_ptr<const Source>;

struct CitedWork {
  WorkPtr work;
  WorkPtr via;  ///< the document that carries the sentence, when that is another work
};

struct Support {
  std::vector<CitedWork> works;    ///< in the order of the references; empty when one is retracted
  std::vector<WorkPtr> retracted;  ///< would have been cited
};

/// Resolves each mention once. One per question.
class Works {
 public:
  /// Both must outlive it.
  Works(const index::Generation& generation, const Filter& filter)
      : generation_(generation), filter_(filter) {}
  Works(const index::Generation& generation, Filter&& filter) = delete;

  [[nodiscard]] Result<Support> support_of(const Candidate& candidate, const FoundPassage& found);

 private:
  [[nodiscard]] Result<WorkPtr> resolve(const Source& mention);

  const index::Generation& generation_;
  const Filter& filter_;
  std::map<std::string, WorkPtr> known_;  // by identifiers of the mention
};

}  // namespace ibid::answer
