// Writes what was learned as the C++ tables of src/answer.
#pragma once

#include <filesystem>

#include "boosting.hpp"

namespace ibid::training {

/// What a candidate is expected to be worth, one table a kind of worth.
struct LearnedTables {
  BoostedTrees worth;
  BoostedTrees recall;
  BoostedTrees lead;
  BoostedTrees pairs;        ///< see closer_look.hpp
  BoostedTrees closer_lead;  ///< from the closer features, too
};

/// ranking_tables.cpp in `directory`; false when it cannot be written.
[[nodiscard]] bool write_tables(const std::filesystem::path& directory,
                                const LearnedTables& tables);

/// abstention_table.cpp: `trees` over the signs, and the log-odds from which on ibid speaks.
[[nodiscard]] bool write_answerable(const std::filesystem::path& directory,
                                    const BoostedTrees& trees, double threshold);

}  // namespace ibid::training
