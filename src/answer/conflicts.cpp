#include "answer/conflicts.hpp"

#include <algorithm>
#include <string>

#include "answer/findings.hpp"
#include "answer/measured_amounts.hpp"
#include "answer/same_claim.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Where a claim does not say what does it, the two are on one matter when the shorter has so much
/// of its words in the other.
constexpr double kSameMatter = 0.6;

/// Two words of one stem end otherwise within so many letters: "diabetes", "nondiabetic".
constexpr std::size_t kEnding = 2;

/// Advice weighs findings and is none.
constexpr std::string_view kAdvice[] = {"recommended", "recommends", "should", "suggested",
                                        "suggests"};

/// What comparing needs of a claim.
struct Stated {
  std::vector<Finding> findings;
  Words words;
  Words people;  ///< see people_in()
  Words denied;
};

Stated read(const ChosenClaim& claim) {
  Stated stated;
  for (text::Word& word : text::words(claim.claim.text())) {
    stated.words.push_back(std::move(word.folded));
  }
  const bool is_advice =
      std::any_of(stated.words.begin(), stated.words.end(),
                  [](const std::string& word) { return text::is_one_of(word, kAdvice); });
  if (!is_advice) stated.findings = findings_in(claim.claim.text());
  stated.people = people_in(claim.claim.text());
  stated.denied = denied_in(claim.claim.text());
  return stated;
}

bool have_one_stem(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const auto common = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first -
      a.begin());
  return common > kEnding && common + kEnding >= std::max(a.size(), b.size());
}

bool is_in(const std::string& word, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& other) { return have_one_stem(word, other); });
}

/// Whether `a` is of those without what `b` is of: "without diabetes", "in type 2 diabetes".
bool excludes(const Stated& a, const Stated& b) {
  return std::any_of(a.denied.begin(), a.denied.end(), [&](const std::string& word) {
    return is_in(word, b.words) && !is_in(word, b.denied);
  });
}

/// Whether nothing that the people of the one have is named of those of the other.
bool are_apart(const Words& a, const Words& b) {
  return !a.empty() && !b.empty() &&
         std::none_of(a.begin(), a.end(), [&](const std::string& word) { return is_in(word, b); });
}

/// Whether they are of such as were measured apart: "at an eGFR of 45 to 59", "below an eGFR of
/// 30".
bool are_measured_apart(std::string_view a, std::string_view b) {
  const auto ranges_in = [](std::string_view sentence) {
    std::vector<MeasuredAmount> ranges =
        amounts_in(sentence, text::words(sentence), TextKind::kSentence);
    std::erase_if(ranges, [](const MeasuredAmount& amount) {
      return !amount.interval || amount.is_change || amount.is_sought;
    });
    return ranges;
  };
  const std::vector<MeasuredAmount> ranges_b = ranges_in(b);
  bool are_apart = false;
  for (const MeasuredAmount& range : ranges_in(a)) {
    for (const MeasuredAmount& other : ranges_b) {
      if (other.measure != range.measure) continue;
      if (range.interval->low <= other.interval->high &&
          other.interval->low <= range.interval->high)
        return false;
      are_apart = true;
    }
  }
  return are_apart;
}

bool are_of_the_same_people(const ChosenClaim& a, const Stated& stated_a, const ChosenClaim& b,
                            const Stated& stated_b) {
  return a.candidate->is_of_others == b.candidate->is_of_others &&
         a.candidate->is_of_asked == b.candidate->is_of_asked &&
         !are_apart(stated_a.people, stated_b.people) && !excludes(stated_a, stated_b) &&
         !excludes(stated_b, stated_a) && !are_measured_apart(a.claim.text(), b.claim.text());
}

bool disagree(const ChosenClaim& a, const Stated& stated_a, const ChosenClaim& b,
              const Stated& stated_b) {
  const bool is_one_matter = containment(*a.candidate, *b.candidate) >= kSameMatter;
  return std::any_of(stated_a.findings.begin(), stated_a.findings.end(), [&](const Finding& first) {
    return std::any_of(
        stated_b.findings.begin(), stated_b.findings.end(), [&](const Finding& second) {
          const bool is_said = !first.cause.named.empty() && !second.cause.named.empty();
          return contradict(first, second) &&
                 (is_said ? may_be_one(first.cause, second.cause) : is_one_matter);
        });
  });
}

/// A work does not contradict itself: what it finds twice is of other people or another outcome.
bool share_work(const ChosenClaim& a, const ChosenClaim& b) {
  return std::any_of(a.works.begin(), a.works.end(), [&](const CitedWork& cited) {
    return std::any_of(b.works.begin(), b.works.end(),
                       [&](const CitedWork& other) { return other.work->id == cited.work->id; });
  });
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> conflicts_among(
    std::span<const ChosenClaim> claims) {
  std::vector<Stated> stated;
  for (const ChosenClaim& claim : claims) stated.push_back(read(claim));
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<bool> is_named(claims.size(), false);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (std::size_t j = i + 1; j < claims.size(); ++j) {
      if (is_named[i] && is_named[j]) continue;
      if (disagree(claims[i], stated[i], claims[j], stated[j]) &&
          are_of_the_same_people(claims[i], stated[i], claims[j], stated[j]) &&
          !share_work(claims[i], claims[j])) {
        pairs.emplace_back(i, j);
        is_named[i] = is_named[j] = true;
      }
    }
  }
  return pairs;
}

}  // namespace ibid::answer
