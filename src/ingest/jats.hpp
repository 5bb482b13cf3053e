// JATS articles (PubMed Central): an <article>, or many in a <pmc-articleset>.
//
// One Document an article, "jats:<PMCID, else DOI, else PMID>": abstract and body, a passage a
// paragraph (long ones are cut), with the path of section titles; captions of figures and tables
// are passages too. Reference marks (xref ref-type="bibr") resolve into the reference list, so that
// a claim cites the work that its sentence cites, via the article. Cells of tables, formulas set
// off, footnotes and what stands in <back> are not text to quote.
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_jats(Input& input, Run& run);

}  // namespace ibid::ingest
