// PubMed XML: baseline and update files, or what efetch returns; plain or gzipped.
//
// One Document a record, "pubmed:<PMID>", its text the abstract: one passage, or one a labelled
// section. Design comes from the publication types, by their MeSH identifiers; status from them and
// from CommentsCorrections. DateRevised is the revision, so that an older record never overwrites a
// newer one. DeleteCitation removes.
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_pubmed(Input& input, Run& run);

}  // namespace ibid::ingest
