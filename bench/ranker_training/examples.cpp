#include "examples.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <thread>

#include "model/json.hpp"
#include "retrieve/bm25_text.hpp"
#include "retrieve/stages.hpp"

namespace ibid::training {
namespace {

constexpr std::size_t kCut = 10;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

double discount(std::size_t rank) {
  return 1 / std::log2(static_cast<double>(rank) + 2);
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  constexpr std::size_t kThreads = 2;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < count; i += kThreads) work(i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

const std::map<std::string, int>& judged_for(const JudgedSet& set, std::size_t question) {
  static const std::map<std::string, int> none;
  const auto it = set.qrels.find(set.ids[question]);
  return it == set.qrels.end() ? none : it->second;
}

Judgements judge(const JudgedSet& set, std::size_t question,
                 std::span<const index::ScoredPassage> ranked) {
  const auto& levels = judged_for(set, question);
  Judgements judged;
  std::map<std::string, std::size_t> numbers;
  for (const index::ScoredPassage& scored : ranked) {
    const auto passage = set.generation->passage(scored.passage);
    const std::string& source =
        set.is_judged_by_passage ? passage.value().id : passage.value().source_id;
    const auto level = levels.find(source);
    judged.levels.push_back(level == levels.end() ? 0 : std::max(0, level->second));
    judged.sources.push_back(numbers.emplace(source, numbers.size()).first->second);
  }
  std::vector<int> ideal;
  for (const auto& [source, level] : levels) ideal.push_back(std::max(0, level));
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  for (std::size_t i = 0; i < std::min(kCut, ideal.size()); ++i) {
    judged.ideal += ideal[i] * discount(i);
  }
  return judged;
}

std::vector<std::string> split(const std::string& text, char border) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(border, begin), text.size());
    fields.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

/// Queries as BEIR has them, one JSON object a line, and their judgements as trec_eval reads them.
Result<void> read_beir(const std::string& queries, const std::string& qrels, JudgedSet& set) {
  auto judged = eval::parse_qrels(read_file(qrels), qrels);
  if (!judged) return fail(judged.error());
  set.qrels = std::move(*judged);
  std::ifstream lines(queries);
  for (std::string line; std::getline(lines, line);) {
    const auto json = model::parse_json(line);
    if (!json) return fail(json.error());
    const std::string id = model::string_or(*json, "_id");
    if (!set.qrels.contains(id)) continue;
    set.ids.push_back(id);
    set.questions.push_back(model::string_or(*json, "text"));
  }
  return {};
}

/// Lines of "inside", a question and how the passages that answer it begin; others are passed over.
Result<void> read_questions(const std::string& path, JudgedSet& set) {
  set.is_judged_by_passage = true;
  std::vector<Passage> passages;
  for (index::PassageNumber n = 0; n < set.generation->passage_limit(); ++n) {
    auto passage = set.generation->passage(n);
    if (passage) passages.push_back(std::move(*passage));
  }
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() < 3 || fields[0] != "inside") continue;
    std::map<std::string, int> levels;
    for (std::size_t f = 2; f < fields.size(); ++f) {
      for (const Passage& passage : passages) {
        if (passage.text.rfind(fields[f], 0) == 0) levels[passage.id] = 1;
      }
    }
    set.ids.push_back(std::to_string(set.ids.size() + 1));
    set.questions.push_back(fields[1]);
    set.qrels.emplace(set.ids.back(), std::move(levels));
  }
  return {};
}

retrieve::AskedRanking asked_of(const JudgedSet& set, retrieve::Workspace& workspace,
                                const retrieve::Question& question) {
  return retrieve::asked_ranking(*set.generation, workspace, question, {}).value();
}

}  // namespace

Result<JudgedSet> load_set(const std::string& spec) {
  const std::vector<std::string> fields = split(spec, ',');
  if (fields.size() != 4 && fields.size() != 5) {
    return fail(ErrorCode::kUsage,
                "a set is NAME,WEIGHT,INDEX,QUERIES,QRELS or NAME,WEIGHT,INDEX,QUESTIONS");
  }
  JudgedSet set;
  set.name = fields[0];
  set.weight = std::stod(fields[1]);
  set.is_training = set.weight > 0;
  auto generation = index::Generation::open(fields[2]);
  if (!generation) return fail(generation.error());
  set.generation = *generation;
  if (auto read = fields.size() == 5 ? read_beir(fields[3], fields[4], set)
                                     : read_questions(fields[3], set);
      !read) {
    return fail(read.error());
  }
  return set;
}

double ndcg(const Judgements& judged, const std::vector<double>& scores) {
  if (judged.ideal <= 0) return 0;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  double gain = 0;
  std::set<std::size_t> seen;
  for (const std::size_t i : order) {
    if (seen.size() == kCut) break;
    if (!seen.insert(judged.sources[i]).second) continue;
    gain += judged.levels[i] * discount(seen.size() - 1);
  }
  return gain / judged.ideal;
}

std::vector<std::size_t> folds_of(const JudgedSet& set, std::size_t folds) {
  std::vector<std::size_t> parent(set.ids.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<std::string, std::size_t> first;
  // Where documents have many questions (nfcorpus: 30 and more), everything would be one group.
  std::map<std::string, std::size_t> uses;
  for (std::size_t i = 0; i < set.ids.size(); ++i) {
    for (const auto& [source, level] : judged_for(set, i)) ++uses[source];
  }
  const bool is_grouped =
      uses.size() * 2 > set.ids.size() &&
      std::all_of(uses.begin(), uses.end(), [](const auto& use) { return use.second <= 20; });
  for (std::size_t i = 0; is_grouped && i < set.ids.size(); ++i) {
    for (const auto& [source, level] : judged_for(set, i)) {
      parent[root(i)] = root(first.emplace(source, i).first->second);
    }
  }
  std::map<std::size_t, std::size_t> number;
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < set.ids.size(); ++i) {
    result.push_back(number.emplace(root(i), number.size()).first->second % folds);
  }
  return result;
}

std::vector<TermExample> term_examples(const JudgedSet& set, std::size_t set_number,
                                       const std::vector<std::size_t>& folds) {
  std::vector<TermExample> examples(set.questions.size());
  in_parallel(set.questions.size(), [&](std::size_t i) {
    TermExample& example = examples[i];
    example.set = set_number;
    example.fold = folds[i];
    const auto held = retrieve::workspace_of(*set.generation);
    retrieve::Workspace& workspace = *held;
    const retrieve::Question question =
        retrieve::read_question(*set.generation, workspace, set.questions[i]);
    if (question.empty()) return;
    retrieve::CandidatePool pool(workspace, question);
    auto first =
        retrieve::first_stage(
            *set.generation, workspace, question,
            retrieve::synonyms_of(workspace.analyzer, workspace.language, question), {}, pool)
            .value();
    // Candidates of the bare question and of the unlearned expansion.
    const auto second = retrieve::second_stage(*set.generation, workspace, question, first,
                                               asked_of(set, workspace, question), {}, {},
                                               retrieve::kRankedPassages)
                            .value();
    std::vector<index::ScoredPassage> ranked = first.ranked;
    for (const index::ScoredPassage& scored : second.ranked) {
      if (std::none_of(first.ranked.begin(), first.ranked.end(),
                       [&](const auto& known) { return known.passage == scored.passage; })) {
        ranked.push_back(scored);
      }
    }
    const auto candidates = pool.read(ranked, ranked.size()).value();
    example.judged = judge(set, i, ranked);
    std::map<retrieve::TermNumber, std::size_t> rows;
    for (const auto& keyword : question.keywords) example.keyword_terms.push_back(keyword.term);
    for (const auto& k : first.profiles.keywords) rows.emplace(k.number, rows.size());
    for (const auto& e : first.profiles.expansions) rows.emplace(e.number, rows.size());
    example.parts.assign(rows.size(), std::vector<float>(candidates.size(), 0));
    for (std::size_t d = 0; d < candidates.size(); ++d) {
      const double length = retrieve::relative_length(*candidates[d], workspace.lexicon);
      for (const auto& count : candidates[d]->bag) {
        const auto row = rows.find(count.term);
        if (row == rows.end()) continue;
        example.parts[row->second][d] = static_cast<float>(
            workspace.lexicon.idf(count.term) * retrieve::saturation(count.frequency, length));
      }
    }
    example.keywords = std::move(first.profiles.keywords);
    example.expansions = std::move(first.profiles.expansions);
  });
  return examples;
}

std::vector<std::vector<RankExample>> rank_examples(
    const JudgedSet& set, std::size_t set_number, const std::vector<std::size_t>& folds,
    const std::vector<retrieve::TermModel>& models) {
  std::vector<std::vector<RankExample>> examples(models.size(),
                                                 std::vector<RankExample>(set.questions.size()));
  in_parallel(set.questions.size(), [&](std::size_t i) {
    const auto held = retrieve::workspace_of(*set.generation);
    retrieve::Workspace& workspace = *held;
    const retrieve::Question question =
        retrieve::read_question(*set.generation, workspace, set.questions[i]);
    retrieve::CandidatePool pool(workspace, question);
    const auto first =
        retrieve::first_stage(
            *set.generation, workspace, question,
            retrieve::synonyms_of(workspace.analyzer, workspace.language, question), {}, pool)
            .value();
    const retrieve::AskedRanking asked = asked_of(set, workspace, question);
    for (std::size_t m = 0; m < models.size(); ++m) {
      RankExample& example = examples[m][i];
      example.set = set_number;
      example.fold = folds[i];
      auto second = retrieve::second_stage(*set.generation, workspace, question, first, asked,
                                           models[m], {}, retrieve::kRankedPassages)
                        .value();
      example.inputs = retrieve::ranker_inputs(
          retrieve::third_stage(workspace, question, first, second, pool).value());
      second.ranked.resize(example.inputs.size());
      example.judged = judge(set, i, second.ranked);
      std::vector<double> scores;
      for (const auto& scored : second.ranked) scores.push_back(scored.score);
      example.second_ndcg = ndcg(example.judged, scores);
    }
  });
  return examples;
}

}  // namespace ibid::training
