// Questions a second on several threads.
//
// A thread keeps what it has read from question to question: analyzer, stems, passages. A thread
// that starts with none of it beside one that has long had it tells nothing of how threads scale,
// so every thread here is new and asks every question once before the clock starts, whatever the
// number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace ibid::eval {

/// Calls `ask(i)` for 0..count-1, `passes` times over, shared out among `threads` new threads, each
/// of which has first called it once for every question. Returns the calls a second from the moment
/// when the last thread was warm until all calls are done. `ask` must be safe to call from several
/// threads; `count`, `passes` and `threads` are at least 1.
[[nodiscard]] double questions_per_second(std::size_t count, std::size_t passes, unsigned threads,
                                          const std::function<void(std::size_t)>& ask);

}  // namespace ibid::eval
