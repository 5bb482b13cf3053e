#include "answer/conversation/courtesies.hpp"

#include <algorithm>
#include <iterator>

#include "text/folded_text.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// What means none may stand beside one. A longer phrase stands before its beginning.
constexpr text::Phrase<Courtesy> kPhrases[] = {
    {Courtesy::kGreeting, "good afternoon"},
    {Courtesy::kGreeting, "good evening"},
    {Courtesy::kGreeting, "good morning"},
    {Courtesy::kGreeting, "greetings"},
    {Courtesy::kGreeting, "hello"},
    {Courtesy::kGreeting, "hey"},
    {Courtesy::kGreeting, "hi"},
    {Courtesy::kThanks, "cheers"},
    {Courtesy::kThanks, "many thanks"},
    {Courtesy::kThanks, "thank you"},
    {Courtesy::kThanks, "thanks"},
    {Courtesy::kThanks, "thx"},
    {Courtesy::kFarewell, "bye"},
    {Courtesy::kFarewell, "good night"},
    {Courtesy::kFarewell, "goodbye"},
    {Courtesy::kFarewell, "see you"},
    {Courtesy::kNone, "a lot"},
    {Courtesy::kNone, "again"},
    {Courtesy::kNone, "all"},
    {Courtesy::kNone, "for your help"},
    {Courtesy::kNone, "great"},
    {Courtesy::kNone, "ibid"},
    {Courtesy::kNone, "ok"},
    {Courtesy::kNone, "okay"},
    {Courtesy::kNone, "so much"},
    {Courtesy::kNone, "that is all"},
    {Courtesy::kNone, "there"},
    {Courtesy::kNone, "very helpful"},
    {Courtesy::kNone, "very much"},
};

}  // namespace

Courtesy courtesy_of(std::string_view text) {
  text::FoldedText rest(text);
  Courtesy last = Courtesy::kNone;
  while (!rest.empty()) {
    const auto* const phrase = rest.opening_of(kPhrases);
    if (phrase == nullptr) return Courtesy::kNone;
    if (phrase->meaning != Courtesy::kNone) last = phrase->meaning;
    rest.take_out(phrase->words);
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

std::optional<std::size_t> offer_taken(std::string_view text, std::size_t count) {
  constexpr std::string_view kAccepting[] = {"ok", "okay", "please", "sure", "yes"};
  constexpr std::string_view kAround[] = {"number", "one", "question", "the"};
  constexpr std::string_view kPlaces[][3] = {
      {"1", "1st", "first"}, {"2", "2nd", "second"}, {"3", "3rd", "third"}, {"4", "4th", "fourth"}};
  if (text.find('?') != std::string_view::npos) return std::nullopt;
  std::optional<std::size_t> taken;
  bool is_accepted = false;
  for (const text::Word& word : text::words(text)) {
    const auto* const place =
        std::find_if(std::begin(kPlaces), std::end(kPlaces),
                     [&](const auto& names) { return text::is_one_of(word.folded, names); });
    if (place != std::end(kPlaces) && !taken) {
      taken = static_cast<std::size_t>(place - std::begin(kPlaces));
    } else if (text::is_one_of(word.folded, kAccepting)) {
      is_accepted = true;
    } else if (!text::is_one_of(word.folded, kAround)) {
      return std::nullopt;
    }
  }
  if (!taken && is_accepted) taken = 0;
  return taken && *taken < count ? taken : std::nullopt;
}

}  // namespace ibid::answer
