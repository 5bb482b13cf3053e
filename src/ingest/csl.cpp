#include "ingest/csl.hpp"

#include <fmt/format.h>

#include "ingest/document_builder.hpp"
#include "ingest/limits.hpp"
#include "ingest/source_fields.hpp"
#include "model/json.hpp"
#include "model/source_json.hpp"

namespace ibid::ingest {
namespace {

void read_item(const model::Json& item, const std::string& name, Run& run) {
  auto read = model::source_from_json(item);
  if (!read) return run.reject({}, name, read.error().message);
  Source source = identified(std::move(*read));
  if (source.title.empty()) return run.reject({}, name, "no title");
  const std::string unusable = unusable_fields(item, source);
  const std::string id = "csl:" + source.id;
  DocumentBuilder builder(id, std::move(source));
  builder.add_text({}, model::string_or(item, "abstract"));
  run.accept(builder.finish(), {});
  if (!unusable.empty()) run.note({}, name, unusable);
}

}  // namespace

void read_csl(Input& input, Run& run) {
  const auto bytes = input.read_all(kJsonFileBytesMax);
  if (!bytes) return run.break_off({}, bytes.error());
  const auto file = model::parse_json(*bytes);
  if (!file) return run.reject_file({}, file.error().message);
  const bool has_items = file->is_object() && file->contains("items");
  const model::Json& items = has_items ? (*file)["items"] : *file;
  if (!items.is_array()) return read_item(items, {}, run);
  for (std::size_t i = 0; i < items.size(); ++i) read_item(items[i], fmt::format("[{}]", i), run);
}

}  // namespace ibid::ingest
