#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdlib>

#include "text/code_points.hpp"

namespace ibid::text {
namespace {

struct Normalizers {
  const icu::Normalizer2* case_fold = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  const icu::Normalizer2* compose = nullptr;
};

const Normalizers& normalizers() {
  static const Normalizers loaded = [] {
    UErrorCode status = U_ZERO_ERROR;
    Normalizers n;
    n.case_fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    n.decompose = icu::Normalizer2::getNFDInstance(status);
    n.compose = icu::Normalizer2::getNFCInstance(status);
    // Only a broken ICU installation fails here, and nothing can be read without it.
    if (U_FAILURE(status)) std::abort();
    return n;
  }();
  return loaded;
}

/// Marks that a reader may leave out: Latin, Greek and Cyrillic diacritics, Hebrew points, Arabic
/// vowel signs. Vowel signs of Indic scripts and the kana voicing marks make another letter and
/// stay.
bool is_optional_mark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE) ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

/// Typographic signs that plain text writes in ASCII; 0 where `c` is none of them.
char ascii_form(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x05BE) return '-';
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x02BC) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2033) return '"';
  if (c == 0x2044 || c == 0x2215) return '/';
  return 0;
}

/// Signs that NFKC would spell out as letters of the word before them ("Fosamax™").
bool is_trade_sign(char32_t c) {
  return c == 0x2122 || c == 0x2120;
}

/// Folds one run of code points that normalisation never joins with what stands around it.
void fold_segment(std::string_view segment, std::string& out) {
  const Normalizers& n = normalizers();
  icu::UnicodeString source;
  for (std::size_t offset = 0; offset < segment.size();) {
    const char32_t c = next_code_point(segment, offset);
    if (!is_trade_sign(c)) source.append(static_cast<UChar32>(c));
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed =
      n.decompose->normalize(n.case_fold->normalize(source, status), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(decomposed.char32At(i));
    if (is_optional_mark(c)) continue;
    const char plain = ascii_form(c);
    kept.append(plain != 0 ? static_cast<UChar32>(plain) : static_cast<UChar32>(c));
  }
  n.compose->normalize(kept, status).toUTF8String(out);
}

/// Folds of the single code points that medical English uses besides ASCII (Latin, Greek, general
/// punctuation, super- and subscripts, arrows, mathematical signs): one ICU round trip a code point
/// costs 0.5 us, a look-up nearly nothing.
class FoldTable {
 public:
  [[nodiscard]] const std::string* find(char32_t c) const {
    if (c < low_.size()) return &low_[c];
    if (c >= kHighBegin && c < kHighBegin + high_.size()) return &high_[c - kHighBegin];
    return nullptr;
  }

  static const FoldTable& instance() {
    static const FoldTable table;
    return table;
  }

 private:
  FoldTable() {
    const auto fill = [](auto& folds, char32_t begin) {
      for (std::size_t i = 0; i < folds.size(); ++i) {
        std::string source;
        append_utf8(source, begin + static_cast<char32_t>(i));
        fold_segment(source, folds[i]);
      }
    };
    fill(low_, 0);
    fill(high_, kHighBegin);
  }

  static constexpr char32_t kHighBegin = 0x2000;
  std::array<std::string, 0x400> low_;
  std::array<std::string, 0x300> high_;
};

/// Sorting an endless run of combining marks is quadratic; the Stream-Safe Text Format (UAX 15)
/// allows 30, so a longer run is cut.
constexpr int kSegmentCodePointsMax = 32;

/// Calls emit(begin, folded bytes) for each segment of `text` in order.
template <class Emit>
void for_each_fold(std::string_view text, Emit emit) {
  const FoldTable* table = nullptr;
  std::string folded;
  for (std::size_t begin = 0; begin < text.size();) {
    // Two ASCII characters in a row never interact.
    if (is_ascii(text[begin]) && (begin + 1 == text.size() || is_ascii(text[begin + 1]))) {
      const char lower = to_lower(text[begin]);
      emit(begin, std::string_view(&lower, 1));
      ++begin;
      continue;
    }
    if (table == nullptr) table = &FoldTable::instance();
    std::size_t end = begin;
    const char32_t first = next_code_point(text, end);
    const std::size_t first_end = end;
    for (int count = 1; count < kSegmentCodePointsMax && end < text.size() && !is_ascii(text[end]);
         ++count) {
      std::size_t after = end;
      const char32_t c = next_code_point(text, after);
      if (normalizers().case_fold->hasBoundaryBefore(static_cast<UChar32>(c))) break;
      end = after;
    }
    const std::string* known = end == first_end ? table->find(first) : nullptr;
    if (known != nullptr) {
      emit(begin, std::string_view(*known));
    } else {
      folded.clear();
      fold_segment(text.substr(begin, end - begin), folded);
      emit(begin, std::string_view(folded));
    }
    begin = end;
  }
}

}  // namespace

ByteRange MappedFold::to_original(ByteRange range) const {
  if (range.end <= range.begin) return {origin[range.begin], origin[range.begin]};
  const std::uint32_t last = origin[range.end - 1];
  std::size_t after = range.end;
  while (after + 1 < origin.size() && origin[after] == last) ++after;
  return {origin[range.begin], origin[after]};
}

MappedFold fold(std::string_view text) {
  MappedFold result;
  result.text.reserve(text.size());
  result.origin.reserve(text.size() + 1);
  for_each_fold(text, [&](std::size_t begin, std::string_view folded) {
    result.text.append(folded);
    result.origin.insert(result.origin.end(), folded.size(), static_cast<std::uint32_t>(begin));
  });
  result.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return result;
}

std::string fold_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_fold(text, [&](std::size_t, std::string_view folded) { result.append(folded); });
  return result;
}

std::string collapse_white_space(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool pending = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (is_ascii(text[offset]) ? is_blank(text[offset++])
                               : is_unicode_blank(next_code_point(text, offset))) {
      pending = !result.empty();
      continue;
    }
    if (pending) result.push_back(' ');
    pending = false;
    result.append(text.substr(begin, offset - begin));
  }
  return result;
}

}  // namespace ibid::text
