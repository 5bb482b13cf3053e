// answer_training INDEX BIOASQ OUTSIDE [--stride N] [--write DIR [--closer-only]]: learns how
// src/answer weighs sentences and when it keeps silent.
//
// INDEX is the pool with the evidence, BIOASQ the folder of the questions, OUTSIDE a file of
// questions that the index does not answer ("kind<tab>question" a line). What is printed is
// cross-validated: every question is answered by tables learned from the other folds, through the
// shipped selection. What is written was learned from all; with --closer-only the tables of the
// first look and the curve, by which pages go, stay as they are.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "abstention_learner.hpp"
#include "answer/closer_look.hpp"
#include "answer/ranking_trees.hpp"
#include "answer/selection.hpp"
#include "answer/selection_limits.hpp"
#include "answer/subjects.hpp"
#include "answer/works.hpp"
#include "examples.hpp"
#include "table_learner.hpp"
#include "tables.hpp"

namespace ibid::training {
namespace {

constexpr std::size_t kNoFold = kFolds;

struct Options {
  std::filesystem::path index;
  std::filesystem::path bioasq;
  std::filesystem::path outside;
  std::filesystem::path write_to;
  std::size_t stride = 1;
  bool closer_only = false;
};

/// By the candidates of `example`, which are weighed, after a closer look: as the answer floor does
/// it.
Result<eval::GivenAnswer> answer_to(const index::Generation& generation,
                                    const LearnedTables& tables, Example& example) {
  const Filter everything;
  answer::Works works(generation, everything);
  answer::SelectionLimits limits = limits_of(example);
  answer::Vocabulary& vocabulary = example.reading->vocabulary();
  answer::mark_subjects(example.question, example.passages, example.candidates, vocabulary);
  answer::keep_to_question(example.question, example.candidates, /*is_brief=*/true, limits);
  answer::WordPairs expected =
      answer::word_pairs_of(example.question, example.candidates, limits.worth_min, vocabulary);
  answer::set_closer_leads(example.candidates, expected, example.rows, tables.pairs.table(),
                           tables.closer_lead.table());
  limits.expected = &expected;
  const auto selection = answer::select_claims(example.passages, example.candidates, works, limits);
  if (!selection) return fail(selection.error());
  eval::GivenAnswer given{example.gold.id, !selection->claims.empty(), {}};
  for (const answer::ChosenClaim& chosen : selection->claims) {
    eval::GivenClaim claim{chosen.claim.text(), {}};
    for (const Evidence& evidence : chosen.claim.evidence()) {
      claim.citations.push_back({evidence.source_id(), evidence.quote()});
    }
    given.claims.push_back(std::move(claim));
  }
  return given;
}

Asked asked_of(const std::string& kind, const Example& example) {
  Asked asked{kind, example.fold, {}};
  if (!example.candidates.empty()) {
    asked.signs = answer::signs_of(example.question, example.passages, example.candidates,
                                   example.rows, example.reading->vocabulary());
  }
  return asked;
}

/// Questions of `path`, dealt out to the folds in turn. Such of kind "apart" name two things that
/// no passage holds together; where one does after all, the question is left out.
Result<std::vector<std::pair<std::string, Example>>> read_outside(
    const index::Generation& generation, const std::filesystem::path& path) {
  const std::string text = read_file(path);
  std::vector<std::pair<std::string, Example>> outside;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::string kind = line.substr(0, tab);
    auto example = example_of(generation, line.substr(tab + 1));
    if (!example) return fail(example.error());
    const auto full = static_cast<std::size_t>(answer::Feature::kFullCoverage);
    const bool is_inside =
        kind == "apart" && std::any_of(example->rows.begin(), example->rows.end(),
                                       [&](const answer::Features& row) { return row[full] != 0; });
    if (is_inside) continue;
    example->fold = outside.size() % kFolds;
    outside.emplace_back(kind, std::move(*example));
  }
  return outside;
}

struct Curved {
  double value = 0;      ///< of the curve
  double threshold = 0;  ///< of the fold's learners
};

/// Each question by the curve of the other folds, each with the threshold of these.
std::vector<Curved> cross_validated(const std::vector<Asked>& asked) {
  std::vector<Curved> curved(asked.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const LogisticCurve curve = learn_curve(asked, fold);
    std::vector<double> inside;
    for (const Asked& one : asked) {
      if (one.is_inside() && one.fold != fold) inside.push_back(curve.value(one.signs));
    }
    const double threshold = threshold_at(inside, 0.95);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].fold == fold) curved[i] = {curve.value(asked[i].signs), threshold};
    }
  }
  return curved;
}

void print_abstention(const std::vector<Asked>& asked, const std::vector<Curved>& curved) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_kind;  // answered, all
  std::pair<std::size_t, std::size_t> outside;
  std::vector<double> inside;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const bool answered = curved[i].value >= curved[i].threshold;
    auto& [count, all] = by_kind[asked[i].kind];
    count += answered;
    ++all;
    if (asked[i].is_inside()) {
      inside.push_back(curved[i].value);
    } else {
      outside.first += answered;
      ++outside.second;
    }
  }
  std::puts("\nquestions answered, by curves and thresholds of the other folds");
  for (const auto& [kind, counts] : by_kind) {
    std::puts(fmt::format("{:<12}{:>6} of {:>5}  {:.3f}", kind, counts.first, counts.second,
                          static_cast<double>(counts.first) / static_cast<double>(counts.second))
                  .c_str());
  }
  std::puts(fmt::format("{:<12}{:>6} of {:>5}  {:.3f}", "all outside", outside.first,
                        outside.second,
                        static_cast<double>(outside.first) / static_cast<double>(outside.second))
                .c_str());
  std::puts("\nshare of inside questions answered, share of outside ones answered anyway");
  for (const double share : {0.99, 0.98, 0.97, 0.95, 0.92, 0.9, 0.85, 0.8, 0.7, 0.5}) {
    const double threshold = threshold_at(inside, share);
    std::size_t anyway = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (!asked[i].is_inside() && curved[i].value >= threshold) ++anyway;
    }
    std::puts(fmt::format("{:.2f}  {:.3f}", share,
                          static_cast<double>(anyway) / static_cast<double>(outside.second))
                  .c_str());
  }
}

BoostedTrees copy_of(const answer::TreeTable& table) {
  return {table.base,
          {table.sizes.begin(), table.sizes.end()},
          {table.nodes.begin(), table.nodes.end()}};
}

int fail_with(const Error& error) {
  std::fputs((error.message + '\n').c_str(), stderr);
  return EXIT_FAILURE;
}

int run(const Options& options) {
  const auto generation = index::Generation::open(options.index);
  if (!generation) return fail_with(generation.error());
  auto examples = read_examples(**generation, options.bioasq, options.stride);
  if (!examples) return fail_with(examples.error());
  auto outside = read_outside(**generation, options.outside);
  if (!outside) return fail_with(outside.error());

  TableLearner learner(*examples);
  std::vector<eval::GivenAnswer> answers;
  std::vector<eval::GoldAnswer> gold;
  std::vector<Asked> asked;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const LearnedTables tables = learner.learn(kAllFolds & ~(1U << fold));
    for (Example& example : *examples) {
      if (example.fold != fold) continue;
      gold.push_back(example.gold);
      if (example.candidates.empty()) continue;
      weigh(tables, example);
      asked.push_back(asked_of("inside", example));
      auto given = answer_to(**generation, tables, example);
      if (!given) return fail_with(given.error());
      answers.push_back(std::move(*given));
    }
    for (auto& [kind, example] : *outside) {
      if (example.fold != fold) continue;
      if (!example.candidates.empty()) weigh(tables, example);
      asked.push_back(asked_of(kind, example));
    }
  }
  std::puts("BioASQ, each question by tables of the other folds, every question answered");
  std::fputs(eval::answers_table(eval::evaluate_answers(answers, gold)).c_str(), stdout);
  print_abstention(asked, cross_validated(asked));
  if (options.write_to.empty()) return EXIT_SUCCESS;

  const LogisticCurve curve = learn_curve(asked, kNoFold);
  std::vector<double> inside;
  for (const Asked& one : asked) {
    if (one.is_inside()) inside.push_back(curve.value(one.signs));
  }
  LearnedTables tables = learner.learn(kAllFolds);
  if (options.closer_only) {
    tables.worth = copy_of(answer::worth_trees());
    tables.recall = copy_of(answer::recall_trees());
    tables.lead = copy_of(answer::lead_trees());
    return write_tables(options.write_to, tables) ? EXIT_SUCCESS : EXIT_FAILURE;
  }
  const bool is_written = write_tables(options.write_to, tables) &&
                          write_curve(options.write_to, curve, threshold_at(inside, 0.95));
  return is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace ibid::training

int main(int argc, char** argv) {
  ibid::training::Options options;
  std::vector<std::filesystem::path*> places{&options.index, &options.bioasq, &options.outside};
  std::size_t place = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--stride" && i + 1 < argc) {
      options.stride = std::max(1UL, std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--write" && i + 1 < argc) {
      options.write_to = argv[++i];
    } else if (argument == "--closer-only") {
      options.closer_only = true;
    } else if (place < places.size()) {
      *places[place++] = argument;
    }
  }
  if (place < places.size()) {
    std::fputs("answer_training INDEX BIOASQ OUTSIDE [--stride N] [--write DIR [--closer-only]]\n",
               stderr);
    return EXIT_FAILURE;
  }
  return ibid::training::run(options);
}
