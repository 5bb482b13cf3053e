// Sentences that give orders to a machine. Whoever writes "Ignore all previous instructions" into
// what is indexed speaks to a language model that may read it there, and to no reader of medicine.
//
// The rule: such a sentence speaks of the exchange it wants to steer, which no statement on care
// does. It orders that what the machine was told (instructions, prompts) be dropped or shown, or
// what "the user" be told; it tells its reader that he is an AI, or poses as one; or it poses as a
// turn of a chat ("SYSTEM:"). An imperative alone is none: "Offer metformin", "Tell the patient
// when to stop", "Ignore a single raised value".
#pragma once

#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

/// Of one sentence, valid UTF-8.
[[nodiscard]] bool is_machine_order(std::string_view sentence);

/// The sentences of valid UTF-8 `text` that are, in order. Texts without any cost little.
[[nodiscard]] std::vector<ByteRange> machine_orders(std::string_view text);

}  // namespace ibid::text
