// Three protocols by which other programs fetch passages: Dify's external knowledge API,
// SearXNG's JSON (which LibreChat and AnythingLLM read) and LangChain's remote retriever.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "model/source_json.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/chat/cited_work.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// As many as a search page shows.
constexpr std::size_t kResultsOfSearch = 10;
constexpr std::size_t kRecordsMax = 100;
/// Pages of a search: as many as one search of the engine fills.
constexpr std::size_t kPagesMax = kTopKMax / kResultsOfSearch;

Result<SearchReply> search(const Service& service, std::string question, std::size_t top_k) {
  SearchRequest request;
  request.question = std::move(question);
  request.top_k = top_k;
  return service.engine->search(request);
}

/// Which page of results is asked for, from 1 on; nothing for what is no page.
std::optional<std::size_t> page_of(const Request& request) {
  const std::string text = request.parameter("pageno").value_or("1");
  const char* end = text.data() + text.size();
  std::size_t page = 0;
  const auto [rest, error] = std::from_chars(text.data(), end, page);
  if (error != std::errc{} || rest != end || page < 1 || page > kPagesMax) return std::nullopt;
  return page;
}

/// Scores have no unit; these clients expect 0 to 1, so the best passage counts 1.
double relative_score(const FoundPassage& found, const SearchReply& reply) {
  const double best = reply.passages.front().score;
  return best > 0 ? std::clamp(found.score / best, 0.0, 1.0) : 0.0;
}

Json metadata_of(const FoundPassage& found) {
  return {{"passage", found.passage.id},
          {"source", cited_work(found).id},
          {"url", url_of(cited_work(found))},
          {"title", cited_work(found).title},
          {"kind", name_of(cited_work(found).kind)},
          {"design", name_of(cited_work(found).design)},
          {"status", name_of(cited_work(found).status)},
          {"year", cited_work(found).issued.year},
          {"sha256", found.passage.sha256}};
}

}  // namespace

Response handle_dify(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  Parsed<std::string> query = required_string(*body, "query");
  if (!query) return bad_request(query.error());
  const auto found = body->find("retrieval_setting");
  const Json setting = found != body->end() && found->is_object() ? *found : Json::object();
  const Parsed<std::size_t> top = count_or(setting, "top_k", kResultsOfSearch, 1, kRecordsMax);
  if (!top) return bad_request(top.error());
  const double threshold = model::number_or(setting, "score_threshold", 0);
  const Result<SearchReply> reply = search(service, std::move(*query), *top);
  if (!reply) return problem(reply.error());
  Json records = Json::array();
  for (const FoundPassage& passage : reply->passages) {
    const double score = relative_score(passage, *reply);
    if (score < threshold) continue;
    records.push_back({{"content", passage.passage.text},
                       {"score", score},
                       {"title", cited_work(passage).title},
                       {"metadata", metadata_of(passage)}});
  }
  return json_response(model::dump({{"records", std::move(records)}}));
}

Response handle_searxng(Service& service, const Request& request) {
  const std::string query = request.parameter("q").value_or("");
  if (query.empty()) return bad_request("\"q\" is needed.");
  const std::optional<std::size_t> page = page_of(request);
  if (!page) {
    return bad_request(fmt::format("\"pageno\" must be a whole number from 1 to {}.", kPagesMax));
  }
  const Result<SearchReply> reply = search(service, query, *page * kResultsOfSearch);
  if (!reply) return problem(reply.error());
  Json results = Json::array();
  for (std::size_t i = (*page - 1) * kResultsOfSearch; i < reply->passages.size(); ++i) {
    const FoundPassage& passage = reply->passages[i];
    const Source& work = cited_work(passage);
    Json result{{"url", url_of(work)},
                {"title", work.title},
                {"content", passage.passage.text},
                {"engine", "ibid"},
                {"engines", {"ibid"}},
                {"category", "science"},
                {"score", relative_score(passage, *reply)}};
    if (work.issued.year != 0) result["publishedDate"] = std::to_string(work.issued.year);
    results.push_back(std::move(result));
  }
  Response response = json_response(model::dump({{"query", query},
                                                 {"number_of_results", results.size()},
                                                 {"results", results},
                                                 {"answers", Json::array()},
                                                 {"corrections", Json::array()},
                                                 {"infoboxes", Json::array()},
                                                 {"suggestions", Json::array()},
                                                 {"unresponsive_engines", Json::array()}}));
  response.question = query;
  return response;
}

Response handle_langchain(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  Parsed<std::string> message = required_string(*body, "message");
  if (!message) return bad_request(message.error());
  const Result<SearchReply> reply = search(service, std::move(*message), kResultsOfSearch);
  if (!reply) return problem(reply.error());
  Json documents = Json::array();
  for (const FoundPassage& passage : reply->passages) {
    documents.push_back(
        {{"page_content", passage.passage.text}, {"metadata", metadata_of(passage)}});
  }
  return json_response(model::dump({{"response", std::move(documents)}}));
}

}  // namespace ibid::serve
