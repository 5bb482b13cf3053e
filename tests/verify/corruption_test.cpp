// The corruption suite over ibid's own corpus: what must be noticed, and what must not matter.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "verify/corruptions.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

const std::vector<TopicSnippets>& topics() {
  static const std::vector<TopicSnippets> read =
      read_snippets(std::string(IBID_SOURCE_DIR) + "/corpus");
  return read;
}

/// A snippet among its neighbours in the file, as evidence.
std::vector<std::string> evidence_for(const TopicSnippets& topic, std::size_t at) {
  constexpr std::size_t kNeighbours = 3;
  std::vector<std::string> evidence;
  for (std::size_t i = at; i < std::min(topic.texts.size(), at + 1 + kNeighbours); ++i) {
    evidence.push_back(topic.texts[i]);
  }
  return evidence;
}

struct Tally {
  std::size_t made = 0;
  std::size_t hits = 0;
  std::vector<std::string> misses;

  [[nodiscard]] double share() const {
    return made == 0 ? 1.0 : static_cast<double>(hits) / static_cast<double>(made);
  }
  void print(std::string_view name) const {
    std::cout << name << ": " << hits << " of " << made << " (" << share() * 100 << "%)\n";
    const bool all = std::getenv("IBID_SHOW_MISSES") != nullptr;
    for (std::size_t i = 0; i < misses.size() && (all || i < 2); ++i) {
      std::cout << "    " << misses[i] << "\n";
    }
  }
};

TEST(CorruptionSuite, CatchesWhatWasChanged) {
  for (const Corruption corruption : kCorruptions) {
    Tally tally;
    for (const TopicSnippets& topic : topics()) {
      for (std::size_t i = 0; i < topic.texts.size(); ++i) {
        const auto claim = corrupt(topic.texts[i], corruption);
        if (!claim) continue;
        ++tally.made;
        const PairVerdict verdict = judge(*claim, evidence_for(topic, i));
        if (verdict.verdict != Verdict::kSupported) {
          ++tally.hits;
        } else {
          tally.misses.push_back(*claim + "  <-  " + topic.texts[i]);
        }
      }
    }
    tally.print(name_of(corruption));
    EXPECT_GE(tally.made, 10u) << name_of(corruption);
    EXPECT_GE(tally.share(), caught_min(corruption)) << name_of(corruption);
  }
}

TEST(CorruptionSuite, LetsRewordedSentencesStand) {
  constexpr double kFalseAlarmsMax = 0.02;
  for (const Rewording rewording : kRewordings) {
    Tally tally;
    std::size_t supported = 0;
    for (const TopicSnippets& topic : topics()) {
      for (std::size_t i = 0; i < topic.texts.size(); ++i) {
        const auto claim = reword(topic.texts[i], rewording);
        if (!claim) continue;
        ++tally.made;
        const PairVerdict verdict = judge(*claim, evidence_for(topic, i));
        if (verdict.verdict == Verdict::kSupported) ++supported;
        if (verdict.verdict == Verdict::kContradicted || verdict.verdict == Verdict::kUnsupported) {
          std::string miss =
              std::string(name_of(verdict.verdict)) + ": " + *claim + "  <-  " + topic.texts[i];
          for (const Reason& reason : verdict.reasons) {
            miss += " [" + reason.kind + ": " + reason.claim + " | " + reason.evidence + "]";
          }
          tally.misses.push_back(miss);
        } else {
          ++tally.hits;
        }
      }
    }
    tally.print(name_of(rewording));
    std::cout << "    supported " << supported << "\n";
    EXPECT_LE(1 - tally.share(), kFalseAlarmsMax) << name_of(rewording);
  }
}

TEST(CorruptionSuite, FindsASentenceFromElsewhereOutOfPlace) {
  Tally tally;
  for (std::size_t t = 0; t < topics().size(); ++t) {
    const TopicSnippets& topic = topics()[t];
    const TopicSnippets& other = topics()[(t + 1) % topics().size()];
    for (std::size_t i = 0; i < other.texts.size(); ++i) {
      ++tally.made;
      const PairVerdict verdict =
          judge(other.texts[i], evidence_for(topic, i % topic.texts.size()));
      if (verdict.verdict != Verdict::kSupported) {
        ++tally.hits;
      } else {
        tally.misses.push_back(other.texts[i]);
      }
    }
  }
  tally.print("sentence from elsewhere");
  EXPECT_GE(tally.share(), 0.80);
}

}  // namespace
}  // namespace ibid::verify
