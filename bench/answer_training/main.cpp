// answer_training POOL BIOASQ OUTSIDE CORPUS QUESTIONS [--stride N] [--write DIR [--closer-only |
// --curve-only]]: learns how src/answer weighs sentences and when it keeps silent.
//
// POOL is an index with the evidence, BIOASQ the folder of the questions, OUTSIDE a file of
// questions that neither index answers ("kind<tab>question" a line). CORPUS is an index of ibid's
// own corpus, QUESTIONS a file of the same form: those of the kinds "inside" and "topic", which
// name no more than that, have an answer there, the others have none. What is printed is
// cross-validated: every question is answered by tables learned from the other folds, through the
// shipped selection. What is written was learned from all; with --closer-only the tables of the
// first look and the curve, by which pages go, stay as they are, with --curve-only all tables do.
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

/// Share of the pool's inside questions that the threshold lets through. Held back, so many let 8
/// of 100 outside ones through; 0.97 lets 10.
constexpr double kInsideAnswered = 0.96;

struct Options {
  std::filesystem::path index;
  std::filesystem::path bioasq;
  std::filesystem::path outside;
  std::filesystem::path corpus;
  std::filesystem::path questions;
  std::filesystem::path write_to;
  std::size_t stride = 1;
  bool closer_only = false;
  bool curve_only = false;
};

/// Each question of kind "inside" is asked of the corpus once more without so many of its best
/// passages: what is left is on the same matter and hardly ever the answer.
constexpr std::size_t kPassedOver = 3;

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

/// The candidates of `example` are weighed; it marks them.
Asked asked_of(Over over, const std::string& kind, Example& example) {
  Asked asked{over, kind, example.fold, {}};
  if (!example.candidates.empty()) {
    answer::mark_subjects(example.question, example.passages, example.candidates,
                          example.reading->vocabulary());
    asked.signs = answer::signs_of(example.question, example.passages, example.candidates,
                                   example.rows, example.reading->vocabulary());
  }
  return asked;
}

/// Questions of `path`, dealt out to the folds in turn, with their kinds. Such of kind "apart" name
/// two things that no passage holds together; where one does after all, the question is left out.
Result<std::vector<std::pair<std::string, Example>>> read_questions(
    const index::Generation& generation, const std::filesystem::path& path) {
  const std::string text = read_file(path);
  std::vector<std::pair<std::string, Example>> questions;
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
    example->fold = questions.size() % kFolds;
    questions.emplace_back(kind, std::move(*example));
    if (kind != "inside") continue;
    auto bereft = example_of(generation, line.substr(tab + 1), kPassedOver);
    if (!bereft) return fail(bereft.error());
    bereft->fold = questions.back().second.fold;
    questions.emplace_back("bereft", std::move(*bereft));
  }
  return questions;
}

/// The questions that the threshold is set by: in the pool, not the corpus, most are answered.
bool sets_threshold(const Asked& asked) {
  return asked.over == Over::kPool && asked.is_inside();
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
      if (sets_threshold(one) && one.fold != fold) inside.push_back(curve.value(one.signs));
    }
    const double threshold = threshold_at(inside, kInsideAnswered);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].fold == fold) curved[i] = {curve.value(asked[i].signs), threshold};
    }
  }
  return curved;
}

void print_abstention(const std::vector<Asked>& asked, const std::vector<Curved>& curved) {
  struct Count {
    std::size_t answered = 0;
    std::size_t all = 0;
    void add(bool is_answered) {
      answered += is_answered ? 1 : 0;
      ++all;
    }
    [[nodiscard]] double share() const {
      return all > 0 ? static_cast<double>(answered) / static_cast<double>(all) : 0;
    }
  };
  for (const Over over : {Over::kPool, Over::kCorpus}) {
    std::map<std::string, Count> by_kind;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].over != over) continue;
      const bool answered = curved[i].value >= curved[i].threshold;
      by_kind[asked[i].kind].add(answered);
      if (!asked[i].is_inside()) by_kind["all outside"].add(answered);
    }
    std::puts(fmt::format("\nquestions answered over the {}, by curves and thresholds of the other "
                          "folds",
                          over == Over::kPool ? "pool" : "corpus")
                  .c_str());
    for (const auto& [kind, count] : by_kind) {
      std::puts(fmt::format("{:<12}{:>6} of {:>5}  {:.3f}", kind, count.answered, count.all,
                            count.share())
                    .c_str());
    }
  }
  std::vector<double> inside;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (sets_threshold(asked[i])) inside.push_back(curved[i].value);
  }
  std::puts(
      "\nshare of the pool's inside questions answered, of the outside ones answered anyway, "
      "the same of the corpus");
  for (const double share : {0.99, 0.98, 0.97, 0.96, 0.95, 0.92, 0.9, 0.85, 0.8, 0.7, 0.5}) {
    const double threshold = threshold_at(inside, share);
    std::map<std::pair<Over, bool>, Count> counts;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      counts[{asked[i].over, asked[i].is_inside()}].add(curved[i].value >= threshold);
    }
    std::puts(
        fmt::format("{:.2f}  {:.3f}  {:.3f}  {:.3f}", share, counts[{Over::kPool, false}].share(),
                    counts[{Over::kCorpus, true}].share(), counts[{Over::kCorpus, false}].share())
            .c_str());
  }
}

BoostedTrees copy_of(const answer::TreeTable& table) {
  return {table.base,
          {table.sizes.begin(), table.sizes.end()},
          {table.nodes.begin(), table.nodes.end()}};
}

/// Those of the first look as they are shipped.
LearnedTables shipped_first_look() {
  LearnedTables tables;
  tables.worth = copy_of(answer::worth_trees());
  tables.recall = copy_of(answer::recall_trees());
  tables.lead = copy_of(answer::lead_trees());
  return tables;
}

/// What the corpus is asked, weighed by the shipped tables, which have not learned from it.
Result<std::vector<Asked>> asked_of_corpus(const Options& options) {
  const auto generation = index::Generation::open(options.corpus);
  if (!generation) return fail(generation.error());
  const LearnedTables tables = shipped_first_look();
  std::vector<Asked> asked;
  for (const std::filesystem::path& file : {options.questions, options.outside}) {
    auto questions = read_questions(**generation, file);
    if (!questions) return fail(questions.error());
    for (auto& [kind, example] : *questions) {
      if (!example.candidates.empty()) weigh(tables, example);
      asked.push_back(asked_of(Over::kCorpus, kind, example));
    }
  }
  return asked;
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
  auto outside = read_questions(**generation, options.outside);
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
      asked.push_back(asked_of(Over::kPool, "inside", example));
      auto given = answer_to(**generation, tables, example);
      if (!given) return fail_with(given.error());
      answers.push_back(std::move(*given));
    }
    for (auto& [kind, example] : *outside) {
      if (example.fold != fold) continue;
      if (!example.candidates.empty()) weigh(tables, example);
      asked.push_back(asked_of(Over::kPool, kind, example));
    }
  }
  auto of_corpus = asked_of_corpus(options);
  if (!of_corpus) return fail_with(of_corpus.error());
  for (Asked& one : *of_corpus) asked.push_back(std::move(one));
  std::puts("BioASQ, each question by tables of the other folds, every question answered");
  std::fputs(eval::answers_table(eval::evaluate_answers(answers, gold)).c_str(), stdout);
  print_abstention(asked, cross_validated(asked));
  if (options.write_to.empty()) return EXIT_SUCCESS;

  const LogisticCurve curve = learn_curve(asked, kNoFold);
  std::vector<double> inside;
  for (const Asked& one : asked) {
    if (sets_threshold(one)) inside.push_back(curve.value(one.signs));
  }
  bool is_written = true;
  if (!options.curve_only) {
    LearnedTables tables = learner.learn(kAllFolds);
    if (options.closer_only) {
      LearnedTables first_look = shipped_first_look();
      first_look.pairs = std::move(tables.pairs);
      first_look.closer_lead = std::move(tables.closer_lead);
      tables = std::move(first_look);
    }
    is_written = write_tables(options.write_to, tables);
  }
  if (!options.closer_only) {
    is_written =
        is_written && write_curve(options.write_to, curve, threshold_at(inside, kInsideAnswered));
  }
  return is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace ibid::training

int main(int argc, char** argv) {
  ibid::training::Options options;
  std::vector<std::filesystem::path*> places{&options.index, &options.bioasq, &options.outside,
                                             &options.corpus, &options.questions};
  std::size_t place = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--stride" && i + 1 < argc) {
      options.stride = std::max(1UL, std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--write" && i + 1 < argc) {
      options.write_to = argv[++i];
    } else if (argument == "--closer-only") {
      options.closer_only = true;
    } else if (argument == "--curve-only") {
      options.curve_only = true;
    } else if (place < places.size()) {
      *places[place++] = argument;
    }
  }
  if (place < places.size()) {
    std::fputs(
        "answer_training POOL BIOASQ OUTSIDE CORPUS QUESTIONS [--stride N] "
        "[--write DIR [--closer-only | --curve-only]]\n",
        stderr);
    return EXIT_FAILURE;
  }
  return ibid::training::run(options);
}
