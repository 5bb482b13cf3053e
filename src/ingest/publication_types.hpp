// What a publication type of MEDLINE says about a study's design. Types that say nothing of it
// ("Journal Article", "Multicenter Study") are not here: a design is never guessed.
#pragma once

#include <string_view>

#include "ibid/source.hpp"

namespace ibid::ingest {

/// By MeSH unique identifier, "D016449".
[[nodiscard]] StudyDesign design_of_type_id(std::string_view mesh_id);
/// By name, "Randomized Controlled Trial", as MEDLINE (nbib) gives it; without regard to case.
[[nodiscard]] StudyDesign design_of_type_name(std::string_view name);

/// Lets the stronger of what a source already has and `design` stand; guidelines are of their kind.
void take_design(Source& source, StudyDesign design);

/// The MeSH identifier and name of "Retracted Publication".
inline constexpr std::string_view kRetractedPublicationId = "D016441";
inline constexpr std::string_view kRetractedPublicationName = "Retracted Publication";

/// Lets the graver of what a source already has and `status` stand.
void take_status(Source& source, SourceStatus status, std::string_view notice_id);

}  // namespace ibid::ingest
