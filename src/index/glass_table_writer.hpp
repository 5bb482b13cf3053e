// A table of Xapian's glass format, written once from ascending keys: the B-tree that compaction
// leaves, every block filled to its end and never touched again.
//
// A block of 8 KB has a header (revision, level, free bytes), a directory of 16-bit offsets that
// grows upwards in order of keys, and items that grow downwards from its end. Leaves hold keys and
// tags, the levels above hold for each block below the shortest key that tells it from the one
// before; the first key of a block needs none. All numbers are big-endian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/file_io.hpp"

namespace ibid::index {

inline constexpr std::size_t kGlassBlockBytes = 8192;

/// Where a reader of a table begins.
struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;  ///< 0: the root is a leaf
  std::uint64_t entries = 0;
};

class GlassTableWriter {
 public:
  /// Appends blocks to `file`, whose size is a multiple of theirs and which outlives the writer.
  explicit GlassTableWriter(FileWriter& file);

  /// The longest tag that the block at hand can take under a key of that size; 0 when it is full.
  [[nodiscard]] std::size_t room(std::size_t key_bytes) const;
  /// Leaves the rest of the block at hand empty.
  [[nodiscard]] Result<void> start_block();
  /// `key` above all keys before it, at most 255 bytes; `tag` within room().
  [[nodiscard]] Result<void> add(std::string_view key, std::string_view tag);
  /// Writes the last leaf and the levels above. No call may follow.
  [[nodiscard]] Result<GlassRoot> finish();

 private:
  class Block {
   public:
    [[nodiscard]] std::size_t free_bytes() const { return items_begin_ - directory_end_; }
    [[nodiscard]] bool takes(std::size_t item_bytes) const;
    void add(std::string_view item);
    /// The block's bytes; it starts anew.
    [[nodiscard]] std::string take(std::uint32_t level);

   private:
    static constexpr std::size_t kHeaderBytes = 11;
    std::string bytes_ = std::string(kGlassBlockBytes, '\0');
    std::size_t directory_end_ = kHeaderBytes;
    std::size_t items_begin_ = kGlassBlockBytes;
  };
  /// A written block and the shortest key that tells it from the one before.
  struct Child {
    std::string separator;
    std::uint32_t block = 0;
  };

  [[nodiscard]] Result<Child> write(Block& block, std::uint32_t level, std::string separator);
  [[nodiscard]] Result<std::vector<Child>> write_branches(const std::vector<Child>& children,
                                                          std::uint32_t level);

  FileWriter& file_;
  Block leaf_;
  bool leaf_is_new_ = false;  ///< nothing was added yet
  std::string leaf_separator_;
  std::vector<Child> leaves_;
  std::string last_key_;
  std::string item_;
  std::uint64_t entries_ = 0;
};

}  // namespace ibid::index
