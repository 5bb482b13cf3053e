// Reading a JSON request: every wrong field is refused with a sentence that a stranger may read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "ibid/answer.hpp"
#include "ibid/filter.hpp"
#include "model/json.hpp"

namespace ibid::serve {

/// A value, or what is wrong with the request.
template <class T>
using Parsed = tl::expected<T, std::string>;
/// The latter.
[[nodiscard]] inline tl::unexpected<std::string> wrong(std::string detail) {
  return tl::unexpected<std::string>(std::move(detail));
}

/// The body as a JSON object.
[[nodiscard]] Parsed<model::Json> parse_object(std::string_view body);

/// Refuses a member of a request one letter, or letters of the other case, away from one of
/// `known`: misspelled, it would silently do nothing. Other members are a client's own business.
[[nodiscard]] Parsed<void> none_misspelled(const model::Json& object,
                                           std::span<const std::string_view> known);

/// The string under `key`; absent or null is nothing, any other type is wrong.
[[nodiscard]] Parsed<std::optional<std::string>> optional_string(const model::Json& object,
                                                                 std::string_view key);
/// Absent, null, empty and any other type are wrong.
[[nodiscard]] Parsed<std::string> required_string(const model::Json& object, std::string_view key);
/// A whole number within [least, most]; absent or null is `fallback`.
[[nodiscard]] Parsed<std::size_t> count_or(const model::Json& object, std::string_view key,
                                           std::size_t fallback, std::size_t least,
                                           std::size_t most);
/// Absent or null is false; any other type is wrong.
[[nodiscard]] Parsed<bool> flag(const model::Json& object, std::string_view key);
[[nodiscard]] Parsed<std::vector<std::string>> string_list(const model::Json& object,
                                                           std::string_view key);
[[nodiscard]] Parsed<Audience> audience_or_clinician(const model::Json& object);
/// "filter": {"kind", "designs", "statuses", "year_from", "year_to"}, or "year" as on the command
/// line in place of the last two.
[[nodiscard]] Parsed<Filter> filter_of(const model::Json& object);

}  // namespace ibid::serve
