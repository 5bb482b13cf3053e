// JSON inputs: ibid's own answers and chat completions.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "model/answer_json.hpp"
#include "model/json.hpp"
#include "text/utf8.hpp"
#include "verify/input/input.hpp"
#include "verify/input/reference_list.hpp"

namespace ibid::verify {
namespace {

using model::Json;

const Json& member(const Json& object, const char* key) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

Result<std::vector<int>> numbers_of(const Json& list) {
  std::vector<int> numbers;
  if (!list.is_array()) return numbers;
  for (const Json& entry : list) {
    const auto number = model::citation_number(entry);
    if (!number) {
      return fail(ErrorCode::kInputMalformed,
                  "a citation of a claim is no number from 1 to 2147483647");
    }
    numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Bytes as the answer states them; {1, 0} when they can be none of any text.
std::optional<ByteRange> range_of(const Json& evidence) {
  const Json& begin = member(evidence, "begin");
  const Json& end = member(evidence, "end");
  if (begin.is_null() && end.is_null()) return std::nullopt;
  if (!begin.is_number_unsigned() || !end.is_number_unsigned()) return ByteRange{1, 0};
  return ByteRange{begin.get<std::size_t>(), end.get<std::size_t>()};
}

Result<void> read_claim(const Json& claim, Input& input) {
  InputSentence sentence;
  sentence.statement = model::string_or(claim, "text");
  auto citations = numbers_of(member(claim, "citations"));
  if (!citations) return fail(citations.error());
  sentence.citations = std::move(*citations);
  for (const Json& evidence : member(claim, "evidence")) {
    sentence.evidence.push_back({model::string_or(evidence, "source"),
                                 model::string_or(evidence, "passage"),
                                 model::string_or(evidence, "quote"),
                                 model::string_or(evidence, "sha256"), range_of(evidence)});
  }
  sentence.range = {input.text.size(), input.text.size() + sentence.statement.size()};
  input.text += sentence.statement;
  input.text += '\n';
  input.sentences.push_back(std::move(sentence));
  return {};
}

Result<Input> read_answer(const Json& answer) {
  Input input;
  input.generation = model::string_or(answer, "generation");
  for (const Json& section : member(answer, "sections")) {
    for (const Json& group : member(section, "groups")) {
      for (const Json& claim : member(group, "claims")) {
        if (auto read = read_claim(claim, input); !read) return fail(read.error());
      }
    }
  }
  auto references = model::references_from_json(answer);
  if (!references) return fail(references.error());
  for (Reference& reference : *references) {
    input.references.push_back(
        {reference.number, std::move(reference.text), std::move(reference.source), {}});
  }
  return input;
}

/// The message of a chat completion: choices[0].message, a bare message, or nothing.
const Json* message_of(const Json& json) {
  const Json& choices = member(json, "choices");
  if (choices.is_array() && !choices.empty()) {
    const Json& message = member(choices.front(), "message");
    if (member(message, "content").is_string()) return &message;
  }
  const Json& message = member(json, "message");
  if (member(message, "content").is_string()) return &message;
  return member(json, "content").is_string() ? &json : nullptr;
}

/// The byte of code point `index`; annotations count in code points.
std::size_t byte_of_code_point(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return at;
}

bool same_work(const Source& a, const Source& b) {
  for (const std::string& id : identifiers_of(a)) {
    const std::vector<std::string> others = identifiers_of(b);
    if (std::find(others.begin(), others.end(), id) != others.end()) return true;
  }
  return false;
}

/// The number under which the annotated work is known in `input`, added when it is new.
InputReference& reference_of(const Json& citation, Input& input) {
  Source mention = read_mention(model::string_or(citation, "url"));
  mention.title = model::string_or(citation, "title");
  int highest = 0;
  for (InputReference& reference : input.references) {
    highest = std::max(highest, reference.number);
    if (same_work(reference.mention, mention)) return reference;
  }
  InputReference added;
  added.number = highest + 1;
  added.text = mention.title.empty() ? model::string_or(citation, "url")
                                     : mention.title + " " + model::string_or(citation, "url");
  added.mention = std::move(mention);
  input.references.push_back(std::move(added));
  return input.references.back();
}

/// Gives the citation to the sentence in which the annotated stretch ends.
void annotate(std::size_t end_byte, int number, Input& input) {
  InputSentence* target = nullptr;
  for (InputSentence& sentence : input.sentences) {
    if (sentence.range.begin < end_byte) target = &sentence;
  }
  if (target == nullptr) return;
  auto at = std::lower_bound(target->citations.begin(), target->citations.end(), number);
  if (at == target->citations.end() || *at != number) target->citations.insert(at, number);
}

Input read_message(const Json& message) {
  const std::string content = model::string_or(message, "content");
  Input input = read_prose(content);
  for (const Json& annotation : member(message, "annotations")) {
    if (model::string_or(annotation, "type") != "url_citation") continue;
    // Both shapes are in use: the fields below "url_citation", or beside the type.
    const Json& nested = member(annotation, "url_citation");
    const Json& citation = nested.is_object() ? nested : annotation;
    InputReference& reference = reference_of(citation, input);
    if (reference.quote.empty()) reference.quote = model::string_or(citation, "content");
    const double end = model::number_or(citation, "end_index", 0);
    if (end > 0 && end <= static_cast<double>(content.size())) {
      annotate(byte_of_code_point(content, static_cast<std::size_t>(end)), reference.number, input);
    }
  }
  return input;
}

}  // namespace

Result<Input> read_input(std::string_view text) {
  if (const auto fault = text::find_utf8_fault(text)) {
    return fail(ErrorCode::kInputMalformed, "the text is not UTF-8 at byte " +
                                                std::to_string(fault->byte_offset) + ": " +
                                                std::string(fault->what));
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return read_prose(text);
  const Result<Json> json = model::parse_json(text);
  if (!json) return fail(json.error());
  if (model::string_or(*json, "schema") == "ibid.answer/1") return read_answer(*json);
  // A batch line of `ibid ask` wraps the answer.
  const Json& wrapped = member(*json, "answer");
  if (model::string_or(wrapped, "schema") == "ibid.answer/1") return read_answer(wrapped);
  if (const Json* message = message_of(*json)) return read_message(*message);
  return fail(ErrorCode::kInputMalformed,
              "JSON, but neither an ibid.answer/1 nor a chat completion");
}

}  // namespace ibid::verify
