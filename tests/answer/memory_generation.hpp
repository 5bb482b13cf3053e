// A Generation in memory, for tests: documents in, BM25 by brute force over small posting lists.
// It knows works as the real one does (records that share an identifier are one), and none of the
// files.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/analyzer.hpp"
#include "index/bm25.hpp"
#include "index/facets.hpp"
#include "index/generation.hpp"
#include "index/query_terms.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"

namespace ibid::test {

class MemoryGeneration : public index::Generation, private index::TopK {
 public:
  /// Passages are numbered by id, so the order of `documents` does not show. Without a name it is
  /// named by its passages: threads keep what they read of a generation under its name.
  explicit MemoryGeneration(std::vector<Document> documents,
                            const index::Language& language = index::Language::built_in(),
                            std::string name = {})
      : name_(std::move(name)), language_(language) {
    std::sort(documents.begin(), documents.end(),
              [](const Document& a, const Document& b) { return a.id < b.id; });
    index::Analyzer analyzer(language_);
    for (Document& document : documents) add(std::move(document), analyzer);
    statistics_.passages = static_cast<std::uint32_t>(passages_.size());
    statistics_.documents = static_cast<std::uint32_t>(documents.size());
    double sum = 0;
    for (const std::uint32_t length : lengths_) sum += length;
    statistics_.average_length =
        passages_.empty() ? 0 : sum / static_cast<double>(passages_.size());
    if (name_.empty()) {
      std::string all;
      for (const Passage& passage : passages_) all += passage.id + '\n' + passage.text + '\n';
      name_ = "sha256:" + model::sha256_hex(all);
    }
    merge_works();
  }

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] index::Statistics statistics() const override { return statistics_; }
  [[nodiscard]] const index::Language& language() const override { return language_; }
  [[nodiscard]] const index::TopK& ranking() const override { return *this; }

  [[nodiscard]] std::uint32_t document_frequency(std::string_view term) const override {
    const auto at = postings_.find(std::string(term));
    return at == postings_.end() ? 0 : static_cast<std::uint32_t>(at->second.size());
  }
  [[nodiscard]] Result<Passage> passage(index::PassageNumber number) const override {
    return passages_.at(number);
  }
  [[nodiscard]] Result<index::PassageNumber> find_passage(std::string_view id) const override {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (passages_[i].id == id) return static_cast<index::PassageNumber>(i);
    }
    return fail(ErrorCode::kNotFound, "no such passage");
  }
  [[nodiscard]] Result<std::shared_ptr<const index::DocumentHeader>> document_of(
      index::PassageNumber number) const override {
    return headers_[header_of_.at(number)];
  }
  [[nodiscard]] Result<Source> resolve(const Source& mention) const override {
    for (const std::string& id : identifiers_of(mention)) {
      if (const auto at = work_of_.find(id); at != work_of_.end()) return works_[at->second];
    }
    Source source = mention;
    source.id = canonical_id(mention);
    return source;
  }
  [[nodiscard]] Result<std::optional<Source>> find_source(std::string_view id) const override {
    const auto at = work_of_.find(std::string(id));
    if (at == work_of_.end()) return std::optional<Source>{};
    return std::optional<Source>(works_[at->second]);
  }
  [[nodiscard]] Result<std::vector<index::PassageNumber>> passages_of(
      std::string_view source_id) const override {
    std::vector<index::PassageNumber> numbers;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (headers_[header_of_[i]]->source.id == source_id) {
        numbers.push_back(static_cast<index::PassageNumber>(i));
      }
    }
    return numbers;
  }
  [[nodiscard]] Result<std::vector<index::PassageNumber>> passages_citing(
      std::string_view) const override {
    return std::vector<index::PassageNumber>{};
  }
  [[nodiscard]] Result<std::vector<Source>> find_by_title(std::string_view) const override {
    return std::vector<Source>{};
  }

 private:
  struct Posting {
    index::PassageNumber passage;
    std::uint32_t frequency;
  };

  void add(Document document, index::Analyzer& analyzer) {
    auto header = std::make_shared<index::DocumentHeader>();
    header->id = document.id;
    header->source = document.source;
    header->references = document.references;
    header->revision = document.revision;
    for (Passage& passage : document.passages) {
      const auto number = static_cast<index::PassageNumber>(passages_.size());
      header->passages.push_back(number);
      std::map<std::string, std::uint32_t> frequencies;
      std::uint32_t length = 0;
      const auto count = [&](std::string_view text, std::uint32_t weight) {
        for (const index::Term& term : analyzer.analyze(text)) {
          if (term.is_stop) continue;
          frequencies[term.text] += weight;
          length += weight;
        }
      };
      count(passage.text, index::weight_of(index::FieldId::kText));
      count(document.source.title, index::weight_of(index::FieldId::kTitle));
      for (const std::string& heading : passage.section_path) {
        count(heading, index::weight_of(index::FieldId::kSection));
      }
      for (const std::string& question : passage.questions) {
        for (const index::Term& term : analyzer.analyze(question)) {
          if (!term.is_stop) frequencies[index::question_term(term.text)] += 1;
        }
      }
      for (const auto& [term, frequency] : frequencies) {
        postings_[term].push_back({number, frequency});
      }
      lengths_.push_back(length);
      statistics_.text_bytes += passage.text.size();
      passages_.push_back(std::move(passage));
      header_of_.push_back(headers_.size());
    }
    mentions_.push_back(document.source);
    mentions_.insert(mentions_.end(), document.references.begin(), document.references.end());
    headers_.push_back(std::move(header));
  }

  /// Repeats until no two works share an identifier.
  void merge_works() {
    for (const Source& mention : mentions_) {
      Source work = mention;
      for (const std::string& id : identifiers_of(mention)) {
        if (const auto at = work_of_.find(id); at != work_of_.end()) {
          work = merge(work, works_[at->second]);
        }
      }
      work.id = canonical_id(work);
      for (const std::string& id : identifiers_of(work)) work_of_[id] = works_.size();
      works_.push_back(std::move(work));
    }
  }

  [[nodiscard]] Result<std::vector<index::ScoredPassage>> top_k(
      std::span<const index::WeightedTerm> terms, const Filter& filter,
      std::size_t k) const override {
    const index::Bm25Parameters parameters;
    const index::Bm25Collection collection{statistics_.passages, statistics_.average_length};
    const double factor = index::bm25_length_factor(parameters, collection.average_length);
    std::unordered_map<index::PassageNumber, double> scores;
    for (const index::WeightedTerm& term : index::canonical_terms(terms)) {
      const auto at = postings_.find(term.term);
      if (at == postings_.end()) continue;
      const double weight = index::bm25_term_weight(
          parameters, collection, static_cast<std::uint32_t>(at->second.size()), term.weight);
      for (const Posting& posting : at->second) {
        scores[posting.passage] += index::bm25_part(
            weight, posting.frequency,
            index::bm25_length_part(parameters, factor, lengths_[posting.passage]));
      }
    }
    std::vector<index::ScoredPassage> ranked;
    for (const auto& [passage, score] : scores) {
      if (passes(passage, filter)) ranked.push_back({passage, score});
    }
    const std::size_t kept = std::min(k, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                      ranked.end(),
                      [&](const index::ScoredPassage& a, const index::ScoredPassage& b) {
                        if (a.score != b.score) return a.score > b.score;
                        return passages_[a.passage].id < passages_[b.passage].id;
                      });
    ranked.resize(kept);
    return ranked;
  }

  /// By kind alone: the tests ask for nothing else.
  [[nodiscard]] bool passes(index::PassageNumber number, const Filter& filter) const {
    if (!filter.kind) return true;
    const index::DocumentHeader& header = *headers_[header_of_[number]];
    for (const PassageCitation& citation : passages_[number].citations) {
      if (!citation.mark.empty()) continue;
      for (const std::uint32_t reference : citation.references) {
        if (header.references[reference].kind == *filter.kind) return true;
      }
      return false;
    }
    return header.source.kind == *filter.kind;
  }

  std::string name_;
  const index::Language& language_;
  index::Statistics statistics_;
  std::vector<Passage> passages_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::size_t> header_of_;
  std::vector<std::shared_ptr<const index::DocumentHeader>> headers_;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
  std::vector<Source> mentions_;
  std::vector<Source> works_;
  std::unordered_map<std::string, std::size_t> work_of_;
};

}  // namespace ibid::test
