#include "answer/asked_kind.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "text/words.hpp"

namespace ibid::answer {
namespace {

AskedKind asked(std::string_view question) {
  std::vector<std::string> words;
  for (const text::Word& word : text::words(question)) words.push_back(word.folded);
  return asked_kind_of(words);
}

TEST(AskedKind, IsReadFromTheQuestion) {
  const std::pair<const char*, AskedKind> cases[] = {
      {"How long do I take it?", AskedKind::kDuration},
      {"gout flare colchicine how many days", AskedKind::kDuration},
      {"How often is TSH checked?", AskedKind::kFrequency},
      {"How many people get it?", AskedKind::kShare},
      {"From what age is screening advised?", AskedKind::kAge},
      {"How much does salt raise blood pressure?", AskedKind::kSize},
      {"ferritin cutoff in heart failure", AskedKind::kLevel},
      {"How much zinc a day?", AskedKind::kNone},  // a dose, which has its own sign
      {"Is zinc safe in the long run?", AskedKind::kNone},
      {"", AskedKind::kNone},
  };
  for (const auto& [question, kind] : cases) {
    EXPECT_EQ(static_cast<int>(asked(question)), static_cast<int>(kind)) << question;
  }
}

TEST(AskedKind, IsGivenByItsUnitsAndWords) {
  const std::tuple<AskedKind, const char*, bool> cases[] = {
      {AskedKind::kDuration, "Treatment goes on for 6 to 12 months.", true},
      {AskedKind::kDuration, "Treatment is lifelong.", true},
      {AskedKind::kDuration, "Adults aged 65 years or older were treated.", false},
      {AskedKind::kDuration, "A dose of 5 mg was given.", false},
      {AskedKind::kFrequency, "TSH is checked every 6 weeks.", true},
      {AskedKind::kFrequency, "It is taken as 5 mg/day.", true},
      {AskedKind::kFrequency, "TSH was 5 mIU/L.", false},
      {AskedKind::kShare, "It befell 12% of them.", true},
      {AskedKind::kShare, "They took 12 mg.", false},
      {AskedKind::kAge, "Screening begins in women aged 65 years.", true},
      {AskedKind::kAge, "Those 50 years of age are screened.", true},
      {AskedKind::kAge, "They were followed for 5 years.", false},
      {AskedKind::kSize, "It fell by 2.1 mm Hg.", true},
      {AskedKind::kSize, "The risk fell (RR 0.80).", true},
      {AskedKind::kSize, "It fell within 3 months.", false},
      {AskedKind::kLevel, "The aim is below 130 mm Hg.", true},
      {AskedKind::kLevel, "A ratio below 0.7 confirms it.", true},
      {AskedKind::kLevel, "There were 3 trials over 2 years.", false},
      {AskedKind::kNone, "It fell by 2.1 mm Hg within 3 months in 12%.", false},
  };
  for (const auto& [kind, sentence, given] : cases) {
    EXPECT_EQ(gives_kind(kind, sentence), given) << static_cast<int>(kind) << ' ' << sentence;
  }
}

}  // namespace
}  // namespace ibid::answer
