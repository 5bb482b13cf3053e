#include "answer/works.hpp"

#include <algorithm>

namespace ibid::answer {
namespace {

template <class Value>
bool is_among(const std::vector<Value>& wanted, Value value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// The ranking filters passages, which may rest on several works; a claim cites only those that
/// pass.
bool passes(const Filter& filter, const Source& work) {
  const int year = work.issued.year;
  return (!filter.kind || work.kind == *filter.kind) && is_among(filter.designs, work.design) &&
         is_among(filter.statuses, work.status) &&
         (filter.year_from == 0 || year >= filter.year_from) &&
         (filter.year_to == 0 || (year != 0 && year <= filter.year_to));
}

}  // namespace

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
    if (passes(filter_, **carrier)) support.works.push_back({*carrier, nullptr});
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
    if (!passes(filter_, **work)) continue;
    const bool listed =
        std::any_of(support.works.begin(), support.works.end(),
                    [&](const CitedWork& cited) { return cited.work->id == (*work)->id; });
    if (!listed) {
      support.works.push_back({*work, (*work)->id == (*carrier)->id ? nullptr : *carrier});
    }
  }
  // "Two trials found …" is not what remains when one of the two is withdrawn.
  if (!support.retracted.empty()) support.works.clear();
  return support;
}

}  // namespace ibid::answer
