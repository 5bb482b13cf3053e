#include "retrieve/attribution.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ibid::retrieve {

Result<std::vector<Source>> cited_works(const index::Generation& generation, const Passage& passage,
                                        const index::DocumentHeader& document) {
  std::vector<Source> works;
  for (const PassageCitation& citation : passage.citations) {
    if (!citation.mark.empty()) continue;
    for (const std::uint32_t reference : citation.references) {
      if (reference >= document.references.size()) continue;
      Result<Source> work = generation.resolve(document.references[reference]);
      if (!work) return fail(work.error());
      works.push_back(std::move(*work));
    }
  }
  return works;
}

bool has_status(const Source& source, std::span<const Source> cited,
                std::span<const SourceStatus> statuses) {
  const auto is_wanted = [&](const Source& work) {
    return std::find(statuses.begin(), statuses.end(), work.status) != statuses.end();
  };
  return cited.empty() ? is_wanted(source) : std::any_of(cited.begin(), cited.end(), is_wanted);
}

}  // namespace ibid::retrieve
