#include "verify/comparison/alignment.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "verify/comparison/expressions.hpp"

namespace ibid::verify {
namespace {

// "infection" and "infectious" share 6 letters, "hypertension" and "hypertrophy" 6 of 12: a
// common beginning counts from six letters that make two thirds of the longer word.
constexpr std::size_t kDerivedLettersMin = 6;
// "treating" and "treatment" share 5: so few are a root where only endings follow.
constexpr std::size_t kRootLettersMin = 5;

/// What makes a noun, a verb or an adjective of a root; "absorbed" and "absorption" part with a
/// "b" and a "p".
bool ends_derivation(std::string_view ending) {
  constexpr std::array<std::string_view, 44> kEndings = {
      "",   "s",    "e",    "es",    "ed",   "er",   "ers",  "ing",  "ion",     "ions", "ation",
      "al", "ally", "ment", "ments", "ance", "ence", "able", "ible", "ive",     "ic",   "atic",
      "is", "es",   "y",    "ly",    "ity",  "ous",  "or",   "ors",  "ption",   "bed",  "bing",
      "bs", "b",    "tion", "ant",   "ent",  "ful",  "ure",  "ized", "ication", "ies",  "ied"};
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool is_derived(std::string_view a, std::string_view b) {
  const auto [end, unused] = std::mismatch(
      a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  const auto common = static_cast<std::size_t>(end - a.begin());
  if (common >= kDerivedLettersMin && 3 * common >= 2 * std::max(a.size(), b.size())) return true;
  return common >= kRootLettersMin && ends_derivation(a.substr(common)) &&
         ends_derivation(b.substr(common));
}

/// "Swedes" and "Swedish", "Iran" and "Iranian".
bool are_of_one_country(const Token& a, const Token& b) {
  constexpr std::array<std::string_view, 9> kEndings = {"ish", "ese", "ians", "ian", "ans",
                                                        "an",  "es",  "s",    "i"};
  constexpr std::size_t kLettersMin = 4;
  if (!a.is_name || !b.is_name) return false;
  const auto root = [&](std::string_view word) {
    for (const std::string_view ending : kEndings) {
      if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
    }
    return word;
  };
  const std::string_view one = root(a.word);
  const std::string_view other = root(b.word);
  const bool is_country = a.word.ends_with("ish") || a.word.ends_with("ese") ||
                          a.word.ends_with("ian") || b.word.ends_with("ish") ||
                          b.word.ends_with("ese") || b.word.ends_with("ian");
  return is_country && one.size() >= kLettersMin && one == other;
}

/// Of two equally good targets, the one nearer to where the neighbours matched.
std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

double quality_of(MatchKind kind) {
  switch (kind) {
    case MatchKind::kExact:
      return 1.0;
    case MatchKind::kStem:
      return 0.95;
    case MatchKind::kSynonym:
      return 0.9;
    case MatchKind::kAbbreviation:
      return 0.9;
    case MatchKind::kSameSide:
      return 0.75;
    case MatchKind::kDerived:
      return 0.7;
    case MatchKind::kOpposite:
      return 0.3;
    case MatchKind::kNone:
      return 0;
  }
  return 0;
}

bool BagAlignment::says(std::size_t evidence_token) const {
  return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
    return match.kind >= MatchKind::kDerived && match.target == evidence_token;
  });
}

MatchKind match_tokens(const Token& claim, const Token& evidence) {
  if (claim.word == evidence.word) return MatchKind::kExact;
  if (claim.stem == evidence.stem) return MatchKind::kStem;
  if (claim.cue != nullptr && evidence.cue != nullptr && claim.cue->axis == evidence.cue->axis) {
    if (oppose(*claim.cue, *evidence.cue)) return MatchKind::kOpposite;
    return MatchKind::kSameSide;
  }
  if (are_of_one_country(claim, evidence)) return MatchKind::kDerived;
  if (!claim.in_quantity && !evidence.in_quantity && is_derived(claim.word, evidence.word)) {
    return MatchKind::kDerived;
  }
  return MatchKind::kNone;
}

BagAlignment align_bag(const Statement& claim, const Statement& evidence,
                       std::span<const double> weights, const Vocabulary& vocabulary) {
  BagAlignment result;
  result.matches.resize(claim.tokens.size());
  std::size_t expected = 0;  // where the next target is expected, one past the last one
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    Match best;
    for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
      const MatchKind kind = match_tokens(claim.tokens[i], evidence.tokens[j]);
      if (kind == MatchKind::kNone) continue;
      if (kind > best.kind ||
          (kind == best.kind && distance(j, expected) < distance(best.target, expected))) {
        best = {kind, j};
      }
    }
    result.matches[i] = best;
    if (best.kind >= MatchKind::kDerived) expected = best.target + 1;
  }
  align_expressions(claim, evidence, vocabulary, result.matches);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content) continue;
    result.total_weight += weights[i];
    result.covered_weight += weights[i] * quality_of(result.matches[i].kind);
  }
  return result;
}

EditAlignment align_edits(const Statement& claim, const Statement& evidence,
                          const Vocabulary& vocabulary) {
  // Global alignment (Needleman and Wunsch 1970) with free evidence at both ends. A content word
  // in place is worth more than a function word, so that the walk hangs on the content.
  const std::size_t n = claim.tokens.size();
  const std::size_t m = evidence.tokens.size();
  const std::size_t width = m + 1;
  constexpr float kGap = -0.4F;
  constexpr float kReplace = -0.7F;
  std::vector<float> score((n + 1) * width, 0.0F);
  std::vector<std::uint8_t> step((n + 1) * width, 0);  // 1 pair, 2 claim only, 3 evidence only
  std::vector<MatchKind> kinds(n * m, MatchKind::kNone);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      kinds[i * m + j] = match_tokens(claim.tokens[i], evidence.tokens[j]);
    }
  }
  mark_expression_pairs(claim, evidence, vocabulary, kinds);
  for (std::size_t i = 1; i <= n; ++i) {
    score[i * width] = score[(i - 1) * width] + kGap;
    step[i * width] = 2;
    for (std::size_t j = 1; j <= m; ++j) {
      const MatchKind kind = kinds[(i - 1) * m + (j - 1)];
      float pair = kReplace;
      if (kind >= MatchKind::kSameSide) {
        const Token& token = claim.tokens[i - 1];
        pair = (token.has_content || token.in_quantity ? 2.0F : 0.8F) *
               static_cast<float>(quality_of(kind));
      } else if (kind == MatchKind::kOpposite) {
        pair = -0.1F;
      }
      const float diagonal = score[(i - 1) * width + j - 1] + pair;
      const float up = score[(i - 1) * width + j] + kGap;
      const float left = score[i * width + j - 1] + (i == n ? 0.0F : kGap);
      float best = diagonal;
      std::uint8_t how = 1;
      if (up > best) best = up, how = 2;
      if (left > best) best = left, how = 3;
      score[i * width + j] = best;
      step[i * width + j] = how;
    }
  }
  EditAlignment result;
  std::size_t i = n;
  std::size_t j = m;
  while (j > 0 && i == n && step[i * width + j] == 3) --j;
  result.end = j;
  Edit open{i, i, j, j};
  const auto close = [&](std::size_t at_claim, std::size_t at_evidence) {
    open.claim_begin = at_claim;
    open.evidence_begin = at_evidence;
    if (open.claim_begin < open.claim_end || open.evidence_begin < open.evidence_end) {
      result.edits.push_back(open);
    }
  };
  while (i > 0) {
    const std::uint8_t how = j == 0 ? std::uint8_t{2} : step[i * width + j];
    if (how == 1 && kinds[(i - 1) * m + (j - 1)] >= MatchKind::kSameSide) {
      close(i, j);
      ++result.matched;
      --i;
      --j;
      open = Edit{i, i, j, j};
    } else if (how == 1) {
      --i;
      --j;
    } else if (how == 2) {
      --i;
    } else {
      --j;
    }
  }
  close(0, j);
  result.begin = j;
  // A word replaced at either end leaves the evidence's own word outside the walk: take it in.
  if (!result.edits.empty()) {
    Edit& leading = result.edits.back();
    if (leading.claim_begin == 0 && leading.evidence_begin == leading.evidence_end) {
      leading.evidence_begin -= std::min(leading.evidence_begin, leading.claim_end);
    }
    Edit& trailing = result.edits.front();
    if (trailing.claim_end == n && trailing.evidence_begin == trailing.evidence_end) {
      trailing.evidence_end =
          std::min(m, trailing.evidence_end + trailing.claim_end - trailing.claim_begin);
    }
  }
  std::reverse(result.edits.begin(), result.edits.end());
  return result;
}

bool retells(std::size_t claim_tokens, const EditAlignment& alignment) {
  constexpr double kInOrder = 0.8;
  return static_cast<double>(alignment.matched) >= kInOrder * static_cast<double>(claim_tokens);
}

}  // namespace ibid::verify
