// Wire names of enums: one table an enum, read in both directions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

/// All names of an enum that has a name_of(), whose values run from 0 on.
template <class Enum>
std::vector<std::string_view> names_of() {
  std::vector<std::string_view> names;
  for (int value = 0;; ++value) {
    const std::string_view name = name_of(static_cast<Enum>(value));
    if (name.empty()) return names;
    names.push_back(name);
  }
}

}  // namespace ibid::model
