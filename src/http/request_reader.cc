#include "http/request_reader.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>

namespace supercargo::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::get;
    case beast::http::verb::head:
      return Method::head;
    case beast::http::verb::post:
      return Method::post;
    case beast::http::verb::put:
      return Method::put;
    case beast::http::verb::patch:
      return Method::patch;
    case beast::http::verb::delete_:
      return Method::del;
    case beast::http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

// Of the absolute form only path and query are kept: the guard has compared the rest with Host.
std::string_view origin_form(std::string_view target) {
  const auto scheme = target.find("://");
  if (target.empty() || target.front() == '/' || scheme == std::string_view::npos) return target;
  const auto path = target.find_first_of("/?", scheme + 3);
  return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
}

void set_target(Request& request, std::string_view sent) {
  const auto target = origin_form(sent);
  request.target = target;
  if (target.starts_with('?')) request.target.insert(0, "/");
  const auto question = request.target.find('?');
  request.path = request.target.substr(0, question);
  if (question != std::string::npos) request.query = request.target.substr(question + 1);
}

GuardRefusal too_large() { return {413, "body_too_large", "The request body is too large."}; }

}  // namespace

// Writes straight into our Request: no second container of fields in between.
struct RequestReader::Parser : beast::http::basic_parser<true> {
  explicit Parser(const HeadLimits& limits) : extension_bytes_max(limits.chunk_extension_bytes) {
    header_limit(static_cast<std::uint32_t>(limits.bytes + 1));
    body_limit(boost::none);
    eager(true);
  }

  Request request;
  std::size_t extension_bytes_max;
  bool head_read = false;
  bool http_1_0 = false;

  void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target,
                       int version, error_code&) override {
    request.method = method_of(verb);
    http_1_0 = version == 10;
    set_target(request, {target.data(), target.size()});
  }

  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    if (head_read) return;  // A trailer could smuggle in what the head was not allowed to say.
    auto& field = request.headers.emplace_back(std::string(name), std::string(value));
    for (char& c : field.first) c = beast::detail::ascii_tolower(c);
  }

  void on_header_impl(error_code&) override { head_read = true; }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    // A claimed length is no reason to give memory before the bytes have come.
    constexpr std::uint64_t trusted_bytes = std::uint64_t{64} << 10;
    if (length) request.body.reserve(static_cast<std::size_t>(std::min(*length, trusted_bytes)));
  }

  std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t, beast::string_view extensions,
                            error_code& error) override {
    const bool odd = std::any_of(extensions.begin(), extensions.end(),
                                 [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    const bool begins_well = extensions.empty() || extensions.front() == ';';
    if (odd || !begins_well || extensions.size() > extension_bytes_max) {
      error = beast::http::error::bad_chunk_extension;
    }
  }

  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_finish_impl(error_code&) override {}
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
};

RequestReader::RequestReader(const HeadLimits& limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;

std::optional<GuardRefusal> RequestReader::read_head(std::string_view raw_head) {
  parser_ = std::make_unique<Parser>(limits_);
  // Eager reading would go on into a body; the head is handed over alone.
  error_code error;
  const auto used =
      parser_->put(boost::asio::const_buffer(raw_head.data(), raw_head.size()), error);
  const bool more_wanted = error == beast::http::error::need_more && parser_->is_header_done();
  if ((error && !more_wanted) || used != raw_head.size() || !parser_->is_header_done()) {
    return GuardRefusal{400, "bad_head", "The request head cannot be read."};
  }
  return std::nullopt;
}

std::optional<GuardRefusal> RequestReader::limit_body(std::size_t bytes) {
  const auto length = parser_->content_length();
  if (length && *length > bytes) return too_large();
  parser_->body_limit(bytes);
  return std::nullopt;
}

RequestReader::Taken RequestReader::read_body(std::string_view received) {
  Taken taken;
  // Beast 1.81 asserts five bytes where a last chunk came in pieces; no chunked rest is shorter.
  constexpr std::size_t shortest_chunked_rest = 5;
  const bool wait = parser_->chunked() && received.size() < shortest_chunked_rest;
  if (done() || received.empty() || wait) return taken;
  error_code error;
  taken.bytes = parser_->put(boost::asio::const_buffer(received.data(), received.size()), error);
  if (error == beast::http::error::body_limit) {
    taken.refusal = too_large();
  } else if (error && error != beast::http::error::need_more) {
    taken.refusal = GuardRefusal{400, "bad_chunk", "The chunked body cannot be read."};
  } else if (received.size() - taken.bytes > limits_.bytes && !done()) {
    // Only a chunk's size line or the trailers are left standing: they are bounded like a head.
    taken.refusal = GuardRefusal{400, "bad_chunk", "A chunk's size or the trailers are too long."};
  }
  return taken;
}

bool RequestReader::done() const { return parser_->is_done(); }
bool RequestReader::keeps_alive() const { return parser_->keep_alive(); }
bool RequestReader::is_http_1_0() const { return parser_->http_1_0; }
std::size_t RequestReader::body_bytes() const { return parser_->request.body.size(); }
Request& RequestReader::request() { return parser_->request; }

}  // namespace supercargo::http
