#include "ibid/audit.hpp"

#include <algorithm>

#include "model/names.hpp"

namespace ibid {
namespace {

constexpr std::pair<Verdict, std::string_view> kVerdicts[] = {
    {Verdict::kSupported, "supported"},       {Verdict::kPartlySupported, "partly_supported"},
    {Verdict::kContradicted, "contradicted"}, {Verdict::kUnsupported, "unsupported"},
    {Verdict::kWrongSource, "wrong_source"},  {Verdict::kNoCitation, "no_citation"},
    {Verdict::kUndetermined, "undetermined"}, {Verdict::kNotAClaim, "not_a_claim"},
};

constexpr std::pair<ReferenceVerdict, std::string_view> kReferenceVerdicts[] = {
    {ReferenceVerdict::kFound, "found"},           {ReferenceVerdict::kFabricated, "fabricated"},
    {ReferenceVerdict::kMismatch, "mismatch"},     {ReferenceVerdict::kRetracted, "retracted"},
    {ReferenceVerdict::kSuperseded, "superseded"},
};

}  // namespace

std::string_view name_of(Verdict verdict) {
  return model::name_in(kVerdicts, verdict);
}
std::string_view name_of(ReferenceVerdict verdict) {
  return model::name_in(kReferenceVerdicts, verdict);
}

bool commits(Verdict verdict) {
  return verdict == Verdict::kSupported || verdict == Verdict::kContradicted;
}

bool AuditedClaim::rests_on_retraction() const {
  return std::any_of(reasons.begin(), reasons.end(),
                     [](const Reason& reason) { return reason.kind == "retraction"; });
}

bool AuditedClaim::stands() const {
  return verdict == Verdict::kSupported && !rests_on_retraction();
}

bool Audit::stands() const {
  return std::all_of(claims.begin(), claims.end(),
                     [](const AuditedClaim& claim) {
                       return claim.stands() || claim.verdict == Verdict::kNotAClaim;
                     }) &&
         std::all_of(references.begin(), references.end(), [](const AuditedReference& reference) {
           return reference.status == ReferenceVerdict::kFound;
         });
}

}  // namespace ibid
