#include "ingest/xml_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/limits.hpp"
#include "text/utf8.hpp"

namespace ibid::ingest {
namespace {

constexpr std::size_t kReadBytes = std::size_t{256} << 10;
/// Longer than any start tag's name with its delimiter.
constexpr std::size_t kTagLookahead = 64;

/// What is wrong with a record that is no XML by `error`. Its file may have declared another
/// encoding, which the parser does not know of.
std::string reason_of(const Error& error, std::string_view bytes) {
  const auto fault = text::find_utf8_fault(bytes);
  if (!fault) return error.message;
  return fmt::format("{} at byte {} of the record; save the file as UTF-8", fault->what,
                     fault->byte_offset);
}

}  // namespace

Result<bool> XmlRecords::fill() {
  // The window moves to the front only once as much as it holds has been dropped, so each byte is
  // moved at most once.
  if (begin_ > buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kReadBytes);
  auto got = input_.read(buffer_.data() + size, kReadBytes);
  buffer_.resize(size + (got ? *got : 0));
  if (!got) return fail(got.error());
  return *got > 0;
}

void XmlRecords::drop(std::size_t count) {
  const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
  position_.line +=
      static_cast<std::uint64_t>(std::count(from, from + static_cast<std::ptrdiff_t>(count), '\n'));
  position_.byte_offset += count;
  begin_ += count;
}

std::string_view XmlRecords::wanted_element(std::string_view text) const {
  text.remove_prefix(1);
  for (const std::string_view element : elements_) {
    if (text.size() > element.size() && text.starts_with(element) &&
        std::string_view(" \t\r\n>").find(text[element.size()]) != std::string_view::npos) {
      return element;
    }
  }
  return {};
}

Result<bool> XmlRecords::find_start(std::string_view& element) {
  for (bool at_end = false;;) {
    const std::string_view text = window();
    std::size_t at = text.find('<');
    while (at != std::string_view::npos && (at_end || at + kTagLookahead <= text.size())) {
      element = wanted_element(text.substr(at));
      if (!element.empty()) {
        drop(at);
        return true;
      }
      at = text.find('<', at + 1);
    }
    drop(std::min(at, text.size()));
    if (at_end) return false;
    const auto more = fill();
    if (!more) return more;
    at_end = !*more;
  }
}

Result<bool> XmlRecords::next(XmlRecord& record) {
  drop(record_bytes_);
  record_bytes_ = 0;
  record = XmlRecord{};
  const auto started = find_start(record.element);
  if (!started || !*started) return started;
  record.position = position_;
  const std::string end_tag = "</" + std::string(record.element) + ">";
  for (std::size_t searched = 0;;) {
    const std::size_t at = window().find(end_tag, searched);
    if (at != std::string_view::npos) {
      record_bytes_ = at + end_tag.size();
      if (record.fault.empty()) record.bytes = window().substr(0, record_bytes_);
      return true;
    }
    searched = window().size() - std::min(window().size(), end_tag.size() - 1);
    if (searched > kRecordBytesMax) {
      record.fault = fmt::format("the record is longer than {} bytes", kRecordBytesMax);
      drop(searched);
      searched = 0;
    }
    const auto more = fill();
    if (!more) return more;
    if (!*more) {
      drop(window().size());
      if (record.fault.empty()) record.fault = "the file ends within the record";
      return true;
    }
  }
}

void read_xml_records(Input& input, std::vector<std::string_view> elements, std::string_view none,
                      Run& run, void (*read)(const XmlRecord& record, XmlNode root, Run& run)) {
  XmlRecords records(input, std::move(elements));
  XmlRecord record;
  for (bool any = false;; any = true) {
    const auto more = records.next(record);
    if (!more) return run.break_off(record.position, more.error());
    if (!*more) {
      if (!any) run.reject_file({}, none);
      return;
    }
    if (!record.fault.empty()) {
      run.reject(record.position, {}, record.fault);
    } else if (const auto tree = XmlTree::parse(record.bytes)) {
      read(record, tree->root(), run);
    } else {
      run.reject(record.position, {}, reason_of(tree.error(), record.bytes));
    }
  }
}

}  // namespace ibid::ingest
