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

Error sqlite_error(sqlite3* db, std::string_view doing) {
  return make_error(ErrorCode::kEnvironment,
                    fmt::format("review store: cannot {}: {}", doing, sqlite3_errmsg(db)));
}

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
  sqlite3* db = nullptr;
  mutable std::mutex mutex;  // guards db: one connection, used by one thread at a time
  ~State() { sqlite3_close(db); }
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
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(file.c_str(), &state->db, flags, nullptr) != SQLITE_OK) {
    return fail(sqlite_error(state->db, "open " + file.string()));
  }
  sqlite3_busy_timeout(state->db, kBusyTimeoutMs);
  if (sqlite3_exec(state->db, kSchema, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fail(sqlite_error(state->db, "prepare " + file.string()));
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
  if (insert.step() != SQLITE_DONE) return fail(sqlite_error(state_->db, "record a review"));
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
  if (outcome != SQLITE_DONE) return fail(sqlite_error(state_->db, "read reviews"));
  return entries;
}

Result<Review> ReviewStore::review_of(const Answer& answer) const {
  const auto entries = history(answer);
  if (!entries) return fail(entries.error());
  if (entries->empty() || entries->back().content_sha256 != content_hash(answer)) return Review{};
  return Review{entries->back().status, entries->back().date};
}

}  // namespace ibid::review
