#include "ibid/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>

#include "answer/conversation/answer_in_conversation.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "index/generation.hpp"
#include "index/shards/remote_generation.hpp"
#include "index/shards/shard_address.hpp"
#include "index/writer.hpp"
#include "retrieve/attribution.hpp"
#include "retrieve/search.hpp"
#include "review/review_store.hpp"
#include "text/byte_order_mark.hpp"
#include "text/code_points.hpp"
#include "text/utf8.hpp"
#include "verify/verify.hpp"

namespace ibid {
namespace {

using GenerationPtr = std::shared_ptr<const index::Generation>;

/// How many more passages to rank when some are dropped for their source's status, and how many
/// times more while too few are left.
constexpr std::size_t kStatusGrowth = 4;
/// Of a status that few sources have, only the passages among so many are found: each is read and
/// its works are looked up, and a stranger must not have a large index read as a whole.
constexpr std::size_t kStatusPassagesMax = 20'000;

Result<void> check_text(std::string_view text, std::size_t bytes_max, std::string_view what) {
  if (text.size() > bytes_max) {
    return fail(make_public_error(
        ErrorCode::kInputTooLarge,
        fmt::format("The {} has {} bytes; at most {} are taken.", what, text.size(), bytes_max)));
  }
  if (const auto fault = text::find_utf8_fault(text)) {
    return fail(make_public_error(
        ErrorCode::kInputMalformed,
        fmt::format("The {} is not UTF-8 at byte {}: {}.", what, fault->byte_offset, fault->what)));
  }
  return {};
}

Result<void> check_count(std::size_t count, std::size_t most, std::string_view of_what) {
  if (count >= 1 && count <= most) return {};
  return fail(make_public_error(ErrorCode::kUsage,
                                fmt::format("The number of {} must be 1 to {}.", of_what, most)));
}

Result<void> check_history(const std::vector<std::string>& history) {
  if (history.size() > kHistoryTurnsMax) {
    return fail(
        make_public_error(ErrorCode::kInputTooLarge,
                          fmt::format("There are {} earlier questions; at most {} are taken.",
                                      history.size(), kHistoryTurnsMax)));
  }
  std::size_t bytes = 0;
  for (const std::string& earlier : history) {
    if (auto checked = check_text(earlier, kQuestionBytesMax, "earlier question"); !checked) {
      return checked;
    }
    bytes += earlier.size();
  }
  if (bytes <= kHistoryBytesMax) return {};
  return fail(make_public_error(
      ErrorCode::kInputTooLarge,
      fmt::format("The earlier questions have {} bytes together; at most {} are taken.", bytes,
                  kHistoryBytesMax)));
}

bool is_html_page(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const auto begins_with = [&](std::string_view tag) {
    const auto same = [](char a, char b) { return text::to_lower(a) == b; };
    return text.size() > tag.size() && std::equal(tag.begin(), tag.end(), text.begin(),
                                                  [&](char b, char a) { return same(a, b); });
  };
  return begins_with("<!doctype html") || begins_with("<html");
}

Result<FoundPassage> found_passage(const index::Generation& generation,
                                   index::PassageNumber number) {
  Result<Passage> passage = generation.passage(number);
  if (!passage) return fail(passage.error());
  const auto document = generation.document_of(number);
  if (!document) return fail(document.error());
  Result<Source> source = generation.resolve((*document)->source);
  if (!source) return fail(source.error());
  Result<std::vector<Source>> cited = retrieve::cited_works(generation, *passage, **document);
  if (!cited) return fail(cited.error());
  passage->source_id = source->id;
  FoundPassage found;
  found.passage = std::move(*passage);
  found.source = std::move(*source);
  found.cited = std::move(*cited);
  return found;
}

/// Adds what of `hits` has the status asked for, up to `request.top_k` passages.
Result<void> add_passages(const index::Generation& generation, const SearchRequest& request,
                          std::vector<retrieve::Hit>& hits, std::vector<FoundPassage>& passages) {
  const std::vector<SourceStatus>& statuses = request.filter.statuses;
  for (retrieve::Hit& hit : hits) {
    if (passages.size() == request.top_k) break;
    Result<FoundPassage> found = found_passage(generation, hit.passage);
    if (!found) return fail(found.error());
    if (!statuses.empty() && !retrieve::has_status(found->source, found->cited, statuses)) continue;
    found->score = hit.score;
    found->explanation = std::move(hit.explanation);
    passages.push_back(std::move(*found));
  }
  return {};
}

Result<SearchReply> search_in(const index::Generation& generation, const SearchRequest& request) {
  const bool by_status = !request.filter.statuses.empty();
  retrieve::SearchOptions options;
  options.top_k = by_status ? request.top_k * kStatusGrowth : request.top_k;
  options.filter = request.filter;
  options.explain = request.explain;
  SearchReply reply;
  reply.generation = generation.name();
  reply.coverage = generation.coverage();
  while (true) {
    Result<retrieve::SearchResult> result = retrieve::search(generation, request.question, options);
    if (!result) return fail(result.error());
    reply.passages.clear();
    if (auto added = add_passages(generation, request, result->hits, reply.passages); !added) {
      return fail(added.error());
    }
    const bool is_exhausted = result->hits.size() < options.top_k;
    const bool is_full = reply.passages.size() == request.top_k;
    if (!by_status || is_full || is_exhausted || options.top_k >= kStatusPassagesMax) {
      for (const retrieve::QuestionTerm& term : result->terms) {
        reply.terms.push_back({term.term, term.surface, term.weight, term.origin});
      }
      return reply;
    }
    options.top_k = std::min(options.top_k * kStatusGrowth, kStatusPassagesMax);
  }
}

void add_coverage_notice(const Coverage& coverage, std::vector<Notice>& notices) {
  if (coverage.is_whole()) return;
  notices.insert(notices.begin(), {"shard_unavailable", coverage.notice()});
}

Result<Answer> answer_in(const index::Generation& generation, const AskRequest& request) {
  answer::AnswerOptions options;
  options.audience = request.audience;
  options.filter = request.filter;
  options.claims_max = request.claims_max;
  options.words_max = request.words_max;
  std::vector<std::string> turns = request.history;
  turns.push_back(request.question);
  Result<std::vector<std::string>> meant = answer::with_offers_taken(generation, turns, options);
  if (!meant) return fail(meant.error());
  const std::string question = std::move(meant->back());
  meant->pop_back();
  const Result<answer::Standalone> standalone =
      answer::resolve_with_answers(generation, *meant, question, options);
  if (!standalone) return fail(standalone.error());
  Result<Answer> answer = answer::answer_in_conversation(generation, *standalone, options);
  if (!answer) return answer;
  answer->question = question;
  if (standalone->topic_changed) {
    answer->notices.insert(answer->notices.begin(),
                           {"topic_change",
                            "This question leaves the earlier topic; it was "
                            "answered without it."});
  }
  answer->coverage = generation.coverage();
  add_coverage_notice(answer->coverage, answer->notices);
  return answer;
}

/// The damage that a generation has met while it looked for words, if any. Rankings name it, but a
/// question whose words all pass for unknown comes to none.
std::optional<Error> damage_met(const index::Generation& generation) {
  const auto ranked = generation.ranking().top_k({}, {}, 0);
  if (ranked || ranked.error().code != ErrorCode::kIndexDamaged) return std::nullopt;
  return ranked.error();
}

/// What is not found may lie where nobody can look at the moment.
tl::unexpected<Error> not_found(const index::Generation& generation, std::string message) {
  const Coverage coverage = generation.coverage();
  if (coverage.is_whole()) return fail(ErrorCode::kNotFound, std::move(message));
  return fail(ErrorCode::kUnavailable, message + ". " + coverage.notice());
}

}  // namespace

struct Engine::State {
  std::filesystem::path directory;  // empty when shards are served elsewhere
  mutable std::mutex mutex;         // guards generation and damage
  mutable GenerationPtr generation;
  mutable std::string damage;                    // met in it
  std::unique_ptr<review::ReviewStore> reviews;  // none when nobody has reviewed anything
  bool reviews_unreadable = false;               // or when they are damaged

  [[nodiscard]] GenerationPtr current() const {
    const std::lock_guard lock(mutex);
    return generation;
  }

  /// Caller holds the mutex.
  void take_up(GenerationPtr newer) const {
    generation = std::move(newer);
    damage.clear();
  }

  /// Calls `work` with the current generation, and once more without the shards that failed
  /// meanwhile: a result never mixes what was read with them and without them.
  template <class Work>
  auto on_generation(Work&& work) const {
    GenerationPtr used = current();
    while (true) {
      auto result = work(*used);
      if (std::optional<Error> damage_in_words = damage_met(*used)) {
        result = fail(std::move(*damage_in_words));
      }
      GenerationPtr rest = used->without_lost();
      const std::lock_guard lock(mutex);
      if (rest == nullptr) {
        const bool is_damaged = !result && result.error().code == ErrorCode::kIndexDamaged;
        if (is_damaged && generation == used && damage.empty()) damage = result.error().message;
        return result;
      }
      if (generation == used) take_up(rest);
      used = std::move(rest);
    }
  }
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::open(const std::filesystem::path& directory) {
  Result<GenerationPtr> generation = index::Generation::open(directory);
  if (!generation) return fail(generation.error());
  auto state = std::make_unique<State>();
  state->directory = directory;
  state->generation = std::move(*generation);
  Result<std::unique_ptr<review::ReviewStore>> reviews =
      review::ReviewStore::open(directory / review::kStoreFileName, /*create=*/false);
  if (reviews) {
    state->reviews = std::move(*reviews);
  } else {
    state->reviews_unreadable = reviews.error().code != ErrorCode::kNotFound;
  }
  return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

Result<std::unique_ptr<Engine>> Engine::open(const std::vector<std::string>& places) {
  if (places.size() == 1 && !index::is_shard_address(places.front())) {
    return open(std::filesystem::path(places.front()));
  }
  Result<GenerationPtr> generation = index::open_generation(places);
  if (!generation) return fail(generation.error());
  auto state = std::make_unique<State>();
  state->generation = std::move(*generation);
  return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

Result<bool> Engine::refresh() {
  const GenerationPtr used = state_->current();
  Result<GenerationPtr> newest =
      state_->directory.empty() ? used->reopened() : index::Generation::open(state_->directory);
  if (!newest) return fail(newest.error());
  const std::lock_guard lock(state_->mutex);
  if (*newest == nullptr) return false;
  if (!state_->directory.empty() && (*newest)->name() == state_->generation->name()) return false;
  state_->take_up(std::move(*newest));
  return true;
}

Result<bool> Engine::recover(const std::stop_token& unwanted) {
  const GenerationPtr damaged = state_->current();
  if (state_->directory.empty() || statistics().damage.empty()) return false;
  const auto damages =
      index::check(state_->directory, [&unwanted] { return unwanted.stop_requested(); });
  if (!damages) return fail(damages.error());
  if (!damages->empty()) return false;
  // What is mapped may be a file that another has taken the place of.
  Result<GenerationPtr> mended = index::Generation::open(state_->directory);
  if (!mended) return fail(mended.error());
  const std::lock_guard lock(state_->mutex);
  // Another call may have taken up a newer one meanwhile.
  if (state_->generation != damaged) return false;
  state_->take_up(std::move(*mended));
  return true;
}

const std::filesystem::path& Engine::directory() const {
  return state_->directory;
}

Statistics Engine::statistics() const {
  const std::lock_guard lock(state_->mutex);
  const index::Generation& generation = *state_->generation;
  const index::Statistics counts = generation.statistics();
  return {generation.name(), counts.passages,       counts.documents,
          counts.text_bytes, generation.coverage(), state_->damage};
}

Result<SearchReply> Engine::search(const SearchRequest& request) const {
  if (auto checked = check_text(request.question, kQuestionBytesMax, "question"); !checked) {
    return fail(checked.error());
  }
  if (auto checked = check_count(request.top_k, kTopKMax, "passages"); !checked) {
    return fail(checked.error());
  }
  return state_->on_generation(
      [&](const index::Generation& generation) { return search_in(generation, request); });
}

Result<Answer> Engine::ask(const AskRequest& request) const {
  if (auto checked = check_text(request.question, kQuestionBytesMax, "question"); !checked) {
    return fail(checked.error());
  }
  if (auto checked = check_count(request.claims_max, kClaimsMax, "claims"); !checked) {
    return fail(checked.error());
  }
  if (auto checked = check_count(request.words_max, kWordsMax, "words"); !checked) {
    return fail(checked.error());
  }
  if (auto checked = check_history(request.history); !checked) return fail(checked.error());
  Result<Answer> answer = state_->on_generation(
      [&](const index::Generation& generation) { return answer_in(generation, request); });
  if (!answer) return answer;
  // The answer says so itself where they cannot be read.
  if (state_->reviews) (void)review::add_review(*state_->reviews, *answer);
  if (state_->reviews_unreadable) review::add_unreadable_notice(*answer);
  return answer;
}

Result<Audit> Engine::verify(std::string_view text, const std::stop_token& unwanted) const {
  if (auto checked = check_text(text, kAuditBytesMax, "text"); !checked) {
    return fail(checked.error());
  }
  std::string blanked;
  if (const auto unmarked = text::without_byte_order_mark(text); unmarked.size() != text.size()) {
    // Not cut off: the places of claims are told in the text as it was given.
    blanked = std::string(text.size() - unmarked.size(), ' ').append(unmarked);
    text = blanked;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return fail(make_public_error(ErrorCode::kInputMalformed,
                                  "The text is empty: there is nothing to verify."));
  }
  if (is_html_page(text)) {
    return fail(make_public_error(
        ErrorCode::kInputMalformed,
        "The text is an HTML page, whose markup would be read as claims; give it as Markdown, "
        "JSON or plain text."));
  }
  return state_->on_generation([&](const index::Generation& generation) {
    Result<Audit> audit = verify::verify_text(generation, text, unwanted);
    if (!audit) {
      // What is wrong with the text may be told to whoever sent it.
      audit.error().is_public = audit.error().code == ErrorCode::kInputMalformed ||
                                audit.error().code == ErrorCode::kInputTooLarge;
      return audit;
    }
    audit->coverage = generation.coverage();
    add_coverage_notice(audit->coverage, audit->notices);
    return audit;
  });
}

Result<FoundPassage> Engine::passage(std::string_view id) const {
  return state_->on_generation([&](const index::Generation& generation) -> Result<FoundPassage> {
    const auto number = generation.find_passage(id);
    if (!number) return fail(number.error());
    return found_passage(generation, *number);
  });
}

Result<Source> Engine::source(std::string_view id) const {
  return state_->on_generation([&](const index::Generation& generation) -> Result<Source> {
    Result<std::optional<Source>> source = generation.find_source(id);
    if (!source) return fail(source.error());
    // A bare number is a PMID where nothing has it for its own id.
    if (!*source) source = generation.find_source("pmid:" + std::string(id));
    if (!source) return fail(source.error());
    if (!*source) return not_found(generation, fmt::format("no source \"{}\"", id));
    return std::move(**source);
  });
}

Result<std::vector<Passage>> Engine::passages_of(std::string_view source_id) const {
  return state_->on_generation(
      [&](const index::Generation& generation) -> Result<std::vector<Passage>> {
        auto numbers = generation.passages_of(source_id);
        if (!numbers) return fail(numbers.error());
        const auto citing = generation.passages_citing(source_id);
        if (!citing) return fail(citing.error());
        const std::vector<index::PassageNumber> own = *numbers;
        std::set_difference(citing->begin(), citing->end(), own.begin(), own.end(),
                            std::back_inserter(*numbers));
        std::vector<Passage> passages;
        for (const index::PassageNumber number : *numbers) {
          Result<Passage> passage = generation.passage(number);
          if (!passage) return fail(passage.error());
          passages.push_back(std::move(*passage));
        }
        return passages;
      });
}

void keep_latest(std::vector<std::string>& history) {
  std::erase_if(history, [](const std::string& turn) { return turn.size() > kQuestionBytesMax; });
  std::size_t kept = 0;
  std::size_t bytes = 0;
  while (kept < std::min(history.size(), kHistoryTurnsMax)) {
    bytes += history[history.size() - 1 - kept].size();
    if (bytes > kHistoryBytesMax) break;
    ++kept;
  }
  history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(kept));
}

PairJudgement judge_claim(std::string_view claim, const std::vector<std::string>& evidence) {
  verify::PairVerdict verdict = verify::judge(claim, evidence);
  return {verdict.verdict, verdict.confidence, std::move(verdict.reasons)};
}

}  // namespace ibid
