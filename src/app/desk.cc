#include "app/desk.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "http/reply.h"
#include "kernel/result.h"
#include "people/secrets.h"

namespace supercargo::app {
namespace {

constexpr std::string_view nonce_place = "NONCE_OF_THIS_REPLY";
constexpr std::string_view entry = "/index.html";
constexpr std::string_view hashed = "/assets/";
constexpr std::string_view without_desk =
    "<!doctype html><html lang=en><meta charset=utf-8><title>Supercargo</title>"
    "<h1>Supercargo</h1><p>This program was built without its browser desk. The API is under "
    "<a href=/api/v1/openapi.json>/api/v1</a>.</html>\n";

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.push_back(line);
  return cells;
}

std::size_t number_in(std::string_view cell) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) throw Fault("desk: no number");
  return number;
}

// Security 2.1 "CSP (UI)". Mantine's style elements carry the nonce; scripts are files alone.
std::string page_policy(const std::string& nonce) {
  return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
         "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
         "worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src "
         "'none'; "
         "frame-ancestors 'none'";
}

bool takes(std::string_view accepted, std::string_view encoding) {
  while (!accepted.empty()) {
    const auto comma = accepted.find(',');
    auto each = accepted.substr(0, comma);
    accepted.remove_prefix(comma == std::string_view::npos ? accepted.size() : comma + 1);
    while (each.starts_with(' ')) each.remove_prefix(1);
    const auto name = each.substr(0, each.find_first_of("; "));
    if (name != encoding) continue;
    const auto weight = each.find("q=");
    return weight == std::string_view::npos ||
           each.find_first_not_of("0.", weight + 2) != std::string_view::npos;
  }
  return false;
}

http::Response plain(int status, std::string_view body, const char* media) {
  http::Response response{
      .status = status, .headers = {{"Content-Type", media}}, .body = std::string(body)};
  http::add_security_headers(response);
  return response;
}

// A place in the desk has no dot in its last word; a file that is not there does.
bool is_place(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos &&
         !path.starts_with(hashed);
}

}  // namespace

Desk::Desk(std::string_view pack) {
  const auto end = pack.find("\n\n");
  if (end == std::string_view::npos) return;  // built without its desk
  const auto bytes = pack.substr(end + 2);
  auto head = pack.substr(0, end);
  while (!head.empty()) {
    const auto line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    const auto cells = cells_of(line);
    if (cells.size() != 6) throw Fault("desk: a row of the pack is damaged");
    const std::size_t from = number_in(cells[4]);
    const std::size_t size = number_in(cells[5]);
    if (from + size > bytes.size()) throw Fault("desk: the pack is cut short");
    Asset& asset = assets_[std::string(cells[0])];
    asset.media = cells[1];
    asset.tag = cells[2];
    asset.forms[std::string(cells[3])] = bytes.substr(from, size);
  }
}

bool Desk::answers(const http::Request& request) {
  return !request.path.starts_with("/api/") && request.path != "/api";
}

http::Response Desk::answer(const http::Request& request) const {
  if (request.method != http::Method::get && request.method != http::Method::head) {
    http::Response refused = plain(405, "", "text/plain");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  const auto found = assets_.find(request.path);
  if (found != assets_.end() && request.path != entry) return file(found->second, request);
  if (request.path == entry || is_place(request.path)) return entry_page();
  return plain(404, "not found\n", "text/plain");
}

http::Response Desk::file(const Asset& asset, const http::Request& request) {
  const bool is_hashed = request.path.starts_with(hashed);
  http::Response response;
  response.headers = {
      {"ETag", asset.tag},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.header("if-none-match") == asset.tag) {
    response.status = 304;
  } else {
    response.headers.emplace_back("Content-Type", asset.media);
    const auto accepted = request.header("accept-encoding");
    auto form = asset.forms.find("");
    for (const char* encoding : {"gzip", "br"}) {
      const auto smaller = asset.forms.find(encoding);
      if (smaller != asset.forms.end() && takes(accepted, encoding)) form = smaller;
    }
    if (form == asset.forms.end()) throw Fault("desk: an asset has no plain form");
    if (!form->first.empty()) response.headers.emplace_back("Content-Encoding", form->first);
    response.body = form->second;
  }
  http::add_security_headers(response);
  return response;
}

http::Response Desk::entry_page() const {
  const auto found = assets_.find(entry);
  if (found == assets_.end()) return plain(200, without_desk, "text/html; charset=utf-8");
  const std::string nonce = people::new_token(0);
  std::string page(found->second.forms.at(""));
  for (auto at = page.find(nonce_place); at != std::string::npos; at = page.find(nonce_place, at))
    page.replace(at, nonce_place.size(), nonce);
  http::Response response{.status = 200,
                          .headers = {{"Content-Type", "text/html; charset=utf-8"},
                                      {"Content-Security-Policy", page_policy(nonce)}},
                          .body = std::move(page)};
  http::add_security_headers(response);
  return response;
}

}  // namespace supercargo::app
