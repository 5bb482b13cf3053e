// What the tests of this floor share: documents from few words and a generated corpus.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "ibid/passage.hpp"
#include "index/generation.hpp"
#include "index/writer.hpp"
#include "scratch.hpp"

namespace ibid::index::testing {

using ibid::test::Scratch;

/// A valid document "test:<id>" of the Source "doi:10.1000/<id>" with these passages.
[[nodiscard]] Document make_document(const std::string& id, const std::vector<std::string>& texts,
                                     const std::string& title = "");
/// Sets ids, ranges and hashes of `document.passages` anew from their texts.
void seal(Document& document);

/// `count` documents of one to three passages over a small vocabulary, so that scores tie and terms
/// are shared. The same seed gives the same documents.
[[nodiscard]] std::vector<Document> generated_documents(std::size_t count, std::uint32_t seed);
/// A bag of one to five words of the same vocabulary with weights, of texts or of questions.
[[nodiscard]] std::vector<WeightedTerm> generated_query(std::mt19937& random);

/// Adds and publishes; fails the test when something goes wrong. Returns the generation's name.
std::string index_documents(const std::filesystem::path& directory,
                            const std::vector<Document>& documents, unsigned threads = 1);
/// Opens; throws out of the test when that fails.
[[nodiscard]] std::shared_ptr<const Generation> open_generation(
    const std::filesystem::path& directory);

/// A hit as it looks from outside: independent of passage numbers.
struct NamedHit {
  std::string passage_id;
  double score = 0;
  friend bool operator==(const NamedHit&, const NamedHit&) = default;
};
void PrintTo(const NamedHit& hit, std::ostream* out);

[[nodiscard]] std::vector<NamedHit> named_top_k(const Generation& generation,
                                                const std::vector<WeightedTerm>& terms,
                                                const Filter& filter, std::size_t k);

/// BM25 by its formula over the documents' analysed texts: no index, no shortcut.
[[nodiscard]] std::vector<NamedHit> brute_force_top_k(const std::vector<Document>& documents,
                                                      const std::vector<WeightedTerm>& terms,
                                                      const Filter& filter, std::size_t k);

}  // namespace ibid::index::testing
