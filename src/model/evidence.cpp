#include "ibid/evidence.hpp"

#include <fmt/format.h>

#include "model/digest.hpp"
#include "text/utf8.hpp"

namespace ibid {

Result<Evidence> Evidence::make(const Passage& passage, ByteRange range, std::string_view quote,
                                std::string cited_source_id, std::string via_source_id) {
  if (model::sha256_hex(passage.text) != passage.sha256) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("passage {} does not match its hash; run `ibid check`", passage.id));
  }
  if (range.begin >= range.end || range.end > passage.text.size()) {
    return fail(ErrorCode::kEvidenceMismatch,
                fmt::format("bytes {}-{} are not within passage {} of {} bytes", range.begin,
                            range.end, passage.id, passage.text.size()));
  }
  if (!text::is_code_point_border(passage.text, range.begin) ||
      !text::is_code_point_border(passage.text, range.end)) {
    return fail(ErrorCode::kEvidenceMismatch,
                fmt::format("bytes {}-{} of passage {} split a character", range.begin, range.end,
                            passage.id));
  }
  if (std::string_view(passage.text).substr(range.begin, range.size()) != quote) {
    return fail(ErrorCode::kEvidenceMismatch,
                fmt::format("the quote is not bytes {}-{} of passage {}", range.begin, range.end,
                            passage.id));
  }
  if (cited_source_id.empty()) {
    return fail(ErrorCode::kEvidenceMismatch,
                fmt::format("evidence in passage {} names no source", passage.id));
  }
  Evidence evidence;
  evidence.source_id_ = std::move(cited_source_id);
  evidence.via_source_id_ = std::move(via_source_id);
  evidence.passage_id_ = passage.id;
  evidence.quote_ = std::string(quote);
  evidence.range_ = range;
  evidence.sha256_ = passage.sha256;
  return evidence;
}

}  // namespace ibid
