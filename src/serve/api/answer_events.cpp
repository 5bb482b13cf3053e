#include "serve/api/answer_events.hpp"

#include <set>

namespace ibid::serve {
namespace {

using model::Json;

/// The members of `answer` that are known before the first and after the last claim.
constexpr const char* kStartKeys[] = {"schema",  "question", "standalone_question",
                                      "outcome", "audience", "generation"};
constexpr const char* kEndKeys[] = {"references", "follow_up_questions", "notices", "review",
                                    "disclaimer", "coverage"};

template <std::size_t N>
Json picked(const Json& answer, const char* const (&keys)[N]) {
  Json data = Json::object();
  for (const char* key : keys) {
    if (answer.contains(key)) data[key] = answer[key];
  }
  return data;
}

/// The claim with those of its references that no earlier claim has sent.
Json claim_data(const Json& claim, const Json& answer, std::set<int>& sent) {
  Json data = claim;
  data["references"] = Json::array();
  for (const Json& reference : answer["references"]) {
    const int number = reference["number"].get<int>();
    for (const Json& citation : claim["citations"]) {
      if (citation.get<int>() == number && sent.insert(number).second) {
        data["references"].push_back(reference);
      }
    }
  }
  return data;
}

}  // namespace

std::vector<AnswerEvent> events_of(const Json& answer) {
  std::vector<AnswerEvent> events;
  std::set<int> sent;
  events.push_back({"start", picked(answer, kStartKeys)});
  for (const Json& section : answer["sections"]) {
    events.push_back({"section", {{"title", section["title"]}, {"kind", section["kind"]}}});
    for (const Json& group : section["groups"]) {
      events.push_back({"group", {{"heading", group["heading"]}}});
      for (const Json& claim : group["claims"]) {
        events.push_back({"claim", claim_data(claim, answer, sent)});
      }
    }
  }
  events.push_back({"end", picked(answer, kEndKeys)});
  return events;
}

}  // namespace ibid::serve
