// Input: any answer, whoever wrote it, as sentences with citations and a list of references.
//
// ibid.answer/1 JSON, chat completions with url_citation annotations, Markdown and plain text with
// [n] and a list, and text without citations are told apart by content, never by file name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "ibid/result.hpp"
#include "ibid/source.hpp"

namespace ibid::verify {

/// Evidence that an ibid.answer states for a claim, as it states it; what it leaves out is empty.
struct StatedEvidence {
  std::string source;
  std::string passage;
  std::string quote;
  std::string sha256;
  /// Bytes of the passage. Nothing when the answer gives none; reversed when no bytes can be there.
  std::optional<ByteRange> range;
};

/// A sentence of the audited text, reference marks still in place.
struct InputSentence {
  ByteRange range;              ///< bytes in Input::text
  std::string statement;        ///< the sentence without reference marks and markup
  std::vector<int> citations;   ///< as the text numbers them, ascending
  bool is_heading = false;      ///< laid out like one; it may assert something all the same
  bool is_title = false;        ///< the question above an answer of ibid's own
  bool is_reading = false;      ///< the line below it that tells how it was understood
  bool continues_line = false;  ///< the sentence before it stands in the same line
  std::vector<StatedEvidence> evidence;
};

/// An entry of the text's reference list.
struct InputReference {
  int number = 0;
  std::string text;   ///< as given
  Source mention;     ///< what could be read of it: identifiers, title, year
  std::string quote;  ///< what the text itself says the source says, or empty
};

struct Input {
  std::string text;  ///< what ranges count in: the text as given; for JSON, the message's content
                     ///< or the claims, one a line
  std::vector<InputSentence> sentences;
  std::vector<InputReference> references;
  std::string generation;  ///< that the text says it was written from, or empty
};

/// Reads any kind. JSON that is no known kind, text that is not UTF-8, and an ibid.answer with
/// citations that are no numbers from 1 on are kInputMalformed.
[[nodiscard]] Result<Input> read_input(std::string_view text);

/// Markdown or plain text.
[[nodiscard]] Input read_prose(std::string_view text);

/// Takes Markdown's signs out of a sentence: emphasis, code, links (their text stays).
[[nodiscard]] std::string without_markup(std::string_view sentence);

}  // namespace ibid::verify
