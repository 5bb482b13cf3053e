// Whatever bytes come, in whatever format they are said to be: each reader ends, and what it gives
// keeps the contract of a Document and of a report. The first byte chooses the reader.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/beir.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/csl.hpp"
#include "ingest/jats.hpp"
#include "ingest/markdown.hpp"
#include "ingest/nbib.hpp"
#include "ingest/pubmed.hpp"
#include "ingest/ris.hpp"
#include "ingest/run.hpp"
#include "ingest/snippets.hpp"
#include "model/digest.hpp"
#include "text/utf8.hpp"

namespace {

namespace ingest = ibid::ingest;

constexpr std::array kReaders = {ingest::read_snippets, ingest::read_markdown, ingest::read_pubmed,
                                 ingest::read_jats,     ingest::read_beir,     ingest::read_nbib,
                                 ingest::read_ris,      ingest::read_csl};

void require(bool kept) {
  if (!kept) std::abort();
}

void check(const ibid::Passage& passage, const ibid::Document& document) {
  const ibid::ByteRange range = passage.range;
  require(range.begin < range.end && range.end <= document.text.size());
  require(std::string_view(document.text).substr(range.begin, range.size()) == passage.text);
  require(passage.sha256 == ibid::model::sha256_hex(passage.text));
  for (const ibid::PassageCitation& citation : passage.citations) {
    require(citation.mark.begin <= citation.mark.end);
    require(citation.mark.end <= passage.text.size());
    require(ibid::text::is_code_point_border(passage.text, citation.mark.begin));
    require(ibid::text::is_code_point_border(passage.text, citation.mark.end));
    for (const std::uint32_t reference : citation.references) {
      require(reference < document.references.size());
    }
  }
}

ibid::Result<void> check(const ibid::Document& document) {
  require(!document.id.empty());
  require(!ibid::text::find_utf8_fault(document.text));
  std::size_t behind = 0;
  for (const ibid::Passage& passage : document.passages) {
    require(passage.range.begin >= behind);
    check(passage, document);
    behind = passage.range.end;
  }
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  ingest::Sink sink;
  sink.document = [](const ibid::Document& document) { return check(document); };
  sink.report = [](const ingest::RecordReport& report) {
    require(!ibid::text::find_utf8_fault(report.record));
    require(!ibid::text::find_utf8_fault(report.reason));
  };
  ingest::Run run(sink);
  run.begin_file("fuzz");
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  ingest::Input input(ingest::bytes_source(std::string(bytes)));
  kReaders[data[0] % kReaders.size()](input, run);
  return 0;
}
