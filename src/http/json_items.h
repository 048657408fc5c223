// The items of a list in a JSON document, each exactly as it was sent: what is kept as an original
// must be the sender's bytes, not ours.
#pragma once

#include <string_view>
#include <vector>

namespace supercargo::http {

// `document` must have been parsed without complaint, so that only its brackets need following. The
// list is the document itself or its member `items`; nothing when it is spelt in another way.
std::vector<std::string_view> verbatim_items(std::string_view document);

}  // namespace supercargo::http
