// The one door to nlohmann/json: other floors say model::Json and never include the library.
// Parsing is capped in depth and refuses invalid UTF-8; of duplicate keys the last one counts.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "ibid/result.hpp"

namespace ibid::model {

/// Keys keep the order in which they were written, so output is stable.
using Json = nlohmann::ordered_json;

/// No format that ibid reads nests deeper than ten; 64 leaves room and keeps the stack safe.
inline constexpr std::size_t kJsonDepthMax = 64;

/// Parses one JSON text. kInputMalformed names the byte offset; kInputTooLarge the depth.
[[nodiscard]] Result<Json> parse_json(std::string_view text);

/// Compact UTF-8; invalid bytes become U+FFFD rather than an exception.
[[nodiscard]] std::string dump(const Json& json);
/// Indented by two.
[[nodiscard]] std::string dump_pretty(const Json& json);

/// Member access that never throws: the string, number or bool under `key`, or the fallback.
[[nodiscard]] std::string string_or(const Json& object, std::string_view key,
                                    std::string fallback = {});
[[nodiscard]] double number_or(const Json& object, std::string_view key, double fallback);
[[nodiscard]] bool bool_or(const Json& object, std::string_view key, bool fallback);

}  // namespace ibid::model
