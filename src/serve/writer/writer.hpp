// The writer: a language model that its operator put beside ibid, asked for a draft over the
// OpenAI chat protocol. What it says is never trusted; draft_guard.hpp decides what stands.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ibid/result.hpp"
#include "serve/http/http_client.hpp"

namespace ibid::serve {

struct WriterOptions {
  std::string url;  ///< base URL, http or https, with or without "/v1"
  std::string model = "default";
  std::string key;  ///< sent as a bearer key; may be empty
  std::filesystem::path
      ca_file;  ///< certificates to believe in place of the system's; may be empty
  /// A reader waits no longer than this for better prose.
  std::chrono::milliseconds timeout{20000};
};

class Writer {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Writer>> create(WriterOptions options);

  /// Asks for one completion at temperature 0 and hands on its words as they come. kUnavailable
  /// when it does not come to its end, after whatever was handed on; also when `abandoned`, which
  /// is looked at several times a second, says that nobody waits any more.
  [[nodiscard]] Result<void> write(std::string_view system, std::string_view user,
                                   const std::function<void(std::string_view)>& on_text,
                                   const std::function<bool()>& abandoned) const;

  /// A place among those that wait for the writer, given back when the last copy goes. Null when
  /// kWritersMax are taken: the asker then gets the extractive answer at once.
  [[nodiscard]] std::shared_ptr<void> take_place();

 private:
  Writer(WriterOptions options, HttpUrl url, std::unique_ptr<TlsTrust> trust)
      : options_(std::move(options)), url_(std::move(url)), trust_(std::move(trust)) {}
  const WriterOptions options_;
  const HttpUrl url_;
  const std::unique_ptr<TlsTrust> trust_;
  std::atomic<std::size_t> places_taken_{0};
};

}  // namespace ibid::serve
