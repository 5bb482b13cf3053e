// BEIR corpora: one JSON object a line, {"_id", "title", "text", "metadata"}.
//
// The identity of a record is its `_id` alone, and its Source keeps that very id, so that runs and
// answers can be scored against the collection's own judgements. Identifiers in `metadata` are
// therefore not taken: they could merge two records of the collection into one Source. What the
// record states of itself is: kind, design, status, year, certainty or grade, licence, url.
//
// Records of the same family that carry their text otherwise are read too: "abstract", "sentences"
// (joined by a blank), or "sections" ({heading: text}).
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

/// Streams; memory is bounded by the longest line.
void read_beir(Input& input, Run& run);

}  // namespace ibid::ingest
