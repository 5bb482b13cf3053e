#include "index/identifier_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "index/bytes.hpp"
#include "index/file_io.hpp"
#include "model/digest.hpp"
#include "text/fold.hpp"

namespace ibid::index {
namespace {

constexpr std::string_view kMagic = "ibidnam2";
constexpr std::size_t kHeaderBytes = kMagic.size() + 8;
/// A segment holds at most 1 << 24 passages, and so do its documents' numbers fit.
constexpr std::size_t kDocumentBytes = 3;
constexpr std::size_t kEntryBytes = sizeof(std::uint32_t) + kDocumentBytes;
constexpr std::uint32_t kDocumentMax = (1u << (8 * kDocumentBytes)) - 1;

std::uint32_t hash_of(NameRole role, std::string_view name) {
  const char head = static_cast<char>(role);
  const model::Digest digest = model::sha256({&head, 1}, name);
  return load_little<std::uint32_t>(reinterpret_cast<const char*>(digest.data()));
}

}  // namespace

std::string folded_title(std::string_view title) {
  std::string folded = text::collapse_white_space(text::fold_text(title));
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

void for_each_name(const DocumentRecord& record,
                   const std::function<void(NameRole, std::string_view)>& take) {
  take(NameRole::kDocument, record.id);
  const auto take_title = [&](const Source& source) {
    if (const std::string title = folded_title(source.title); !title.empty()) {
      take(NameRole::kTitle, title);
    }
  };
  for (const std::string& id : identifiers_of(record.source)) take(NameRole::kSource, id);
  take_title(record.source);
  for (const Source& reference : record.references) {
    for (const std::string& id : identifiers_of(reference)) take(NameRole::kReference, id);
    take_title(reference);
  }
}

void IdentifierTable::add_document(std::uint32_t document, const DocumentRecord& record) {
  for_each_name(record, [&](NameRole role, std::string_view name) {
    entries_.emplace_back(hash_of(role, name), document);
  });
}

Result<void> IdentifierTable::write(const std::filesystem::path& path) {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  std::string out(kMagic);
  append_little(out, static_cast<std::uint64_t>(entries_.size()));
  for (const auto& [hash, document] : entries_) append_little(out, hash);
  for (const auto& [hash, document] : entries_) {
    if (document > kDocumentMax) {
      return fail(ErrorCode::kInputTooLarge,
                  fmt::format("{}: more than {} documents", path.string(), kDocumentMax));
    }
    std::string bytes;
    append_little(bytes, document);
    out.append(bytes, 0, kDocumentBytes);
  }
  return write_file(path, out);
}

Result<IdentifierFile> IdentifierFile::open(MappedFile mapped) {
  IdentifierFile file(std::move(mapped));
  const std::string_view bytes = file.file_.bytes();
  const auto damaged = [&] {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} is no identifiers file", file.file_.path().string()));
  };
  if (bytes.size() < kHeaderBytes) return damaged();
  if (auto checked = file.file_.ensure(0, kHeaderBytes); !checked) return fail(checked.error());
  const auto entries = load_little<std::uint64_t>(bytes.data() + kMagic.size());
  if (bytes.substr(0, kMagic.size()) != kMagic || entries > bytes.size() ||
      bytes.size() != kHeaderBytes + entries * kEntryBytes) {
    return damaged();
  }
  file.entries_ = static_cast<std::uint32_t>(entries);
  return file;
}

Result<std::vector<std::uint32_t>> IdentifierFile::find(NameRole role,
                                                        std::string_view name) const {
  const std::uint32_t wanted = hash_of(role, name);
  Error error;
  bool sound = true;
  const auto load = [&](std::size_t offset, std::size_t size) {
    auto checked = file_.ensure(offset, offset + size);
    if (!checked && sound) {
      sound = false;
      error = checked.error();
    }
    return sound;
  };
  const auto hash_at = [&](std::size_t i) {
    const std::size_t offset = kHeaderBytes + i * sizeof(std::uint32_t);
    return load(offset, sizeof(std::uint32_t))
               ? load_little<std::uint32_t>(file_.bytes().data() + offset)
               : 0;
  };
  std::size_t low = 0;
  for (std::size_t high = entries_; low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (hash_at(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::vector<std::uint32_t> documents;
  for (; sound && low < entries_ && hash_at(low) == wanted; ++low) {
    const std::size_t offset =
        kHeaderBytes + entries_ * sizeof(std::uint32_t) + low * kDocumentBytes;
    if (!load(offset, kDocumentBytes)) break;
    std::array<char, sizeof(std::uint32_t)> document{};
    std::copy_n(file_.bytes().data() + offset, kDocumentBytes, document.begin());
    documents.push_back(load_little<std::uint32_t>(document.data()));
  }
  if (!sound) return fail(error);
  return documents;
}

}  // namespace ibid::index
