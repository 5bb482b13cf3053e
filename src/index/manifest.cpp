#include "index/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "index/file_io.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"
#include "model/json.hpp"

namespace ibid::index {
namespace {

using model::Json;

constexpr std::string_view kManifestSchema = "ibid.manifest/1";
constexpr std::string_view kCurrentSchema = "ibid.current/1";
constexpr std::string_view kCurrentName = "CURRENT";
constexpr std::string_view kCurrentDraft = "CURRENT.new";
constexpr std::uint64_t kCurrentBytesMax = 4096;
/// Some 1 KB a segment, and merging keeps segments to a few dozen.
constexpr std::uint64_t kManifestBytesMax = 16u << 20;

Json to_json(const FileEntry& file) {
  return {{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}};
}

/// Reads members and remembers whether one was missing or of another kind.
class Members {
 public:
  explicit Members(const Json& object, bool& sound) : object_(object), sound_(sound) {}

  std::uint64_t number(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_number_unsigned()) return missing(), 0;
    return found->get<std::uint64_t>();
  }
  std::uint32_t number32(const char* key) const {
    const std::uint64_t value = number(key);
    if (value > std::numeric_limits<std::uint32_t>::max()) return missing(), 0;
    return static_cast<std::uint32_t>(value);
  }
  std::string string(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_string()) return missing(), std::string{};
    return found->get<std::string>();
  }
  FileEntry file(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_object()) return missing(), FileEntry{};
    return file_of(*found);
  }
  FileEntry file_of(const Json& json) const {
    const Members members(json, sound_);
    FileEntry entry{members.string("name"), members.number("size"), members.string("sha256")};
    // A name is a name: nothing in a manifest leads out of the index.
    if (entry.name.empty() || entry.name.find('/') != std::string::npos || entry.name[0] == '.') {
      missing();
    }
    return entry;
  }
  const Json& array(const char* key) const {
    static const Json kEmpty = Json::array();
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_array()) return missing(), kEmpty;
    return *found;
  }
  bool has(const char* key) const { return object_.find(key) != object_.end(); }

 private:
  void missing() const { sound_ = false; }

  const Json& object_;
  bool& sound_;
};

std::optional<model::Digest> digest_from_hex(std::string_view hex) {
  model::Digest digest{};
  if (hex.size() != 2 * digest.size()) return std::nullopt;
  const auto value_of = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = value_of(hex[2 * i]);
    const int low = value_of(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

Result<void> switch_current(const std::filesystem::path& directory, std::string_view line) {
  const std::filesystem::path draft = directory / kCurrentDraft;
  if (auto written = write_file(draft, line); !written) return written;
  if (auto renamed = rename_path(draft, directory / kCurrentName); !renamed) return renamed;
  return sync_directory(directory);
}

/// The highest number of a manifest in `directory`; 0 when there is none.
std::uint64_t newest_manifest(const std::filesystem::path& directory) {
  std::uint64_t newest = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    const auto dash = name.rfind('-');
    std::uint64_t number = 0;
    if (dash == std::string::npos) continue;
    std::from_chars(name.data() + dash + 1, name.data() + name.size(), number);
    if (name == manifest_file_name(number)) newest = std::max(newest, number);
  }
  return newest;
}

}  // namespace

std::string generation_name(const Manifest& manifest) {
  return "sha256:" + model::sha256_hex(fmt::format("ibid.generation/{}\n{}\n{}\n{}\n{}\n",
                                                   kSchemaVersion, manifest.language.sha256,
                                                   manifest.live_documents, manifest.live_passages,
                                                   model::to_hex(manifest.content.value())));
}

std::string serialize(const Manifest& manifest) {
  Json segments = Json::array();
  for (const SegmentEntry& segment : manifest.segments) {
    Json files = Json::array();
    for (const FileEntry& file : segment.files) files.push_back(to_json(file));
    Json json{{"id", segment.id},
              {"documents", segment.documents},
              {"passages", segment.passages},
              {"length", segment.length},
              {"text_bytes", segment.text_bytes},
              {"files", std::move(files)},
              {"sums", to_json(segment.sums)}};
    if (segment.dead) json["dead"] = to_json(*segment.dead);
    segments.push_back(std::move(json));
  }
  return model::dump_pretty(Json{{"schema", kManifestSchema},
                                 {"name", manifest.name},
                                 {"index_schema", kSchemaVersion},
                                 {"number", manifest.number},
                                 {"next_segment", manifest.next_segment},
                                 {"language", to_json(manifest.language)},
                                 {"content", model::to_hex(manifest.content.value())},
                                 {"documents", manifest.live_documents},
                                 {"passages", manifest.live_passages},
                                 {"segments", std::move(segments)}}) +
         "\n";
}

Result<Manifest> parse_manifest(std::string_view text) {
  auto json = model::parse_json(text);
  if (!json || !json->is_object()) {
    return fail(ErrorCode::kIndexDamaged, "the manifest is no JSON object");
  }
  bool sound = true;
  const Members members(*json, sound);
  if (members.string("schema") != kManifestSchema ||
      members.number("index_schema") != kSchemaVersion) {
    // Whole, but not for this program: a copy of it would not help.
    return fail(ErrorCode::kEnvironment,
                fmt::format("the index was written by another version of ibid (schema {} is read "
                            "here); build it anew in another folder with ibid index --index NEW "
                            "PATH, and copy reviews.sqlite there, where it has one",
                            kSchemaVersion));
  }
  Manifest manifest;
  manifest.name = members.string("name");
  manifest.number = members.number("number");
  manifest.next_segment = members.number("next_segment");
  manifest.language = members.file("language");
  manifest.live_documents = members.number("documents");
  manifest.live_passages = members.number("passages");
  if (const auto digest = digest_from_hex(members.string("content"))) {
    manifest.content = ContentSum(*digest);
  } else {
    sound = false;
  }
  for (const Json& entry : members.array("segments")) {
    if (!entry.is_object()) {
      sound = false;
      break;
    }
    const Members fields(entry, sound);
    SegmentEntry segment;
    segment.id = fields.number("id");
    segment.documents = fields.number32("documents");
    segment.passages = fields.number32("passages");
    segment.length = fields.number("length");
    segment.text_bytes = fields.number("text_bytes");
    for (const Json& file : fields.array("files")) {
      if (file.is_object()) segment.files.push_back(fields.file_of(file));
    }
    segment.sums = fields.file("sums");
    if (fields.has("dead")) segment.dead = fields.file("dead");
    manifest.segments.push_back(std::move(segment));
  }
  if (!sound || manifest.name != generation_name(manifest)) {
    return fail(ErrorCode::kIndexDamaged, "the manifest is incomplete or contradicts itself");
  }
  return manifest;
}

std::string manifest_file_name(std::uint64_t number) {
  return fmt::format("manifest-{:06}", number);
}

std::string segment_directory_name(std::uint64_t id) {
  return fmt::format("segment-{:06}", id);
}

Error no_index_in(const std::filesystem::path& directory) {
  if (holds_index(directory)) {
    return make_error(
        ErrorCode::kNotFound,
        fmt::format("{0} has lost its file CURRENT; any change of the index brings it "
                    "back, such as: ibid index --index {0} PATH",
                    directory.string()));
  }
  return make_error(ErrorCode::kNotFound,
                    fmt::format("no index in {0}; build one with: ibid index --index {0} PATH, "
                                "such as the folder corpus",
                                directory.string()));
}

Result<Manifest> read_current(const std::filesystem::path& directory) {
  const std::filesystem::path current_path = directory / kCurrentName;
  auto current = read_file(current_path, kCurrentBytesMax);
  if (!current) {
    if (current.error().code == ErrorCode::kNotFound) {
      return fail(no_index_in(directory));
    }
    return fail(current.error());
  }
  const auto damaged = [&](const std::filesystem::path& path, std::string_view what) {
    return fail(ErrorCode::kIndexDamaged, fmt::format("{}: {}", path.string(), what));
  };
  const std::string_view line = *current;
  const auto first = line.find(' ');
  const auto second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos || line.back() != '\n' ||
      line.substr(0, first) != kCurrentSchema) {
    return damaged(current_path, "does not name a manifest");
  }
  const std::string name(line.substr(first + 1, second - first - 1));
  const std::string_view hash = line.substr(second + 1, line.size() - second - 2);
  if (name.empty() || name.find('/') != std::string::npos || name[0] == '.') {
    return damaged(current_path, "does not name a manifest");
  }
  const std::filesystem::path path = directory / name;
  auto text = read_file(path, kManifestBytesMax);
  if (!text) {
    if (text.error().code == ErrorCode::kNotFound)
      return damaged(path, "is missing, though CURRENT names it");
    return fail(text.error());
  }
  if (model::sha256_hex(*text) != hash) return damaged(path, "does not match its hash in CURRENT");
  auto manifest = parse_manifest(*text);
  if (manifest) return manifest;
  return fail(manifest.error().code, path.string() + ": " + manifest.error().message);
}

bool holds_index(const std::filesystem::path& directory) {
  std::error_code ignored;
  return std::filesystem::exists(directory / kCurrentName, ignored) ||
         newest_manifest(directory) != 0;
}

Result<Manifest> recover_current(const std::filesystem::path& directory) {
  const std::uint64_t newest = newest_manifest(directory);
  if (newest == 0) return fail(no_index_in(directory));
  const std::filesystem::path path = directory / manifest_file_name(newest);
  auto text = read_file(path, kManifestBytesMax);
  if (!text) return fail(text.error());
  auto manifest = parse_manifest(*text);
  if (!manifest) {
    if (newest == 1) return fail(no_index_in(directory));
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} has no CURRENT, and {} cannot be read: {}", directory.string(),
                            path.filename().string(), manifest.error().message));
  }
  if (auto published = publish_manifest(directory, *manifest); !published) {
    return fail(published.error());
  }
  return manifest;
}

Result<void> publish_manifest(const std::filesystem::path& directory, const Manifest& manifest) {
  const std::string text = serialize(manifest);
  const std::string name = manifest_file_name(manifest.number);
  if (auto written = write_file(directory / name, text); !written) return written;
  if (auto synced = sync_directory(directory); !synced) return synced;

  const auto previous = read_file(directory / kCurrentName, kCurrentBytesMax);
  auto switched = switch_current(
      directory, fmt::format("{} {} {}\n", kCurrentSchema, name, model::sha256_hex(text)));
  if (!switched && previous) {
    // The rename may have happened although the sync failed. What was acknowledged stays current.
    static_cast<void>(switch_current(directory, *previous));
  }
  return switched;
}

}  // namespace ibid::index
