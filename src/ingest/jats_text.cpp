#include "ingest/jats_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "ingest/formula.hpp"
#include "ingest/limits.hpp"
#include "model/gap_marks.hpp"
#include "text/strings.hpp"

namespace ibid::ingest {
namespace {

using text::is_one_of;

/// Elements that interrupt a paragraph and have paragraphs or captions of their own.
constexpr std::array<std::string_view, 12> kBlocks = {
    "sec",        "p",   "list",      "list-item",        "disp-quote", "boxed-text",
    "table-wrap", "fig", "fig-group", "table-wrap-group", "statement",  "abstract"};

/// Of these, the ones that only float in a paragraph, whose sentence runs on behind them.
constexpr std::array<std::string_view, 5> kFloats = {"table-wrap", "fig", "fig-group",
                                                     "table-wrap-group", "boxed-text"};

/// Elements whose content is not text to quote.
constexpr std::array<std::string_view, 11> kSilent = {
    "graphic",     "media",     "table",          "fn",
    "label",       "object-id", "attrib",         "supplementary-material",
    "sub-article", "response",  "table-wrap-foot"};

/// A paragraph that is being put together.
class Paragraph {
 public:
  explicit Paragraph(const JatsReferences& references) : references_(&references) {}

  /// The text of an inline node and of all below it.
  void add(XmlNode node) {
    if (!node.is_element()) {
      add_characters(node.characters());
    } else if (is_mark(node)) {
      add_mark(node);
    } else if (node.name() == "break") {
      collector_.add_blank();
    } else if (is_formula(node)) {
      add_formula(node);
    } else if (node.name() == "inline-graphic") {
      collector_.add(model::kPictureMark);
    } else if (!is_one_of(node.name(), kSilent)) {
      const bool raised = std::exchange(raised_, raised_ || node.name() == "sup");
      for (XmlNode child = node.first_child(); child; child = child.next_sibling()) add(child);
      raised_ = raised;
    }
  }

  void add_blank() { collector_.add_blank(); }

  [[nodiscard]] const std::string& text() const { return collector_.text(); }

  /// The marks of the text, also those whose entry the reference list lacks (without references):
  /// a mark that leads nowhere is no part of the sentence all the same. Marks with nothing but
  /// separators between them are one; two with a dash between them are a range, of which one that
  /// is too wide to be meant cites its ends alone; the brackets around a mark belong to it.
  [[nodiscard]] std::vector<PassageCitation> citations() const {
    std::vector<PassageCitation> joined;
    for (const PassageCitation& mark : marks_) {
      if (joined.empty() || !join(joined.back(), mark)) joined.push_back(mark);
    }
    for (PassageCitation& citation : joined) {
      take_brackets(citation.mark);
      auto& list = citation.references;
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return joined;
  }

 private:
  static bool is_mark(XmlNode node) {
    return node.name() == "xref" && node.attribute("ref-type") == "bibr";
  }

  void add_characters(std::string_view characters) {
    if (raised_ && in_mark_) {
      // "fracture" and then a mark "12" would be one word.
      collector_.add_superscript(characters);
    } else if (raised_) {
      collector_.add_raised(characters);
    } else {
      collector_.add(characters);
    }
  }

  void add_formula(XmlNode node) {
    const bool is_apart = node.name().starts_with("disp-");
    if (is_apart) collector_.add_blank();
    add_characters(formula_text(node));
    if (is_apart) collector_.add_blank();
  }

  void add_mark(XmlNode xref) {
    const std::size_t begin = collector_.next_begin();
    in_mark_ = true;
    for (XmlNode child = xref.first_child(); child; child = child.next_sibling()) add(child);
    in_mark_ = false;
    const std::size_t end = collector_.size();
    if (begin < end) marks_.push_back({{begin, end}, references_->resolve(xref.attribute("rid"))});
  }

  bool join(PassageCitation& left, const PassageCitation& right) const {
    const std::string_view between =
        std::string_view(text()).substr(left.mark.end, right.mark.begin - left.mark.end);
    constexpr std::array<std::string_view, 5> kDashes = {"-", "\u2013", "\u2014", "\u2010",
                                                         "\u207B"};
    const bool is_range = is_one_of(between, kDashes);
    if (!is_range && between.find_first_not_of(",; ") != std::string_view::npos) return false;
    left.mark.end = right.mark.end;
    const bool both_known = !left.references.empty() && !right.references.empty();
    if (is_range && both_known && left.references.back() < right.references.front()) {
      const std::uint32_t first = left.references.back() + 1;
      const std::size_t inner = right.references.front() - first;
      if (inner <= kWorksOfMarkMax) {
        left.references.resize(left.references.size() + inner);
        std::iota(left.references.end() - static_cast<std::ptrdiff_t>(inner), left.references.end(),
                  first);
      }
    }
    left.references.insert(left.references.end(), right.references.begin(), right.references.end());
    return true;
  }

  void take_brackets(ByteRange& mark) const {
    if (mark.begin == 0 || mark.end >= text().size()) return;
    const char open = text()[mark.begin - 1];
    const char close = text()[mark.end];
    if ((open == '[' && close == ']') || (open == '(' && close == ')')) {
      --mark.begin;
      ++mark.end;
    }
  }

  const JatsReferences* references_;
  TextCollector collector_;
  std::vector<PassageCitation> marks_;
  bool raised_ = false;   ///< within <sup>
  bool in_mark_ = false;  ///< within a reference mark
};

class Walk {
 public:
  Walk(const JatsReferences& references, DocumentBuilder& builder)
      : references_(references), builder_(builder) {}

  void blocks(XmlNode node, std::vector<std::string>& path) {
    for (const XmlNode child : node.children()) block(child, path);
  }

 private:
  void block(XmlNode node, std::vector<std::string>& path) {
    const std::string_view name = node.name();
    if (name == "title" || is_one_of(name, kSilent) || is_formula(node)) return;
    if (name == "sec" || name == "boxed-text") {
      titled(node, node.child("title").text(), path);
    } else if (name == "fig" || name == "table-wrap") {
      titled(node.child("caption"), node.child("label").text(), path);
    } else if (is_one_of(name, kBlocks) && name != "p") {
      blocks(node, path);
    } else {
      paragraph(node, path);
    }
  }

  void titled(XmlNode node, std::string title, std::vector<std::string>& path) {
    const bool has_title = !title.empty();
    if (has_title) path.push_back(std::move(title));
    if (node.name() == "caption") {
      caption(node, path);
    } else {
      blocks(node, path);
    }
    if (has_title) path.pop_back();
  }

  /// Title and paragraphs of a caption are one text.
  void caption(XmlNode node, const std::vector<std::string>& path) {
    Paragraph text(references_);
    for (const XmlNode part : node.children()) {
      text.add(part);
      text.add_blank();
    }
    finish(text, path);
  }

  /// A paragraph is cut where a list or quotation stands in it; figures, tables and boxes follow
  /// it, so that no sentence falls into pieces that say something else.
  void paragraph(XmlNode node, std::vector<std::string>& path) {
    Paragraph text(references_);
    std::vector<XmlNode> floats;
    for (XmlNode child = node.first_child(); child; child = child.next_sibling()) {
      if (is_one_of(child.name(), kFloats)) {
        text.add_blank();
        floats.push_back(child);
      } else if (is_one_of(child.name(), kBlocks)) {
        finish(text, path);
        text = Paragraph(references_);
        block(child, path);
      } else {
        text.add(child);
      }
    }
    finish(text, path);
    for (const XmlNode floating : floats) block(floating, path);
  }

  void finish(const Paragraph& text, const std::vector<std::string>& path) {
    builder_.add_text(path, text.text(), text.citations());
  }

  const JatsReferences& references_;
  DocumentBuilder& builder_;
};

}  // namespace

void add_jats_text(XmlNode node, std::vector<std::string> path, const JatsReferences& references,
                   DocumentBuilder& builder) {
  Walk(references, builder).blocks(node, path);
}

}  // namespace ibid::ingest
