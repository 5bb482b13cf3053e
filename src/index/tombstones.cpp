#include "index/tombstones.hpp"

#include <algorithm>

#include "index/bytes.hpp"

namespace ibid::index {
namespace {
constexpr std::string_view kMagic = "ibiddea1";
}

void Tombstones::bury(std::uint32_t document, std::uint32_t begin, std::uint32_t end) {
  const auto at = std::lower_bound(
      documents_.begin(), documents_.end(), document,
      [](const Buried& buried, std::uint32_t wanted) { return buried.document < wanted; });
  if (at != documents_.end() && at->document == document) return;
  documents_.insert(at, Buried{document, begin, end});
  for (std::uint32_t passage = begin; passage < end; ++passage) {
    dead_[passage / 64] |= std::uint64_t{1} << (passage % 64);
  }
}

void Tombstones::count_passage(const PassageTerms& terms, std::size_t text_bytes) {
  ++passages_;
  length_ += terms.length;
  text_bytes_ += text_bytes;
  for (const auto& [term, frequency] : terms.frequencies) ++frequencies_[term];
}

bool Tombstones::is_dead_document(std::uint32_t document) const {
  return std::binary_search(
      documents_.begin(), documents_.end(), Buried{document, 0, 0},
      [](const Buried& a, const Buried& b) { return a.document < b.document; });
}

std::uint32_t Tombstones::document_frequency(std::string_view term) const {
  const auto found = frequencies_.find(term);
  return found == frequencies_.end() ? 0 : found->second;
}

std::string Tombstones::serialize() const {
  ByteWriter out;
  out.raw(kMagic);
  out.integer(documents_.size());
  for (const Buried& buried : documents_) {
    out.integer(buried.document);
    out.integer(buried.begin);
    out.integer(buried.end - buried.begin);
  }
  out.integer(passages_);
  out.integer(length_);
  out.integer(text_bytes_);
  out.integer(frequencies_.size());
  for (const auto& [term, frequency] : frequencies_) {
    out.string(term);
    out.integer(frequency);
  }
  return out.take();
}

Result<Tombstones> Tombstones::parse(std::string_view bytes, std::uint32_t passages) {
  const auto damaged = [] { return fail(ErrorCode::kIndexDamaged, "no tombstones file"); };
  ByteReader in(bytes);
  if (in.raw(kMagic.size()) != kMagic) return damaged();
  Tombstones tombstones(passages);
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::uint64_t document = in.integer();
    const std::uint64_t begin = in.integer();
    const std::uint64_t size = in.integer();
    if (in.failed() || begin > passages || size > passages - begin || document > passages) {
      return damaged();
    }
    tombstones.bury(static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(begin + size));
  }
  tombstones.passages_ = static_cast<std::uint32_t>(in.integer());
  tombstones.length_ = in.integer();
  tombstones.text_bytes_ = in.integer();
  for (std::size_t left = in.count(); left > 0; --left) {
    std::string term(in.string());
    const auto frequency = static_cast<std::uint32_t>(in.integer());
    tombstones.frequencies_.emplace_hint(tombstones.frequencies_.end(), std::move(term), frequency);
  }
  if (!in.at_end()) return damaged();
  return tombstones;
}

}  // namespace ibid::index
