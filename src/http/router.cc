#include "http/router.h"

#include <algorithm>

#include "http/url.h"

namespace supercargo::http {
namespace {

bool is_placeholder(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

Router::Router(const Routes& routes) {
  for (const Operation& operation : routes.operations()) {
    auto pattern = path_segments(operation.declared.path);
    SUPERCARGO_CHECK(pattern && !pattern->empty());
    Route route{&operation, *pattern, 0};
    route.literals = static_cast<std::size_t>(std::count_if(
        pattern->begin(), pattern->end(), [](const auto& each) { return !is_placeholder(each); }));
    auto& bucket = routes_[pattern->front()];
    const auto at = std::find_if(bucket.begin(), bucket.end(), [&](const Route& other) {
      return other.literals < route.literals;
    });
    bucket.insert(at, std::move(route));
  }
}

bool Router::matches(const Route& route, const std::vector<std::string>& segments) {
  if (route.pattern.size() != segments.size()) return false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string& wanted = route.pattern[i];
    if (is_placeholder(wanted)) {
      if (segments[i].empty()) return false;
    } else if (wanted != segments[i]) {
      return false;
    }
  }
  return true;
}

Router::Match Router::find(Method method, const std::vector<std::string>& segments) const {
  Match match;
  const auto bucket = segments.empty() ? routes_.end() : routes_.find(segments.front());
  if (bucket == routes_.end()) return match;
  const Method wanted = method == Method::head ? Method::get : method;
  for (const Route& route : bucket->second) {
    if (!matches(route, segments)) continue;
    if (route.operation->method != wanted) {
      match.allowed.push_back(route.operation->method);
      continue;
    }
    match.operation = route.operation;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const std::string& name = route.pattern[i];
      if (is_placeholder(name))
        match.path.emplace_back(name.substr(1, name.size() - 2), segments[i]);
    }
    return match;
  }
  return match;
}

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
    case Method::other:
      break;
  }
  return "OTHER";
}

}  // namespace supercargo::http
