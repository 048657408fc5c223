// EDIFACT ORDERS of directory D (D.96A and its kin), read into what they say (domain 12). Pure.
#pragma once

#include <string_view>
#include <vector>

#include "formats/message.h"

namespace supercargo::formats {

// One for each message of the interchange; one refusal alone when its envelope is wrong.
std::vector<Result<Message>> read_edifact(std::string_view bytes);

}  // namespace supercargo::formats
