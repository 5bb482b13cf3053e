// ibid serve: the page, the API, the chat protocols. ibid key: keys for it.

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <system_error>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "serve/http/auth.hpp"
#include "serve/server.hpp"

namespace ibid::cli {
namespace {

struct ServeOptions {
  serve::ServerOptions server;
  IndexPlaces index;
  std::string listen = "127.0.0.1:8080";
  serve::WriterOptions writer;
  bool quiet = false;
};

/// "127.0.0.1:8080", "localhost:8080", "[::1]:8080" or ":8080".
Result<void> read_listen(const std::string& listen, serve::ServerOptions& server) {
  const auto colon = listen.rfind(':');
  const std::string_view port_text =
      colon == std::string::npos ? "" : std::string_view(listen).substr(colon + 1);
  unsigned port = 0;
  const auto [end, error] =
      std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
  if (error != std::errc{} || end != port_text.data() + port_text.size() || port > 65535) {
    return fail(ErrorCode::kUsage,
                fmt::format("--listen {}: expected ADDR:PORT, such as 127.0.0.1:8080", listen));
  }
  std::string address = listen.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
    address = address.substr(1, address.size() - 2);
  }
  if (!address.empty()) server.address = address;
  server.port = static_cast<std::uint16_t>(port);
  return {};
}

/// Lines on stderr without a stream's buffer between: what it does not take is lost at once and not
/// late, and it is asked anew for the next one, when there may be space on the disk again.
class ErrorLog {
 public:
  /// Throws when stderr does not take all of it.
  void write(std::string_view line) {
    const std::string bytes = fmt::format("{}{}\n", is_in_line_ ? "\n" : "", line);
    for (std::string_view rest = bytes; !rest.empty();) {
      const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw std::system_error(errno, std::generic_category(), "stderr");
      rest.remove_prefix(static_cast<std::size_t>(written));
      is_in_line_ = !rest.empty();
    }
  }

 private:
  bool is_in_line_ = false;  // a part of the last one was taken
};

int run_serve(ServeOptions& options) {
  if (auto read = read_listen(options.listen, options.server); !read) return report(read.error());
  if (!options.writer.url.empty()) {
    // A key on the command line would show in the process list.
    if (const char* key = std::getenv("IBID_WRITER_KEY")) options.writer.key = key;
    options.server.writer = options.writer;
  }
  options.server.index = options.index;
  options.server.stop_on_signals = true;
  if (!options.quiet) {
    options.server.log = [log = ErrorLog()](std::string_view line) mutable { log.write(line); };
  }
  const std::string address = options.server.address;
  const auto served = serve::run_server(options.server, [&](std::uint16_t port) {
    const bool is_v6 = address.find(':') != std::string::npos;
    std::cout << fmt::format("http://{}:{}/\n", is_v6 ? "[" + address + "]" : address, port)
              << std::flush;
  });
  return served ? kDone : report(served.error());
}

struct KeyOptions {
  std::string name;
  std::vector<std::string> roles{"read"};
};

int run_key(const KeyOptions& options) {
  std::vector<serve::Role> roles;
  for (const std::string& name : options.roles) roles.push_back(*serve::role_from(name));
  const auto key = serve::make_key(options.name, roles);
  if (!key) return report(key.error());
  std::cerr << "ibid: give this key to its owner; it is not stored anywhere: " << key->key
            << "\nibid: and append the line below to the key file\n";
  std::cout << key->line << '\n';
  return kDone;
}

}  // namespace

void add_serve(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand(
      "serve",
      "Serve the page, the HTTP API, OpenAI-compatible chat and MCP. Prints the address on stdout "
      "and "
      "one JSON line a request on stderr. New generations are taken up without a restart; SIGTERM "
      "ends it with every answer finished.");
  command->footer(
      "  ibid serve --listen 127.0.0.1:8080      then open http://127.0.0.1:8080/\n"
      "  ibid serve --listen 0.0.0.0:8080 --keys keys.txt --host ibid.example\n"
      "  ibid serve --writer http://127.0.0.1:11434 --writer-model llama3");
  add_index_option(*command, options->index);
  command
      ->add_option("--listen", options->listen,
                   "Address and port; port 0 = any free one; localhost is 127.0.0.1 and ::1")
      ->type_name("ADDR:PORT")
      ->capture_default_str();
  CLI::Option* keys =
      command
          ->add_option(
              "--keys", options->server.key_file,
              "Key file (lines made by `ibid key`); needed for anything but reading on loopback")
          ->type_name("FILE");
  command
      ->add_flag("--key-for-reading", options->server.key_for_reading,
                 "Ask for a key also for reading on loopback, as behind a proxy")
      ->needs(keys);
  command
      ->add_option("--host", options->server.allowed_hosts,
                   "A further Host name that requests may carry; repeatable")
      ->type_name("NAME");
  command
      ->add_option(
          "--cors", options->server.cors_origins,
          "An origin whose pages may call the API, such as https://ward.example; repeatable")
      ->type_name("ORIGIN");
  command->add_option("--workers", options->server.workers, "Threads that answer; 0 = one a core")
      ->type_name("N")
      ->check(CLI::Range(0u, kThreadsMax));
  CLI::Option* writer =
      command
          ->add_option(
              "--writer", options->writer.url,
              "OpenAI-compatible server (http or https) that words the answers; every sentence "
              "that does not stand in the evidence is dropped. Its key comes from "
              "IBID_WRITER_KEY")
          ->type_name("URL");
  command->add_option("--writer-model", options->writer.model, "Model name for the writer")
      ->type_name("NAME")
      ->needs(writer)
      ->capture_default_str();
  command
      ->add_option("--writer-ca", options->writer.ca_file,
                   "Certificates (PEM) to believe for an https writer in place of the system's")
      ->type_name("FILE")
      ->needs(writer);
  command->add_flag("--log-questions", options->server.log_questions,
                    "Write the questions into the log; they are personal");
  command->add_flag("--quiet", options->quiet, "No request log");
  command->callback([options, &exit_status] { exit_status = run_serve(*options); });
}

void add_key(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<KeyOptions>();
  CLI::App* command =
      app.add_subcommand("key",
                         "Make a key for `ibid serve`: the key on stderr, its line for the "
                         "key file on stdout");
  command->footer("  ibid key ward-3 --role read --role review >> keys.txt");
  command->add_option("name", options->name, "Whose key it is")->type_name("NAME")->required();
  command->add_option("--role", options->roles, "read, ingest, review or admin; repeatable")
      ->check(CLI::IsMember({"read", "ingest", "review", "admin"}));
  command->callback([options, &exit_status] { exit_status = run_key(*options); });
}

}  // namespace ibid::cli
