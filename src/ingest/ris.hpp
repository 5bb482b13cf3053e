// RIS, as reference managers and databases export it: one Source a record, and a Document with the
// abstract where there is one. "ris:<id of the Source>".
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_ris(Input& input, Run& run);

}  // namespace ibid::ingest
