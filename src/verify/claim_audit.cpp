#include "verify/claim_audit.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/gap_marks.hpp"
#include "verify/judgement.hpp"
#include "verify/quotes.hpp"
#include "verify/stated_evidence.hpp"

namespace ibid::verify {
namespace {

using Candidates = std::vector<Candidate*>;

/// One sentence of a candidate.
struct Place {
  Candidate* candidate = nullptr;
  std::size_t sentence = 0;
};

struct GroupJudgement {
  Judgement judgement;
  Place place;
};

// Sentences that share the most words with the claim are compared in full; the rest cannot win.
constexpr std::size_t kComparedMax = 16;
// Of those, a sentence with less than half the words of the best one adds nothing but a second
// opinion, for which a few are enough.
constexpr std::size_t kComparedMin = 4;

void add_unique(Candidates& candidates, Candidate* candidate) {
  if (candidate != nullptr &&
      std::find(candidates.begin(), candidates.end(), candidate) == candidates.end()) {
    candidates.push_back(candidate);
  }
}

bool stands_for(const Candidate& candidate, const std::vector<std::string>& sources) {
  return std::any_of(candidate.sources.begin(), candidate.sources.end(), [&](const auto& id) {
    return std::find(sources.begin(), sources.end(), id) != sources.end();
  });
}

std::string_view text_at(const Candidate& candidate, std::size_t sentence) {
  const ByteRange range = candidate.ranges[sentence];
  return std::string_view(candidate.passage.text).substr(range.begin, range.size());
}

std::size_t shared_words(const Statement& claim, const std::vector<std::string>& stems) {
  std::size_t shared = 0;
  for (const Token& word : claim.tokens) {
    if (!word.has_content) continue;
    if (std::find(stems.begin(), stems.end(), word.stem) != stems.end()) ++shared;
  }
  return shared;
}

GroupJudgement judge_group(const Statement& claim, const Candidates& candidates,
                           EvidencePool& pool) {
  std::vector<std::pair<std::size_t, Place>> places;
  for (Candidate* candidate : candidates) {
    for (std::size_t i = 0; i < candidate->ranges.size(); ++i) {
      // The formula that is missing may have said the dose; only word for word does it bear out.
      if (model::has_gap(text_at(*candidate, i))) continue;
      places.push_back({shared_words(claim, candidate->stems[i]), {candidate, i}});
    }
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::size_t compared = std::min(places.size(), kComparedMax);
  while (compared > kComparedMin && 2 * places[compared - 1].first < places[0].first) --compared;
  places.resize(compared);
  std::vector<Statement> statements;
  statements.reserve(places.size());
  for (const auto& [shared, place] : places) {
    statements.push_back(pool.statement(*place.candidate, place.sentence));
  }
  GroupJudgement result;
  result.judgement = judge_statements(claim, statements, pool.generation().language());
  if (!statements.empty()) result.place = places[result.judgement.best].second;
  return result;
}

/// Where the claim stands word for word, as one or more whole sentences of a candidate.
struct Verbatim {
  const Candidate* candidate = nullptr;
  ByteRange range;
};

std::optional<Verbatim> find_verbatim(std::string_view claim, const Candidates& candidates) {
  const std::string wanted = normalize_for_quotes(claim);
  for (const Candidate* candidate : candidates) {
    const std::vector<ByteRange>& ranges = candidate->ranges;
    for (std::size_t first = 0; first < ranges.size(); ++first) {
      for (std::size_t last = first; last < ranges.size(); ++last) {
        const ByteRange range{ranges[first].begin, ranges[last].end};
        const std::string stretch = normalize_for_quotes(
            std::string_view(candidate->passage.text).substr(range.begin, range.size()));
        if (stretch == wanted || stretch == wanted + ".") return Verbatim{candidate, range};
        if (!wanted.starts_with(stretch)) break;
      }
    }
  }
  return std::nullopt;
}

/// Which of the works that the passage stands for is cited: one of `wanted` if possible.
std::string cited_source(const Candidate& candidate, const std::vector<std::string>& wanted) {
  for (const std::string& id : candidate.sources) {
    if (std::find(wanted.begin(), wanted.end(), id) != wanted.end()) return id;
  }
  return candidate.cited;
}

Result<void> add_evidence(const Candidate& candidate, ByteRange range,
                          const std::vector<std::string>& wanted, AuditedClaim& claim) {
  const std::string cited = cited_source(candidate, wanted);
  const bool is_own = cited == candidate.passage.source_id;
  auto evidence =
      Evidence::make(candidate.passage, range,
                     std::string_view(candidate.passage.text).substr(range.begin, range.size()),
                     cited, is_own ? std::string() : candidate.passage.source_id);
  if (!evidence) return fail(evidence.error());
  claim.evidence.push_back(std::move(*evidence));
  return {};
}

void take(const GroupJudgement& group, const Statement& statement, AuditedClaim& claim) {
  claim.verdict = group.judgement.verdict;
  claim.confidence = group.judgement.confidence;
  claim.reasons = group.judgement.reasons;
  claim.covered.clear();
  for (std::size_t i = 0; i < group.judgement.alignment.matches.size(); ++i) {
    if (group.judgement.alignment.matches[i].kind < MatchKind::kDerived) continue;
    const ByteRange range = statement.tokens[i].range;
    // Neighbouring words that are both covered make one stretch.
    if (!claim.covered.empty() && range.begin - claim.covered.back().end <= 1) {
      claim.covered.back().end = range.end;
    } else {
      claim.covered.push_back(range);
    }
  }
}

bool quote_stands(std::string_view quote, const Candidates& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate* candidate) {
    return stands_in(quote, candidate->passage.text);
  });
}

/// Quotes that stand in none of the candidates make the claim contradicted: the words are not
/// the source's.
void check_quotes(const std::vector<std::string>& quotes, const Candidates& candidates,
                  AuditedClaim& claim) {
  for (const std::string& quote : quotes) {
    if (quote_stands(quote, candidates)) continue;
    claim.verdict = Verdict::kContradicted;
    claim.confidence = 0.97;
    claim.reasons.push_back(
        {"quote", quote, claim.evidence.empty() ? std::string() : claim.evidence.front().quote()});
  }
}

bool commits(Verdict verdict) {
  return verdict == Verdict::kSupported || verdict == Verdict::kContradicted;
}

}  // namespace

Result<AuditedClaim> audit_claim(const InputSentence& sentence, const AuditContext& context) {
  AuditedClaim claim;
  claim.text = sentence.statement;
  claim.range = sentence.range;
  claim.citations = sentence.citations;

  std::vector<std::string> wanted;
  std::vector<std::string> quotes = quoted_stretches(sentence.statement);
  for (const int number : sentence.citations) {
    if (const auto found = context.sources.find(number); found != context.sources.end()) {
      wanted.push_back(found->second);
    } else {
      claim.reasons.push_back({"reference", "[" + std::to_string(number) + "]", ""});
    }
    if (const auto quote = context.quotes.find(number); quote != context.quotes.end()) {
      quotes.push_back(quote->second);
    }
  }
  const std::vector<Reason> missing_references = claim.reasons;

  Candidates cited;
  Candidates elsewhere;
  std::vector<Reason> misstated;
  for (const StatedEvidence& stated : sentence.evidence) {
    const auto candidate = context.pool.by_id(stated.passage);
    if (!candidate) return fail(candidate.error());
    add_unique(*candidate != nullptr && stands_for(**candidate, wanted) ? cited : elsewhere,
               *candidate);
    auto differences = compare_stated(stated, *candidate, context.pool.generation());
    if (!differences) return fail(differences.error());
    misstated.insert(misstated.end(), differences->begin(), differences->end());
  }
  const Statement statement = analyze_statement(sentence.statement, context.pool.analyzer());
  const auto found = context.pool.search(statement);
  if (!found) return fail(found.error());
  for (Candidate* candidate : *found) {
    add_unique(stands_for(*candidate, wanted) ? cited : elsewhere, candidate);
  }
  for (const std::string& id : wanted) {
    const auto own = context.pool.of_source(id);
    if (!own) return fail(own.error());
    for (Candidate* candidate : *own) add_unique(cited, candidate);
  }

  const Candidates& first = sentence.citations.empty() ? elsewhere : cited;
  if (const auto verbatim = find_verbatim(sentence.statement, first)) {
    claim.verdict = Verdict::kSupported;
    claim.confidence = 1.0;
    claim.reasons.clear();
    claim.covered = {{0, claim.text.size()}};
    auto added = add_evidence(*verbatim->candidate, verbatim->range, wanted, claim);
    if (!added) return fail(added.error());
  } else {
    const GroupJudgement judged = judge_group(statement, first, context.pool);
    take(judged, statement, claim);
    if (judged.place.candidate != nullptr) {
      auto added =
          add_evidence(*judged.place.candidate,
                       judged.place.candidate->ranges[judged.place.sentence], wanted, claim);
      if (!added) return fail(added.error());
    }
    if (!sentence.citations.empty() && claim.verdict != Verdict::kSupported) {
      // What the cited works do not bear out may stand in another one.
      const auto verbatim_elsewhere = find_verbatim(sentence.statement, elsewhere);
      GroupJudgement other = judge_group(statement, elsewhere, context.pool);
      if (verbatim_elsewhere) {
        other.judgement.verdict = Verdict::kSupported;
        other.judgement.confidence = 1.0;
      }
      const bool stands_elsewhere = other.judgement.verdict == Verdict::kSupported &&
                                    other.judgement.confidence > claim.confidence * 0.9;
      if (stands_elsewhere) {
        take(other, statement, claim);
        claim.verdict = Verdict::kWrongSource;
        claim.evidence.clear();
        const Candidate& candidate =
            verbatim_elsewhere ? *verbatim_elsewhere->candidate : *other.place.candidate;
        const ByteRange range =
            verbatim_elsewhere ? verbatim_elsewhere->range : candidate.ranges[other.place.sentence];
        auto added = add_evidence(candidate, range, {}, claim);
        if (!added) return fail(added.error());
        claim.found_in = {candidate.cited};
      } else {
        if (cited.empty()) {
          claim.verdict = Verdict::kUnsupported;
          claim.confidence = 0.9;
        }
        // The cited works do not speak to it, but another one says the contrary.
        const bool silent =
            claim.verdict == Verdict::kUnsupported || claim.verdict == Verdict::kUndetermined;
        if (silent && other.judgement.verdict == Verdict::kContradicted) {
          take(other, statement, claim);
          claim.evidence.clear();
          auto added = add_evidence(*other.place.candidate,
                                    other.place.candidate->ranges[other.place.sentence], {}, claim);
          if (!added) return fail(added.error());
          claim.found_in = {other.place.candidate->cited};
        }
      }
    }
  }
  if (sentence.citations.empty() && context.text_cites && claim.verdict != Verdict::kContradicted) {
    // The text cites, but not here: say so, and where the claim would stand.
    if (claim.verdict == Verdict::kSupported && !claim.evidence.empty()) {
      claim.found_in = {claim.evidence.front().source_id()};
    }
    claim.verdict = Verdict::kNoCitation;
  }
  if (commits(claim.verdict) || claim.verdict == Verdict::kWrongSource ||
      !sentence.citations.empty()) {
    Candidates all = first;
    if (claim.verdict == Verdict::kWrongSource || sentence.citations.empty()) {
      all.insert(all.end(), elsewhere.begin(), elsewhere.end());
    }
    check_quotes(quotes, all, claim);
  }
  take_stated(misstated, claim);
  for (const Reason& reason : missing_references) {
    if (std::find(claim.reasons.begin(), claim.reasons.end(), reason) == claim.reasons.end()) {
      claim.reasons.push_back(reason);
    }
  }
  return claim;
}

}  // namespace ibid::verify
