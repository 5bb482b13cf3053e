#include "answer/finite_verbs.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// But for auxiliaries. Sorted, one blank behind each. Of verbs whose present is a noun as often
/// ("forms", "results") only the form that is less so.
constexpr std::string_view kVerbs =
    "abolish abolishes abrogate abrogates accelerate accelerates accompanies accounts "
    "accumulate accumulates achieve achieves acquire acquires activate activates acts adapt "
    "adapts add adds adhere adheres adopt adopts advise advises affect affects aggravate "
    "aggravates aims alleviate alleviates allow allows alter alters amplifies amplify "
    "antagonize antagonizes appear appears applies argues arise arises arose ask asks "
    "assemble assist assists associate attach attaches attenuate attenuates augment augments "
    "avoids beats became becomes began begins belong belongs benefit bind binds blocks boosts "
    "brings brought built bypass bypasses call calls came carries carry catalyze catalyzes "
    "caught causes circulate circulates clears cleave cleaves coexist coexists come comes "
    "compete competes comprise comprises confers confirm confirms consists contain contains "
    "continues contribute contributes controls converge converges cooperate cooperates "
    "coordinate coordinates correlate correlates costs counteract counteracts covers cures "
    "cuts damage decreases defines degrade degrades deliver delivers demonstrate demonstrates "
    "depend depends depict depicts deplete depletes derive derives describe detect detects "
    "deteriorate deteriorates determine determines develop develops diagnose diagnoses died "
    "differ differentiate differentiates differs diminish diminishes direct directs display "
    "displays disrupt disrupts dissociate dissociates dissolves dominate dominates doubles "
    "downregulates drops drove educate educates elevate elevates elicit elicits eliminate "
    "eliminates elucidate elucidates emerge emerges emphasize emphasizes enable enables "
    "encode encodes encourages endorses enhance enhances ensure ensures enter enters equals "
    "eradicate eradicates estimate estimates evade evades evolve evolves exacerbate "
    "exacerbates exceed exceeds exert exerts exhibit exhibits exists expand expands explain "
    "explains exploit exploits explore explores express expresses extend extends facilitate "
    "facilitates fail failed fails falls favor favors feel feels fell fluctuate fluctuates "
    "focuses followed forms found fulfill fulfills function functions gave generate generates "
    "get gets gives go goes govern governs grew grow grows guide guides halves happens harm "
    "harms hastens heal heals help helps hinder hinders holds hydrolyze hydrolyzes "
    "hyperactivate hyperactivates hypothesize hypothesizes identifies identify illustrate "
    "illustrates impair impairs implicate implicates implies imply impose imposes improve "
    "improves inactivate inactivates include includes incorporate incorporates increases "
    "incur incurs indicates induce induces infect infects infer infers infiltrate infiltrates "
    "inhibit inhibits initiate initiates integrate integrates interact interacts interfere "
    "interferes introduce introduces invade invades involve involves justifies justify keep "
    "keeps kept kills know lacks lasts lay layers lead leads led lets lies limits live lives "
    "localize localizes lose loses lowers made maintain maintains makes matters means mediate "
    "mediates metabolize metabolizes methylate methylates migrate migrates mimic mimics "
    "mirrors mobilize mobilizes modulate modulates mutate mutates name names necessitate "
    "necessitates need needs neutralize neutralizes obtain obtains occur occurred occurs "
    "offers operate operates oppose opposes originate originates outperform outperforms "
    "outweigh outweighs overcame overcome overcomes participate participates pass passes "
    "penetrate penetrates perform performs perpetuate perpetuates persist persists "
    "phosphorylate phosphorylates play plays populate populates pose poses possess possesses "
    "potentiate potentiates precede precedes preclude precludes predict predicts prefers "
    "presents preserve preserves prevail prevails prevents proceed proceeds produce produces "
    "proliferate proliferates prolong prolongs promote promotes propagate propagates propose "
    "proposes protect protects prove proves provide provides puts raise raises ran range "
    "ranges reach reaches receive receives recognize recognizes recommend recommends recur "
    "recurs reduce reduces refers reflect reflects regards regulate regulates reinforce "
    "reinforces relies relieve relieves rely remain remains remove removes replaces replicate "
    "replicates reports represent represents repress represses require requires resemble "
    "resembles reside resides resist resists resolve resolves respond responds restore "
    "restores restricts rests results retain retains return returns reveal reveals reverses "
    "rises rose runs saves saw say says scores secrete secretes seek seeks seem seems sees "
    "sensitize sensitizes serves set sets share shares shortens showed shows signals slows "
    "sought spares specifies specify speculate speculates speeds spoke spread spreads "
    "stabilize stabilizes stands starts stays stimulate stimulates stops strengthens succeed "
    "succeeds suffer suffers suffice suffices suggest suggests summarize summarizes support "
    "supports suppress suppresses survive survives sustain sustains synthesize synthesizes "
    "take takes target targets tells tend tends think tolerate tolerates took translocate "
    "translocates transmit transmits treat treats triggers triples turns undergo undergoes "
    "underlie underlies underline underlines undermine undermines underscore underscores "
    "underwent upregulates used uses utilize utilizes validate validates varies vary vibrate "
    "vibrates visualize visualizes wants warrant warrants weakens weigh weighs went wish "
    "withdrew withstand withstands work works worsen worsens wrote ";

/// Of these the ones by which even a few words are a statement: "zinc keeps me awake".
constexpr std::string_view kSurely[] = {"are",   "came",  "causes", "comes", "did",  "does",
                                        "gave",  "gives", "had",    "has",   "have", "is",
                                        "keeps", "was",   "wants",  "went",  "were"};

/// Nouns, or infinitives in titles, as often, so none of these.
constexpr std::string_view kBehindPlural[] = {
    "become",   "boost",  "cause",  "change",  "control",    "cure",     "cut",
    "decrease", "design", "double", "form",    "give",       "increase", "kill",
    "last",     "lower",  "make",   "present", "prevent",    "replace",  "result",
    "reverse",  "score",  "show",   "slow",    "strengthen", "use",      "weaken"};

/// With the halves into which a word is cut at an apostrophe. Sorted.
constexpr std::string_view kAuxiliaries[] = {
    "am",  "are",  "aren",  "can",   "cannot", "could", "did",    "didn",
    "do",  "does", "doesn", "don",   "had",    "has",   "have",   "is",
    "isn", "may",  "might", "must",  "needn",  "shall", "should", "shouldn",
    "was", "wasn", "were",  "weren", "will",   "won",   "would"};

/// Past forms that are no participles, or hardly ever before a noun.
constexpr std::string_view kPast[] = {
    "arose", "became", "began",     "came",     "died",     "drove", "failed", "fell",
    "gave",  "grew",   "led",       "overcame", "ran",      "rose",  "saw",    "showed",
    "spoke", "took",   "underwent", "went",     "withdrew", "wrote"};

/// Past forms that are participles as often: "tea made of leaves".
constexpr std::string_view kParticiples[] = {"brought", "built",  "caught", "followed",
                                             "found",   "kept",   "made",   "occurred",
                                             "set",     "sought", "spread", "used"};

/// Third persons that are plurals of nouns as often.
constexpr std::string_view kPluralsToo[] = {
    "accounts", "aims",      "benefits", "blocks",    "calls",  "causes",    "controls",
    "costs",    "covers",    "cuts",     "decreases", "delays", "displays",  "drops",
    "ends",     "estimates", "falls",    "focuses",   "forms",  "functions", "guides",
    "harms",    "increases", "lacks",    "layers",    "limits", "lives",     "mirrors",
    "names",    "needs",     "plays",    "presents",  "ranges", "reaches",   "reports",
    "rests",    "results",   "returns",  "rises",     "risks",  "runs",      "scores",
    "sets",     "shares",    "signals",  "spreads",   "stands", "starts",    "stops",
    "supports", "targets",   "triggers", "uses",      "works"};

/// What is done to a medicine or a dose, by which an order may be wrong. Sorted.
constexpr std::string_view kOrdersToTreat[] = {
    "add",   "administer",  "apply",     "avoid",   "begin",  "combine", "continue",
    "crush", "discontinue", "drink",     "eat",     "expect", "give",    "halve",
    "hold",  "increase",    "infuse",    "inject",  "keep",   "limit",   "never",
    "offer", "prefer",      "prescribe", "raise",   "reduce", "replace", "restart",
    "skip",  "start",       "stop",      "swallow", "switch", "take",    "treat",
    "use",   "withhold"};

/// The other orders. Sorted.
constexpr std::string_view kOrders[] = {
    "advise",   "aim",       "allow",      "ask",     "assess",   "assume",   "base",
    "be",       "check",     "choose",     "confirm", "consider", "counsel",  "define",
    "delay",    "determine", "diagnose",   "discuss", "do",       "document", "encourage",
    "ensure",   "evaluate",  "examine",    "exclude", "explain",  "follow",   "identify",
    "include",  "inform",    "initiate",   "look",    "maintain", "make",     "manage",
    "measure",  "monitor",   "obtain",     "order",   "perform",  "prevent",  "provide",
    "reassess", "recommend", "record",     "refer",   "repeat",   "reserve",  "review",
    "screen",   "seek",      "supplement", "support", "suspect",  "target",   "teach",
    "test",     "titrate",   "try",        "wait"};

}  // namespace

bool is_finite_verb(std::string_view folded_word) {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> cut;
    for (std::string_view rest = kVerbs; !rest.empty();) {
      const std::size_t length = rest.find(' ');
      cut.push_back(rest.substr(0, length));
      rest.remove_prefix(length + 1);
    }
    return cut;
  }();
  return is_auxiliary(folded_word) || std::binary_search(words.begin(), words.end(), folded_word);
}

bool is_auxiliary(std::string_view folded_word) {
  return std::binary_search(std::begin(kAuxiliaries), std::end(kAuxiliaries), folded_word);
}

VerbForm verb_form(std::string_view folded_word) {
  if (is_auxiliary(folded_word)) return VerbForm::kAuxiliary;
  if (text::is_one_of(folded_word, kPluralsToo)) return VerbForm::kPluralToo;
  if (text::is_one_of(folded_word, kPast)) return VerbForm::kOfAny;
  if (text::is_one_of(folded_word, kParticiples)) return VerbForm::kNone;
  if (is_verb_behind_plural(folded_word)) return VerbForm::kOfMany;
  if (!is_finite_verb(folded_word)) return VerbForm::kNone;
  const bool is_third_person = folded_word.ends_with('s') && !folded_word.ends_with("ss");
  return is_third_person ? VerbForm::kOfAny : VerbForm::kOfMany;
}

bool is_surely_finite(std::string_view folded_word) {
  return text::is_one_of(folded_word, kSurely);
}

bool is_verb_behind_plural(std::string_view folded_word) {
  return text::is_one_of(folded_word, kBehindPlural);
}

bool is_order(std::string_view folded_word) {
  return is_order_to_treat(folded_word) ||
         std::binary_search(std::begin(kOrders), std::end(kOrders), folded_word);
}

bool is_order_to_treat(std::string_view folded_word) {
  return std::binary_search(std::begin(kOrdersToTreat), std::end(kOrdersToTreat), folded_word);
}

}  // namespace ibid::answer
