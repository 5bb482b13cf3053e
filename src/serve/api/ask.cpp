#include "serve/api/ask.hpp"

#include <utility>

#include "model/answer_json.hpp"
#include "serve/api/offsets.hpp"

namespace ibid::serve {
namespace {

/// A publication may fall between the answer and the look at its passages; two in a row within
/// milliseconds do not happen, since publishing takes longer than asking.
constexpr int kAttempts = 3;

}  // namespace

void add_review(Service& service, Answer& answer) {
  if (!service.reviews) return;
  const Result<void> added = review::add_review(*service.reviews, answer);
  service.faults.set(FaultPlace::kReviews, added ? std::string() : added.error().message);
}

Result<Asked> ask(Service& service, const AskRequest& request) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    Result<Answer> answer = service.engine->ask(request);
    if (!answer) return fail(answer.error());
    add_review(service, *answer);
    Asked asked{std::move(*answer), {}};
    asked.json = model::to_json(asked.answer);
    if (add_evidence_offsets(*service.engine, asked.json)) return asked;
  }
  return fail(ErrorCode::kUnavailable, "the index changed under the question three times");
}

}  // namespace ibid::serve
