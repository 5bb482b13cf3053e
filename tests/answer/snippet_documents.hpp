// Snippet files as Documents, read without the ingest floor, which is not under this one.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "ibid/passage.hpp"
#include "model/digest.hpp"
#include "model/json.hpp"
#include "model/source_json.hpp"

namespace ibid::test {

inline Document snippet_document(const model::Json& file) {
  Document document;
  document.id = "snippets:" + model::string_or(file, "id");
  document.source.id = document.id;
  document.source.title = model::string_or(file, "title");
  std::map<int, std::uint32_t> by_number;
  for (const model::Json& entry : file["references"]) {
    Source source = *model::source_from_json(entry["source"]);
    source.id = canonical_id(source);
    by_number[entry["number"].get<int>()] = static_cast<std::uint32_t>(document.references.size());
    document.references.push_back(std::move(source));
  }
  for (const model::Json& snippet : file["snippets"]) {
    Passage passage;
    passage.id = document.id + "#" + std::to_string(document.passages.size());
    passage.document_id = document.id;
    passage.source_id = document.id;
    passage.section_path = snippet["section"].get<std::vector<std::string>>();
    passage.text = model::string_or(snippet, "text");
    passage.certainty = model::string_or(snippet, "certainty");
    if (snippet.contains("questions")) {
      passage.questions = snippet["questions"].get<std::vector<std::string>>();
    }
    if (snippet.contains("unanswered")) {
      passage.unanswered = snippet["unanswered"].get<std::vector<std::string>>();
    }
    passage.range = {document.text.size(), document.text.size() + passage.text.size()};
    passage.sha256 = model::sha256_hex(passage.text);
    PassageCitation citation;
    for (const model::Json& number : snippet["references"]) {
      citation.references.push_back(by_number.at(number.get<int>()));
    }
    passage.citations.push_back(std::move(citation));
    document.text += passage.text + "\n\n";
    document.passages.push_back(std::move(passage));
  }
  return document;
}

inline std::vector<Document> snippet_documents(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Document> documents;
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto json = model::parse_json(text);
    if (json && model::string_or(*json, "schema") == "ibid.snippets/1") {
      documents.push_back(snippet_document(*json));
    }
  }
  return documents;
}

}  // namespace ibid::test
