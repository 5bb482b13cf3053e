// Rendering: an Answer as terminal text, Markdown article or HTML page; references as Vancouver,
// CSL-JSON, RIS, BibTeX.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "ibid/answer.hpp"
#include "ibid/audit.hpp"

namespace ibid::render {

struct TerminalOptions {
  std::size_t columns = 80;
  bool colour = false;  ///< only on a terminal and without NO_COLOR
};

[[nodiscard]] std::string terminal(const Answer& answer, const TerminalOptions& options = {});
[[nodiscard]] std::string markdown(const Answer& answer);
/// A complete page; every text is escaped, links only http(s).
[[nodiscard]] std::string html(const Answer& answer);

[[nodiscard]] std::string terminal(const Audit& audit, const TerminalOptions& options = {});
[[nodiscard]] std::string markdown(const Audit& audit);
[[nodiscard]] std::string html(const Audit& audit);

[[nodiscard]] std::string vancouver(std::span<const Reference> references);
[[nodiscard]] std::string csl_json(std::span<const Reference> references);
[[nodiscard]] std::string ris(std::span<const Reference> references);
[[nodiscard]] std::string bibtex(std::span<const Reference> references);

}  // namespace ibid::render
