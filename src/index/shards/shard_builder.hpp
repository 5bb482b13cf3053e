// Writes one shard: a Xapian database that `xapian-tcpsrv` serves as it is.
//
//   add() documents -> commit() -> table_of_terms() of all shards -> finish()
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/facets.hpp"
#include "index/passage_terms.hpp"
#include "index/record_codec.hpp"
#include "index/shards/shard_manifest.hpp"

namespace ibid::index {

/// A document on its way from an index into a shard.
struct MovedDocument {
  std::string_view bytes;  ///< encode(record)
  const DocumentRecord* record = nullptr;
  std::map<std::uint32_t, Source> resolved;  ///< as in ShardDocument
  std::vector<std::string> passages;         ///< encode(passage) each, in order
  std::vector<PassageFacets> facets;         ///< one a passage
};

/// Not thread-safe.
class ShardBuilder {
 public:
  /// The shard will be the directory `path`, which must not exist. `analyzer` must outlive it.
  [[nodiscard]] static Result<std::unique_ptr<ShardBuilder>> create(
      const std::filesystem::path& path, PassageAnalyzer& analyzer);
  ~ShardBuilder();

  [[nodiscard]] Result<void> add(const MovedDocument& document);
  /// Ends the adding of documents and writes the names; then row() is final.
  [[nodiscard]] Result<void> commit();
  [[nodiscard]] const ShardRow& row() const;
  /// Puts down what is common to the set, compacts and syncs.
  [[nodiscard]] Result<void> finish(const ShardManifest& manifest, std::string_view language,
                                    const std::vector<std::string>& table);

 private:
  struct State;
  explicit ShardBuilder(std::unique_ptr<State> state);
  friend Result<std::vector<std::string>> table_of_terms(
      const std::vector<std::unique_ptr<ShardBuilder>>& shards);
  std::unique_ptr<State> state_;
};

/// The pieces of the TermTable of these shards, all of them committed.
[[nodiscard]] Result<std::vector<std::string>> table_of_terms(
    const std::vector<std::unique_ptr<ShardBuilder>>& shards);

}  // namespace ibid::index
