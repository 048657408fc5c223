// The program's version: of --version, of the API's description, of backups and of the package.
#pragma once

namespace supercargo::app {

inline constexpr char version[] = "0.1.0";

}  // namespace supercargo::app
