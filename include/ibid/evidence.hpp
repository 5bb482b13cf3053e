// Evidence and Claim: why a citation cannot be wrong by construction.
//
// An Evidence is made in one place only, from a Passage whose text still has its stored hash and
// whose bytes [begin, end) are the quote. A Claim is made from Evidence only. There is no other
// way in: make() is Evidence's one way, and Evidence a Claim's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "ibid/passage.hpp"
#include "ibid/result.hpp"

namespace ibid {

class Evidence {
 public:
  /// Checks and builds. `cited_source_id` is the work that is cited; `via_source_id` is the Source
  /// of the Document that carries the passage when that is another work, else empty.
  /// Fails with kIndexDamaged when passage.text does not hash to passage.sha256, and with
  /// kEvidenceMismatch when the range is empty, out of bounds, splits a UTF-8 sequence, or its
  /// bytes are not `quote`.
  [[nodiscard]] static Result<Evidence> make(const Passage& passage, ByteRange range,
                                             std::string_view quote, std::string cited_source_id,
                                             std::string via_source_id = {});

  [[nodiscard]] const std::string& source_id() const { return source_id_; }
  [[nodiscard]] const std::string& via_source_id() const { return via_source_id_; }
  [[nodiscard]] const std::string& passage_id() const { return passage_id_; }
  [[nodiscard]] const std::string& quote() const { return quote_; }
  [[nodiscard]] ByteRange range() const { return range_; }
  /// Hash of the whole passage's text, as stored.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }

  friend bool operator==(const Evidence&, const Evidence&) = default;

 private:
  Evidence() = default;
  std::string source_id_;
  std::string via_source_id_;
  std::string passage_id_;
  std::string quote_;
  ByteRange range_;
  std::string sha256_;
};

/// One sentence of an answer. Its text is the quote of its first evidence; further evidence comes
/// from sources that say the same.
class Claim {
 public:
  explicit Claim(Evidence first) { evidence_.push_back(std::move(first)); }
  void add(Evidence further) { evidence_.push_back(std::move(further)); }

  [[nodiscard]] const std::string& text() const { return evidence_.front().quote(); }
  [[nodiscard]] const std::vector<Evidence>& evidence() const { return evidence_; }

  friend bool operator==(const Claim&, const Claim&) = default;

 private:
  std::vector<Evidence> evidence_;
};

}  // namespace ibid
