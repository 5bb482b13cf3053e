// MEDLINE (nbib), what PubMed's "Send to citation manager" gives: the fields of pubmed.hpp in
// tagged lines. "nbib:<PMID>".
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_nbib(Input& input, Run& run);

}  // namespace ibid::ingest
