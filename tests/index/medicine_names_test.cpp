#include "index/medicine_names.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ibid::index {
namespace {

TEST(MedicineNames, AreToldByTheirClassOrByTheirEnd) {
  const Language& language = Language::built_in();
  for (const std::string name : {"carvedilol", "crestor", "zoledronic acid", "quintaprost",
                                 "velotramab", "somavastatin", "emphysema"}) {
    EXPECT_TRUE(is_medicine(language, name)) << name;
  }
  for (const std::string word : {"crab", "mab", "hernia", "zinc", "football", ""}) {
    EXPECT_FALSE(is_medicine(language, word)) << word;
  }
}

TEST(MedicineNames, HaveTheClassOfAnyOfTheirNames) {
  const Language& language = Language::built_in();
  EXPECT_EQ(class_by_any_name(language, "crestor"), class_by_any_name(language, "rosuvastatin"));
  EXPECT_FALSE(class_by_any_name(language, "crestor").empty());
  EXPECT_TRUE(class_by_any_name(language, "football").empty());
  // Names of drinks that are parts of other names, and ordinary words.
  for (const std::string word : {"soda", "spirit", "port", "stout", "sake", "cocktail"}) {
    EXPECT_TRUE(class_by_any_name(language, word).empty()) << word;
  }
}

}  // namespace
}  // namespace ibid::index
