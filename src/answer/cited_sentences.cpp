#include "answer/cited_sentences.hpp"

#include <algorithm>
#include <string_view>

#include "text/code_points.hpp"
#include "text/sentences.hpp"

namespace ibid::answer {
namespace {

void add_references(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
  to.insert(to.end(), from.begin(), from.end());
  std::sort(to.begin(), to.end());
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

void add(const PassageCitation& citation, CitedSentence& sentence) {
  add_references(sentence.references, citation.references);
  sentence.is_unresolved = sentence.is_unresolved || citation.references.empty();
}

ByteRange without_blanks(std::string_view text, ByteRange range) {
  while (!range.empty() && text::is_blank(text[range.begin])) ++range.begin;
  while (!range.empty() && text::is_blank(text[range.end - 1])) --range.end;
  return range;
}

/// The mark that ends at or, but for a full stop or comma, before `end`.
const PassageCitation* trailing_mark(const Passage& passage, ByteRange sentence) {
  std::size_t end = sentence.end;
  for (const PassageCitation& citation : passage.citations) {
    if (citation.mark.empty() || citation.mark.begin <= sentence.begin) continue;
    std::size_t behind = citation.mark.end;
    while (behind < end && (passage.text[behind] == '.' || passage.text[behind] == ',' ||
                            passage.text[behind] == ';' || text::is_blank(passage.text[behind]))) {
      ++behind;
    }
    if (citation.mark.begin < end && behind == end) return &citation;
  }
  return nullptr;
}

ByteRange without_trailing_marks(const Passage& passage, ByteRange range) {
  while (const PassageCitation* mark = trailing_mark(passage, range)) {
    range.end = mark->mark.begin;
    range = without_blanks(passage.text, range);
  }
  return range;
}

}  // namespace

std::vector<CitedSentence> cited_sentences(const Passage& passage) {
  std::vector<CitedSentence> sentences;
  std::vector<std::uint32_t> of_all;
  for (const PassageCitation& citation : passage.citations) {
    if (citation.mark.empty()) add_references(of_all, citation.references);
  }
  for (ByteRange range : text::sentences(passage.text)) {
    CitedSentence sentence;
    sentence.references = of_all;
    for (const PassageCitation& citation : passage.citations) {
      if (citation.mark.empty()) continue;
      if (citation.mark.begin == range.begin && !sentences.empty()) {
        add(citation, sentences.back());
        range.begin = std::min(citation.mark.end, range.end);
        range = without_blanks(passage.text, range);
      } else if (citation.mark.begin >= range.begin && citation.mark.begin < range.end) {
        add(citation, sentence);
      }
    }
    sentence.range = without_trailing_marks(passage, without_blanks(passage.text, range));
    if (!sentence.range.empty()) sentences.push_back(std::move(sentence));
  }
  for (CitedSentence& sentence : sentences) {
    sentence.is_unresolved = sentence.is_unresolved && sentence.references.empty();
  }
  return sentences;
}

}  // namespace ibid::answer
