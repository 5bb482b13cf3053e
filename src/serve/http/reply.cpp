#include "serve/http/reply.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "serve/http/gzip.hpp"
#include "serve/http/problem.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const Header& header) { return equals_ignoring_case(header.name, name); });
}

void pack(const Request& request, Response& response) {
  if (has_header(response, "Content-Encoding") || response.body.size() < kGzipBytesMin) return;
  add_vary(response, "Accept-Encoding");
  if (!accepts_gzip(request.header("Accept-Encoding"))) return;
  std::optional<std::string> packed = gzip(response.body);
  if (!packed) return;
  response.body = std::move(*packed);
  response.headers.push_back({"Content-Encoding", "gzip"});
}

}  // namespace

Response run_handler(Service& service, const Route& route, const Request& request) noexcept {
  return run_work([&] { return route.handler(service, request); });
}

Response run_work(const std::function<Response()>& work) noexcept {
  try {
    return work();
  } catch (const std::exception&) {
    return problem(500, "internal", title_of(500));
  }
}

void complete(const OriginPolicy& origins, const Request& request, Response& response) {
  add_security_headers(response);
  origins.add_cors(request, response);
  pack(request, response);
  if (!has_header(response, "Cache-Control")) {
    response.headers.push_back({"Cache-Control", "no-store"});
  }
  const auto unsafe = [](const Header& header) { return !is_header_value(header.value); };
  response.headers.erase(std::remove_if(response.headers.begin(), response.headers.end(), unsafe),
                         response.headers.end());
}

}  // namespace ibid::serve
