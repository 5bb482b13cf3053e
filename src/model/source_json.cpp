#include "model/source_json.hpp"

#include <fmt/format.h>

namespace ibid::model {
namespace {

struct StringField {
  std::string_view key;
  std::string Source::*member;
  bool may_be_number = false;  ///< as CSL has it
};

/// Text fields in the order in which they are written; CSL's names first, then ibid's.
constexpr StringField kFieldsBeforeDate[] = {
    {"id", &Source::id, true},
    {"type", &Source::type},
    {"title", &Source::title},
};
constexpr StringField kFieldsAfterDate[] = {
    {"container-title", &Source::container_title},
    {"publisher", &Source::publisher},
    {"volume", &Source::volume, true},
    {"issue", &Source::issue, true},
    {"page", &Source::page, true},
    {"DOI", &Source::doi},
    {"PMID", &Source::pmid, true},
    {"PMCID", &Source::pmcid, true},
    {"URL", &Source::url},
    {"certainty", &Source::certainty},
    {"notice", &Source::status_notice},
    {"successor", &Source::successor},
    {"license", &Source::license},
};

void put(Json& json, std::string_view key, const std::string& value) {
  if (!value.empty()) json[std::string(key)] = value;
}

/// CSL allows numbers for volume, issue, page and identifiers.
std::string text_of(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return std::to_string(found->get<long long>());
  return {};
}

/// Reads the text of `field` into `source`; what is absent or null leaves it as it is. A title that
/// is a number is a mistake, and must not be printed as one or pass for none.
Result<void> read_text(const Json& json, const StringField& field, Source& source) {
  const auto found = json.find(std::string(field.key));
  if (found == json.end() || found->is_null()) return {};
  if (!found->is_string() && !(field.may_be_number && found->is_number_integer())) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("\"{}\" of a source is no text", field.key));
  }
  if (std::string text = text_of(json, field.key); !text.empty()) {
    source.*field.member = std::move(text);
  }
  return {};
}

Json person_to_json(const Person& person) {
  Json json = Json::object();
  put(json, "family", person.family);
  put(json, "given", person.given);
  put(json, "suffix", person.suffix);
  put(json, "literal", person.literal);
  return json;
}

int part_of(const Json& value) {
  if (value.is_number_integer()) {
    const long long number = value.get<long long>();
    return number >= 0 && number <= 9999 ? static_cast<int>(number) : 0;
  }
  if (!value.is_string()) return 0;
  int number = 0;
  for (const char c : value.get_ref<const std::string&>()) {
    if (c < '0' || c > '9' || number > 999) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

Date date_from_json(const Json& json) {
  Date date;
  if (!json.is_object()) return date;
  const auto parts = json.find("date-parts");
  if (parts == json.end() || !parts->is_array() || parts->empty() || !(*parts)[0].is_array()) {
    return date;
  }
  const Json& first = (*parts)[0];
  if (!first.empty()) date.year = part_of(first[0]);
  if (first.size() > 1) date.month = part_of(first[1]);
  if (first.size() > 2) date.day = part_of(first[2]);
  return date;
}

Json date_to_json(const Date& date) {
  Json parts = Json::array({date.year});
  if (date.month != 0) parts.push_back(date.month);
  if (date.month != 0 && date.day != 0) parts.push_back(date.day);
  return Json{{"date-parts", Json::array({parts})}};
}

/// Reads the enum under `key` into `member`; absent keeps the default, unknown names are refused.
template <class Enum>
Result<void> read_enum(const Json& json, std::string_view key,
                       std::optional<Enum> (*parse)(std::string_view), Enum& member) {
  const std::string name = text_of(json, key);
  if (name.empty()) return {};
  const std::optional<Enum> value = parse(name);
  if (!value) {
    return fail(ErrorCode::kInputMalformed, fmt::format("unknown {} \"{}\"", key, name));
  }
  member = *value;
  return {};
}

}  // namespace

Json to_json(const Source& source) {
  Json json = Json::object();
  for (const StringField& field : kFieldsBeforeDate) put(json, field.key, source.*field.member);
  if (!source.authors.empty()) {
    Json authors = Json::array();
    for (const Person& person : source.authors) authors.push_back(person_to_json(person));
    json["author"] = std::move(authors);
  }
  if (source.issued.year != 0) json["issued"] = date_to_json(source.issued);
  for (const StringField& field : kFieldsAfterDate) put(json, field.key, source.*field.member);
  if (!source.keywords.empty()) json["keywords"] = source.keywords;
  json["kind"] = name_of(source.kind);
  json["design"] = name_of(source.design);
  json["status"] = name_of(source.status);
  return json;
}

Result<Source> source_from_json(const Json& json) {
  if (!json.is_object()) return fail(ErrorCode::kInputMalformed, "a source must be an object");
  Source source;
  for (const StringField& field : kFieldsBeforeDate) {
    if (auto read = read_text(json, field, source); !read) return fail(read.error());
  }
  for (const StringField& field : kFieldsAfterDate) {
    if (auto read = read_text(json, field, source); !read) return fail(read.error());
  }
  if (const auto authors = json.find("author"); authors != json.end() && authors->is_array()) {
    for (const Json& author : *authors) {
      if (!author.is_object()) continue;
      source.authors.push_back({string_or(author, "family"), string_or(author, "given"),
                                string_or(author, "suffix"), string_or(author, "literal")});
    }
  }
  if (const auto issued = json.find("issued"); issued != json.end()) {
    source.issued = date_from_json(*issued);
  }
  if (const auto keywords = json.find("keywords"); keywords != json.end() && keywords->is_array()) {
    for (const Json& keyword : *keywords) {
      if (keyword.is_string()) source.keywords.push_back(keyword.get<std::string>());
    }
  }
  if (auto read = read_enum(json, "kind", source_kind_from, source.kind); !read) {
    return fail(read.error());
  }
  if (auto read = read_enum(json, "design", study_design_from, source.design); !read) {
    return fail(read.error());
  }
  if (auto read = read_enum(json, "status", source_status_from, source.status); !read) {
    return fail(read.error());
  }
  normalize_identifiers(source);
  return source;
}

}  // namespace ibid::model
