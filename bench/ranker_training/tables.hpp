// Writes what was learned as the C++ tables of src/retrieve.
#pragma once

#include <filesystem>

#include "term_learner.hpp"
#include "tree_learner.hpp"

namespace ibid::training {

/// term_model_table.cpp and ranker_table.cpp in `directory`; false when they cannot be written.
[[nodiscard]] bool write_tables(const std::filesystem::path& directory, const LearnedTerms& terms,
                                const LearnedTrees& trees);

}  // namespace ibid::training
