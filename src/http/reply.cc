#include "http/reply.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "http/ascii.h"

namespace supercargo::http {
namespace {

struct Phrase {
  int status;
  std::string_view text;
};
constexpr std::array phrases = {
    Phrase{200, "OK"},
    Phrase{201, "Created"},
    Phrase{202, "Accepted"},
    Phrase{204, "No Content"},
    Phrase{206, "Partial Content"},
    Phrase{207, "Multi-Status"},
    Phrase{301, "Moved Permanently"},
    Phrase{302, "Found"},
    Phrase{303, "See Other"},
    Phrase{304, "Not Modified"},
    Phrase{307, "Temporary Redirect"},
    Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{406, "Not Acceptable"},
    Phrase{408, "Request Timeout"},
    Phrase{409, "Conflict"},
    Phrase{410, "Gone"},
    Phrase{412, "Precondition Failed"},
    Phrase{413, "Content Too Large"},
    Phrase{414, "URI Too Long"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{416, "Range Not Satisfiable"},
    Phrase{417, "Expectation Failed"},
    Phrase{421, "Misdirected Request"},
    Phrase{422, "Unprocessable Content"},
    Phrase{428, "Precondition Required"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{501, "Not Implemented"},
    Phrase{502, "Bad Gateway"},
    Phrase{503, "Service Unavailable"},
    Phrase{504, "Gateway Timeout"},
    Phrase{505, "HTTP Version Not Supported"},
    Phrase{507, "Insufficient Storage"},
};

bool belongs_to_transport(std::string_view name) {
  constexpr std::array<std::string_view, 5> ours = {"content-length", "transfer-encoding", "date",
                                                    "connection", "keep-alive"};
  return std::any_of(ours.begin(), ours.end(),
                     [&](std::string_view own) { return same_ignoring_case(name, own); });
}

bool could_split(const Headers& headers) {
  constexpr std::string_view line_ends("\r\n\0", 3);
  return std::any_of(headers.begin(), headers.end(), [&](const auto& field) {
    return field.first.find_first_of(line_ends) != std::string::npos || field.first.empty() ||
           field.second.find_first_of(line_ends) != std::string::npos;
  });
}

void append_line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

// 204 and 304 have neither a body nor a length.
bool never_has_body(int status) { return status == 204 || status == 304; }

}  // namespace

const Headers& security_headers() {
  static const Headers headers = {
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"},
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy",
       "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"},
  };
  return headers;
}

void add_security_headers(Response& response) {
  for (const auto& field : security_headers()) {
    const bool is_there =
        std::any_of(response.headers.begin(), response.headers.end(),
                    [&](const auto& own) { return same_ignoring_case(own.first, field.first); });
    if (!is_there) response.headers.push_back(field);
  }
}

std::string_view reason_phrase(int status) {
  const auto found = std::find_if(phrases.begin(), phrases.end(),
                                  [&](const Phrase& phrase) { return phrase.status == status; });
  return found == phrases.end() ? std::string_view("Status") : found->text;
}

Response fixed_reply(const GuardRefusal& refusal) {
  Response response{.status = refusal.status, .headers = security_headers(), .body = {}};
  response.headers.emplace_back("Content-Type", "application/problem+json");
  if (refusal.status == 503) response.headers.emplace_back("Retry-After", "5");
  response.body =
      fmt::format(R"({{"type":"about:blank","title":"{}","status":{},"code":"{}","detail":"{}"}})",
                  reason_phrase(refusal.status), refusal.status, refusal.code, refusal.detail);
  return response;
}

std::string render(const Response& response, const ReplyForm& form) {
  if (could_split(response.headers)) {
    return render(fixed_reply({500, "internal", "The server made an invalid reply."}), form);
  }
  std::string out;
  out.reserve(512 + response.body.size());
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status,
                 reason_phrase(response.status));
  for (const auto& [name, value] : response.headers) {
    if (!belongs_to_transport(name)) append_line(out, name, value);
  }
  append_line(out, "Date", form.date);
  if (form.body != BodyForm::open_ended && !never_has_body(response.status)) {
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", response.body.size());
  }
  if (form.ending == Ending::close) append_line(out, "Connection", "close");
  if (form.ending == Ending::keep_alive_said) append_line(out, "Connection", "keep-alive");
  out.append("\r\n");
  if (form.body != BodyForm::head_only && !never_has_body(response.status)) {
    out.append(response.body);
  }
  return out;
}

bool asks_to_close(const Response& response) {
  return std::any_of(response.headers.begin(), response.headers.end(), [](const auto& field) {
    return same_ignoring_case(field.first, "connection") &&
           same_ignoring_case(field.second, "close");
  });
}

std::string_view DateText::at(std::time_t now) {
  if (now == second_) return text_;
  std::tm utc{};
  gmtime_r(&now, &utc);
  // Names spelled here: strftime's would follow the locale.
  constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  text_ = fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                      months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  second_ = now;
  return text_;
}

}  // namespace supercargo::http
