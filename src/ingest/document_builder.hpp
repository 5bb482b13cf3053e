// Builds a Document from headings and paragraphs, and cuts its passages.
//
// Invariants: passage.text == document.text.substr(range); passages are in text order, do not
// overlap, and begin and end with a non-blank; a cut falls between paragraphs or sentences and
// never inside one, whose tail could say the contrary of the whole ("… did not | reduce
// mortality"). None is over kPassageBytesMax but a sentence that alone is longer; one over
// kSentenceBytesMax is in no passage, though in the text; nor is an order to a machine
// (text/machine_orders.hpp). Paragraphs stand two newlines apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"

namespace ibid::ingest {

/// What is stated of a text beside it.
struct Stated {
  std::string certainty = {};
  std::vector<std::string> questions = {};
  std::vector<std::string> unanswered = {};
};

class DocumentBuilder {
 public:
  DocumentBuilder(std::string document_id, Source source);

  /// Appends one run of text, which may hold several paragraphs, under `section_path` (outermost
  /// first). Citation marks are byte ranges in `text` as given, in order; a mark stays with the
  /// passage in which it begins, an empty range at 0 with every passage of the text; so does what
  /// is `stated`. Blank text adds nothing.
  void add_text(const std::vector<std::string>& section_path, std::string_view text,
                const std::vector<PassageCitation>& citations = {}, const Stated& stated = {});

  [[nodiscard]] std::size_t passage_count() const { return document_.passages.size(); }
  /// Where in the Document's text the next text that is added will begin.
  [[nodiscard]] std::size_t next_text_begin() const;

  /// The finished Document; the builder is spent.
  [[nodiscard]] Document finish(std::vector<Source> references = {}, std::int64_t revision = 0);

 private:
  Document document_;
};

/// Where `text` is cut so that no piece is over `bytes_max` but one long sentence; pieces without
/// surrounding blanks. A mark of `citations` (in order) behind a full stop stays with its sentence.
[[nodiscard]] std::vector<ByteRange> cut_passages(
    std::string_view text, std::size_t bytes_max,
    const std::vector<PassageCitation>& citations = {});

/// What of the text is in no passage, without blanks around: over-long sentences and orders to a
/// machine.
[[nodiscard]] std::vector<ByteRange> parts_in_no_passage(const Document& document);

}  // namespace ibid::ingest
