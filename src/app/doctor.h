// Looks at what an operator should know before it hurts: disk, log, clock, versions, migrations,
// rights of files, roles, and what rests on one person. Changes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/settings.h"

namespace supercargo::app::doctor {

enum class Level : std::uint8_t { well, note, finding };

struct Remark {
  std::string matter;
  Level level = Level::well;
  std::string words;
};

std::vector<Remark> examine(const Settings& settings);

// Locks this process as `serve` does and tries to start a program. True: it was refused.
bool self_test();

}  // namespace supercargo::app::doctor
