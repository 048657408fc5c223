// UBL 2.1 Order, OrderChange and OrderCancellation, as OASIS writes them and as Peppol does, read
// into what they say (domain 12). Pure.
#pragma once

#include <string_view>

#include "formats/message.h"

namespace supercargo::formats {

Result<Message> read_ubl(std::string_view bytes);

}  // namespace supercargo::formats
