// answer_training POOL BIOASQ OUTSIDE CORPUS QUESTIONS HELD_OUT [--stride N] [--write DIR]: learns
// how src/answer weighs sentences and when it keeps silent.
//
// POOL is an index with the evidence, BIOASQ the folder of the questions, OUTSIDE a file of
// questions that neither index answers ("kind<tab>question" a line). CORPUS is an index of ibid's
// own corpus, QUESTIONS a file of the same form: those of the kinds "inside" and "topic", which
// name no more than that, have an answer there, the others have none. HELD_OUT is what
// bench/held_out_questions.py makes of the corpus, with an index beside each fold: questions that
// snippets answer are asked where the snippets do not state them. Behind each stand the snippets
// that answer it: sentences are weighed by these as by the experts' answers to BioASQ. What is
// printed is cross-validated: every question is answered by tables learned from the other folds,
// through the shipped selection. What is written was learned from all.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
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

/// Share of the pool's inside questions that the threshold lets through. Held back, so many let 9
/// of 100 outside ones through; 0.97 lets 10.
constexpr double kInsideAnswered = 0.96;

struct Options {
  std::filesystem::path index;
  std::filesystem::path bioasq;
  std::filesystem::path outside;
  std::filesystem::path corpus;
  std::filesystem::path questions;
  std::filesystem::path held_out;
  std::filesystem::path write_to;
  std::size_t stride = 1;
};

/// By the candidates of `example`, which are weighed, after a closer look: as the answer floor does
/// it.
Result<eval::GivenAnswer> answer_to(const index::Generation& generation,
                                    const LearnedTables& tables, Example& example) {
  const Filter everything;
  answer::Works works(generation, everything);
  answer::SelectionLimits limits = limits_of(example);
  answer::Vocabulary& vocabulary = example.reading->vocabulary();
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

/// The candidates of `example` are weighed.
Asked asked_of(Over over, const std::string& kind, Example& example, std::uint32_t passages) {
  Asked asked{over, kind, example.fold, answer::is_beyond(example.question, passages), {}};
  if (!example.candidates.empty()) {
    asked.signs = answer::signs_of(example.question, example.passages, example.candidates,
                                   example.rows, example.reading->vocabulary());
  }
  return asked;
}

/// The questions that the threshold is set by: in the pool, not the corpus, most are answered.
bool sets_threshold(const Asked& asked) {
  return asked.over == Over::kPool && asked.is_inside();
}

/// The log-odds that there is an answer.
double value_of(const BoostedTrees& trees, const Asked& asked) {
  if (asked.is_beyond) return -std::numeric_limits<double>::infinity();
  return answer::value_of(trees.table(), asked.signs);
}

/// Each question by the trees of the other folds.
std::vector<double> cross_validated(const std::vector<Asked>& asked) {
  std::vector<double> values(asked.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const BoostedTrees trees = learn_answerable(asked, fold);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].fold == fold) values[i] = value_of(trees, asked[i]);
    }
  }
  return values;
}

/// Below which 1 - `share` of the questions lie that set the threshold.
double threshold_of(const std::vector<Asked>& asked, const std::vector<double>& values,
                    double share) {
  std::vector<double> inside;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (sets_threshold(asked[i])) inside.push_back(values[i]);
  }
  return threshold_at(inside, share);
}

void print_abstention(const std::vector<Asked>& asked, const std::vector<double>& values) {
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
  const double shipped = threshold_of(asked, values, kInsideAnswered);
  for (const Over over : {Over::kPool, Over::kCorpus}) {
    std::map<std::string, Count> by_kind;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].over != over) continue;
      const bool answered = values[i] >= shipped;
      by_kind[asked[i].kind].add(answered);
      if (!asked[i].is_inside()) by_kind["all outside"].add(answered);
    }
    std::puts(fmt::format("\nquestions answered over the {}, by the trees of the other folds",
                          over == Over::kPool ? "pool" : "corpus")
                  .c_str());
    for (const auto& [kind, count] : by_kind) {
      std::puts(fmt::format("{:<12}{:>6} of {:>5}  {:.3f}", kind, count.answered, count.all,
                            count.share())
                    .c_str());
    }
  }
  std::puts(
      "\nshare of the pool's inside questions answered, of the outside ones answered anyway, "
      "the same of the corpus");
  for (const double share : {0.99, 0.98, 0.97, 0.96, 0.95, 0.92, 0.9, 0.85, 0.8, 0.7, 0.5}) {
    const double threshold = threshold_of(asked, values, share);
    std::map<std::pair<Over, bool>, Count> counts;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      counts[{asked[i].over, asked[i].is_inside()}].add(values[i] >= threshold);
    }
    std::puts(
        fmt::format("{:.2f}  {:.3f}  {:.3f}  {:.3f}", share, counts[{Over::kPool, false}].share(),
                    counts[{Over::kCorpus, true}].share(), counts[{Over::kCorpus, false}].share())
            .c_str());
  }
}

/// How the answers to the corpus's questions fare of which it is known what answers them.
struct SnippetCount {
  std::size_t questions = 0;
  std::size_t best = 0;     ///< the candidate weighed first answers
  std::size_t opening = 0;  ///< a brief answer opens with what answers
  std::size_t any = 0;      ///< or has it later

  void add(const Example& example, const eval::GivenAnswer& given) {
    const auto answers = [&](std::string_view text) {
      return std::any_of(
          example.gold.ideal.begin(), example.gold.ideal.end(),
          [&](const std::string& snippet) { return snippet.find(text) != std::string::npos; });
    };
    ++questions;
    best += answers(example.candidates.front().text(example.passages)) ? 1 : 0;
    if (given.claims.empty()) return;
    opening += answers(given.claims.front().text) ? 1 : 0;
    any += std::any_of(given.claims.begin(), given.claims.end(),
                       [&](const eval::GivenClaim& claim) { return answers(claim.text); })
               ? 1
               : 0;
  }

  void print() const {
    std::puts(
        fmt::format("\nof {} questions of the corpus the snippet that answers is weighed first "
                    "in {}, opens a brief answer in {}, is in it in {}",
                    questions, best, opening, any)
            .c_str());
  }
};

int fail_with(const Error& error) {
  std::fputs((error.message + '\n').c_str(), stderr);
  return EXIT_FAILURE;
}

int run(const Options& options) {
  const auto pool = index::Generation::open(options.index);
  if (!pool) return fail_with(pool.error());
  const auto corpus = index::Generation::open(options.corpus);
  if (!corpus) return fail_with(corpus.error());
  auto examples = read_examples(**pool, options.bioasq, options.stride);
  if (!examples) return fail_with(examples.error());
  auto outside_pool = read_written(**pool, options.outside);
  if (!outside_pool) return fail_with(outside_pool.error());
  auto outside_corpus = read_written(**corpus, options.outside);
  if (!outside_corpus) return fail_with(outside_corpus.error());
  auto of_corpus = read_written(**corpus, options.questions);
  if (!of_corpus) return fail_with(of_corpus.error());
  std::vector<std::shared_ptr<const index::Generation>> held_out;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::filesystem::path folder = options.held_out / std::to_string(fold);
    auto generation = index::Generation::open(folder / "index");
    if (!generation) return fail_with(generation.error());
    held_out.push_back(std::move(*generation));
    auto asked_there = read_written(*held_out.back(), folder / "questions.tsv");
    if (!asked_there) return fail_with(asked_there.error());
    std::move(asked_there->begin(), asked_there->end(), std::back_inserter(*of_corpus));
  }

  std::vector<Example*> learned_from;
  for (Example& example : *examples) learned_from.push_back(&example);
  for (Written& written : *of_corpus) {
    if (written.has_worths()) learned_from.push_back(&written.example);
  }
  TableLearner learner(learned_from);
  std::vector<eval::GivenAnswer> answers;
  std::vector<eval::GoldAnswer> gold;
  SnippetCount snippets;
  std::vector<Asked> asked;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const LearnedTables tables = learner.learn(kAllFolds & ~(1U << fold));
    const auto ask = [&](Over over, const std::string& kind, Example& example) {
      if (!example.candidates.empty()) weigh(tables, example);
      const index::Generation& generation = over == Over::kPool ? **pool : **corpus;
      asked.push_back(asked_of(over, kind, example, generation.statistics().passages));
    };
    for (Example& example : *examples) {
      if (example.fold != fold) continue;
      gold.push_back(example.gold);
      if (example.candidates.empty()) continue;
      ask(Over::kPool, "inside", example);
      auto given = answer_to(**pool, tables, example);
      if (!given) return fail_with(given.error());
      answers.push_back(std::move(*given));
    }
    for (Written& written : *outside_pool) {
      if (written.example.fold == fold) ask(Over::kPool, written.kind, written.example);
    }
    for (Written& written : *outside_corpus) {
      if (written.example.fold == fold) ask(Over::kCorpus, written.kind, written.example);
    }
    for (Written& written : *of_corpus) {
      Example& example = written.example;
      if (example.fold != fold) continue;
      ask(Over::kCorpus, written.kind, example);
      if (!written.has_worths()) continue;
      const auto given = answer_to(*written.generation, tables, example);
      if (!given) return fail_with(given.error());
      snippets.add(example, *given);
    }
  }
  std::puts("BioASQ, each question by tables of the other folds, every question answered");
  std::fputs(eval::answers_table(eval::evaluate_answers(answers, gold)).c_str(), stdout);
  snippets.print();
  const std::vector<double> values = cross_validated(asked);
  print_abstention(asked, values);
  if (options.write_to.empty()) return EXIT_SUCCESS;

  const bool is_written = write_tables(options.write_to, learner.learn(kAllFolds)) &&
                          write_answerable(options.write_to, learn_answerable(asked, kNoFold),
                                           threshold_of(asked, values, kInsideAnswered));
  return is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace ibid::training

int main(int argc, char** argv) {
  ibid::training::Options options;
  std::vector<std::filesystem::path*> places{&options.index,     &options.bioasq,
                                             &options.outside,   &options.corpus,
                                             &options.questions, &options.held_out};
  std::size_t place = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--stride" && i + 1 < argc) {
      options.stride = std::max(1UL, std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--write" && i + 1 < argc) {
      options.write_to = argv[++i];
    } else if (place < places.size()) {
      *places[place++] = argument;
    }
  }
  if (place < places.size()) {
    std::fputs(
        "answer_training POOL BIOASQ OUTSIDE CORPUS QUESTIONS HELD_OUT [--stride N] [--write "
        "DIR]\n",
        stderr);
    return EXIT_FAILURE;
  }
  return ibid::training::run(options);
}
