// An answer in the writer's words: what goes out to it, and what comes back through the guard.
//
// The claims go out as data between delimiters that nobody can guess, so text inside them cannot
// pose as instructions. What comes back is judged sentence by sentence while it is being written
// (draft_guard.hpp), and reaches the reader in that order.
#pragma once

#include <functional>
#include <string>

#include "ibid/answer.hpp"
#include "model/json.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/service.hpp"
#include "serve/writer/draft_guard.hpp"

namespace ibid::serve {

/// How the writing went.
struct WritingReport {
  DraftTally tally;
  bool finished = false;  ///< the writer came to its end in time
};

/// Asks the writer and hands each sentence that stands to `show`, in order. Waits for the writer:
/// not for a worker. `abandoned` says that nobody listens any more.
[[nodiscard]] WritingReport write_guarded(const Service& service, const Answer& answer,
                                          const std::function<void(const DraftSentence&)>& show,
                                          const std::function<bool()>& abandoned);

/// Appends one sentence of a guarded draft.
void add_draft_sentence(const Answer& answer, const DraftSentence& sentence, ChatText& text);

/// Appends what follows the writer's sentences: how they came about, the verbatim claims when the
/// writer did not finish, the back matter. After a draft of which nothing stands that is the whole
/// extractive answer, and no word on the writer.
void add_after_draft(const Answer& answer, const WritingReport& report, ChatText& text);

/// {"used", "finished", "kept", "replaced", "dropped"} for clients; {"used": false} when nothing of
/// the draft stands.
[[nodiscard]] model::Json report_of(const WritingReport& report);

}  // namespace ibid::serve
