#include "serve/api/offsets.hpp"

#include <algorithm>
#include <string>

namespace ibid::serve {
namespace {

using model::Json;

bool add_offsets(const Engine& engine, Json& evidence) {
  for (Json& item : evidence) {
    const Result<FoundPassage> found = engine.passage(model::string_or(item, "passage"));
    if (!found || found->passage.sha256 != model::string_or(item, "sha256")) return false;
    const ByteRange range{item["begin"].get<std::size_t>(), item["end"].get<std::size_t>()};
    item["offsets"] = offsets_of(found->passage.text, range);
  }
  return true;
}

}  // namespace

TextOffset offset_at(std::string_view text, std::size_t byte_offset) {
  TextOffset offset;
  for (const char c : text.substr(0, byte_offset)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0) == 0x80;
    if (continues) continue;
    ++offset.code_points;
    // A lead byte of four stands for a surrogate pair.
    offset.utf16 += byte >= 0xF0 ? 2 : 1;
  }
  return offset;
}

TextOffset OffsetCounter::at(std::size_t byte_offset) {
  if (byte_offset < counted_) {
    counted_ = 0;
    offset_ = {};
  }
  const TextOffset further = offset_at(text_.substr(counted_), byte_offset - counted_);
  counted_ = byte_offset;
  offset_.utf16 += further.utf16;
  offset_.code_points += further.code_points;
  return offset_;
}

Json offsets_of(std::string_view text, ByteRange range) {
  return OffsetCounter(text).of(range);
}

Json OffsetCounter::of(ByteRange range) {
  const TextOffset begin = at(range.begin);
  const TextOffset end = at(range.end);
  return Json{{"utf16", Json::array({begin.utf16, end.utf16})},
              {"code_points", Json::array({begin.code_points, end.code_points})}};
}

bool add_evidence_offsets(const Engine& engine, Json& json) {
  if (json.is_object()) {
    for (auto& [key, value] : json.items()) {
      const bool done = key == "evidence" && value.is_array() ? add_offsets(engine, value)
                                                              : add_evidence_offsets(engine, value);
      if (!done) return false;
    }
  } else if (json.is_array()) {
    return std::all_of(json.begin(), json.end(),
                       [&](Json& value) { return add_evidence_offsets(engine, value); });
  }
  return true;
}

}  // namespace ibid::serve
