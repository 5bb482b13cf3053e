#include "verify/verdict/binding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// Words that say something between "raises" and what is raised, in the claim and in the evidence:
/// "raises serum zinc".
constexpr std::size_t kWordsToGovernor = 1;
constexpr std::size_t kWordsToGovernorThere = 2;

bool tells_kind(const Token& token) {
  constexpr std::array<std::string_view, 6> kKinds = {"high",  "low",  "most",
                                                      "least", "long", "limited"};
  return is_one_of(token.word, kKinds);
}

bool is_governor(const Token& token) {
  return is_signed(token) && !tells_kind(token);
}

/// Without regard to denials, which are compared for themselves.
int movement_of(const Token& token) {
  return token.cue->value < 0 ? -1 : 1;
}

/// What says how a thing goes.
struct Governor {
  int sign = 0;  ///< 0 for none
  std::size_t at = 0;
};

bool has_weight(const Token& token) {
  return token.has_content && !token.in_quantity && !is_plain(token);
}

/// "Lower in adults", "caused by zinc": what stands behind is no object. "A decrease in zinc" has
/// one.
bool ends_object(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 13> kPrepositions = {
      "in",     "with", "for", "among", "at",   "on",  "after",
      "during", "by",   "to",  "from",  "than", "when"};
  constexpr std::array<std::string_view, 8> kNouns = {"tion",    "crease", "rise", "drop",
                                                      "decline", "loss",   "fall", "gain"};
  if (!is_one_of(tokens[at].word, kPrepositions)) return false;
  return tokens[at].word != "in" || at == 0 ||
         std::none_of(kNouns.begin(), kNouns.end(), [&](std::string_view ending) {
           return tokens[at - 1].word.ends_with(ending);
         });
}

/// Before `at`, past at most `words` words of weight: "reduced" of "reduced expression of zinc".
/// What happens to a change counts with it: "inhibits the suppression of zinc".
Governor governor_before(const Statement& statement, std::size_t at, std::size_t words) {
  const std::vector<Token>& tokens = statement.tokens;
  Governor found;
  for (std::size_t i = at; i-- > 0;) {
    const Token& token = tokens[i];
    if (token.clause != tokens[at].clause || ends_object(tokens, i)) break;
    if (is_governor(token)) {
      const bool is_first = found.sign == 0;
      if (is_first) found = {1, i};
      found.sign *= movement_of(token);
      if (is_first && tokens[i + 1].word != "of") break;
      words = 0;
    } else if (has_weight(token)) {
      if (found.sign != 0 || words == 0) break;
      --words;
    }
  }
  return found;
}

/// Behind `at`, past at most one word of weight: "fractures fell", "blood pressure was reduced".
Governor governor_behind(const Statement& statement, std::size_t at) {
  const std::vector<Token>& tokens = statement.tokens;
  std::size_t words = 1;
  for (std::size_t i = at + 1; i < tokens.size() && tokens[i].clause == tokens[at].clause; ++i) {
    if (is_governor(tokens[i])) return {movement_of(tokens[i]), i};
    if (has_weight(tokens[i]) && words-- == 0) break;
  }
  return {};
}

bool compares(const Statement& statement) {
  constexpr std::array<std::string_view, 4> kComparing = {"than", "versus", "vs", "compared"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return is_one_of(token.word, kComparing) && !token.in_quantity;
  });
}

bool multiplies(const Token& token) {
  constexpr std::array<std::string_view, 5> kTimes = {"doubl", "tripl", "quadrupl", "halv", "half"};
  return std::any_of(kTimes.begin(), kTimes.end(),
                     [&](std::string_view times) { return token.word.starts_with(times); });
}

/// How the word goes where the evidence has it.
enum class Course { kNotTold, kSame, kOther };

Course course_of(const Statement& claim, const Governor& here, const Statement& evidence,
                 std::string_view stem) {
  Course course = Course::kNotTold;
  const bool is_multiple = multiplies(claim.tokens[here.at]);
  const bool has_multiple =
      std::any_of(evidence.tokens.begin(), evidence.tokens.end(),
                  [&](const Token& token) { return token.stem == claim.tokens[here.at].stem; });
  for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
    if (evidence.tokens[j].stem != stem) continue;
    const Governor before = governor_before(evidence, j, kWordsToGovernorThere);
    const Governor behind = governor_behind(evidence, j);
    for (const Governor& there : {before, behind}) {
      if (there.sign == 0) continue;
      const bool is_same_multiple =
          !is_multiple || !has_multiple || multiplies(evidence.tokens[there.at]);
      if (there.sign == here.sign && is_same_multiple) return Course::kSame;
      course = Course::kOther;
    }
  }
  return course;
}

/// "Raises zinc" where it lowers copper and raises iron, and lowers zinc.
bool moves_otherwise(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  // "More with A than with B" is "less with B than with A".
  if (compares(claim) && compares(evidence)) return false;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (!has_weight(token) || is_signed(token) || bag.matches[i].kind < MatchKind::kStem) continue;
    const Governor here = governor_before(claim, i, kWordsToGovernor);
    if (here.sign == 0) continue;
    const std::string_view stem = evidence.tokens[bag.matches[i].target].stem;
    if (course_of(claim, here, evidence, stem) == Course::kOther) return true;
  }
  return false;
}

/// The word behind the first "most" that makes a superlative: "acceptable".
std::optional<std::size_t> most_of(const Statement& statement) {
  constexpr std::array<std::string_view, 4> kNoDegree = {"of", "people", "patients", "adults"};
  for (std::size_t i = 1; i + 1 < statement.tokens.size(); ++i) {
    const bool is_superlative = statement.tokens[i].word == "most" &&
                                !is_one_of(statement.tokens[i + 1].word, kNoDegree) &&
                                statement.tokens[i - 1].word != "at";
    if (is_superlative && statement.tokens[i + 1].has_content) return i + 1;
  }
  return std::nullopt;
}

bool has_stem(const Statement& statement, std::string_view stem) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return token.stem == stem; });
}

/// "The most effective kinds" where they are the most acceptable.
bool is_most_otherwise(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const auto here = most_of(claim);
  const auto there = most_of(evidence);
  const bool is_same = here && there && bag.matches[*here].kind >= MatchKind::kSameSide &&
                       bag.matches[*here].target == *there;
  return here && there && !is_same && !has_stem(claim, evidence.tokens[*there].stem);
}

/// The verb behind "these minerals can", and the thing itself.
struct Pointing {
  std::size_t thing = 0;
  std::size_t verb = 0;
};

std::optional<Pointing> pointing_in(const Statement& statement) {
  constexpr std::array<std::string_view, 4> kPointing = {"these", "this", "those", "such"};
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!is_one_of(tokens[i].word, kPointing) || !tokens[i + 1].has_content) continue;
    for (std::size_t verb = i + 2; verb < tokens.size(); ++verb) {
      if (tokens[verb].has_content) return Pointing{i + 1, verb};
    }
  }
  return std::nullopt;
}

/// "These antibiotics can interfere" where these minerals can.
bool points_at_another(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const auto here = pointing_in(claim);
  const auto there = pointing_in(evidence);
  if (!here || !there) return false;
  const Token& thing = evidence.tokens[there->thing];
  const bool is_same = claim.tokens[here->thing].stem == thing.stem ||
                       (bag.matches[here->thing].kind >= MatchKind::kDerived &&
                        bag.matches[here->thing].target == there->thing);
  return !is_same && !is_plain(thing) &&
         claim.tokens[here->verb].stem == evidence.tokens[there->verb].stem;
}

/// "Iron deficiency affects" where iron deficiency anemia does: the word that the others qualify
/// was dropped. What is only how a thing is given or measured may be.
bool drops_head(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 9> kMeans = {"supplement", "therap", "treat",
                                                      "dos",        "level",  "concentration",
                                                      "administr",  "tablet", "product"};
  const std::vector<Token>& here = claim.tokens;
  const std::vector<Token>& there = evidence.tokens;
  const auto joins = [](const Token& token) {
    return !token.in_quantity && !token.negates && (!token.has_content || is_plain(token));
  };
  for (std::size_t i = 1; i + 1 < here.size(); ++i) {
    // Two words that say something, and one that does not.
    if (!has_weight(here[i - 1]) || !has_weight(here[i]) || !joins(here[i + 1])) continue;
    for (std::size_t j = 1; j + 2 < there.size(); ++j) {
      const bool is_same = there[j - 1].stem == here[i - 1].stem && there[j].stem == here[i].stem &&
                           there[j + 2].stem == here[i + 1].stem &&
                           there[j].clause == there[j + 2].clause;
      const Token& head = there[j + 1];
      if (!is_same || !has_weight(head) || head.cue != nullptr || has_stem(claim, head.stem)) {
        continue;
      }
      const bool is_means =
          std::any_of(kMeans.begin(), kMeans.end(),
                      [&](std::string_view beginning) { return head.word.starts_with(beginning); });
      if (!is_means && !head.word.ends_with("ing") && !head.word.ends_with("ed")) return true;
    }
  }
  return false;
}

/// "Several joints" where it is one joint.
bool counts_things_otherwise(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 2> kOne = {"one", "single"};
  constexpr std::array<std::string_view, 4> kMore = {"several", "many", "multiple", "numerous"};
  const auto counted = [](const Statement& statement, const auto& words) {
    std::set<std::string_view> things;
    for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
      const bool counts = is_one_of(statement.tokens[i].word, words);
      if (counts && has_weight(statement.tokens[i + 1]))
        things.insert(statement.tokens[i + 1].stem);
    }
    return things;
  };
  const auto turns = [&](const Statement& one, const Statement& more) {
    const auto alone = counted(one, kOne);
    const auto many = counted(more, kMore);
    return std::any_of(many.begin(), many.end(),
                       [&](std::string_view thing) { return alone.contains(thing); });
  };
  return turns(claim, evidence) || turns(evidence, claim);
}

using Stems = std::set<std::string_view>;

Stems weighty_stems(const Statement& statement, std::size_t begin, std::size_t end) {
  Stems stems;
  for (std::size_t i = begin; i < std::min(end, statement.tokens.size()); ++i) {
    if (has_weight(statement.tokens[i])) stems.insert(statement.tokens[i].stem);
  }
  return stems;
}

/// What brings about what.
struct Causation {
  Stems cause;
  Stems effect;
};

/// "A causes B", "B is caused by A", "causes of B are A", and so of risk factors.
std::optional<Causation> causation_in(const Statement& statement) {
  constexpr std::array<std::string_view, 4> kBeing = {"is", "are", "was", "were"};
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string_view next = tokens[i + 1].word;
    // "A is a risk factor for B", "risk factors for B are A".
    const bool is_factor = tokens[i].word.starts_with("factor") && (next == "for" || next == "of");
    if ((!tokens[i].word.starts_with("caus") && !is_factor) || is_denied(tokens[i])) continue;
    if (next == "by") {
      return Causation{weighty_stems(statement, i + 2, tokens.size()),
                       weighty_stems(statement, 0, i)};
    }
    if (next == "of" || is_factor) {
      const bool is_said_before =
          std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const Token& token) { return is_one_of(token.word, kBeing); });
      for (std::size_t verb = i + 2; verb < tokens.size(); ++verb) {
        if (is_said_before || !is_one_of(tokens[verb].word, kBeing)) continue;
        return Causation{weighty_stems(statement, verb + 1, tokens.size()),
                         weighty_stems(statement, i + 2, verb)};
      }
      return Causation{weighty_stems(statement, 0, i),
                       weighty_stems(statement, i + 2, tokens.size())};
    }
    return Causation{weighty_stems(statement, 0, i),
                     weighty_stems(statement, i + 1, tokens.size())};
  }
  return std::nullopt;
}

bool meet_alone(const Stems& here, const Stems& there, const Stems& not_there) {
  return std::any_of(here.begin(), here.end(), [&](std::string_view stem) {
    return there.contains(stem) && !not_there.contains(stem);
  });
}

/// "A causes B" where causes of A are B and C.
bool turns_causation(const Statement& claim, const Statement& evidence) {
  const auto here = causation_in(claim);
  const auto there = causation_in(evidence);
  return here && there && meet_alone(here->cause, there->effect, there->cause) &&
         meet_alone(here->effect, there->cause, there->effect) &&
         !meet_alone(here->cause, there->cause, there->effect);
}

/// What stands on either side of the "to" of "prefers A to B".
struct Preference {
  Stems chosen;
  Stems passed_over;
};

std::optional<Preference> preference_in(const Statement& statement) {
  constexpr std::array<std::string_view, 7> kEnds = {"for", "in",    "when", "with",
                                                     "as",  "using", "by"};
  constexpr std::size_t kWordsOfChoice = 6;
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].word.starts_with("prefer") || is_denied(tokens[i])) continue;
    for (std::size_t to = i + 2; to < std::min(tokens.size(), i + 2 + kWordsOfChoice); ++to) {
      if (tokens[to].clause != tokens[i].clause) break;
      if (tokens[to].word != "to" && tokens[to].word != "over") continue;
      Preference preference;
      for (std::size_t k = i + 1; k < to; ++k) {
        if (tokens[k].has_content) preference.chosen.insert(tokens[k].stem);
      }
      for (std::size_t k = to + 1; k < std::min(tokens.size(), to + 1 + kWordsOfChoice); ++k) {
        if (tokens[k].clause != tokens[i].clause || is_one_of(tokens[k].word, kEnds)) break;
        if (tokens[k].has_content) preference.passed_over.insert(tokens[k].stem);
      }
      return preference;
    }
  }
  return std::nullopt;
}

/// "Prefers warfarin to apixaban" where it prefers apixaban.
bool passes_over_the_preferred(const Statement& claim, const Statement& evidence) {
  constexpr std::size_t kWordsOfChoice = 8;
  const auto here = preference_in(claim);
  if (!here || here->passed_over.empty() || preference_in(evidence)) return false;
  for (std::size_t i = 0; i < evidence.tokens.size(); ++i) {
    // Behind "preferable to" stands what is passed over.
    const std::string_view word = evidence.tokens[i].word;
    if ((word != "prefers" && word != "prefer") || is_denied(evidence.tokens[i])) continue;
    const Stems preferred = weighty_stems(evidence, i + 1, i + 1 + kWordsOfChoice);
    const auto is_preferred = [&](std::string_view stem) { return preferred.contains(stem); };
    if (std::all_of(here->passed_over.begin(), here->passed_over.end(), is_preferred)) return true;
  }
  return false;
}

/// "Prefers rhythm control" where it prefers rate control to that.
bool prefers_otherwise(const Statement& claim, const Statement& evidence) {
  const auto there = preference_in(evidence);
  const auto prefers = std::find_if(
      claim.tokens.begin(), claim.tokens.end(),
      [](const Token& token) { return token.word.starts_with("prefer") && !is_denied(token); });
  if (!there || prefers == claim.tokens.end()) return false;
  const auto is_told = [&](std::string_view stem) { return has_stem(claim, stem); };
  const bool tells_chosen = std::all_of(there->chosen.begin(), there->chosen.end(), is_told);
  return !tells_chosen && !there->passed_over.empty() &&
         std::all_of(there->passed_over.begin(), there->passed_over.end(), is_told);
}

}  // namespace

bool binds_otherwise(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  return moves_otherwise(claim, evidence, bag) || is_most_otherwise(claim, evidence, bag) ||
         points_at_another(claim, evidence, bag) || prefers_otherwise(claim, evidence) ||
         passes_over_the_preferred(claim, evidence) || drops_head(claim, evidence) ||
         counts_things_otherwise(claim, evidence) || turns_causation(claim, evidence);
}

}  // namespace ibid::verify
