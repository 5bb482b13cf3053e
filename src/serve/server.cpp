#include "serve/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

#include "serve/http/http_server.hpp"
#include "serve/service.hpp"

namespace ibid::serve {
namespace {

/// Files of the index, the log and the reviews, beside one descriptor a connection.
constexpr std::size_t kOtherDescriptors = 256;

/// Shells give 1,024 descriptors where the system allows many more.
void raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = connections + kOtherDescriptors;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// What the index's CURRENT says: a changed text means a new generation.
std::string read_current(const std::filesystem::path& directory) {
  std::ifstream in(directory / "CURRENT", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Looks for newer generations on a thread of its own, since opening one takes time.
class Refresher {
 public:
  explicit Refresher(Service& service)
      : service_(service),
        seen_(read_current(service.index_directory)),
        thread_([this] { run(); }) {}
  ~Refresher() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kRefreshInterval, [this] { return ending_; })) {
      std::string current = read_current(service_.index_directory);
      if (current == seen_) continue;
      const Result<bool> refreshed = service_.engine->refresh();
      // After a failure the old generation stays and the next round tries again.
      if (!refreshed) continue;
      seen_ = std::move(current);
      if (*refreshed) ++service_.metrics.generations;
    }
  }

  Service& service_;
  std::string seen_;
  std::mutex mutex_;  // guards ending_
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

Result<GateOptions> gate_of(const ServerOptions& options) {
  GateOptions gate;
  gate.origins.loopback_only = is_loopback_address(options.address);
  gate.origins.allowed_hosts = options.allowed_hosts;
  gate.origins.cors_origins = options.cors_origins;
  gate.key_for_reading = options.key_for_reading;
  if (!options.key_file.empty()) {
    Result<KeyRing> keys = KeyRing::read(options.key_file);
    if (!keys) return fail(keys.error());
    gate.keys = std::move(*keys);
  }
  if (!gate.origins.loopback_only && gate.keys.empty()) {
    return fail(ErrorCode::kUsage, options.address + " is open to others, so a key file is needed");
  }
  return gate;
}

}  // namespace

struct Server::State {
  std::unique_ptr<Service> service;
  std::unique_ptr<RequestPool> pool;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<Refresher> refresher;
  std::thread sockets;

  /// Sockets first, then the workers, whose last results still go to the socket side.
  ~State() {
    if (http) http->stop();
    if (sockets.joinable()) sockets.join();
    refresher.reset();
    pool.reset();
    http.reset();
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(ServerOptions options) {
  Result<GateOptions> gate = gate_of(options);
  if (!gate) return fail(gate.error());
  Result<std::unique_ptr<Engine>> engine = Engine::open(options.index_directory);
  if (!engine) return fail(engine.error());
  auto state = std::make_unique<State>();
  state->service = std::make_unique<Service>(options.index_directory, std::move(*engine));
  if (options.writer) {
    Result<std::unique_ptr<Writer>> writer = Writer::create(std::move(*options.writer));
    if (!writer) return fail(writer.error());
    state->service->writer = std::move(*writer);
  }
  // A read-only index is served too; it then takes no reviews.
  auto reviews = review::ReviewStore::open(options.index_directory / review::kStoreFileName,
                                           /*create=*/true);
  if (reviews) state->service->reviews = std::move(*reviews);
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  state->pool = std::make_unique<RequestPool>(options.workers == 0 ? cores : options.workers,
                                              options.queue_max);
  state->service->pool = state->pool.get();
  raise_descriptor_limit(options.connections_max);

  HttpServerOptions http;
  http.address = std::move(options.address);
  http.port = options.port;
  http.connections_max = options.connections_max;
  http.gate = std::move(*gate);
  http.log = std::move(options.log);
  http.log_questions = options.log_questions;
  http.stop_on_signals = options.stop_on_signals;
  auto listening = HttpServer::listen(std::move(http), *state->service, *state->pool);
  if (!listening) return fail(listening.error());
  state->http = std::move(*listening);
  state->refresher = std::make_unique<Refresher>(*state->service);
  state->sockets = std::thread([server = state->http.get()] { server->run(); });
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
  return state_->http->port();
}

void Server::stop() {
  state_->http->stop();
}

void Server::wait() {
  if (state_->sockets.joinable()) state_->sockets.join();
}

Result<void> run_server(ServerOptions options,
                        const std::function<void(std::uint16_t)>& listening) {
  options.stop_on_signals = true;
  Result<std::unique_ptr<Server>> server = Server::start(std::move(options));
  if (!server) return fail(server.error());
  if (listening) listening((*server)->port());
  (*server)->wait();
  return {};
}

}  // namespace ibid::serve
