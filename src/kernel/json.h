// JSON read strictly and written once. Parsing refuses what RFC 8259 leaves open: duplicate keys,
// fractions where no decimal is meant, deep or huge documents (security.md 2.1, 4). The document
// owns its text; nodes are views into it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace supercargo {

enum class JsonKind : std::uint8_t { null, boolean, integer, fraction, text, array, object };

struct JsonLimits {
  std::size_t depth = 16;
  std::size_t keys = 200;        // of one object
  std::size_t items = 10'000;    // of one array
  std::size_t values = 500'000;  // in all
};

class JsonDocument;

// One value of a document: cheap to copy, valid as long as the document.
class Json {
 public:
  JsonKind kind() const;
  bool is(JsonKind wanted) const { return kind() == wanted; }
  bool boolean() const;
  // Of a text: its characters. Of a number: its literal as sent.
  std::string_view text() const;
  std::size_t size() const;  // members or items
  // The member of that name; nothing when absent.
  std::optional<Json> find(std::string_view key) const;
  // Members and items in the order sent: for (auto at = v.first(); at; at = at->next()).
  std::optional<Json> first() const;
  std::optional<Json> next() const;
  std::string_view key() const;  // when it is a member
  // The member's text, or nothing when absent or of another kind.
  std::string_view text_of(std::string_view key) const;

 private:
  friend class JsonDocument;
  Json(const JsonDocument* document, std::uint32_t node) : document_(document), node_(node) {}
  const JsonDocument* document_;
  std::uint32_t node_;
};

class JsonDocument {
 public:
  // Refusals are `malformed`, each with the byte where it was found in its words.
  static Result<JsonDocument> parse(std::string_view text, const JsonLimits& limits = {});
  Json root() const { return {this, 0}; }

  struct Node {
    JsonKind kind = JsonKind::null;
    bool boolean = false;
    std::uint32_t next = 0;  // sibling; 0: none
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::string_view key;
    std::string_view text;
  };

 private:
  friend class Json;
  friend class JsonBuilder;
  std::vector<Node> nodes_;
  std::deque<std::string> texts_;
};

// Appends a quoted string; besides what JSON demands, < > & and U+2028/9 are escaped, so that a
// reply read as HTML or script stays inert.
void append_json_text(std::string& out, std::string_view text);
std::string json_text(std::string_view text);
// The document again, without white space, members in the order sent.
void append_json(std::string& out, const Json& value);

}  // namespace supercargo
