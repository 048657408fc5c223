// Finds the operation for a method and path. Built once from the routes; read by many threads.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/routes.h"

namespace supercargo::http {

class Router {
 public:
  explicit Router(const Routes& routes);

  struct Match {
    const Operation* operation = nullptr;  // null: none for this method
    std::vector<std::pair<std::string, std::string>> path;
    std::vector<Method> allowed;  // of the other methods on this path; empty: no such path
  };
  Match find(Method method, const std::vector<std::string>& segments) const;

 private:
  struct Route {
    const Operation* operation;
    std::vector<std::string> pattern;  // "{id}" stands for any one segment
    std::size_t literals;
  };
  static bool matches(const Route& route, const std::vector<std::string>& segments);

  // By first segment; within it the patterns with more literals come first.
  std::unordered_map<std::string, std::vector<Route>> routes_;
};

std::string_view method_name(Method method);

}  // namespace supercargo::http
