// What a Document must be before anything of it is stored. Everything that could make a later step
// fail for one document is found here, so that a bad record harms only itself.
#pragma once

#include <cstddef>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"

namespace ibid::index {

/// Identifiers and headings: the longest DOI known has some 300 bytes.
inline constexpr std::size_t kIdBytesMax = 1024;
/// A passage is a paragraph; a megabyte of text without a border is no prose.
inline constexpr std::size_t kPassageBytesMax = 1u << 20;
/// Any one field of a Source. Collaborations list thousands of authors, each a field of its own.
inline constexpr std::size_t kFieldBytesMax = 1u << 20;
/// Passages, and references, of one Document: a textbook stays below.
inline constexpr std::size_t kPartsMax = 100'000;
/// Everything of one Document that is stored.
inline constexpr std::size_t kDocumentBytesMax = 128u << 20;

/// kInputTooLarge or kInputMalformed naming the part and the reason, or nothing.
[[nodiscard]] Result<void> validate(const Document& document);

}  // namespace ibid::index
