// The text of a formula in a JATS or PubMed record.
//
// A formula may hold the dose or the "not" of its sentence, so it never vanishes from it. A formula
// that is one line of signs is spelled out, its exponents as superscripts (10 and a raised 9 are no
// 109). Where the layout carries the meaning (a fraction, a matrix, TeX commands, a picture) the
// words would say something else; there model::kFormulaMark shows that something is missing.
#pragma once

#include <string>

#include "ingest/xml_tree.hpp"

namespace ibid::ingest {

/// Whether `node` is an element whose content formula_text() should give.
[[nodiscard]] bool is_formula(XmlNode node);

/// What `formula` says in a line of text, never empty. Of alternatives the one that can be spelled.
[[nodiscard]] std::string formula_text(XmlNode formula);

}  // namespace ibid::ingest
