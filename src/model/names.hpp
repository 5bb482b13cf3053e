// Wire names of enums: one table an enum, read in both directions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace ibid::model {

template <class Enum, std::size_t N>
using NameTable = std::pair<Enum, std::string_view>[N];

template <class Enum, std::size_t N>
constexpr std::string_view name_in(const NameTable<Enum, N>& table, Enum value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return {};
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> value_in(const NameTable<Enum, N>& table, std::string_view name) {
  for (const auto& [value, candidate] : table) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

}  // namespace ibid::model
