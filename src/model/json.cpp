#include "model/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ibid::model {
namespace {

/// Offset of the bracket that goes deeper than kJsonDepthMax, or npos. A scan before parsing,
/// since the library's DOM builder recurses when such a value is destroyed.
std::size_t find_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kJsonDepthMax) return i;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// Keeps the library's account of what is wrong, without exceptions.
class FaultFinder : public nlohmann::json_sax<Json> {
 public:
  std::size_t position = 0;
  std::string what;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::json::exception& e) override {
    position = at;
    what = e.what();
    return false;
  }
};

/// " (line 2)" of a text of several lines, for whoever opens it to mend it, or "".
std::string line_at(std::string_view text, std::size_t offset) {
  if (text.substr(0, text.find_last_not_of("\r\n") + 1).find('\n') == std::string_view::npos) {
    return {};
  }
  const std::string_view before = text.substr(0, offset);
  return fmt::format(" (line {})", 1 + std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (const std::size_t at = find_too_deep(text); at != std::string_view::npos) {
    return fail(ErrorCode::kInputTooLarge, fmt::format("JSON nested more than {} deep at byte {}{}",
                                                       kJsonDepthMax, at, line_at(text, at)));
  }
  Json json = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (!json.is_discarded()) return json;
  FaultFinder finder;
  Json::sax_parse(text.begin(), text.end(), &finder);
  // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error …"
  const auto colon = finder.what.find(": ");
  const std::string reason =
      colon == std::string::npos ? "not well-formed" : finder.what.substr(colon + 2);
  return fail(
      ErrorCode::kInputMalformed,
      fmt::format("JSON is broken at byte {}{}: {}", finder.position,
                  line_at(text, finder.position - std::min<std::size_t>(finder.position, 1)),
                  reason));
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string dump_pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

namespace {

const Json* find(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string string_or(const Json& object, std::string_view key, std::string fallback) {
  const Json* value = find(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::move(fallback);
}

double number_or(const Json& object, std::string_view key, double fallback) {
  const Json* value = find(object, key);
  return value != nullptr && value->is_number() ? value->get<double>() : fallback;
}

bool bool_or(const Json& object, std::string_view key, bool fallback) {
  const Json* value = find(object, key);
  return value != nullptr && value->is_boolean() ? value->get<bool>() : fallback;
}

}  // namespace ibid::model
