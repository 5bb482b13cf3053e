// The one border at which Xapian's exceptions stop and become Results.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <type_traits>
#include <utility>

#include "ibid/result.hpp"

namespace ibid::index {

/// Calls `work`, which may use Xapian and returns a Result. What Xapian throws about the database
/// at `path` comes back as an Error: damage as kIndexDamaged, the rest as kEnvironment.
template <class Work>
[[nodiscard]] std::invoke_result_t<Work> at_xapian_border(const std::filesystem::path& path,
                                                          Work&& work) {
  const auto translated = [&path](ErrorCode code, const Xapian::Error& error) {
    return fail(code, fmt::format("{}: {}", path.string(), error.get_description()));
  };
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::DatabaseCorruptError& error) {
    return translated(ErrorCode::kIndexDamaged, error);
  } catch (const Xapian::DatabaseVersionError& error) {
    return translated(ErrorCode::kIndexDamaged, error);
  } catch (const Xapian::Error& error) {
    return translated(ErrorCode::kEnvironment, error);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kEnvironment, fmt::format("{}: out of memory", path.string()));
  }
}

}  // namespace ibid::index
