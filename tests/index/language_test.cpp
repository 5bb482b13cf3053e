#include "index/language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "index/language_files.hpp"
#include "index/spelling.hpp"
#include "scratch.hpp"

namespace ibid::index {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// All expressions of all sets that hold `expression`.
std::set<std::string> meeting(const Language& language, std::string_view expression) {
  std::set<std::string> met;
  for (const SynonymSet* set : language.synonyms_of(expression)) {
    met.insert(set->expressions.begin(), set->expressions.end());
  }
  return met;
}

class LanguageFiles : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) { folder_.write(name, text); }

  const ibid::test::Scratch folder_;
};

TEST(Language, LetsLowZincMeetHypozincemia) {
  const Language& language = Language::built_in();
  for (const std::string_view expression :
       {"hypozincemia", "hypozincaemia", "low zinc", "low serum zinc", "low zinc levels",
        "zinc deficiency", "zinc deficiencies"}) {
    EXPECT_THAT(meeting(language, expression),
                AllOf(Contains("zinc deficiency"), Contains("hypozincemia"), Contains("low zinc")))
        << expression;
  }
}

TEST(Language, LetsAnAbbreviationMeetEveryNameOfItsExpansion) {
  EXPECT_THAT(meeting(Language::built_in(), "ckd"),
              AllOf(Contains("chronic kidney disease"), Contains("chronic renal disease")));
  EXPECT_THAT(meeting(Language::built_in(), "chronic renal disease"), Contains("ckd"));
}

TEST(Language, LetsLayAndClinicalNamesMeet) {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"heart attack", "myocardial infarction"},
      {"high blood pressure", "hypertension"},
      {"brittle bone disease", "osteoporosis"},
      {"broken hips", "hip fracture"},
      {"paracetamol", "acetaminophen"},
      {"fosamax", "alendronate"},
      {"ibd", "inflammatory bowel disease"},
      {"af", "atrial fibrillation"},
      {"t2dm", "type 2 diabetes mellitus"},
      {"copd", "chronic obstructive pulmonary disease"},
      {"bmd", "bone mineral density"},
      {"iron deficiency anaemia", "iron deficiency anemia"},
      {"diarrhoea", "diarrhea"},
      {"kidney stones", "nephrolithiasis"},
      {"rct", "randomized controlled trial"},
  };
  for (const auto& [lay, clinical] : pairs) {
    EXPECT_THAT(meeting(Language::built_in(), lay), Contains(clinical)) << lay;
  }
}

TEST(Language, ExplainsClinicalTermsInPlainWords) {
  const auto& sets = Language::built_in().synonym_sets();
  const auto explained = std::count_if(sets.begin(), sets.end(),
                                       [](const SynonymSet& set) { return !set.gloss.empty(); });
  EXPECT_GE(explained, 150);
  const auto zinc = Language::built_in().synonyms_of("hypozincemia");
  ASSERT_FALSE(zinc.empty());
  EXPECT_EQ(zinc.front()->gloss, "too little zinc in the body");
}

TEST(Language, HasNoExpressionThatIsAStopWord) {
  const Language& language = Language::built_in();
  for (const SynonymSet& set : language.synonym_sets()) {
    for (const std::string& expression : set.expressions) {
      EXPECT_FALSE(language.is_stop(expression)) << expression;
    }
  }
}

TEST(Language, KnowsNoSynonymOfAnOrdinaryWord) {
  for (const std::string_view word : {"the", "patient", "", "or", "all"}) {
    EXPECT_THAT(Language::built_in().synonyms_of(word), IsEmpty()) << word;
  }
}

TEST(Language, KnowsTheClassOfAMedicineByAnyOfItsNames) {
  const Language& language = Language::built_in();
  for (const std::string_view name : {"omeprazole", "esomeprazole", "prilosec", "losec"}) {
    EXPECT_EQ(language.class_of(name), "proton pump inhibitor") << name;
  }
  EXPECT_EQ(language.class_of("ramipril"), "ACE inhibitor");
  for (const std::string_view name : {"proton pump inhibitor", "zinc", ""}) {
    EXPECT_EQ(language.class_of(name), "") << name;
  }
}

/// By walking through the names of the expression, as Language need not.
std::string_view walked_class(const Language& language, const std::string& expression) {
  if (const auto own = language.class_of(expression); !own.empty()) return own;
  for (const SynonymSet* set : language.synonyms_of(expression)) {
    for (const std::string& name : set->expressions) {
      if (const auto of_name = language.class_of(fold_expression(name)); !of_name.empty()) {
        return of_name;
      }
    }
  }
  return {};
}

TEST(Language, KnowsTheClassThatTheNamesOfANameLeadTo) {
  const Language& language = Language::built_in();
  EXPECT_EQ(language.class_by_any_name("crestor"), language.class_by_any_name("rosuvastatin"));
  EXPECT_THAT(language.class_by_any_name("crestor"), Not(IsEmpty()));
  EXPECT_THAT(language.class_by_any_name("football"), IsEmpty());
  for (const SynonymSet& set : language.synonym_sets()) {
    for (const std::string& name : set.expressions) {
      EXPECT_EQ(language.class_by_any_name(name), walked_class(language, name)) << name;
      EXPECT_EQ(language.class_by_any_name(name + 's'), walked_class(language, name + 's')) << name;
    }
  }
}

TEST(Language, HasStopWordsButNoneThatCarriesMeaning) {
  const Language& language = Language::built_in();
  for (const std::string_view word : {"the", "of", "what", "s"})
    EXPECT_TRUE(language.is_stop(word));
  for (const std::string_view word : {"zinc", "low", "bone", ""}) {
    EXPECT_FALSE(language.is_stop(word)) << word;
  }
}

TEST(Language, SaysHowFarALookUpHasToReach) {
  const Language& language = Language::built_in();
  for (const SynonymSet& set : language.synonym_sets()) {
    for (const std::string& expression : set.expressions) {
      const auto blanks = std::count(expression.begin(), expression.end(), ' ');
      const std::string first = expression.substr(0, expression.find(' '));
      EXPECT_GE(language.longest_expression_words(first), static_cast<std::size_t>(blanks) + 1)
          << expression;
    }
  }
  EXPECT_EQ(language.longest_expression_words("zebras"), 1u);
  EXPECT_EQ(language.longest_expression_words("tumour"),
            language.longest_expression_words("tumors"));
}

TEST(Language, KnowsWhatAnEverydayWordMayBeReadAsInAnyOfItsForms) {
  const Language& language = Language::built_in();
  for (const std::string_view form : {"tumble", "tumbles", "tumbled"}) {
    ASSERT_FALSE(language.related_words(form).empty()) << form;
    EXPECT_EQ(language.related_words(form).front(), "fall") << form;
  }
  EXPECT_TRUE(language.related_words("zinc").empty());
  EXPECT_TRUE(language.related_words("").empty());
}

TEST(Language, ComesBackFromItsStoredFormUnchanged) {
  const std::string stored = Language::built_in().serialize();
  const auto parsed = Language::parse(stored);
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(parsed->serialize(), stored);
  EXPECT_EQ(meeting(*parsed, "ckd"), meeting(Language::built_in(), "ckd"));
  EXPECT_TRUE(parsed->is_stop("the"));
  EXPECT_EQ(parsed->class_of("ramipril"), "ACE inhibitor");
  EXPECT_FALSE(parsed->related_words("espresso").empty());
}

TEST(Language, RefusesADamagedStoredForm) {
  for (const std::string stored :
       {"", "ibid.language/2\nstop\tthe\n", "stop\tthe\n", "ibid.language/1\nword\tthe\n",
        "ibid.language/1\nset\talone\n", "ibid.language/1\nstop\ttwo words\n"}) {
    EXPECT_FALSE(Language::parse(stored).has_value()) << stored;
  }
}

TEST_F(LanguageFiles, ExtendWhatIsBuiltIn) {
  write("synonyms.tsv",
        "# mine\r\n\r\nMolybdenum deficiency | Hypomolybd\u00E9nemia\ttoo little molybdenum\r\n");
  write("abbreviations.tsv", "ZD\tzinc deficiency | zone diet\n");
  write("stopwords.txt", "heretofore\n");
  write("classes.tsv", "proton pump inhibitor | fictiprazole\nFictive drug | madeupine\n");
  write("related.tsv", "espresso | stimulant\nlicence | license\n");
  const auto language = Language::extended_by(folder_.path());
  ASSERT_TRUE(language.has_value()) << language.error().message;
  ASSERT_EQ(language->related_words("espresso").size(), 1u);
  EXPECT_EQ(language->related_words("espresso")[0], "stimulant");
  EXPECT_TRUE(Language::parse(language->serialize()).has_value());
  const auto found = language->synonyms_of("hypomolybdenemia");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]->expressions.front(), "molybdenum deficiency");
  EXPECT_EQ(found[0]->gloss, "too little molybdenum");
  EXPECT_THAT(meeting(*language, "zd"), AllOf(Contains("hypozincemia"), Contains("zone diet")));
  EXPECT_TRUE(language->is_stop("heretofore"));
  EXPECT_EQ(language->class_of("fictiprazole"), "proton pump inhibitor");
  EXPECT_EQ(language->class_of("omeprazole"), "proton pump inhibitor");
  EXPECT_EQ(language->class_of("madeupine"), "Fictive drug");
  EXPECT_TRUE(language->is_stop("the"));
  EXPECT_FALSE(Language::built_in().is_stop("heretofore"));
}

TEST_F(LanguageFiles, LeadToAClassByNamesOfNames) {
  write("classes.tsv", "gorvil | abacin | bedacin\n");
  write("synonyms.tsv",
        "abacin | trade name one\n"
        "trade name one | trade name two\n"
        "trade name two | trade name three\n");
  const auto language = Language::extended_by(folder_.path());
  ASSERT_TRUE(language) << language.error().message;
  EXPECT_EQ(language->class_of("trade name one"), "gorvil");
  EXPECT_EQ(language->class_by_any_name("trade name two"), "gorvil");
  EXPECT_THAT(language->class_of("trade name two"), IsEmpty());
  EXPECT_THAT(language->class_by_any_name("trade name three"), IsEmpty());
  const auto stored = Language::parse(language->serialize());
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->class_by_any_name("trade name two"), "gorvil");
}

TEST_F(LanguageFiles, StandForTheMembersOfClassesAndGroups) {
  write("classes.tsv", "gorvil | abacin | bedacin\n");
  write("groups.tsv", "gorvilic drug | gorvil | zedacin\n");
  write("synonyms.tsv", "gorvil | gorvil blocker\n");
  const auto language = Language::extended_by(folder_.path());
  ASSERT_TRUE(language) << language.error().message;
  EXPECT_THAT(language->members_of("gorvil"), testing::ElementsAre("abacin", "bedacin"));
  EXPECT_THAT(language->members_of("gorvil blockers"), testing::ElementsAre("abacin", "bedacin"));
  EXPECT_THAT(language->members_of("gorvilic drugs"),
              testing::ElementsAre("gorvil", "abacin", "bedacin", "zedacin"));
  EXPECT_THAT(language->members_of("abacin"), IsEmpty());
  // A group answers for none of its members.
  EXPECT_THAT(language->class_of("zedacin"), IsEmpty());
  EXPECT_EQ(language->longest_expression_words("gorvilic"), 2u);
  const auto stored = Language::parse(language->serialize());
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->members_of("gorvilic drug"), language->members_of("gorvilic drug"));
  EXPECT_THAT(Language::built_in().members_of("ssris"), Contains("paroxetine"));
}

TEST_F(LanguageFiles, WithAFaultAreRefusedByFileAndLine) {
  const std::string long_line(kLanguageLineBytesMax + 1, 'x');
  struct Case {
    std::string file;
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases{
      {"synonyms.tsv", "a | b\n\nalone\n", "synonyms.tsv:3: one expression alone"},
      {"synonyms.tsv", "a | | b\n", "synonyms.tsv:1: no word in expression"},
      {"synonyms.tsv", "a | b\tgloss\tmore\n", "synonyms.tsv:1: more than one tab"},
      {"synonyms.tsv", "a | b\n\xFF | c\n", "synonyms.tsv:2: byte never used in UTF-8 at byte 0"},
      {"synonyms.tsv", long_line, "synonyms.tsv:1: line is longer"},
      {"abbreviations.tsv", "XY\n", "abbreviations.tsv:1: expected abbreviation, tab, expansion"},
      {"abbreviations.tsv", "\tzinc\n", "abbreviations.tsv:1: no abbreviation"},
      {"abbreviations.tsv", "OR\todds ratio\n", "abbreviations.tsv:1: 'or' is an ordinary word"},
      {"stopwords.txt", "the\ntwo words\n", "stopwords.txt:2: expected one word"},
      {"classes.tsv", "alone\n", "classes.tsv:1: expected a class and its members"},
      {"classes.tsv", "statin | omeprazole\n",
       "classes.tsv:1: 'omeprazole' is a member of 'proton pump inhibitor' already"},
      {"groups.tsv", "alone\n", "groups.tsv:1: expected a class and its members"},
      {"related.tsv", "espresso\n", "related.tsv:1: expected a word and what it may be read as"},
      {"related.tsv", "# mine\nespresso | black coffee\n",
       "related.tsv:2: 'black coffee' is more than one word"},
  };
  for (const Case& c : cases) {
    write(c.file, c.text);
    const auto language = Language::extended_by(folder_.path());
    ASSERT_FALSE(language.has_value()) << c.message;
    EXPECT_THAT(language.error().message, HasSubstr(c.message));
    EXPECT_EQ(language.error().code, ErrorCode::kInputMalformed);
    std::filesystem::remove(folder_ / c.file);
  }
}

TEST_F(LanguageFiles, ThatAreMissingAreNotFound) {
  const auto language = Language::extended_by(folder_ / "nowhere");
  ASSERT_FALSE(language.has_value());
  EXPECT_EQ(language.error().code, ErrorCode::kNotFound);
}

TEST_F(LanguageFiles, ThatCannotBeReadAreAnErrorOfTheEnvironment) {
  std::filesystem::create_directory(folder_ / "synonyms.tsv");
  const auto language = Language::extended_by(folder_.path());
  ASSERT_FALSE(language.has_value());
  EXPECT_EQ(language.error().code, ErrorCode::kEnvironment);
}

TEST(Spelling, OfBothSidesOfTheAtlanticIsOne) {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"haemorrhage", "hemorrhage"},
      {"anaemia", "anemia"},
      {"oedema", "edema"},
      {"diarrhoea", "diarrhea"},
      {"oestrogen", "estrogen"},
      {"oesophagus", "esophagus"},
      {"paediatric", "pediatric"},
      {"aetiology", "etiology"},
      {"leukaemia", "leukemia"},
      {"coeliac", "celiac"},
      {"foetal", "fetal"},
      {"tumour", "tumor"},
      {"tumours", "tumors"},
      {"behavioural", "behavioral"},
      {"randomised", "randomized"},
      {"hospitalisation", "hospitalization"},
      {"analyse", "analyze"},
      {"fibre", "fiber"},
      {"titres", "titers"},
      {"centre", "center"},
      {"sulphate", "sulfate"},
      {"analogue", "analog"},
      {"programme", "program"},
      {"labelled", "labeled"},
      {"signalling", "signaling"},
      {"ageing", "aging"},
      {"hypozincaemia", "hypozincemia"},
      {"dyspnoea", "dyspnea"},
  };
  for (const auto& [british, american] : pairs) {
    EXPECT_EQ(american_spelling(british), american_spelling(american)) << british;
  }
}

TEST(Spelling, LeavesOtherWordsAlone) {
  for (const std::string word :
       {"hour", "four", "toes", "does", "rise", "zinc", "source", "journal", "course", "disease",
        "increase", "1.5", "raise", "raised", "raises", "raising", "rising", "arising"}) {
    EXPECT_EQ(american_spelling(word), word);
  }
}

TEST(Spelling, DropsAPluralOnly) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"fractures", "fracture"},
      {"deficiencies", "deficiency"},
      {"biopsies", "biopsy"},
      {"osteoporosis", "osteoporosis"},
      {"virus", "virus"},
      {"abscess", "abscess"},
      {"rashes", "rash"},
      {"gas", "gas"},
      {"s", "s"},
      {"levels", "level"},
  };
  for (const auto& [word, singular] : cases) EXPECT_EQ(without_plural(word), singular);
}

}  // namespace
}  // namespace ibid::index
