// Runs and judgements as files: a TREC run is what a system ranked, qrels are what people judged.
// Qrels come as TREC has them (query, iteration, document, level) or as BEIR has them (a header
// line, then query, document, level).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::eval {

/// Levels by document, by query. A document that is not listed is not judged: level 0.
using Qrels = std::map<std::string, std::map<std::string, int>>;

struct RankedDocument {
  std::string document;
  float score = 0;  ///< trec_eval keeps scores as float, so what ties there ties here
};

/// By query, in the order that trec_eval gives them: descending score, equal scores by descending
/// document id. The rank column of the file counts nothing.
using TrecRun = std::map<std::string, std::vector<RankedDocument>>;

/// Both fail with kInputMalformed naming `name` and the line. A document listed twice for one query
/// is an error, as it is in trec_eval.
[[nodiscard]] Result<Qrels> parse_qrels(std::string_view text, std::string_view name);
[[nodiscard]] Result<TrecRun> parse_run(std::string_view text, std::string_view name);

/// Sorts as trec_eval does.
void sort_as_trec_eval(std::vector<RankedDocument>& ranking);

}  // namespace ibid::eval
