// Whatever bytes come: the gate refuses them, or every function of the text floor keeps its
// contract.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/fold.hpp"
#include "text/machine_orders.hpp"
#include "text/quantities.hpp"
#include "text/reference_marks.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace {

using ibid::ByteRange;

void require(bool kept) {
  if (!kept) std::abort();
}

/// Ranges must be in order, apart, not empty and on code point borders.
class RangeCheck {
 public:
  explicit RangeCheck(std::string_view text) : text_(text) {}
  void operator()(ByteRange range) {
    require(range.begin >= behind_ && range.begin < range.end && range.end <= text_.size());
    require(ibid::text::is_code_point_border(text_, range.begin));
    require(ibid::text::is_code_point_border(text_, range.end));
    behind_ = range.end;
  }

 private:
  std::string_view text_;
  std::size_t behind_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace text = ibid::text;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (text::find_utf8_fault(bytes)) return 0;

  const text::MappedFold folded = text::fold(bytes);
  require(folded.text == text::fold_text(bytes));
  require(!text::find_utf8_fault(folded.text));

  for (const text::Word& word : text::words(bytes)) {
    require(!word.folded.empty() && word.folded.size() <= text::kWordBytesMax);
    require(word.range.begin < word.range.end && word.range.end <= size);  // bigrams overlap
  }

  RangeCheck sentence(bytes);
  for (const ByteRange range : text::sentences(bytes)) sentence(range);

  RangeCheck order(bytes);
  for (const ByteRange range : text::machine_orders(bytes)) order(range);

  RangeCheck quantity(bytes);
  for (const text::Quantity& found : text::quantities(bytes)) {
    quantity(found.range);
    require(found.low <= found.high && text::same_amount(found, found));
  }

  RangeCheck mark(bytes);
  for (const text::ReferenceMark& found : text::reference_marks(bytes, {50})) mark(found.range);
  return 0;
}
