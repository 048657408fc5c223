// Writes a UBL document: elements in the order in which they are given, and none that is empty, as
// UBL asks. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supercargo::formats {

class XmlWriter {
 public:
  // "Invoice": in its own name space, with UBL's two others.
  explicit XmlWriter(std::string_view root);

  // One element for as long as it lives.
  class Scope {
   public:
    Scope(XmlWriter& writer, std::string_view name) : writer_(writer) { writer_.open(name); }
    ~Scope() { writer_.close(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    XmlWriter& writer_;
  };

  // Nothing when the text is empty; then neither is the element around it, unless there is more.
  void put(std::string_view name, std::string_view text);
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  // The attribute is left out when its value is empty.
  void put(std::string_view name, std::string_view text, const Attribute& attribute);

  std::string finish();

 private:
  void open(std::string_view name);
  void close();
  void open_pending();

  std::string text_;
  std::vector<std::string> open_;
  std::size_t begun_ = 0;  // so many of them stand in the text
};

}  // namespace supercargo::formats
