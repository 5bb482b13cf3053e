#include "eval/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>

namespace ibid::eval {
namespace {

struct MeasureName {
  Measure::Kind kind;
  std::string_view name;
};
constexpr MeasureName kNames[] = {{Measure::Kind::kNdcg, "nDCG"},
                                  {Measure::Kind::kAveragePrecision, "MAP"},
                                  {Measure::Kind::kReciprocalRank, "MRR"},
                                  {Measure::Kind::kRecall, "Recall"},
                                  {Measure::Kind::kPrecision, "P"}};

bool equal_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

double discounted_gain(std::size_t index, int level) {
  return level / std::log2(static_cast<double>(index) + 2);
}

double ideal_gain(const std::map<std::string, int>& judged, std::size_t cut) {
  std::vector<int> levels;
  for (const auto& [document, level] : judged) {
    if (level > 0) levels.push_back(level);
  }
  std::sort(levels.begin(), levels.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(cut, levels.size()); ++i) {
    gain += discounted_gain(i, levels[i]);
  }
  return gain;
}

}  // namespace

std::string name_of(const Measure& measure) {
  std::string_view name;
  for (const MeasureName& known : kNames) {
    if (known.kind == measure.kind) name = known.name;
  }
  return measure.cut == 0 ? std::string(name) : fmt::format("{}@{}", name, measure.cut);
}

Result<Measure> parse_measure(std::string_view name) {
  const std::size_t at = name.find('@');
  Measure measure;
  bool is_good = false;
  for (const MeasureName& known : kNames) {
    if (!equal_in_any_case(name.substr(0, at), known.name)) continue;
    measure.kind = known.kind;
    is_good = true;
  }
  if (at != std::string_view::npos) {
    const std::string_view digits = name.substr(at + 1);
    const char* const digits_end = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), digits_end, measure.cut);
    is_good = is_good && error == std::errc() && end == digits_end && measure.cut > 0;
  }
  if (measure.kind == Measure::Kind::kPrecision && measure.cut == 0) is_good = false;
  if (!is_good) {
    return fail(
        ErrorCode::kUsage,
        fmt::format("no measure \"{}\"; there are nDCG@k, MAP, MRR, Recall@k and P@k", name));
  }
  return measure;
}

const std::vector<Measure>& standard_measures() {
  using Kind = Measure::Kind;
  static const std::vector<Measure> measures = {
      {Kind::kNdcg, 10},   {Kind::kAveragePrecision, 0}, {Kind::kReciprocalRank, 0},
      {Kind::kRecall, 10}, {Kind::kRecall, 100},         {Kind::kPrecision, 10}};
  return measures;
}

double value_of(const Measure& measure, const std::vector<RankedDocument>& ranking,
                const std::map<std::string, int>& judged) {
  const std::size_t cut = measure.cut == 0 ? std::numeric_limits<std::size_t>::max() : measure.cut;
  const auto relevant = static_cast<double>(std::count_if(
      judged.begin(), judged.end(), [](const auto& judgement) { return judgement.second > 0; }));
  if (relevant == 0) return 0;

  double gain = 0;
  double found = 0;
  double precisions = 0;
  double reciprocal_rank = 0;
  for (std::size_t i = 0; i < std::min(cut, ranking.size()); ++i) {
    const auto it = judged.find(ranking[i].document);
    if (it == judged.end() || it->second <= 0) continue;
    const double rank = static_cast<double>(i) + 1;
    ++found;
    gain += discounted_gain(i, it->second);
    precisions += found / rank;
    if (found == 1) reciprocal_rank = 1 / rank;
  }
  switch (measure.kind) {
    case Measure::Kind::kNdcg:
      return gain / ideal_gain(judged, cut);
    case Measure::Kind::kAveragePrecision:
      return precisions / relevant;
    case Measure::Kind::kReciprocalRank:
      return reciprocal_rank;
    case Measure::Kind::kRecall:
      return found / relevant;
    case Measure::Kind::kPrecision:
      return found / static_cast<double>(cut);
  }
  return 0;
}

}  // namespace ibid::eval
