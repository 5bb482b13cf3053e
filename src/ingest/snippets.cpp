#include "ingest/snippets.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "ingest/document_builder.hpp"
#include "ingest/line_reader.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/text_places.hpp"
#include "model/digest.hpp"
#include "model/json.hpp"
#include "model/source_json.hpp"

namespace ibid::ingest {
namespace {

using model::Json;

constexpr std::string_view kSchema = "ibid.snippets/1";

bool is_header(const Json& value) {
  return value.is_object() && value.contains("schema");
}

/// The references and snippets of one collection, as they come.
class Collection {
 public:
  Collection(std::string id, const Json& header, Run& run)
      : id_(std::move(id)), run_(run), builder_("snippets:" + id_, source_of(id_, header)) {}

  /// The numbered list. An entry that cannot be read is reported and its number stays unknown.
  void add_references(const Json& list, Position position) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto name = [&] { return fmt::format("{} references[{}]", id_, i); };
      if (auto added = add_reference(list[i]); !added) {
        run_.reject(position, name(), added.error().message);
      } else if (const auto read = model::source_from_json(list[i]["source"])) {
        const std::string unusable = unusable_fields(list[i]["source"], *read);
        if (!unusable.empty()) run_.note(position, name(), unusable);
      }
    }
  }

  /// Adds a snippet, or says why it cannot be.
  Result<void> add_snippet(const Json& snippet, Position position, std::string_view name) {
    if (!snippet.is_object()) return fail(ErrorCode::kInputMalformed, "not a JSON object");
    const std::string text = model::string_or(snippet, "text");
    if (trim(text).empty()) return fail(ErrorCode::kInputMalformed, "no \"text\"");
    const auto list = snippet.find("references");
    if (list == snippet.end() || !list->is_array() || list->empty()) {
      return fail(ErrorCode::kInputMalformed, "no \"references\": nothing to cite");
    }
    PassageCitation citation;
    for (const Json& entry : *list) {
      const auto index = resolve(entry);
      if (!index) return fail(index.error());
      citation.references.push_back(*index);
    }
    places_.add(builder_.next_text_begin(), position);
    builder_.add_text(section_path(snippet), text, {citation},
                      {.certainty = model::string_or(snippet, "certainty"),
                       .questions = questions_of(snippet, "questions", position, name),
                       .unanswered = questions_of(snippet, "unanswered", position, name)});
    return {};
  }

  [[nodiscard]] bool empty() const { return builder_.passage_count() == 0; }
  [[nodiscard]] Document finish() { return builder_.finish(std::move(references_)); }
  [[nodiscard]] Position place_of(std::size_t text_offset) const { return places_.at(text_offset); }

 private:
  static Source source_of(const std::string& id, const Json& header) {
    Source source;
    source.id = "snippets:" + id;
    source.type = "dataset";
    source.title = model::string_or(header, "title", id);
    source.license = model::string_or(header, "license");
    source.issued = parse_date(model::string_or(header, "updated"));
    return source;
  }

  static std::vector<std::string> section_path(const Json& snippet) {
    std::vector<std::string> path;
    const auto section = snippet.find("section");
    if (section == snippet.end()) return path;
    if (section->is_string()) path.push_back(section->get<std::string>());
    if (section->is_array()) {
      for (const Json& heading : *section) {
        if (heading.is_string()) path.push_back(heading.get<std::string>());
      }
    }
    return path;
  }

  /// What cannot be a question is noted and left out; the snippet is cited all the same.
  std::vector<std::string> questions_of(const Json& snippet, std::string_view key,
                                        Position position, std::string_view name) {
    std::vector<std::string> questions;
    const auto list = snippet.find(key);
    if (list == snippet.end()) return questions;
    if (!list->is_array()) {
      run_.note(position, name, fmt::format("\"{}\" is no list; it is left out", key));
      return questions;
    }
    for (const Json& entry : *list) {
      if (questions.size() == kQuestionsMax) {
        run_.note(position, name,
                  fmt::format("more than {} {}; the rest is left out", kQuestionsMax, key));
        break;
      }
      if (!entry.is_string() || trim(entry.get_ref<const std::string&>()).empty() ||
          entry.get_ref<const std::string&>().size() > kQuestionBytesMax) {
        run_.note(position, name,
                  fmt::format("a question is no text of up to {} bytes; it is left out",
                              kQuestionBytesMax));
        continue;
      }
      questions.push_back(entry.get<std::string>());
    }
    return questions;
  }

  Result<void> add_reference(const Json& entry) {
    if (!entry.is_object()) return fail(ErrorCode::kInputMalformed, "not a JSON object");
    const auto number = entry.find("number");
    if (number == entry.end() || !number->is_number_integer()) {
      return fail(ErrorCode::kInputMalformed, "no \"number\"");
    }
    const auto value = number->get<std::int64_t>();
    if (value < 1) return fail(ErrorCode::kInputMalformed, "\"number\" is not 1 or more");
    if (by_number_.contains(value)) {
      return fail(ErrorCode::kInputMalformed, fmt::format("number {} is used twice", value));
    }
    const auto source = entry.find("source");
    if (source == entry.end()) return fail(ErrorCode::kInputMalformed, "no \"source\"");
    auto index = add_source(*source);
    if (!index) return fail(index.error());
    by_number_.emplace(value, *index);
    return {};
  }

  /// Index of a source in the reference list; the same work is listed once, with all that its
  /// entries say: a retraction may stand in the second alone.
  Result<std::uint32_t> add_source(const Json& json) {
    auto read = model::source_from_json(json);
    if (!read) return fail(read.error());
    Source source = identified(std::move(*read));
    if (source.title.empty()) return fail(ErrorCode::kInputMalformed, "a source without a title");
    const auto next = static_cast<std::uint32_t>(references_.size());
    const auto [at, is_new] = by_id_.try_emplace(source.id, next);
    if (is_new) {
      references_.push_back(std::move(source));
    } else {
      references_[at->second] = merge(references_[at->second], source);
    }
    return at->second;
  }

  Result<std::uint32_t> resolve(const Json& entry) {
    if (entry.is_object()) return add_source(entry);
    if (!entry.is_number_integer()) {
      return fail(ErrorCode::kInputMalformed, "a reference is neither a number nor a source");
    }
    const auto number = entry.get<std::int64_t>();
    const auto at = by_number_.find(number);
    if (at == by_number_.end()) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("reference {} is not in the reference list", number));
    }
    return at->second;
  }

  std::string id_;
  Run& run_;
  DocumentBuilder builder_;
  TextPlaces places_;  ///< of the snippets
  std::vector<Source> references_;
  std::map<std::int64_t, std::uint32_t> by_number_;
  std::map<std::string, std::uint32_t> by_id_;
};

/// The collection that `header` opens, or nothing when it cannot be one (reported).
std::unique_ptr<Collection> open_collection(const Json& header, Position position, Run& run) {
  const std::string schema = model::string_or(header, "schema");
  const std::string id = model::string_or(header, "id");
  if (schema != kSchema) {
    run.reject_file(position, fmt::format("schema \"{}\" is not {}", schema, kSchema));
    return nullptr;
  }
  if (id.empty()) {
    run.reject_file(position, "the snippet file has no \"id\"");
    return nullptr;
  }
  auto collection = std::make_unique<Collection>(id, header, run);
  const auto references = header.find("references");
  if (references != header.end() && references->is_array()) {
    collection->add_references(*references, position);
  }
  return collection;
}

void read_whole(const Json& file, Run& run) {
  auto collection = open_collection(file, {}, run);
  if (!collection) return;
  if (const auto snippets = file.find("snippets"); snippets != file.end() && snippets->is_array()) {
    for (std::size_t i = 0; i < snippets->size(); ++i) {
      const std::string name = fmt::format("{} snippets[{}]", model::string_or(file, "id"), i);
      if (auto added = collection->add_snippet((*snippets)[i], {}, name); !added) {
        run.reject({}, name, added.error().message);
      }
    }
  }
  if (collection->empty()) return run.reject_file({}, "no snippet that can be read");
  run.accept(collection->finish(), {});
}

/// A line of shape 3: a Document of its own.
void read_standalone(const Json& record, Position position, Run& run) {
  std::string id = model::string_or(record, "id");
  if (id.empty()) {
    // The text is the only name that survives when lines are added before it.
    id = model::sha256_hex(model::string_or(record, "text")).substr(0, 16);
  }
  Collection collection(id, record, run);
  if (auto added = collection.add_snippet(record, position, id); !added) {
    return run.reject(position, id, added.error().message);
  }
  run.accept(collection.finish(), position);
}

void read_lines(LineReader& lines, Line line, Run& run) {
  std::unique_ptr<Collection> collection;
  const Position first{line.number, line.byte_offset};
  std::uint64_t kept_bytes = 0;
  for (;;) {
    const Position position{line.number, line.byte_offset};
    if (line.too_long) {
      run.reject(position, {}, fmt::format("the line is longer than {} bytes", kRecordBytesMax));
    } else if (!trim(line.text).empty()) {
      const auto value = model::parse_json(line.text);
      kept_bytes += line.text.size();
      if (!value) {
        run.reject(position, {}, value.error().message);
      } else if (is_header(*value)) {
        if (collection) {
          // What follows may count on the references of this header, not on those of the first.
          run.reject_file(position, "a second header in one file; the rest is left out");
          break;
        }
        collection = open_collection(*value, position, run);
        if (!collection) return;
      } else if (!collection) {
        read_standalone(*value, position, run);
      } else if (kept_bytes > kJsonFileBytesMax) {
        run.reject_file(position, fmt::format("one snippet collection holds more than {} bytes; "
                                              "the rest is left out",
                                              kJsonFileBytesMax));
        break;
      } else if (auto added = collection->add_snippet(*value, position, {}); !added) {
        run.reject(position, {}, added.error().message);
      }
    }
    const auto more = lines.next(line);
    // A collection is one Document: its beginning would take the place of the whole.
    if (!more) return run.break_off({line.number, line.byte_offset}, more.error());
    if (!*more) break;
  }
  if (!collection) return;
  if (collection->empty()) return run.reject_file(first, "no snippet that can be read");
  run.accept(collection->finish(), first,
             [&](std::size_t offset) { return collection->place_of(offset); });
}

/// JSON Lines hold a whole value on a line; a pretty-printed file has none on its first two. Two
/// are looked at, so that one damaged line does not take the file with it.
bool is_json_lines(std::string_view head) {
  for (int i = 0; i < 2 && !head.empty(); ++i) {
    const auto value = model::parse_json(take_until(head, '\n'));
    if (value && value->is_object()) return !(is_header(*value) && value->contains("snippets"));
  }
  return false;
}

}  // namespace

void read_snippets(Input& input, Run& run) {
  const auto head = input.peek(kRecordBytesMax);
  if (!head) return run.break_off({}, head.error());
  if (!is_json_lines(*head)) {
    const auto bytes = input.read_all(kJsonFileBytesMax);
    if (!bytes) return run.break_off({}, bytes.error());
    const auto file = model::parse_json(*bytes);
    if (!file) return run.reject_file({}, file.error().message);
    return read_whole(*file, run);
  }
  LineReader lines(input);
  Line line;
  const auto more = lines.next(line);
  if (!more) return run.break_off({}, more.error());
  if (*more) read_lines(lines, line, run);
}

}  // namespace ibid::ingest
