// The Generation that a directory holds: segments, tombstones and language of one manifest.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "index/block_max_top_k.hpp"
#include "index/generation.hpp"
#include "index/manifest.hpp"
#include "index/segment.hpp"
#include "index/small_cache.hpp"
#include "index/xapian_top_k.hpp"

namespace ibid::index {

/// Inflated passages kept by a generation, and the longest text among them: at most some 18 MB, and
/// about 4 MB of usual abstracts.
inline constexpr std::size_t kKeptPassages = 2048;
inline constexpr std::size_t kKeptPassageBytesMax = 8 << 10;

class PublishedGeneration final : public Generation {
 public:
  /// Opens the generation that `manifest` describes.
  [[nodiscard]] static Result<std::shared_ptr<const PublishedGeneration>> open(
      const std::filesystem::path& directory, Manifest manifest);

  [[nodiscard]] const std::string& name() const override { return manifest_.name; }
  [[nodiscard]] Statistics statistics() const override { return statistics_; }
  [[nodiscard]] const Language& language() const override { return language_; }
  [[nodiscard]] const TopK& ranking() const override { return block_max_; }
  [[nodiscard]] std::uint32_t document_frequency(std::string_view term) const override;
  void document_frequencies(std::span<const std::string_view> terms,
                            std::span<std::uint32_t> frequencies) const override;
  [[nodiscard]] PassageNumber passage_limit() const override;
  [[nodiscard]] Result<Passage> passage(PassageNumber number) const override;
  [[nodiscard]] Result<std::shared_ptr<const Passage>> shared_passage(
      PassageNumber number) const override;
  void prefetch(std::span<const PassageNumber> numbers) const override;
  [[nodiscard]] Result<PassageNumber> find_passage(std::string_view id) const override;
  [[nodiscard]] Result<std::shared_ptr<const DocumentHeader>> document_of(
      PassageNumber number) const override;
  [[nodiscard]] Result<Source> resolve(const Source& mention) const override;
  [[nodiscard]] Result<std::optional<Source>> find_source(std::string_view id) const override;
  [[nodiscard]] Result<std::vector<PassageNumber>> passages_of(
      std::string_view source_id) const override;
  [[nodiscard]] Result<std::vector<PassageNumber>> passages_citing(
      std::string_view source_id) const override;
  [[nodiscard]] Result<std::vector<Source>> find_by_title(std::string_view title) const override;

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const std::vector<LiveSegment>& segments() const { return segments_; }
  /// The slow way to the same hits: the oracle of ranking().
  [[nodiscard]] const XapianTopK& xapian_ranking() const { return xapian_; }

 private:
  PublishedGeneration(Manifest manifest, Language language, std::vector<LiveSegment> segments,
                      Statistics statistics);

  /// A live passage's place; kNotFound when there is none of that number.
  struct Place {
    const LiveSegment* segment;
    std::uint32_t local;
  };
  [[nodiscard]] Result<Place> place_of(PassageNumber number) const;
  [[nodiscard]] Result<std::optional<Source>> resolve_identifiers(
      const std::vector<std::string>& identifiers) const;

  Manifest manifest_;
  Language language_;
  std::vector<LiveSegment> segments_;
  Statistics statistics_;
  XapianTopK xapian_;
  BlockMaxTopK block_max_;
  /// One answer touches some hundred documents and works; these hold several answers' worth.
  mutable SmallCache<std::uint64_t, DocumentHeader, 1024> headers_;
  mutable SmallCache<std::string, std::optional<Source>, 1024> works_;
  /// Ranking, answering and the questions thought of beside a page read the same passages; reading
  /// and inflating them was a sixth of a page's profile.
  mutable SmallCache<PassageNumber, Passage, kKeptPassages> passages_;
};

}  // namespace ibid::index
