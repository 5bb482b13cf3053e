// Words beyond ASCII: fold first, then cut the folded text by character class. Letters, digits and
// marks make words; CJK becomes bigrams; scripts without blanks and without syllable signs (Thai,
// Lao, Khmer, Burmese) go through ICU's dictionaries. Ranges come back through the fold map.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "text/code_points.hpp"
#include "text/fold.hpp"
#include "text/words_internal.hpp"

namespace ibid::text::internal {
namespace {

enum class CharacterClass { kBorder, kLetter, kDigit, kCjk, kDictionary };

CharacterClass class_of(char32_t c) {
  if (c < 0x80) {
    const auto byte = static_cast<char>(c);
    if (is_digit(byte)) return CharacterClass::kDigit;
    return is_letter(byte) ? CharacterClass::kLetter : CharacterClass::kBorder;
  }
  const auto code_point = static_cast<UChar32>(c);
  const auto category = U_MASK(u_charType(code_point));
  if ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return CharacterClass::kBorder;
  if (c < 0x0E00) {
    return (category & U_GC_ND_MASK) != 0 ? CharacterClass::kDigit : CharacterClass::kLetter;
  }
  if (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
    return CharacterClass::kDictionary;
  }
  const bool kana = (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF);
  const bool hangul = (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
  if (kana || hangul || u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC)) {
    return CharacterClass::kCjk;
  }
  return (category & U_GC_ND_MASK) != 0 ? CharacterClass::kDigit : CharacterClass::kLetter;
}

/// ¹²³ and ⁰⁴-⁹: they fold to digits, but stand for an exponent or a reference mark of their own.
bool is_superscript_digit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/// One code point of the folded chunk.
struct Character {
  char32_t code_point = 0;
  CharacterClass kind = CharacterClass::kBorder;
  ByteRange folded;
  bool superscript = false;
};

/// ICU's word iterator, one a thread: making one costs more than most runs take.
icu::BreakIterator* word_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) std::abort();  // a broken ICU installation, as in fold
    return made;
  }();
  return breaks.get();
}

class Cutter {
 public:
  Cutter(std::string_view chunk, std::size_t base, std::vector<Word>& out)
      : chunk_(chunk), base_(base), out_(out), folded_(fold(chunk)) {
    characters_.reserve(folded_.text.size());
    for (std::size_t offset = 0; offset < folded_.text.size();) {
      Character character;
      character.folded.begin = offset;
      character.code_point = next_code_point(folded_.text, offset);
      character.folded.end = offset;
      character.kind = class_of(character.code_point);
      if (character.kind == CharacterClass::kDigit) {
        std::size_t at = folded_.origin[character.folded.begin];
        character.superscript =
            !is_ascii(chunk_[at]) && is_superscript_digit(next_code_point(chunk_, at));
      }
      characters_.push_back(character);
    }
  }

  void cut() {
    std::size_t i = 0;
    while (i < characters_.size()) {
      switch (characters_[i].kind) {
        case CharacterClass::kBorder:
          ++i;
          break;
        case CharacterClass::kLetter:
        case CharacterClass::kDigit:
          i = cut_word(i);
          break;
        case CharacterClass::kCjk:
          i = cut_bigrams(i);
          break;
        case CharacterClass::kDictionary:
          i = cut_by_dictionary(i);
          break;
      }
    }
  }

 private:
  [[nodiscard]] bool is_word_at(std::size_t i) const {
    return i < characters_.size() && (characters_[i].kind == CharacterClass::kLetter ||
                                      characters_[i].kind == CharacterClass::kDigit);
  }
  [[nodiscard]] bool is_digit_at(std::size_t i) const {
    return i < characters_.size() && characters_[i].kind == CharacterClass::kDigit;
  }
  [[nodiscard]] bool is_decimal_point_at(std::size_t i) const {
    const char32_t c = characters_[i].code_point;
    return (c == '.' || c == 0xB7) && is_digit_at(i - 1) && is_digit_at(i + 1) &&
           !characters_[i + 1].superscript;
  }
  /// As groups_thousands of the ASCII path.
  [[nodiscard]] bool is_thousands_comma_at(std::size_t begin, std::size_t i) const {
    if (characters_[i].code_point != ',') return false;
    if (i - begin > 3 && characters_[i - 4].code_point != ',') return false;
    for (std::size_t k = 1; k <= 3; ++k) {
      if (!is_digit_at(i + k) || characters_[i + k].superscript) return false;
    }
    return !is_word_at(i + 4) || characters_[i + 4].superscript;
  }

  void emit(std::string folded, ByteRange in_folded) {
    if (folded.size() > kWordBytesMax) return;
    const ByteRange original = folded_.to_original(in_folded);
    out_.push_back({std::move(folded), {base_ + original.begin, base_ + original.end}});
  }

  std::size_t cut_word(std::size_t begin) {
    std::string folded;
    bool all_digits = true;
    std::size_t i = begin;
    for (; i < characters_.size(); ++i) {
      const Character& character = characters_[i];
      if (i > begin && character.superscript && !characters_[i - 1].superscript) break;
      if (is_word_at(i)) {
        if (i > begin && !character.superscript && characters_[i - 1].superscript) break;
        all_digits = all_digits && is_digit_at(i);
        append_utf8(folded, character.code_point);
      } else if (is_decimal_point_at(i)) {
        folded.push_back('.');
      } else if (!(all_digits && is_thousands_comma_at(begin, i))) {
        break;
      }
    }
    emit(std::move(folded), {characters_[begin].folded.begin, characters_[i - 1].folded.end});
    return i;
  }

  std::size_t cut_bigrams(std::size_t begin) {
    std::size_t end = begin;
    while (end < characters_.size() && characters_[end].kind == CharacterClass::kCjk) ++end;
    const std::size_t last = end - begin == 1 ? begin : end - 2;
    for (std::size_t i = begin; i <= last; ++i) {
      const std::size_t second = i + 1 < end ? i + 1 : i;
      const ByteRange range{characters_[i].folded.begin, characters_[second].folded.end};
      emit(folded_.text.substr(range.begin, range.size()), range);
    }
    return end;
  }

  std::size_t cut_by_dictionary(std::size_t begin) {
    std::size_t end = begin;
    icu::UnicodeString run;
    std::vector<std::size_t> character_at;  // by UTF-16 unit of `run`
    while (end < characters_.size() && characters_[end].kind == CharacterClass::kDictionary) {
      run.append(static_cast<UChar32>(characters_[end].code_point));
      character_at.resize(static_cast<std::size_t>(run.length()), end);
      ++end;
    }
    character_at.push_back(end);
    icu::BreakIterator* const breaks = word_breaks();
    breaks->setText(run);
    int32_t from = breaks->first();
    for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next()) {
      const std::size_t first = character_at[static_cast<std::size_t>(from)];
      const std::size_t behind = character_at[static_cast<std::size_t>(to)];
      const ByteRange range{characters_[first].folded.begin, characters_[behind - 1].folded.end};
      emit(folded_.text.substr(range.begin, range.size()), range);
    }
    return end;
  }

  std::string_view chunk_;
  std::size_t base_;
  std::vector<Word>& out_;
  MappedFold folded_;
  std::vector<Character> characters_;
};

}  // namespace

void cut_unicode(std::string_view chunk, std::size_t base, std::vector<Word>& out) {
  Cutter(chunk, base, out).cut();
}

}  // namespace ibid::text::internal
