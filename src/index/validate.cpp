#include "index/validate.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "index/record_codec.hpp"
#include "model/digest.hpp"
#include "text/utf8.hpp"

namespace ibid::index {
namespace {

/// Checks texts and adds up their size; remembers the first fault.
class Checker {
 public:
  void text(std::string_view text, std::size_t bytes_max, std::string_view what) {
    if (!result_) return;
    bytes_ += text.size();
    if (text.size() > bytes_max) {
      return too_large(
          fmt::format("{} has {} bytes; the limit is {}", what, text.size(), bytes_max));
    }
    if (bytes_ > kDocumentBytesMax) {
      return too_large(fmt::format("the document has more than {} bytes", kDocumentBytesMax));
    }
    if (const auto fault = text::find_utf8_fault(text)) {
      malformed(fmt::format("{}: {} at byte {}", what, fault->what, fault->byte_offset));
    }
  }
  void parts(std::size_t count, std::string_view what) {
    if (count > kPartsMax) {
      too_large(fmt::format("{} {}; the limit is {}", count, what, kPartsMax));
    }
  }
  void require(bool holds, std::string_view what, std::string_view passage) {
    if (!holds) malformed(fmt::format("passage {}: {}", passage, what));
  }
  void source(const Source& source) {
    constexpr std::array kTexts{
        &Source::id,        &Source::type,          &Source::title,     &Source::container_title,
        &Source::publisher, &Source::volume,        &Source::issue,     &Source::page,
        &Source::doi,       &Source::pmid,          &Source::pmcid,     &Source::url,
        &Source::certainty, &Source::status_notice, &Source::successor, &Source::license};
    for (const auto field : kTexts) text(source.*field, kFieldBytesMax, "a source field");
    for (const Person& person : source.authors) {
      for (const auto* name : {&person.family, &person.given, &person.suffix, &person.literal}) {
        text(*name, kFieldBytesMax, "an author");
      }
    }
    for (const std::string& keyword : source.keywords) text(keyword, kFieldBytesMax, "a keyword");
  }
  void malformed(std::string message) { set(ErrorCode::kInputMalformed, std::move(message)); }

  [[nodiscard]] bool sound() const { return result_.has_value(); }
  [[nodiscard]] Result<void> result() const { return result_; }

 private:
  void too_large(std::string message) { set(ErrorCode::kInputTooLarge, std::move(message)); }
  void set(ErrorCode code, std::string message) {
    if (result_) result_ = fail(code, std::move(message));
  }

  Result<void> result_;
  std::size_t bytes_ = 0;
};

void check_citations(Checker& checker, const Document& document, const Passage& passage) {
  for (const PassageCitation& citation : passage.citations) {
    const ByteRange mark = citation.mark;
    checker.require(mark.begin <= mark.end && mark.end <= passage.text.size(),
                    "a reference mark is outside the text", passage.id);
    for (const std::uint32_t reference : citation.references) {
      checker.require(reference < document.references.size(),
                      "a citation points past the reference list", passage.id);
    }
  }
}

void check_passage(Checker& checker, const Document& document, const Passage& passage) {
  checker.text(passage.text, kPassageBytesMax, "a passage");
  checker.text(passage.certainty, kFieldBytesMax, "a certainty");
  for (const std::string& heading : passage.section_path) {
    checker.text(heading, kFieldBytesMax, "a heading");
  }
  for (const auto* questions : {&passage.questions, &passage.unanswered}) {
    checker.parts(questions->size(), "questions");
    for (const std::string& question : *questions) {
      checker.text(question, kFieldBytesMax, "a question");
    }
  }
  if (!checker.sound()) return;
  checker.require(passage.document_id == document.id, "is of another document", passage.id);
  checker.require(passage.source_id == document.source.id, "is of another source", passage.id);
  const ByteRange range = passage.range;
  checker.require(
      range.begin <= range.end && range.end <= document.text.size() &&
          std::string_view(document.text).substr(range.begin, range.size()) == passage.text,
      "its text is not its range of the document", passage.id);
  checker.require(passage.sha256 == model::sha256_hex(passage.text),
                  "its hash is not that of its text", passage.id);
  check_citations(checker, document, passage);
}

}  // namespace

Result<void> validate(const Document& document) {
  Checker checker;
  if (document.id.empty()) checker.malformed("the document has no id");
  checker.text(document.id, kIdBytesMax, "the document's id");
  checker.text(document.source.id, kIdBytesMax, "the source's id");
  checker.parts(document.passages.size(), "passages");
  checker.parts(document.references.size(), "references");
  checker.source(document.source);
  for (const Source& reference : document.references) checker.source(reference);

  std::int64_t previous = -1;
  for (const Passage& passage : document.passages) {
    if (!checker.sound()) break;
    std::string_view document_id;
    std::uint32_t ordinal = 0;
    checker.require(split_passage_id(passage.id, document_id, ordinal) &&
                        document_id == document.id && ordinal > previous,
                    "ids are \"<document id>#<number>\", numbers ascending", passage.id);
    previous = ordinal;
    check_passage(checker, document, passage);
  }
  return checker.result();
}

}  // namespace ibid::index
