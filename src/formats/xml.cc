#include "formats/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "formats/message.h"
#include "kernel/text.h"

namespace supercargo::formats {
namespace {

constexpr std::size_t tag_bytes_max = 8 << 10;
constexpr std::size_t attributes_max = 100;
constexpr std::size_t elements_max = 200'000;
constexpr std::size_t depth_max = 64;
constexpr std::string_view blanks = " \t\r\n";

std::string at_line(std::int64_t line, std::int64_t column) {
  return "Line " + std::to_string(line) + ", column " + std::to_string(column) + ": ";
}

Problem no_document(const char* code, const std::string& where, const std::string& words) {
  return refused({{"", code, where + words}});
}

// Looks at the tags before the parser does: a check of its that is quadratic in the attributes of a
// tag, and everything that begins with a document type, are never reached.
class Scan {
 public:
  explicit Scan(std::string_view bytes) : bytes_(bytes) {}

  std::optional<Problem> run() {
    while ((at_ = bytes_.find('<', at_)) != std::string_view::npos) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip(rest, "-->");
      } else if (rest.starts_with("<![CDATA[")) {
        skip(rest, "]]>");
      } else if (rest.starts_with("<?")) {
        skip(rest, "?>");
      } else if (rest.starts_with("<!")) {
        return no_document("document_type_refused", where(),
                           "A document with a document type is not taken.");
      } else if (auto problem = tag(rest)) {
        return problem;
      }
    }
    return std::nullopt;
  }

 private:
  void skip(std::string_view rest, std::string_view end) {
    const auto found = rest.find(end);
    at_ = found == std::string_view::npos ? bytes_.size() : at_ + found + end.size();
  }

  std::optional<Problem> tag(std::string_view rest) {
    char quote = '\0';
    std::size_t attributes = 0;
    std::size_t i = 1;
    for (; i < rest.size() && (quote != '\0' || rest[i] != '>'); ++i) {
      if (i > tag_bytes_max) return no_document("tag_too_long", where(), "A tag of over 8 KiB.");
      const char c = rest[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
        ++attributes;
      }
    }
    if (attributes > attributes_max)
      return no_document("too_many_attributes", where(), "A tag with over 100 attributes.");
    at_ += i;
    return std::nullopt;
  }

  std::string where() const {
    const std::string_view before = bytes_.substr(0, at_);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? at_ + 1 : at_ - start;
    return at_line(line, static_cast<std::int64_t>(column));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// What the XML declaration says; empty: nothing, which means UTF-8.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), bytes.size()));
  const auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const auto open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const auto close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  return lowered(declaration.substr(open + 1, close - open - 1));
}

std::string from_latin1(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out.push_back(c);
    } else {
      out.push_back(static_cast<char>(0xC0 | (byte >> 6)));
      out.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
    }
  }
  return out;
}

Result<std::string> as_utf8(std::string_view bytes) {
  if (bytes.size() > document_bytes_max)
    return no_document("too_large", "", "A document has 8 MiB at most.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string encoding = declared_encoding(bytes);
  if (encoding == "iso-8859-1" || encoding == "latin1") return from_latin1(bytes);
  if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii" && encoding != "ascii")
    return no_document("encoding_not_taken", "", "Taken are UTF-8 and ISO-8859-1.");
  if (!valid_utf8(bytes)) return no_document("not_utf8", "", "The bytes are no UTF-8.");
  return std::string(bytes);
}

xmlParserInputPtr nothing_from_outside(const char*, const char*, xmlParserCtxtPtr) {
  return nullptr;
}

void set_up_once() {
  static const bool done = [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(nothing_from_outside);
    return true;
  }();
  static_cast<void>(done);
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string name_of(const xmlNode& node) {
  const std::string_view space = node.ns == nullptr ? "" : view(node.ns->href);
  std::string name;
  if (space.ends_with(":CommonAggregateComponents-2")) name = "cac:";
  if (space.ends_with(":CommonBasicComponents-2")) name = "cbc:";
  if (space.ends_with(":CommonExtensionComponents-2")) name = "ext:";
  return name.append(view(node.name));
}

}  // namespace

class XmlBuilder {
 public:
  // Nothing when there are too many elements, or too deep ones.
  static std::optional<XmlDocument> build(const xmlNode* root) {
    XmlBuilder builder;
    if (root->ns != nullptr) builder.document_.root_namespace_ = view(root->ns->href);
    const xmlNode* node = root;
    while (node != nullptr) {
      if (!builder.visit(*node)) return std::nullopt;
      node = builder.next(node, root);
    }
    return std::move(builder.document_);
  }

 private:
  using Element = XmlDocument::Element;

  bool visit(const xmlNode& node) {
    if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) {
      document_.elements_[open_.back().at].text.append(view(node.content));
      return true;
    }
    if (node.type != XML_ELEMENT_NODE) return true;
    if (document_.elements_.size() == elements_max || open_.size() == depth_max) return false;
    Element element{.name = name_of(node), .line = xmlGetLineNo(&node)};
    for (const xmlAttr* each = node.properties; each != nullptr; each = each->next) {
      const xmlNode* value = each->children;
      element.attributes.emplace_back(view(each->name),
                                      value == nullptr ? "" : view(value->content));
    }
    const auto at = static_cast<std::uint32_t>(document_.elements_.size());
    if (!open_.empty()) {
      element.parent = open_.back().at;
      element.among_equals = ++open_.back().names[element.name];
      document_.elements_[element.parent].children.push_back(at);
    }
    document_.elements_.push_back(std::move(element));
    last_ = at;
    return true;
  }

  const xmlNode* next(const xmlNode* node, const xmlNode* root) {
    if (node->type == XML_ELEMENT_NODE) {
      if (node->children != nullptr) {
        open_.push_back({last_, {}});
        return node->children;
      }
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      open_.pop_back();
    }
    return node == root ? nullptr : node->next;
  }

  struct Open {
    std::uint32_t at;
    std::unordered_map<std::string, std::uint32_t> names;
  };
  XmlDocument document_;
  std::vector<Open> open_;
  std::uint32_t last_ = 0;
};

Result<XmlDocument> XmlDocument::read(std::string_view bytes) {
  const auto text = as_utf8(bytes);
  if (!text) return text.error();
  if (auto problem = Scan(*text).run()) return std::move(*problem);
  set_up_once();
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) throw Fault("no memory for an XML parser");
  constexpr int options =
      XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  context->myDoc = xmlCtxtReadMemory(context.get(), text->data(), static_cast<int>(text->size()),
                                     nullptr, "UTF-8", options);
  const xmlError* error = xmlCtxtGetLastError(context.get());
  const xmlNode* root = context->myDoc == nullptr ? nullptr : xmlDocGetRootElement(context->myDoc);
  if (root == nullptr || context->wellFormed == 0 || context->nsWellFormed == 0) {
    const std::string words(trimmed(error == nullptr || error->message == nullptr
                                        ? "It is no XML."
                                        : std::string_view(error->message)));
    return no_document("not_well_formed", error == nullptr ? "" : at_line(error->line, error->int2),
                       words);
  }
  auto built = XmlBuilder::build(root);
  if (!built) return no_document("too_large", "", "Too many elements, or elements too deep.");
  return std::move(*built);
}

std::string_view Xml::name() const {
  return *this ? std::string_view(document_->elements_[at_].name) : std::string_view();
}

std::string_view Xml::text() const {
  return *this ? trimmed(document_->elements_[at_].text) : std::string_view();
}

std::string_view Xml::attribute(std::string_view name) const {
  if (!*this) return {};
  for (const auto& [each, value] : document_->elements_[at_].attributes)
    if (each == name) return value;
  return {};
}

Xml Xml::find(std::string_view path) const {
  if (!*this) return {};
  const auto slash = path.find('/');
  const std::string_view first = path.substr(0, slash);
  for (const std::uint32_t child : document_->elements_[at_].children) {
    if (document_->elements_[child].name != first) continue;
    const Xml found{document_, child};
    if (slash == std::string_view::npos) return found;
    if (const Xml deeper = found.find(path.substr(slash + 1))) return deeper;
  }
  return {};
}

std::vector<Xml> Xml::all(std::string_view name) const {
  std::vector<Xml> found = children();
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const Xml& child) { return child.name() != name; }),
              found.end());
  return found;
}

std::vector<Xml> Xml::children() const {
  std::vector<Xml> found;
  if (!*this) return found;
  const auto& children = document_->elements_[at_].children;
  found.reserve(children.size());
  for (const std::uint32_t child : children) found.push_back({document_, child});
  return found;
}

std::string Xml::path() const {
  std::string path;
  if (!*this) return path;
  for (std::uint32_t at = at_;; at = document_->elements_[at].parent) {
    const auto& element = document_->elements_[at];
    std::string step = '/' + element.name;
    if (element.among_equals > 1) step += '[' + std::to_string(element.among_equals) + ']';
    path.insert(0, step);
    if (at == 0) return path;
  }
}

std::int64_t Xml::line() const { return *this ? document_->elements_[at_].line : 0; }

}  // namespace supercargo::formats
