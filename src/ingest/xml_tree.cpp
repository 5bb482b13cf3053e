#include "ingest/xml_tree.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>

#include "ingest/formula.hpp"
#include "ingest/source_fields.hpp"

namespace ibid::ingest {
namespace {

std::string_view view(const xmlChar* characters) {
  return characters == nullptr ? std::string_view{}
                               : std::string_view(reinterpret_cast<const char*>(characters));
}

bool is_text(const xmlNode& node) {
  return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
}

/// The node behind `node` and all below it, within `root`.
const xmlNode* node_behind(const xmlNode* node, const xmlNode* root) {
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

/// The node after `node` within `root`, children first; never into an entity.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
  if (node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  return node_behind(node, root);
}

bool is_raised(const xmlNode* node, const xmlNode* root) {
  for (; node != nullptr; node = node->parent) {
    if (node->type == XML_ELEMENT_NODE && view(node->name) == "sup") return true;
    if (node == root) break;
  }
  return false;
}

struct Raised {
  std::string_view plain;
  std::string_view raised;
};
constexpr std::array kRaised = {
    Raised{"0", "\u2070"},      Raised{"1", "\u00B9"},     Raised{"2", "\u00B2"},
    Raised{"3", "\u00B3"},      Raised{"4", "\u2074"},     Raised{"5", "\u2075"},
    Raised{"6", "\u2076"},      Raised{"7", "\u2077"},     Raised{"8", "\u2078"},
    Raised{"9", "\u2079"},      Raised{"+", "\u207A"},     Raised{"-", "\u207B"},
    Raised{"\u2212", "\u207B"}, Raised{"\u2013", "\u207B"}};

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

bool XmlNode::is_element() const {
  return node_ != nullptr && node_->type == XML_ELEMENT_NODE;
}

std::string_view XmlNode::name() const {
  return is_element() ? view(node_->name) : std::string_view{};
}

std::string_view XmlNode::characters() const {
  return node_ != nullptr && is_text(*node_) ? view(node_->content) : std::string_view{};
}

std::string XmlNode::attribute(std::string_view name) const {
  if (!is_element()) return {};
  for (const xmlAttr* at = node_->properties; at != nullptr; at = at->next) {
    if (view(at->name) != name) continue;
    // Without a document type an attribute holds one text node at most.
    return at->children == nullptr ? std::string{} : std::string(view(at->children->content));
  }
  return {};
}

XmlNode XmlNode::first_child() const {
  return is_element() ? XmlNode(node_->children) : XmlNode{};
}

XmlNode XmlNode::next_sibling() const {
  return node_ == nullptr ? XmlNode{} : XmlNode(node_->next);
}

XmlNode XmlNode::child(std::string_view name) const {
  for (XmlNode node = first_child(); node; node = node.next_sibling()) {
    if (node.name() == name) return node;
  }
  return {};
}

std::vector<XmlNode> XmlNode::children(std::string_view name) const {
  std::vector<XmlNode> found;
  for (XmlNode node = first_child(); node; node = node.next_sibling()) {
    if (node.is_element() && (name.empty() || node.name() == name)) found.push_back(node);
  }
  return found;
}

std::vector<XmlNode> XmlNode::descendants(std::string_view name) const {
  std::vector<XmlNode> found;
  if (node_ == nullptr) return found;
  for (const xmlNode* node = next_node(node_, node_); node != nullptr;
       node = next_node(node, node_)) {
    if (XmlNode(node).name() == name) found.emplace_back(node);
  }
  return found;
}

std::string XmlNode::text() const {
  TextCollector collector;
  for (const xmlNode* node = node_; node != nullptr;) {
    if (is_formula(XmlNode(node))) {
      collector.add(formula_text(XmlNode(node)));
      node = node_behind(node, node_);
      continue;
    }
    if (is_text(*node) && is_raised(node, node_)) {
      collector.add_raised(view(node->content));
    } else if (is_text(*node)) {
      collector.add(view(node->content));
    }
    node = next_node(node, node_);
  }
  return collector.text();
}

Result<XmlTree> XmlTree::parse(std::string_view bytes) {
  struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  };
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) return fail(ErrorCode::kEnvironment, "libxml2 is out of memory");
  XmlTree tree;
  tree.document_.reset(xmlCtxtReadMemory(
      context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT));
  if (tree.document_ == nullptr) {
    const xmlError* error = xmlCtxtGetLastError(context.get());
    if (error == nullptr) return fail(ErrorCode::kInputMalformed, "not well-formed XML");
    return fail(ErrorCode::kInputMalformed,
                fmt::format("not well-formed XML, line {} of the record: {}", error->line,
                            trim(error->message == nullptr ? "" : error->message)));
  }
  return tree;
}

XmlNode XmlTree::root() const {
  return XmlNode(xmlDocGetRootElement(document_.get()));
}

void XmlTree::Free::operator()(_xmlDoc* document) const {
  xmlFreeDoc(document);
}

void TextCollector::add(std::string_view characters) {
  while (!characters.empty()) {
    const std::size_t word = characters.find_first_not_of(kBlanks);
    if (word != 0) blank_ = true;
    if (word == std::string_view::npos) return;
    const std::size_t end = std::min(characters.find_first_of(kBlanks, word), characters.size());
    if (blank_ && !text_.empty()) text_.push_back(' ');
    blank_ = false;
    text_.append(characters.substr(word, end - word));
    characters.remove_prefix(end);
  }
}

void TextCollector::add_raised(std::string_view characters) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool has_digit = std::any_of(characters.begin(), characters.end(), is_digit);
  if (has_digit && !blank_ && !text_.empty() && is_digit(text_.back())) {
    add_superscript(characters);
  } else {
    add(characters);
  }
}

void TextCollector::add_superscript(std::string_view characters) {
  std::string raised;
  while (!characters.empty()) {
    const auto at = std::find_if(kRaised.begin(), kRaised.end(), [&](const Raised& entry) {
      return characters.starts_with(entry.plain);
    });
    raised += at != kRaised.end() ? at->raised : characters.substr(0, 1);
    characters.remove_prefix(at != kRaised.end() ? at->plain.size() : 1);
  }
  add(raised);
}

}  // namespace ibid::ingest
