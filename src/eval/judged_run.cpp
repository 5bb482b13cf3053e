#include "eval/judged_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

namespace ibid::eval {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  std::vector<std::string_view> fields;
  for (std::size_t begin = line.find_first_not_of(kBlanks); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(kBlanks, end);
  }
  return fields;
}

std::optional<int> parse_level(std::string_view field) {
  int level = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), level);
  if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return level;
}

std::optional<float> parse_score(std::string_view field) {
  const std::string text(field);
  char* end = nullptr;
  const float score = std::strtof(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !std::isfinite(score)) return std::nullopt;
  return score;
}

/// Calls `take(fields, is_first_line)` for each non-blank line; it returns what is wrong or "".
template <class Take>
Result<void> each_line(std::string_view text, std::string_view name, const Take& take) {
  std::size_t number = 0;
  bool is_first = true;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::vector<std::string_view> fields = fields_of(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (fields.empty()) continue;
    if (const std::string fault = take(fields, is_first); !fault.empty()) {
      return fail(ErrorCode::kInputMalformed, fmt::format("{}:{}: {}", name, number, fault));
    }
    is_first = false;
  }
  return {};
}

}  // namespace

void sort_as_trec_eval(std::vector<RankedDocument>& ranking) {
  std::sort(ranking.begin(), ranking.end(), [](const RankedDocument& a, const RankedDocument& b) {
    return a.score != b.score ? a.score > b.score : a.document > b.document;
  });
}

Result<Qrels> parse_qrels(std::string_view text, std::string_view name) {
  Qrels qrels;
  const auto take = [&](const std::vector<std::string_view>& fields, bool is_first) -> std::string {
    if (fields.size() != 3 && fields.size() != 4) return "a judgement has 3 (BEIR) or 4 fields";
    const auto level = parse_level(fields.back());
    if (!level) return is_first && fields.size() == 3 ? "" : "the level is no whole number";
    auto& judged = qrels[std::string(fields[0])];
    const bool is_new = judged.emplace(fields[fields.size() - 2], *level).second;
    return is_new ? "" : fmt::format("{} is judged twice", fields[fields.size() - 2]);
  };
  if (auto read = each_line(text, name, take); !read) return fail(std::move(read.error()));
  return qrels;
}

Result<TrecRun> parse_run(std::string_view text, std::string_view name) {
  TrecRun run;
  std::map<std::string, std::set<std::string, std::less<>>> seen;
  const auto take = [&](const std::vector<std::string_view>& fields, bool) -> std::string {
    if (fields.size() != 6) return "a line has 6 fields: query Q0 document rank score tag";
    const auto score = parse_score(fields[4]);
    if (!score) return "the score is no finite number";
    const std::string query(fields[0]);
    if (!seen[query].emplace(fields[2]).second) return fmt::format("{} comes twice", fields[2]);
    run[query].push_back({std::string(fields[2]), *score});
    return "";
  };
  if (auto read = each_line(text, name, take); !read) return fail(std::move(read.error()));
  for (auto& [query, ranking] : run) sort_as_trec_eval(ranking);
  return run;
}

}  // namespace ibid::eval
