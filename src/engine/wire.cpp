// The public wire forms: what the library hands to programs that speak JSON.

#include "ibid/engine.hpp"
#include "model/answer_json.hpp"
#include "model/json.hpp"
#include "model/source_json.hpp"

namespace ibid {
namespace {

using model::Json;

std::string text_of(const Json& json, bool indent) {
  return indent ? model::dump_pretty(json) : model::dump(json);
}

Json found_to_json(const FoundPassage& found) {
  Json json = model::to_json(found.passage);
  json["source"] = model::to_json(found.source);
  Json cited = Json::array();
  for (const Source& source : found.cited) cited.push_back(model::to_json(source));
  json["cited"] = std::move(cited);
  return json;
}

}  // namespace

std::string to_json(const Answer& answer, bool indent) {
  return text_of(model::to_json(answer), indent);
}

std::string to_json(const Audit& audit, bool indent) {
  return model::audit_text(audit, indent).value_or(std::string());
}

std::string to_json(const Source& source, bool indent) {
  return text_of(model::to_json(source), indent);
}

std::string to_json(const FoundPassage& found, bool indent) {
  return text_of(found_to_json(found), indent);
}

std::string to_json(const SearchReply& reply, bool indent) {
  Json terms = Json::array();
  for (const AnalysedTerm& term : reply.terms) {
    terms.push_back({{"term", term.term},
                     {"surface", term.surface},
                     {"weight", term.weight},
                     {"origin", term.origin}});
  }
  Json passages = Json::array();
  for (const FoundPassage& found : reply.passages) {
    Json passage = found_to_json(found);
    passage["score"] = found.score;
    if (!found.explanation.empty()) passage["explanation"] = found.explanation;
    passages.push_back(std::move(passage));
  }
  Json json{{"schema", "ibid.search/1"},
            {"generation", reply.generation},
            {"terms", std::move(terms)},
            {"passages", std::move(passages)}};
  if (!reply.coverage.is_whole()) json["coverage"] = model::to_json(reply.coverage);
  return text_of(json, indent);
}

}  // namespace ibid
