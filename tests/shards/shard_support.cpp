#include "shards/shard_support.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <utility>

extern char** environ;

namespace ibid::shard_test {
namespace {

namespace fs = std::filesystem;

/// A process that does not come up must fail the test, not hang it.
constexpr int kStartAttempts = 400;
constexpr std::chrono::milliseconds kStartPause{25};

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool listens(std::uint16_t port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const bool connected =
      connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(descriptor);
  return connected;
}

}  // namespace

std::uint16_t free_port() {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  close(descriptor);
  return ntohs(address.sin_port);
}

bool comes_up(std::uint16_t port) {
  for (int attempt = 0; attempt < kStartAttempts; ++attempt) {
    if (listens(port)) return true;
    std::this_thread::sleep_for(kStartPause);
  }
  return false;
}

Process::Process(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const int spawned =
      posix_spawnp(&group_, argv.front(), &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (spawned != 0) throw std::runtime_error("cannot start " + command.front());
}

Process::~Process() {
  kill();
}

void Process::kill() {
  if (group_ <= 0) return;
  ::kill(-group_, SIGKILL);
  waitpid(group_, nullptr, 0);
  group_ = -1;
}

void Process::signal(int number) const {
  ::kill(-group_, number);
}

int Process::wait() {
  int status = 0;
  waitpid(std::exchange(group_, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

ShardServer::ShardServer(fs::path shard) : shard_(std::move(shard)), port_(free_port()) {
  start();
}

void ShardServer::start() {
  process_ = std::make_unique<Process>(
      std::vector<std::string>{"xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
                               std::to_string(port_), "--quiet", shard_.string()});
  if (!comes_up(port_)) throw std::runtime_error("xapian-tcpsrv does not come up");
}

ServedShards::ServedShards(const fs::path& index, const fs::path& out, unsigned count) {
  Result<ShardsReport> report = write_shards({index, out, count, {}});
  if (!report) throw std::runtime_error(report.error().message);
  report_ = std::move(*report);
  for (const WrittenShard& shard : report_.shards) {
    servers_.push_back(std::make_unique<ShardServer>(shard.path));
  }
}

std::vector<std::string> ServedShards::addresses() const {
  std::vector<std::string> addresses;
  for (const auto& server : servers_) addresses.push_back(server->address());
  return addresses;
}

const fs::path& corpus_index() {
  static const Scratch scratch;
  static const fs::path index = [] {
    IndexRequest request;
    request.directory = scratch / "db";
    request.paths = {fs::path(IBID_SOURCE_DIR) / "corpus"};
    const Result<IndexReport> report = index_files(request);
    if (!report) throw std::runtime_error(report.error().message);
    return request.directory;
  }();
  return index;
}

std::unique_ptr<Engine> open(const std::vector<std::string>& places) {
  Result<std::unique_ptr<Engine>> engine = Engine::open(places);
  if (!engine) throw std::runtime_error(engine.error().message);
  return std::move(*engine);
}

const std::vector<std::string>& questions() {
  static const std::vector<std::string> list{
      "What is the relationship between hypozincemia (low zinc levels) and osteoporosis?",
      "Does zinc supplementation increase bone mineral density?",
      "How is asthma treated in adults?",
      "Which anticoagulant is preferred in atrial fibrillation?",
      "Should patients with atrial fibrillation and chronic kidney disease take apixaban?",
      "What blood pressure target is recommended in hypertension?",
      "How long should community-acquired pneumonia be treated?",
      "Do SGLT2 inhibitors reduce hospitalisation for heart failure?",
      "What eradicates Helicobacter pylori?",
      "How is iron deficiency anaemia diagnosed?",
      "Are SSRIs effective in major depression?",
      "What prevents migraine attacks?",
      "Which drug comes first in type 2 diabetes?",
      "Does vitamin D prevent fractures in older adults?",
      "When should oxygen be given in COPD?",
      "What slows the progression of chronic kidney disease?",
      "Is metformin safe with reduced kidney function?",
      "inhaled corticosteroids",
      "How much calcium a day for postmenopausal women?",
      "Does spironolactone lower mortality in heart failure?",
      "What is the best treatment of appendicitis?",
      "Who won the world cup?",
      "Zinc haemorrhage tumour randomised",
      "Wie behandelt man Asthma?"};
  return list;
}

AskRequest asking(std::string question, Filter filter, Audience audience) {
  AskRequest request;
  request.question = std::move(question);
  request.filter = std::move(filter);
  request.audience = audience;
  return request;
}

AskRequest following(std::vector<std::string> history, std::string question) {
  AskRequest request = asking(std::move(question));
  request.history = std::move(history);
  return request;
}

SearchRequest searching(std::string question, std::size_t top_k) {
  SearchRequest request;
  request.question = std::move(question);
  request.top_k = top_k;
  return request;
}

}  // namespace ibid::shard_test
