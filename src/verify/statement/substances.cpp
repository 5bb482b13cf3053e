#include "verify/statement/substances.hpp"

#include <algorithm>
#include <array>

namespace ibid::verify {
namespace {

// WHO, "The use of stems in the selection of International Nonproprietary Names (INN)", the
// suffixes that common English words do not share.
constexpr std::array<std::string_view, 61> kInnSuffixes = {
    "mab",      "nib",       "pril",     "sartan",  "olol",    "statin",  "gliptin",  "gliflozin",
    "glutide",  "conazole",  "nidazole", "prazole", "cillin",  "mycin",   "floxacin", "cycline",
    "dipine",   "thiazide",  "parin",    "xaban",   "gatran",  "grel",    "triptan",  "setron",
    "tidine",   "lukast",    "terol",    "tropium", "asone",   "isone",   "olone",    "onide",
    "ciclovir", "navir",     "tegravir", "buvir",   "asvir",   "caine",   "barbital", "azepam",
    "azolam",   "peridone",  "apine",    "oxetine", "alopram", "traline", "formin",   "glitazone",
    "dronate",  "fibrate",   "semide",   "renone",  "lactone", "platin",  "rubicin",  "taxel",
    "gepant",   "thalidone", "patide",   "dilol",   "xostat"};

constexpr std::array<std::string_view, 58> kNames = {
    "zinc",         "calcium",         "magnesium",     "iron",          "selenium",
    "copper",       "potassium",       "sodium",        "iodine",        "folate",
    "folic",        "thiamine",        "riboflavin",    "niacin",        "cobalamin",
    "retinol",      "cholecalciferol", "insulin",       "aspirin",       "warfarin",
    "digoxin",      "amiodarone",      "heparin",       "lithium",       "caffeine",
    "ibuprofen",    "naproxen",        "paracetamol",   "acetaminophen", "morphine",
    "fentanyl",     "oxycodone",       "ketamine",      "propofol",      "vancomycin",
    "rifampicin",   "isoniazid",       "allopurinol",   "colchicine",    "methotrexate",
    "cisplatin",    "tamoxifen",       "levodopa",      "gabapentin",    "pregabalin",
    "topiramate",   "valproate",       "carbamazepine", "lamotrigine",   "levothyroxine",
    "testosterone", "estrogen",        "progesterone",  "clonidine",     "hydralazine",
    "bupropion",    "venlafaxine",     "finerenone"};

}  // namespace

bool names_substance(std::string_view folded_word) {
  if (std::find(kNames.begin(), kNames.end(), folded_word) != kNames.end()) return true;
  // The prefix of cephalosporins is the one stem that begins a name.
  if (folded_word.size() > 6 && folded_word.starts_with("cef")) return true;
  return std::any_of(kInnSuffixes.begin(), kInnSuffixes.end(), [&](std::string_view suffix) {
    return folded_word.size() > suffix.size() + 1 && folded_word.ends_with(suffix);
  });
}

bool names_medicine_class(std::string_view folded_word) {
  constexpr std::array<std::string_view, 50> kClasses = {"statin",
                                                         "triptan",
                                                         "opioid",
                                                         "opiate",
                                                         "diuretic",
                                                         "steroid",
                                                         "glucocorticoid",
                                                         "corticosteroid",
                                                         "thiazide",
                                                         "bisphosphonate",
                                                         "antidepressant",
                                                         "ssri",
                                                         "snri",
                                                         "nsaid",
                                                         "anticoagulant",
                                                         "antiplatelet",
                                                         "antibiotic",
                                                         "antiviral",
                                                         "antifungal",
                                                         "antihistamine",
                                                         "benzodiazepine",
                                                         "gliptin",
                                                         "gliflozin",
                                                         "sulfonylurea",
                                                         "fibrate",
                                                         "penicillin",
                                                         "macrolide",
                                                         "fluoroquinolone",
                                                         "cephalosporin",
                                                         "tetracycline",
                                                         "laxative",
                                                         "antacid",
                                                         "antipsychotic",
                                                         "anticonvulsant",
                                                         "antiepileptic",
                                                         "antiemetic",
                                                         "barbiturate",
                                                         "cannabinoid",
                                                         "estrogen",
                                                         "progestin",
                                                         "nitrate",
                                                         "gepant",
                                                         "ppi",
                                                         "doac",
                                                         "noac",
                                                         "arb",
                                                         "arni",
                                                         "tricyclic",
                                                         "vaccine",
                                                         "probiotic"};
  if (folded_word.ends_with('s')) folded_word.remove_suffix(1);
  return std::find(kClasses.begin(), kClasses.end(), folded_word) != kClasses.end();
}

}  // namespace ibid::verify
