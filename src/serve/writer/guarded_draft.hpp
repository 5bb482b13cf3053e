// A draft by the writer, with every sentence that does not stand taken out.
//
// The claims go out as data between delimiters that nobody can guess, so text inside them cannot
// pose as instructions. What comes back is cut into sentences, judged like any stranger's claim,
// and kept only where one quote of a work that it cites carries it alone: verdict "supported", no
// word that the quote lacks beyond those that join, no link, markup or control character. Citations
// that do not carry it are taken off. A sentence that fails gives way to the verbatim claim it
// cites, or to nothing. Nothing else of the draft is ever shown, headings and pleasantries
// included.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "model/json.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

/// One sentence of the guarded text: the writer's words, or a claim of the answer verbatim.
struct DraftSentence {
  std::string text;                    ///< without its citation marks; empty when `claim` stands in
  std::vector<int> citations;          ///< ascending
  const PlacedClaim* claim = nullptr;  ///< into the answer
};

struct GuardedDraft {
  std::vector<DraftSentence> sentences;
  std::size_t kept = 0;
  std::size_t replaced = 0;
  std::size_t dropped = 0;
};

/// Asks the writer and guards its draft. Nothing when there is no evidence to write from, the
/// writer fails or is slow, or no sentence stands: the extractive answer is then the answer.
[[nodiscard]] std::optional<GuardedDraft> guarded_draft(const Service& service,
                                                        const Answer& answer);

/// The guarded part alone, without the writer: `draft` is what a stranger wrote.
[[nodiscard]] std::optional<GuardedDraft> guard(const Answer& answer, std::string_view draft);

/// The message: the guarded prose, what was done to it, and the answer's back matter.
[[nodiscard]] ChatText chat_text(const Answer& answer, const GuardedDraft& draft);

/// {"used", "kept", "replaced", "dropped"} for clients.
[[nodiscard]] model::Json report_of(const std::optional<GuardedDraft>& draft);

}  // namespace ibid::serve
