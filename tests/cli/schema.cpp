#include "cli/schema.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace ibid::cli_test {

testing::AssertionResult conforms(const std::string& json, const std::string& schema) {
  const auto document = nlohmann::json::parse(json, nullptr, false);
  if (document.is_discarded()) return testing::AssertionFailure() << "not JSON: " << json;
  std::ifstream file(std::filesystem::path(IBID_SOURCE_DIR) / "docs" / "json-schema" / schema);
  const auto schema_json = nlohmann::json::parse(file);
  valijson::Schema parsed;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json),
                                          parsed);
  valijson::ValidationResults results;
  if (valijson::Validator().validate(parsed, valijson::adapters::NlohmannJsonAdapter(document),
                                     &results)) {
    return testing::AssertionSuccess();
  }
  testing::AssertionResult failure = testing::AssertionFailure() << "breaks " << schema << ':';
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    failure << "\n  ";
    for (const std::string& step : error.context) failure << step;
    failure << ": " << error.description;
  }
  return failure;
}

}  // namespace ibid::cli_test
