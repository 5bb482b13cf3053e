#include "serve/stub_writer.hpp"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "model/json.hpp"

namespace ibid::serve::test {
namespace {

template <class T, void (*kFree)(T*)>
struct Freer {
  void operator()(T* object) const { kFree(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  require(extension != nullptr, "no extension");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

Certificate make_certificate(const std::string& common_name, long serial, EVP_PKEY* key) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1,
                             0);
  return certificate;
}

void write_pem(const std::filesystem::path& path, const std::function<int(std::FILE*)>& write) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  require(file != nullptr, "no PEM file");
  const bool written = write(file) == 1;
  require(std::fclose(file) == 0 && written, "no PEM written");
}

/// True when the whole request has arrived: its head and as much body as that announces.
bool is_whole(const std::string& request) {
  const auto end = request.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  const auto length = request.find("Content-Length: ");
  return length != std::string::npos &&
         request.size() >= end + 4 + std::stoul(request.substr(length + 16));
}

}  // namespace

TestCertificates::TestCertificates(const std::filesystem::path& folder, const std::string& name)
    : ca_file(folder / "ca.pem"),
      certificate_file(folder / "certificate.pem"),
      key_file(folder / "key.pem") {
  const Key ca_key(EVP_EC_gen("P-256"));
  const Key key(EVP_EC_gen("P-256"));
  const Certificate ca = make_certificate("Test authority", 1, ca_key.get());
  X509_set_issuer_name(ca.get(), X509_get_subject_name(ca.get()));
  add_extension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE");
  require(X509_sign(ca.get(), ca_key.get(), EVP_sha256()) != 0, "CA not signed");
  const Certificate leaf = make_certificate(name, 2, key.get());
  X509_set_issuer_name(leaf.get(), X509_get_subject_name(ca.get()));
  const bool is_address = name.find_first_not_of("0123456789.") == std::string::npos;
  add_extension(leaf.get(), ca.get(), NID_subject_alt_name, (is_address ? "IP:" : "DNS:") + name);
  require(X509_sign(leaf.get(), ca_key.get(), EVP_sha256()) != 0, "certificate not signed");
  write_pem(ca_file, [&](std::FILE* file) { return PEM_write_X509(file, ca.get()); });
  write_pem(certificate_file, [&](std::FILE* file) { return PEM_write_X509(file, leaf.get()); });
  write_pem(key_file, [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

struct StubWriter::Tls {
  explicit Tls(const TestCertificates& certificates) : context(SSL_CTX_new(TLS_server_method())) {
    require(SSL_CTX_use_certificate_file(context.get(), certificates.certificate_file.c_str(),
                                         SSL_FILETYPE_PEM) == 1 &&
                SSL_CTX_use_PrivateKey_file(context.get(), certificates.key_file.c_str(),
                                            SSL_FILETYPE_PEM) == 1,
            "no certificate");
  }
  std::unique_ptr<SSL_CTX, Freer<SSL_CTX, SSL_CTX_free>> context;
};

StubWriter::StubWriter(Script script, const TestCertificates* certificates)
    : script_(std::move(script)),
      tls_(certificates == nullptr ? nullptr : std::make_unique<Tls>(*certificates)),
      listener_(socket(AF_INET, SOCK_STREAM, 0)) {
  // OpenSSL writes to a connection whose other side has left with a plain write().
  std::signal(SIGPIPE, SIG_IGN);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  require(bind(listener_, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
              listen(listener_, 16) == 0 &&
              getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) == 0,
          "no listener");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

StubWriter::~StubWriter() {
  ending_ = true;
  thread_.join();
  close(listener_);
}

std::string StubWriter::url(const std::string& host) const {
  return (tls_ ? "https://" : "http://") + host + ":" + std::to_string(port_);
}

void StubWriter::run() {
  while (!ending_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, 20) != 1) continue;
    const int connection = accept(listener_, nullptr, nullptr);
    timeval timeout{2, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    serve(connection);
    close(connection);
  }
}

void StubWriter::serve(int connection) {
  std::unique_ptr<SSL, Freer<SSL, SSL_free>> ssl;
  if (tls_) {
    ssl.reset(SSL_new(tls_->context.get()));
    SSL_set_fd(ssl.get(), connection);
    if (SSL_accept(ssl.get()) != 1) return;
  }
  std::string request;
  char buffer[4096];
  while (!is_whole(request)) {
    const ssize_t n = ssl ? SSL_read(ssl.get(), buffer, sizeof buffer)
                          : recv(connection, buffer, sizeof buffer, 0);
    if (n <= 0) return;
    request.append(buffer, static_cast<std::size_t>(n));
  }
  script_(request, [&](std::string_view bytes) {
    if (ending_) return false;
    const ssize_t n = ssl ? SSL_write(ssl.get(), bytes.data(), static_cast<int>(bytes.size()))
                          : send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return n == static_cast<ssize_t>(bytes.size());
  });
  if (ssl) SSL_shutdown(ssl.get());
}

std::string completion_chunk(std::string_view text) {
  const model::Json chunk{
      {"choices", model::Json::array({{{"index", 0}, {"delta", {{"content", text}}}}})}};
  return "data: " + model::dump(chunk) + "\n\n";
}

std::string stream_head() {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
}

StubWriter::Script streaming(std::string draft, std::size_t piece_bytes) {
  return [draft = std::move(draft), piece_bytes](const std::string&, const StubWriter::Say& say) {
    say(stream_head());
    for (std::size_t at = 0; at < draft.size(); at += piece_bytes) {
      say(completion_chunk(std::string_view(draft).substr(at, piece_bytes)));
    }
    say("data: [DONE]\n\n");
  };
}

}  // namespace ibid::serve::test
