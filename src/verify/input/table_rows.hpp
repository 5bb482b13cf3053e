// Table rows: a Markdown table's rows as sentences, so that what a cell says is said of something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::verify {

struct TableRow {
  ByteRange range;  ///< bytes of the row's line, without the blanks around it
  /// "row header: column heading cell; column heading cell", markup as it was. Headings that say
  /// only "notes" or "dose" are left out, and "yes" and "no" tell of theirs.
  std::string statement;
  /// Column headings, or a row of one cell that names those below it.
  bool names_others = false;
};

/// The rows of all tables in `text` (valid UTF-8), in order; rules ("|---|") are no rows. A table
/// is lines that begin with '|', or lines with '|' around a rule.
[[nodiscard]] std::vector<TableRow> table_rows(std::string_view text);

}  // namespace ibid::verify
