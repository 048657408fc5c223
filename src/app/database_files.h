// Files of SQLite databases as a restore moves them: whole, written to the disk, nothing lost.
#pragma once

#include <string>

namespace supercargo::app {

// With its write-ahead log.
void remove_with_log(const std::string& file);

// Puts the finished file in the place of the database; returns where that is now, which has its log
// with it, or nothing when there was none.
std::string take_place(const std::string& finished, const std::string& target);

}  // namespace supercargo::app
