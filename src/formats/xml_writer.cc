#include "formats/xml_writer.h"

#include "kernel/markup.h"

namespace supercargo::formats {
namespace {

void append_indent(std::string& out, std::size_t depth) { out.append(depth * 2, ' '); }

}  // namespace

XmlWriter::XmlWriter(std::string_view root) {
  constexpr std::string_view space = "urn:oasis:names:specification:ubl:schema:xsd:";
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<";
  text_.append(root)
      .append(" xmlns=\"")
      .append(space)
      .append(root)
      .append("-2\"\n    xmlns:cac=\"");
  text_.append(space).append("CommonAggregateComponents-2\"\n    xmlns:cbc=\"");
  text_.append(space).append("CommonBasicComponents-2\">\n");
  open_.emplace_back(root);
  begun_ = 1;
}

void XmlWriter::open(std::string_view name) { open_.emplace_back(name); }

void XmlWriter::close() {
  if (begun_ == open_.size()) {
    append_indent(text_, open_.size() - 1);
    text_.append("</").append(open_.back()).append(">\n");
    --begun_;
  }
  open_.pop_back();
}

void XmlWriter::open_pending() {
  for (; begun_ < open_.size(); ++begun_) {
    append_indent(text_, begun_);
    text_.append("<").append(open_[begun_]).append(">\n");
  }
}

void XmlWriter::put(std::string_view name, std::string_view text) { put(name, text, {}); }

void XmlWriter::put(std::string_view name, std::string_view text, const Attribute& attribute) {
  if (text.empty()) return;
  open_pending();
  append_indent(text_, open_.size());
  text_.append("<").append(name);
  if (!attribute.value.empty()) {
    text_.append(" ").append(attribute.name).append("=\"");
    append_escaped(text_, attribute.value);
    text_.push_back('"');
  }
  text_.push_back('>');
  append_escaped(text_, text);
  text_.append("</").append(name).append(">\n");
}

std::string XmlWriter::finish() {
  close();
  return std::move(text_);
}

}  // namespace supercargo::formats
