// verify_text(): an answer, whoever wrote it, claim by claim.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/language_files.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/claim_audit.hpp"
#include "verify/evidence/references.hpp"
#include "verify/input/input.hpp"
#include "verify/input/non_claims.hpp"
#include "verify/input/own_notices.hpp"
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

/// Bytes of a note such as "hypozincemia: too little zinc in the blood" that `text` begins with, as
/// ibid explains words to patients, or 0.
std::size_t glossary_note_bytes(std::string_view text, const index::Language& language) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos) return 0;
  std::string expression;
  for (const text::Word& word : text::words(text.substr(0, colon))) {
    if (!expression.empty()) expression += ' ';
    expression += word.folded;
  }
  const std::string_view behind = text.substr(colon + 2);
  // A medicine may be explained as its class is.
  for (const std::string& name :
       {expression, index::fold_expression(language.class_of(expression))}) {
    for (const index::SynonymSet* set : language.synonyms_of(name)) {
      if (!set->gloss.empty() && behind.starts_with(set->gloss)) {
        return colon + 2 + set->gloss.size();
      }
    }
  }
  return 0;
}

/// True for such notes, one or several in lines of their own, or none.
bool is_glossary(std::string_view statement, const index::Language& language) {
  while (!statement.empty()) {
    const std::size_t note = glossary_note_bytes(statement, language);
    if (note == 0) return false;
    statement.remove_prefix(std::min(statement.size(), note + 1));
  }
  return true;
}

/// True of the line below a claim that tells the strength which the claim's passage states, as
/// answers of ibid's own have it. In narrow text notes may follow in the same line.
Result<bool> tells_stated_strength(const InputSentence& sentence, const AuditedClaim* above,
                                   EvidencePool& pool) {
  const std::string_view told = strength_told(sentence.statement);
  if (told.empty() || above == nullptr || above->citations.empty()) return false;
  if (!sentence.citations.empty()) return false;
  for (const Evidence& evidence : above->evidence) {
    const auto candidate = pool.by_id(evidence.passage_id());
    if (!candidate) return fail(candidate.error());
    if (*candidate == nullptr || (*candidate)->strength.empty()) continue;
    if (!told.starts_with((*candidate)->strength)) continue;
    const std::string_view behind = text::trimmed(told.substr((*candidate)->strength.size()));
    if (is_glossary(behind, pool.generation().language())) return true;
  }
  return false;
}

tl::unexpected<Error> nobody_waits() {
  return fail(ErrorCode::kUnavailable, "the audit was broken off: nobody waits for it");
}

}  // namespace

Result<Audit> verify_text(const index::Generation& generation, std::string_view text,
                          const std::stop_token& unwanted) {
  const Result<Input> input = read_input(text);
  if (!input) return fail(input.error());
  Audit audit;
  audit.generation = generation.name();
  std::map<int, std::string> sources;
  std::map<int, std::string> quotes;
  for (const InputReference& reference : input->references) {
    if (unwanted.stop_requested()) return nobody_waits();
    auto audited = audit_reference(generation, reference);
    if (!audited) return fail(audited.error());
    if (!audited->source_id.empty()) sources.emplace(reference.number, audited->source_id);
    if (!reference.quote.empty()) quotes.emplace(reference.number, reference.quote);
    audit.references.push_back(std::move(*audited));
  }
  add_unlisted(*input, audit.references);
  if (!input->generation.empty() && input->generation != audit.generation) {
    audit.notices.push_back({"generation", "The answer was written from " + input->generation +
                                               "; it is held to " + audit.generation + "."});
  }
  EvidencePool pool(generation);
  AuditContext context{pool, sources, quotes, false};
  for (const InputSentence& sentence : input->sentences) {
    context.text_cites = context.text_cites || !sentence.citations.empty();
  }
  bool has_claims = false;
  for (const InputSentence& sentence : input->sentences) {
    if (unwanted.stop_requested()) return nobody_waits();
    const AuditedClaim* above = audit.claims.empty() ? nullptr : &audit.claims.back();
    const auto is_strength = tells_stated_strength(sentence, above, pool);
    if (!is_strength) return fail(is_strength.error());
    std::string_view why = *is_strength ? "about the answer" : why_no_claim(sentence);
    if (why.empty() && is_glossary(sentence.statement, generation.language())) why = "glossary";
    if (!why.empty()) {
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
    has_claims = true;
    pool.make_room();
  }
  if (!has_claims) {
    audit.notices.push_back(
        {"no_claims",
         "The text holds no claim that evidence could bear out; nothing was checked."});
  }
  return audit;
}

}  // namespace ibid::verify
