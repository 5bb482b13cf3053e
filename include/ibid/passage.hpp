// Passage and Document: the text of a Source as it was ingested, and the runs of it that are
// indexed and quoted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ibid/byte_range.hpp"
#include "ibid/source.hpp"

namespace ibid {

/// What a reference mark in a passage points to.
struct PassageCitation {
  /// Where the mark stands in the passage's text; an empty range at 0 when the whole passage
  /// carries the references (ibid's own snippets).
  ByteRange mark;
  /// Indexes into the Document's `references`; none when the mark points to no entry of it. Such a
  /// mark still is no part of the sentence, nor is the sentence a finding of the Document itself.
  std::vector<std::uint32_t> references;
  friend bool operator==(const PassageCitation&, const PassageCitation&) = default;
};

/// A run of a Document's text: the unit that is indexed, retrieved and quoted.
struct Passage {
  std::string id;  ///< "<document id>#<ordinal>", e.g. "snippets:zinc-and-bone#12"
  std::string document_id;
  std::string source_id;  ///< of the Document's own Source (not of the works it cites)
  std::vector<std::string> section_path;  ///< outermost first
  std::string text;                       ///< UTF-8, exactly document.text[range)
  ByteRange range;                        ///< bytes in the Document's text
  std::string certainty;  ///< stated for this very passage (GRADE, class, level); else empty
  /// That it answers, as people put them. It is found by them; they are never quoted.
  std::vector<std::string> questions;
  /// That come near it and that nothing beside it answers, as its editors know. What is asked like
  /// them is kept silent on; no passage is found by them.
  std::vector<std::string> unanswered;
  std::vector<PassageCitation> citations;  ///< in text order
  std::string sha256;                      ///< lower-case hex SHA-256 of `text`
  friend bool operator==(const Passage&, const Passage&) = default;
};

/// The text of one Source as one file gave it. The unit of ingest, update and removal.
struct Document {
  std::string id;  ///< "<format>:<native id>", e.g. "pubmed:32451694"; stable over re-ingests
  Source source;
  std::string text;
  std::vector<Passage> passages;
  std::vector<Source> references;  ///< its own reference list, in the order of the list
  std::int64_t revision = 0;       ///< a re-ingest with a lower revision is ignored
};

}  // namespace ibid
