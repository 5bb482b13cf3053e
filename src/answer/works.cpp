#include "answer/works.hpp"

#include <algorithm>

namespace ibid::answer {

Result<WorkPtr> Works::resolve(const Source& mention) {
  std::string key;
  for (const std::string& id : identifiers_of(mention)) key += id + '\n';
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Result<Source> work = generation_.resolve(mention);
  if (!work) return fail(work.error());
  return known_.emplace(std::move(key), std::make_shared<const Source>(std::move(*work)))
      .first->second;
}

Result<Support> Works::support_of(const Candidate& candidate, const FoundPassage& found) {
  Support support;
  Result<WorkPtr> carrier = resolve(found.document->source);
  if (!carrier) return fail(carrier.error());
  if ((*carrier)->status == SourceStatus::kRetracted) {
    support.retracted.push_back(*carrier);
    return support;
  }
  if (candidate.references.empty()) {
    support.works.push_back({*carrier, nullptr});
    return support;
  }
  for (const std::uint32_t reference : candidate.references) {
    if (reference >= found.document->references.size()) continue;
    Result<WorkPtr> work = resolve(found.document->references[reference]);
    if (!work) return fail(work.error());
    if ((*work)->status == SourceStatus::kRetracted) {
      support.retracted.push_back(*work);
      continue;
    }
    const bool listed =
        std::any_of(support.works.begin(), support.works.end(),
                    [&](const CitedWork& cited) { return cited.work->id == (*work)->id; });
    if (!listed) {
      support.works.push_back({*work, (*work)->id == (*carrier)->id ? nullptr : *carrier});
    }
  }
  return support;
}

}  // namespace ibid::answer
