// An empty root in which the Debian package is installed by dpkg and its program run: nothing of
// the machine is touched. What the machine has installed counts as installed there too, so that the
// package's dependencies are judged.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/program.h"

namespace supercargo::tests {

// Whom a process is, in the root's own list of accounts.
struct Account {
  unsigned user = 0;
  unsigned group = 0;
};

class ScratchRoot {
 public:
  ScratchRoot();
  ~ScratchRoot();
  ScratchRoot(const ScratchRoot&) = delete;
  ScratchRoot& operator=(const ScratchRoot&) = delete;

  // What is missing on this machine for installing here; empty: nothing is.
  static std::string objection();

  std::string path(const std::string& absolute) const { return folder_.string() + absolute; }
  Ran dpkg(std::vector<std::string> words) const;
  // "0400 supercargo:supercargo", by the root's own names; "absent" when it is not there.
  std::string rights(const std::string& absolute) const;
  Account account(const std::string& name) const;
  // Copies in what the program needs of a running system: its libraries and the time zones.
  void furnish() const;
  // A command of the installed program, as the service's account, where the machine is this root.
  Ran run(std::vector<std::string> words) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace supercargo::tests
