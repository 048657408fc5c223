// Signatures of the Standard Webhooks specification, version v1: HMAC-SHA256 over
// id.timestamp.body.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace supercargo::webhooks {

// whsec_ and 32 random bytes in base64.
std::string new_secret();

struct Signed {
  std::string_view id;
  std::int64_t timestamp_seconds = 0;
  std::string_view body;
};
// "v1,…". A secret that is none is a Fault.
std::string signature(std::string_view secret, const Signed& message);

// Anywhere from -most to most, unforeseeable: so that receivers that failed together are not asked
// again together.
std::int64_t random_jitter(std::int64_t most);

}  // namespace supercargo::webhooks
