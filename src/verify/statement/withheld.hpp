// Withheld: what a statement says is no longer taken. "Stopping zinc raises bone density" has all
// the words of "zinc raises bone density", and is told of having no zinc.
#pragma once

#include <vector>

#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Marks the words that say that something is stopped, and what is: "stopping zinc", "withdrawal of
/// zinc", "zinc was discontinued", "gave up smoking". What stops by itself or is brought to an end
/// ("stops the bleeding") is marked as nothing.
void mark_withheld(std::vector<Token>& tokens);

/// True of words that tell of going without, with or without saying of what: "stopped", "lack",
/// "abstinence".
[[nodiscard]] bool tells_of_lack(const Token& token);

}  // namespace ibid::verify
