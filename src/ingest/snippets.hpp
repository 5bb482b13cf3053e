// ibid's own snippets: schema ibid.snippets/1 (docs/json-schema/ibid.snippets-1.schema.json).
//
// Three shapes, told apart by their first value:
//   1. one JSON object: header, "references" (numbered), "snippets";
//   2. JSON Lines: the header object without "snippets" on the first line, then a snippet a line;
//   3. JSON Lines without a header: each line a snippet whose "references" are Source objects.
//
// Shapes 1 and 2 give one Document, "snippets:<id of the file>"; shape 3 one a line,
// "snippets:<id of the record>", or by the hash of its text when it has no id. The Document's own
// Source is the collection (type "dataset"); the works that a snippet rests on are its references.
// Each snippet is a passage that carries them as a whole. A snippet whose numbers do not all
// resolve is left out: a citation must never point nowhere.
#pragma once

#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

void read_snippets(Input& input, Run& run);

}  // namespace ibid::ingest
