// A scripted language model: a real HTTP or HTTPS server on loopback that says what a test tells
// it, byte by byte and as slowly as it tells.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ibid::serve::test {

/// A certificate authority made for this test and a certificate for `name` signed by it, as PEM
/// files in `folder`.
struct TestCertificates {
  TestCertificates(const std::filesystem::path& folder, const std::string& name);
  std::filesystem::path ca_file;
  std::filesystem::path certificate_file;
  std::filesystem::path key_file;
};

class StubWriter {
 public:
  /// Writes some bytes of the reply; false once the other side has left.
  using Say = std::function<bool(std::string_view)>;
  /// Gets the whole request and says the whole reply, head included.
  using Script = std::function<void(const std::string& request, const Say& say)>;

  /// With `certificates` it speaks TLS. One connection at a time.
  explicit StubWriter(Script script, const TestCertificates* certificates = nullptr);
  ~StubWriter();
  StubWriter(const StubWriter&) = delete;
  StubWriter& operator=(const StubWriter&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string url(const std::string& host = "127.0.0.1") const;

 private:
  struct Tls;
  void run();
  void serve(int connection);

  const Script script_;
  std::unique_ptr<Tls> tls_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> ending_{false};
  std::thread thread_;
};

/// "data: …" of one chunk that says `text`.
[[nodiscard]] std::string completion_chunk(std::string_view text);
/// The head of a streamed reply that lasts until the connection closes.
[[nodiscard]] std::string stream_head();
/// Says `draft` as a stream of pieces of `piece_bytes`, and its end.
[[nodiscard]] StubWriter::Script streaming(std::string draft, std::size_t piece_bytes);

}  // namespace ibid::serve::test
