// Reading answers and gold, one JSON object a line.

#include <fmt/format.h>

#include "eval/answers.hpp"
#include "model/json.hpp"

namespace ibid::eval {
namespace {

using model::Json;

/// Calls `read`, which says what is wrong with it if anything, with each object of the file; the
/// error names file and line.
template <class Read>
Result<void> each_line(std::string_view jsonl, std::string_view file, Read read) {
  std::size_t number = 0;
  while (!jsonl.empty()) {
    const std::size_t end = std::min(jsonl.find('\n'), jsonl.size());
    const std::string_view line = jsonl.substr(0, end);
    jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Result<Json> json = model::parse_json(line);
    if (!json)
      return fail(json.error().code, fmt::format("{}:{}: {}", file, number, json.error().message));
    if (!json->is_object() || model::string_or(*json, "_id").empty()) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("{}:{}: expected an object with an \"_id\"", file, number));
    }
    const std::string_view fault = read(*json);
    if (fault.empty()) continue;
    return fail(ErrorCode::kInputMalformed, fmt::format("{}:{}: {}", file, number, fault));
  }
  return {};
}

const Json& array_of(const Json& object, std::string_view key) {
  static const Json none = Json::array();
  const auto at = object.find(key);
  return at != object.end() && at->is_array() ? *at : none;
}

GivenClaim claim_from(const Json& json) {
  GivenClaim claim;
  claim.text = model::string_or(json, "text");
  for (const Json& evidence : array_of(json, "evidence")) {
    claim.citations.push_back(
        {model::string_or(evidence, "source"), model::string_or(evidence, "quote")});
  }
  return claim;
}

}  // namespace

Result<std::vector<GoldAnswer>> parse_gold(std::string_view jsonl, std::string_view file) {
  std::vector<GoldAnswer> gold;
  const auto read = each_line(jsonl, file, [&](const Json& json) -> std::string_view {
    GoldAnswer one;
    one.id = model::string_or(json, "_id");
    const auto ideal = json.find("ideal_answer");
    if (ideal != json.end() && ideal->is_string()) one.ideal.push_back(ideal->get<std::string>());
    for (const Json& text : array_of(json, "ideal_answer")) {
      if (text.is_string()) one.ideal.push_back(text.get<std::string>());
    }
    for (const Json& snippet : array_of(json, "snippets")) {
      one.snippets.push_back(
          {model::string_or(snippet, "pmid"), model::string_or(snippet, "text")});
    }
    one.answerable =
        model::bool_or(json, "answerable", !one.ideal.empty() || !one.snippets.empty());
    gold.push_back(std::move(one));
    return {};
  });
  if (!read) return fail(read.error());
  return gold;
}

Result<std::vector<GivenAnswer>> parse_answers(std::string_view jsonl, std::string_view file) {
  std::vector<GivenAnswer> answers;
  const auto read = each_line(jsonl, file, [&](const Json& json) -> std::string_view {
    const auto answer = json.find("answer");
    if (answer == json.end() || !answer->is_object()) {
      return json.contains("error") ? "" : "expected an \"answer\" or an \"error\"";
    }
    GivenAnswer one;
    one.id = model::string_or(json, "_id");
    one.answered = model::string_or(*answer, "outcome") == "answered";
    for (const Json& section : array_of(*answer, "sections")) {
      for (const Json& group : array_of(section, "groups")) {
        for (const Json& claim : array_of(group, "claims")) {
          one.claims.push_back(claim_from(claim));
        }
      }
    }
    answers.push_back(std::move(one));
    return {};
  });
  if (!read) return fail(read.error());
  return answers;
}

}  // namespace ibid::eval
