#include "index/medicine_names.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ibid::index {
namespace {

TEST(MedicineNames, AreToldByTheirClassOrByTheirEnd) {
  const Language& language = Language::built_in();
  for (const std::string name : {"carvedilol", "crestor", "zoledronic acid", "quintaprost",
                                 "velotramab", "somavastatin", "red wine"}) {
    EXPECT_TRUE(is_medicine(language, name)) << name;
  }
  // Among them names of drinks that are parts of other names, and ordinary words.
  for (const std::string word : {"crab", "mab", "hernia", "zinc", "football", "", "soda", "spirit",
                                 "port", "stout", "sake", "cocktail",
                                 // What is had is in classes, too, and is not taken.
                                 "emphysema", "heart attack", "gastric bypass"}) {
    EXPECT_FALSE(is_medicine(language, word)) << word;
  }
}

}  // namespace
}  // namespace ibid::index
