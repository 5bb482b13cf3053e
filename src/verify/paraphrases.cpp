#include "verify/paraphrases.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>

#include "index/analyzer.hpp"
#include "verify/statement.hpp"

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
    "start|begin|initiate|commence",
    "stop|discontinue|withdraw|cease",
    "continue|keep going|carry on",
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
    "check|recheck|measure",
    "occur|happen|arise",
    "plus|combined with|together with|in combination with|with|and",
    "flare up|flare ups|flare|exacerbation",
    "annually|yearly|a year|per year|each year",
    "daily|every day|a day|per day|each day",
    "twice daily|twice a day|two times a day|two times daily",
    "three times daily|three times a day|thrice daily",
    "alternate day|alternate days|every other day",
    "main|chief|leading|principal",
    "benefit|advantage",
    "people|patients|individuals|persons|subjects|participants|those",
    "trial|study",
    "guideline|guidance",
    "severe|serious|bad",
    "hospitalization|hospital admission|admitted to hospital|admission|hospital stay",
    "discharged|sent home from hospital|sent home",
    "death|mortality|dying|died",
    "restrict|limit|cap",
    "prefer|favor",
    "option|alternative|choice",
    "majority|most",
    "raise|increase|elevate|push up",
    "lower|reduce|decrease|cut|bring down|brought down",
    "fewer|less|less often|less frequent|less common",
    "more|more often|more frequent|more common",
    "avoid|steer clear of|stay away from",
    "return|go back",
    "substantial|considerable",
    "difficult|hard",
    "clear|evident",
    "need|require",
    "untreated|without treatment|not treated|left untreated|goes untreated",
    "rapid|quick|fast",
    "enough|sufficient",
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
    "return|come back|came back|recur",
    "pregnant|expecting|expecting a baby",
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
