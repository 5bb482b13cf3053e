// Which sentences of a stranger's draft may be shown, judged while the draft is being written.
//
// The draft is cut into lines and sentences, and a sentence is kept only where one quote of a work
// that it cites carries it alone: verdict "supported", no word that the quote lacks beyond those
// that join, no link, markup or control character. Citations that do not carry it are taken off. A
// sentence that fails gives way to the verbatim claim that it cites, or to nothing. Nothing else of
// the draft is ever shown, headings and pleasantries included, and nothing twice.
//
// Until a first sentence stands, nothing is handed out: a draft of which nothing stands is no
// draft, and its reader gets the extractive answer.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"

namespace ibid::serve {

/// One sentence of the guarded text: the writer's words, or a claim of the answer verbatim.
struct DraftSentence {
  std::string text;                    ///< without its citation marks; empty when `claim` stands in
  std::vector<int> citations;          ///< ascending
  const PlacedClaim* claim = nullptr;  ///< into the answer
};

/// What became of a draft's sentences.
struct DraftTally {
  std::size_t kept = 0;
  std::size_t replaced = 0;
  std::size_t dropped = 0;
};

class DraftGuard {
 public:
  /// `answer` must outlive the guard and all that it hands out.
  explicit DraftGuard(const Answer& answer) : answer_(answer) {}

  /// Takes the next words of the draft and returns the sentences that may now be shown.
  [[nodiscard]] std::vector<DraftSentence> feed(std::string_view text);
  /// The same for what is left when the draft has ended.
  [[nodiscard]] std::vector<DraftSentence> finish();
  [[nodiscard]] const DraftTally& tally() const { return tally_; }

 private:
  /// Judges the sentences of `line` but the last `except`; returns where those begin.
  std::size_t judge_all(std::string_view line, std::size_t except);
  void judge(std::string_view sentence);
  /// What was judged fit to show since the last time, once anything stands.
  std::vector<DraftSentence> release();

  const Answer& answer_;
  std::string open_line_;
  std::vector<DraftSentence> judged_;
  std::set<std::string> shown_sentences_;
  std::set<const PlacedClaim*> shown_claims_;
  std::size_t seen_ = 0;
  DraftTally tally_;
};

}  // namespace ibid::serve
