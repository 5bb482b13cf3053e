#include "index/postings_from_xapian.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "index/postings_writer.hpp"
#include "index/xapian_border.hpp"

namespace ibid::index {
namespace {

Result<void> convert(const Xapian::Database& database, const std::filesystem::path& path,
                     const Bm25Parameters& parameters) {
  if (database.get_lastdocid() != database.get_doccount()) {
    return fail(ErrorCode::kIndexDamaged, fmt::format("{}: document ids have gaps", path.string()));
  }
  std::vector<std::uint32_t> lengths;
  lengths.reserve(database.get_doccount());
  for (auto all = database.postlist_begin({}); all != database.postlist_end({}); ++all) {
    lengths.push_back(all.get_doclength());
  }
  auto writer = PostingsWriter::create(path, lengths, parameters);
  if (!writer) return fail(writer.error());
  std::vector<Posting> postings;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string name = *term;
    postings.clear();
    postings.reserve(term.get_termfreq());
    for (auto each = database.postlist_begin(name); each != database.postlist_end(name); ++each) {
      postings.push_back({*each - 1, each.get_wdf()});
    }
    if (auto added = writer->add(name, postings); !added) return added;
  }
  return writer->finish();
}

}  // namespace

Result<void> write_postings(const std::filesystem::path& database,
                            const std::filesystem::path& postings,
                            const Bm25Parameters& parameters) {
  return at_xapian_border(
      database, [&] { return convert(Xapian::Database(database.string()), postings, parameters); });
}

}  // namespace ibid::index
