#include "serve/test_server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace ibid::serve::test {
namespace {

/// A server that never closes must fail the test, not hang it.
constexpr int kReadTimeoutSeconds = 30;

std::string unchunked(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    const auto line = body.find("\r\n");
    if (line == std::string_view::npos) break;
    const std::size_t size = std::stoul(std::string(body.substr(0, line)), nullptr, 16);
    if (size == 0) break;
    joined += body.substr(line + 2, size);
    body.remove_prefix(std::min(line + 2 + size + 2, body.size()));
  }
  return joined;
}

}  // namespace

Connection::Connection(std::uint16_t port) : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
  timeval timeout{kReadTimeoutSeconds, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connected_ = connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
}

Connection::~Connection() {
  close(descriptor_);
}

std::string send_raw(std::uint16_t port, std::string_view bytes) {
  const Connection connection(port);
  if (!connection.connected()) return {};
  // The server may close before it has read all, so the rest may fail to go out.
  (void)send(connection.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  shutdown(connection.descriptor(), SHUT_WR);
  return read_all(connection);
}

void send_all(const Connection& connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(connection.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    ASSERT_GT(sent, 0);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string read_all(const Connection& connection) {
  std::string received;
  char buffer[4096];
  for (ssize_t n; (n = recv(connection.descriptor(), buffer, sizeof buffer, 0)) > 0;) {
    received.append(buffer, static_cast<std::size_t>(n));
  }
  return received;
}

Reply parse_reply(std::string_view bytes) {
  Reply reply;
  const auto end = bytes.find("\r\n\r\n");
  if (bytes.size() < 12 || end == std::string_view::npos) return reply;
  reply.status = std::atoi(std::string(bytes.substr(9, 3)).c_str());
  reply.head = bytes.substr(0, end + 2);
  const std::string_view body = bytes.substr(end + 4);
  reply.body =
      header_of(reply, "Transfer-Encoding") == "chunked" ? unchunked(body) : std::string(body);
  return reply;
}

Reply request(std::uint16_t port, std::string_view method, std::string_view target,
              std::string_view body, std::string_view headers) {
  std::string bytes = std::string(method) + " " + std::string(target) +
                      " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                      std::string(headers);
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return parse_reply(send_raw(port, bytes + "\r\n" + std::string(body)));
}

model::Json json_of(const Reply& reply) {
  const Result<model::Json> json = model::parse_json(reply.body);
  EXPECT_TRUE(json.has_value()) << reply.head << reply.body;
  return json ? *json : model::Json::object();
}

std::string header_of(const Reply& reply, std::string_view name) {
  std::string_view rest = reply.head;
  while (!rest.empty()) {
    const auto end = std::min(rest.find("\r\n"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 2, rest.size()));
    const auto colon = std::min(line.find(':'), line.size());
    if (equals_ignoring_case(line.substr(0, colon), name)) {
      return std::string(trimmed(line.substr(std::min(colon + 1, line.size()))));
    }
  }
  return {};
}

void Log::break_down(bool is_broken) {
  const std::lock_guard lock(mutex_);
  is_broken_ = is_broken;
}

std::size_t Log::refused() const {
  const std::lock_guard lock(mutex_);
  return refused_;
}

std::vector<std::string> Log::lines(std::string_view part) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> found;
  for (const std::string& line : lines_) {
    if (line.find(part) != std::string::npos) found.push_back(line);
  }
  return found;
}

void Log::take(std::string_view line) {
  const std::lock_guard lock(mutex_);
  if (is_broken_) {
    ++refused_;
    throw std::runtime_error("no space left");
  }
  lines_.emplace_back(line);
}

bool wait_until(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

int metric(std::uint16_t port, std::string_view name) {
  const std::string text = request(port, "GET", "/metrics").body;
  std::string begin = "\n";
  begin.append(name).append(" ");
  const auto at = text.find(begin);
  return at == std::string::npos ? -1 : std::atoi(text.c_str() + at + begin.size());
}

std::function<bool()> is_at_work(std::uint16_t port, int workers, int waiting) {
  return [=] {
    return metric(port, "ibid_workers_busy") == workers &&
           metric(port, "ibid_requests_waiting") == waiting;
  };
}

std::string sample_snippets() {
  return R"({"schema": "ibid.snippets/1", "id": "veralimab", "title": "Veralimab and stroke",
  "updated": "2026-01-01", "license": "CC0-1.0",
  "references": [
    {"number": 1, "source": {"type": "article-journal", "title": "Guideline on veralimab",
      "DOI": "10.1000/one", "issued": {"date-parts": [[2021]]}, "kind": "guideline",
      "design": "guideline", "status": "current"}},
    {"number": 2, "source": {"type": "article-journal", "title": "Trial of <b>veralimab</b>",
      "DOI": "10.1000/two/slash", "issued": {"date-parts": [[2020]]}, "kind": "research",
      "design": "randomized_trial", "status": "current"}}],
  "snippets": [
    {"section": ["Prevention of stroke"], "references": [1],
     "text": "Veralimab 15 mg daily is recommended to lower the risk of stroke in adults with fictitious fever."},
    {"section": ["Prevention of stroke"], "references": [2],
     "text": "Veralimab lowered the risk of stroke by 20% in a trial of 4,000 adults with fictitious fever \u2764\ufe0f."},
    {"section": ["Harms"], "references": [2],
     "text": "Veralimab did not raise the risk of bleeding <script>alert(1)</script> in adults [click](javascript:alert(2))."}]})";
}

std::filesystem::path make_index(const Scratch& folder, std::string_view snippets) {
  const std::filesystem::path file = folder.write("veralimab.json", snippets);
  IndexRequest request;
  request.directory = folder / "db";
  request.paths = {file};
  request.threads = 1;
  const Result<IndexReport> report = index_files(request);
  if (!report) throw std::runtime_error(report.error().message);
  return request.directory;
}

SampleServer::SampleServer(const std::function<void(ServerOptions&)>& adjust,
                           std::string_view snippets)
    : index_(make_index(folder_, snippets)) {
  ServerOptions options;
  options.index = {index_.string()};
  options.port = 0;
  options.workers = 2;
  if (adjust) adjust(options);
  Result<std::unique_ptr<Server>> server = Server::start(std::move(options));
  if (!server) throw std::runtime_error(server.error().message);
  server_ = std::move(*server);
}

}  // namespace ibid::serve::test
