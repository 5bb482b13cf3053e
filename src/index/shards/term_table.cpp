#include "index/shards/term_table.hpp"

#include <algorithm>
#include <utility>

namespace ibid::index {
namespace {

/// A record of the shard's metadata: large enough to deflate well, small enough to send at once.
constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr std::size_t kEntriesPerStart = 32;

/// Reads one entry; `term` holds the entry before it and then this one. `take` is told every shard
/// and count. False when the bytes are no entry.
template <class Take>
bool read_entry(ByteReader& in, std::string& term, Take&& take) {
  const std::uint64_t shared = in.integer();
  if (shared > term.size()) return false;
  term.resize(static_cast<std::size_t>(shared));
  term += in.string();
  std::uint64_t shard = 0;
  for (std::size_t pairs = in.count(); pairs > 0; --pairs) {
    shard += in.integer();
    const std::uint64_t count = in.integer();
    if (!take(shard, count)) return false;
    ++shard;
  }
  return !in.failed();
}

}  // namespace

void TermTableBuilder::add(std::string_view term, const std::vector<std::uint32_t>& counts) {
  if (piece_.bytes().size() >= kPieceBytes) {
    pieces_.push_back(piece_.take());
    piece_ = ByteWriter();
    entries_ = 0;
  }
  std::size_t shared = 0;
  if (entries_ % kEntriesPerStart != 0) {
    const auto [end, ignored] =
        std::mismatch(previous_.begin(), previous_.end(), term.begin(), term.end());
    shared = static_cast<std::size_t>(end - previous_.begin());
  }
  piece_.integer(shared);
  piece_.string(term.substr(shared));
  piece_.integer(counts.size() -
                 static_cast<std::size_t>(std::count(counts.begin(), counts.end(), 0u)));
  std::size_t next = 0;
  for (std::size_t shard = 0; shard < counts.size(); ++shard) {
    if (counts[shard] == 0) continue;
    piece_.integer(shard - next);
    piece_.integer(counts[shard]);
    next = shard + 1;
  }
  previous_ = term;
  ++entries_;
}

std::vector<std::string> TermTableBuilder::finish() {
  if (entries_ > 0) pieces_.push_back(piece_.take());
  return std::move(pieces_);
}

Result<TermTable> TermTable::open(std::vector<std::string> pieces,
                                  std::span<const std::uint32_t> passages) {
  TermTable table;
  table.pieces_ = std::move(pieces);
  table.shards_ = passages.size();
  const auto damaged = [] {
    return fail(ErrorCode::kIndexDamaged, "the shards' table of terms cannot be read");
  };
  std::string previous;
  for (std::uint32_t piece = 0; piece < table.pieces_.size(); ++piece) {
    const std::string_view bytes = table.pieces_[piece];
    ByteReader in(bytes);
    std::string term;
    for (std::size_t entry = 0; !in.rest().empty(); ++entry) {
      const auto offset = static_cast<std::uint32_t>(bytes.size() - in.rest().size());
      if (entry % kEntriesPerStart == 0) {
        term.clear();
        table.starts_.push_back({piece, offset});
      }
      const auto fits = [passages](std::uint64_t shard, std::uint64_t count) {
        return shard < passages.size() && count <= passages[shard];
      };
      if (!read_entry(in, term, fits) || term <= previous) return damaged();
      previous = term;
      ++table.terms_;
    }
    if (in.failed()) return damaged();
  }
  return table;
}

std::string_view TermTable::term_at(const Start& start) const {
  ByteReader in(std::string_view(pieces_[start.piece]).substr(start.offset));
  static_cast<void>(in.integer());
  return in.string();
}

template <class Take>
bool TermTable::find(std::string_view term, Take&& take) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), term,
                       [this](std::string_view t, const Start& s) { return t < term_at(s); });
  if (after == starts_.begin()) return false;
  const Start& start = *(after - 1);
  ByteReader in(std::string_view(pieces_[start.piece]).substr(start.offset));
  std::string at;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
  for (std::size_t i = 0; i < kEntriesPerStart && !in.rest().empty(); ++i) {
    pairs.clear();
    static_cast<void>(read_entry(in, at, [&](std::uint64_t shard, std::uint64_t count) {
      pairs.emplace_back(shard, count);
      return true;
    }));
    const int order = at.compare(term);
    if (order > 0) return false;
    if (order < 0) continue;
    for (const auto& [shard, count] : pairs) {
      take(static_cast<std::size_t>(shard), static_cast<std::uint32_t>(count));
    }
    return true;
  }
  return false;
}

std::vector<std::uint32_t> TermTable::counts(std::string_view term) const {
  std::vector<std::uint32_t> counts(shards_);
  static_cast<void>(
      find(term, [&](std::size_t shard, std::uint32_t count) { counts[shard] = count; }));
  return counts;
}

std::uint32_t TermTable::document_frequency(std::string_view term) const {
  std::uint32_t frequency = 0;
  static_cast<void>(find(term, [&](std::size_t, std::uint32_t count) { frequency += count; }));
  return frequency;
}

}  // namespace ibid::index
