// The writer: a language model that its operator put beside ibid, asked for a draft over the
// OpenAI chat protocol. What it says is never trusted; guarded_draft.hpp decides what stands.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "ibid/result.hpp"
#include "serve/http/http_client.hpp"

namespace ibid::serve {

struct WriterOptions {
  std::string url;  ///< base URL, with or without "/v1"
  std::string model = "default";
  std::string key;  ///< sent as a bearer key; may be empty
  /// A reader waits no longer than this for better prose.
  std::chrono::milliseconds timeout{20000};
};

class Writer {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Writer>> create(WriterOptions options);

  /// The text of one completion, at temperature 0. Any failure is kUnavailable.
  [[nodiscard]] Result<std::string> complete(std::string_view system, std::string_view user) const;

 private:
  Writer(WriterOptions options, HttpUrl url) : options_(std::move(options)), url_(std::move(url)) {}
  const WriterOptions options_;
  const HttpUrl url_;
};

}  // namespace ibid::serve
