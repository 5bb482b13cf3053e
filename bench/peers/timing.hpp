// What the measured programs of the comparison share: questions in, timings out as JSON.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/json.hpp"

namespace ibid::peers {

using Question = std::vector<std::string>;  ///< its terms

[[nodiscard]] std::vector<Question> read_questions(const std::string& path);

/// Milliseconds of processor time a question on this thread, so that what else runs on the machine
/// counts little: the median of kRepeats passes over all questions after one that warms.
[[nodiscard]] std::vector<double> time_questions(std::size_t questions,
                                                 const std::function<void(std::size_t)>& ask);

/// Makes what one thread asks with.
using Worker = std::function<std::function<void(std::size_t)>()>;

/// Questions a second by the clock, on one thread and on two.
[[nodiscard]] model::Json throughput(std::size_t questions, const Worker& worker);

/// Megabytes of this process that are not pages of mapped files.
[[nodiscard]] double anonymous_megabytes();

/// By the clock.
[[nodiscard]] double seconds_of(const std::function<void()>& work);

}  // namespace ibid::peers
