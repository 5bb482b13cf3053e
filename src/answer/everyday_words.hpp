// Words that everybody uses of everything. A question that has one is not about it: in "my brother
// has stomach cancer", what no passage says of brothers is nothing that the index lacks.
#pragma once

#include <string_view>

namespace ibid::answer {

/// True for "brother", "sooner", "worthwhile": common English words, British and American, in all
/// their forms, without those that name a substance, a food, an animal, a part of the body, an
/// illness, what is done about it or what one is exposed to. From the Spell Checker Oriented Word
/// Lists, sizes 10 to 35 (SCOWL 2020.12.07, http://wordlist.aspell.net, copyright 2000-2011 by
/// Kevin Atkinson; docs/third-party.md has the permission), and the words of kin and talk that
/// these leave out.
[[nodiscard]] bool is_everyday(std::string_view folded_word);

}  // namespace ibid::answer
