// Writes what all engines of the comparison are given: an index's passages and questions drawn from
// them, both as the terms that ibid's analyzer makes of them, so that no engine is measured on
// another's words.
//
//   export_tokens INDEX_DIR OUT_DIR QUESTIONS
//
//   OUT/passages.txt     one passage a line, in order of passage number: its terms, each as often
//                        as its weighted frequency (a title counts twice), blanks between
//   OUT/texts.tsv        the same passages as title, tab, text: for engines with words of their own
//   OUT/questions.txt    one question a line: its terms
//   OUT/questions.jsonl  the same questions as text, for `ibid bench`
//
// A question is a run of consecutive words of a passage that has exactly kQuestionTerms different
// terms. Passages are drawn with equal chances from a fixed seed, so the questions depend on the
// index's passages alone.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "index/passage_terms.hpp"
#include "model/json.hpp"

namespace {

using ibid::index::Generation;
using ibid::index::PassageNumber;

constexpr std::uint64_t kSeed = 20261125;
constexpr std::size_t kQuestionTerms = 7;
/// Enough that a set of short paragraphs yields the questions asked for, where some have too few
/// words.
constexpr std::size_t kDrawsAQuestion = 20;

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

struct Question {
  std::string text;
  std::set<std::string> terms;
};

/// A run of words from a drawn place on; no terms when the passage ends before there are enough.
Question draw_question(const std::string& text, ibid::index::Analyzer& analyzer,
                       std::mt19937_64& random) {
  const std::vector<ibid::index::Term> words = analyzer.analyze(text);
  if (words.size() < kQuestionTerms) return {};
  const std::size_t first = random() % (words.size() - kQuestionTerms + 1);
  Question question;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (!words[i].is_stop) question.terms.insert(words[i].text);
    if (question.terms.size() == kQuestionTerms) {
      question.text = one_line(
          text.substr(words[first].range.begin, words[i].range.end - words[first].range.begin));
      return question;
    }
  }
  return {};
}

void write_passages(const Generation& generation, const std::filesystem::path& out) {
  std::ofstream tokens(out / "passages.txt");
  std::ofstream texts(out / "texts.tsv");
  ibid::index::PassageAnalyzer analyzer(generation.language());
  std::string line;
  for (PassageNumber number = 0; number < generation.passage_limit(); ++number) {
    const auto passage = generation.passage(number);
    if (!passage) continue;
    const auto document = generation.document_of(number);
    if (!document) continue;
    const std::string& title = (*document)->source.title;
    line.clear();
    for (const auto& [term, frequency] : analyzer.analyze(title, *passage).frequencies) {
      for (std::uint32_t i = 0; i < frequency; ++i) line.append(term).push_back(' ');
    }
    tokens << line << '\n';
    texts << one_line(title) << '\t' << one_line(passage->text) << '\n';
  }
}

bool write_questions(const Generation& generation, const std::filesystem::path& out,
                     std::size_t wanted) {
  std::ofstream terms(out / "questions.txt");
  std::ofstream texts(out / "questions.jsonl");
  ibid::index::Analyzer analyzer(generation.language());
  std::mt19937_64 random(kSeed);
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < wanted * kDrawsAQuestion && drawn < wanted; ++i) {
    const auto number = static_cast<PassageNumber>(random() % generation.passage_limit());
    const auto passage = generation.passage(number);
    if (!passage) continue;
    const Question question = draw_question(passage->text, analyzer, random);
    if (question.terms.empty()) continue;
    for (const std::string& term : question.terms) terms << term << ' ';
    terms << '\n';
    texts << ibid::model::dump({{"_id", "q" + std::to_string(++drawn)}, {"text", question.text}})
          << '\n';
  }
  return drawn == wanted;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: export_tokens INDEX_DIR OUT_DIR QUESTIONS\n";
    return 2;
  }
  const auto generation = Generation::open(argv[1]);
  if (!generation) {
    std::cerr << generation.error().message << '\n';
    return 1;
  }
  const std::filesystem::path out = argv[2];
  std::filesystem::create_directories(out);
  write_passages(**generation, out);
  if (!write_questions(**generation, out, std::stoul(argv[3]))) {
    std::cerr << "the index is too small for so many questions\n";
    return 1;
  }
  return 0;
}
