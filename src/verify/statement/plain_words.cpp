#include "verify/statement/plain_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_set>

#include "index/analyzer.hpp"
#include "text/strings.hpp"
#include "verify/statement/paraphrases.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

// One blank behind each. Left out is what can be the point of a sentence: "stop", "fail", "first",
// "alone", "normal", "new", and every word that the lexicon has as a cue.
constexpr std::string_view kPlainWords =
    // what studies and texts do
    "report show find observe note state say tell conclude indicate demonstrate describe "
    "document record register examine investigate assess evaluate measure compare study "
    "analyze pool randomize assign enroll recruit follow estimate calculate list mention "
    "explain according cite publish summarize confirm reveal prove classify define call term "
    "name rate rank review trial cohort analysis meta research evidence data result finding "
    "guideline guidance statement document update expert panel society organization "
    "association agency author team issue systematic observational randomized controlled "
    "database sample evidence investigator "
    // what anything does
    "offer bring give take make get go come put keep hold lead yield provide carry serve act "
    "look turn remain stay become tend let set place run reach achieve attain meet involve "
    "include contain comprise consist account underlie represent constitute characterize know "
    "occur happen arise emerge present exist live use apply administer receive prescribe "
    "treat manage handle address consider base depend rely relate link tie associate connect "
    "concern regard undergo experience suffer develop appear see seem add combine pair need "
    "work perform proceed allow enable seek ask think believe expect choose select opt decide "
    "support affect influence play maintain continue begin start initiate pass last translate "
    "correspond amount equal total differ feature show participate complete obtain face pose "
    "rule focus aim mean identify determine result contribute relate reflect suit fit "
    // how
    "approximately roughly about around nearly almost particularly especially notably "
    "specifically generally typically mainly largely mostly primarily chiefly overall "
    "actually indeed thus therefore hence moreover furthermore additionally likewise "
    "respectively together simply clearly markedly considerably substantially significantly "
    "greatly far much somewhat still already now currently recently ever otherwise instead "
    "rather meaningfully notable importantly instance example e.g i.e also too yet relatively "
    "statistically compared versus vs whilst therefore accordingly given provided based due "
    "because since once along per either dosing "
    // what anything is called
    "way case factor form type kind part role use aspect level amount number degree area "
    "basis reason someone anyone something thing patient person people individual subject "
    "participant user population community setting practice care therapy treatment management "
    "approach option strategy course regimen plan medication medicine drug agent product "
    "episode attack event sign symptom condition disease disorder illness problem issue time "
    "period term point end beginning past target goal purpose advantage effect impact "
    "influence outcome frequency occurrence incidence proportion percentage share fraction "
    "rate figure value reading range average median mean difference change comparison "
    "relation relationship choice alternative one ones others those group arm subgroup "
    "category class series set evaluation assessment use intake presence risk chance "
    "likelihood probability odds question fact view need body "
    // of what kind
    "main key general overall typical standard regular certain specific particular various "
    "several additional extra recent current available suitable proper clear evident modern "
    "international national great good whole total entire combined dual triple single pooled "
    "existing affected known considered such same own actual given identifiable composite "
    "common important significant considerable substantial relevant further other different "
    "meaningful many some likely large broad wide formal routine usual ";

const std::unordered_set<std::string>& plain_stems() {
  static const auto stems = [] {
    index::Analyzer analyzer(index::Language::built_in());
    std::unordered_set<std::string> built;
    for (std::string_view rest = kPlainWords; !rest.empty();) {
      const std::size_t length = rest.find(' ');
      built.insert(analyzer.stem(rest.substr(0, length)));
      rest.remove_prefix(length + 1);
    }
    return built;
  }();
  return stems;
}

struct FirmWord {
  std::string_view beginning;
  Firmness firmness;
};

constexpr std::array<FirmWord, 28> kFirmWords = {{
    {"may", Firmness::kAllowed},           {"can", Firmness::kAllowed},
    {"could", Firmness::kAllowed},         {"option", Firmness::kAllowed},
    {"optional", Firmness::kAllowed},      {"alternative", Firmness::kAllowed},
    {"acceptable", Firmness::kAllowed},    {"allow", Firmness::kAllowed},
    {"permit", Firmness::kAllowed},        {"suggest", Firmness::kSuggested},
    {"consider", Firmness::kSuggested},    {"reasonable", Firmness::kSuggested},
    {"conditional", Firmness::kSuggested}, {"should", Firmness::kAdvised},
    {"advis", Firmness::kAdvised},         {"advice", Firmness::kAdvised},
    {"recommend", Firmness::kPreferred},   {"prefer", Firmness::kPreferred},
    {"gold", Firmness::kPreferred},        {"must", Firmness::kDemanded},
    {"mandat", Firmness::kDemanded},       {"oblig", Firmness::kDemanded},
    {"compulsory", Firmness::kDemanded},   {"require", Firmness::kDemanded},
    {"essential", Firmness::kDemanded},    {"necessary", Firmness::kDemanded},
    {"always", Firmness::kDemanded},       {"needs", Firmness::kAdvised},
}};

}  // namespace

bool is_plain(const Token& token) {
  if (is_function_word(token.word) || token.is_generic || tells_only(token.stem)) return true;
  return plain_stems().count(token.stem) > 0;
}

bool must_be_borne_out(const Token& token) {
  return token.has_content && !token.in_quantity && (token.cue != nullptr || !is_plain(token));
}

Firmness firmness_of(const Statement& statement) {
  return firmness_of(std::span(statement.tokens));
}

Firmness firmness_of(std::span<const Token> tokens) {
  Firmness firmest = Firmness::kUnstated;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& word = tokens[i].word;
    for (const FirmWord& firm : kFirmWords) {
      // "May" and "can" are words of their own, the others begin a word.
      const bool is_short = firm.beginning.size() <= 4;
      if (is_short ? word == firm.beginning : word.starts_with(firm.beginning)) {
        firmest = std::max(firmest, firm.firmness);
      }
    }
    // "First-line", "first choice": before all others.
    constexpr std::array<std::string_view, 3> kFirst = {"line", "choice", "treatment"};
    if (word == "first" && i + 1 < tokens.size() && is_one_of(tokens[i + 1].word, kFirst)) {
      firmest = std::max(firmest, Firmness::kPreferred);
    }
  }
  return firmest;
}

bool speaks_of_all(const Statement& statement) {
  constexpr std::array<std::string_view, 8> kAll = {"every",     "everyone",    "everybody",
                                                    "always",    "regardless",  "entirely",
                                                    "universal", "irrespective"};
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    const std::string& word = statement.tokens[i].word;
    // "Every day" is how often, and "all-cause" no quantity.
    const std::string_view next =
        i + 1 < statement.tokens.size() ? std::string_view(statement.tokens[i + 1].word) : "";
    constexpr std::array<std::string_view, 9> kTimes = {"day",   "week",  "month",   "year", "hour",
                                                        "night", "other", "morning", "time"};
    if (is_one_of(word, kAll) && !statement.tokens[i].in_quantity && !is_one_of(next, kTimes)) {
      return true;
    }
    constexpr std::array<std::string_view, 4> kNoQuantity = {"cause", "causes", "the", "three"};
    constexpr std::array<std::string_view, 4> kBeing = {"is", "are", "was", "were"};
    const bool is_at_all = i > 0 && statement.tokens[i - 1].word == "at";
    if (word == "all" && !is_at_all && !is_one_of(next, kNoQuantity)) return true;
    // "Any zinc use"; "there is any role" and "any of them" speak of one.
    const bool is_any = word == "any" && statement.tokens[i].negations == 0 &&
                        i + 1 < statement.tokens.size() && !is_plain(statement.tokens[i + 1]);
    const bool is_there = i > 0 && (statement.tokens[i - 1].word == "there" ||
                                    is_one_of(statement.tokens[i - 1].word, kBeing));
    if (is_any && !is_there) return true;
  }
  return false;
}

bool says_only(const Token& token) {
  constexpr std::array<std::string_view, 7> kOnly = {"only",      "solely", "exclusively", "merely",
                                                     "exclusive", "sole",   "alone"};
  return is_one_of(token.word, kOnly);
}

bool speaks_of_nothing_else(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), says_only);
}

bool hedges(const Token& token) {
  constexpr std::array<std::string_view, 18> kHedges = {
      "may",       "might",   "could",    "possible",  "possibly", "potentially",
      "potential", "suggest", "suggests", "suggested", "appears",  "appear",
      "appeared",  "seems",   "perhaps",  "probably",  "can",      "seem"};
  return is_one_of(token.word, kHedges);
}

bool is_hedged(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), hedges);
}

}  // namespace ibid::verify
