// Doubts: what takes a verdict back that words alike have won, each for one reason, or lets it
// stand and tells why to be wary of it.
#pragma once

#include <span>

#include "verify/comparison/sentence_ranking.hpp"
#include "verify/verdict/judgement.hpp"

namespace ibid::verify {

/// What is said of another drug neither contradicts nor bears out what is said of this one.
void spare_other_substances(Judgement& judgement, const Statement& claim,
                            const Statement& evidence);

/// "The benefit had faded" denies what "was no longer evident" denies: where a claim denies by
/// another word than the sentence, that they differ in denials shows nothing.
void spare_denied_otherwise(Judgement& judgement, const Statement& claim,
                            const Statement& evidence);

/// "Less common with placebo than with zinc" does not contradict "more common with zinc than with
/// placebo".
void spare_converse(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// "Prevented a fall in bone density" does not contradict "increased bone density", though less of
/// less is not more.
void spare_held_off(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// "Acetaminophen plus an opioid" beside "plus a triptan": likely or not, it does not stand.
void doubt_other_medicine(Judgement& judgement, const Findings& findings);

/// What the sentence only asks ("whether zinc helps") bears out nothing.
void doubt_question(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// A list with one more medicine, class or condition than the sentence has, or, where `anywhere`,
/// such a term in any place.
void doubt_further_term(Judgement& judgement, const Statement& claim, const Statement& evidence,
                        const Vocabulary& vocabulary, bool anywhere);

/// "Fatigue and headaches" where no sentence of `ranked` speaks of the one behind "and".
void doubt_added_member(Judgement& judgement, const Statement& claim,
                        std::span<const RankedSentence> ranked, const Vocabulary& vocabulary,
                        const Statement& evidence);

/// "… and is the treatment of choice", "… because it reduces inflammation": what the claim adds to
/// a sentence that it has retold until there, which no sentence of `ranked` says as a whole.
void doubt_addition(Judgement& judgement, const Statement& claim, const Findings& findings,
                    std::span<const RankedSentence> ranked);

/// "Safe in pregnancy" of a sentence that speaks neither of safety nor of pregnancy.
void doubt_unsaid_group(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// The same words in other places are no support, nor are those that say less.
void doubt_misplaced(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// "Stopping zinc raises bone density" beside "zinc raises bone density", or the other way round:
/// neither bears the other out, nor denies what goes the other way.
void doubt_withheld(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// "Severe pneumonia" where neither the sentence nor what stands around it says "severe": it stands
/// in part at the best.
void doubt_unsaid_qualifier(Judgement& judgement, const Statement& claim,
                            std::span<const Statement> evidence);

/// What holds under a condition alone is borne out in part where the claim gives none.
void doubt_dropped_condition(Judgement& judgement, const Statement& claim,
                             const Statement& evidence);

/// What was seen in animals or cells alone stands where the claim does not say so, with a reason
/// ("population") that names them: it may not hold in people.
void note_animals(Judgement& judgement, const Statement& claim, const Statement& evidence);

/// Where nothing else was found, names the words of the claim that the nearest sentence lacks.
void explain(Judgement& judgement, const Statement& claim, const Statement& evidence);

}  // namespace ibid::verify
