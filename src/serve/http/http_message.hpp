// Request and Response as the handlers see them: plain values, no library type.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http/auth.hpp"

namespace ibid::serve {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method;
  std::string path;   ///< as sent: still percent-encoded
  std::string query;  ///< behind '?', still percent-encoded
  std::vector<Header> headers;
  std::string body;
  bool from_loopback = false;
  std::string tail;  ///< what the route's {id} stands for, decoded
  Caller caller;     ///< who asks, once the gate has seen the key
  /// Says so when nobody waits for the reply any more; what takes long looks at it now and then.
  std::stop_token unwanted;

  /// The value of the first header of that name (any case), or "".
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// The decoded value of the first query parameter of that name.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// Takes the next event of a stream. False when its reader has left.
using EventSink = std::function<bool(std::string event)>;

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<Header> headers;
  /// When not empty, sent one by one instead of `body`: the events of a stream.
  std::vector<std::string> events;
  /// Work that waits for others and so must not hold a worker: runs on a thread of its own. With
  /// `finish` the reply is what it returns. With `produce` head and `events` go out at once, and
  /// further events as they are handed to the sink, until it returns. At most one of them is set.
  std::function<Response()> finish;
  std::function<void(const EventSink&)> produce;
  std::string question;  ///< for the log, when its operator asked for questions
  std::string error;     ///< for the log alone: what failed inside, with the names of files
};

/// Percent-decoding; '+' is a blank only in query values. Empty result for a broken escape.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank);

/// True when `value` may stand in a header: no CR, LF, NUL or other control byte.
[[nodiscard]] bool is_header_value(std::string_view value);

/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

/// True when the comma-separated list `accept` names `media_type` exactly.
[[nodiscard]] bool accepts(std::string_view accept, std::string_view media_type);

/// Adds `name` to the one Vary header, once.
void add_vary(Response& response, std::string_view name);

/// A JSON reply.
[[nodiscard]] Response json_response(std::string body, int status = 200);

}  // namespace ibid::serve
