#include "serve/api/request_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/filter_years.hpp"
#include "model/names.hpp"
#include "text/misspelled.hpp"
#include "text/strings.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::size_t kYearMax = 9999;
/// A longer name is not shown.
constexpr std::size_t kFieldBytesShown = 40;
constexpr std::string_view kFilterFields[] = {"kind", "designs",   "statuses",
                                              "year", "year_from", "year_to"};

/// The value under `key`, or null when it is absent or JSON null.
const Json* find(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

template <class Enum>
Parsed<std::vector<Enum>> enum_list(const Json& object, std::string_view key,
                                    std::optional<Enum> (*parse)(std::string_view)) {
  Parsed<std::vector<std::string>> names = string_list(object, key);
  if (!names) return wrong(std::move(names.error()));
  std::vector<Enum> values;
  for (const std::string& name : *names) {
    const std::optional<Enum> value = parse(name);
    if (!value) {
      return wrong(fmt::format("\"{}\" has a name that is not known; known are {}.", key,
                               fmt::join(model::names_of<Enum>(), ", ")));
    }
    values.push_back(*value);
  }
  return values;
}

/// Of a filter, whose unknown member would leave everything unfiltered.
Parsed<void> has_only_filter_fields(const Json& filter) {
  for (const auto& [key, value] : filter.items()) {
    if (text::is_one_of(key, kFilterFields)) continue;
    const bool is_short = key.size() <= kFieldBytesShown;
    return wrong(fmt::format("\"{}\" is no field of \"filter\"; known are {}.",
                             is_short ? text::terminal_safe(key) : std::string("…"),
                             fmt::join(kFilterFields, ", ")));
  }
  return {};
}

}  // namespace

Parsed<Json> parse_object(std::string_view body) {
  if (text::trimmed(body).empty()) return wrong("The body is empty; a JSON object is expected.");
  Result<Json> json = model::parse_json(body);
  if (!json && json.error().code == ErrorCode::kInputTooLarge) {
    return wrong(fmt::format("The body is JSON nested more than {} deep.", model::kJsonDepthMax));
  }
  if (!json) {
    return wrong(fmt::format("The body's {}.", text::terminal_safe(json.error().message)));
  }
  if (!json->is_object()) return wrong("The body must be a JSON object.");
  return std::move(*json);
}

Parsed<void> none_misspelled(const Json& object, std::span<const std::string_view> known) {
  for (const auto& [key, value] : object.items()) {
    for (const std::string_view name : known) {
      if (!text::is_misspelled(key, name)) continue;
      return wrong(fmt::format("\"{}\" is no field of this request; \"{}\" is.",
                               text::terminal_safe(key), name));
    }
  }
  return {};
}

Parsed<std::optional<std::string>> optional_string(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  if (value == nullptr) return std::optional<std::string>();
  if (!value->is_string()) return wrong(fmt::format("\"{}\" must be a string.", key));
  return std::optional<std::string>(value->get<std::string>());
}

Parsed<std::string> required_string(const Json& object, std::string_view key) {
  Parsed<std::optional<std::string>> value = optional_string(object, key);
  if (!value) return wrong(std::move(value.error()));
  if (!*value || (*value)->empty()) return wrong(fmt::format("\"{}\" is needed.", key));
  return std::move(**value);
}

Parsed<std::size_t> count_or(const Json& object, std::string_view key, std::size_t fallback,
                             std::size_t least, std::size_t most) {
  const Json* value = find(object, key);
  if (value == nullptr) return fallback;
  if (value->is_number_unsigned()) {
    const auto count = value->get<std::size_t>();
    if (count >= least && count <= most) return count;
  }
  return wrong(fmt::format("\"{}\" must be a whole number from {} to {}.", key, least, most));
}

Parsed<bool> flag(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) return wrong(fmt::format("\"{}\" must be true or false.", key));
  return value->get<bool>();
}

Parsed<std::vector<std::string>> string_list(const Json& object, std::string_view key) {
  std::vector<std::string> strings;
  const Json* value = find(object, key);
  if (value == nullptr) return strings;
  if (!value->is_array()) return wrong(fmt::format("\"{}\" must be a list of strings.", key));
  for (const Json& item : *value) {
    if (!item.is_string()) return wrong(fmt::format("\"{}\" must be a list of strings.", key));
    strings.push_back(item.get<std::string>());
  }
  return strings;
}

Parsed<Audience> audience_or_clinician(const Json& object) {
  Parsed<std::optional<std::string>> name = optional_string(object, "audience");
  if (!name) return wrong(std::move(name.error()));
  if (!*name) return Audience::kClinician;
  const std::optional<Audience> audience = audience_from(**name);
  if (!audience) {
    return wrong(
        "\"audience\" must be patient, student, nurse, physician, researcher or clinician.");
  }
  return *audience;
}

Parsed<Filter> filter_of(const Json& object) {
  Filter filter;
  const Json* given = find(object, "filter");
  if (given == nullptr) return filter;
  if (!given->is_object()) return wrong("\"filter\" must be an object.");
  if (Parsed<void> known = has_only_filter_fields(*given); !known) {
    return wrong(std::move(known.error()));
  }
  Parsed<std::optional<std::string>> kind = optional_string(*given, "kind");
  if (!kind) return wrong(std::move(kind.error()));
  if (*kind) {
    filter.kind = source_kind_from(**kind);
    if (!filter.kind) return wrong("\"kind\" must be guideline or research.");
  }
  auto designs = enum_list(*given, "designs", study_design_from);
  if (!designs) return wrong(std::move(designs.error()));
  auto statuses = enum_list(*given, "statuses", source_status_from);
  if (!statuses) return wrong(std::move(statuses.error()));
  const Parsed<std::size_t> from = count_or(*given, "year_from", 0, 0, kYearMax);
  if (!from) return wrong(from.error());
  const Parsed<std::size_t> to = count_or(*given, "year_to", 0, 0, kYearMax);
  if (!to) return wrong(to.error());
  if (*from != 0 && *to != 0 && *from > *to) return wrong("\"year_from\" is after \"year_to\".");
  filter.designs = std::move(*designs);
  filter.statuses = std::move(*statuses);
  filter.year_from = static_cast<int>(*from);
  filter.year_to = static_cast<int>(*to);
  const Parsed<std::optional<std::string>> years = optional_string(*given, "year");
  if (!years) return wrong(years.error());
  if (!*years) return filter;
  if (*from != 0 || *to != 0) return wrong("Give \"year\" or \"year_from\" and \"year_to\".");
  if (!model::read_years(**years, filter)) {
    return wrong("\"year\" must be like \"2020\", \"2015-2020\", \"2015-\" or \"-2020\".");
  }
  return filter;
}

}  // namespace ibid::serve
