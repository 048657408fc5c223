// Turns the bytes of one request into a Request: Boost.Beast's parser behind our own face.
// Pure: no socket and no clock. Trailers are read over and dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "http/head_guard.h"
#include "http/message.h"

namespace supercargo::http {

class RequestReader {
 public:
  explicit RequestReader(const HeadLimits& limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // `raw_head` has passed guard_head.
  std::optional<GuardRefusal> read_head(std::string_view raw_head);

  // Takes what it can of `received` and says how much; done() tells when the body is whole.
  struct Taken {
    std::size_t bytes = 0;
    std::optional<GuardRefusal> refusal;
  };
  Taken read_body(std::string_view received);
  // Before the body: the most that it may have. Refuses a length that is known to be larger.
  std::optional<GuardRefusal> limit_body(std::size_t bytes);

  bool done() const;
  bool keeps_alive() const;
  bool is_http_1_0() const;
  std::size_t body_bytes() const;
  Request& request();

 private:
  struct Parser;
  const HeadLimits limits_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace supercargo::http
