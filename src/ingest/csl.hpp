// CSL-JSON: an array of items, {"items": […]}, or one item. Each gives a Source, and a Document
// with the "abstract" where there is one. "csl:<id of the Source>".
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_csl(Input& input, Run& run);

}  // namespace ibid::ingest
