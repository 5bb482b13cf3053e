// Which lines without a full stop assert something all the same: a heading names what follows, a
// line with a finite verb, a piece of advice or an amount says something that may be false.
#pragma once

#include <string_view>

namespace ibid::verify {

/// True of a line (valid UTF-8, markup taken out) that claims something: "Warfarin is safe in
/// pregnancy", "Avoid zinc with antibiotics", "Colchicine 15 mg every hour". False of what only
/// names ("Effects of zinc on bone", "Adults aged 65 years or older", "Foods that contain zinc")
/// and of what asks, with or without a question mark ("How zinc helps bones").
[[nodiscard]] bool asserts(std::string_view line);

}  // namespace ibid::verify
