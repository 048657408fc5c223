// The manual page, supercargo(1), made from the declarations that --help and the settings file are
// read from, so that it cannot say anything else.
#pragma once

#include <span>
#include <string>

#include "app/command.h"

namespace supercargo::app {

// In the man(7) language of roff.
std::string manual_page(std::span<const Command> commands, std::span<const Setting> settings);

}  // namespace supercargo::app
