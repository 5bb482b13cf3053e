// What was meant by a name that is not known: a field of a request, a flag or a command.
#pragma once

#include <string_view>

namespace ibid::text {

/// Whether who wrote `given` meant `name`: a letter more, less or other, two neighbours in the
/// other order, or capitals alone. False where they are the same.
[[nodiscard]] bool is_misspelled(std::string_view given, std::string_view name);

}  // namespace ibid::text
