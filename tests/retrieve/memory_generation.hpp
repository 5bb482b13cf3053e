// A Generation in memory with a brute-force ranking: the slow oracle, and a stand-in for an index
// on disk where a test is not about the disk. Only what ranking asks of a Generation works.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/analyzer.hpp"
#include "index/bm25.hpp"
#include "index/generation.hpp"
#include "index/query_terms.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"

namespace ibid::retrieve {

class MemoryGeneration final : public index::Generation, public index::TopK {
 public:
  struct Text {
    std::string id;
    std::string title;
    std::string text;
    std::vector<std::string> questions = {};
  };

  explicit MemoryGeneration(std::vector<Text> texts,
                            const index::Language& language = index::Language::built_in())
      : texts_(std::move(texts)), language_(language) {
    index::Analyzer analyzer(language_);
    std::string all;
    for (const Text& text : texts_) {
      all += text.id + '\n' + text.title + '\n' + text.text + '\n';
      tie_keys_.push_back(model::sha256(text.id + "#0"));
      std::map<std::string, std::uint32_t>& counts = frequencies_.emplace_back();
      std::uint32_t& length = lengths_.emplace_back(0);
      const auto take = [&](const std::string& field, std::uint32_t weight) {
        for (const index::Term& term : analyzer.analyze(field)) {
          if (term.is_stop) continue;
          counts[term.text] += weight;
          length += weight;
        }
      };
      take(text.title, index::weight_of(index::FieldId::kTitle));
      take(text.text, index::weight_of(index::FieldId::kText));
      for (const std::string& question : text.questions) {
        all += question + '\n';
        for (const index::Term& term : analyzer.analyze(question)) {
          if (!term.is_stop) counts[index::question_term(term.text)] += 1;
        }
      }
      for (const auto& [term, count] : counts) ++document_frequencies_[term];
      total_length_ += length;
    }
    name_ = "sha256:" + model::sha256_hex(all);
  }

  const std::string& name() const override { return name_; }
  index::Statistics statistics() const override {
    const auto count = static_cast<std::uint32_t>(texts_.size());
    return {count, count, count == 0 ? 0 : total_length_ / count, 0};
  }
  const index::Language& language() const override { return language_; }
  const index::TopK& ranking() const override { return *this; }
  std::uint32_t document_frequency(std::string_view term) const override {
    const auto it = document_frequencies_.find(std::string(term));
    return it == document_frequencies_.end() ? 0 : it->second;
  }
  Result<Passage> passage(index::PassageNumber number) const override {
    if (number >= texts_.size()) return fail(ErrorCode::kNotFound, "no such passage");
    Passage passage;
    passage.id = texts_[number].id + "#0";
    passage.document_id = texts_[number].id;
    passage.source_id = texts_[number].id;
    passage.text = texts_[number].text;
    passage.questions = texts_[number].questions;
    passage.range = {0, passage.text.size()};
    passage.sha256 = model::sha256_hex(passage.text);
    return passage;
  }
  Result<index::PassageNumber> find_passage(std::string_view id) const override {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (texts_[i].id + "#0" == id) return static_cast<index::PassageNumber>(i);
    }
    return fail(ErrorCode::kNotFound, "no such passage");
  }
  Result<std::shared_ptr<const index::DocumentHeader>> document_of(
      index::PassageNumber number) const override {
    if (number >= texts_.size()) return fail(ErrorCode::kNotFound, "no such passage");
    auto header = std::make_shared<index::DocumentHeader>();
    header->id = texts_[number].id;
    header->source.id = texts_[number].id;
    header->source.title = texts_[number].title;
    header->passages = {number};
    return std::shared_ptr<const index::DocumentHeader>(std::move(header));
  }
  Result<Source> resolve(const Source& mention) const override { return mention; }
  Result<std::optional<Source>> find_source(std::string_view) const override {
    return std::optional<Source>{};
  }
  Result<std::vector<index::PassageNumber>> passages_of(std::string_view) const override {
    return std::vector<index::PassageNumber>{};
  }
  Result<std::vector<index::PassageNumber>> passages_citing(std::string_view) const override {
    return std::vector<index::PassageNumber>{};
  }
  Result<std::vector<Source>> find_by_title(std::string_view) const override {
    return std::vector<Source>{};
  }

  Result<std::vector<index::ScoredPassage>> top_k(std::span<const index::WeightedTerm> terms,
                                                  const Filter&, std::size_t k) const override {
    const index::Bm25Parameters parameters = index::kBm25;
    const index::Statistics counts = statistics();
    const double length_factor = index::bm25_length_factor(parameters, counts.average_length);
    std::vector<index::ScoredPassage> ranked;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      double score = 0;
      bool matches = false;
      for (const index::WeightedTerm& term : index::canonical_terms(terms)) {
        const auto it = frequencies_[i].find(term.term);
        if (it == frequencies_[i].end()) continue;
        matches = true;
        score += index::bm25_part(
            index::bm25_term_weight(parameters, {counts.passages, counts.average_length},
                                    document_frequency(term.term), term.weight),
            it->second, index::bm25_length_part(parameters, length_factor, lengths_[i]));
      }
      if (matches) ranked.push_back({static_cast<index::PassageNumber>(i), score});
    }
    std::sort(ranked.begin(), ranked.end(), [this](const auto& a, const auto& b) {
      if (a.score != b.score) return a.score > b.score;
      return tie_keys_[a.passage] < tie_keys_[b.passage];
    });
    if (ranked.size() > k) ranked.resize(k);
    return ranked;
  }

 private:
  std::vector<Text> texts_;
  index::Language language_;
  std::string name_;
  std::vector<std::map<std::string, std::uint32_t>> frequencies_;
  std::vector<std::uint32_t> lengths_;
  std::vector<model::Digest> tie_keys_;  ///< equals come by the hash of their passage id
  std::map<std::string, std::uint32_t> document_frequencies_;
  double total_length_ = 0;
};

}  // namespace ibid::retrieve
