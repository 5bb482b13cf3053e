#include "ingest/document_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/limits.hpp"
#include "model/digest.hpp"
#include "text/machine_orders.hpp"
#include "text/sentences.hpp"
#include "text/words.hpp"

namespace ibid::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kParagraphBreak = "\n\n";

ByteRange trimmed(std::string_view text, ByteRange range) {
  while (range.begin < range.end && kBlanks.find(text[range.begin]) != std::string_view::npos) {
    ++range.begin;
  }
  while (range.begin < range.end && kBlanks.find(text[range.end - 1]) != std::string_view::npos) {
    --range.end;
  }
  return range;
}

/// Whether a blank line lies in the white space that begins at `offset`.
bool paragraph_ends_at(std::string_view text, std::size_t offset) {
  int newlines = 0;
  while (offset < text.size() && kBlanks.find(text[offset]) != std::string_view::npos) {
    if (text[offset] == '\n') ++newlines;
    ++offset;
  }
  return newlines >= 2;
}

/// Where a sentence ends, ascending: behind the marks that stand behind its full stop, which would
/// else begin the next passage and be taken for that one's.
std::vector<std::size_t> sentence_ends(std::string_view text,
                                       const std::vector<PassageCitation>& citations) {
  std::vector<std::size_t> ends;
  auto citation = citations.begin();
  for (const ByteRange& sentence : text::sentences(text)) {
    std::size_t end = ends.empty() ? sentence.end : std::max(ends.back(), sentence.end);
    for (;;) {
      while (citation != citations.end() && citation->mark.begin < end) ++citation;
      if (citation == citations.end() || citation->mark.empty() ||
          citation->mark.begin != text.find_first_not_of(kBlanks, end)) {
        break;
      }
      end = citation->mark.end;
    }
    ends.push_back(end);
  }
  return ends;
}

/// Whether there is more than the bullets and marks that may stand around an order.
bool says_something(std::string_view text) {
  return !text::words(text).empty();
}

/// What of `pieces` is outside of `orders`; both are in order.
std::vector<ByteRange> parts_outside(std::string_view text, const std::vector<ByteRange>& pieces,
                                     const std::vector<ByteRange>& orders) {
  std::vector<ByteRange> parts;
  const auto add = [&](ByteRange range) {
    const ByteRange part = trimmed(text, range);
    if (says_something(text.substr(part.begin, part.size()))) parts.push_back(part);
  };
  for (ByteRange rest : pieces) {
    for (const ByteRange& order : orders) {
      if (order.end <= rest.begin || order.begin >= rest.end) continue;
      if (order.begin > rest.begin) add({rest.begin, order.begin});
      rest.begin = std::min(order.end, rest.end);
    }
    add(rest);
  }
  return parts;
}

}  // namespace

std::vector<ByteRange> cut_passages(std::string_view text, std::size_t bytes_max,
                                    const std::vector<PassageCitation>& citations) {
  std::vector<ByteRange> pieces;
  ByteRange rest = trimmed(text, {0, text.size()});
  if (rest.size() <= bytes_max) {
    if (!rest.empty()) pieces.push_back(rest);
    return pieces;
  }
  const std::vector<std::size_t> ends = sentence_ends(text, citations);
  auto next_end = ends.begin();
  while (rest.size() > bytes_max) {
    // Equal pieces read better than a full one and a stump, so the cut nearest to an equal share
    // is taken; the end of a paragraph is worth a quarter of the share.
    const std::size_t parts = (rest.size() + bytes_max - 1) / bytes_max;
    const std::size_t share = rest.size() / parts;
    std::size_t cut = 0;
    std::size_t least_cost = 0;
    while (next_end != ends.end() && *next_end <= rest.begin) ++next_end;
    for (auto end = next_end; end != ends.end() && *end <= rest.begin + bytes_max; ++end) {
      if (*end >= rest.end) break;
      const std::size_t size = *end - rest.begin;
      std::size_t cost = size > share ? size - share : share - size;
      if (!paragraph_ends_at(text, *end)) cost += share / 4;
      if (cut == 0 || cost < least_cost) {
        cut = *end;
        least_cost = cost;
      }
    }
    if (cut == 0) cut = next_end == ends.end() ? rest.end : std::min(*next_end, rest.end);
    const ByteRange piece = trimmed(text, {rest.begin, cut});
    if (piece.size() <= std::max(bytes_max, kSentenceBytesMax)) pieces.push_back(piece);
    rest = trimmed(text, {cut, rest.end});
  }
  if (!rest.empty()) pieces.push_back(rest);
  return pieces;
}

DocumentBuilder::DocumentBuilder(std::string document_id, Source source) {
  document_.id = std::move(document_id);
  document_.source = std::move(source);
}

void DocumentBuilder::add_text(const std::vector<std::string>& section_path, std::string_view text,
                               const std::vector<PassageCitation>& citations,
                               const Stated& stated) {
  std::vector<ByteRange> pieces = cut_passages(text, kPassageBytesMax, citations);
  if (trimmed(text, {0, text.size()}).empty()) return;
  if (const auto orders = text::machine_orders(text); !orders.empty()) {
    pieces = parts_outside(text, pieces, orders);
  }
  const std::size_t base = next_text_begin();
  if (base != 0) document_.text.append(kParagraphBreak);
  document_.text.append(text);
  for (const ByteRange& piece : pieces) {
    Passage passage;
    const fmt::format_int ordinal(document_.passages.size() + 1);
    passage.id.reserve(document_.id.size() + 1 + ordinal.size());
    passage.id.append(document_.id).append(1, '#').append(ordinal.data(), ordinal.size());
    passage.document_id = document_.id;
    passage.source_id = document_.source.id;
    passage.section_path = section_path;
    passage.text = std::string(text.substr(piece.begin, piece.size()));
    passage.range = {base + piece.begin, base + piece.end};
    passage.certainty = stated.certainty;
    passage.questions = stated.questions;
    passage.unanswered = stated.unanswered;
    passage.sha256 = model::sha256_hex(passage.text);
    for (const PassageCitation& citation : citations) {
      const ByteRange mark = citation.mark;
      if (mark.empty()) {
        passage.citations.push_back(citation);
      } else if (mark.begin >= piece.begin && mark.begin < piece.end) {
        passage.citations.push_back(
            {{mark.begin - piece.begin, std::min(mark.end, piece.end) - piece.begin},
             citation.references});
      }
    }
    document_.passages.push_back(std::move(passage));
  }
}

std::size_t DocumentBuilder::next_text_begin() const {
  return document_.text.empty() ? 0 : document_.text.size() + kParagraphBreak.size();
}

Document DocumentBuilder::finish(std::vector<Source> references, std::int64_t revision) {
  document_.references = std::move(references);
  document_.revision = revision;
  return std::move(document_);
}

std::vector<ByteRange> parts_in_no_passage(const Document& document) {
  std::vector<ByteRange> parts;
  std::size_t behind = 0;
  const auto add_gap = [&](std::size_t end) {
    const ByteRange gap = trimmed(document.text, {behind, end});
    if (!gap.empty()) parts.push_back(gap);
  };
  for (const Passage& passage : document.passages) {
    add_gap(passage.range.begin);
    behind = passage.range.end;
  }
  add_gap(document.text.size());
  return parts;
}

}  // namespace ibid::ingest
