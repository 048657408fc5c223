// Refusals are values. A business "no" comes back as a Problem that carries every reason at once;
// faults (lost database, full disk, our own bug) are exceptions and never pass through here.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace supercargo {

// What the caller may do about it; `http` gives each its status code (api.md, decisions 3).
enum class Refusal {
  malformed,              // 400: not parseable
  unauthenticated,        // 401
  forbidden,              // 403: also step_up_required
  not_found,              // 404: unknown or not visible to the caller
  not_in_this_state,      // 409: the verb is not allowed now; `allowed` lists those that are
  revision_conflict,      // 412: somebody saved in between
  too_large,              // 413
  unsupported_media,      // 415
  invalid,                // 422: refused by field check, gate, duty or duplicate
  precondition_required,  // 428: PATCH without If-Match
  too_many,               // 429
  overloaded,             // 503
};

// An answer that could be meant, never applied silently.
struct Suggestion {
  std::string value;
  std::string label;
  std::string reason;
};

// One reason of a refusal: where (JSON pointer into the request), a stable code, and words.
struct Reason {
  std::string pointer;
  std::string code;
  std::string detail;
  std::vector<Suggestion> suggestions = {};
};

struct Problem {
  Refusal refusal = Refusal::invalid;
  std::string code;
  std::string detail;
  std::vector<Reason> reasons = {};
  // Further members of the problem document, already JSON: {"allowed", "[\"cancel\"]"}.
  std::vector<std::pair<std::string, std::string>> members = {};
};

inline Problem invalid(std::vector<Reason> reasons) {
  return {Refusal::invalid, "invalid", "The request was refused; every reason is listed.",
          std::move(reasons)};
}
inline Problem not_found(const std::string& what) {
  return {Refusal::not_found, "not_found", "There is no such " + what + "."};
}

// Where nothing but success is to be told.
struct Done {};

// A value or a Problem; member names are those of std::expected, so that a later move is small.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
  Result(Problem problem) : either_(std::in_place_index<1>, std::move(problem)) {}
  bool has_value() const { return either_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() { return std::get<0>(either_); }
  const T& value() const { return std::get<0>(either_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  Problem& error() { return std::get<1>(either_); }
  const Problem& error() const { return std::get<1>(either_); }

 private:
  std::variant<T, Problem> either_;
};

// The broken world: never shown to a caller in its own words.
class Fault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A programmer's error ends the program, in release too: wrong data is worse than none.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
#define SUPERCARGO_CHECK(condition) \
  ((condition) ? void(0) : ::supercargo::check_failed(#condition, __FILE__, __LINE__))

}  // namespace supercargo
