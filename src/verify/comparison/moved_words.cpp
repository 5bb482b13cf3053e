#include "verify/comparison/moved_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

/// Tokens [begin, end) of a statement.
std::span<const Token> run(const Statement& statement, std::size_t begin, std::size_t end) {
  return std::span(statement.tokens).subspan(begin, end - begin);
}

bool same_words(std::span<const Token> a, std::span<const Token> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Token& x, const Token& y) { return x.stem == y.stem; });
}

bool has_content(std::span<const Token> tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.has_content; });
}

/// "Non" of "non-adherent", which makes another word of what it is joined to.
bool is_joined(const Statement& statement, std::span<const Token> tokens) {
  return !tokens.empty() && tokens.back().range.end < statement.text.size() &&
         statement.text[tokens.back().range.end] == '-';
}

/// Whether tokens [begin, end) stand between two members of a list: others, and what joins them.
bool joins_a_list(const Statement& statement, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 7> kJoints = {"and", "as",   "both", "nor",
                                                       "or",  "plus", "well"};
  const std::vector<Token>& tokens = statement.tokens;
  const Token& before = tokens[begin > 0 ? begin - 1 : 0];
  const Token& behind = tokens[std::min(end, tokens.size() - 1)];
  bool has_joint = before.clause != behind.clause;  // a comma
  for (const Token& token : run(statement, begin, end)) {
    const bool is_joint = text::is_one_of(token.word, kJoints);
    if (!is_joint && (!token.has_content || token.cue != nullptr)) return false;
    has_joint = has_joint || is_joint;
  }
  return has_joint;
}

/// "A interacts with B", "A and B": what holds of both, whichever comes first.
bool holds_both_ways(std::span<const Token> between) {
  constexpr std::array<std::string_view, 10> kBothWays = {
      "associat", "coexist",  "comparable", "correlat", "differ",
      "equal",    "interact", "link",       "relat",    "similar"};
  bool is_said = false;
  for (const Token& token : between) {
    if (!token.has_content) {
      is_said = is_said || token.word == "with";
      continue;
    }
    const bool is_mutual =
        std::any_of(kBothWays.begin(), kBothWays.end(),
                    [&](std::string_view stem) { return token.word.starts_with(stem); });
    if (!is_mutual) return false;
    is_said = true;
  }
  return is_said;
}

/// Two runs of words that have changed places.
std::optional<Reason> find_exchange(const Statement& claim, const Statement& evidence,
                                    std::span<const Edit> edits) {
  for (std::size_t i = 0; i + 1 < edits.size(); ++i) {
    const Edit& first = edits[i];
    const auto here = run(claim, first.claim_begin, first.claim_end);
    const auto there = run(evidence, first.evidence_begin, first.evidence_end);
    const bool are_words = has_content(here) && has_content(there);
    const bool is_part_of_word =
        here.empty() ? is_joined(evidence, there) : there.empty() && is_joined(claim, here);
    if (!are_words && !is_part_of_word) continue;
    for (const Edit& second : edits.subspan(i + 1)) {
      if (!same_words(here, run(evidence, second.evidence_begin, second.evidence_end)) ||
          !same_words(there, run(claim, second.claim_begin, second.claim_end))) {
        continue;
      }
      const auto between = run(claim, first.claim_end, second.claim_begin);
      if (between.empty() || holds_both_ways(between) ||
          joins_a_list(claim, first.claim_end, second.claim_begin)) {
        continue;
      }
      return Reason{"roles", surface(claim, first.claim_begin, second.claim_end),
                    surface(evidence, first.evidence_begin, second.evidence_end)};
    }
  }
  return std::nullopt;
}

std::ptrdiff_t times(const Statement& statement, std::string_view stem) {
  return std::count_if(statement.tokens.begin(), statement.tokens.end(),
                       [&](const Token& token) { return token.stem == stem; });
}

/// What stands in brackets is left out rather than replaced.
bool is_in_brackets(const Statement& statement, const Token& token) {
  const auto before = std::string_view(statement.text).substr(0, token.range.begin);
  return std::count(before.begin(), before.end(), '(') >
         std::count(before.begin(), before.end(), ')');
}

/// Whether `word` of the claim stands in the sentence, at all its places in other clauses than its
/// `at`-th token, and in no list with that.
bool stands_in_other_clauses(const Statement& evidence, const Token& word, std::size_t at) {
  const std::vector<Token>& tokens = evidence.tokens;
  bool is_said = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].stem != word.stem) continue;
    const std::size_t first = std::min(i, at);
    const std::size_t second = std::max(i, at);
    if (tokens[i].clause == tokens[at].clause || joins_a_list(evidence, first + 1, second)) {
      return false;
    }
    is_said = true;
  }
  return is_said;
}

/// A word in the place of one that the claim lacks, which it has more often than the sentence, or
/// which the sentence has in another clause.
std::optional<Reason> find_borrowed(const Statement& claim, const Statement& evidence,
                                    std::span<const Edit> edits) {
  constexpr std::size_t kPlaceWordsMax = 3;  // longer runs stand in place of nothing
  for (const Edit& edit : edits) {
    const auto here = run(claim, edit.claim_begin, edit.claim_end);
    const auto there = run(evidence, edit.evidence_begin, edit.evidence_end);
    if (here.size() > kPlaceWordsMax || there.size() > kPlaceWordsMax) continue;
    const auto lost = std::find_if(there.begin(), there.end(), [&](const Token& token) {
      return token.has_content && times(evidence, token.stem) > times(claim, token.stem);
    });
    if (lost == there.end()) continue;
    const auto place = static_cast<std::size_t>(&*lost - evidence.tokens.data());
    const bool is_left_out = is_in_brackets(evidence, *lost);
    const auto borrowed = std::find_if(here.begin(), here.end(), [&](const Token& token) {
      const std::ptrdiff_t said = times(evidence, token.stem);
      return token.has_content &&
             ((said > 0 && times(claim, token.stem) > said) ||
              (!is_left_out && stands_in_other_clauses(evidence, token, place)));
    });
    if (borrowed == here.end()) continue;
    // "Patients" for "participants" says the same.
    if (!is_plain(*borrowed) || !is_plain(*lost)) {
      return Reason{"entity", surface(claim, edit.claim_begin, edit.claim_end),
                    surface(evidence, edit.evidence_begin, edit.evidence_end)};
    }
  }
  return std::nullopt;
}

/// "A goes with B and D" beside "A goes with B, and C with D": the run that the claim leaves out
/// ends with a preposition that its sentence has before, and names another subject.
bool leaves_out_subject(const Statement& evidence, const Edit& edit) {
  constexpr std::array<std::string_view, 6> kPrepositions = {"by", "for", "from",
                                                             "in", "to",  "with"};
  const auto run_of = run(evidence, edit.evidence_begin, edit.evidence_end);
  if (run_of.size() < 2 || edit.evidence_begin == 0) return false;
  const std::string_view last = run_of.back().word;
  if (!text::is_one_of(last, kPrepositions)) return false;
  const bool follows_and =
      evidence.tokens[edit.evidence_begin - 1].word == "and" || run_of.front().word == "and";
  const auto before = run(evidence, 0, edit.evidence_begin);
  const bool has_it_before = std::any_of(before.begin(), before.end(),
                                         [&](const Token& token) { return token.word == last; });
  return follows_and && has_it_before &&
         std::any_of(run_of.begin(), run_of.end(), [](const Token& token) {
           return token.has_content && !token.in_quantity && token.cue == nullptr &&
                  !is_plain(token);
         });
}

/// What the claim goes on with, in one clause, where the sentence has another subject for it.
std::optional<Reason> find_joined(const Statement& claim, const Statement& evidence,
                                  const EditAlignment& alignment) {
  constexpr double kInOrder = 0.6;
  if (static_cast<double>(alignment.matched) <
      kInOrder * static_cast<double>(claim.tokens.size())) {
    return std::nullopt;
  }
  for (const Edit& edit : alignment.edits) {
    const std::size_t at = edit.claim_begin;
    if (at != edit.claim_end || at == 0 || at == claim.tokens.size()) continue;
    if (!leaves_out_subject(evidence, edit)) continue;
    return Reason{"entity", surface(claim, at, at + 1),
                  surface(evidence, edit.evidence_begin, edit.evidence_end)};
  }
  return std::nullopt;
}

/// "A inhibits D" beside "A inhibits B, whereas D stimulates C": it goes on behind the contrast in
/// the middle of what it says.
std::optional<Reason> find_bridged(const Statement& claim, const Statement& evidence,
                                   std::span<const Edit> edits) {
  // Behind "but" the same may go on: "safe but costly".
  constexpr std::array<std::string_view, 4> kContrasts = {"although", "though", "whereas", "while"};
  for (const Edit& edit : edits) {
    const std::size_t at = edit.claim_begin;
    if (at != edit.claim_end || at == 0 || at == claim.tokens.size()) continue;
    const bool goes_on =
        claim.tokens[at].has_content && claim.tokens[at].clause == claim.tokens[at - 1].clause;
    if (!goes_on) continue;
    const auto passed_over = run(evidence, edit.evidence_begin, edit.evidence_end);
    const auto contrast =
        std::find_if(passed_over.begin(), passed_over.end(),
                     [&](const Token& token) { return text::is_one_of(token.word, kContrasts); });
    const bool is_lost = std::any_of(passed_over.begin(), contrast, [&](const Token& token) {
      return token.has_content && times(evidence, token.stem) > times(claim, token.stem);
    });
    if (contrast == passed_over.end() || !is_lost) continue;
    return Reason{"entity", surface(claim, at, at + 1),
                  surface(evidence, edit.evidence_begin, edit.evidence_end)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Reason> find_moved(const Statement& claim, const Statement& evidence,
                                 const EditAlignment& alignment) {
  if (auto exchanged = find_exchange(claim, evidence, alignment.edits)) return exchanged;
  if (auto joined = find_joined(claim, evidence, alignment)) return joined;
  if (!retells(claim.tokens.size(), alignment)) return std::nullopt;
  if (auto borrowed = find_borrowed(claim, evidence, alignment.edits)) return borrowed;
  return find_bridged(claim, evidence, alignment.edits);
}

}  // namespace ibid::verify
