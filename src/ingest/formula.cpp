#include "ingest/formula.hpp"

#include <algorithm>
#include <array>

#include "model/gap_marks.hpp"
#include "text/strings.hpp"

namespace ibid::ingest {
namespace {

using text::is_one_of;

constexpr std::array<std::string_view, 7> kFormulas = {
    "inline-formula", "disp-formula", "disp-formula-group", "chem-struct", "chem-struct-wrap",
    "math",           "tex-math"};
constexpr std::array<std::string_view, 3> kPictures = {"graphic", "inline-graphic", "media"};

/// MathML whose text is its content, and MathML that puts its children side by side.
constexpr std::array<std::string_view, 5> kTokens = {"mi", "mn", "mo", "mtext", "ms"};
constexpr std::array<std::string_view, 4> kRows = {"math", "mrow", "mstyle", "mpadded"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Adds what a MathML element says; false when a line of text cannot say it. White space between
/// elements is no part of a formula.
bool spell_math(XmlNode node, TextCollector& line);

/// The same apart from the line, for an element that is set above or below it.
bool spell_apart(XmlNode node, std::string& text) {
  TextCollector apart;
  if (!spell_math(node, apart)) return false;
  text = apart.text();
  return true;
}

bool spell_subscript(XmlNode node, TextCollector& line) {
  std::string text;
  if (!spell_apart(node, text)) return false;
  const bool ends_in_digit = !line.text().empty() && is_digit(line.text().back());
  if (ends_in_digit && !text.empty() && is_digit(text.front())) return false;
  line.add(text);
  return true;
}

/// Only a number can be raised; "e" and then "-kt" would read as a difference.
bool spell_superscript(XmlNode node, TextCollector& line) {
  std::string text;
  if (!spell_apart(node, text)) return false;
  std::string_view digits = text;
  for (const std::string_view sign : {"-", "+", "\u2212", "\u2013"}) {
    if (digits.starts_with(sign)) digits.remove_prefix(sign.size());
  }
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  line.add_superscript(text);
  return true;
}

bool spell_math(XmlNode node, TextCollector& line) {
  const std::string_view name = node.name();
  const std::vector<XmlNode> parts = node.children();
  if (is_one_of(name, kTokens)) {
    for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
      if (child.is_element()) return false;
      line.add(child.characters());
    }
    return true;
  }
  if (is_one_of(name, kRows)) {
    return std::all_of(parts.begin(), parts.end(),
                       [&line](XmlNode part) { return spell_math(part, line); });
  }
  if (name == "mspace") {
    line.add_blank();
    return true;
  }
  // What follows the first child are annotations of it.
  if (name == "semantics") return !parts.empty() && spell_math(parts[0], line);
  if (name == "msub" && parts.size() == 2) {
    return spell_math(parts[0], line) && spell_subscript(parts[1], line);
  }
  if (name == "msup" && parts.size() == 2) {
    return spell_math(parts[0], line) && spell_superscript(parts[1], line);
  }
  if (name == "msubsup" && parts.size() == 3) {
    return spell_math(parts[0], line) && spell_subscript(parts[1], line) &&
           spell_superscript(parts[2], line);
  }
  return false;
}

/// TeX without a single command, as "$p < 0.05$" within a document of its own.
bool spell_tex(XmlNode node, TextCollector& line) {
  std::string tex;
  for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
    tex += child.characters();
  }
  constexpr std::string_view kBegin = "\\begin{document}";
  if (const auto begin = tex.find(kBegin); begin != std::string::npos) {
    tex.erase(0, begin + kBegin.size());
    if (const auto end = tex.find("\\end{document}"); end != std::string::npos) tex.resize(end);
  }
  if (tex.find_first_of("\\{}^_~&#%") != std::string::npos) return false;
  std::erase(tex, '$');
  line.add(tex);
  return true;
}

bool spell(XmlNode node, TextCollector& line);

/// Adds the first that can be spelled of several forms of one formula.
bool spell_one(const std::vector<XmlNode>& forms, TextCollector& line) {
  for (const XmlNode form : forms) {
    TextCollector attempt;
    if (!spell(form, attempt) || attempt.text().empty()) continue;
    line.add(attempt.text());
    return true;
  }
  return false;
}

bool spell(XmlNode node, TextCollector& line) {
  if (!node.is_element()) {
    line.add(node.characters());
    return true;
  }
  const std::string_view name = node.name();
  if (name == "label") return true;  // the number by which the text refers to it
  if (is_one_of(name, kPictures)) return false;
  if (name == "math") return spell_math(node, line);
  if (name == "tex-math") return spell_tex(node, line);
  if (name == "sup") {
    line.add_raised(node.text());
    return true;
  }
  const bool in_two_forms = node.child("math") && node.child("tex-math");
  if (name == "alternatives" || in_two_forms) return spell_one(node.children(), line);
  for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
    if (!spell(child, line)) return false;
  }
  return true;
}

}  // namespace

bool is_formula(XmlNode node) {
  return is_one_of(node.name(), kFormulas);
}

std::string formula_text(XmlNode formula) {
  TextCollector line;
  if (!spell(formula, line) || line.text().empty()) return std::string(model::kFormulaMark);
  return line.text();
}

}  // namespace ibid::ingest
