// To which works a passage is attributed, and whether a filter by their status lets it pass. The
// status of a work is known only once all records on it are put together, so no ranking can look
// at it: who filters by it drops passages from a ranking.
#pragma once

#include <span>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "ibid/source.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// The works that the whole passage is attributed to, as the index knows them; none where it speaks
/// for its document's own Source. Fails as reading the index does.
[[nodiscard]] Result<std::vector<Source>> cited_works(const index::Generation& generation,
                                                      const Passage& passage,
                                                      const index::DocumentHeader& document);

/// Whether one of the cited works, or without them `source`, has one of `statuses`.
[[nodiscard]] bool has_status(const Source& source, std::span<const Source> cited,
                              std::span<const SourceStatus> statuses);

}  // namespace ibid::retrieve
