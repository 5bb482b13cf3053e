#include "text/machine_orders.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/folded_text.hpp"
#include "text/sentences.hpp"
#include "text/strings.hpp"

namespace ibid::text {
namespace {

/// What stands in every order where a word or a mark begins, in lower case: few texts have any.
constexpr std::string_view kTraces[] = {
    "instruction",
    "prompt",
    "the user",
    "tell users",
    "an ai",
    "language model",
    "artificial intelligence",
    "chatgpt",
    "chatbot",
    "helpful assistant",
    "developer mode",
    "system:",
    "assistant:",
    "user:",
    "developer:",
    "<|im_",
    "<|system",
    "[inst]",
    "[/inst]",
    "<<sys>>",
    "everything above",
    "everything before",
    "previous messages",
    "previous conversation",
};

/// Openings of a clause that only urge.
constexpr std::string_view kUrging[] = {"also",    "and",  "but",    "first", "important",
                                        "instead", "just", "kindly", "next",  "now",
                                        "please",  "so",   "then"};

constexpr std::string_view kDropping[] = {
    "bypass", "disregard", "do not follow", "do not obey",    "don t follow",
    "forget", "ignore",    "override",      "stop following",
};
/// Which of a machine's orders are meant; "the instructions on the packet" are none.
constexpr std::string_view kWhich[] = {"above",    "earlier", "foregoing", "other", "preceding",
                                       "previous", "prior",   "system",    "your"};
constexpr std::string_view kToldToMachines[] = {"instruction", "instructions", "prompt", "prompts"};
/// What was said before, of which only a chat has any.
constexpr std::string_view kSaidBefore[] = {"all instructions and", "everything above",
                                            "everything before",    "previous conversation",
                                            "previous messages",    "system prompt"};
constexpr std::string_view kShowing[] = {"display", "output", "print", "repeat", "reveal", "show"};
constexpr std::string_view kHidden[] = {"initial prompt", "system instructions", "system prompt",
                                        "your prompt"};

/// Openings of a clause that orders what to tell the user of a chat.
constexpr std::string_view kYouMust[] = {"always",     "do not",      "don t",    "never",
                                         "you are to", "you have to", "you must", "you need to",
                                         "you shall",  "you should",  "you will"};
constexpr std::string_view kSaying[] = {"answer",    "assure", "convince", "inform", "mention",
                                        "recommend", "reply",  "respond",  "say",    "tell"};
constexpr std::string_view kTelling[] = {
    "answer the user",     "assure the user", "convince the user", "reply to the user",
    "respond to the user", "tell the user",   "tell users",
};

constexpr std::string_view kAsMachine[] = {"as a large language model", "as a language model",
                                           "as an ai", "as an artificial intelligence"};
/// Without one of these "As an AI model, it detects sepsis" speaks of a machine, but not as one.
constexpr std::string_view kPersons[] = {"i", "me", "my", "you", "your"};
constexpr std::string_view kYouAreMachine[] = {
    "you are a chatbot",
    "you are a helpful assistant",
    "you are a language model",
    "you are a large language model",
    "you are an ai",
    "you are an artificial intelligence",
    "you are chatgpt",
    "you are in developer mode",
    "you are now a chatbot",
    "you are now an ai",
    "you are now chatgpt",
    "you are now in developer mode",
};

/// How chats mark turns, as it is written.
constexpr std::string_view kTurnOpenings[] = {"SYSTEM:", "ASSISTANT:", "USER:", "DEVELOPER:"};
constexpr std::string_view kTurnMarks[] = {"<|im_start|>", "<|im_end|>", "<|system|>",
                                           "[INST]",       "[/INST]",    "<<SYS>>"};

constexpr std::string_view kClauseEnds = ",;:.!?()\n";

bool poses_as_turn(std::string_view sentence) {
  // Emphasis and quotes may stand before it.
  sentence.remove_prefix(std::min(sentence.find_first_not_of(" *_#>\"'"), sentence.size()));
  const auto opens = [&](std::string_view mark) { return sentence.starts_with(mark); };
  const auto stands = [&](std::string_view mark) {
    return sentence.find(mark) != std::string_view::npos;
  };
  return std::any_of(std::begin(kTurnOpenings), std::end(kTurnOpenings), opens) ||
         std::any_of(std::begin(kTurnMarks), std::end(kTurnMarks), stands);
}

std::string_view without_urging(std::string_view clause) {
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view word : kUrging) {
      if (!FoldedText(clause).opens_with(word)) continue;
      clause = behind_opening(clause, word);
      goes_on = true;
    }
  }
  return clause;
}

bool orders(const FoldedText& clause) {
  const bool is_of_orders =
      clause.has_any(kSaidBefore) || (clause.has_any(kWhich) && clause.has_any(kToldToMachines));
  if (clause.opens_with_any(kDropping) && is_of_orders) return true;
  if (clause.opens_with_any(kShowing) && clause.has_any(kHidden)) return true;
  if (clause.opens_with_any(kTelling)) return true;
  return clause.opens_with_any(kYouMust) && clause.has_any(kSaying) && clause.has("the user");
}

constexpr std::size_t kLetters = 32;
/// Of the first two bytes of a trace; letters have one of their own, whatever their case.
constexpr std::size_t slot_of(char first, char second) {
  return static_cast<unsigned char>(first) % kLetters * kLetters +
         static_cast<unsigned char>(second) % kLetters;
}

/// The slots of all traces: every text that is indexed is looked through.
constexpr auto kTraceSlots = [] {
  std::array<bool, kLetters * kLetters> slots{};
  for (const std::string_view trace : kTraces) slots[slot_of(trace[0], trace[1])] = true;
  return slots;
}();

bool begins_with_trace(std::string_view text) {
  return std::any_of(std::begin(kTraces), std::end(kTraces), [&](std::string_view trace) {
    return text.size() >= trace.size() &&
           std::equal(trace.begin(), trace.end(), text.begin(),
                      [](char lower, char c) { return lower == to_lower(c); });
  });
}

bool has_trace(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool is_begin = i == 0 || !is_letter(text[i - 1]);
    if (is_begin && kTraceSlots[slot_of(text[i], text[i + 1])] &&
        begins_with_trace(text.substr(i))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_machine_order(std::string_view sentence) {
  if (poses_as_turn(sentence)) return true;
  const FoldedText whole(sentence);
  if (whole.opens_with_any(kAsMachine) && whole.has_any(kPersons)) return true;
  while (!sentence.empty()) {
    const std::size_t end = std::min(sentence.find_first_of(kClauseEnds), sentence.size());
    const std::string_view clause = without_urging(sentence.substr(0, end));
    const FoldedText folded(clause);
    if (folded.opens_with_any(kYouAreMachine) || orders(folded)) return true;
    sentence.remove_prefix(std::min(end + 1, sentence.size()));
  }
  return false;
}

std::vector<ByteRange> machine_orders(std::string_view text) {
  std::vector<ByteRange> found;
  if (!has_trace(text)) return found;
  for (const ByteRange& range : sentences(text)) {
    if (is_machine_order(text.substr(range.begin, range.size()))) found.push_back(range);
  }
  return found;
}

}  // namespace ibid::text
