#include "index/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <string>

#include "index/bytes.hpp"
#include "index/file_io.hpp"
#include "index/near_search.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are mapped as they are");

constexpr std::string_view kMagic = "ibidcol1";
constexpr std::size_t kHeaderBytes = kMagic.size() + 4 + 4;

template <class T>
void append_array(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

void add_source(PassageFacets& facets, const Source& source) {
  facets.designs =
      static_cast<std::uint16_t>(facets.designs | (1u << static_cast<unsigned>(source.design)));
  facets.kinds =
      static_cast<std::uint8_t>(facets.kinds | (1u << static_cast<unsigned>(source.kind)));
  if (source.issued.year <= 0) return;
  const auto year = static_cast<std::uint16_t>(std::min(source.issued.year, 9999));
  facets.year_first = facets.year_first == 0 ? year : std::min(facets.year_first, year);
  facets.year_last = std::max(facets.year_last, year);
}

}  // namespace

std::uint64_t tie_key_of(std::string_view passage_id) {
  const model::Digest digest = model::sha256(passage_id);
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof(key); ++i) key = (key << 8) | digest[i];
  return key;
}

PassageFacets facets_of(const Document& document, const Passage& passage) {
  PassageFacets facets;
  bool attributed = false;
  for (const PassageCitation& citation : passage.citations) {
    if (!citation.mark.empty() || citation.mark.begin != 0) continue;
    for (const std::uint32_t reference : citation.references) {
      add_source(facets, document.references[reference]);
      attributed = true;
    }
  }
  if (!attributed) add_source(facets, document.source);
  return facets;
}

Result<void> Columns::write(const std::filesystem::path& path) const {
  std::string out(kMagic);
  append_little(out, static_cast<std::uint32_t>(tie_keys.size()));
  append_little(out, static_cast<std::uint32_t>(document_begins.size()));
  append_array(out, tie_keys);
  append_array(out, facets);
  append_array(out, document_begins);
  append_little(out, static_cast<std::uint32_t>(tie_keys.size()));
  return write_file(path, out);
}

Result<ColumnsFile> ColumnsFile::open(MappedFile mapped) {
  if (auto checked = mapped.ensure_all(); !checked) return fail(checked.error());
  ColumnsFile columns(std::move(mapped));
  const std::string_view bytes = columns.file_.bytes();
  const auto damaged = [&] {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} is no columns file", columns.file_.path().string()));
  };
  if (bytes.size() < kHeaderBytes || bytes.substr(0, kMagic.size()) != kMagic) return damaged();
  const std::uint64_t passages = load_little<std::uint32_t>(bytes.data() + kMagic.size());
  const std::uint64_t documents = load_little<std::uint32_t>(bytes.data() + kMagic.size() + 4);
  if (bytes.size() != kHeaderBytes + passages * (sizeof(std::uint64_t) + sizeof(PassageFacets)) +
                          (documents + 1) * sizeof(std::uint32_t)) {
    return damaged();
  }
  // A map begins on a page and every array's offset is a multiple of its element's size.
  const char* at = bytes.data() + kHeaderBytes;
  columns.keys_ = {reinterpret_cast<const std::uint64_t*>(at), passages};
  at += passages * sizeof(std::uint64_t);
  columns.facets_ = {reinterpret_cast<const PassageFacets*>(at), passages};
  at += passages * sizeof(PassageFacets);
  columns.begins_ = {reinterpret_cast<const std::uint32_t*>(at), documents + 1};
  if (!std::is_sorted(columns.begins_.begin(), columns.begins_.end()) ||
      columns.begins_.back() != passages) {
    return damaged();
  }
  return columns;
}

std::uint32_t ColumnsFile::document_of(std::uint32_t passage) const {
  return last_not_above(passage, documents(), std::uint64_t{passage} * documents() / passages(),
                        [&](std::uint32_t document) { return begins_[document]; });
}

}  // namespace ibid::index
