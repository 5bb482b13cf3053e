#include "cli/bench_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ibid::cli {
namespace {

/// Below this a difference is called one; the usual convention, and the interval is printed beside
/// it.
constexpr double kSignificance = 0.05;

const StageTimes* find_stage(const BenchRun& run, const std::string& name) {
  const auto found = std::find_if(run.stages.begin(), run.stages.end(),
                                  [&](const StageTimes& stage) { return stage.name == name; });
  return found == run.stages.end() ? nullptr : &*found;
}

// ---- the plot ------------------------------------------------------------------------------

constexpr double kPlotWidth = 720;
constexpr double kPlotHeight = 160;
constexpr double kDecadeFrom = -3;  // 1 µs
constexpr double kDecadeTo = 3;     // 1 s

double x_of(double ms) {
  const double decade = std::clamp(std::log10(std::max(ms, 1e-9)), kDecadeFrom, kDecadeTo);
  return (decade - kDecadeFrom) / (kDecadeTo - kDecadeFrom) * kPlotWidth;
}

/// Share of questions answered within a time (empirical distribution), as a step line.
std::string distribution_svg(const StageTimes& stage) {
  std::vector<double> times = stage.question_ms;
  std::sort(times.begin(), times.end());
  std::string line;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double share = static_cast<double>(i + 1) / static_cast<double>(times.size());
    line += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x_of(times[i]),
                        kPlotHeight * (1 - share));
  }
  std::string svg =
      fmt::format("<svg viewBox=\"-40 -10 {} {}\" role=\"img\" aria-label=\"distribution of {}\">",
                  kPlotWidth + 80, kPlotHeight + 40, stage.name);
  for (int decade = static_cast<int>(kDecadeFrom); decade <= static_cast<int>(kDecadeTo);
       ++decade) {
    const double ms = std::pow(10.0, decade);
    svg += fmt::format(
        "<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"0\" y2=\"{1}\"/>"
        "<text x=\"{0:.1f}\" y=\"{2}\">{3:g} ms</text>",
        x_of(ms), kPlotHeight, kPlotHeight + 18, ms);
  }
  return svg + "<polyline points=\"" + line + "\"/></svg>";
}

constexpr const char* kStyle =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;"
    "text-align:right;border-bottom:1px solid #8884}td:first-child,th:first-child{text-align:left}"
    "svg{width:100%;height:auto}svg text{font-size:11px;text-anchor:middle;fill:currentColor}"
    ".grid{stroke:#8884}polyline{fill:none;stroke:#2a7;stroke-width:2}";

}  // namespace

model::Json to_json(const BenchRun& run) {
  model::Json stages = model::Json::array();
  for (const StageTimes& stage : run.stages) {
    const eval::LatencySummary s = eval::summarize(stage.question_ms);
    stages.push_back({{"name", stage.name},
                      {"p50_ms", s.p50_ms},
                      {"p95_ms", s.p95_ms},
                      {"p99_ms", s.p99_ms},
                      {"max_ms", s.max_ms},
                      {"mean_ms", s.mean_ms},
                      {"question_ms", stage.question_ms}});
  }
  model::Json throughput = model::Json::array();
  for (const Throughput& t : run.throughput) {
    throughput.push_back(
        {{"threads", t.threads}, {"questions_per_second", t.questions_per_second}});
  }
  return {{"schema", "ibid.bench/1"},
          {"generation", run.generation},
          {"machine", run.machine},
          {"passages", run.passages},
          {"top_k", run.top_k},
          {"repeats", run.repeats},
          {"open_cold_ms", run.open_cold_ms},
          {"first_cold_ms", run.first_cold_ms},
          {"open_warm_ms", run.open_warm_ms},
          {"stages", std::move(stages)},
          {"throughput", std::move(throughput)}};
}

Result<BenchRun> bench_run_from_json(const model::Json& json) {
  if (model::string_or(json, "schema") != "ibid.bench/1" || !json.contains("stages") ||
      !json["stages"].is_array()) {
    return fail(ErrorCode::kInputMalformed, "not a benchmark: \"schema\" must be \"ibid.bench/1\"");
  }
  BenchRun run;
  run.generation = model::string_or(json, "generation");
  run.machine = model::string_or(json, "machine");
  for (const model::Json& entry : json["stages"]) {
    StageTimes stage{model::string_or(entry, "name"), {}};
    if (!entry.is_object() || !entry.contains("question_ms") || !entry["question_ms"].is_array()) {
      return fail(ErrorCode::kInputMalformed, "a stage of the benchmark has no times");
    }
    for (const model::Json& ms : entry["question_ms"]) {
      if (ms.is_number()) stage.question_ms.push_back(ms.get<double>());
    }
    run.stages.push_back(std::move(stage));
  }
  return run;
}

std::string table(const BenchRun& run) {
  std::string text =
      fmt::format("{} passages, {}\n{}\n\n", run.passages, run.machine, run.generation);
  text += fmt::format("{:<28}{:>10}{:>10}{:>10}{:>10}\n", "one thread, ms a question", "p50", "p95",
                      "p99", "max");
  for (const StageTimes& stage : run.stages) {
    const eval::LatencySummary s = eval::summarize(stage.question_ms);
    text += fmt::format("{:<28}{:>10.3f}{:>10.3f}{:>10.3f}{:>10.3f}\n", stage.name, s.p50_ms,
                        s.p95_ms, s.p99_ms, s.max_ms);
  }
  text += '\n';
  for (const Throughput& t : run.throughput) {
    text += fmt::format("search on {} thread{:<4}{:>14.0f} questions/s\n", t.threads,
                        t.threads == 1 ? "" : "s", t.questions_per_second);
  }
  text += fmt::format("open: cold {:.1f} ms, warm {:.1f} ms; first answer cold {:.1f} ms\n",
                      run.open_cold_ms, run.open_warm_ms, run.first_cold_ms);
  return text;
}

std::string html_page(const BenchRun& run) {
  std::string page = fmt::format(
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>ibid latency</title>"
      "<style>{}</style><h1>Latency</h1><p>{} passages, {}, {} questions</p>"
      "<table><tr><th>stage, ms</th><th>p50</th><th>p95</th><th>p99</th><th>max</th></tr>",
      kStyle, run.passages, run.machine,
      run.stages.empty() ? 0 : run.stages.front().question_ms.size());
  for (const StageTimes& stage : run.stages) {
    const eval::LatencySummary s = eval::summarize(stage.question_ms);
    page += fmt::format(
        "<tr><td>{}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td></tr>",
        stage.name, s.p50_ms, s.p95_ms, s.p99_ms, s.max_ms);
  }
  page += "</table>";
  for (const StageTimes& stage : run.stages) {
    page += fmt::format("<h2>{}</h2><p>Share of questions done within a time</p>{}", stage.name,
                        distribution_svg(stage));
  }
  return page + "</html>\n";
}

Result<std::string> comparison(const BenchRun& a, const BenchRun& b) {
  std::string text = fmt::format("{:<28}{:>10}{:>10}{:>9}{:>20}{:>10}\n", "p50 ms", "A", "B", "B/A",
                                 "95% interval", "p");
  for (const StageTimes& stage : a.stages) {
    const StageTimes* other = find_stage(b, stage.name);
    if (other == nullptr) continue;
    if (other->question_ms.size() != stage.question_ms.size()) {
      return fail(
          ErrorCode::kInputMalformed,
          fmt::format("stage {}: {} questions against {}; only runs over the same questions "
                      "compare",
                      stage.name, stage.question_ms.size(), other->question_ms.size()));
    }
    const eval::LatencyComparison c = eval::compare(stage.question_ms, other->question_ms);
    text += fmt::format("{:<28}{:>10.3f}{:>10.3f}{:>9.3f}{:>20}{:>10.2g}  {}\n", stage.name,
                        eval::summarize(stage.question_ms).p50_ms,
                        eval::summarize(other->question_ms).p50_ms, c.median_ratio,
                        fmt::format("{:.3f} to {:.3f}", c.ratio_low, c.ratio_high), c.p_value,
                        c.p_value >= kSignificance ? "no difference shown"
                        : c.median_ratio < 1       ? "B is faster"
                                                   : "B is slower");
  }
  return text;
}

}  // namespace ibid::cli
