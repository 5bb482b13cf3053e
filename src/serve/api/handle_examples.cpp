// GET /v1/examples: questions that this very index answers, for a reader who meets it first.
//
// Probes find passages whose documents have short titles (topics, not articles); the question made
// from a title is kept only when the engine answers it. Made once a generation.

#include <algorithm>
#include <utility>

#include "model/json.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

constexpr std::size_t kExamplesMax = 6;
constexpr std::size_t kProbePassages = 100;
/// Longer titles are those of articles, which make no question.
constexpr std::size_t kTopicBytesMax = 45;

constexpr const char* kProbes[] = {"recommended treatment", "diagnosis criteria", "dose in adults"};

/// Short titles of documents, in order of first appearance.
std::vector<std::string> topics(const Engine& engine) {
  std::vector<std::string> titles;
  for (const char* probe : kProbes) {
    SearchRequest request;
    request.question = probe;
    request.top_k = kProbePassages;
    const Result<SearchReply> reply = engine.search(request);
    if (!reply) continue;
    for (const FoundPassage& found : reply->passages) {
      const std::string& title = found.source.title;
      const bool fits = !title.empty() && title.size() <= kTopicBytesMax;
      if (fits && std::find(titles.begin(), titles.end(), title) == titles.end()) {
        titles.push_back(title);
      }
    }
  }
  return titles;
}

std::vector<std::string> make_examples(const Engine& engine) {
  std::vector<std::string> questions;
  for (const std::string& topic : topics(engine)) {
    if (questions.size() == kExamplesMax) break;
    AskRequest request;
    request.question = topic + ": what is recommended?";
    const Result<Answer> answer = engine.ask(request);
    if (answer && answer->outcome == Outcome::kAnswered) questions.push_back(request.question);
  }
  return questions;
}

}  // namespace

Response handle_examples(Service& service, const Request&) {
  const std::string generation = service.engine->statistics().generation;
  const std::lock_guard lock(service.examples.mutex);
  if (service.examples.generation != generation) {
    service.examples.questions = make_examples(*service.engine);
    service.examples.generation = generation;
  }
  return json_response(model::dump({{"questions", service.examples.questions}}));
}

}  // namespace ibid::serve
