// Exclusions: what shares nearly all words with the evidence and is yet of something else: of a
// group that it sets apart, of another kind, of an outcome that it does not report.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/analyzer.hpp"
#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

bool is_preposition(std::string_view word) {
  constexpr std::array<std::string_view, 13> kPrepositions = {"in", "with", "for",   "among", "at",
                                                              "on", "when", "after", "from",  "by",
                                                              "to", "of",   "during"};
  return is_one_of(word, kPrepositions);
}

/// A run of tokens [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool holds(std::size_t at) const { return begin <= at && at < end; }
};

/// What "but not in …" sets apart: the run behind the denial to the end of its clause. Empty where
/// the evidence sets nothing apart.
Run set_apart(const Statement& evidence) {
  const std::vector<Token>& tokens = evidence.tokens;
  for (std::size_t j = 1; j + 1 < tokens.size(); ++j) {
    constexpr std::array<std::string_view, 3> kJoints = {"but", "and", "though"};
    if (!tokens[j].negates || !is_one_of(tokens[j - 1].word, kJoints)) continue;
    if (!is_preposition(tokens[j + 1].word)) continue;
    Run run{j + 1, j + 1};
    while (run.end < tokens.size() && tokens[run.end].clause == tokens[j].clause) ++run.end;
    return run;
  }
  return {};
}

/// "Lowered deaths in women but not in men" beside "lowered deaths in men": a word of the claim
/// stands only in what is set apart, and most others outside of it.
bool is_of_those_set_apart(const Statement& claim, const Statement& evidence,
                           const BagAlignment& bag, Reason& reason) {
  const Run apart = set_apart(evidence);
  if (apart.begin == apart.end || denies(claim)) return false;
  std::size_t outside = 0;
  std::size_t only_inside = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Match& match = bag.matches[i];
    if (!token.has_content || match.kind < MatchKind::kAbbreviation) continue;
    const std::string& stem = evidence.tokens[match.target].stem;
    bool stands_outside = false;
    for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
      stands_outside = stands_outside || (!apart.holds(j) && evidence.tokens[j].stem == stem);
    }
    if (stands_outside) {
      ++outside;
    } else if (!token.is_generic) {
      ++only_inside;
    }
  }
  if (only_inside == 0 || outside < 2) return false;
  reason = {"negation", "", surface(evidence, apart.begin - 1, apart.end)};
  return true;
}

/// Words of one list exclude each other where they stand for the kind of a thing.
constexpr std::array<std::string_view, 11> kKinds = {
    "hip|vertebral|nonvertebral|wrist|lumbar",
    "mild|moderate|severe",
    "premenopausal|postmenopausal|perimenopausal",
    "ischemic|hemorrhagic",
    "overt|subclinical",
    "episodic|chronic",
    "inpatients|outpatients",
    "paroxysmal|persistent|permanent",
    "bacterial|viral|fungal",
    "immediate|extended",
    "preserved|reduced",
};

/// "Reduced" is a kind of ejection fraction, and else a verb.
bool is_kind(const Statement& statement, std::size_t at, std::string_view word) {
  if (statement.tokens[at].word != word) return false;
  if (word != "preserved" && word != "reduced") return true;
  // "Mildly reduced" is a third kind, and "reduced or with preserved ejection fraction" has two.
  if (at > 0 && statement.tokens[at - 1].word == "mildly") return false;
  constexpr std::size_t kWordsToHead = 4;
  for (std::size_t i = at + 1; i < std::min(statement.tokens.size(), at + 1 + kWordsToHead); ++i) {
    if (statement.tokens[i].word == "ejection") return true;
  }
  return false;
}

bool names_kind(const Statement& statement, std::string_view word) {
  for (std::size_t at = 0; at < statement.tokens.size(); ++at) {
    if (is_kind(statement, at, word)) return true;
  }
  return false;
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('|'), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(line.size(), end + 1));
  }
  return words;
}

/// "Hip fractures" beside "vertebral fractures": the claim names a kind that the evidence does not,
/// and the evidence one that the claim does not.
bool is_of_another_kind(const Statement& claim, const Statement& evidence, Reason& reason) {
  for (const std::string_view line : kKinds) {
    std::string_view only_here;
    std::string_view only_there;
    for (const std::string_view word : split(line)) {
      const bool here = names_kind(claim, word);
      const bool there = names_kind(evidence, word);
      if (here && !there) only_here = word;
      if (there && !here) only_there = word;
    }
    if (only_here.empty() || only_there.empty()) continue;
    reason = {"entity", std::string(only_here), std::string(only_there)};
    return true;
  }
  return false;
}

/// Outcomes that nothing but a word of their own bears out: deaths are not told by fewer cases.
constexpr std::array<std::string_view, 3> kOutcomes = {
    "mortality|death|deaths|die|died|dies|dying|fatal|survival|survived|survive|lethal|killed",
    "hospitalization|hospitalizations|hospitalized|hospital|hospitals|admission|admissions|"
    "admitted",
    "cure|cures|cured|eradicated|eradication|eradicating|eradicate|eradicates",
};

bool lacks_outcome(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                   Reason& reason) {
  for (const std::string_view line : kOutcomes) {
    const std::vector<std::string_view> words = split(line);
    if (has_any(evidence, words)) continue;
    for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
      const bool is_outcome =
          std::find(words.begin(), words.end(), claim.tokens[i].word) != words.end();
      if (!is_outcome || bag.matches[i].kind >= MatchKind::kDerived) continue;
      reason = {"entity", surface(claim, i, i + 1), ""};
      return true;
    }
  }
  return false;
}

/// Of what the deaths are that a statement tells of: stems before "death", "all" for any cause.
std::vector<std::string> causes_of_death(const Statement& statement) {
  constexpr std::array<std::string_view, 3> kDeaths = {"death", "deaths", "mortality"};
  const std::vector<Token>& tokens = statement.tokens;
  std::vector<std::string> causes;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!is_one_of(tokens[i].word, kDeaths)) continue;
    const Token& before = tokens[i - 1];
    const bool is_of_any = i + 3 < tokens.size() && tokens[i + 2].word == "any" &&
                           tokens[i + 3].word.starts_with("cause");
    if (before.word == "cause" || is_of_any) {
      causes.emplace_back("all");
    } else if (before.has_content && before.cue == nullptr && !is_plain(before) &&
               before.clause == tokens[i].clause) {
      causes.push_back(before.stem);
    }
  }
  return causes;
}

/// "Cardiovascular death" beside "all-cause mortality".
bool is_of_other_deaths(const Statement& claim, const Statement& evidence, Reason& reason) {
  const std::vector<std::string> here = causes_of_death(claim);
  const std::vector<std::string> there = causes_of_death(evidence);
  if (here.empty() || there.empty()) return false;
  const bool is_shared = std::any_of(here.begin(), here.end(), [&](const std::string& cause) {
    return std::find(there.begin(), there.end(), cause) != there.end();
  });
  if (is_shared) return false;
  reason = {"entity", here.front() + " death", there.front() + " death"};
  return true;
}

/// A drug or mineral that the sentence does not name.
bool names_further_substance(const Statement& claim, const BagAlignment& bag, Reason& reason) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (bag.matches[i].kind != MatchKind::kNone || !names_substance(claim.tokens[i].word)) continue;
    reason = {"entity", surface(claim, i, i + 1), ""};
    return true;
  }
  return false;
}

/// Words that turn a sentence round and stand on no axis of the lexicon.
constexpr std::array<std::string_view, 24> kContraries = {
    "include|exclude",
    "replace|supplement",
    "replace|add",
    "continue|stop",
    "continue|discontinue",
    "continue|cease",
    "start|stop",
    "begin|stop",
    "initiate|discontinue",
    "keep|stop",
    "persist|disappear",
    "sustained|disappear",
    "sustained|longer",
    "maintained|lost",
    "complete|partial",
    "monotherapy|combination",
    "monotherapy|combined",
    "once|twice",
    "first|last",
    "accept|reject",
    "mandatory|optional",
    "untreated|treated",
    "symptoms|asymptomatic",
    "symptomatic|asymptomatic",
};

/// "After the first year", where the evidence has "in the first 30 days".
bool tells_after_first(const Statement& statement) {
  for (std::size_t i = 0; i + 2 < statement.tokens.size(); ++i) {
    if (statement.tokens[i].word == "after" && statement.tokens[i + 2].word == "first") return true;
  }
  return false;
}

/// "Left out people with gout".
bool leaves_out(const Statement& statement) {
  constexpr std::array<std::string_view, 4> kLeaving = {"left", "leave", "leaves", "leaving"};
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].word.starts_with("exclud")) return true;
    if (i > 0 && tokens[i].word == "out" && is_one_of(tokens[i - 1].word, kLeaving)) return true;
  }
  return false;
}

/// "Enrolled people with gout".
bool takes_in(const Statement& statement) {
  constexpr std::array<std::string_view, 3> kTaking = {"enrolled", "included", "recruited"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return is_one_of(token.word, kTaking) && token.negations == 0;
  });
}

/// "Included" beside "excluded": the claim has one of a pair that the evidence has not, and the
/// evidence the other that the claim has not.
bool has_contrary(const Statement& claim, const Statement& evidence, Reason& reason) {
  static const std::vector<std::pair<std::string, std::string>> pairs = [] {
    index::Analyzer analyzer(index::Language::built_in());
    std::vector<std::pair<std::string, std::string>> built;
    for (const std::string_view line : kContraries) {
      const std::vector<std::string_view> words = split(line);
      built.emplace_back(analyzer.stem(words[0]), analyzer.stem(words[1]));
    }
    return built;
  }();
  const auto find = [](const Statement& statement, const std::string& stem) {
    return std::find_if(statement.tokens.begin(), statement.tokens.end(),
                        [&](const Token& token) { return token.stem == stem; });
  };
  const auto stand = [&](const std::string& here, const std::string& there) {
    const auto said = find(claim, here);
    const auto found = find(evidence, there);
    if (said == claim.tokens.end() || found == evidence.tokens.end()) return false;
    if (find(claim, there) != claim.tokens.end()) return false;
    if (find(evidence, here) != evidence.tokens.end()) return false;
    // "Not stopped" is continued.
    if (said->negations % 2 != found->negations % 2) return false;
    reason = {"direction", said->word, found->word};
    return true;
  };
  if (tells_after_first(claim) && !tells_after_first(evidence) &&
      find(evidence, "first") != evidence.tokens.end()) {
    reason = {"direction", "after the first", "first"};
    return true;
  }
  const bool turns_selection = (takes_in(claim) && !leaves_out(claim) && leaves_out(evidence)) ||
                               (takes_in(evidence) && !leaves_out(evidence) && leaves_out(claim));
  if (turns_selection && !(takes_in(claim) && takes_in(evidence))) {
    reason = {"direction", leaves_out(claim) ? "left out" : "included",
              leaves_out(evidence) ? "left out" : "included"};
    return true;
  }
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return stand(pair.first, pair.second) || stand(pair.second, pair.first);
  });
}

/// A medicine or a class of them that the sentence does not name, which names another one.
bool names_other_medicine(const Statement& claim, const Statement& evidence,
                          const BagAlignment& bag) {
  const auto is_medicine = [](const Token& token) {
    return names_substance(token.word) || names_medicine_class(token.word);
  };
  bool is_missing = false;
  std::vector<bool> is_used(evidence.tokens.size(), false);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Match& match = bag.matches[i];
    if (match.kind >= MatchKind::kDerived) is_used[match.target] = true;
    is_missing = is_missing || (match.kind == MatchKind::kNone && is_medicine(claim.tokens[i]));
  }
  for (std::size_t j = 0; is_missing && j < evidence.tokens.size(); ++j) {
    if (!is_used[j] && is_medicine(evidence.tokens[j])) return true;
  }
  return false;
}

/// "Rhythm control" beside "strict control": a word that the evidence does not have stands before
/// one that it has, in place of another that the claim does not have.
bool is_qualified_otherwise(const Statement& claim, const Statement& evidence,
                            const BagAlignment& bag, Reason& reason) {
  std::vector<bool> is_used(evidence.tokens.size(), false);
  for (const Match& match : bag.matches) {
    if (match.kind >= MatchKind::kSameSide) is_used[match.target] = true;
  }
  const auto may_qualify = [](const Token& word, const Token& head) {
    return word.has_content && !word.is_generic && word.cue == nullptr && !word.in_quantity &&
           !is_plain(word) && !word.word.ends_with("ly") && word.clause == head.clause;
  };
  for (std::size_t i = 1; i < claim.tokens.size(); ++i) {
    const Token& head = claim.tokens[i];
    const Token& word = claim.tokens[i - 1];
    if (!head.has_content || bag.matches[i].kind < MatchKind::kStem || head.cue != nullptr)
      continue;
    if (!may_qualify(word, head) || bag.matches[i - 1].kind != MatchKind::kNone) continue;
    for (std::size_t j = 1; j < evidence.tokens.size(); ++j) {
      const Token& other = evidence.tokens[j - 1];
      if (evidence.tokens[j].stem != head.stem || is_used[j - 1]) continue;
      if (!may_qualify(other, evidence.tokens[j])) continue;
      reason = {"entity", surface(claim, i - 1, i + 1), surface(evidence, j - 1, j + 1)};
      return true;
    }
  }
  return false;
}

}  // namespace

ExclusionComparison compare_exclusions(const Statement& claim, const Statement& evidence,
                                       const BagAlignment& bag) {
  ExclusionComparison result;
  Reason reason;
  if (is_of_those_set_apart(claim, evidence, bag, reason)) {
    result.is_set_apart = true;
    result.reasons.push_back(reason);
  }
  if (is_of_another_kind(claim, evidence, reason) || lacks_outcome(claim, evidence, bag, reason) ||
      is_of_other_deaths(claim, evidence, reason)) {
    result.is_of_another = true;
    result.reasons.push_back(reason);
  }
  if (names_further_substance(claim, bag, reason)) {
    result.names_further_substance = true;
    result.reasons.push_back(reason);
  }
  if (has_contrary(claim, evidence, reason)) {
    result.has_contrary = true;
    result.reasons.push_back(reason);
  }
  result.names_other_medicine = names_other_medicine(claim, evidence, bag);
  if (is_qualified_otherwise(claim, evidence, bag, reason)) {
    result.is_qualified_otherwise = true;
    result.reasons.push_back(reason);
  }
  return result;
}

}  // namespace ibid::verify
