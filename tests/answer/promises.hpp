// The promises of an answer, checked against the generation that it came from.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "ibid/answer.hpp"
#include "index/generation.hpp"

namespace ibid::test {

/// Empty when every claim has evidence whose bytes are its quote, every citation resolves, numbers
/// run 1..n in order of first use, and no reference is retracted or listed twice; else what is not.
inline std::string broken_promise(const Answer& answer, const index::Generation& generation) {
  int next = 1;
  std::set<std::string> works;
  for (const Reference& reference : answer.references) {
    if (reference.number != static_cast<int>(works.size()) + 1) return "reference out of order";
    if (!works.insert(reference.source.id).second) return "one work under two numbers";
    if (reference.source.status == SourceStatus::kRetracted) return "a retracted work is cited";
    if (reference.text.empty()) return "a reference without text";
  }
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      if (group.claims.empty() || group.heading.empty()) return "an empty group or heading";
      for (const PlacedClaim& placed : group.claims) {
        if (placed.claim.evidence().empty() || placed.citations.empty()) return "uncited claim";
        std::set<int> cited;
        for (const Evidence& evidence : placed.claim.evidence()) {
          const int number = citation_of(answer, evidence.source_id());
          if (number == 0) return "a citation that does not resolve";
          if (number > next) return "numbers are not in order of first use";
          if (number == next) ++next;
          cited.insert(number);
          const auto at = generation.find_passage(evidence.passage_id());
          if (!at) return "evidence in no passage";
          const auto passage = generation.passage(*at);
          if (!passage) return "evidence in a damaged passage";
          if (passage->text.substr(evidence.range().begin, evidence.range().size()) !=
              evidence.quote()) {
            return "a quote differs from its bytes";
          }
          if (evidence.sha256() != passage->sha256) return "another hash than the passage's";
        }
        if (std::set<int>(placed.citations.begin(), placed.citations.end()) != cited) {
          return "citations are not those of the evidence";
        }
      }
    }
  }
  if (next != static_cast<int>(answer.references.size()) + 1) return "a reference nobody cites";
  const bool answered = answer.outcome == Outcome::kAnswered;
  if (answered == answer.sections.empty()) return "outcome and sections do not agree";
  return {};
}

}  // namespace ibid::test
