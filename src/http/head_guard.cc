#include "http/head_guard.h"

#include <algorithm>
#include <array>

#include "http/ascii.h"

namespace supercargo::http {
namespace {

using Refused = std::optional<GuardRefusal>;

Refused malformed(std::string_view code, std::string_view detail) {
  return GuardRefusal{400, code, detail};
}

// What the checks need to know of a head, as views into it.
struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view version;
  std::string_view host;
  std::string_view transfer_encoding;
  std::string_view content_length;
  std::size_t hosts = 0;
  std::size_t transfer_encodings = 0;
  std::size_t content_lengths = 0;
  std::size_t fields = 0;
};

constexpr std::array<bool, 256> token_table = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789"
                                       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_token(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return token_table[c]; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A tab may stand in a value; no other control character stands anywhere. Bytes above 0x7f are
// old text in values: opaque, but harmless.
bool is_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

bool is_visible(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

bool is_host(std::string_view text) {
  const auto allowed = [](char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view("-._~:[]").find(c) != std::string_view::npos;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

Refused read_request_line(std::string_view line, const HeadLimits& limits, Head& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return malformed("bad_request_line", "The request line is not METHOD TARGET VERSION.");
  }
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  head.version = line.substr(last + 1);
  if (!is_token(head.method)) return malformed("bad_method", "The method is not a token.");
  if (head.target.size() > limits.url_bytes) {
    return GuardRefusal{414, "url_too_long", "The request target is too long."};
  }
  if (!is_visible(head.target) || head.target.find('#') != std::string_view::npos) {
    return malformed("bad_target", "The request target has characters that must be encoded.");
  }
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") {
    return GuardRefusal{505, "http_version", "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
  }
  return std::nullopt;
}

Refused read_field(std::string_view line, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') {
    return malformed("folded_field", "Header fields may not be folded over lines.");
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) {
    return malformed("bad_field", "A header field has no colon.");
  }
  const auto name = line.substr(0, colon);
  // Also catches a blank before the colon, which some readers skip and others take for the name.
  if (!is_token(name)) return malformed("bad_field_name", "A header field's name is no token.");
  const auto value = trimmed(line.substr(colon + 1));
  if (!is_value(value)) {
    return malformed("control_character", "A header field holds a control character.");
  }
  if (same_ignoring_case(name, "host")) {
    ++head.hosts;
    head.host = value;
  } else if (same_ignoring_case(name, "transfer-encoding")) {
    ++head.transfer_encodings;
    head.transfer_encoding = value;
  } else if (same_ignoring_case(name, "content-length")) {
    ++head.content_lengths;
    head.content_length = value;
  }
  return std::nullopt;
}

// Splits at CRLF and at nothing else: a CR or LF that remains in a line is a bare one.
Refused read_head(std::string_view raw, const HeadLimits& limits, Head& head) {
  if (!raw.ends_with("\r\n\r\n")) return malformed("bad_head", "The head does not end.");
  bool first_line = true;
  for (std::string_view rest = raw.substr(0, raw.size() - 2); !rest.empty();) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.empty()) return malformed("empty_line", "An empty line stands within the head.");
    if (line.find_first_of("\r\n") != std::string_view::npos) {
      return malformed("bare_line_end", "CR and LF end a line together or not at all.");
    }
    if (!first_line && ++head.fields > limits.fields) {
      return GuardRefusal{431, "too_many_fields", "There are too many header fields."};
    }
    auto refused = first_line ? read_request_line(line, limits, head) : read_field(line, head);
    if (refused) return refused;
    first_line = false;
  }
  if (first_line) return malformed("empty_line", "An empty line stands before the request.");
  return std::nullopt;
}

Refused check_framing(const Head& head) {
  if (head.content_lengths > 1) {
    return malformed("two_lengths", "Content-Length is given more than once.");
  }
  if (head.transfer_encodings > 0) {
    if (head.content_lengths > 0) {
      return malformed("two_framings", "Transfer-Encoding and Content-Length exclude each other.");
    }
    if (head.transfer_encodings > 1 || head.transfer_encoding != "chunked") {
      return malformed("transfer_encoding", "The only transfer encoding taken is: chunked.");
    }
    if (head.version == "HTTP/1.0") {
      return malformed("transfer_encoding", "HTTP/1.0 knows no transfer encoding.");
    }
  }
  // Eighteen digits fit 64 bits with room to spare; what is too large is the body limit's matter.
  const auto length = head.content_length;
  if (head.content_lengths == 1 && (length.empty() || length.size() > 18 ||
                                    !std::all_of(length.begin(), length.end(), is_digit))) {
    return malformed("bad_length", "Content-Length is not a number.");
  }
  return std::nullopt;
}

// The authority of "http://authority/path?query"; nothing for another form of target.
std::optional<std::string_view> authority_of(std::string_view target) {
  const auto scheme = target.find("://");
  if (scheme == std::string_view::npos || target.front() == '/') return std::nullopt;
  if (!same_ignoring_case(target.substr(0, scheme), "http") &&
      !same_ignoring_case(target.substr(0, scheme), "https")) {
    return std::nullopt;
  }
  const auto authority = target.substr(scheme + 3);
  return authority.substr(0, authority.find_first_of("/?"));
}

Refused check_host(const Head& head) {
  if (head.hosts == 0) return malformed("no_host", "There is no Host field.");
  if (head.hosts > 1) return malformed("two_hosts", "Host is given more than once.");
  if (!is_host(head.host)) return malformed("bad_host", "Host is no host name or address.");
  if (head.target.front() == '/') return std::nullopt;
  if (head.target == "*" && head.method == "OPTIONS") return std::nullopt;
  // CONNECT names nothing but an authority; it is nobody's method here, and so answered as such.
  const auto authority = head.method == "CONNECT" ? head.target : authority_of(head.target);
  if (!authority) return malformed("bad_target", "The request target is no path.");
  if (!same_ignoring_case(*authority, head.host)) {
    return malformed("host_mismatch", "The request target and Host name different hosts.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<GuardRefusal> guard_head(std::string_view raw_head, const HeadLimits& limits) {
  if (raw_head.size() > limits.bytes) {
    return GuardRefusal{431, "head_too_large", "The header fields are too large."};
  }
  Head head;
  if (auto refused = read_head(raw_head, limits, head)) return refused;
  if (auto refused = check_framing(head)) return refused;
  return check_host(head);
}

HeadEnd find_head_end(std::string_view received, const HeadLimits& limits) {
  for (auto at = received.find('\n'); at != std::string_view::npos;
       at = received.find('\n', at + 1)) {
    // A reader that took a bare LF for a line's end would wait for nothing: say no at once.
    if (at == 0 || received[at - 1] != '\r') {
      return {0, malformed("bare_line_end", "CR and LF end a line together or not at all.")};
    }
    if (at >= 3 && received.substr(at - 3, 4) == "\r\n\r\n") return {at + 1, std::nullopt};
    if (at == 1) return {0, malformed("empty_line", "An empty line stands before the request.")};
  }
  if (received.find('\0') != std::string_view::npos) {
    return {0, malformed("control_character", "The head holds a NUL.")};
  }
  const auto line = received.substr(0, received.find('\r'));
  if (line.size() > limits.url_bytes + 64) {
    return {0, GuardRefusal{414, "url_too_long", "The request target is too long."}};
  }
  if (received.size() >= limits.bytes) {
    return {0, GuardRefusal{431, "head_too_large", "The header fields are too large."}};
  }
  return {0, std::nullopt};
}

}  // namespace supercargo::http
