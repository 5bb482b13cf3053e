// One reference in Vancouver style (ICMJE / NLM "Citing Medicine", 2nd ed.), as plain text.
#pragma once

#include <string>

#include "ibid/source.hpp"

namespace ibid::model {

/// "Ceylan MN, Akdas S, Yazihan N. Is zinc …? Biol Trace Elem Res. 2021;199(2):535-549.
/// doi:10.1007/s12011-020-02193-w". Six authors, then "et al." What is not known is left out.
[[nodiscard]] std::string vancouver(const Source& source);

}  // namespace ibid::model
