// An article in Markdown or plain text, with reference marks and a numbered reference list.
//
// Headings give the section path; in text without Markdown headings, a short line that stands alone
// and ends without a stop is one. The list under "References" (or footnotes "[^1]: …") gives the
// works; each mark in the text resolves into it. A YAML-like front matter may state title, doi,
// pmid, url, kind, date and license. The Document is "markdown:<slug of the title>", and so is its
// Source unless the article states a DOI, a PMID or a URL of its own.
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_markdown(Input& input, Run& run);

}  // namespace ibid::ingest
