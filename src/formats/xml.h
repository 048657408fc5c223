// An XML document that somebody sent, read into plain elements: no network, no document type, no
// entities but the five, and bounds on bytes, tags, depth and elements (security 4). The only
// libxml2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace supercargo::formats {

class XmlDocument;

// One element of a document, which outlives it. An element that is not there is empty: it has no
// text, no children and no attributes, and says where it would stand.
class Xml {
 public:
  Xml() = default;
  explicit operator bool() const { return document_ != nullptr; }
  std::string_view name() const;  // cbc:ID; what has no namespace of UBL's has its bare name
  std::string_view text() const;  // its own, without the blanks around it
  std::string_view attribute(std::string_view name) const;
  // The first child, or descendant along names parted by '/'.
  Xml find(std::string_view path) const;
  std::vector<Xml> all(std::string_view name) const;
  std::vector<Xml> children() const;
  std::string path() const;  // /Order/cac:OrderLine[2]
  std::int64_t line() const;

 private:
  friend class XmlDocument;
  Xml(const XmlDocument* document, std::uint32_t at) : document_(document), at_(at) {}
  const XmlDocument* document_ = nullptr;
  std::uint32_t at_ = 0;
};

class XmlDocument {
 public:
  // Refuses with line and column what is no such document.
  static Result<XmlDocument> read(std::string_view bytes);
  Xml root() const { return {this, 0}; }
  const std::string& root_namespace() const { return root_namespace_; }

 private:
  friend class Xml;
  friend class XmlBuilder;
  struct Element {
    std::string name;
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::uint32_t> children;
    std::uint32_t parent = 0;
    std::uint32_t among_equals = 1;  // the first of its name is 1
    std::int64_t line = 0;
  };
  std::vector<Element> elements_;
  std::string root_namespace_;
};

}  // namespace supercargo::formats
