// Text inside XML and HTML: nothing in it is markup, within quotation marks neither. Pure.
#pragma once

#include <string>
#include <string_view>

namespace supercargo {

void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

}  // namespace supercargo
