#include "index/glass_table_writer.hpp"

#include <algorithm>
#include <utility>

namespace ibid::index {
namespace {

constexpr std::size_t kDirectoryEntryBytes = 2;
constexpr std::size_t kItemSizeBytes = 2;
constexpr std::size_t kKeySizeBytes = 1;
/// Flags above an item's size: the tag has no other parts before or behind this one.
constexpr std::uint16_t kWholeTag = 0x6000;
/// The size that an item states is that beyond its size field and its key's.
constexpr std::size_t kItemBytesMin = kItemSizeBytes + kKeySizeBytes;
constexpr std::uint32_t kRevision = 1;

void append_big(std::string& out, std::uint64_t value, std::size_t bytes) {
  while (bytes-- > 0) out.push_back(static_cast<char>(value >> (8 * bytes)));
}

void put_big(std::string& out, std::size_t at, std::uint64_t value, std::size_t bytes) {
  while (bytes-- > 0) out[at++] = static_cast<char>(value >> (8 * bytes));
}

/// The shortest beginning of `key` that is above `last`, which is below `key`.
std::string separator_between(std::string_view last, std::string_view key) {
  const auto [in_last, in_key] = std::mismatch(last.begin(), last.end(), key.begin(), key.end());
  static_cast<void>(in_last);
  return std::string(key.begin(), in_key + 1);
}

void form_leaf_item(std::string& item, std::string_view key, std::string_view tag) {
  item.clear();
  append_big(item, kWholeTag | (key.size() + tag.size()), kItemSizeBytes);
  append_big(item, key.size(), kKeySizeBytes);
  item += key;
  item += tag;
}

/// `separator` is empty for the first item of a block, which stands for all keys below the second.
void form_branch_item(std::string& item, std::uint32_t block, std::string_view separator) {
  item.clear();
  append_big(item, block, 4);
  append_big(item, separator.size(), kKeySizeBytes);
  item += separator;
  append_big(item, separator.empty() ? 0 : 1, 2);  // which part of a tag the key is for
}

}  // namespace

bool GlassTableWriter::Block::takes(std::size_t item_bytes) const {
  return item_bytes + kDirectoryEntryBytes <= free_bytes();
}

void GlassTableWriter::Block::add(std::string_view item) {
  items_begin_ -= item.size();
  std::copy(item.begin(), item.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(items_begin_));
  put_big(bytes_, directory_end_, items_begin_, kDirectoryEntryBytes);
  directory_end_ += kDirectoryEntryBytes;
}

std::string GlassTableWriter::Block::take(std::uint32_t level) {
  put_big(bytes_, 0, kRevision, 4);
  put_big(bytes_, 4, level, 1);
  put_big(bytes_, 5, free_bytes(), 2);  // in one piece
  put_big(bytes_, 7, free_bytes(), 2);  // and in all
  put_big(bytes_, 9, directory_end_, 2);
  directory_end_ = kHeaderBytes;
  items_begin_ = kGlassBlockBytes;
  return std::exchange(bytes_, std::string(kGlassBlockBytes, '\0'));
}

GlassTableWriter::GlassTableWriter(FileWriter& file) : file_(file) {
  form_leaf_item(item_, {}, {});  // every table begins with an empty key
  leaf_.add(item_);
}

std::size_t GlassTableWriter::room(std::size_t key_bytes) const {
  const std::size_t taken = kDirectoryEntryBytes + kItemBytesMin + key_bytes;
  return leaf_.free_bytes() > taken ? leaf_.free_bytes() - taken : 0;
}

Result<void> GlassTableWriter::start_block() {
  if (leaf_is_new_) return {};
  auto written = write(leaf_, 0, std::move(leaf_separator_));
  if (!written) return fail(written.error());
  leaves_.push_back(std::move(*written));
  leaf_is_new_ = true;
  return {};
}

Result<void> GlassTableWriter::add(std::string_view key, std::string_view tag) {
  if (leaf_is_new_) leaf_separator_ = separator_between(last_key_, key);
  leaf_is_new_ = false;
  form_leaf_item(item_, key, tag);
  leaf_.add(item_);
  last_key_ = key;
  ++entries_;
  return {};
}

Result<GlassTableWriter::Child> GlassTableWriter::write(Block& block, std::uint32_t level,
                                                        std::string separator) {
  Child child{std::move(separator), static_cast<std::uint32_t>(file_.size() / kGlassBlockBytes)};
  if (auto written = file_.append(block.take(level)); !written) return fail(written.error());
  return child;
}

Result<std::vector<GlassTableWriter::Child>> GlassTableWriter::write_branches(
    const std::vector<Child>& children, std::uint32_t level) {
  std::vector<Child> branches;
  Block block;
  std::string item;
  std::string block_separator = children.front().separator;
  bool is_first = true;
  for (const Child& child : children) {
    form_branch_item(item, child.block,
                     is_first ? std::string_view{} : std::string_view(child.separator));
    if (!block.takes(item.size())) {
      auto written = write(block, level, std::exchange(block_separator, child.separator));
      if (!written) return fail(written.error());
      branches.push_back(std::move(*written));
      form_branch_item(item, child.block, {});
    }
    block.add(item);
    is_first = false;
  }
  auto written = write(block, level, std::move(block_separator));
  if (!written) return fail(written.error());
  branches.push_back(std::move(*written));
  return branches;
}

Result<GlassRoot> GlassTableWriter::finish() {
  if (auto written = start_block(); !written) return fail(written.error());
  std::vector<Child> blocks = std::move(leaves_);
  std::uint32_t level = 0;
  while (blocks.size() > 1) {
    auto above = write_branches(blocks, ++level);
    if (!above) return fail(above.error());
    blocks = std::move(*above);
  }
  return GlassRoot{blocks.front().block, level, entries_};
}

}  // namespace ibid::index
