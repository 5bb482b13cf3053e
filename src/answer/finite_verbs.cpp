#include "answer/finite_verbs.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Sorted, one blank behind each. Of verbs whose present is a noun as often ("forms", "results")
/// only the form that is less so.
constexpr std::string_view kVerbs =
    "abolish abolishes abrogate abrogates accelerate accelerates accompanies accounts "
    "accumulate accumulates achieve achieves acquire acquires activate activates acts adapt "
    "adapts add adds adhere adheres adopt adopts advise advises affect affects aggravate "
    "aggravates aims alleviate alleviates allow allows alter alters am amplifies amplify "
    "antagonize antagonizes appear appears applies are aren argues arise arises arose ask "
    "asks assemble assist assists associate attach attaches attenuate attenuates augment "
    "augments avoids beats became becomes began begins belong belongs benefit bind binds "
    "blocks brings brought built bypass bypasses call calls came can cannot carries carry "
    "catalyze catalyzes caught causes circulate circulates cleave cleaves coexist coexists "
    "come comes compete competes comprise comprises confers confirm confirms consists contain "
    "contains continues contribute contributes controls converge converges cooperate "
    "cooperates coordinate coordinates correlate correlates costs could counteract "
    "counteracts covers cuts damage decreases defines degrade degrades deliver delivers "
    "demonstrate demonstrates depend depends depict depicts deplete depletes derive derives "
    "describe detect detects deteriorate deteriorates determine determines develop develops "
    "diagnose diagnoses did differ differentiate differentiates differs diminish diminishes "
    "direct directs display displays disrupt disrupts dissociate dissociates do does dominate "
    "dominates doubles downregulates drops drove educate educates elevate elevates elicit "
    "elicits eliminate elucidate elucidates emerge emerges emphasize emphasizes enable "
    "enables encode encodes encourages endorses enhance enhances ensure ensures enter enters "
    "eradicate eradicates estimate estimates evade evades evolve evolves exacerbate "
    "exacerbates exceed exceeds exert exerts exhibit exhibits exists expand expands explain "
    "explains exploit exploits explore explores express expresses extend extends facilitate "
    "facilitates fail fails falls favor favors feel feels fell fluctuate fluctuates focuses "
    "followed forms found fulfill fulfills function functions gave generate generates get "
    "gets gives go goes govern governs grew grow grows guide guides had happens harm harms "
    "has have heal heals help helps hinder hinders holds hydrolyze hydrolyzes hyperactivate "
    "hyperactivates hypothesize hypothesizes identifies identify illustrate illustrates "
    "impair impairs implicate implicates implies imply impose imposes improve improves "
    "inactivate inactivates include includes incorporate incorporates increases incur incurs "
    "indicates induce induces infect infects infer infers infiltrate infiltrates inhibit "
    "inhibits initiate initiates integrate integrates interact interacts interfere interferes "
    "introduce introduces invade invades involve involves is isn justifies justify keep keeps "
    "kept know lacks lasts lay layers lead leads led lets lies limits live lives localize "
    "localizes lose loses lowers made maintain maintains makes may means mediate mediates "
    "metabolize metabolizes methylate methylates might migrate migrates mimic mimics mirrors "
    "mobilize mobilizes modulate modulates must mutate mutates name names necessitate "
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
    "restores restricts rests results retain retains return returns reveal reveals rises rose "
    "runs saw say says scores secrete secretes seek seeks seem seems sees sensitize "
    "sensitizes serves set sets shall share shares should showed shows signals slows sought "
    "spares specifies specify speculate speculates speeds spoke spread spreads stabilize "
    "stabilizes stands starts stays stimulate stimulates stops strengthens succeed succeeds "
    "suffer suffers suffice suffices suggest suggests summarize summarizes support supports "
    "suppress suppresses survive survives sustain sustains synthesize synthesizes take takes "
    "target targets tells tend tends think tolerate tolerates took translocate translocates "
    "transmit transmits treat treats triggers turns undergo undergoes underlie underlies "
    "underline underlines undermine undermines underscore underscores underwent upregulates "
    "used uses utilize utilizes validate validates varies vary vibrate vibrates visualize "
    "visualizes wants warrant warrants was wasn weigh weighs went were weren will wish "
    "withdrew withstand withstands work works worsen worsens would wrote ";

/// Of these the ones by which even a few words are a statement: "zinc keeps me awake".
constexpr std::string_view kSurely[] = {"are",   "came",  "causes", "comes", "did",  "does",
                                        "gave",  "gives", "had",    "has",   "have", "is",
                                        "keeps", "was",   "wants",  "went",  "were"};

/// Nouns as often, so none of these.
constexpr std::string_view kBehindPlural[] = {"cause",  "change", "control",  "cut",   "decrease",
                                              "design", "form",   "increase", "lower", "present",
                                              "result", "score",  "slow",     "use"};

/// Sorted.
constexpr std::string_view kOrders[] = {
    "add",       "administer", "advise",   "aim",       "allow",      "ask",       "assess",
    "assume",    "avoid",      "base",     "be",        "begin",      "check",     "choose",
    "combine",   "confirm",    "consider", "continue",  "counsel",    "define",    "delay",
    "determine", "diagnose",   "discuss",  "do",        "document",   "encourage", "ensure",
    "evaluate",  "examine",    "exclude",  "explain",   "follow",     "give",      "identify",
    "include",   "increase",   "inform",   "initiate",  "keep",       "limit",     "look",
    "maintain",  "make",       "manage",   "measure",   "monitor",    "obtain",    "offer",
    "order",     "perform",    "prefer",   "prescribe", "prevent",    "provide",   "reassess",
    "recommend", "record",     "reduce",   "refer",     "repeat",     "reserve",   "review",
    "screen",    "seek",       "start",    "stop",      "supplement", "support",   "suspect",
    "take",      "target",     "teach",    "test",      "titrate",    "treat",     "try",
    "use",       "wait"};

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
  return std::binary_search(words.begin(), words.end(), folded_word);
}

bool is_surely_finite(std::string_view folded_word) {
  return text::is_one_of(folded_word, kSurely);
}

bool is_verb_behind_plural(std::string_view folded_word) {
  return text::is_one_of(folded_word, kBehindPlural);
}

bool is_order(std::string_view folded_word) {
  return std::binary_search(std::begin(kOrders), std::end(kOrders), folded_word);
}

}  // namespace ibid::answer
