// One XML record as a tree, and the few questions that readers ask of it.
//
// Parsed without network, without a document type and without expanding entities; libxml2's own
// limits stand (256 levels, 10 MB a text node). libxml2 stays in this file and its .cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

struct _xmlDoc;
struct _xmlNode;

namespace ibid::ingest {

/// A node of a tree; false where there is none, and then every question has an empty answer. Valid
/// as long as its XmlTree.
class XmlNode {
 public:
  XmlNode() = default;
  explicit XmlNode(const _xmlNode* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }

  [[nodiscard]] bool is_element() const;
  /// Local name of an element, "" for other nodes.
  [[nodiscard]] std::string_view name() const;
  /// Characters of a text node, "" for other nodes.
  [[nodiscard]] std::string_view characters() const;
  [[nodiscard]] std::string attribute(std::string_view name) const;

  /// All child nodes, text included, in order.
  [[nodiscard]] XmlNode first_child() const;
  [[nodiscard]] XmlNode next_sibling() const;

  /// The first child element of that name; a path of names goes down one by one.
  [[nodiscard]] XmlNode child(std::string_view name) const;
  template <class... Names>
  [[nodiscard]] XmlNode child(std::string_view name, Names... further) const {
    return child(name).child(further...);
  }
  /// Child elements, all or those of one name.
  [[nodiscard]] std::vector<XmlNode> children(std::string_view name = {}) const;
  /// Descendant elements of that name, in document order.
  [[nodiscard]] std::vector<XmlNode> descendants(std::string_view name) const;

  /// All text below, runs of white space as one blank, ends trimmed; <sup> as add_raised() does it,
  /// formulas as formula_text() does.
  [[nodiscard]] std::string text() const;

 private:
  const _xmlNode* node_ = nullptr;
};

class XmlTree {
 public:
  /// Parses one element with everything in it. kInputMalformed says where and why not.
  [[nodiscard]] static Result<XmlTree> parse(std::string_view bytes);
  [[nodiscard]] XmlNode root() const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  std::unique_ptr<_xmlDoc, Free> document_;
};

/// Text that is put together from nodes: white space collapses across their borders.
class TextCollector {
 public:
  void add(std::string_view characters);
  /// A number as Unicode superscripts if it follows a digit: "10" and then "9" must never read
  /// "109". Elsewhere ("m2", "CD80+") no number is altered, and it stays what people search for.
  void add_raised(std::string_view characters);
  /// As superscripts wherever they stand.
  void add_superscript(std::string_view characters);
  /// A blank between what stands and what follows.
  void add_blank() { blank_ = true; }
  /// Bytes so far, a pending blank left out.
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// Where the next characters will begin.
  [[nodiscard]] std::size_t next_begin() const {
    return text_.size() + (blank_ && !text_.empty() ? 1 : 0);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool blank_ = false;
};

}  // namespace ibid::ingest
