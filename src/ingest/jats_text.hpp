// The running text of a JATS article, with its reference marks.
#pragma once

#include <string>
#include <vector>

#include "ingest/document_builder.hpp"
#include "ingest/jats_references.hpp"
#include "ingest/xml_tree.hpp"

namespace ibid::ingest {

/// Adds the paragraphs below `node` (an abstract, a body, a section) to `builder`, each under the
/// titles of the sections it stands in, `path` first.
void add_jats_text(XmlNode node, std::vector<std::string> path, const JatsReferences& references,
                   DocumentBuilder& builder);

}  // namespace ibid::ingest
