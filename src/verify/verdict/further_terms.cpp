#include "verify/verdict/further_terms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

std::string joined(const Statement& statement, std::size_t begin, std::size_t end) {
  std::string words;
  for (std::size_t i = begin; i < end; ++i) {
    if (!words.empty()) words += ' ';
    words += statement.tokens[i].word;
  }
  return words;
}

/// True right behind a comma, "and", "or" and the like.
bool stands_in_list(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 4> kJoints = {"and", "or", "plus", "nor"};
  if (at == 0) return false;
  const Token& before = statement.tokens[at - 1];
  const std::size_t end = before.range.end;
  const std::string_view between =
      std::string_view(statement.text).substr(end, statement.tokens[at].range.begin - end);
  return between.find(',') != std::string_view::npos || text::is_one_of(before.word, kJoints);
}

/// Words of the longest term that begins at the `at`-th token; 0 where none does.
std::size_t term_words(const Statement& statement, std::size_t at, const index::Language& language,
                       bool anywhere) {
  const bool is_listed = anywhere || stands_in_list(statement, at);
  const std::size_t longest = language.longest_expression_words(statement.tokens[at].word);
  for (std::size_t words = std::min(longest, statement.tokens.size() - at); words > 0; --words) {
    const std::string term = joined(statement, at, at + words);
    if ((is_listed && !language.synonyms_of(term).empty()) || !language.members_of(term).empty() ||
        !language.class_by_any_name(term).empty()) {
      return words;
    }
  }
  return 0;
}

/// True when no word of the term that says something stands in the sentence.
bool is_missing(const Statement& claim, std::size_t begin, std::size_t end,
                const BagAlignment& bag) {
  bool says_something = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Token& token = claim.tokens[i];
    if (token.in_quantity) return false;
    // Directions and groups have their own comparisons.
    if (!token.has_content || is_plain(token) || token.cue != nullptr) continue;
    if (bag.matches[i].kind != MatchKind::kNone) return false;
    says_something = true;
  }
  return says_something;
}

/// "ACE inhibitors" where the sentence has "enalapril".
bool names_member(const Statement& evidence, const std::string& term,
                  const index::Language& language) {
  const std::string words = ' ' + joined(evidence, 0, evidence.tokens.size()) + ' ';
  const std::vector<std::string> members = language.members_of(term);
  return std::any_of(members.begin(), members.end(), [&](const std::string& member) {
    return words.find(' ' + member + ' ') != std::string::npos ||
           words.find(' ' + member + "s ") != std::string::npos;
  });
}

}  // namespace

std::string find_further_term(const Statement& claim, const Statement& evidence,
                              const BagAlignment& bag, const index::Language& language,
                              bool anywhere) {
  for (std::size_t i = 0; i < claim.tokens.size();) {
    const std::size_t words =
        claim.tokens[i].has_content ? term_words(claim, i, language, anywhere) : std::size_t{0};
    if (words > 0 && is_missing(claim, i, i + words, bag) &&
        !names_member(evidence, joined(claim, i, i + words), language)) {
      return surface(claim, i, i + words);
    }
    i += std::max<std::size_t>(words, 1);
  }
  return {};
}

}  // namespace ibid::verify
