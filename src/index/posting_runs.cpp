#include "index/posting_runs.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "index/bytes.hpp"
#include "index/mapped_file.hpp"

namespace ibid::index {
namespace {

constexpr std::size_t kSlotsMin = 1024;

/// The first eight bytes, so that most comparisons of terms are of integers.
std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof(head); ++i) {
    head = head << 8 | (i < term.size() ? static_cast<std::uint8_t>(term[i]) : 0u);
  }
  return head;
}

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

std::uint32_t PostingRuns::Vocabulary::number_of(std::string_view term) {
  if (2 * (ends_.size() + 1) > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(term));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    const std::uint32_t number = slots_[at].number - 1;
    if (slots_[at].hash == hash && this->term(number) == term) return number;
  }
  bytes_ += term;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slots_[at] = {hash, size()};
  return size() - 1;
}

std::string_view PostingRuns::Vocabulary::term(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

std::vector<std::uint32_t> PostingRuns::Vocabulary::sorted() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> heads;
  heads.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    heads.emplace_back(head_of(term(number)), number);
  }
  std::sort(heads.begin(), heads.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : term(a.second) < term(b.second);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(size());
  for (const auto& [head, number] : heads) numbers.push_back(number);
  return numbers;
}

void PostingRuns::Vocabulary::clear() {
  bytes_.clear();
  ends_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
}

void PostingRuns::Vocabulary::grow() {
  std::vector<Slot> before(std::max(kSlotsMin, 2 * slots_.size()));
  before.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

PostingRuns::PostingRuns(std::filesystem::path path, std::size_t run_occurrences)
    : path_(std::move(path)), run_occurrences_(run_occurrences) {}

Result<void> PostingRuns::add(const PassageTerms& terms) {
  for (const auto& [term, frequency] : terms.frequencies) {
    occurrences_.push_back({vocabulary_.number_of(term), frequency});
  }
  ends_.push_back(occurrences_.size());
  lengths_.push_back(terms.length);
  return occurrences_.size() >= run_occurrences_ ? spill() : Result<void>{};
}

std::string PostingRuns::make_run() {
  std::vector<std::size_t> ends(vocabulary_.size() + std::size_t{1});  // of lists; begins at first
  for (const Occurrence& occurrence : occurrences_) ++ends[occurrence.term + std::size_t{1}];
  for (std::size_t term = 1; term < ends.size(); ++term) ends[term] += ends[term - 1];
  std::vector<Posting> postings(occurrences_.size());
  auto passage = static_cast<std::uint32_t>(lengths_.size() - ends_.size());
  std::size_t at = 0;
  for (const std::size_t end : ends_) {
    for (; at < end; ++at) {
      const Occurrence& occurrence = occurrences_[at];
      postings[ends[occurrence.term]++] = {passage, occurrence.frequency};
    }
    ++passage;
  }
  ByteWriter out;
  for (const std::uint32_t term : vocabulary_.sorted()) {
    const std::size_t begin = term == 0 ? 0 : ends[term - 1];
    out.string(vocabulary_.term(term));
    out.integer(ends[term] - begin);
    std::uint32_t previous = 0;
    for (std::size_t i = begin; i < ends[term]; ++i) {
      out.integer(postings[i].passage - previous);
      out.integer(postings[i].frequency);
      previous = postings[i].passage;
    }
  }
  vocabulary_.clear();
  occurrences_.clear();
  ends_.clear();
  return out.take();
}

Result<void> PostingRuns::spill() {
  if (!file_) {
    auto file = FileWriter::create(path_);
    if (!file) return fail(file.error());
    file_.emplace(std::move(*file));
  }
  run_begins_.push_back(file_->size());
  return file_->append(make_run());
}

Result<void> PostingRuns::merge(const Take& take) {
  const std::string last = make_run();
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
