// Writes a segment's Xapian database from its inverted lists in one pass: the one file that adding
// every passage, committing and compacting would leave, with the same contents, in a tenth of the
// time. Tests compare it with what Xapian makes of the same passages, list by list.
//
//   auto writer = XapianWriter::create(path, lengths);
//   writer->add("zinc", postings) …      terms ascending by bytes, each once
//   writer->finish();
//
// The format is glass of 2016-03-14, which all releases of Xapian 1.4 read and write: a block that
// says where each of six tables begins, and one table that is not empty (glass_table_writer.hpp).
// There a term leads to its first chunk of postings, the term, a zero and a sortable document id to
// each further one; the passages' lengths are a list of their own before all terms.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "ibid/result.hpp"
#include "index/file_io.hpp"
#include "index/glass_table_writer.hpp"
#include "index/posting.hpp"

namespace ibid::index {

class XapianWriter {
 public:
  /// `lengths`: weighted terms of each passage. Document ids are passage numbers plus one.
  [[nodiscard]] static Result<XapianWriter> create(const std::filesystem::path& path,
                                                   std::span<const std::uint32_t> lengths);

  /// `postings` ascending by passage, not empty. kInputMalformed when the term is empty, too long
  /// for Xapian or holds a zero byte.
  [[nodiscard]] Result<void> add(std::string_view term, std::span<const Posting> postings);

  /// Writes the rest, syncs and closes. No call may follow.
  [[nodiscard]] Result<void> finish();

 private:
  /// What the file's first block tells of the whole.
  struct Statistics {
    std::uint32_t passages = 0;
    std::uint64_t total_length = 0;
    std::uint32_t length_min = 0;  ///< of those that are not empty
    std::uint32_t length_max = 0;
    std::uint32_t frequency_max = 0;
  };

  XapianWriter(std::unique_ptr<FileWriter> file, const Statistics& statistics);
  [[nodiscard]] Result<void> add_lengths(std::span<const std::uint32_t> lengths);
  [[nodiscard]] Result<void> add_list(std::string_view first_key, std::string_view further_keys,
                                      std::uint64_t entries, std::uint64_t occurrences,
                                      std::span<const Posting> postings);

  std::unique_ptr<FileWriter> file_;  ///< stays where the table knows it
  GlassTableWriter table_;
  Statistics statistics_;
  std::string key_;
  std::string tag_;
  std::string chunk_;
};

}  // namespace ibid::index
