#include "examples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <sstream>

#include "answer/asked_before.hpp"
#include "answer/question.hpp"
#include "answer/subjects.hpp"
#include "eval/judged_run.hpp"
#include "eval/rouge.hpp"
#include "model/digest.hpp"
#include "model/json.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"

namespace ibid::training {
namespace {

/// So many of the best passages are kept from a question of kind "bereft".
constexpr std::size_t kPassedOver = 3;

/// What a snippet that answers counts for beside an ideal answer of BioASQ's: one sentence of the
/// pool that an expert chose meets that with an F1 of about so much at best.
constexpr double kSnippetShare = 0.6;

/// What a question of the corpus counts for beside one of BioASQ's, of which there are fewer: 6,316
/// that counted 1 cost 0.002 of recall over the pool where they counted 0.5, for 0.2 more of 100
/// answers over the corpus that open with a snippet that answers. There are some 19,500 now, which
/// together weigh as much as 10,707 did that counted 0.3.
constexpr double kQuestionWeight = 0.16;

/// "10B3" is of the tenth year. The years have 327 to 500 questions.
std::size_t fold_of(std::string_view batch) {
  std::size_t year = 0;
  for (const char c : batch) {
    if (c < '0' || c > '9') break;
    year = year * 10 + static_cast<std::size_t>(c - '0');
  }
  return year % kFolds;
}

std::vector<Worth> worths_of(const Example& example, const std::set<std::string>& gold_sources) {
  std::vector<eval::Tokens> ideal;
  for (const std::string& text : example.gold.ideal) ideal.push_back(eval::rouge_tokens(text));
  std::vector<Worth> worths;
  for (const answer::Candidate& candidate : example.candidates) {
    Worth worth;
    const auto& source = example.passages[candidate.found].document->source;
    worth.is_gold = gold_sources.contains(source.id) ? 1 : 0;
    const eval::Tokens tokens = eval::rouge_tokens(candidate.text(example.passages));
    for (const eval::Tokens& one : ideal) {
      const eval::Overlap overlap = eval::rouge_2(tokens, {one});
      worth.recall = std::max(worth.recall, overlap.recall);
      worth.f1 = std::max(worth.f1, overlap.f1());
    }
    worths.push_back(worth);
  }
  return worths;
}

/// `snippets` answer the question; none may be among its passages, and then there are no worths.
void set_worths_by_snippets(std::span<const std::string> snippets, Example& example) {
  std::vector<std::string> ideal;
  for (const answer::FoundPassage& found : example.passages) {
    const std::string& text = found.passage->text;
    const bool answers =
        std::any_of(snippets.begin(), snippets.end(), [&](const std::string& beginning) {
          return text.compare(0, beginning.size(), beginning) == 0;
        });
    if (answers) ideal.push_back(text);
  }
  if (ideal.empty()) return;
  example.gold.ideal = std::move(ideal);
  example.worths = worths_of(example, {});
  for (std::size_t i = 0; i < example.candidates.size(); ++i) {
    const std::string& passage = example.passages[example.candidates[i].found].passage->text;
    Worth& worth = example.worths[i];
    const auto& answering = example.gold.ideal;
    worth.is_gold = std::count(answering.begin(), answering.end(), passage) > 0 ? 1 : 0;
    worth.recall *= kSnippetShare;
    worth.f1 *= kSnippetShare;
  }
}

std::vector<answer::WordPair> pairs_of(std::string_view text, answer::Reading& reading) {
  std::vector<answer::StemNumber> content;
  std::vector<answer::StemNumber> spoken;
  reading.vocabulary().add_stems(text, content, &spoken);
  return answer::pairs_in(spoken);
}

void add_ideal_pairs(Example& example) {
  for (const std::string& text : example.gold.ideal) {
    example.ideal_pairs.push_back(pairs_of(text, *example.reading));
  }
}

/// The whole file; empty when it cannot be read.
std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The candidates of one question without its worths. So many of its best passages are passed over.
Result<Example> example_of(const index::Generation& generation, std::string_view question,
                           std::size_t passed_over = 0) {
  index::Analyzer& analyzer = retrieve::analyzer_of(generation);
  Example example;
  example.reading = std::make_unique<answer::Reading>(generation);
  example.question = answer::analyze_question(generation, analyzer, question);
  retrieve::SearchOptions options;
  options.top_k = answer::kPassagesBrief + passed_over;
  const auto found =
      retrieve::search(generation, example.question.searched, options, {example.question.as_put});
  if (!found) return fail(found.error());
  example.question.searched_terms = found->terms;
  const std::span<const retrieve::Hit> hits = found->hits;
  auto passages = example.reading->passages(hits.subspan(std::min(passed_over, hits.size())));
  if (!passages) return fail(passages.error());
  example.passages = std::move(*passages);
  example.candidates = example.reading->candidates(example.passages);
  answer::mark_asked_before(example.question, example.passages, example.reading->vocabulary());
  answer::mark_subjects(example.question, example.passages, example.candidates,
                        example.reading->vocabulary());
  example.rows = answer::features_of(example.question, example.passages, example.candidates,
                                     example.reading->vocabulary());
  return example;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream rest(line);
  for (std::string field; std::getline(rest, field, '\t');) fields.push_back(field);
  return fields;
}

bool has_all_named(const Example& example) {
  const auto full = static_cast<std::size_t>(answer::Feature::kFullCoverage);
  return std::any_of(example.rows.begin(), example.rows.end(),
                     [&](const answer::Features& row) { return row[full] != 0; });
}

}  // namespace

Result<std::vector<Example>> read_examples(const index::Generation& generation,
                                           const std::filesystem::path& folder,
                                           std::size_t stride) {
  const std::filesystem::path file = folder / "questions.jsonl";
  const std::string text = read_file(file);
  auto gold = eval::parse_gold(text, file.string());
  if (!gold) return fail(gold.error());
  const std::filesystem::path judged = folder / "qrels" / "train.tsv";
  const auto qrels = eval::parse_qrels(read_file(judged), judged.string());
  if (!qrels) return fail(qrels.error());
  std::vector<Example> examples;
  std::size_t at = 0;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size() && at < gold->size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto json = model::parse_json(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (!json) return fail(json.error());
    eval::GoldAnswer& one = (*gold)[at++];
    if (line % stride != 0) continue;
    auto example = example_of(generation, model::string_or(*json, "question"));
    if (!example) return fail(example.error());
    std::set<std::string> sources;
    if (const auto known = qrels->find(one.id); known != qrels->end()) {
      for (const auto& [source, level] : known->second) {
        if (level > 0) sources.insert(source);
      }
    }
    example->gold = std::move(one);
    example->fold = fold_of(model::string_or(*json, "batch"));
    example->worths = worths_of(*example, sources);
    add_ideal_pairs(*example);
    examples.push_back(std::move(*example));
  }
  return examples;
}

Result<std::vector<Written>> read_written(const index::Generation& generation,
                                          const std::filesystem::path& path) {
  std::istringstream lines(read_file(path));
  std::vector<Written> questions;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() < 2) continue;
    const std::string& kind = fields[0];
    auto example = example_of(generation, fields[1]);
    if (!example) return fail(example.error());
    if (kind == "apart" && has_all_named(*example)) continue;
    example->gold.id = fields[1];
    example->fold = questions.size() % kFolds;
    if (fields.size() > 2) {
      example->fold = static_cast<std::size_t>(model::sha256(fields[2])[0]) % kFolds;
      set_worths_by_snippets(std::span(fields).subspan(2), *example);
      add_ideal_pairs(*example);
      example->weight = kQuestionWeight;
    }
    const std::size_t fold = example->fold;
    questions.push_back({kind, std::move(*example), &generation});
    if (kind != "inside") continue;
    auto bereft = example_of(generation, fields[1], kPassedOver);
    if (!bereft) return fail(bereft.error());
    bereft->fold = fold;
    questions.push_back({"bereft", std::move(*bereft), &generation});
  }
  if (questions.empty()) {
    return fail(ErrorCode::kNotFound, fmt::format("{} has no questions", path.string()));
  }
  return questions;
}

}  // namespace ibid::training
