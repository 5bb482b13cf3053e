#include "serve/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "serve/http/http_server.hpp"
#include "serve/refresher.hpp"
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

Result<GateOptions> gate_of(const ServerOptions& options) {
  GateOptions gate;
  if (addresses_of(options.address).empty()) {
    return fail(ErrorCode::kUsage,
                "\"" + options.address + "\" is neither an IP address nor \"localhost\"");
  }
  for (const std::string& origin : options.cors_origins) {
    if (is_origin(origin)) continue;
    return fail(ErrorCode::kUsage, "\"" + origin +
                                       "\" is no origin: a scheme and a host, and a port where it "
                                       "is not the scheme's, such as https://ward.example:8443");
  }
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
    return fail(ErrorCode::kUsage, options.address +
                                       " is open to others, so a key file is needed: --keys FILE, "
                                       "with what ibid key NAME prints");
  }
  return gate;
}

}  // namespace

struct Server::State {
  std::unique_ptr<Service> service;
  std::unique_ptr<RequestPool> pool;
  std::unique_ptr<RequestPool> waiting_pool;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<Refresher> refresher;
  std::thread sockets;

  /// Sockets first, then the workers, whose last results still go to the socket side.
  ~State() {
    if (http) http->stop();
    if (sockets.joinable()) sockets.join();
    refresher.reset();
    waiting_pool.reset();
    pool.reset();
    http.reset();
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(ServerOptions options) {
  Result<GateOptions> gate = gate_of(options);
  if (!gate) return fail(gate.error());
  if (options.index.empty()) return fail(ErrorCode::kUsage, "no index is named");
  std::string current = read_current(options.index.front());
  Result<std::unique_ptr<Engine>> engine = Engine::open(options.index);
  if (!engine) return fail(engine.error());
  auto state = std::make_unique<State>();
  state->service = std::make_unique<Service>((*engine)->directory(), std::move(*engine));
  const std::filesystem::path& directory = state->service->index_directory;
  if (options.writer) {
    Result<std::unique_ptr<Writer>> writer = Writer::create(std::move(*options.writer));
    if (!writer) return fail(writer.error());
    state->service->writer = std::move(*writer);
  }
  // A read-only index is served too, and so are shards; they then take no reviews.
  if (!directory.empty()) {
    auto reviews = review::ReviewStore::open(directory / review::kStoreFileName, /*create=*/true);
    if (reviews) {
      state->service->reviews = std::move(*reviews);
    } else {
      state->service->faults.set(FaultPlace::kReviews, reviews.error().message);
    }
  }
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t workers = options.workers == 0 ? cores : options.workers;
  state->pool = std::make_unique<RequestPool>(workers, workers * options.queue_per_worker,
                                              options.queue_wait_max);
  state->service->pool = state->pool.get();
  // Whoever has a place at the writer finds a thread here; the bound in time is the writer's own.
  state->waiting_pool = std::make_unique<RequestPool>(state->service->writer ? kWritersMax : 1,
                                                      kWritersMax, std::chrono::hours(1));
  raise_descriptor_limit(options.connections_max);

  HttpServerOptions http;
  http.address = std::move(options.address);
  http.port = options.port;
  http.grace = options.grace;
  http.connections_max = options.connections_max;
  http.gate = std::move(*gate);
  http.log = std::move(options.log);
  http.log_questions = options.log_questions;
  http.stop_on_signals = options.stop_on_signals;
  auto listening =
      HttpServer::listen(std::move(http), *state->service, *state->pool, *state->waiting_pool);
  if (!listening) return fail(listening.error());
  state->http = std::move(*listening);
  state->refresher = std::make_unique<Refresher>(*state->service, std::move(current),
                                                 options.damage_check_interval);
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
