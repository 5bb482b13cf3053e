#include "index/posting_runs.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "index/bytes.hpp"
#include "index/mapped_file.hpp"

namespace ibid::index {
namespace {

/// Reads a run, term by term. Runs are ours and of this process: their bytes are believed.
class RunReader {
 public:
  explicit RunReader(std::string_view run) : in_(run) { next(); }

  [[nodiscard]] bool at_end() const { return term_.empty(); }
  [[nodiscard]] std::string_view term() const { return term_; }
  /// Appends the term's postings and goes on to the next.
  void take(std::vector<Posting>& out) {
    std::uint32_t passage = 0;
    for (std::uint64_t count = in_.integer(); count > 0; --count) {
      passage += static_cast<std::uint32_t>(in_.integer());
      out.push_back({passage, static_cast<std::uint32_t>(in_.integer())});
    }
    next();
  }

 private:
  void next() { term_ = in_.rest().empty() ? std::string_view{} : in_.string(); }

  ByteReader in_;
  std::string_view term_;
};

}  // namespace

PostingRuns::PostingRuns(std::filesystem::path path, std::size_t run_occurrences)
    : path_(std::move(path)), run_occurrences_(run_occurrences) {}

void PostingRuns::add(const PassageCounts& counts) {
  occurrences_.insert(occurrences_.end(), counts.terms.begin(), counts.terms.end());
  ends_.push_back(occurrences_.size());
  lengths_.push_back(counts.length);
}

std::string PostingRuns::invert(const StringNumbers& terms) {
  std::vector<std::size_t> ends(terms.size() + std::size_t{1});  // of lists; begins at first
  for (const PassageCounts::Term& each : occurrences_) ++ends[each.number + std::size_t{1}];
  for (std::size_t term = 1; term < ends.size(); ++term) ends[term] += ends[term - 1];
  std::vector<Posting> postings(occurrences_.size());
  auto passage = static_cast<std::uint32_t>(lengths_.size() - ends_.size());
  std::size_t at = 0;
  for (const std::size_t end : ends_) {
    for (; at < end; ++at) {
      const PassageCounts::Term& occurrence = occurrences_[at];
      postings[ends[occurrence.number]++] = {passage, occurrence.frequency};
    }
    ++passage;
  }
  ByteWriter out;
  for (const std::uint32_t term : terms.sorted()) {
    const std::size_t begin = term == 0 ? 0 : ends[term - 1];
    if (begin == ends[term]) continue;
    out.string(terms.string(term));
    out.integer(ends[term] - begin);
    std::uint32_t previous = 0;
    for (std::size_t i = begin; i < ends[term]; ++i) {
      out.integer(postings[i].passage - previous);
      out.integer(postings[i].frequency);
      previous = postings[i].passage;
    }
  }
  occurrences_.clear();
  ends_.clear();
  return out.take();
}

Result<void> PostingRuns::end_run(const StringNumbers& terms) {
  if (!file_) {
    auto file = FileWriter::create(path_);
    if (!file) return fail(file.error());
    file_.emplace(std::move(*file));
  }
  run_begins_.push_back(file_->size());
  return file_->append(invert(terms));
}

Result<void> PostingRuns::merge(const StringNumbers& terms, const Take& take) {
  const std::string last = invert(terms);
  std::optional<MappedFile> spilled;
  std::vector<RunReader> runs;
  if (file_) {
    if (auto written = file_->flush(); !written) return written;
    auto mapped = MappedFile::open_unchecked(path_);
    if (!mapped) return fail(mapped.error());
    spilled.emplace(std::move(*mapped));
    run_begins_.push_back(file_->size());
    for (std::size_t i = 0; i + 1 < run_begins_.size(); ++i) {
      runs.emplace_back(
          spilled->bytes().substr(run_begins_[i], run_begins_[i + 1] - run_begins_[i]));
    }
  }
  runs.emplace_back(last);
  std::vector<Posting> list;
  for (;;) {
    std::string_view term;
    for (const RunReader& run : runs) {
      if (!run.at_end() && (term.empty() || run.term() < term)) term = run.term();
    }
    if (term.empty()) break;
    list.clear();
    for (RunReader& run : runs) {
      if (run.term() == term) run.take(list);
    }
    if (auto taken = take(term, list); !taken) return taken;
  }
  if (!file_) return {};
  file_.reset();
  std::error_code error;
  std::filesystem::remove(path_, error);
  if (error) return fail(system_error("remove", path_, error.value()));
  return {};
}

}  // namespace ibid::index
