// The log of `ibid serve` on a stderr that takes nothing for a while.

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "cli/program.hpp"

extern char** environ;

namespace ibid::cli_test {
namespace {

/// Both ends of a pipe that no program inherits by itself.
struct Pipe {
  Pipe() { EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0); }
  ~Pipe() {
    for (const int end : ends) close(end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] int out() const { return ends[0]; }
  [[nodiscard]] int in() const { return ends[1]; }
  /// What comes out until `part` is there, or nothing has come for half a minute.
  [[nodiscard]] std::string read_until(const std::string& part) const {
    std::string received;
    pollfd look{out(), POLLIN, 0};
    char buffer[4096];
    while (received.find(part) == std::string::npos && poll(&look, 1, 30'000) == 1) {
      const ssize_t n = read(out(), buffer, sizeof buffer);
      if (n <= 0) break;
      received.append(buffer, static_cast<std::size_t>(n));
    }
    return received;
  }
  int ends[2] = {-1, -1};
};

/// The reply to GET /healthz, to its end.
std::string probe(int port) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string received;
  if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string request =
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    (void)send(connection, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t n; (n = recv(connection, buffer, sizeof buffer, 0)) > 0;) {
      received.append(buffer, static_cast<std::size_t>(n));
    }
  }
  close(connection);
  return received;
}

TEST(ServeLog, SaysHowManyLinesStderrDidNotTake) {
  const Pipe out;
  const Pipe err;
  fcntl(err.in(), F_SETFL, O_NONBLOCK);
  const std::string filling(4096, '\n');
  while (write(err.in(), filling.data(), filling.size()) > 0) continue;

  std::vector<std::string> words = on_corpus({"serve", "--listen", "127.0.0.1:0"});
  words.insert(words.begin(), IBID_PROGRAM);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, out.in(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.in(), STDERR_FILENO);
  pid_t child = 0;
  const int spawned = posix_spawn(&child, IBID_PROGRAM, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ASSERT_EQ(spawned, 0);

  const std::string listening = out.read_until("/\n");
  const int port = std::atoi(listening.c_str() + listening.rfind(':') + 1);
  // A line is written behind its reply, and before the next request is read.
  for (int i = 0; i < 3; ++i) EXPECT_THAT(probe(port), testing::HasSubstr("200 OK")) << i;
  fcntl(err.out(), F_SETFL, O_NONBLOCK);
  std::string scrap(4096, ' ');
  while (read(err.out(), scrap.data(), scrap.size()) > 0) continue;
  EXPECT_THAT(probe(port), testing::HasSubstr("200 OK"));
  EXPECT_THAT(err.read_until("\"/healthz\""), testing::HasSubstr("lines of this log lost: "));

  kill(child, SIGTERM);
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace ibid::cli_test
