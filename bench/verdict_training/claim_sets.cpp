#include "claim_sets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string_view>

#include "index/analyzer.hpp"
#include "model/json.hpp"
#include "text/sentences.hpp"
#include "text/strings.hpp"

namespace ibid::bench {
namespace {

using model::Json;

template <class Record>
void for_each_record(const std::filesystem::path& file, Record record) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    if (const auto json = model::parse_json(line)) record(*json);
  }
}

int label_of(const std::string& name) {
  if (name == "SUPPORT") return kSupport;
  return name == "CONTRADICT" ? kContradict : kNeither;
}

/// Claims come as clauses of one question in HealthVer, as variants of one headline in COVID-Fact
/// and by trial in NLI4CT; what shares that shares a fold.
const char* group_key(std::string_view set) {
  if (set == "covidfact") return "url";
  return set == "nli4ct" ? "primary" : "claim";
}

void read_pairs(const std::filesystem::path& data, const std::string& set,
                std::vector<Example>& out) {
  for_each_record(data / "claims" / (set + ".jsonl"), [&](const Json& json) {
    Example example;
    example.set = set;
    example.group = model::string_or(json, group_key(set));
    example.label = label_of(model::string_or(json, "label"));
    example.claim = model::string_or(json, "claim");
    example.evidence = json["evidence"].get<std::vector<std::string>>();
    out.push_back(std::move(example));
  });
}

void read_scifact(const std::filesystem::path& data, std::vector<Example>& out) {
  std::map<std::string, std::vector<std::string>> abstracts;
  for_each_record(data / "scifact" / "corpus_sentences.jsonl", [&](const Json& json) {
    abstracts[model::string_or(json, "_id")] = json["sentences"].get<std::vector<std::string>>();
  });
  for_each_record(data / "scifact" / "claims.jsonl", [&](const Json& json) {
    for (const Json& cited : json["cited_doc_ids"]) {
      const auto id = cited.get<std::string>();
      Example example;
      example.set = "scifact";
      example.group = id;
      example.claim = model::string_or(json, "claim");
      example.evidence = abstracts[id];
      std::set<std::size_t> rationale;
      for (const Json& entry : json["evidence"]) {
        if (model::string_or(entry, "doc_id") != id) continue;
        example.label = label_of(model::string_or(entry, "label"));
        for (const Json& sentence : entry["sentences"]) {
          rationale.insert(sentence.get<std::size_t>());
        }
      }
      example.rationale.assign(rationale.begin(), rationale.end());
      if (!rationale.empty()) {
        Example gold = example;
        gold.set = "scifact-rationale";
        gold.evidence.clear();
        gold.rationale.clear();
        for (const std::size_t sentence : rationale) {
          gold.evidence.push_back(example.evidence[sentence]);
        }
        out.push_back(std::move(gold));
      }
      out.push_back(std::move(example));
    }
  });
}

/// "Does zinc help in colds?" without "Does" and the question mark, which for words in any order is
/// the statement.
std::string as_statement(std::string question) {
  constexpr std::array<std::string_view, 17> kAuxiliaries = {
      "is",  "are",  "was",    "were", "do",   "does",  "did",   "can", "could",
      "has", "have", "should", "may",  "will", "would", "might", "must"};
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) {
    question.pop_back();
  }
  const std::size_t end = question.find(' ');
  if (end != std::string::npos &&
      text::is_one_of(text::lower_ascii(question.substr(0, end)), kAuxiliaries)) {
    question.erase(0, end + 1);
  }
  return question;
}

/// "yes" supports what is asked, "no" contradicts it.
int label_of_answer(const std::string& answer) {
  const std::string folded = text::lower_ascii(answer);
  if (folded == "yes") return kSupport;
  return folded == "no" ? kContradict : kNeither;
}

void read_pubmedqa(const std::filesystem::path& data, std::vector<Example>& out) {
  for_each_record(data / "pubmedqa" / "answers.jsonl", [&](const Json& json) {
    Example example;
    example.set = "pubmedqa";
    example.group = model::string_or(json, "_id");
    example.label = label_of_answer(model::string_or(json, "decision"));
    example.claim = as_statement(model::string_or(json, "question"));
    example.evidence = json["contexts"].get<std::vector<std::string>>();
    example.evidence.push_back(model::string_or(json, "long_answer"));
    out.push_back(std::move(example));
  });
}

void read_bioasq(const std::filesystem::path& data, std::vector<Example>& out) {
  for_each_record(data / "bioasq" / "questions.jsonl", [&](const Json& json) {
    if (model::string_or(json, "type") != "yesno") return;
    Example example;
    example.set = "bioasq";
    example.group = model::string_or(json, "_id");
    example.label = label_of_answer(model::string_or(json, "exact_answer"));
    example.claim = as_statement(model::string_or(json, "question"));
    for (const Json& snippet : json["snippets"]) {
      example.evidence.push_back(model::string_or(snippet, "text"));
    }
    out.push_back(std::move(example));
  });
}

/// The sentences of an example's evidence and which piece each came from.
struct Sentences {
  std::vector<verify::Statement> statements;
  std::vector<std::size_t> origin;
};

Sentences sentences_of(const Example& example, index::Analyzer& analyzer) {
  Sentences sentences;
  for (std::size_t i = 0; i < example.evidence.size(); ++i) {
    const std::string_view text = example.evidence[i];
    for (const ByteRange& range : text::sentences(text)) {
      sentences.statements.push_back(
          verify::analyze_statement(text.substr(range.begin, range.size()), analyzer));
      sentences.origin.push_back(i);
    }
  }
  return sentences;
}

void compute(Example& example, index::Analyzer& analyzer) {
  const std::vector<verify::Statement> statements = sentences_of(example, analyzer).statements;
  if (statements.empty()) return;
  std::set<std::string> words;
  for (const verify::Statement& statement : statements) {
    for (const verify::Token& token : statement.tokens) words.insert(token.word);
  }
  const verify::Vocabulary vocabulary{index::Language::built_in(),
                                      verify::find_definitions(statements)};
  const verify::Statement claim = verify::analyze_statement(example.claim, analyzer);
  const auto ranked = verify::rank_sentences(claim, statements, vocabulary);
  example.features = verify::examine(claim, statements, ranked, 0, vocabulary).features;
  const auto shared =
      std::count_if(claim.tokens.begin(), claim.tokens.end(),
                    [&](const verify::Token& token) { return words.count(token.word) > 0; });
  example.overlap = claim.tokens.empty()
                        ? 0
                        : static_cast<double>(shared) / static_cast<double>(claim.tokens.size());
}

}  // namespace

JudgedExample judge_example(const Example& example, const verify::LearnedJudge& learned) {
  static index::Analyzer analyzer(index::Language::built_in());
  const Sentences sentences = sentences_of(example, analyzer);
  JudgedExample judged;
  if (sentences.statements.empty()) return judged;
  judged.judgement =
      verify::judge_statements(verify::analyze_statement(example.claim, analyzer),
                               sentences.statements, index::Language::built_in(), learned);
  const std::size_t best = sentences.origin[judged.judgement.best];
  judged.best_is_rationale = std::find(example.rationale.begin(), example.rationale.end(), best) !=
                             example.rationale.end();
  return judged;
}

std::vector<Example> read_claim_sets(const std::filesystem::path& data) {
  std::vector<Example> examples;
  read_scifact(data, examples);
  read_pubmedqa(data, examples);
  read_bioasq(data, examples);
  for (const char* set : {"healthver", "covidfact", "nli4ct"}) read_pairs(data, set, examples);
  index::Analyzer analyzer(index::Language::built_in());
  for (Example& example : examples) compute(example, analyzer);
  return examples;
}

}  // namespace ibid::bench
