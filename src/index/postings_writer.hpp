// Writes a segment's `postings` file (postings_format.hpp), term by term.
//
//   auto writer = PostingsWriter::create(path, lengths, parameters);
//   writer->add("zinc", postings) …      terms ascending by bytes, each once
//   writer->finish();
//
// Memory: the dictionary (about 25 bytes a term) and one term's list.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/bm25.hpp"
#include "index/file_io.hpp"
#include "index/posting.hpp"
#include "index/postings_format.hpp"

namespace ibid::index {

class PostingsWriter {
 public:
  /// `lengths`: weighted terms of each passage. kInputTooLarge above postings::kPassagesMax.
  [[nodiscard]] static Result<PostingsWriter> create(const std::filesystem::path& path,
                                                     std::span<const std::uint32_t> lengths,
                                                     const Bm25Parameters& parameters);

  /// `postings` ascending by passage, not empty. kInputMalformed when an order is broken, a passage
  /// is out of range or the term is empty or longer than 255 bytes.
  [[nodiscard]] Result<void> add(std::string_view term, std::span<const Posting> postings);

  /// Writes dictionary and trailer, syncs and closes. No call may follow.
  [[nodiscard]] Result<void> finish();

 private:
  struct DictionaryEntry {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;  ///< of its record in records_
    std::uint32_t size = 0;
  };

  struct ChunkedList {
    postings::ListKind kind = postings::ListKind::kMasked;
    std::string bytes;
    std::size_t chunk_bytes = 0;
    std::size_t bounds = 0;
  };

  PostingsWriter(FileWriter file, std::span<const std::uint32_t> lengths,
                 std::uint16_t length_bytes, const Bm25Parameters& parameters);
  void encode_postings(std::span<const Posting> postings);
  [[nodiscard]] std::string packed_list(std::span<const Posting> postings) const;
  /// Nothing where a tile has more postings than a byte counts.
  [[nodiscard]] std::optional<std::string> sparse_list(std::span<const Posting> postings) const;
  [[nodiscard]] ChunkedList chunked_list(std::span<const Posting> postings) const;

  FileWriter file_;
  Bm25Parameters parameters_;
  std::vector<double> length_parts_;  ///< of BM25, one a passage
  std::uint16_t length_bytes_;
  std::uint64_t total_length_ = 0;
  std::uint64_t lists_begin_ = 0;
  std::string last_term_;
  std::string records_;
  std::vector<DictionaryEntry> entries_;
  std::vector<std::uint8_t> codes_;  ///< of the term at hand
  std::string escapes_;              ///< likewise
};

}  // namespace ibid::index
