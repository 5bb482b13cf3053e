#include "answer/courtesies.hpp"

#include <string>

#include "text/words.hpp"

namespace ibid::answer {
namespace {

struct Phrase {
  std::string_view words;  ///< folded, a blank between them
  Courtesy courtesy;       ///< kNone: may stand beside one
};
/// A longer phrase stands before its beginning.
constexpr Phrase kPhrases[] = {
    {"good afternoon", Courtesy::kGreeting},
    {"good evening", Courtesy::kGreeting},
    {"good morning", Courtesy::kGreeting},
    {"greetings", Courtesy::kGreeting},
    {"hello", Courtesy::kGreeting},
    {"hey", Courtesy::kGreeting},
    {"hi", Courtesy::kGreeting},
    {"cheers", Courtesy::kThanks},
    {"many thanks", Courtesy::kThanks},
    {"thank you", Courtesy::kThanks},
    {"thanks", Courtesy::kThanks},
    {"thx", Courtesy::kThanks},
    {"bye", Courtesy::kFarewell},
    {"good night", Courtesy::kFarewell},
    {"goodbye", Courtesy::kFarewell},
    {"see you", Courtesy::kFarewell},
    {"a lot", Courtesy::kNone},
    {"again", Courtesy::kNone},
    {"all", Courtesy::kNone},
    {"for your help", Courtesy::kNone},
    {"great", Courtesy::kNone},
    {"ibid", Courtesy::kNone},
    {"ok", Courtesy::kNone},
    {"okay", Courtesy::kNone},
    {"so much", Courtesy::kNone},
    {"that is all", Courtesy::kNone},
    {"there", Courtesy::kNone},
    {"very helpful", Courtesy::kNone},
    {"very much", Courtesy::kNone},
};

}  // namespace

Courtesy courtesy_of(std::string_view text) {
  std::string words;
  for (const text::Word& word : text::words(text)) words += word.folded + ' ';
  std::string_view rest = words;
  Courtesy last = Courtesy::kNone;
  while (!rest.empty()) {
    const Phrase* found = nullptr;
    for (const Phrase& phrase : kPhrases) {
      const bool fits = rest.starts_with(phrase.words) && rest[phrase.words.size()] == ' ';
      if (fits && found == nullptr) found = &phrase;
    }
    if (found == nullptr) return Courtesy::kNone;
    if (found->courtesy != Courtesy::kNone) last = found->courtesy;
    rest.remove_prefix(found->words.size() + 1);
  }
  return last;
}

std::optional<std::string_view> courteous_reply(std::string_view text) {
  switch (courtesy_of(text)) {
    case Courtesy::kGreeting:
      return "Hello. Ask a medical question, and the answer quotes its sources.";
    case Courtesy::kThanks:
      return "You are welcome. Ask on whenever you like.";
    case Courtesy::kFarewell:
      return "Goodbye.";
    case Courtesy::kNone:
      break;
  }
  return std::nullopt;
}

}  // namespace ibid::answer
