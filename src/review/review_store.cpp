#include "review/review_store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <mutex>

#include "model/digest.hpp"
#include "text/fold.hpp"

namespace ibid::review {
namespace {

/// Another process may hold the file for a write; a review is worth waiting this long for.
constexpr int kBusyTimeoutMs = 2000;

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS review("
    " id INTEGER PRIMARY KEY,"
    " question TEXT NOT NULL,"  // key_of(): folded standalone question and audience
    " content TEXT NOT NULL,"   // content_hash() of the answer that was reviewed
    " status TEXT NOT NULL,"
    " reviewer TEXT NOT NULL,"
    " note TEXT NOT NULL,"
    " date TEXT NOT NULL);"
    "CREATE INDEX IF NOT EXISTS review_by_question ON review(question, id);";

std::string key_of(const Answer& answer) {
  return text::collapse_white_space(text::fold_text(answer.standalone_question)) + '\x1f' +
         std::string(name_of(answer.audience));
}

constexpr std::string_view kNoticeKind = "reviews_unreadable";
constexpr std::string_view kNotice =
    "The reviews of this index cannot be read, so nobody can tell whether this answer has been "
    "approved.";

/// A prepared statement that is finalised whatever happens.
class Statement {
 public:
  Statement(sqlite3* db, const char* sql) { sqlite3_prepare_v2(db, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int index, std::string_view text) {
    sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
  }
  [[nodiscard]] int step() { return statement_ ? sqlite3_step(statement_) : SQLITE_ERROR; }
  [[nodiscard]] std::string column(int index) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, index));
    return text ? text : "";
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::string content_hash(const Answer& answer) {
  model::Sha256 hash;
  const auto add = [&hash](std::string_view part) {
    hash.update(part);
    hash.update(std::string_view("\x1f", 1));
  };
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) {
        for (const Evidence& evidence : placed.claim.evidence()) {
          add(evidence.quote());
          add(evidence.source_id());
          add(evidence.passage_id());
        }
        add(placed.strength);
        hash.update(std::string_view("\x1e", 1));
      }
    }
  }
  for (const Reference& reference : answer.references) {
    add(reference.source.id);
    add(name_of(reference.source.status));
    for (const Source& via : reference.via) {
      add(via.id);
      add(name_of(via.status));
    }
    hash.update(std::string_view("\x1e", 1));
  }
  return model::to_hex(hash.finish());
}

struct ReviewStore::State {
  std::filesystem::path file;
  sqlite3* db = nullptr;
  mutable std::mutex mutex;  // guards db: one connection, used by one thread at a time
  ~State() { sqlite3_close(db); }

  /// What SQLite last said, when `doing` failed.
  [[nodiscard]] Error error(std::string_view doing) const {
    return make_error(ErrorCode::kEnvironment,
                      fmt::format("cannot {} {}: {}", doing, file.string(), sqlite3_errmsg(db)));
  }
};

ReviewStore::ReviewStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReviewStore::~ReviewStore() = default;

Result<std::unique_ptr<ReviewStore>> ReviewStore::open(const std::filesystem::path& file,
                                                       bool create) {
  std::error_code ignored;
  if (!create && !std::filesystem::exists(file, ignored)) {
    return fail(ErrorCode::kNotFound, fmt::format("no review store at {}", file.string()));
  }
  auto state = std::make_unique<State>();
  state->file = file;
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(file.c_str(), &state->db, flags, nullptr) != SQLITE_OK) {
    return fail(state->error("open the reviews in"));
  }
  sqlite3_busy_timeout(state->db, kBusyTimeoutMs);
  if (sqlite3_exec(state->db, kSchema, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fail(state->error("read the reviews in"));
  }
  return std::unique_ptr<ReviewStore>(new ReviewStore(std::move(state)));
}

Result<void> ReviewStore::record(const Answer& answer, ReviewStatus status,
                                 std::string_view reviewer, std::string_view note,
                                 std::string_view date) {
  const std::lock_guard lock(state_->mutex);
  Statement insert(state_->db,
                   "INSERT INTO review(question, content, status, reviewer, note, date)"
                   " VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  const std::string key = key_of(answer);
  const std::string content = content_hash(answer);
  insert.bind(1, key).bind(2, content).bind(3, name_of(status));
  insert.bind(4, reviewer).bind(5, note).bind(6, date);
  if (insert.step() != SQLITE_DONE) return fail(state_->error("write a review into"));
  return {};
}

Result<std::vector<ReviewEntry>> ReviewStore::history(const Answer& answer) const {
  const std::lock_guard lock(state_->mutex);
  Statement select(state_->db,
                   "SELECT status, reviewer, note, date, content FROM review"
                   " WHERE question = ?1 ORDER BY id");
  select.bind(1, key_of(answer));
  std::vector<ReviewEntry> entries;
  int outcome = SQLITE_ROW;
  while ((outcome = select.step()) == SQLITE_ROW) {
    ReviewEntry entry;
    entry.status = review_status_from(select.column(0)).value_or(ReviewStatus::kSubmitted);
    entry.reviewer = select.column(1);
    entry.note = select.column(2);
    entry.date = select.column(3);
    entry.content_sha256 = select.column(4);
    entries.push_back(std::move(entry));
  }
  if (outcome != SQLITE_DONE) return fail(state_->error("read the reviews in"));
  return entries;
}

Result<Review> ReviewStore::review_of(const Answer& answer) const {
  const auto entries = history(answer);
  if (!entries) return fail(entries.error());
  if (entries->empty() || entries->back().content_sha256 != content_hash(answer)) return Review{};
  return Review{entries->back().status, entries->back().date};
}

Result<void> ReviewStore::check() const {
  const std::lock_guard lock(state_->mutex);
  Statement check(state_->db, "PRAGMA integrity_check(1)");
  const bool checked = check.step() == SQLITE_ROW;
  if (checked && check.column(0) != "ok") {
    return fail(ErrorCode::kEnvironment, check.column(0));
  }
  // The pages may be whole, and yet not those of a review store.
  Statement select(state_->db,
                   "SELECT question, content, status, reviewer, note, date FROM review");
  int outcome = checked ? SQLITE_ROW : SQLITE_ERROR;
  while (outcome == SQLITE_ROW) outcome = select.step();
  if (outcome != SQLITE_DONE) return fail(ErrorCode::kEnvironment, sqlite3_errmsg(state_->db));
  return {};
}

Result<void> add_review(const ReviewStore& store, Answer& answer) {
  Result<Review> review = store.review_of(answer);
  if (!review) {
    add_unreadable_notice(answer);
    return fail(review.error());
  }
  answer.review = std::move(*review);
  return {};
}

void add_unreadable_notice(Answer& answer) {
  for (const Notice& notice : answer.notices) {
    if (notice.kind == kNoticeKind) return;
  }
  answer.notices.push_back({std::string(kNoticeKind), std::string(kNotice)});
}

}  // namespace ibid::review
