// verify_text(): an answer, whoever wrote it, claim by claim.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "verify/claim_audit.hpp"
#include "verify/input.hpp"
#include "verify/non_claims.hpp"
#include "verify/references.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

/// Numbers that sentences cite and the list does not have, as references that name nothing.
void add_unlisted(const Input& input, std::vector<AuditedReference>& references) {
  std::set<int> listed;
  for (const InputReference& reference : input.references) listed.insert(reference.number);
  std::set<int> unlisted;
  for (const InputSentence& sentence : input.sentences) {
    for (const int number : sentence.citations) {
      if (listed.count(number) == 0) unlisted.insert(number);
    }
  }
  for (const int number : unlisted) {
    AuditedReference audited;
    audited.number = number;
    audited.status = ReferenceVerdict::kFabricated;
    audited.detail = "the text has no reference of that number";
    references.push_back(std::move(audited));
  }
}

}  // namespace

Result<Audit> verify_text(const index::Generation& generation, std::string_view text) {
  const Result<Input> input = read_input(text);
  if (!input) return fail(input.error());
  Audit audit;
  audit.generation = generation.name();
  std::map<int, std::string> sources;
  std::map<int, std::string> quotes;
  for (const InputReference& reference : input->references) {
    auto audited = audit_reference(generation, reference);
    if (!audited) return fail(audited.error());
    if (!audited->source_id.empty()) sources.emplace(reference.number, audited->source_id);
    if (!reference.quote.empty()) quotes.emplace(reference.number, reference.quote);
    audit.references.push_back(std::move(*audited));
  }
  add_unlisted(*input, audit.references);
  EvidencePool pool(generation);
  AuditContext context{pool, sources, quotes, false};
  for (const InputSentence& sentence : input->sentences) {
    context.text_cites = context.text_cites || !sentence.citations.empty();
  }
  for (const InputSentence& sentence : input->sentences) {
    if (const std::string_view why = why_no_claim(sentence); !why.empty()) {
      AuditedClaim none;
      none.text = sentence.statement;
      none.range = sentence.range;
      none.citations = sentence.citations;
      none.verdict = Verdict::kNotAClaim;
      none.confidence = 1.0;
      none.reasons.push_back({std::string(why), none.text, ""});
      audit.claims.push_back(std::move(none));
      continue;
    }
    auto claim = audit_claim(sentence, context);
    if (!claim) return fail(claim.error());
    audit.claims.push_back(std::move(*claim));
  }
  return audit;
}

}  // namespace ibid::verify
