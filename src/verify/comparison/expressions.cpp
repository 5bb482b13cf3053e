#include "verify/comparison/expressions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "verify/statement/paraphrases.hpp"

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

/// Bytes of `rest` that `word` takes up, itself or as its plural at the end of the expression; 0
/// when it is another word.
std::size_t taken_by(std::string_view rest, std::string_view word) {
  if (rest.starts_with(word)) return word.size();
  const bool is_plural = word.size() == rest.size() + 1 && word.ends_with('s');
  return is_plural && word.starts_with(rest) ? rest.size() : 0;
}

/// Where the words of `expression` stand first in `tokens` from token `from` on; an empty run when
/// nowhere.
Run find_words(const std::vector<Token>& tokens, std::string_view expression, std::size_t from) {
  for (std::size_t i = from; i < tokens.size(); ++i) {
    std::string_view rest = expression;
    std::size_t j = i;
    while (j < tokens.size()) {
      const std::size_t taken = taken_by(rest, tokens[j].word);
      if (taken == 0) break;
      rest.remove_prefix(taken);
      ++j;
      if (rest.empty()) return {i, j};
      if (rest.front() != ' ') break;
      rest.remove_prefix(1);
    }
  }
  return {};
}

/// The run from `begin` whose words have `letters` for initials, words like "of" and "with" left
/// out; empty when they do not.
Run spelled_by_initials(const std::vector<Token>& tokens, std::size_t begin,
                        std::string_view letters) {
  constexpr std::size_t kSkippedMax = 2;
  std::size_t at = begin;
  std::size_t skipped = 0;
  for (const char letter : letters) {
    while (at > begin && at < tokens.size() && skipped < kSkippedMax &&
           tokens[at].word.front() != letter && is_function_word(tokens[at].word)) {
      ++at;
      ++skipped;
    }
    if (at >= tokens.size() || tokens[at].word.front() != letter) return {};
    ++at;
  }
  return {begin, at};
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
      const Run words = spelled_by_initials(longs, j, shorts[i].word);
      if (words.begin == words.end) continue;
      const Run abbreviation{i, i + 1};
      out.push_back({claim_is_short ? abbreviation : words, claim_is_short ? words : abbreviation,
                     MatchKind::kAbbreviation});
      break;
    }
  }
}

bool stands_at(const std::vector<Token>& tokens, std::size_t at,
               const std::vector<std::string>& stems) {
  if (at + stems.size() > tokens.size()) return false;
  return std::equal(stems.begin(), stems.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const std::string& stem, const Token& token) { return token.stem == stem; });
}

Run find_stems(const std::vector<Token>& tokens, const std::vector<std::string>& stems,
               std::size_t from = 0) {
  const auto found = std::search(
      tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(), stems.begin(), stems.end(),
      [](const Token& token, const std::string& stem) { return token.stem == stem; });
  if (found == tokens.end()) return {};
  const auto begin = static_cast<std::size_t>(found - tokens.begin());
  return {begin, begin + stems.size()};
}

void add_definition(const std::vector<Token>& claim, const std::vector<Token>& evidence,
                    const std::vector<std::string>& here, const std::vector<std::string>& there,
                    std::vector<ExpressionPair>& out) {
  const Run in_claim = find_stems(claim, here);
  if (in_claim.begin == in_claim.end) return;
  const Run in_evidence = find_stems(evidence, there);
  if (in_evidence.begin == in_evidence.end) return;
  out.push_back({in_claim, in_evidence, MatchKind::kAbbreviation});
}

/// What the claim says in other words of the same meaning.
void add_paraphrases(const std::vector<Token>& claim, const std::vector<Token>& evidence,
                     std::vector<ExpressionPair>& out) {
  for (std::size_t i = 0; i < claim.size(); ++i) {
    for (const Wording* here : wordings_from(claim[i].stem)) {
      if (!stands_at(claim, i, here->stems)) continue;
      for (const Wording& there : wordings_of(here->meaning)) {
        if (&there == here) continue;
        for (Run found = find_stems(evidence, there.stems); found.begin < found.end;
             found = find_stems(evidence, there.stems, found.end)) {
          out.push_back({{i, i + here->stems.size()}, found, MatchKind::kSynonym});
        }
      }
    }
  }
}

// "TNF-alpha" is two words, "HLA-DR beta" three.
constexpr std::size_t kSpelledWordsMax = 3;

/// "tnfa" of "TNF-alpha", "TNF-α" and "TNFα"; Greek letters by the first of their names.
std::string spelling_of(const std::vector<Token>& tokens, Run run) {
  static constexpr std::array<std::pair<std::string_view, char>, 12> kGreek = {{
      {"α", 'a'},
      {"β", 'b'},
      {"γ", 'g'},
      {"δ", 'd'},
      {"κ", 'k'},
      {"λ", 'l'},
      {"alpha", 'a'},
      {"beta", 'b'},
      {"gamma", 'g'},
      {"delta", 'd'},
      {"kappa", 'k'},
      {"lambda", 'l'},
  }};
  std::string spelling;
  for (std::size_t i = run.begin; i < run.end; ++i) spelling += tokens[i].word;
  for (const auto& [name, letter] : kGreek) {
    for (std::size_t at = spelling.find(name); at != std::string::npos; at = spelling.find(name)) {
      spelling.replace(at, name.size(), 1, letter);
    }
  }
  return spelling;
}

bool has_name(const std::vector<Token>& tokens, Run run) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(run.begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(run.end),
                     [](const Token& token) { return token.is_name; });
}

/// Names that are cut or lettered otherwise: "IL-18" and "IL18", "TNF-alpha" and "TNFα".
void add_spellings(const std::vector<Token>& claim, const std::vector<Token>& evidence,
                   std::vector<ExpressionPair>& out) {
  const auto is_in_evidence = [&](const Token& name) {
    return std::any_of(evidence.begin(), evidence.end(),
                       [&](const Token& token) { return token.word == name.word; });
  };
  for (std::size_t i = 0; i < claim.size(); ++i) {
    if (!claim[i].is_name) continue;
    for (std::size_t words = 1; words <= std::min(kSpelledWordsMax, claim.size() - i); ++words) {
      const Run here{i, i + words};
      if (words == 1 && is_in_evidence(claim[i])) continue;
      const std::string spelling = spelling_of(claim, here);
      for (std::size_t j = 0; j < evidence.size(); ++j) {
        if (evidence[j].word.front() != claim[i].word.front()) continue;
        for (std::size_t k = 1; k <= std::min(kSpelledWordsMax, evidence.size() - j); ++k) {
          const Run there{j, j + k};
          if (k == words && k == 1 && evidence[j].word == claim[i].word) continue;
          if (has_name(evidence, there) && spelling_of(evidence, there) == spelling) {
            out.push_back({here, there, MatchKind::kAbbreviation});
          }
        }
      }
    }
  }
}

std::vector<ExpressionPair> expression_pairs(const Statement& claim, const Statement& evidence,
                                             const Vocabulary& vocabulary) {
  std::vector<ExpressionPair> pairs;
  const std::vector<Token>& tokens = claim.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].has_content) continue;
    const std::size_t longest = vocabulary.language.longest_expression_words(tokens[i].word);
    for (std::size_t words = std::min(longest, tokens.size() - i); words > 0; --words) {
      const std::string expression = joined(tokens, i, i + words);
      for (const index::SynonymSet* set : vocabulary.language.synonyms_of(expression)) {
        for (const std::string& other : set->expressions) {
          if (other == expression) continue;
          for (Run found = find_words(evidence.tokens, other, 0); found.begin < found.end;
               found = find_words(evidence.tokens, other, found.end)) {
            pairs.push_back({{i, i + words}, found, MatchKind::kSynonym});
          }
        }
      }
    }
  }
  add_paraphrases(claim.tokens, evidence.tokens, pairs);
  for (const Definition& definition : vocabulary.definitions) {
    add_definition(claim.tokens, evidence.tokens, definition.name, definition.other, pairs);
    add_definition(claim.tokens, evidence.tokens, definition.other, definition.name, pairs);
  }
  add_spellings(claim.tokens, evidence.tokens, pairs);
  add_initials(claim.tokens, evidence.tokens, true, pairs);
  add_initials(evidence.tokens, claim.tokens, false, pairs);
  return pairs;
}

/// How far `place` of the evidence is from what the claim's word next to the run stands for.
std::size_t distance_to_neighbour(const Statement& claim, const std::vector<Match>& by_word,
                                  const Run& run, std::size_t place) {
  constexpr std::size_t kNearWords = 4;
  const auto is_anchor = [&](std::size_t i) {
    return claim.tokens[i].has_content && by_word[i].kind >= MatchKind::kStem;
  };
  for (std::size_t gap = 0; gap < kNearWords; ++gap) {
    for (const std::size_t i : {run.end + gap, run.begin - 1 - gap}) {
      if (i >= claim.tokens.size() || !is_anchor(i)) continue;
      const std::size_t target = by_word[i].target;
      return target > place ? target - place : place - target;
    }
  }
  return 0;
}

}  // namespace

void align_expressions(const Statement& claim, const Statement& evidence,
                       const Vocabulary& vocabulary, std::span<Match> matches) {
  const std::vector<Match> by_word(matches.begin(), matches.end());
  for (const ExpressionPair& pair : expression_pairs(claim, evidence, vocabulary)) {
    for (std::size_t i = pair.claim.begin; i < pair.claim.end; ++i) {
      Match& match = matches[i];
      // "Did not lower A, but lowered B": of several places, the one among the same words.
      const bool is_nearer =
          match.kind == pair.kind && by_word[i].kind < pair.kind &&
          distance_to_neighbour(claim, by_word, pair.claim, pair.evidence.begin) <
              distance_to_neighbour(claim, by_word, pair.claim, match.target);
      if (match.kind < pair.kind || is_nearer) match = {pair.kind, pair.evidence.begin};
    }
  }
}

void mark_expression_pairs(const Statement& claim, const Statement& evidence,
                           const Vocabulary& vocabulary, std::span<MatchKind> kinds) {
  const std::size_t width = evidence.tokens.size();
  for (const ExpressionPair& pair : expression_pairs(claim, evidence, vocabulary)) {
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
