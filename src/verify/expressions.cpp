#include "verify/expressions.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace ibid::verify {
namespace {

/// A run of tokens [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// An expression of the claim and its counterpart in the evidence.
struct ExpressionPair {
  Run claim;
  Run evidence;
  MatchKind kind = MatchKind::kSynonym;
};

std::string joined(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += tokens[i].word;
  }
  return text;
}

/// Where the words of `expression` stand in `tokens`; an empty run when nowhere.
Run find_words(const std::vector<Token>& tokens, std::string_view expression) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string_view rest = expression;
    std::size_t j = i;
    while (j < tokens.size()) {
      const std::string& word = tokens[j].word;
      if (rest.substr(0, word.size()) != word) break;
      rest.remove_prefix(word.size());
      ++j;
      if (rest.empty()) return {i, j};
      if (rest.front() != ' ') break;
      rest.remove_prefix(1);
    }
  }
  return {};
}

/// True when `letters` are the initials of tokens [begin, begin + letters.size()).
bool spells_initials(const std::vector<Token>& tokens, std::size_t begin,
                     std::string_view letters) {
  if (begin + letters.size() > tokens.size()) return false;
  for (std::size_t k = 0; k < letters.size(); ++k) {
    if (tokens[begin + k].word.empty() || tokens[begin + k].word.front() != letters[k])
      return false;
  }
  return true;
}

// "AF" spells too many pairs of words; from three letters on, initials are rarely a coincidence.
constexpr std::size_t kInitialsMin = 3;
constexpr std::size_t kInitialsMax = 6;

bool may_be_initials(const Token& token) {
  return token.is_name && token.word.size() >= kInitialsMin && token.word.size() <= kInitialsMax &&
         std::all_of(token.word.begin(), token.word.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

void add_initials(const std::vector<Token>& shorts, const std::vector<Token>& longs,
                  bool claim_is_short, std::vector<ExpressionPair>& out) {
  for (std::size_t i = 0; i < shorts.size(); ++i) {
    if (!may_be_initials(shorts[i])) continue;
    for (std::size_t j = 0; j < longs.size(); ++j) {
      if (!spells_initials(longs, j, shorts[i].word)) continue;
      const Run abbreviation{i, i + 1};
      const Run words{j, j + shorts[i].word.size()};
      out.push_back({claim_is_short ? abbreviation : words, claim_is_short ? words : abbreviation,
                     MatchKind::kAbbreviation});
      break;
    }
  }
}

std::vector<ExpressionPair> expression_pairs(const Statement& claim, const Statement& evidence,
                                             const index::Language& language) {
  std::vector<ExpressionPair> pairs;
  const std::size_t longest = language.longest_expression_words();
  const std::vector<Token>& tokens = claim.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].has_content) continue;
    for (std::size_t words = std::min(longest, tokens.size() - i); words > 0; --words) {
      const std::string expression = joined(tokens, i, i + words);
      for (const index::SynonymSet* set : language.synonyms_of(expression)) {
        for (const std::string& other : set->expressions) {
          if (other == expression) continue;
          const Run found = find_words(evidence.tokens, other);
          if (found.end > found.begin)
            pairs.push_back({{i, i + words}, found, MatchKind::kSynonym});
        }
      }
    }
  }
  add_initials(claim.tokens, evidence.tokens, true, pairs);
  add_initials(evidence.tokens, claim.tokens, false, pairs);
  return pairs;
}

}  // namespace

void align_expressions(const Statement& claim, const Statement& evidence,
                       const index::Language& language, std::span<Match> matches) {
  for (const ExpressionPair& pair : expression_pairs(claim, evidence, language)) {
    for (std::size_t i = pair.claim.begin; i < pair.claim.end; ++i) {
      if (matches[i].kind < pair.kind) matches[i] = {pair.kind, pair.evidence.begin};
    }
  }
}

void mark_expression_pairs(const Statement& claim, const Statement& evidence,
                           const index::Language& language, std::span<MatchKind> kinds) {
  const std::size_t width = evidence.tokens.size();
  for (const ExpressionPair& pair : expression_pairs(claim, evidence, language)) {
    const std::size_t claim_words = pair.claim.end - pair.claim.begin;
    const std::size_t evidence_words = pair.evidence.end - pair.evidence.begin;
    // Expressions of unlike length are paired word by word as far as both reach.
    for (std::size_t k = 0; k < std::min(claim_words, evidence_words); ++k) {
      MatchKind& kind = kinds[(pair.claim.begin + k) * width + pair.evidence.begin + k];
      kind = std::max(kind, pair.kind);
    }
  }
}

}  // namespace ibid::verify
