#include "verify/statement/vocabulary.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ibid::verify {
namespace {

// Schwartz and Hearst: a short form has 2 to 10 letters and stands for at most twice as many words.
constexpr std::size_t kShortLettersMin = 2;
constexpr std::size_t kShortLettersMax = 10;
constexpr std::size_t kWordsPerLetter = 2;
constexpr std::size_t kSpareWords = 5;
// "IL-18" is two words, "NF-kappa B" three.
constexpr std::size_t kShortWordsMax = 3;
// Names of fewer letters stand behind each other for other reasons.
constexpr std::size_t kNameLettersMin = 3;

/// A run of tokens [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

std::string_view between(const Statement& statement, std::size_t token) {
  const std::size_t from = token == 0 ? 0 : statement.tokens[token - 1].range.end;
  const std::size_t to = token == statement.tokens.size() ? statement.text.size()
                                                          : statement.tokens[token].range.begin;
  return std::string_view(statement.text).substr(from, to - from);
}

/// The words from the bracket before `token` to the first sign that ends them.
std::optional<Run> bracketed(const Statement& statement, std::size_t token) {
  const std::string_view opening = between(statement, token);
  if (token == 0 || opening.empty() || (opening.back() != '(' && opening.back() != '[')) {
    return std::nullopt;
  }
  Run run{token, token + 1};
  while (run.end < statement.tokens.size() &&
         between(statement, run.end).find_first_not_of(" -") == std::string_view::npos) {
    ++run.end;
  }
  if (between(statement, run.end).find_first_of(")];,") == std::string_view::npos) {
    return std::nullopt;
  }
  return run;
}

std::string letters_of(const Statement& statement, Run run) {
  std::string letters;
  for (std::size_t i = run.begin; i < run.end; ++i) letters += statement.tokens[i].word;
  return letters;
}

bool may_be_short(const Statement& statement, Run run) {
  if (run.size() > kShortWordsMax) return false;
  const std::size_t letters = letters_of(statement, run).size();
  return letters >= kShortLettersMin && letters <= kShortLettersMax &&
         std::any_of(statement.tokens.begin() + static_cast<std::ptrdiff_t>(run.begin),
                     statement.tokens.begin() + static_cast<std::ptrdiff_t>(run.end),
                     [](const Token& token) { return token.is_name; });
}

/// The shortest run that ends where `words` does and spells `letters`: every letter in order, the
/// first at a word's beginning.
std::optional<Run> spelling_of(const Statement& statement, Run words, std::string_view letters) {
  std::size_t left = letters.size();
  for (std::size_t i = words.end; i-- > words.begin;) {
    const std::string& word = statement.tokens[i].word;
    for (std::size_t at = word.size(); at-- > 0 && left > 0;) {
      if (word[at] != letters[left - 1]) continue;
      if (left > 1) {
        --left;
      } else if (at == 0) {
        return Run{i, words.end};
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> stems_of(const Statement& statement, Run run) {
  std::vector<std::string> stems;
  for (std::size_t i = run.begin; i < run.end; ++i) stems.push_back(statement.tokens[i].stem);
  return stems;
}

/// The words right before a bracket that its short form may stand for.
Run words_before(const Statement& statement, std::size_t bracket, std::size_t letters) {
  const std::size_t most = std::min(letters * kWordsPerLetter, letters + kSpareWords);
  Run words{bracket, bracket};
  while (words.begin > 0 && words.size() < most) {
    if (words.begin < bracket &&
        between(statement, words.begin).find_first_of(",;:()[]") != std::string_view::npos) {
      break;
    }
    --words.begin;
  }
  return words;
}

bool is_one_name(const Statement& statement, Run run) {
  return run.size() == 1 && statement.tokens[run.begin].is_name &&
         !statement.tokens[run.begin].in_quantity &&
         statement.tokens[run.begin].word.size() >= kNameLettersMin;
}

std::optional<Definition> definition_at(const Statement& statement, std::size_t token) {
  const std::optional<Run> inside = bracketed(statement, token);
  if (!inside) return std::nullopt;
  if (may_be_short(statement, *inside)) {
    const std::string letters = letters_of(statement, *inside);
    const Run words = words_before(statement, token, letters.size());
    const auto spelled = spelling_of(statement, words, letters);
    if (spelled && letters_of(statement, *spelled).size() > letters.size()) {
      return Definition{stems_of(statement, *spelled), stems_of(statement, *inside)};
    }
  }
  const Run before{token - 1, token};
  if (may_be_short(statement, before)) {
    const auto spelled = spelling_of(statement, *inside, letters_of(statement, before));
    if (spelled && spelled->begin == inside->begin && spelled->size() > 1) {
      return Definition{stems_of(statement, *inside), stems_of(statement, before)};
    }
  }
  if (is_one_name(statement, before) && is_one_name(statement, *inside)) {
    return Definition{stems_of(statement, before), stems_of(statement, *inside)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Definition> find_definitions(std::span<const Statement> evidence) {
  std::vector<Definition> definitions;
  for (const Statement& statement : evidence) {
    for (std::size_t token = 1; token < statement.tokens.size(); ++token) {
      auto definition = definition_at(statement, token);
      if (!definition || definition->name == definition->other) continue;
      if (std::find(definitions.begin(), definitions.end(), *definition) == definitions.end()) {
        definitions.push_back(std::move(*definition));
      }
    }
  }
  return definitions;
}

}  // namespace ibid::verify
