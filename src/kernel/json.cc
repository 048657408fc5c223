#include "kernel/json.h"

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>

namespace supercargo {

namespace json = boost::json;

// Receives the parser's events and lays the nodes out in one vector.
class JsonBuilder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  JsonBuilder(JsonDocument& document, const JsonLimits& limits)
      : document_(document), limits_(limits) {}
  const char* refusal() const { return refusal_; }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) { return open(JsonKind::object, ec); }
  bool on_object_end(std::size_t, json::error_code& ec) { return close(ec); }
  bool on_array_begin(json::error_code& ec) { return open(JsonKind::array, ec); }
  bool on_array_end(std::size_t, json::error_code& ec) { return close(ec); }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return gather(part); }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    gather(part);
    key_ = keep();
    return !is_duplicate() || refuse("duplicate_key", ec);
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    return gather(part);
  }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    gather(part);
    return add(JsonKind::text, ec, keep());
  }
  bool on_number_part(json::string_view part, json::error_code&) { return gather(part); }
  bool on_int64(std::int64_t, json::string_view part, json::error_code& ec) {
    gather(part);
    return add(JsonKind::integer, ec, keep());
  }
  bool on_uint64(std::uint64_t, json::string_view part, json::error_code& ec) {
    return on_int64(0, part, ec);
  }
  bool on_double(double, json::string_view part, json::error_code& ec) {
    gather(part);
    return add(JsonKind::fraction, ec, keep());
  }
  bool on_bool(bool value, json::error_code& ec) {
    if (!add(JsonKind::boolean, ec, {})) return false;
    document_.nodes_.back().boolean = value;
    return true;
  }
  bool on_null(json::error_code& ec) { return add(JsonKind::null, ec, {}); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t last_child;
  };

  bool gather(json::string_view part) {
    gathered_.append(part.data(), part.size());
    return true;
  }
  std::string_view keep() {
    std::string& kept = document_.texts_.emplace_back(std::move(gathered_));
    gathered_.clear();
    return kept;
  }
  bool refuse(const char* why, json::error_code& ec) {
    refusal_ = why;
    ec = json::error::syntax;
    return false;
  }
  bool is_duplicate() const {
    const auto& nodes = document_.nodes_;
    for (auto child = nodes[open_.back().node].first; child != 0; child = nodes[child].next)
      if (nodes[child].key == key_) return true;
    return false;
  }
  bool add(JsonKind kind, json::error_code& ec, std::string_view text) {
    auto& nodes = document_.nodes_;
    if (nodes.size() >= limits_.values) return refuse("too_many_values", ec);
    const auto node = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back({.kind = kind, .key = key_, .text = text});
    key_ = {};
    if (open_.empty()) return true;
    Open& parent = open_.back();
    auto& owner = nodes[parent.node];
    const bool is_object = owner.kind == JsonKind::object;
    if (++owner.count > (is_object ? limits_.keys : limits_.items))
      return refuse(is_object ? "too_many_keys" : "too_many_items", ec);
    (parent.last_child == 0 ? owner.first : nodes[parent.last_child].next) = node;
    parent.last_child = node;
    return true;
  }
  bool open(JsonKind kind, json::error_code& ec) {
    if (open_.size() >= limits_.depth) return refuse("too_deep", ec);
    if (!add(kind, ec, {})) return false;
    open_.push_back({static_cast<std::uint32_t>(document_.nodes_.size() - 1), 0});
    return true;
  }
  bool close(json::error_code&) {
    open_.pop_back();
    return true;
  }

  JsonDocument& document_;
  const JsonLimits& limits_;
  std::vector<Open> open_;
  std::string gathered_;
  std::string_view key_;
  const char* refusal_ = nullptr;
};

Result<JsonDocument> JsonDocument::parse(std::string_view text, const JsonLimits& limits) {
  JsonDocument document;
  json::parse_options options;
  options.max_depth = limits.depth + 1;
  json::basic_parser<JsonBuilder> parser(options, document, limits);
  json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  const char* refusal = parser.handler().refusal();
  if (!error && read == text.size() && parser.done()) return document;
  return Problem{Refusal::malformed, refusal != nullptr ? refusal : "not_json",
                 fmt::format("The body is not acceptable JSON (byte {}).", read)};
}

JsonKind Json::kind() const { return document_->nodes_[node_].kind; }
bool Json::boolean() const { return document_->nodes_[node_].boolean; }
std::string_view Json::text() const { return document_->nodes_[node_].text; }
std::size_t Json::size() const { return document_->nodes_[node_].count; }
std::string_view Json::key() const { return document_->nodes_[node_].key; }

std::optional<Json> Json::first() const {
  const auto child = document_->nodes_[node_].first;
  return child == 0 ? std::nullopt : std::optional(Json(document_, child));
}

std::optional<Json> Json::next() const {
  const auto sibling = document_->nodes_[node_].next;
  return sibling == 0 ? std::nullopt : std::optional(Json(document_, sibling));
}

std::optional<Json> Json::find(std::string_view key) const {
  for (auto member = first(); member; member = member->next())
    if (member->key() == key) return member;
  return std::nullopt;
}

std::string_view Json::text_of(std::string_view key) const {
  const auto member = find(key);
  return member && member->is(JsonKind::text) ? member->text() : std::string_view();
}

namespace {

bool is_plain(unsigned char c) {
  return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7f &&
         c != 0xe2;
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (is_plain(c)) continue;
    const bool is_separator =
        c == 0xe2 && (text.substr(i, 3) == "\xe2\x80\xa8" || text.substr(i, 3) == "\xe2\x80\xa9");
    if (c == 0xe2 && !is_separator) continue;
    out.append(text.substr(done, i - done));
    if (is_separator) {
      out.append(text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029");
      i += 2;
    } else if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(text[i]);
    } else if (c == '\n') {
      out.append("\\n");
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
    }
    done = i + 1;
  }
  out.append(text.substr(done));
  out.push_back('"');
}

std::string json_text(std::string_view text) {
  std::string out;
  append_json_text(out, text);
  return out;
}

void append_json(std::string& out, const Json& value) {
  const bool is_object = value.is(JsonKind::object);
  switch (value.kind()) {
    case JsonKind::null:
      out.append("null");
      return;
    case JsonKind::boolean:
      out.append(value.boolean() ? "true" : "false");
      return;
    case JsonKind::integer:
    case JsonKind::fraction:
      out.append(value.text());
      return;
    case JsonKind::text:
      append_json_text(out, value.text());
      return;
    case JsonKind::array:
    case JsonKind::object:
      break;
  }
  out.push_back(is_object ? '{' : '[');
  const std::size_t start = out.size();
  for (auto member = value.first(); member; member = member->next()) {
    if (out.size() != start) out.push_back(',');
    if (is_object) {
      append_json_text(out, member->key());
      out.push_back(':');
    }
    append_json(out, *member);
  }
  out.push_back(is_object ? '}' : ']');
}

}  // namespace supercargo
