#include "model/answer_json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "model/source_json.hpp"

namespace ibid::model {
namespace {

Json evidence_to_json(const Evidence& evidence, int citation) {
  Json json = Json::object();
  if (citation != 0) json["citation"] = citation;
  json["source"] = evidence.source_id();
  json["passage"] = evidence.passage_id();
  json["via"] = evidence.via_source_id().empty() ? Json(nullptr) : Json(evidence.via_source_id());
  json["quote"] = evidence.quote();
  json["begin"] = evidence.range().begin;
  json["end"] = evidence.range().end;
  json["sha256"] = evidence.sha256();
  return json;
}

Json group_to_json(const Group& group, const Answer& answer) {
  Json claims = Json::array();
  for (const PlacedClaim& claim : group.claims) claims.push_back(to_json(claim, answer));
  return Json{{"heading", group.heading}, {"claims", std::move(claims)}};
}

Json range_to_json(ByteRange range) {
  return Json{{"begin", range.begin}, {"end", range.end}};
}

/// Four decimals: enough for a confidence, and the same text on every machine.
double rounded(double value) {
  return std::round(value * 10000) / 10000;
}

Json audited_claim_to_json(const AuditedClaim& claim) {
  Json reasons = Json::array();
  for (const Reason& reason : claim.reasons) {
    reasons.push_back(
        {{"kind", reason.kind}, {"claim", reason.claim}, {"evidence", reason.evidence}});
  }
  Json evidence = Json::array();
  for (const Evidence& item : claim.evidence) evidence.push_back(evidence_to_json(item, 0));
  Json covered = Json::array();
  for (const ByteRange& range : claim.covered) covered.push_back(range_to_json(range));
  Json json{{"text", claim.text},
            {"begin", claim.range.begin},
            {"end", claim.range.end},
            {"citations", claim.citations},
            {"verdict", name_of(claim.verdict)},
            {"confidence", rounded(claim.confidence)},
            {"reasons", std::move(reasons)},
            {"evidence", std::move(evidence)},
            {"covered", std::move(covered)}};
  if (!claim.found_in.empty()) json["found_in"] = claim.found_in;
  return json;
}

Json audited_reference_to_json(const AuditedReference& reference) {
  Json json{{"number", reference.number}, {"status", name_of(reference.status)}};
  json["source"] = reference.source_id.empty() ? Json(nullptr) : Json(reference.source_id);
  json["text"] = reference.text;
  if (!reference.detail.empty()) json["detail"] = reference.detail;
  return json;
}

Json notices_to_json(const std::vector<Notice>& notices) {
  Json list = Json::array();
  for (const Notice& notice : notices) {
    list.push_back({{"kind", notice.kind}, {"text", notice.text}});
  }
  return list;
}

}  // namespace

Json to_json(const PlacedClaim& placed, const Answer& answer) {
  Json evidence = Json::array();
  for (const Evidence& item : placed.claim.evidence()) {
    evidence.push_back(evidence_to_json(item, citation_of(answer, item.source_id())));
  }
  Json json{{"text", placed.claim.text()},
            {"citations", placed.citations},
            {"evidence", std::move(evidence)}};
  if (!placed.strength.empty()) json["strength"] = placed.strength;
  if (!placed.glossary.empty()) json["glossary"] = placed.glossary;
  return json;
}

Json to_json(const Section& section, const Answer& answer) {
  Json groups = Json::array();
  for (const Group& group : section.groups) groups.push_back(group_to_json(group, answer));
  return Json{
      {"title", section.title}, {"kind", name_of(section.kind)}, {"groups", std::move(groups)}};
}

Json to_json(const Reference& reference) {
  Json json{{"number", reference.number},
            {"source", to_json(reference.source)},
            {"text", reference.text}};
  if (!reference.via.empty()) {
    Json via = Json::array();
    for (const Source& source : reference.via) via.push_back(to_json(source));
    json["via"] = std::move(via);
  }
  return json;
}

Json to_json(const Answer& answer) {
  Json json{{"schema", "ibid.answer/1"},
            {"question", answer.question},
            {"standalone_question", answer.standalone_question},
            {"outcome", name_of(answer.outcome)},
            {"audience", name_of(answer.audience)},
            {"generation", answer.generation}};
  Json sections = Json::array();
  for (const Section& section : answer.sections) sections.push_back(to_json(section, answer));
  json["sections"] = std::move(sections);
  Json references = Json::array();
  for (const Reference& reference : answer.references) references.push_back(to_json(reference));
  json["references"] = std::move(references);
  json["follow_up_questions"] = answer.follow_up_questions;
  json["notices"] = notices_to_json(answer.notices);
  json["review"] = {{"status", name_of(answer.review.status)}, {"updated", answer.review.updated}};
  json["disclaimer"] = answer.disclaimer;
  if (!answer.coverage.is_whole()) json["coverage"] = to_json(answer.coverage);
  return json;
}

Json to_json(const Coverage& coverage) {
  return Json{{"status", coverage.is_whole() ? "whole" : "partial"},
              {"shards", coverage.shards},
              {"missing_shards", coverage.missing_shards},
              {"passages", coverage.passages},
              {"missing_passages", coverage.missing_passages}};
}

Json to_json(const Passage& passage) {
  Json json{{"schema", "ibid.passage/1"},      {"id", passage.id},
            {"document", passage.document_id}, {"source", passage.source_id},
            {"section", passage.section_path}, {"text", passage.text},
            {"begin", passage.range.begin},    {"end", passage.range.end},
            {"sha256", passage.sha256}};
  if (!passage.certainty.empty()) json["certainty"] = passage.certainty;
  if (!passage.questions.empty()) json["questions"] = passage.questions;
  if (!passage.unanswered.empty()) json["unanswered"] = passage.unanswered;
  return json;
}

namespace {

/// An audit whose claims are left out.
Json frame_to_json(const Audit& audit) {
  Json references = Json::array();
  for (const AuditedReference& reference : audit.references) {
    references.push_back(audited_reference_to_json(reference));
  }
  Json json{{"schema", "ibid.audit/1"},
            {"generation", audit.generation},
            {"claims", Json::array()},
            {"references", std::move(references)},
            {"notices", notices_to_json(audit.notices)}};
  if (!audit.coverage.is_whole()) json["coverage"] = to_json(audit.coverage);
  return json;
}

/// Writes JSON piece by piece as dump() and dump_pretty() write the whole.
class PieceWriter {
 public:
  explicit PieceWriter(bool indent) : indent_(indent) {}

  void begin(char bracket) {
    text_ += bracket;
    ++depth_;
    is_first_ = true;
  }
  void end(char bracket) {
    --depth_;
    if (!is_first_) break_line();
    text_ += bracket;
    is_first_ = false;
  }
  void key(const std::string& name) {
    next();
    text_ += dump(Json(name)) + (indent_ ? ": " : ":");
  }
  void value(const Json& value) {
    if (!indent_) {
      text_ += dump(value);
      return;
    }
    // Line feeds within strings are escaped: each one here begins a line.
    const std::string lines = dump_pretty(value);
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      if (begin > 0) break_line();
      text_.append(lines, begin, end - begin);
      begin = end + 1;
    }
  }
  void next() {
    if (!is_first_) text_ += ',';
    is_first_ = false;
    break_line();
  }
  std::string take() { return std::move(text_); }

 private:
  void break_line() {
    if (indent_) text_.append(1, '\n').append(2 * depth_, ' ');
  }

  bool indent_;
  bool is_first_ = true;
  std::size_t depth_ = 0;
  std::string text_;
};

}  // namespace

Json to_json(const Audit& audit) {
  Json json = frame_to_json(audit);
  Json& claims = json["claims"];
  for (const AuditedClaim& claim : audit.claims) claims.push_back(audited_claim_to_json(claim));
  return json;
}

std::optional<std::string> audit_text(const Audit& audit, bool indent, const FinishClaim& finish,
                                      const Json& tail) {
  Json frame = frame_to_json(audit);
  frame.update(tail);
  PieceWriter writer(indent);
  writer.begin('{');
  for (const auto& [name, member] : frame.items()) {
    writer.key(name);
    if (name != "claims") {
      writer.value(member);
      continue;
    }
    writer.begin('[');
    for (const AuditedClaim& claim : audit.claims) {
      Json json = audited_claim_to_json(claim);
      if (finish && !finish(json)) return std::nullopt;
      writer.next();
      writer.value(json);
    }
    writer.end(']');
  }
  writer.end('}');
  return writer.take();
}

std::optional<int> citation_number(const Json& value) {
  constexpr int kMax = std::numeric_limits<int>::max();
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (number >= 1 && number <= std::uint64_t{kMax}) return static_cast<int>(number);
  } else if (value.is_number_integer()) {
    const auto number = value.get<std::int64_t>();
    if (number >= 1 && number <= kMax) return static_cast<int>(number);
  }
  return std::nullopt;
}

Result<std::vector<Reference>> references_from_json(const Json& answer) {
  if (string_or(answer, "schema") != "ibid.answer/1") {
    return fail(ErrorCode::kInputMalformed, "not an answer: \"schema\" must be \"ibid.answer/1\"");
  }
  std::vector<Reference> references;
  const auto found = answer.find("references");
  if (found == answer.end() || !found->is_array()) {
    return fail(ErrorCode::kInputMalformed, "the answer has no list of \"references\"");
  }
  for (const Json& entry : *found) {
    if (!entry.is_object() || !entry.contains("source")) {
      return fail(ErrorCode::kInputMalformed, "a reference of the answer has no source");
    }
    Result<Source> source = source_from_json(entry["source"]);
    if (!source) return fail(source.error());
    Reference reference;
    const auto number = entry.find("number");
    const auto read = number == entry.end() ? std::nullopt : citation_number(*number);
    if (!read) {
      return fail(ErrorCode::kInputMalformed,
                  "a reference of the answer has no number from 1 to 2147483647");
    }
    reference.number = *read;
    reference.source = std::move(*source);
    reference.text = string_or(entry, "text");
    references.push_back(std::move(reference));
  }
  return references;
}

}  // namespace ibid::model
