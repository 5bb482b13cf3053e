#include "verify/statement/paraphrases.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>

#include "index/analyzer.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {
namespace {

// One meaning a line. A wording that is as often something else ("as well as" for "and") is left
// out, and so is whatever differs in firmness: "suggested" is not "recommended".
constexpr std::string_view kMeanings[] = {
    "versus|vs|compared with|compared to|in comparison with|relative to",
    "associated with|linked to|linked with|tied to|related to",
    "more effective than|superior to|better than|outperformed|beat",
    "as effective as|works as well as|worked as well as|work as well as|noninferior to|"
    "non inferior to|no worse than|performed as well as|performed no worse than",
    "side effects|adverse events|adverse effects|adverse reactions|unwanted effects",
    "prior|previous|earlier",
    "initially|at first",
    "start|begin|initiate|commence|put on|put onto",
    "stop|discontinue|withdraw|cease|cessation|quit|give up|come off|take off",
    "continue|keep|keep going|keep up|carry on|go on|stay on|persist",
    "worldwide|around the world|around the globe|globally|global|of the world|in the world",
    "dinner|supper|evening meal",
    "drug|medicine|medication",
    "treatment|therapy",
    "children|kids",
    "adolescents|teenagers|teens",
    "older people|older adults|elderly people|seniors|elderly",
    "vomiting|throwing up|threw up|throw up",
    "gut|gastrointestinal|bowel|intestinal",
    "stomach|gastric",
    "kidney|renal",
    "heart|cardiac",
    "lung|pulmonary",
    "liver|hepatic",
    "reach|achieve|attain",
    "receive|get|be given|are given",
    "exclude|leave out|left out",
    "check|recheck|measure|remeasure|repeat|retest|test again|check again",
    "occur|happen|arise",
    "plus|combined with|together with|in combination with|with|and",
    "flare up|flare ups|flare|exacerbation",
    "annually|yearly|a year|per year|each year",
    "daily|every day|a day|per day|each day",
    "twice daily|twice a day|two times a day|two times daily",
    "three times daily|three times a day|thrice daily",
    "alternate day|alternate days|every other day",
    "main|chief|leading|principal",
    "benefit|advantage|gain|merit",
    "people|patients|individuals|persons|subjects|participants|those",
    "trial|study",
    "guideline|guidance",
    "severe|serious|bad",
    "hospitalization|hospital admission|admitted to hospital|admission|hospital stay",
    "discharged|sent home from hospital|sent home",
    "death|mortality|dying|died",
    "restrict|limit|cap|confine|reserve",
    "prefer|favor",
    "option|alternative|choice",
    "majority|most",
    "raise|increase|elevate|push up",
    "lower|reduce|decrease|cut|bring down|brought down",
    "fewer|less|less often|less frequent|less common",
    "more|more often|more frequent|more common",
    "avoid|steer clear of|stay away from|refrain from|abstain",
    "return|go back",
    "substantial|considerable",
    "difficult|hard|tough|challenging",
    "clear|evident",
    "need|require|call for|necessitate",
    "commonest|most common|most frequent",
    "asymptomatic|without symptoms|free of symptoms|symptom free",
    "untreated|without treatment|not treated|left untreated|goes untreated",
    "rapid|quick|fast|swift|speedy",
    "enough|sufficient|adequate",
    "all cause|any cause",
    "bp|blood pressure",
    "systolic pressure|systolic blood pressure|systolic bp",
    "diastolic pressure|diastolic blood pressure|diastolic bp",
    "outpatients|ambulatory patients|outpatient|ambulatory",
    "first choice|of choice|preferred|first line",
    "painkillers|analgesics|pain relievers",
    "fetus|fetal|foetus|foetal|unborn baby|unborn child",
    "planning pregnancy|planning a baby|planning a pregnancy",
    "reduction|cut|decrease|drop|fall|decline",
    "stand in for|alternative to|substitute for|in place of|instead of|replace",
    "by mouth|oral|orally",
    "by infusion|infused|intravenous|intravenously",
    "return|come back|recur|recurrence|relapse",
    "pregnant|expecting|expecting a baby|pregnancy|gestation|pregnant women",
    "postmenopausal|past menopause|past the menopause|after menopause|after the menopause",
    "serum|blood|plasma|circulating",
    "insufficient|not enough|inadequate|too little",
    "unaware|not know|not aware|unknowing",
    "cheapest|least expensive|least costly|lowest cost",
    "cheap|inexpensive|affordable|low cost",
    "stool|fecal|faecal|feces|faeces",
    "serology|antibody test|antibody testing|blood antibody test",
    "reassess|assess again|reevaluate|evaluate again|review again",
    "form|formulation|preparation",
    "retarded|stunted|delayed",
    "oxygen saturation|spo2|sao2|saturation",
    "preventive|prophylaxis|prophylactic|prevention|preventative",
    "fail|failure|does not work|did not work|not work|ineffective|not effective|not help",
    "trigger|set off|provoke|bring on|precipitate|elicit|touch off",
    "mean|average|on average",
    "restart|resume|start again|begin again|take up again",
    "double|twice|two times|twofold|2 fold|two fold",
    "triple|three times|threefold|3 fold|three fold",
    "delay|defer|postpone|put off|hold off|hold back",
    "wait|await",
    "imminent|about to|upcoming|soon",
    "maintain|preserve|sustain|retain|keep",
    "monitor|track|follow|keep an eye on|watch|surveillance|monitoring",
    "consumption|intake|consume|ingest|eat|drink|swallow",
    "weight loss|lose weight|weight reduction|shed weight",
    "weight gain|gain weight|put on weight",
    "half|halve|cut in half|cut by half",
    "long term|prolonged|extended|over the long run|in the long run|lasting",
    "short term|brief|short lived|temporary|transient|short course",
    "at night|overnight|nocturnal|nighttime|night time|evening|in the evening|bedtime|at bedtime",
    "meal|mealtime|with food|with meals",
    "fasting|empty stomach|without food",
    "tablet|pill",
    "injection|shot|jab|inject",
    "vaccination|vaccine|immunization|immunize|vaccinate",
    "surgery|operation|surgical|operate|operative",
    "doctor|physician|clinician|provider|professional|prescriber",
    "primary care physician|family doctor|general practitioner|gp",
    "newborn|neonate|neonatal",
    "baby|infant",
    "breastfeeding|breastfeed|nursing|lactating|lactation",
    "miscarriage|pregnancy loss",
    "preterm|premature|early birth|born early|born too early",
    "birth|delivery|childbirth|deliver",
    "smoker|smoke|tobacco",
    "exercise|training|physical activity|physically active|workout",
    "diet|eating pattern|dietary pattern|dietary",
    "fracture|broken bone|break",
    "bone density|bone mineral density|bmd",
    "joint|articular",
    "muscle|muscular",
    "skin|cutaneous|dermal",
    "blood vessel|vascular|vessel",
    "brain|cerebral",
    "eye|ocular|ophthalmic",
    "breathing|respiratory|respiration",
    "cost|price|expense",
    "maximum|maximal|highest|top|peak|upper limit|ceiling|maximally",
    "minimum|minimal|lowest|floor",
    "threshold|cutoff|cut off|cut point",
    "target|goal|aim",
    "first|initial",
    "single|one|once|one off",
    "combination|combined|together|jointly",
    "add|on top of|addition|adjunct|add on",
    "switch|change|swap|change over|transfer",
    "similar|comparable|alike|equivalent|on a par with|in line with|much the same|equal|same",
    "unclear|uncertain|unknown",
    "despite|in spite of|notwithstanding",
    "because of|due to|owing to|on account of|as a result of|because",
    "during|throughout|in the course of|over the course of",
    "before|prior to|ahead of|in advance of",
    "eligible|qualify|candidate|suitable",
    "prompt|immediate|right away|straight away|at once|without delay|urgent",
    "gradual|slow|step by step|stepwise|bit by bit|little by little",
    "taper|wean|step down",
    "intensify|escalate|step up|titrate|titration|up titrate|up titration|escalation",
    "worsen|deteriorate|get worse|aggravate|deterioration",
    "improve|get better|ease|relieve|alleviate|relief|improvement",
    "resolve|clear up|go away|disappear|clear|vanish",
    "heal|recover|recovery|get well",
    "survive|live|survival|stay alive|alive",
    "protect|guard|shield|protection",
    "prevent|stave off|ward off|avert|prevention",
    "detect|pick up|spot|discover|uncover|identify|find",
    "spread|transmit|transmission|pass on",
    "catch|contract|acquire|get infected",
    "absorb|uptake|take up|absorption",
    "deficient|deficiency|deplete|depletion|lack|shortage|low in",
    "excess|too much|excessive|surplus|overly",
    "monthly|a month|per month|each month|every month",
    "weekly|a week|per week|each week|every week",
    "several|multiple|many|a number of|numerous",
    "large|big|sizeable|major|sizable",
    "small|little|minor|modest|slight|tiny",
    "strong|robust|firm|solid",
    "likely|probable|prone",
    "readmission|rehospitalization|readmit|admitted again|return to hospital|back in hospital|"
    "hospital readmission",
    "hospitalize|admit|admitted to hospital|hospitalization",
    "emergency department|emergency room|casualty",
    "intensive care|critical care|icu",
    "adherence|compliance|adhere|comply|stick to|sticking to",
    "placebo|dummy|sham|inactive",
    "usual care|standard care|routine care",
    "judge|conclude|deem|regard",
    "unchanged|stable|no change",
    "choose|select|pick|opt for",
    "pair|combine|couple|join",
    "early|soon|sooner|earlier",
    "remain|stay|still|continue",
    "often|frequent|common|commonly|frequently",
    "further|additional|extra|another",
    "remove|take out|eliminate|removal",
    "eradicate|eradication|clear|get rid of|wipe out",
    "confirm|verify|corroborate",
    "separate|space|apart|distance",
    "replacement|supplementation|supplement|replace",
    "nation|country|national",
    "us|united states|american|america|usa",
    "uk|united kingdom|british|britain",
    "dose|dosage|dosing",
    "slightly|marginally|a little",
    "new|newer",
    "monotherapy|single agent|on its own|by itself|alone",
    "upper limit|upper level|upper intake level|upper intake limit",
};

constexpr std::string_view kTelling[] = {
    "found",     "showed",   "shown",    "reported", "report",    "observed", "noted",
    "concluded", "stated",   "study",    "studied",  "trial",     "overall",  "data",
    "composite", "research", "evidence", "analysis", "says",      "proved",   "work",
    "works",     "followed", "adding",   "linked",   "associated"};

struct Tables {
  std::vector<std::vector<Wording>> by_meaning;
  std::unordered_map<std::string, std::vector<const Wording*>> by_first_stem;
  std::unordered_set<std::string> telling;
};

std::vector<std::string> stems_of(std::string_view words, index::Analyzer& analyzer) {
  std::vector<std::string> stems;
  for (Token& token : analyze_statement(words, analyzer).tokens) {
    stems.push_back(std::move(token.stem));
  }
  return stems;
}

Tables read_tables() {
  index::Analyzer analyzer(index::Language::built_in());
  Tables tables;
  for (std::string_view line : kMeanings) {
    const auto meaning = static_cast<std::uint32_t>(tables.by_meaning.size());
    std::vector<Wording>& wordings = tables.by_meaning.emplace_back();
    while (!line.empty()) {
      const std::size_t end = std::min(line.find('|'), line.size());
      wordings.push_back({stems_of(line.substr(0, end), analyzer), meaning});
      line.remove_prefix(std::min(line.size(), end + 1));
    }
  }
  for (const std::vector<Wording>& wordings : tables.by_meaning) {
    for (const Wording& wording : wordings) {
      tables.by_first_stem[wording.stems.front()].push_back(&wording);
    }
  }
  for (const std::string_view word : kTelling) {
    tables.telling.insert(stems_of(word, analyzer).front());
  }
  return tables;
}

const Tables& tables() {
  static const Tables built = read_tables();
  return built;
}

}  // namespace

std::span<const Wording* const> wordings_from(std::string_view first_stem) {
  const auto found = tables().by_first_stem.find(std::string(first_stem));
  if (found == tables().by_first_stem.end()) return {};
  return found->second;
}

std::span<const Wording> wordings_of(std::uint32_t meaning) {
  return tables().by_meaning[meaning];
}

bool tells_only(std::string_view stem) {
  return tables().telling.count(std::string(stem)) > 0;
}

}  // namespace ibid::verify
