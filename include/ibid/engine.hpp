// Start here: ibid as a library.
//
//   auto engine = ibid::Engine::open("index/db");
//   if (!engine) return report(engine.error());
//   auto answer = (*engine)->ask({.question = "Does zinc prevent fractures?"});
//   std::cout << ibid::to_json(*answer);
//
// An Engine reads one index. All const members may be called from any thread; each call works on
// one generation from its first byte to its last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "ibid/audit.hpp"
#include "ibid/coverage.hpp"
#include "ibid/filter.hpp"
#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "ibid/source.hpp"

namespace ibid {

/// Longest question, in bytes: a long paragraph; what is longer is no question.
inline constexpr std::size_t kQuestionBytesMax = std::size_t{8} * 1024;
/// The earlier questions of one request: how many, and their bytes together. Fifty questions of
/// three lines each. What a question means is sought in all of them, so each byte costs.
inline constexpr std::size_t kHistoryTurnsMax = 50;
inline constexpr std::size_t kHistoryBytesMax = std::size_t{16} * 1024;
/// Longest text to audit, in bytes: a long article.
inline constexpr std::size_t kAuditBytesMax = std::size_t{1024} * 1024;
/// Most passages a search may ask for.
inline constexpr std::size_t kTopKMax = 1000;

/// Most claims and words an answer may be asked for: beyond these a page is no answer.
inline constexpr std::size_t kClaimsMax = 200;
inline constexpr std::size_t kWordsMax = 10000;

struct SearchRequest {
  std::string question;    ///< UTF-8, at most kQuestionBytesMax
  std::size_t top_k = 10;  ///< passages, 1 to kTopKMax
  Filter filter = {};
  bool explain = false;  ///< fill FoundPassage::explanation
};

/// One passage found: with its own Source and the works that the whole passage is attributed to.
struct FoundPassage {
  Passage passage;
  Source source;
  std::vector<Source> cited;
  /// Orders the passages of one search, the best first, and has no unit: scores of two searches do
  /// not compare. (1, 2) where the learned ranking reaches, [0, 1] below; 0 from passage().
  double score = 0;
  std::vector<std::string> explanation;  ///< only with `explain`
};

/// What a search looked for.
struct AnalysedTerm {
  std::string term;     ///< as indexed: folded and stemmed
  std::string surface;  ///< as the question, or what was added to it, has it
  /// Factor on the term's BM25 score, relative to the other terms of the question. Never negative;
  /// at most e^3, about 20, times what a term of its kind weighs before learning.
  double weight = 1;
  std::string origin;  ///< "question", "synonym of …", "feedback" …
};

struct SearchReply {
  std::string generation;
  std::vector<AnalysedTerm> terms;
  std::vector<FoundPassage> passages;  ///< by descending score, equals by passage id
  Coverage coverage;
};

struct AskRequest {
  std::string question;  ///< UTF-8, at most kQuestionBytesMax; each of `history` likewise
  Audience audience = Audience::kClinician;
  Filter filter = {};
  /// Earlier questions of the conversation, oldest first, as they were asked; at most
  /// kHistoryTurnsMax with kHistoryBytesMax (keep_latest()). "Yes, the second", there or as the
  /// question, is what the answer before it offered.
  std::vector<std::string> history = {};
  std::size_t claims_max = 24;  ///< over all sections, 1 to kClaimsMax; a page for patients has no
                                ///< more than 15, one for students or nurses no more than 18
  std::size_t words_max = 700;  ///< over all claims, 1 to kWordsMax
};

/// Brings `history` within the limits, for a conversation that goes on and on: the oldest go, since
/// what was asked fifty questions ago has no bearing on the next, and any over kQuestionBytesMax,
/// which was refused when it was asked.
void keep_latest(std::vector<std::string>& history);

struct Statistics {
  std::string generation;
  std::uint32_t passages = 0;
  std::uint32_t documents = 0;
  std::uint64_t text_bytes = 0;
  Coverage coverage;
  /// The first damage that a call has met in this generation, for the operator: it names a file.
  /// Empty while there was none.
  std::string damage;
};

class Engine {
 public:
  /// Opens the current generation of the index in `directory`. kNotFound tells how to make one.
  [[nodiscard]] static Result<std::unique_ptr<Engine>> open(const std::filesystem::path& directory);
  /// Opens an index by its directory, or by the addresses of all its shards: "tcp://HOST:PORT", or
  /// "tcp://HOST:PORT,HOST:PORT" with replicas. Answers from shards are those of the whole index,
  /// byte for byte; while some cannot be reached they say so (Coverage).
  [[nodiscard]] static Result<std::unique_ptr<Engine>> open(const std::vector<std::string>& places);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Takes up a newer generation when one was published, and shards that came back or went; calls
  /// under way keep what they have. True when something changed. On failure the old one stays.
  Result<bool> refresh();
  /// After damage was met (Statistics::damage): reads all of the index, as check_index() does, and
  /// opens it afresh when it is whole again. True then: the damage is forgotten. False while some
  /// is left, when none was met, and for shards, which their own machines check. Fails when the
  /// index cannot be read or opened at all. Calls under way keep what they have. Once `unwanted`
  /// says so it ends before the next record, with kUnavailable, and nothing has changed.
  Result<bool> recover(const std::stop_token& unwanted = {});

  /// Where the index lies; empty when its shards are served elsewhere: then it is read-only.
  [[nodiscard]] const std::filesystem::path& directory() const;
  [[nodiscard]] Statistics statistics() const;

  // Each of these also fails with kIndexDamaged when a record that it reads does not match its
  // hash, and with kUnavailable or kEnvironment when a shard or a file cannot be read.

  /// At most `top_k` passages; none for a question of stop words alone. kInputTooLarge and
  /// kInputMalformed (no UTF-8) for the question, kUsage for a `top_k` out of its range.
  [[nodiscard]] Result<SearchReply> search(const SearchRequest& request) const;
  /// Insufficient evidence is an answer. kInputTooLarge and kInputMalformed for the question or
  /// `history`, kUsage for `claims_max` or `words_max` out of its range.
  [[nodiscard]] Result<Answer> ask(const AskRequest& request) const;
  /// Audits ibid's JSON, a chat completion, Markdown or plain text. kInputTooLarge beyond
  /// kAuditBytesMax, kInputMalformed for what is no UTF-8, empty or an HTML page.
  /// Once `unwanted` says so it ends before the next claim, with kUnavailable.
  [[nodiscard]] Result<Audit> verify(std::string_view text,
                                     const std::stop_token& unwanted = {}) const;
  /// By its id, without score. kNotFound; kUnavailable when it may lie in a shard that is away.
  [[nodiscard]] Result<FoundPassage> passage(std::string_view id) const;
  /// By any identifier: "doi:…", "pmid:…", a bare PMID, the id it was ingested with. Everything the
  /// index knows of the work, merged. Errors as passage().
  [[nodiscard]] Result<Source> source(std::string_view id) const;
  /// Those of all Documents of that work, then those that cite it, each in the order of the index;
  /// by an identifier as for source() but a bare PMID. Empty, and no error, where the index has
  /// none.
  [[nodiscard]] Result<std::vector<Passage>> passages_of(std::string_view source_id) const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The verdict on one claim against the given evidence alone; needs no index.
struct PairJudgement {
  Verdict verdict = Verdict::kUndetermined;
  double confidence = 0;
  std::vector<Reason> reasons;
};
[[nodiscard]] PairJudgement judge_claim(std::string_view claim,
                                        const std::vector<std::string>& evidence);

/// What became of one run of indexing.
struct IndexReport {
  std::string generation;  ///< name of the one that is current afterwards
  std::uint64_t files = 0;
  std::uint64_t records = 0;    ///< seen in the files
  std::uint64_t documents = 0;  ///< taken: new, replacing and unchanged ones
  std::uint64_t replaced = 0;   ///< of these: took the place of one with the same id
  std::uint64_t unchanged = 0;  ///< of these: the index had them
  std::uint64_t empty = 0;      ///< of these: without a passage, such as a title alone
  std::uint64_t passages = 0;   ///< of all documents taken
  std::uint64_t rejected = 0;   ///< records, or whole files, that were reported and left out
  std::uint64_t missing = 0;    ///< of these: paths of the request that are not there
  std::uint64_t damaged = 0;    ///< of these: files that could not be read to their end
  std::uint64_t readmes = 0;    ///< passed over in folders
};

struct IndexRequest {
  std::filesystem::path directory;
  std::vector<std::filesystem::path> paths;
  std::string format = "auto";
  std::filesystem::path language;  ///< a folder of language resources for a new index; may be empty
  unsigned threads = 0;            ///< 0 = one a core
  /// One line for each record that was not taken: "file:line: reason".
  std::function<void(std::string_view)> report;
  /// The same for what is to be known of one that was taken.
  std::function<void(std::string_view)> note;
  /// The id of each document that takes the place of an earlier one with other content.
  std::function<void(std::string_view)> replaced;
  /// Bytes read of bytes to read.
  std::function<void(std::uint64_t, std::uint64_t)> progress;
};

/// Reads files into the index and publishes a new generation.
[[nodiscard]] Result<IndexReport> index_files(const IndexRequest& request);
/// What became of one request to remove.
struct RemovalReport {
  std::string generation;  ///< name of the one that is current afterwards; empty when none was made
  struct Source {
    std::string id;             ///< as it was asked for
    std::size_t documents = 0;  ///< removed, or to be removed had nothing been missing
    bool is_cited = false;      ///< when there are none: the index knows the work by citations
  };
  std::vector<Source> sources;  ///< each once, in the order asked
  [[nodiscard]] bool is_complete() const { return !generation.empty(); }
};
/// Removes Sources by any identifier and publishes: all of them, or none when one is not there.
/// kNotFound, and nothing made, when there is no index.
[[nodiscard]] Result<RemovalReport> remove_sources(const std::filesystem::path& directory,
                                                   const std::vector<std::string>& ids);
struct ShardsRequest {
  std::filesystem::path directory;  ///< of the index
  std::filesystem::path out;        ///< must be empty or not exist
  unsigned shards = 2;
  /// Passages done and in all.
  std::function<void(std::uint64_t, std::uint64_t)> progress;
};

struct WrittenShard {
  std::filesystem::path path;
  std::uint32_t documents = 0;
  std::uint32_t passages = 0;
};

struct ShardsReport {
  std::string generation;
  std::vector<WrittenShard> shards;
};

/// Splits the current generation by Source into databases that `xapian-tcpsrv` serves
/// (docs/scale.md).
[[nodiscard]] Result<ShardsReport> write_shards(const ShardsRequest& request);

/// What a check found damaged, each as "where: what".
struct CheckReport {
  std::vector<std::string> damages;  ///< of the current generation
  std::string reviews;               ///< of the reviews beside it, with the remedy, or empty
  [[nodiscard]] bool is_clean() const { return damages.empty() && reviews.empty(); }
};
[[nodiscard]] Result<CheckReport> check_index(const std::filesystem::path& directory);

/// Wire forms (docs/json-schema), pretty-printed when `indent`.
[[nodiscard]] std::string to_json(const Answer& answer, bool indent = true);
[[nodiscard]] std::string to_json(const Audit& audit, bool indent = true);
[[nodiscard]] std::string to_json(const SearchReply& reply, bool indent = true);
[[nodiscard]] std::string to_json(const FoundPassage& found, bool indent = true);
[[nodiscard]] std::string to_json(const Source& source, bool indent = true);

}  // namespace ibid
