#include "index/schema.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace ibid::index {
namespace {

TEST(Schema, IsWhatTheReadmeOfTheIndexTells) {
  std::ifstream in(IBID_SOURCE_DIR "/index/README.md");
  const std::string readme(std::istreambuf_iterator<char>(in), {});
  std::string table;
  for (const Field& field : kFields) {
    table += fmt::format("| {} | {} | {} |\n", field.name, field.weight, field.meaning);
  }
  EXPECT_NE(readme.find("|---|---|---|\n" + table + "\n"), std::string::npos) << table;
  EXPECT_NE(readme.find(fmt::format("k1 = {} and b = {}", kBm25.k1, kBm25.b)), std::string::npos);
}

}  // namespace
}  // namespace ibid::index
