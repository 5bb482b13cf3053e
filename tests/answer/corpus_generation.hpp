// The repository's own corpus as a Generation in memory, read once a test program.
#pragma once

#include <filesystem>
#include <vector>

#include "answer/memory_generation.hpp"
#include "answer/snippet_documents.hpp"

namespace ibid::test {

inline const MemoryGeneration& corpus() {
  static const MemoryGeneration generation(
      snippet_documents(std::filesystem::path(IBID_SOURCE_DIR) / "corpus"),
      index::Language::built_in(), "sha256:test");
  return generation;
}

}  // namespace ibid::test
