// The browser desk that was built into the program: hashed assets for ever, compressed as they were
// built; its entry page never stored and with a nonce of its own (ADR 9). Any address that is none
// of the API's is a place in the desk.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace supercargo::app {

class Desk {
 public:
  // What `web/pack.mjs` makes; its bytes stay where they are. Faults when it is damaged.
  explicit Desk(std::string_view pack);

  static bool answers(const http::Request& request);
  http::Response answer(const http::Request& request) const;

 private:
  struct Asset {
    std::string media = {};
    std::string tag = {};
    std::map<std::string, std::string_view> forms = {};  // by encoding; empty: as it is
  };

  static http::Response file(const Asset& asset, const http::Request& request);
  http::Response entry_page() const;

  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace supercargo::app
