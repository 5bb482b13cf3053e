#include "verify/claim_audit.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/gap_marks.hpp"
#include "verify/evidence/quotes.hpp"
#include "verify/evidence/stated_evidence.hpp"
#include "verify/verdict/judgement.hpp"

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
// Support elsewhere outweighs what the cited works say when it is nearly as sure.
constexpr double kElsewhereShare = 0.9;
// A claim whose references lead nowhere; only the index could have missed them.
constexpr double kNothingCitedConfidence = 0.9;
// Words in quotation marks that no source has.
constexpr double kAlteredQuoteConfidence = 0.97;

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
  const bool qualifies = has_qualifier(claim);
  for (const auto& [shared, place] : places) {
    statements.push_back(pool.statement(*place.candidate, place.sentence));
    if (qualifies) statements.back().said_around = pool.said_by(*place.candidate);
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
    claim.confidence = kAlteredQuoteConfidence;
    claim.reasons.push_back(
        {"quote", quote, claim.evidence.empty() ? std::string() : claim.evidence.front().quote()});
  }
}

/// What the sentence cites, as far as the text's references were found.
struct Cited {
  std::vector<std::string> sources;  ///< canonical ids
  std::vector<std::string> quotes;   ///< the sentence's own and those of its references
  std::vector<Reason> missing;       ///< numbers without a Source
};

Cited cited_by(const InputSentence& sentence, const AuditContext& context) {
  Cited cited;
  cited.quotes = quoted_stretches(sentence.statement);
  for (const int number : sentence.citations) {
    if (const auto found = context.sources.find(number); found != context.sources.end()) {
      cited.sources.push_back(found->second);
    } else {
      cited.missing.push_back({"reference", "[" + std::to_string(number) + "]", ""});
    }
    if (const auto quote = context.quotes.find(number); quote != context.quotes.end()) {
      cited.quotes.push_back(quote->second);
    }
  }
  return cited;
}

/// The passages that may speak to the claim.
struct Found {
  Candidates cited;               ///< of the cited Sources
  Candidates elsewhere;           ///< of all others
  std::vector<Reason> misstated;  ///< where stated evidence is not as the index has it
};

Result<Found> find_candidates(const InputSentence& sentence, const Statement& statement,
                              const std::vector<std::string>& sources, EvidencePool& pool) {
  Found found;
  const auto add = [&](Candidate* candidate) {
    add_unique(stands_for(*candidate, sources) ? found.cited : found.elsewhere, candidate);
  };
  for (const StatedEvidence& stated : sentence.evidence) {
    const auto candidate = pool.by_id(stated.passage);
    if (!candidate) return fail(candidate.error());
    if (*candidate != nullptr) add(*candidate);
    auto differences = compare_stated(stated, *candidate, pool.generation());
    if (!differences) return fail(differences.error());
    found.misstated.insert(found.misstated.end(), differences->begin(), differences->end());
  }
  for (const std::string& id : sources) {
    const auto own = pool.of_source(id);
    if (!own) return fail(own.error());
    for (Candidate* candidate : *own) add_unique(found.cited, candidate);
  }
  const auto searched = pool.search(statement);
  if (!searched) return fail(searched.error());
  for (Candidate* candidate : *searched) add(candidate);
  return found;
}

/// Judges one claim and writes what it finds into an AuditedClaim.
class ClaimJudge {
 public:
  ClaimJudge(const InputSentence& sentence, const Statement& statement, const Cited& cited,
             EvidencePool& pool, AuditedClaim& claim)
      : sentence_(sentence), statement_(statement), cited_(cited), pool_(pool), claim_(claim) {}

  /// By the candidates that should bear it out.
  Result<void> judge_by(const Candidates& candidates) {
    if (const auto verbatim = find_verbatim(sentence_.statement, candidates)) {
      claim_.verdict = Verdict::kSupported;
      claim_.confidence = 1.0;
      claim_.reasons.clear();
      claim_.covered = {{0, claim_.text.size()}};
      return add_evidence(*verbatim->candidate, verbatim->range, cited_.sources, claim_);
    }
    const GroupJudgement judged = judge_group(statement_, candidates, pool_);
    take(judged, statement_, claim_);
    own_coverage_ = judged.judgement.alignment.coverage();
    if (judged.place.candidate == nullptr) return {};
    return add_evidence(*judged.place.candidate, range_of(judged.place), cited_.sources, claim_);
  }

  /// What the cited works do not bear out may stand in another one, or be denied there.
  Result<void> look_elsewhere(const Found& found) {
    GroupJudgement other = judge_group(statement_, found.elsewhere, pool_);
    // What the nearest work says alone is not to be doubted for what others say of other things.
    if (!commits(other.judgement.verdict) && other.place.candidate != nullptr) {
      GroupJudgement alone = judge_group(statement_, {other.place.candidate}, pool_);
      if (alone.judgement.verdict == Verdict::kSupported) other = std::move(alone);
    }
    if (const auto verbatim = find_verbatim(sentence_.statement, found.elsewhere)) {
      other.judgement.verdict = Verdict::kSupported;
      other.judgement.confidence = 1.0;
      return take_from(other, *verbatim, Verdict::kWrongSource);
    }
    const bool stands = other.judgement.verdict == Verdict::kSupported &&
                        other.judgement.confidence > claim_.confidence * kElsewhereShare;
    if (stands) {
      return take_from(other, {other.place.candidate, range_of(other.place)},
                       Verdict::kWrongSource);
    }
    if (found.cited.empty()) {
      claim_.verdict = Verdict::kUnsupported;
      claim_.confidence = kNothingCitedConfidence;
    }
    const bool is_silent =
        claim_.verdict == Verdict::kUnsupported || claim_.verdict == Verdict::kUndetermined;
    // What another work says of something else denies nothing: it must speak more to the claim.
    const bool speaks_more = other.judgement.alignment.coverage() > own_coverage_;
    if (!is_silent || !speaks_more || other.judgement.verdict != Verdict::kContradicted) return {};
    return take_from(other, {other.place.candidate, range_of(other.place)}, Verdict::kContradicted);
  }

 private:
  static ByteRange range_of(const Place& place) { return place.candidate->ranges[place.sentence]; }

  Result<void> take_from(const GroupJudgement& other, const Verbatim& place, Verdict verdict) {
    take(other, statement_, claim_);
    claim_.verdict = verdict;
    claim_.evidence.clear();
    claim_.found_in = {place.candidate->cited};
    return add_evidence(*place.candidate, place.range, {}, claim_);
  }

  double own_coverage_ = 0;  ///< of the claim by what should bear it out
  const InputSentence& sentence_;
  const Statement& statement_;
  const Cited& cited_;
  EvidencePool& pool_;
  AuditedClaim& claim_;
};

/// The text cites, but not here: says so, and where the claim would stand.
void ask_for_citation(AuditedClaim& claim) {
  if (claim.verdict == Verdict::kSupported && !claim.evidence.empty()) {
    claim.found_in = {claim.evidence.front().source_id()};
  }
  claim.verdict = Verdict::kNoCitation;
}

/// The number under which the sentence cites the work, as "[2]"; empty when it does not.
std::string mark_of(const std::string& source, const InputSentence& sentence,
                    const AuditContext& context) {
  for (const int number : sentence.citations) {
    const auto found = context.sources.find(number);
    if (found != context.sources.end() && found->second == source) {
      return "[" + std::to_string(number) + "]";
    }
  }
  return {};
}

/// The retracted works that the claim's evidence stands in or was taken from, by id.
Result<std::set<std::string>> retracted_works(const AuditedClaim& claim,
                                              const index::Generation& generation) {
  std::set<std::string> sources;
  for (const Evidence& evidence : claim.evidence) {
    sources.insert(evidence.source_id());
    if (!evidence.via_source_id().empty()) sources.insert(evidence.via_source_id());
  }
  std::set<std::string> retracted;
  for (const std::string& id : sources) {
    const auto source = generation.find_source(id);
    if (!source) return fail(source.error());
    if (*source && (*source)->status == SourceStatus::kRetracted) retracted.insert(id);
  }
  return retracted;
}

Result<void> tell_retractions(const InputSentence& sentence, const AuditContext& context,
                              AuditedClaim& claim) {
  const auto retracted = retracted_works(claim, context.pool.generation());
  if (!retracted) return fail(retracted.error());
  for (const std::string& id : *retracted) {
    claim.reasons.push_back({"retraction", mark_of(id, sentence, context), id});
  }
  return {};
}

/// An uncited claim that a retracted work bears out may rest on another one that bears it out too.
Result<void> rest_on_others(const InputSentence& sentence, const Statement& statement,
                            const Cited& cited, Candidates others, EvidencePool& pool,
                            AuditedClaim& claim) {
  AuditedClaim other = claim;
  while (other.verdict == Verdict::kSupported) {
    const auto retracted = retracted_works(other, pool.generation());
    if (!retracted) return fail(retracted.error());
    if (retracted->empty()) {
      claim = std::move(other);
      return {};
    }
    const auto is_retracted = [&](const Candidate* candidate) {
      return retracted->count(candidate->passage.source_id) > 0 ||
             retracted->count(candidate->cited) > 0;
    };
    others.erase(std::remove_if(others.begin(), others.end(), is_retracted), others.end());
    other.evidence.clear();
    ClaimJudge judge(sentence, statement, cited, pool, other);
    if (auto judged = judge.judge_by(others); !judged) return fail(judged.error());
  }
  return {};
}

}  // namespace

Result<AuditedClaim> audit_claim(const InputSentence& sentence, const AuditContext& context) {
  AuditedClaim claim;
  claim.text = sentence.statement;
  claim.range = sentence.range;
  claim.citations = sentence.citations;

  const bool cites = !sentence.citations.empty();
  const Cited cited = cited_by(sentence, context);
  const Statement statement = analyze_statement(sentence.statement, context.pool.analyzer());
  const auto found = find_candidates(sentence, statement, cited.sources, context.pool);
  if (!found) return fail(found.error());
  const Candidates& first = cites ? found->cited : found->elsewhere;

  ClaimJudge judge(sentence, statement, cited, context.pool, claim);
  if (auto judged = judge.judge_by(first); !judged) return fail(judged.error());
  if (cites && claim.verdict != Verdict::kSupported) {
    if (auto looked = judge.look_elsewhere(*found); !looked) return fail(looked.error());
  }
  if (!cites) {
    if (auto rested = rest_on_others(sentence, statement, cited, first, context.pool, claim);
        !rested) {
      return fail(rested.error());
    }
  }
  if (!cites && context.text_cites && claim.verdict != Verdict::kContradicted) {
    ask_for_citation(claim);
  }
  if (cites || commits(claim.verdict)) {
    Candidates quotable = first;
    if (claim.verdict == Verdict::kWrongSource || !cites) {
      quotable.insert(quotable.end(), found->elsewhere.begin(), found->elsewhere.end());
    }
    check_quotes(cited.quotes, quotable, claim);
  }
  if (auto told = tell_retractions(sentence, context, claim); !told) return fail(told.error());
  take_stated(found->misstated, claim);
  for (const Reason& reason : cited.missing) {
    if (std::find(claim.reasons.begin(), claim.reasons.end(), reason) == claim.reasons.end()) {
      claim.reasons.push_back(reason);
    }
  }
  return claim;
}

}  // namespace ibid::verify
