// A Generation: one immutable published state of an index, as a reader sees it. Every record
// that is read is checked against its own hash; a damaged one is refused by name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/coverage.hpp"
#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/language.hpp"
#include "index/top_k.hpp"

namespace ibid::index {

/// Over live passages only, so that they do not depend on how the index came to be.
struct Statistics {
  std::uint32_t passages = 0;
  std::uint32_t documents = 0;
  double average_length = 0;  ///< weighted terms a passage
  std::uint64_t text_bytes = 0;
};

/// What is known of a Document without its text.
struct DocumentHeader {
  std::string id;
  Source source;                   ///< as this document's file stated it
  std::vector<Source> references;  ///< as this document's file stated them
  std::int64_t revision = 0;
  std::vector<PassageNumber> passages;
};

/// Thread-safe; keeps its files open, so a later publication does not disturb it.
class Generation {
 public:
  virtual ~Generation() = default;

  /// Opens the current generation of the index in `directory`.
  /// kNotFound when there is none, kIndexDamaged naming the file when sizes or hashes disagree.
  [[nodiscard]] static Result<std::shared_ptr<const Generation>> open(
      const std::filesystem::path& directory);

  [[nodiscard]] virtual const std::string& name() const = 0;  ///< "sha256:…"
  [[nodiscard]] virtual Statistics statistics() const = 0;
  [[nodiscard]] virtual const Language& language() const = 0;
  [[nodiscard]] virtual const TopK& ranking() const = 0;

  /// Live passages whose text holds `term`.
  [[nodiscard]] virtual std::uint32_t document_frequency(std::string_view term) const = 0;

  /// The same of each of `terms` into `frequencies`, which is as long: where looking up is mostly
  /// waiting, it waits for many at once.
  virtual void document_frequencies(std::span<const std::string_view> terms,
                                    std::span<std::uint32_t> frequencies) const {
    for (std::size_t i = 0; i < terms.size(); ++i) frequencies[i] = document_frequency(terms[i]);
  }

  /// How much of it can be read; always all of it unless shards of it lie elsewhere.
  [[nodiscard]] virtual Coverage coverage() const { return {}; }
  /// Null while everything that coverage() promises could be read. Otherwise the same generation
  /// without the shards that failed, and whatever was made of this one may lack something.
  [[nodiscard]] virtual std::shared_ptr<const Generation> without_lost() const { return nullptr; }
  /// A generation with shards that have come back, without those that are gone, or of a newer set;
  /// null when nothing has changed.
  [[nodiscard]] virtual Result<std::shared_ptr<const Generation>> reopened() const {
    return std::shared_ptr<const Generation>{};
  }

  /// Above every passage number of this generation; at least statistics().passages.
  [[nodiscard]] virtual PassageNumber passage_limit() const { return statistics().passages; }

  /// kNotFound when no live passage has that number.
  [[nodiscard]] virtual Result<Passage> passage(PassageNumber number) const = 0;
  /// The same without a copy, where the generation keeps what was read.
  [[nodiscard]] virtual Result<std::shared_ptr<const Passage>> shared_passage(
      PassageNumber number) const {
    auto read = passage(number);
    if (!read) return fail(std::move(read.error()));
    return std::make_shared<const Passage>(std::move(*read));
  }
  /// A hint that these passages and their documents are read next: where reading is mostly waiting,
  /// it waits for many at once.
  virtual void prefetch(std::span<const PassageNumber> numbers) const {
    static_cast<void>(numbers);
  }
  /// kNotFound when no live passage has that id, kIndexDamaged when the index cannot tell.
  [[nodiscard]] virtual Result<PassageNumber> find_passage(std::string_view id) const = 0;
  /// The Document that holds the passage. Shared, since many hits share a document.
  [[nodiscard]] virtual Result<std::shared_ptr<const DocumentHeader>> document_of(
      PassageNumber number) const = 0;

  /// Everything the index knows of the work that `mention` names: all records that share an
  /// identifier with it, transitively, merged. Returns `mention` itself (with canonical id) when
  /// the index knows no more. Retraction notices of other records show in its status.
  [[nodiscard]] virtual Result<Source> resolve(const Source& mention) const = 0;
  /// By any identifier ("doi:…", "pmid:…", a BEIR _id).
  [[nodiscard]] virtual Result<std::optional<Source>> find_source(std::string_view id) const = 0;
  /// Passages of all Documents whose own Source is that work, ascending.
  [[nodiscard]] virtual Result<std::vector<PassageNumber>> passages_of(
      std::string_view source_id) const = 0;
  /// Passages that cite that work, ascending; every passage of a Document that lists it is read.
  [[nodiscard]] virtual Result<std::vector<PassageNumber>> passages_citing(
      std::string_view source_id) const = 0;
  /// Sources with that title after folding, for verify; canonical.
  [[nodiscard]] virtual Result<std::vector<Source>> find_by_title(std::string_view title) const = 0;
};

}  // namespace ibid::index
